"""Which logical tables do the grids make, joined over pages, and what does each column hold?

Door: ``read`` (``read_tables``). ``rows`` sorts the rows of a table, ``slid_cells`` puts cells back that slid
aside.
"""
