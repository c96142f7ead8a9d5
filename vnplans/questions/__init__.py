"""What can be asked of the database, of registers and of a printed cell?

Doors: one module a question (``documents``, ``records``, ``findings``, ``references``, ``compare``,
``dataset``,
``correct``, ``differences``, ``registers``, ``explain``).
"""
