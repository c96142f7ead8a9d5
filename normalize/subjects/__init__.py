"""Of which subjects does a text speak, and how much does each of its words tell?

Doors: ``segments`` (``segmented``, once for each text), ``read`` (``mentions``), ``telling`` (``word_tells``).
"""
