"""Which statements name an indicator and what it is to reach?

Doors: ``read`` (``read_statements``, ``read_indicators``) and ``declared_counts`` (``read_declared_counts``).
"""
