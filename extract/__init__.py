"""Files to raw rows: pages, tables, tasks, clauses, indicators, legal references, each with its place.

Knows PDF, scans, Word, markup and layout; knows Vietnamese only through ``normalize``'s look-ups.
"""
