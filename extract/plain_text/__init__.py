"""Which letters, marks and paragraphs does a file of plain text hold?

Doors: ``decoding`` (bytes to text), ``hard_wrap`` and ``paragraphs`` (lines to paragraphs).
"""
