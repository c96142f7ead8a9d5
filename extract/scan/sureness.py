"""Tesseract's own figure for a word turned into the chance that the word is right, by the sort of word.

The curves (``normalize/data/ocr_sureness.csv``) were measured on the scans of the corpus: 22,000 words
compared with what was typeset. ``bench/scan/calibration.py`` measures them again. A word that makes a known
pair with its neighbour is nearly always right, even at a low figure; a lone syllable is not. A figure below
0.9 is wrong in one case of five.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache

from normalize.registers import rows
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
"""Points of a curve: Tesseract's figure and the share of right words at it.

Between two points it is straight.
"""


class Sort(StrEnum):
    """Sorts of words, by how much their letters show that the word is right."""

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


def sort_of(text: str, *, known: bool) -> Sort:
    """The sort of a word.

    Args:
        known: whether it makes a known pair with a neighbour.
    """
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


@cache
def _curves() -> Mapping[Sort, Curve]:
    """The register of curves by sort of word."""
    points: dict[Sort, list[tuple[float, float]]] = {sort: [] for sort in Sort}
    for row in rows("ocr_sureness"):
        points[Sort(row["sort"])].append((float(row["confidence"]), float(row["share_right"])))
    return {sort: sorted(curve) for sort, curve in points.items()}


def chance_right(text: str, confidence: float, *, known: bool) -> float:
    """The chance (0 to 1) that a word is right.

    Args:
        text: the word as read.
        confidence: Tesseract's own figure for it, 0 to 1.
        known: whether it makes a known pair with a neighbour.

    Example: ``chance_right("2,5", 0.92, known=False)`` is 0.96.
    """
    return curve_at(_curves()[sort_of(text, known=known)], confidence)


def curve_at(curve: Curve, x: float) -> float:
    """The height of a curve at a place; beyond its ends that of its ends. Example: half-way between (0, 0.2) and
    (1, 0.6) it is 0.4."""
    at = bisect_right([place for place, _ in curve], x)
    if at == 0:
        return curve[0][1]
    if at == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[at - 1], curve[at]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
