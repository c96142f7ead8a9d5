"""How do files come into the database: which, in which process, with which end?

Door: ``run`` (``ingest_files``).
"""
