"""Which logical tables do the grids make, joined over pages, and what does each column hold?

Door: ``read`` (``read_tables``). ``rows`` sorts the rows of a table, ``slid_cells`` puts cells back that slid
aside. ``figures`` finds the tables of figures; ``value_columns`` and ``name_columns`` tell their columns by the cells.
"""
