"""What Tesseract's own figure is worth: the chance that a word is right, by its sort and that figure.

Measured on the scans of the corpus (22,000 words held against what was typeset; ``bench/scan/calibration.py``
prints the table anew). A word that makes a known pair with its neighbour is nearly always right, however unsure
Tesseract was; a lone syllable is not. Figures below 0.9 are wrong in one case of five.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from normalize.spelling.likelihood import is_unused
from normalize.spelling.syllables import is_syllable
from normalize.text import nfc

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = frozenset(
    form
    for vowel in "aăâeêioôơuưy"
    for tone in _TONES
    for form in (nfc(vowel + tone), nfc(vowel + tone).upper())
) | frozenset("bcdđfghjklmnpqrstvwxzBCDĐFGHJKLMNPQRSTVWXZ")
"""The letters of Vietnamese print: its alphabet with the tones, and the Latin letters of abbreviations."""

Curve = Sequence[tuple[float, float]]


class Sort(StrEnum):
    """Sorts of words, by how far their letters vouch for each other."""

    FIGURE = "figure"
    """It holds a digit."""
    KNOWN = "known"
    """It makes a known pair with a neighbour."""
    SYLLABLE = "syllable"
    """A Vietnamese syllable by itself."""
    CAPITALS = "capitals"
    """Capitals only: an abbreviation or a heading."""
    UNUSED = "unused"
    """A word that plans never use, or that spelling does not permit: mostly a misreading."""
    OTHER = "other"
    """Letters that are no syllable: names, codes, foreign words, misreadings."""
    MARK = "mark"
    """A lone ``x``, put as a mark."""
    SIGN = "sign"
    """No letter and no digit."""
    FOREIGN = "foreign"
    """It holds a letter of another alphabet (``Ñ``, ``ï``), which no Vietnamese plan prints."""


CURVES: dict[Sort, Curve] = {
    Sort.FIGURE: (
        (0.0, 0.25), (0.4, 0.43), (0.55, 0.57), (0.7, 0.67), (0.78, 0.77), (0.83, 0.79), (0.87, 0.86), (0.9, 0.9),
        (0.92, 0.96), (0.94, 0.98), (0.96, 0.996),
    ),
    Sort.KNOWN: ((0.0, 0.9), (0.4, 0.94), (0.7, 0.95), (0.85, 0.97), (0.92, 0.985), (0.95, 0.999)),
    Sort.SYLLABLE: (
        (0.0, 0.1), (0.4, 0.36), (0.6, 0.52), (0.78, 0.53), (0.83, 0.65), (0.88, 0.8), (0.92, 0.9), (0.94, 0.96),
        (0.96, 0.988), (0.975, 0.993),
    ),
    Sort.UNUSED: ((0.0, 0.0), (0.8, 0.03), (0.9, 0.2), (0.94, 0.5), (0.955, 0.85), (0.97, 0.96)),
    Sort.CAPITALS: (
        (0.0, 0.25), (0.4, 0.45), (0.6, 0.65), (0.75, 0.68), (0.82, 0.8), (0.87, 0.86), (0.9, 0.97), (0.92, 0.99),
        (0.95, 0.995),
    ),
    Sort.OTHER: (
        (0.0, 0.02), (0.3, 0.3), (0.5, 0.5), (0.7, 0.57), (0.85, 0.62), (0.9, 0.75), (0.925, 0.9), (0.94, 0.98),
    ),
    Sort.MARK: ((0.0, 0.8), (0.5, 0.95), (0.8, 0.99)),
    Sort.SIGN: (
        (0.0, 0.08), (0.5, 0.3), (0.7, 0.5), (0.85, 0.6), (0.89, 0.75), (0.91, 0.98), (0.93, 0.995),
    ),
    Sort.FOREIGN: ((0.0, 0.0), (1.0, 0.02)),
}  # fmt: skip
"""For each sort: Tesseract's figure and the share of right words at it; straight lines between."""


def sort_of(text: str, *, known: bool) -> Sort:
    """The sort of a word; ``known``: it makes a known pair with a neighbour."""
    letters = "".join(c for c in text if c.isalpha())
    if any(c not in LETTERS for c in letters):
        return Sort.FOREIGN
    if any(c.isdigit() for c in text):
        return Sort.FIGURE
    if not letters:
        return Sort.SIGN
    if known:
        return Sort.KNOWN
    if text.strip(".,") in ("x", "X"):
        return Sort.MARK
    if letters.isupper() and len(letters) > 1:
        return Sort.CAPITALS
    if is_unused(text):
        return Sort.UNUSED
    return Sort.SYLLABLE if is_syllable(letters) else Sort.OTHER


def chance_right(text: str, sure: float, *, known: bool) -> float:
    """The chance that a word is right which Tesseract read as ``text`` with its figure ``sure`` (0 to 1)."""
    curve = CURVES[sort_of(text, known=known)]
    at = bisect_right([x for x, _ in curve], sure)
    if at == 0:
        return curve[0][1]
    if at == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[at - 1], curve[at]
    return y0 + (y1 - y0) * (sure - x0) / (x1 - x0)
