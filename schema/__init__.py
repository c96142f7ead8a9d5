"""Raw rows to records: normalisation applied, checks, database, comparison, export."""
