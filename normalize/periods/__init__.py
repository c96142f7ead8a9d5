"""Which time does a text state?

Doors: ``read`` (``parse_period``) and ``durations``.
"""
