"""Which figure with which unit does a text state?

Doors: ``find`` (``find_quantities``) for a sentence, ``amounts`` (``parse_amount``) for a
cell.
"""
