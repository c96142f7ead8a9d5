"""Of what does the name of an indicator speak, and do two names speak of the same?

Doors: ``read`` (``read_measure``) and ``likeness`` (``compare_measures``).
"""
