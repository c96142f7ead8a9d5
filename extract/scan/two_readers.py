"""Which of two readings of a word is taken, and how likely it is right then.

Tesseract and the second network err on different words: where they agree, fewer than one word in three hundred was
wrong, whatever Tesseract's own figure. Where they do not, the likelier reading is taken: how sure each is of itself, how
well it fits the print and in what the two differ are weighed by what was learnt (:mod:`extract.scan.evidence`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from extract.scan.act_numbers import is_known_symbol
from extract.scan.evidence import (
    Truth,
    TwoReadings,
    begins_with_speck,
    chance_alike,
    chances,
    unmarked,
)
from extract.scan.reading_forms import (
    NOT_IN_ALPHABET,
    SURE_ROMAN,
    Fit,
    core,
    ended,
    ended_as,
    fit_of,
    is_bare_figure,
    is_figure,
    is_label,
    is_open_bracket,
    is_roman,
    lettered,
    squeezed,
    unsigned,
)
from extract.scan.second_reading import SecondReading
from extract.scan.words import put_right_alone
from normalize.notes import DOUBTED
from normalize.periods.read import parse_period
from normalize.spelling.likelihood import is_province_word, strays_from_plans
from normalize.spelling.neighbours import token_of

DASHES = frozenset("-–—+*")
"""What an item of a list begins with."""
SURE = 0.9
"""The network's figure for its least sure letter from which a space is one that it sees."""
WITNESS = 0.9
"""The same, from which it settles a doubt of what both read: on coarse pages both lose the same marks."""
UNREAD = 0.8
"""Chance that neither of two readings is right from which they may be of no letters at all."""
UNSEEN_BELOW = 0.3
"""Chance of a word below which it is none where the network sees no letter."""
SEEN = 0.99
"""The network's figure from which it sees what Tesseract saw before it was put right."""
VOUCHED = 0.9
"""Chance of a reading that a known pair vouches for, marks alone in doubt; of what both saw; of usual words apart. (Of the words of
the corpus scans to which it was given, laid in five ways, 70 of 70, 39 of 40 and 3 of 3 were right.)"""
NEAR = 40
"""Words before a bracket among which the one that it closes may stand."""
UNLIKE = 0.5
"""Likeness of two readings below which they share nothing that both could have seen."""


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
    UNREAD = "unread"
    """Neither: two weak readings that share nothing are of dirt, of a seal or of handwriting."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reading that is taken of a word, and the chance (0 to 1) that it is right."""

    outcome: Outcome
    text: str
    chance: float


def verdict(
    texts: Sequence[str],
    index: int,
    chance: float,
    second: SecondReading,
    before: str = "",
    others: tuple[str, ...] = (),
) -> Verdict | None:
    """What to make of a second reading; None where it says nothing.

    Args:
        texts: the words of the line as they stand, in reading order.
        index: which of them was read again.
        chance: that it is right as it stands.
        before: what Tesseract had read, where the word was put right since.
        others: what other readings of the same ink by Tesseract gave.

    Example: ``tiêt`` (0.2) read as ``tiết`` (0.99) by the network is ``tiết``.
    """
    first = texts[index]
    readings = two_readings(texts, index, chance, second, before, others)
    if readings is None:
        is_none = not second.text and chance < UNSEEN_BELOW and not NOT_IN_ALPHABET.search(first)
        return Verdict(Outcome.UNREAD, first, 0.0) if is_none else None
    if is_weak_spot(readings):
        return Verdict(Outcome.KEPT, first, chance)
    if squeezed(before) == squeezed(readings.theirs) and proves_nothing(texts, before):
        return None
    if squeezed(first) == squeezed(readings.theirs):
        return None if proves_nothing(texts, first) else _same_letters(readings)
    if readings.theirs in others:  # two of three readings of a figure
        return Verdict(Outcome.TAKEN, readings.theirs, chance_alike(readings))
    return _likelier(readings)


def two_readings(
    texts: Sequence[str],
    index: int,
    chance: float,
    second: SecondReading,
    before: str = "",
    others: tuple[str, ...] = (),
) -> TwoReadings | None:
    """Both readings of a word side by side; None where the network saw nothing, or cannot write what stands there."""
    theirs = lettered(second.text)
    if not before or squeezed(theirs) != squeezed(before):
        theirs = put_right_alone(theirs, second.confidence)
    theirs = ended_as(texts[index], theirs)
    if not theirs or NOT_IN_ALPHABET.search(texts[index]):
        return None
    return TwoReadings(texts, index, chance, second, theirs, before, others)


def is_weak_spot(readings: TwoReadings) -> bool:
    """Whether the network's reading says nothing: it takes a lone ``0`` for a ``U`` and the dash of a list for ``:``, and
    labels have their series."""
    first, theirs = readings.ours, readings.theirs
    if first in DASHES:
        return squeezed(first) != squeezed(theirs)
    if is_label(first) and is_label(theirs):
        return squeezed(first) != squeezed(theirs)
    return is_bare_figure(first) and not is_figure(theirs)


def proves_nothing(texts: Sequence[str], first: str) -> bool:
    """Whether both err alike: a lone ``L`` or ``H`` is a misread ``I`` or ``II``, a speck a quotation mark."""
    return begins_with_speck(texts, first) or (is_roman(first) and not SURE_ROMAN.fullmatch(first))


def _likelier(readings: TwoReadings) -> Verdict:
    """The likelier of two readings that differ; neither where both are unlikely and share nothing."""
    shares = chances(readings)
    if _another_last_sign(readings) and _is_settled(readings):
        return _with_letters_of_both(readings, shares)
    if shares[Truth.NEITHER] >= UNREAD and _share_nothing(readings.ours, readings.theirs):
        return Verdict(Outcome.UNREAD, readings.ours, 0.0)
    same = _name_the_province(readings) or _name_a_recurrence(readings)
    either = shares[Truth.OURS] + shares[Truth.THEIRS] if same else 0.0
    if shares[Truth.THEIRS] <= shares[Truth.OURS]:
        vouched = VOUCHED if _is_vouched(readings, Truth.OURS) else 0.0
        return Verdict(Outcome.KEPT, readings.ours, max(either, vouched, shares[Truth.OURS]))
    theirs, chance = readings.theirs, max(either, shares[Truth.THEIRS])
    if readings.before and core(readings.before) == core(theirs):
        is_seen = readings.second.confidence >= SEEN
        if is_known_symbol(readings.ours) and not is_seen:  # a horn or a bar lost by both
            return Verdict(Outcome.KEPT, readings.ours, shares[Truth.OURS])
        seen = VOUCHED if is_seen else 0.0
        return Verdict(Outcome.PRINTED, theirs, max(chance, seen))
    vouched = VOUCHED if _is_vouched(readings, Truth.THEIRS) else 0.0
    return Verdict(Outcome.SPACED if " " in theirs else Outcome.TAKEN, theirs, max(chance, vouched))


def _is_vouched(readings: TwoReadings, taken: Truth) -> bool:
    """Whether of two readings that differ in marks alone the one that is taken makes a known pair, and the other does
    not; where it is the first, the other must be a word that plans do not use: misprints make such pairs too, and the
    network alone sees them (``Chi đạo`` for ``Chỉ đạo``). Not a pair that plans never make where one like it may be meant
    (``nước mắt``, ``nước mặt``)."""
    ours, theirs = readings.ours, readings.theirs
    if " " in theirs or is_figure(ours + theirs) or unmarked(unsigned(ours)) != unmarked(unsigned(theirs)):
        return False
    texts, index = readings.texts, readings.index
    taken_words = [*texts[:index], ours if taken is Truth.OURS else theirs, *texts[index + 1 :]]
    if strays_from_plans(taken_words, index):
        return False
    first, second = (fit_of(texts, index, text) for text in (ours, theirs))
    if taken is Truth.OURS:
        return first is Fit.VOUCHED and second <= Fit.SYLLABLE
    return second is Fit.VOUCHED and first < Fit.VOUCHED


def _name_a_recurrence(readings: TwoReadings) -> bool:
    """Whether both say how often with the word behind them, whatever their marks: ``Hằng năm``, ``Hàng năm``."""
    after = readings.texts[readings.index + 1 : readings.index + 2]
    if not after or unmarked(readings.ours) != unmarked(readings.theirs):
        return False
    said = [parse_period(f"{text} {after[0]}") for text in (readings.ours, readings.theirs)]
    first, second = ({period.recurrence for period in periods} for periods in said)
    return first == second and bool(first - {None})


def _name_the_province(readings: TwoReadings) -> bool:
    """Whether both are the word for a province behind a body's name, whatever its marks: they say the same."""
    tokens = [token_of(text) for text in readings.texts]
    for text in (readings.ours, readings.theirs):
        tokens[readings.index] = token_of(text)
        if not is_province_word(tokens, readings.index):
            return False
    return True


def _share_nothing(first: str, theirs: str) -> bool:
    """Whether two readings have neither letters in common, nor are figures or signs both."""
    if (is_figure(first) and is_figure(theirs)) or not (unsigned(first) or unsigned(theirs)):
        return False
    return SequenceMatcher(None, unmarked(first), unmarked(theirs)).ratio() < UNLIKE


def _same_letters(readings: TwoReadings) -> Verdict | None:
    """One reading by both, but for spaces."""
    first, theirs, sure = readings.ours, readings.theirs, readings.second.confidence
    after = chance_alike(readings)
    if " " in theirs and ".." not in first and sure >= SURE:
        usual = all(fit_of([part], 0, part) >= Fit.USUAL for part in theirs.split())
        return Verdict(Outcome.SPACED, theirs, max(after, VOUCHED) if usual else after)
    return Verdict(Outcome.AGREED, first, after) if _is_settled(readings) else None


def _is_settled(readings: TwoReadings) -> bool:
    """Whether the doubt of letters that both read is settled: by a network that is sure, or where not both can have lost
    the same marks.

    The network read the marks of a known pair by which Tesseract's reading was put right (``thiếu``: ``thiểu``); and numbers
    and symbols of acts have no tones, and letters that the registers hold (``QĐ``, ``728/QĐ-TTg``).
    """
    if readings.chance >= DOUBTED or readings.second.surely >= WITNESS:
        return True
    if chance_alike(readings) < DOUBTED:
        return False
    seen = squeezed(readings.second.text)
    if readings.before and seen == squeezed(readings.ours) and seen != squeezed(readings.before):
        return True
    return is_known_symbol(readings.ours)


def _another_last_sign(readings: TwoReadings) -> bool:
    """Whether both read the same letters with a sign behind them, and not the same sign: ``7%.`` and ``7%,``.

    Where one alone reads a closing bracket, only if that closes nothing.
    """
    parts = [ended(text) for text in (readings.ours, readings.theirs)]
    if parts[0][0] != parts[1][0] or not all(end for _, end in parts):
        return False
    with_bracket = [")" in end for _, end in parts]
    if with_bracket[0] == with_bracket[1]:
        return True
    before = " ".join(readings.texts[max(0, readings.index - NEAR) : readings.index])
    return not is_open_bracket(f"{before} {parts[0][0]}")


def _with_letters_of_both(readings: TwoReadings, shares: Mapping[Truth, float]) -> Verdict:
    """The letters that both read with the likelier sign behind them."""
    chance = chance_alike(readings)
    if (")" in readings.theirs and ")" not in readings.ours) or shares[Truth.THEIRS] <= shares[Truth.OURS]:
        return Verdict(Outcome.KEPT, readings.ours, chance)
    return Verdict(Outcome.TAKEN, readings.theirs, chance)
