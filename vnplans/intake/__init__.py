"""How do files come into the database: which, in which process, with which end?

Door: ``engine`` (``ingest_files``).
"""
