"""Which bodies does a cell name, in which role?

Door: ``read`` (``parse_agencies``: a whole cell, with its sentences, open sets and who leads).
"""
