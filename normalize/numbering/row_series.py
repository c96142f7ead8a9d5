"""The numbers of a scanned table's rows, read as one series from the first row of the joined table to
the last.

Small figures are misread often (``2m1`` for 2.1, ``53`` for 5.3, ``/`` for 4), and what is left of a
number tells less than its neighbours do: 5.3 stands between 5.2 and 5.4. As with the groups
(:mod:`normalize.numbering.group_series`) all rows are read at once: each may have the number that was read,
another reading of the same ink, one that looks like it, or none; the cheapest way through the table is the
reading. The prices are those of ``rows`` in ``data/numbering_prices.csv``. A number that the file
itself states is that number, or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz.distance import Levenshtein

from normalize.numbering.cheapest_way import Step, cheapest_way, prices
from normalize.numbering.labels import Number, number_of
from normalize.numbering.order import is_next_letter, next_numbers
from normalize.spelling.look_alikes import as_figures

GOES_ON = "The numbering goes on with it."
"""Message of a doubt that the numbering has settled."""
LONGEST = 5
"""Letters of a misread number at most: ``10.11`` has five."""
CONFIDENT = 0.5
"""Confidence (0 to 1) from which a number that was read is more than a guess: replacing 9 read with 0.4
costs nothing more, 9 read with 0.75 half of the price ``confident``."""
DASH_CONFIDENT = 0.8
"""Confidence (0 to 1) from which a dash is taken for one: ``-`` read with 0.9 under a number is a bullet."""
_PRICE = prices("rows")
_LETTERS_OFF = {1: _PRICE["letters_off_1"], 2: _PRICE["letters_off_2"]}
_SMALL = regex.compile(r"[a-zđ]")
_MARKS = frozenset("-–—+*•")


@dataclass(frozen=True, slots=True)
class RowLabel:
    """What stands where a row has its number.

    Attributes:
        text: without the point behind it; empty where nothing was read.
        sure: the chance that it is right, 0 to 1.
        others: other readings of the same ink.
        heading: whether the row is a group's, which is numbered otherwise; the rows under it may begin with 1
            again.
        typed: whether the file itself states it: it is never another number.
    """

    text: str
    sure: float
    others: tuple[str, ...] = ()
    heading: bool = False
    typed: bool = False


RowNumber = tuple[Number | None, bool]
"""A row's number, and whether it goes on with the one before it or begins a series."""


@dataclass(frozen=True, slots=True)
class _State:
    """The last number of a way (None at its beginning), and whether a heading above allows a new series."""

    last: Number | None
    heading: bool


@dataclass(frozen=True, slots=True)
class _InColumn:
    """A label with what was read of it, the text of the label before it, and the number that the label
    behind it states."""

    label: RowLabel
    read: Number | None
    others: tuple[Number, ...]
    before: str
    behind: Number | None


_START = _State(None, heading=True)


def row_numbers(labels: Sequence[RowLabel]) -> tuple[RowNumber, ...]:
    """For each label its number (None where the row has none) and whether it goes on with the one
    before it, or begins a series."""
    return cheapest_way(_in_column(labels), _START, _steps).given


def in_series(labels: Sequence[RowLabel], numbers: Sequence[RowNumber], at: int) -> bool:
    """Whether the numbers on both sides of a row, where there are any, were read as they are and lead
    to it and on."""
    given = [k for k, (n, _) in enumerate(numbers) if n is not None]
    place = given.index(at)
    near = [given[p] for p in (place - 1, place + 1) if 0 <= p < len(given)]
    joined = all(numbers[k][1] for k in given[place : place + 2])
    return bool(near) and joined and all(number_of(labels[k].text) == numbers[k][0] for k in near)


def _in_column(labels: Sequence[RowLabel]) -> list[_InColumn]:
    found: list[_InColumn] = []
    before = ""
    read = [number_of(label.text) for label in labels]
    for label, own, behind in zip(labels, read, [*read[1:], None], strict=False):
        others = (n for other in label.others if (n := number_of(other)) is not None)
        found.append(_InColumn(label, own, tuple(others), before, behind))
        before = label.text or before
    return found


def _steps(state: _State, at: _InColumn) -> Iterator[Step[_State, RowNumber]]:
    label = at.label
    if label.heading:
        yield Step((None, False), 0.0, _State(state.last, heading=True))
        return
    yield Step((None, False), _price_of_none(at, first=state.last is None or state.heading), state)
    if not label.text or len(label.text) > LONGEST:
        return
    for number, onward in _onward(state, at).items():
        price = _price(at, number)
        if price is not None:
            yield Step((number, onward == 0.0), onward + price, _State(number, heading=False))


def _onward(state: _State, at: _InColumn) -> dict[Number, float]:
    """The numbers that may come next and what the step costs."""
    last = state.last
    apart = _PRICE["begins_later"] if last is None else _PRICE["gap"]
    steps = {read: apart for read in (at.read, *at.others) if read is not None}
    if last is None:
        if at.behind is not None and len(at.behind) == 1:
            steps[(at.behind[0] - 1,)] = apart
        return {**steps, (1,): 0.0, (1, 1): 0.0}
    if state.heading:
        steps |= {(1,): 0.0, (last[0] + 1, 1): 0.0}
    if len(last) > 1:
        steps[last[0] + 1, 1] = min(steps.get((last[0] + 1, 1), apart), _PRICE["skips_parent"])
    return steps | dict.fromkeys(next_numbers(last), 0.0)


def _price(at: _InColumn, number: Number) -> float | None:
    """What it costs that a label is this number; None where it cannot be."""
    label, text, wanted = at.label, at.label.text, ".".join(map(str, number))
    if at.read == number:
        return 0.0
    if label.typed:
        return None
    # Letters among the figures were misread, however surely; a number may stand in print.
    stated = max(0.0, label.sure - CONFIDENT) / (1.0 - CONFIDENT) if at.read is not None else 0.0
    surely = _PRICE["confident"] * stated
    if number in at.others:
        return _PRICE["other_reading"] + surely / 2
    plain, digits = _without_nought(text.replace(".", "")), wanted.replace(".", "")
    if as_figures(plain, "figure") == digits:
        return _PRICE["other_reading"] + surely
    off = Levenshtein.distance(plain, digits)
    least = 0 if any(map(str.isdigit, text)) else 1
    if off > max(len(digits) - least, 1) or off not in _LETTERS_OFF:
        return None
    return _LETTERS_OFF[off] + surely


def _without_nought(text: str) -> str:
    """What was read without the nought that columns write before small numbers: ``0ó`` for 06."""
    return text[1:] if len(text) > 1 and text[0] in "0Oo" else text


def _price_of_none(at: _InColumn, *, first: bool) -> float:
    """What it costs that a row has no number; ``first``: it is the first of its group, where no list
    begins."""
    text = at.label.text
    if not text or len(text) > LONGEST:
        return 0.0
    if text in _MARKS:
        return _PRICE["dash"] if first or at.label.sure < DASH_CONFIDENT else 0.0
    if at.read is not None:
        return _PRICE["ignored"]
    if _SMALL.fullmatch(text):
        return 0.0 if text == "a" or is_next_letter(at.before, text) else _PRICE["small_letter"]
    return _PRICE["junk"]
