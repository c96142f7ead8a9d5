"""Which of two readings of a word is taken, and how likely it is right then.

Tesseract and the second network err on different words: where they agree, fewer than one word in three hundred was
wrong, whatever Tesseract's own figure. Where they do not, the network's reading is taken only of words that Tesseract
was not sure of, and only if the network was, or if a known pair speaks for it. The chances are measured
(``normalize/data/second_readings.csv``, ``bench/scan/second_readings.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import regex

from extract.scan.reading_forms import (
    NOT_IN_ALPHABET,
    STROKES,
    SURE_ROMAN,
    Fit,
    bare,
    core,
    fit_of,
    is_bare_figure,
    is_figure,
    is_label,
    is_roman,
    is_strokes,
    lettered,
    plain,
)
from extract.scan.second_reading import SecondReading
from extract.scan.sureness import curve_at
from normalize.registers import rows
from normalize.spelling.likelihood import likely_misread

SURE = 0.9
"""The network's figure for its least sure letter from which its reading counts against Tesseract's."""
SURER = 0.95
"""The same, for a word of which Tesseract was fairly sure."""
VOUCHED = 0.5
"""The same, for a reading that makes a known pair where Tesseract's makes none."""
WITNESS = 0.9
"""The same, for its being a witness of what Tesseract doubted: on coarse pages both lose the same marks."""
UNSURE = 0.6
"""Chance below which Tesseract's reading gives way to a less sure one that makes a known pair."""
DOUBTFUL = 0.9
"""Chance below which it gives way to a sure one of the network that fits as well."""
FAIRLY_SURE = 0.98
"""Chance below which it gives way to one that makes a known pair where its own makes none, or that ends in
another sign."""
STILL_DOUBTED = 0.75
"""Chance, at most, of a Roman number in place of what was none, and of a word where another would fit better."""
_QUOTES = frozenset("\"'“”„‘’")
_END = regex.compile(r"[.,;:]*$")


class Outcome(StrEnum):
    """What came of two readings of a word."""

    AGREED = "agreed"
    """They are the same."""
    PRINTED = "printed"
    """Both read what Tesseract had read before the word was put right: it is printed so."""
    SPACED = "spaced"
    """The network sees a space in it."""
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


def verdict(
    texts: Sequence[str], index: int, chance: float, second: SecondReading, before: str = ""
) -> Verdict | None:
    """What to make of a second reading; None where it says nothing.

    Args:
        texts: the words of the line as they stand, in reading order.
        index: which of them was read again.
        chance: that it is right as it stands.
        before: what Tesseract had read, where the word was put right since.

    Example: ``tiêt`` (0.2) read as ``tiết`` (0.99) by the network is ``tiết``.
    """
    first, theirs = texts[index], lettered(second.text)
    if NOT_IN_ALPHABET.search(first) or not theirs:
        return None
    if bare(first) == bare(theirs) and not is_roman(first):
        return None if _begins_with_speck(texts, first) else _same_letters(first, theirs, chance, second)
    if before and _is_printed(before, theirs, second.confidence):
        return Verdict(Outcome.PRINTED, before, chance_of(Outcome.PRINTED, chance))
    fits = fit_of(texts, index, first), fit_of(texts, index, theirs)
    if (
        is_roman(theirs)
        or (is_roman(first) and fits[1] < Fit.VOUCHED)
        or _is_stroke_for_letter(first, theirs)
    ):
        return _of_roman(first, theirs, chance, second.confidence)
    if " " in theirs:
        return _with_space(texts, index, chance, theirs, second)
    letter_for_figure = is_bare_figure(first) and not is_figure(theirs)  # a lone 0 is a U for it
    is_weak_spot = letter_for_figure or _is_label_for_label(first, theirs)
    if not is_weak_spot and _takes_over(chance, fits, second.confidence):
        return Verdict(Outcome.TAKEN, theirs, _chance_of_taken(texts, index, theirs, chance, fits[1]))
    doubts = second.confidence >= SURE and fits[1] >= fits[0] and not letter_for_figure
    return Verdict(Outcome.KEPT, first, min(chance, chance_of(Outcome.KEPT, chance)) if doubts else chance)


def chance_of(outcome: Outcome, chance: float) -> float:
    """The chance after both readings, by the chance before (0 to 1)."""
    return curve_at(_curves()[outcome], chance)


def _chance_of_taken(texts: Sequence[str], index: int, theirs: str, chance: float, fit: Fit) -> float:
    """The chance of a reading that is taken; doubted where a third word would fit better (``kiêm`` before ``kê``, where
    Tesseract read ``kiếm``: ``kiểm``)."""
    after = chance_of(Outcome.TAKEN, chance)
    is_third_meant = fit < Fit.VOUCHED and likely_misread(
        [*texts[:index], theirs, *texts[index + 1 :]], index
    )
    return min(after, STILL_DOUBTED) if is_third_meant else after


def _is_printed(before: str, theirs: str, second: float) -> bool:
    """Whether the network surely reads what a word was before it was put right, and that is a usual one."""
    usual = not is_roman(before) and fit_of([before], 0, before) >= Fit.USUAL
    return second >= SURER and usual and core(before) == core(theirs)


def _begins_with_speck(texts: Sequence[str], first: str) -> bool:
    """Whether a word begins with a quotation mark that nothing closes: both take a speck for one."""
    return first[:1] in _QUOTES and sum(c in _QUOTES for text in texts for c in text) == 1


def _is_stroke_for_letter(first: str, theirs: str) -> bool:
    return is_strokes(theirs) and not is_figure(first)


def _is_label_for_label(first: str, theirs: str) -> bool:
    """Whether both are labels: the network takes ``đ)`` for ``d)``, and the series of labels knows better."""
    return is_label(first) and is_label(theirs)


def _of_roman(first: str, theirs: str, chance: float, second: float) -> Verdict | None:
    """The network's weak spot: it may vouch for a proper Roman number, and never overrules one.

    A lone ``L`` or ``H`` is a misread ``I`` or ``II`` for both. What is no number (``VỊI.``) gives way to one of several
    letters, and is doubted still.
    """
    seen, other = plain(first), plain(theirs)
    same = seen == other or (len(core(seen)) > 1 and seen == other.translate(STROKES))
    proper = bool(SURE_ROMAN.fullmatch(first))
    if same and proper:
        return Verdict(Outcome.AGREED, first, max(chance, chance_of(Outcome.AGREED, chance)))
    if not proper and SURE_ROMAN.fullmatch(theirs) and len(core(theirs)) > 1 and second >= SURER > chance:
        return Verdict(Outcome.TAKEN, theirs, min(chance, STILL_DOUBTED))
    return None if same else Verdict(Outcome.KEPT, first, chance)


def _same_letters(first: str, theirs: str, chance: float, second: SecondReading) -> Verdict | None:
    """One reading by both, but for spaces and signs at the ends."""
    if second.confidence < WITNESS and chance < DOUBTFUL:
        return None
    after = max(chance, chance_of(Outcome.AGREED, chance))
    if " " in theirs and ".." not in first:
        return Verdict(Outcome.SPACED, theirs, after) if second.confidence >= SURE else None
    ours, ends = _END.findall(plain(first))[0], _END.findall(plain(theirs))[0]
    least, below = (SURE, DOUBTFUL) if is_figure(first) else (SURER, FAIRLY_SURE)
    other_end = ours != ends and core(theirs) == _END.sub("", theirs)
    is_seen = bool(ours and ends) or chance < DOUBTFUL  # a comma that is missing may lie outside of the crop
    if other_end and is_seen and chance < below and second.confidence >= least:
        return Verdict(Outcome.TAKEN, theirs, after)
    return Verdict(Outcome.AGREED, first, after)


def _with_space(
    texts: Sequence[str], index: int, chance: float, theirs: str, second: SecondReading
) -> Verdict:
    """Two words for one (``và-xử``: ``và xử``): taken where each is a usual one."""
    first = texts[index]
    usual = all(fit_of([part], 0, part) >= Fit.USUAL for part in theirs.split())
    is_none = fit_of(texts, index, first) <= Fit.UNLIKELY or theirs == first.replace("-", " ")
    if chance < DOUBTFUL and second.confidence >= SURE and usual and is_none:
        return Verdict(Outcome.SPACED, theirs, chance_of(Outcome.TAKEN, chance))
    return Verdict(Outcome.KEPT, first, chance)


def _takes_over(chance: float, fits: tuple[Fit, Fit], second: float) -> bool:
    """Whether the network's reading is better by the rules that were measured.

    Args:
        chance: that Tesseract's reading is right.
        fits: how well Tesseract's reading and the network's fit.
        second: the network's own figure.
    """
    ours, theirs = fits
    if theirs is Fit.VOUCHED and ours < theirs:
        return (
            (chance < UNSURE and second >= VOUCHED)
            or (chance < DOUBTFUL and second >= SURE)
            or (chance < FAIRLY_SURE and second >= SURER)
        )
    if ours is Fit.FOREIGN and second >= SURER:
        return chance < DOUBTFUL and theirs > ours
    return chance < DOUBTFUL and second >= SURE and theirs >= max(ours, Fit.SYLLABLE)


@cache
def _curves() -> Mapping[Outcome, Sequence[tuple[float, float]]]:
    """The register of chances by outcome."""
    points: dict[Outcome, list[tuple[float, float]]] = {}
    for row in rows("second_readings"):
        points.setdefault(Outcome(row["outcome"]), []).append(
            (float(row["confidence"]), float(row["share_right"]))
        )
    return {outcome: sorted(curve) for outcome, curve in points.items()}
