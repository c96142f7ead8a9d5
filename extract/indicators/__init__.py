"""Which statements name an indicator and what it is to reach?

Door: ``read`` (``read_indicators``).
"""
