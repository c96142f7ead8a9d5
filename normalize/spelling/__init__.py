"""Which word was meant, where letters are of an old font or were misread?

Doors: ``legacy_fonts`` (TCVN3, VNI) and ``repair`` (words of a scan).
"""
