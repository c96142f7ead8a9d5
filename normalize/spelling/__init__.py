"""Which word was meant, where letters are of an old font or were misread?

Doors: ``legacy_fonts`` (TCVN3, VNI) and ``repair`` (``repair_words``: words of a scan), ``likelihood``
(whether one was misread).
"""
