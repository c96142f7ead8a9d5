"""Which word was meant, where letters are of an old font or were misread?

Doors: ``piecewise`` (texts of which some pieces are in an encoding from before Unicode), ``legacy_fonts`` (TCVN3,
VNI), ``unknown_letters`` (letters that a font does not state) and ``repair`` (``repair_words``: words of a scan), ``likelihood``
(whether one was misread), ``wrapped_words`` (words that a narrow cell breaks over two lines).
"""
