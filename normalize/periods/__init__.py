"""Which time does a text state?

Doors: ``read`` (``parse_period``, ``looks_like_period``) and ``durations`` (``parse_duration``).
"""
