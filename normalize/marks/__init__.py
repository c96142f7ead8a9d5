"""What do the small signs beside letters say: raised figures, ticks, letters of symbol fonts?

Door: ``raised`` (``raised_text``, ``without_note_marks``), ``ticks`` and ``symbols``.
"""
