"""How do the records of a file come into the database, and what stays of other files and of corrections?

Doors: ``store`` (``store``, ``remove``) and ``corrections`` (``correct``, ``revoke``).
"""
