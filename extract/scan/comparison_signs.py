"""Is a sign of comparison printed with a bar (``≤``, ``≥``) or without (``<``, ``>``)? The ink of the page
shows it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import regex

from extract.ink.picture import Grey
from extract.ink.pieces import pieces_of
from extract.scan.tesseract import RecognisedWord
from normalize.notes import Code, Severity, info, warning

SIGNED = regex.compile(r"(?P<sign>[<>≤≥])\s*\d|[<>≤≥]$")
"""A word that begins with a sign of comparison, or is one."""
BARRED = {"<": "≤", ">": "≥", "≤": "≤", "≥": "≥"}
"""Sign as read → the sign with a bar."""
UNBARRED = {"≤": "<", "≥": ">", "<": "<", ">": ">"}
"""Sign as read → the sign without a bar."""
BAR = 0.75
"""Share of the sign's width that a row of its bar fills; a row of its arms fills less than half."""
HIGH = 1.05
"""Font sizes above the foot of its line up to which the ink of a sign is looked for."""
CHEVRON = 0.2
"""Font sizes: least width and height of the sign's angle; a bar is lower."""
WIDEST_SIGN = 1.5
"""Width of an angle, in its heights, beyond which its ink is joined with what stands beside it."""


def with_sign_of_ink(word: RecognisedWord, ink: Grey, dpi: float) -> RecognisedWord:
    """A word that begins with a sign of comparison, with the sign that its ink shows; any other word as it
    is.

    Tesseract's Vietnamese data have no ``≤`` and ``≥``: both come back without their bar and with high
    confidence.

    Args:
        ink: that of the whole picture in which the word has its box.
    """
    if not SIGNED.match(word.text):
        return word
    barred = _has_bar(ink, word, dpi)
    if barred is None:
        message = (
            f"Read as {word.text!r}; whether a bar lies below the sign is not to be seen. Look at the page."
        )
        return replace(word, note=word.note or warning(Code.NUMBER_AMBIGUOUS, message, found=word.text))
    sign = (BARRED if barred else UNBARRED)[word.text[0]]
    if sign == word.text[0]:
        return word
    text = sign + word.text[1:]
    message = f"Read as {word.text!r}; the ink has {'a' if barred else 'no'} bar below the sign: {text!r}."
    if word.note is not None and word.note.severity is not Severity.INFO:
        note = warning(
            word.note.code, f"{message} {word.note.message}", expected=word.note.expected, found=text
        )
    else:
        note = info(Code.NUMBER_AMBIGUOUS, message, expected=text, found=word.text)
    return replace(word, text=text, note=note)


def _has_bar(ink: Grey, word: RecognisedWord, dpi: float) -> bool | None:
    """Whether a bar lies below the sign that a word begins with; None where no ink of a sign is found."""
    foot = round(word.bottom)
    head, left = max(0, round(word.bottom - HIGH * word.size)), max(0, round(word.x0) - 1)
    part = ink[head:foot, left : round(word.x1) + 1]
    if part.size == 0:
        return None
    least = CHEVRON * word.size
    pieces = [(x, y, w, h) for x, y, w, h, _ in pieces_of(part).stats[1:].tolist() if min(w, h) > least]
    if not pieces:
        return None
    x, y, w, h = min(pieces)
    # The arms of an angle open, so its middle rows are narrower than the whole.
    # A bar that touches the angle is a row of the same piece.
    rows = np.count_nonzero(part[y + h // 2 :, x : x + w], axis=1)
    middle = np.count_nonzero(part[y : y + max(1, h // 2), x : x + w], axis=1)
    if middle.max(initial=0) >= BAR * w or w > WIDEST_SIGN * h:
        return None
    return bool(np.count_nonzero(rows >= BAR * w))
