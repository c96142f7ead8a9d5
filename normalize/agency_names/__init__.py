"""Which body of the register does one printed name mean, on a day, in a province?

Doors: ``lookup`` (``find_agency``: one name) and ``register`` (the bodies).
"""
