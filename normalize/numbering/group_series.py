"""The roman numbers of a scanned table's groups, read as one series from the first row of the joined
table to the last.

Bold roman numbers run together in a scan (``H`` for II, ``HH`` or ``IH`` for III) or lose a stroke
(``II`` for III), and a page that begins inside a group has nothing to count from. So all labels of the
table are read at once: each may be what was read, another number that looks like it, or no number of
the series; the cheapest way through the table is the reading. The prices are those of ``groups`` in
``data/numbering_prices.csv``. A label that the file itself states is what it is, or no number of the
series.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from normalize.numbering.cheapest_way import Step, cheapest_way, prices
from normalize.numbering.order import is_next_letter
from normalize.numbering.roman import roman_text, roman_value
from normalize.spelling.look_alikes import look_alikes, may_be_roman, usual_roman

HIGHEST = 30
"""Groups of one table at most: XXX is the last number that is tried."""
LONGEST = 4
"""Letters of a misread label at most: ``VIII`` has four, ``Nông nghiệp`` is a title without a number."""
CONFIDENT = 0.5
"""Confidence (0 to 1) from which a number that was read is more than a guess: replacing II read with
0.4 costs nothing more, II read with 0.75 half of the price ``confident``."""
_PRICE = prices("groups")
_IGNORED = {
    "I": _PRICE["ignored_i"],
    "V": _PRICE["ignored_v_or_x"],
    "X": _PRICE["ignored_v_or_x"],
}
_ROMAN = regex.compile(r"[IVX]{1,5}")


@dataclass(frozen=True, slots=True)
class GroupLabel:
    """What stands where a row has its label.

    Attributes:
        text: without the point behind it; empty where nothing was read.
        sure: the chance that it is right, 0 to 1.
        alone: whether its row holds hardly anything else, as the rows of headings do.
        typed: whether the file itself states it: it is never another number.
    """

    text: str
    sure: float
    alone: bool
    typed: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    """The last number of a way (0 at its beginning), and whether a heading above allows a new series."""

    last: int
    heading: bool


@dataclass(frozen=True, slots=True)
class _InColumn:
    """A label with what stands above it: the text of the label before it, and whether it goes on with
    the letter of the heading before it (``H`` after ``G``)."""

    label: GroupLabel
    before: str
    in_letters: bool


_START = _State(0, heading=True)


def group_numbers(labels: Sequence[GroupLabel]) -> tuple[int | None, ...]:
    """For each label of a table, top to bottom, the number of its group; None where it numbers no group."""
    if not any(is_roman_like(label.text) for label in labels):
        return tuple(None for _ in labels)
    return cheapest_way(_in_column(labels), _START, _steps).given


def is_sure(labels: Sequence[GroupLabel], numbers: Sequence[int | None], at: int) -> bool:
    """Whether a number is one of a series: the one before it or behind it stands in the table as it was
    read."""
    given = [(k, n) for k, n in enumerate(numbers) if n is not None]
    place = [k for k, _ in given].index(at)
    near = [given[p] for p in (place - 1, place + 1) if 0 <= p < len(given)]
    number = numbers[at] or 0
    return any(abs(n - number) == 1 and looks_like(labels[k].text, n) for k, n in near)


def looks_like(text: str, number: int) -> bool:
    """Whether what was read is a number or letters that are taken for it (no lone figure)."""
    return text == roman_text(number) or (not text.isdigit() and may_be_roman(text, roman_text(number)))


def is_roman_like(text: str) -> bool:
    """Whether letters are a roman number or are taken for one (no lone figure)."""
    return bool(_ROMAN.fullmatch(text)) or (
        not text.isdigit() and any(may_be_roman(text, roman_text(n)) for n in range(1, 10))
    )


def _in_column(labels: Sequence[GroupLabel]) -> list[_InColumn]:
    lettered = any(label.alone and _is_letter(label.text) for label in labels)
    found: list[_InColumn] = []
    before = heading = ""
    for label in labels:
        found.append(_InColumn(label, before, lettered and is_next_letter(heading, label.text)))
        before = label.text or before
        heading = label.text if label.alone and label.text else heading
    return found


def _steps(state: _State, at: _InColumn) -> Iterator[Step[_State, int | None]]:
    label = at.label
    heading = state.heading or (label.alone and _is_letter(label.text))
    yield Step(None, _price_of_none(label, in_letters=at.in_letters), _State(state.last, heading))
    if not label.text or len(label.text) > LONGEST:
        return
    for number, onward in _onward(state, label):
        price = _price(label, number, at.before)
        if price is not None:
            yield Step(number, onward + price, _State(number, heading=False))


def _onward(state: _State, label: GroupLabel) -> Iterator[tuple[int, float]]:
    """The numbers that may come next and what the step costs."""
    if state.last < HIGHEST:
        yield state.last + 1, 0.0
    if state.last:
        yield 1, 0.0 if state.heading else _PRICE["again"]
    read = roman_value(label.text) if _ROMAN.fullmatch(label.text) else None
    if read is not None and read <= HIGHEST and read != state.last + 1 and read != 1:
        yield read, _PRICE["jump"] if state.last else _PRICE["begins_later"]
    elif read is None and not state.last and not label.text.isdigit():
        begins = (n for n in (2, 3) if may_be_roman(label.text, roman_text(n)))
        yield from ((n, _PRICE["begins_unread"]) for n in begins)


def _price(label: GroupLabel, number: int, before: str) -> float | None:
    """What it costs that a label is this number; None where it cannot be."""
    text, wanted = label.text, roman_text(number)
    if text == wanted:
        return 0.0
    if label.typed:
        return None
    surely = _PRICE["confident"] * max(0.0, label.sure - CONFIDENT) / (1.0 - CONFIDENT)
    if _ROMAN.fullmatch(text):
        return _PRICE["another"] + surely
    continued = _PRICE["goes_on"] if _continues(text, before) else 0.0
    if may_be_roman(text, wanted):
        if not text.isdigit():
            return _PRICE["looks_like"] + (0.0 if usual_roman(text) == wanted else _PRICE["seldom"])
        return _PRICE["figure_like"] + continued if label.alone or text != "1" else None
    return _PRICE["misread"] + surely / 2 + continued if label.alone and not _is_letter(text) else None


def _price_of_none(label: GroupLabel, *, in_letters: bool) -> float:
    """What it costs that a label numbers no group; ``in_letters``: it goes on with the letter of the
    group before."""
    text = label.text
    if not text or len(text) > LONGEST or in_letters:
        return 0.0
    if _ROMAN.fullmatch(text):
        return _IGNORED.get(text, _PRICE["ignored_roman"])
    if _is_letter(text):
        return 0.0
    if is_roman_like(text):
        return _PRICE["ignored_like_alone" if label.alone else "ignored_like"]
    if not label.alone:
        return 0.0
    return _PRICE["figure_alone" if text[:1].isdigit() else "other_alone"]


def _is_letter(text: str) -> bool:
    """Whether a label is a letter that no roman number is taken for: A, B, C."""
    return len(text) == 1 and text.isupper() and text not in look_alikes("roman") and text not in "IVX"


def _continues(text: str, before: str) -> bool:
    return text.isdigit() and before.isdigit() and int(text) == int(before) + 1
