"""The roman numbers of a scanned table's groups, read as one series from the first row of the joined table to the last.

Bold roman numbers run together in a scan (``H`` for II, ``HH`` or ``IH`` for III) or lose a stroke (``II`` for III),
and a page that begins inside a group has nothing to count from. So all labels of the table are read at once: each may
be what was read, another number that looks like it, or no number of the series, each at a price; the cheapest way
through the table is the reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from normalize.labels import roman_text, roman_value
from normalize.look_alikes import look_alikes, may_be_roman, usual_roman

HIGHEST = 30
"""Groups of one table at most."""
SHORTEST_TITLE = 4
"""Letters of a misread label at most: more are a title without a number."""

LOOKS_LIKE = 0.3
"""Price of a number that looks like what was read: ``H`` as II."""
SELDOM = 2.0
"""Added where the letters usually stand for another: ``H`` as I."""
FIGURE_LIKE = 2.0
"""The same where what was read is a figure: ``11`` as II, ``1`` as I."""
MISREAD = 2.5
"""Price of a number where only the row says that one stands there."""
SURE_READ, UNSURE = 5.0, 0.5
"""What is added, at most, for each number in the place of one that was read surely, and from which sureness on."""
ANOTHER = 1.0
"""Price of a roman number in the place of another (``II`` for III)."""
JUMP = 3.0
"""Price of a gap in the series."""
BEGINS_LATER = 1.5
"""Price of a series that does not begin with I."""
BEGINS_UNREAD = 6.0
"""The same where its first number was misread."""
ANEW = 1.0
"""Price of a series that begins anew with no heading above it."""
GOES_ON = 4.0
"""Added for a figure that goes on with the number before it."""
_ROMAN = regex.compile(r"[IVX]{1,5}")
FIGURE_ALONE, OTHER_ALONE = 0.6, 0.8
"""Price of a figure, and of anything else, in the row of a heading where it numbers no group."""
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class GroupLabel:
    """What was read where a row has its label.

    Attributes:
        text: without the point behind it; empty where nothing was read.
        sure: the chance that it is right, 0 to 1.
        alone: whether its row holds hardly anything else, as the rows of headings do.
    """

    text: str
    sure: float
    alone: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """A way through the labels so far: its price, the last number, whether a heading above allows a new series, and
    the number given to each label (0 for none)."""

    price: float
    last: int
    anew: bool
    numbers: tuple[int, ...]


def group_numbers(labels: Sequence[GroupLabel]) -> tuple[int | None, ...]:
    """For each label of a table, top to bottom, the number of its group; None where it numbers no group."""
    if not any(is_roman_like(label.text) for label in labels):
        return tuple(None for _ in labels)
    lettered = any(label.alone and _is_letter(label.text) for label in labels)
    ways: dict[tuple[int, bool], _Way] = {(0, True): _Way(0.0, 0, True, ())}
    before = heading = ""
    for label in labels:
        reached: dict[tuple[int, bool], _Way] = {}
        in_letters = lettered and _is_next_letter(heading, label.text)
        for way in ways.values():
            for step in _steps(way, label, before, in_letters=in_letters):
                key = (step.last, step.anew)
                if key not in reached or step.price < reached[key].price:
                    reached[key] = step
        ways = reached
        before = label.text or before
        heading = label.text if label.alone and label.text else heading
    best = min(ways.values(), key=lambda way: way.price)
    return tuple(number or None for number in best.numbers)


def is_sure(labels: Sequence[GroupLabel], numbers: Sequence[int | None], at: int) -> bool:
    """Whether a number is one of a series: the one before it or behind it stands in the table as it was read."""
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


def _steps(way: _Way, label: GroupLabel, before: str, *, in_letters: bool) -> Iterator[_Way]:
    other = _price_of_none(label, in_letters=in_letters)
    anew = way.anew or (label.alone and _is_letter(label.text))
    yield _Way(way.price + other, way.last, anew, (*way.numbers, 0))
    if not label.text or len(label.text) > SHORTEST_TITLE:
        return
    for number, onward in _onward(way, label):
        price = _price(label, number, before)
        if price < _NEVER:
            yield _Way(way.price + onward + price, number, False, (*way.numbers, number))


def _onward(way: _Way, label: GroupLabel) -> Iterator[tuple[int, float]]:
    """The numbers that may come next and what the step costs."""
    if way.last < HIGHEST:
        yield way.last + 1, 0.0
    if way.last:
        yield 1, 0.0 if way.anew else ANEW
    read = roman_value(label.text) if _ROMAN.fullmatch(label.text) else None
    if read is not None and read <= HIGHEST and read != way.last + 1 and read != 1:
        yield read, JUMP if way.last else BEGINS_LATER
    elif read is None and not way.last and not label.text.isdigit():
        yield from ((n, BEGINS_UNREAD) for n in (2, 3) if may_be_roman(label.text, roman_text(n)))


def _price(label: GroupLabel, number: int, before: str) -> float:
    text, wanted = label.text, roman_text(number)
    if text == wanted:
        return 0.0
    surely = SURE_READ * max(0.0, label.sure - UNSURE) / (1.0 - UNSURE)
    if _ROMAN.fullmatch(text):
        return ANOTHER + surely
    continued = GOES_ON if _continues(text, before) else 0.0
    if may_be_roman(text, wanted):
        if not text.isdigit():
            return LOOKS_LIKE + (0.0 if usual_roman(text) == wanted else SELDOM)
        return FIGURE_LIKE + continued if label.alone or text != "1" else _NEVER
    return MISREAD + surely / 2 + continued if label.alone and not _is_letter(text) else _NEVER


def _price_of_none(label: GroupLabel, *, in_letters: bool) -> float:
    """What it costs that a label numbers no group; ``in_letters``: it goes on with the letter of the group before."""
    text = label.text
    if not text or len(text) > SHORTEST_TITLE or in_letters:
        return 0.0
    if _ROMAN.fullmatch(text):
        return {"I": 3.0, "V": 2.0, "X": 2.0}.get(text, 5.0)
    if _is_letter(text):
        return 0.0
    if is_roman_like(text):
        return 3.0 if label.alone else 1.5
    if not label.alone:
        return 0.0
    return FIGURE_ALONE if text[:1].isdigit() else OTHER_ALONE


def _is_letter(text: str) -> bool:
    """Whether a label is a letter that no roman number is taken for: A, B, C."""
    return len(text) == 1 and text.isupper() and text not in look_alikes("roman") and text not in "IVX"


def _is_next_letter(before: str, text: str) -> bool:
    return len(before) == len(text) == 1 and ord(text) == ord(before) + 1


def _continues(text: str, before: str) -> bool:
    return text.isdigit() and before.isdigit() and int(text) == int(before) + 1
