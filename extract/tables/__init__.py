"""Which logical tables do the grids make, joined over pages, and what does each column hold?

Door: ``read`` (``read_tables``).
"""
