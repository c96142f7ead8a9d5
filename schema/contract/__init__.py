"""Which tables and columns does the dataset promise? The one declaration of each column.

The door is ``schema.contract.records``: the records by table. A column is declared once, as a field of a
record, with its type, key, reference, unit and values; ``columns.py`` says how. The words (English and
Vietnamese) stand in
``schema/data/codebook.csv``.
"""
