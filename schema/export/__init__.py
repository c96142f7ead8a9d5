"""How does the dataset leave the database: CSV, Parquet, XLSX, with its description?

Door: ``dataset`` (``export``).
"""
