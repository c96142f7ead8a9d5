"""What does a document say of all its rows: date, province, how its figures are written?

Door: ``document`` (``Setting``).
"""
