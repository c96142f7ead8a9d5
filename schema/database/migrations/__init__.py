"""Alembic's steps from one form of the database to the next; ``schema.database.opening`` runs them by itself.

``HEAD`` is the newest step; a test holds it against the files in ``versions``. A new database is made at once
from ``schema.database.models`` and stamped with it, and a test shows that both ways end in the same tables.
"""

HEAD = "0014"
