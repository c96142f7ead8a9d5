"""Number and date that were put over a printed letterhead afterwards, in annotations or by a registry's stamp.

``Số:      /KH-UBND`` and ``ngày     tháng     năm 2026`` were left open; the figures that fill them stand a few points higher
or lower, so that they come as lines of their own: ``118``, ``05 3``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import regex

from extract.model import Fragment
from extract.model.head import HeadField
from extract.official.zones import Line
from normalize.acts import as_date, read_number
from normalize.notes import Code, Note, warning
from normalize.text import clean

_FIGURES = regex.compile(r"[\d\s/.\-–]+")
_SERIAL = regex.compile(r"\d{1,5}[a-zđ]?")
_OPEN_DATE = regex.compile(
    r"ngày[\s.…_]*(?P<d>\d{0,2})[\s.…_]*tháng[\s.…_]*(?P<m>\d{0,2})[\s.…_]*năm[\s.…_]*(?P<y>(?:20\d\d)?)[\s.…_]*$"
)
_NEAR = (-1, 1, -2, 2)
"""Lines beside the open place in which its figures may stand, the nearest first. A serial number alone must be right
beside it: two lines off it may be the number of the page."""


def stamped_number(head: Sequence[Line], empty: str | None) -> HeadField[str] | None:
    """The number whose figures, or the whole of which, stand beside its open place.

    Args:
        empty: the open place as printed: ``Số: /KH-UBND``.
    """
    at = next((k for k, line in enumerate(head) if empty and empty in clean(line.text)), None)
    letters = regex.search(r"[/\-–]\s*(?:\d{4}\s*/\s*)?\p{Lu}.*", empty or "")
    if at is None or letters is None:
        return None
    for away, line in _beside(head, at):
        figure = line.text.strip()
        is_serial = _SERIAL.fullmatch(figure) is not None
        if is_serial and (abs(away) > 1 or (away == 1 and _may_be_of_date(head, at + 1))):
            continue
        printed = f"{figure}{letters.group(0)}" if is_serial else figure
        number, open_place = read_number(printed), read_number(f"1{letters.group(0)}")
        if number is None or open_place is None or (number.start, number.end) != (0, len(printed)):
            continue
        if number.symbol != open_place.symbol:
            continue
        return HeadField(
            number.number, printed, _both(head[at], line), "stamp", 0.7, (_note(number.number, figure),)
        )
    return None


def stamped_date(head: Sequence[Line]) -> HeadField[date] | None:
    """The date whose figures stand beside the open place of it: those left open in order, or all three."""
    for at, line in enumerate(head):
        place = _OPEN_DATE.search(line.text)
        if place is None or all(place.groups()):
            continue
        for _, near in _beside(head, at):
            day = _filled(place, regex.findall(r"\d+", near.text)) if _FIGURES.fullmatch(near.text) else None
            if day is not None:
                note = _note(day.isoformat(), near.text)
                return HeadField(
                    day, f"{place.group(0)} {near.text}", _both(line, near), "stamp", 0.7, (note,)
                )
    return None


def _beside(head: Sequence[Line], at: int) -> Iterator[tuple[int, Line]]:
    """The lines beside one, each with how many lines it is off, below or (less than 0) above."""
    return ((k, head[at + k]) for k in _NEAR if 0 <= at + k < len(head))


def _may_be_of_date(head: Sequence[Line], at: int) -> bool:
    """Whether figures stand right over a date that is left open and that no other figures fill."""
    if at + 1 >= len(head) or _OPEN_DATE.search(head[at + 1].text) is None:
        return False
    return stamped_date([*head[:at], *head[at + 1 :]]) is None


def _filled(place: regex.Match[str], figures: list[str]) -> date | None:
    parts = [place[name] for name in ("d", "m", "y")]
    if len(figures) == len(parts):
        agree = all(not own or int(own) == int(figure) for own, figure in zip(parts, figures, strict=True))
        parts = figures if agree else []
    elif len(figures) == parts.count(""):
        given = iter(figures)
        parts = [own or next(given) for own in parts]
    else:
        return None
    return as_date(int(parts[2]), int(parts[1]), int(parts[0])) if parts else None


def _both(line: Line, stamp: Line) -> tuple[Fragment, ...]:
    return (*line.fragments, *stamp.fragments)


def _note(expected: str, found: str) -> Note:
    return warning(
        Code.TEXT_REPAIRED,
        "The place was left open in print; figures beside it fill it.",
        expected=expected,
        found=found,
    )
