"""Which tasks of two plans belong together, by how they are worded and by what people decided?

Doors: ``candidates`` (``candidates``), ``words`` (``keep_words``, after storing), ``decisions`` (``decide``).
"""
