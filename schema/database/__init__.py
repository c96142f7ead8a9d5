"""How are records kept, in SQLite or PostgreSQL?

Door: ``opening`` (``open_database``).
"""
