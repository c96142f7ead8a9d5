"""Do the printed figures of a column add up?

Doors: ``settle`` (``settle_figures``) before building, ``nodes`` for the checks.
"""
