"""Which of two readings of a word is taken, and how likely it is right then.

Tesseract and the second network err on different words: where they agree, fewer than one word in three hundred was
wrong, whatever Tesseract's own figure. Where they do not, the network's reading is taken only of words that Tesseract
was not sure of, and only if the network was. The chances are measured (``normalize/data/second_readings.csv``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import regex

from extract.scan.second_reading import SecondReading
from extract.scan.sureness import Sort, curve_at, sort_of
from normalize.registers import rows
from normalize.spelling.likelihood import in_known_pairs

SURE = 0.9
"""The network's figure for its least sure letter from which its reading counts against Tesseract's."""
SURER = 0.95
"""The same, for a word of which Tesseract was fairly sure."""
VOUCHES = 0.7
"""The same, for its being a witness of what Tesseract read."""
DOUBTFUL = 0.9
"""Chance below which Tesseract's reading gives way to a sure one of the network."""
FAIRLY_SURE = 0.98
"""Chance below which it gives way to one that makes a known pair where its own makes none, or that ends in
another sign."""
NOT_IN_ALPHABET = regex.compile(r"[…•≥≤×§√|≠±→]|CO2")
"""What the network cannot write: it never overrules it."""
_SAME_SIGNS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_STROKES = str.maketrans("1l!|", "IIII")
_SAME_SHAPE = frozenset("cosuvwxzkp")
_ROMAN = regex.compile(r"(?<![\p{L}\d])(?:[IVX1l!]*[IVXlH!L][IVXLHlT1!|]*|[LH])(?![\p{L}])")
"""What may be a Roman number, or the letters that one is misread as."""
_SURE_ROMAN = regex.compile(r"[\"(]?(?:X{0,3}(?:IX|IV|V?I{0,3}))(?:/\d{4})?[.,;:)\"]*")
_HEAD = regex.compile(r"^[\"'.,;:-]+(?=\p{L})")
_TAIL = regex.compile(r"(?<=[\p{L}\d%)])[.,;:\"'-]+$")
_END = regex.compile(r"[.,;:]*$")
_MIXED = regex.compile(r"\p{Ll}\d|\d\p{Ll}|^[^\p{L}\d(<>\"]")
"""Small letters among digits, and figures that begin with a sign: misread as a rule."""
_RANK = {Sort.KNOWN: 2, Sort.FOREIGN: 0, Sort.UNUSED: 0, Sort.OTHER: 0, Sort.SIGN: 0}
"""How well a reading fits Vietnamese print; other sorts: 1."""


class Outcome(StrEnum):
    """What came of two readings of a word."""

    AGREED = "agreed"
    """They are the same."""
    SPACED = "spaced"
    """They are the same but for a space that the network saw."""
    TAKEN = "taken"
    """The network's reading is taken."""
    KEPT = "kept"
    """Tesseract's is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reading that is taken of a word, and the chance (0 to 1) that it is right."""

    outcome: Outcome
    text: str
    chance: float


def verdict(texts: Sequence[str], index: int, chance: float, second: SecondReading) -> Verdict | None:
    """What to make of a second reading; None where it says nothing.

    Args:
        texts: the words of the line as they stand, in reading order.
        index: which of them was read again.
        chance: that it is right as it stands.

    Example: ``tiêt`` (0.2) read as ``tiết`` (0.99) by the network is ``tiết``.
    """
    first, theirs = texts[index], _without_signs_apart(second.text)
    if NOT_IN_ALPHABET.search(first) or not theirs:
        return None
    seen, other = plain(first), plain(theirs)
    if is_roman(first) or is_roman(theirs):
        return _of_roman(seen, other, first, chance, second)
    if core(seen) == core("".join(other.split())):
        return _same_letters(first, theirs, chance, second)
    if second.confidence < SURE:
        return Verdict(Outcome.KEPT, first, chance)
    if _takes_over(texts, index, chance, theirs, second):
        return Verdict(Outcome.TAKEN, theirs, chance_of(Outcome.TAKEN, chance))
    return Verdict(Outcome.KEPT, first, min(chance, chance_of(Outcome.KEPT, chance)))


def plain(text: str) -> str:
    """A text in the letters that the network can write; a first capital that has the shape of a small letter as
    that letter."""
    same = text.translate(_SAME_SIGNS)
    return same[0].lower() + same[1:] if same[:1].lower() in _SAME_SHAPE else same


def core(text: str) -> str:
    """A text without the signs at its ends; those before a figure count."""
    return _TAIL.sub("", _HEAD.sub("", text))


def is_roman(text: str) -> bool:
    """Whether a word holds what may be a Roman number: ``II/2022``, ``L``, ``IH.``; not ``12``, ``UBND``."""
    return bool(_ROMAN.search(text))


def is_figure(text: str) -> bool:
    """Whether a word holds a digit."""
    return any(c.isdigit() for c in text)


def chance_of(outcome: Outcome, chance: float) -> float:
    """The chance after both readings, by the chance before (0 to 1)."""
    return curve_at(_curves()[outcome], chance)


def _without_signs_apart(text: str) -> str:
    """A reading without signs that stand apart from its letters: ``Đất -`` is ``Đất``."""
    parts = text.split()
    lettered = [p for p in parts if any(c.isalnum() for c in p)]
    return " ".join(lettered or parts)


def _of_roman(seen: str, other: str, first: str, chance: float, second: SecondReading) -> Verdict | None:
    """The network's weak spot: it may vouch for a Roman number, and never overrules one.

    A lone ``L`` or ``H`` is a misread ``I`` or ``II`` for both, so that only proper numbers are vouched for.
    """
    same = seen == other or (len(core(seen)) > 1 and seen == other.translate(_STROKES))
    if same and _SURE_ROMAN.fullmatch(first):
        return Verdict(Outcome.AGREED, first, max(chance, chance_of(Outcome.AGREED, chance)))
    return None if seen == other else Verdict(Outcome.KEPT, first, chance)


def _same_letters(first: str, theirs: str, chance: float, second: SecondReading) -> Verdict | None:
    """One reading by both, but for spaces and signs at the ends."""
    if second.confidence < VOUCHES or (chance < 1 - VOUCHES and second.confidence < SURE):
        return None
    after = max(chance, chance_of(Outcome.AGREED, chance))
    if " " in theirs:
        return Verdict(Outcome.SPACED, theirs, after) if second.confidence >= SURE else None
    ours, ends = _END.findall(plain(first))[0], _END.findall(plain(theirs))[0]
    least, below = (SURE, DOUBTFUL) if is_figure(first) else (SURER, FAIRLY_SURE)
    other_end = (
        ours != ends and core(theirs) == _END.sub("", theirs) and (bool(ours and ends) or chance < DOUBTFUL)
    )
    if other_end and chance < below and second.confidence >= least:
        return Verdict(Outcome.TAKEN, theirs, after)
    return Verdict(Outcome.AGREED, first, after)


def _takes_over(texts: Sequence[str], index: int, chance: float, theirs: str, second: SecondReading) -> bool:
    """Whether the network's reading, which is sure and another, is better by the rules that were measured."""
    if " " in theirs:
        return False
    before, after = _rank(texts, index, texts[index]), _rank(texts, index, theirs)
    if chance < DOUBTFUL:
        return after >= before and after > 0
    return chance < FAIRLY_SURE and second.confidence >= SURER and after == _RANK[Sort.KNOWN] > before


def _rank(texts: Sequence[str], index: int, text: str) -> int:
    """How well a reading fits at a place, 0 to 2."""
    if is_figure(text) and _MIXED.search(text):
        return 0
    first = max(0, index - 2)
    near = [*texts[first:index], text, *texts[index + 1 : index + 3]]
    known = in_known_pairs(near)[index - first]
    return _RANK.get(sort_of(text, known=known), 1)


@cache
def _curves() -> Mapping[Outcome, Sequence[tuple[float, float]]]:
    """The register of chances by outcome."""
    points: dict[Outcome, list[tuple[float, float]]] = {}
    for row in rows("second_readings"):
        points.setdefault(Outcome(row["outcome"]), []).append(
            (float(row["confidence"]), float(row["share_right"]))
        )
    return {outcome: sorted(curve) for outcome, curve in points.items()}
