"""How do plans differ?

Door: ``by`` (``compare``).
"""
