"""How do the records of a file come into the database, and what stays of other files and of corrections?

Door: ``store`` (``store``, ``remove``).
"""
