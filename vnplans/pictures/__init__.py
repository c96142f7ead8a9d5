"""What can be shown as a picture?

Doors: ``page``, ``sources``, ``references``.
"""
