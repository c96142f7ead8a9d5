"""How does the dataset leave the database: as files of every format, described for people and programs?

Door: ``dataset`` (``export``).
"""
