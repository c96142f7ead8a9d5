"""How do two plans differ?

Door: ``by`` (``compare``).
"""
