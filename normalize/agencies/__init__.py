"""Which bodies does a cell name, in which role?

Doors: ``read`` (``parse_agencies``: a whole cell), ``lookup`` (``find_agency``: one name) and ``register``
(the bodies).
"""
