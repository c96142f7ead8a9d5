"""Which numbered clauses does the body hold, and how are they nested?

Door: ``tree`` (``read_clauses``).
"""
