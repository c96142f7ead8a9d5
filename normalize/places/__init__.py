"""Which province, district or commune is meant, on which day?

Doors: ``provinces`` (``find_province``) and ``communes`` (``find_places``).
"""
