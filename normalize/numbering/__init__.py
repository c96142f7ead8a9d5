"""What is a label, and what follows what?

Doors: ``labels`` (``cell_label``), ``paragraph_labels`` (``paragraph_label``), ``order`` (``follows``).

A label is what numbers a row or a clause: ``1``, ``1.2``, ``II``, ``C1``, ``a)``, ``-``. It is read by
``cell_label`` where a cell holds nothing else, and by ``paragraph_label`` where it stands before the
text of a paragraph; both give one ``Label`` with one ``Kind``. ``order`` says which label may come
after which. Where labels were recognised from a picture, ``cheapest_way`` reads all labels of a table
at once: the series of its groups and of its rows, at the prices of ``data/numbering_prices.csv``.
"""
