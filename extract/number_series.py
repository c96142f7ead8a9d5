"""The numbers of a scanned table's rows, read as one series from the first row of the joined table to the last.

Small figures are misread often (``2m1`` for 2.1, ``53`` for 5.3, ``/`` for 4), and what is left of a number tells
less than its neighbours do: 5.3 stands between 5.2 and 5.4. As with the groups (:mod:`extract.group_series`) all rows
are read at once: each may have the number that was read, another reading of the same ink, one that looks like it, or
none, each at a price; the cheapest way through the table is the reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz.distance import Levenshtein

from normalize.look_alikes import as_figures

GOES_ON = "The numbering goes on with it."
"""What is said of a doubt that the numbering has settled."""
Number = tuple[int, ...]
"""A row's number by its parts: 5.1 is (5, 1)."""

LONGEST = 5
"""Letters of a misread number at most."""
OTHER_READING = 0.5
"""Price of another reading of the same ink, or of the same digits with a point more or less."""
LETTERS_OFF = {1: 1.5, 2: 2.5}
"""Price of a number by the letters in which it differs from what was read."""
SURE_READ, UNSURE = 5.0, 0.5
"""What is added, at most, for a number in the place of one that was read surely, and from which sureness on."""
READ_SURELY = 0.8
"""The chance from which a dash is taken for one."""
GAP = 3.0
"""Price of a number that does not go on with the one before it."""
SKIPS_PARENT = 1.5
"""Price of 6.1 behind 5.3."""
LATER = 1.0
"""Price of a series that does not begin with 1."""
IGNORED, JUNK, SMALL_LETTER, DASH = 6.0, 2.0, 1.0, 0.8
"""Price of taking for none a number, other signs, a small letter, and a dash that was not read surely or stands under no number."""
WAYS = 60
"""Ways through the table that are followed at once."""
_NUMBER = regex.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}")
_SMALL = regex.compile(r"[a-zđ]")
_MARKS = frozenset("-–—+*•")


@dataclass(frozen=True, slots=True)
class RowLabel:
    """What was read where a row has its number.

    Attributes:
        text: without the point behind it; empty where nothing was read.
        sure: the chance that it is right, 0 to 1.
        others: other readings of the same ink.
        heading: whether the row is a group's, which is numbered otherwise; the rows under it may begin anew.
    """

    text: str
    sure: float
    others: tuple[str, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """A way through the labels so far: its price, the last number, whether a heading allows a new series, and for
    each label the number given and whether it goes on with the one before."""

    price: float
    last: Number | None
    anew: bool
    numbers: tuple[Number | None, ...]
    joined: tuple[bool, ...]


def number_of(text: str) -> Number | None:
    """The number that a label states, None where it is none."""
    bare = text.strip(" .)(")
    return tuple(int(p) for p in bare.split(".")) if _NUMBER.fullmatch(bare) else None


def goes_on(before: Number, number: Number) -> bool:
    """Whether a number may come right after another: its first child, its neighbour, or the next of an outer level."""
    return number == (*before, 1) or any(number == (*before[:k], before[k] + 1) for k in range(len(before)))


def row_numbers(labels: Sequence[RowLabel]) -> tuple[tuple[Number | None, bool], ...]:
    """For each label its number (None where the row has none) and whether it goes on with the one before it, or
    begins a series."""
    ways = [_Way(0.0, None, True, (), ())]
    before = ""
    for label in labels:
        reached: dict[tuple[Number | None, bool], _Way] = {}
        for way in ways:
            for step in _steps(way, label, before):
                key = (step.last, step.anew)
                if key not in reached or step.price < reached[key].price:
                    reached[key] = step
        ways = sorted(reached.values(), key=lambda way: way.price)[:WAYS]
        before = label.text or before
    return tuple(zip(ways[0].numbers, ways[0].joined, strict=True))


def in_series(labels: Sequence[RowLabel], numbers: Sequence[tuple[Number | None, bool]], at: int) -> bool:
    """Whether the numbers on both sides of a row, where there are any, were read as they are and lead to it and on."""
    given = [k for k, (n, _) in enumerate(numbers) if n is not None]
    place = given.index(at)
    near = [given[p] for p in (place - 1, place + 1) if 0 <= p < len(given)]
    joined = all(numbers[k][1] for k in given[place : place + 2])
    return bool(near) and joined and all(number_of(labels[k].text) == numbers[k][0] for k in near)


def _steps(way: _Way, label: RowLabel, before: str) -> Iterator[_Way]:
    if label.heading:
        yield _Way(way.price, way.last, True, (*way.numbers, None), (*way.joined, False))
        return
    none = _price_of_none(label, before, first=way.last is None or way.anew)
    yield _Way(way.price + none, way.last, way.anew, (*way.numbers, None), (*way.joined, False))
    if not label.text or len(label.text) > LONGEST:
        return
    for number, onward in _onward(way, label).items():
        price = _price(label, number)
        if price is not None:
            total = way.price + onward + price
            yield _Way(total, number, False, (*way.numbers, number), (*way.joined, onward == 0.0))


def _onward(way: _Way, label: RowLabel) -> dict[Number, float]:
    """The numbers that may come next and what the step costs."""
    steps: dict[Number, float] = {}
    for text in (label.text, *label.others):
        read = number_of(text)
        if read is not None:
            steps[read] = GAP if way.last is not None else LATER
    last = way.last
    if last is None:
        return {**steps, (1,): 0.0, (1, 1): 0.0}
    if way.anew:
        steps |= {(1,): 0.0, (last[0] + 1, 1): 0.0}
    if len(last) > 1:
        steps[last[0] + 1, 1] = min(steps.get((last[0] + 1, 1), GAP), SKIPS_PARENT)
    return {**steps, (*last, 1): 0.0, **{(*last[:k], last[k] + 1): 0.0 for k in range(len(last))}}


def _price(label: RowLabel, number: Number) -> float | None:
    """What it costs that a label is this number; None where it cannot be."""
    text, wanted = label.text, ".".join(map(str, number))
    if number_of(text) == number:
        return 0.0
    # Letters among the figures were misread, however surely; a number may stand in print.
    stated = number_of(text) is not None
    surely = SURE_READ * max(0.0, label.sure - UNSURE) / (1.0 - UNSURE) if stated else 0.0
    if any(number_of(other) == number for other in label.others):
        return OTHER_READING + surely / 2
    bare, digits = text.replace(".", ""), wanted.replace(".", "")
    if as_figures(bare, "figure") == digits:
        return OTHER_READING + surely
    off = Levenshtein.distance(bare, digits)
    least = 0 if any(map(str.isdigit, text)) else 1
    if off > max(len(digits) - least, 1) or off not in LETTERS_OFF:
        return None
    return LETTERS_OFF[off] + surely


def _price_of_none(label: RowLabel, before: str, *, first: bool) -> float:
    """What it costs that a row has no number; ``first``: it is the first of its group, where no list begins."""
    text = label.text
    if not text or len(text) > LONGEST:
        return 0.0
    if text in _MARKS:
        return DASH if first or label.sure < READ_SURELY else 0.0
    if number_of(text) is not None:
        return IGNORED
    if _SMALL.fullmatch(text):
        return (
            0.0
            if text == "a" or (_SMALL.fullmatch(before) and ord(text) == ord(before) + 1)
            else SMALL_LETTER
        )
    return JUNK
