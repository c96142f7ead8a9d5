"""Which bodies does a cell name, in which role?

Doors: ``read`` (``parse_agencies``: a whole cell) and ``lookup`` (``find_agency``: one name).
"""
