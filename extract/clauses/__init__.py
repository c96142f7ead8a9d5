"""Which numbered clauses does the body hold, and how are they nested?

Door: ``tree`` (``read_clauses``). ``role_labels`` reads the labels of a task inside a text ("Chủ trì: …").
"""
