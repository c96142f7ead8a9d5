"""What can be asked of the database, of registers and of a cell?

Door: ``documents``.
"""
