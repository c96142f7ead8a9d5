"""The time that a plan states of itself in its body, where the title leaves it open: ``Thời gian thực hiện Kế hoạch: từ năm
2025 đến hết năm 2030``.

The time of a programme (``Thời gian thực hiện Chương trình: …``) is that of a plan that carries it out only where it ends
with the plan's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extract.model.head import HeadField
from extract.official.plan_years import PlanTime
from extract.official.stated_years import Stated, stated_time
from extract.official.zones import Line, Zone
from normalize.notes import Code, Note, warning

_LABEL = regex.compile(
    r"^\W*(?:[\dIVX]+(?:\.\d+)*[.)]|\p{L}[.)])?\W*Thời gian (?:thực hiện|triển khai)(?: thực hiện)?(?: của)? "
    r"(?P<what>Kế hoạch|Phương án|Chương trình|Đề án|Chiến lược)(?: này)?\W*:\W*(?P<time>\P{Z}.{3,120})$",
    regex.IGNORECASE,
)
_OF_A_PLAN = ("kế hoạch", "phương án")
_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class _OfBody:
    line: Line
    stated: Stated
    is_own: bool


def with_time_of_body(time: PlanTime, below: Sequence[Line]) -> PlanTime:
    """The time of a plan, completed by what its body states of it.

    Args:
        below: the lines below the type of the document.
    """
    found = next(_stated(below), None) if time.start is None else None
    if found is None:
        return time
    start, end = found.stated.start, found.stated.end
    if time.end is not None and end is not None and end != time.end.value:
        return _told(time, found, f"The body states another end than the title, {time.end.value.year}")
    if time.end is None and not found.is_own:
        return _told(time, found, "The body states the time of a programme, which may not be the plan's")
    done = PlanTime(
        HeadField(start, found.stated.raw, found.line.fragments, "body", _CONFIDENCE) if start else None,
        time.end
        or (HeadField(end, found.stated.raw, found.line.fragments, "body", _CONFIDENCE) if end else None),
        time.vision,
        tuple(n for n in time.notes if n.code is not Code.PERIOD_UNPARSED),
    )
    return done if start else _told(done, found, "The body names no date with which the plan begins")


def _stated(below: Sequence[Line]) -> Iterator[_OfBody]:
    for line in below:
        label = _LABEL.match(line.text) if line.zone is Zone.BODY else None
        stated = stated_time(label["time"]) if label is not None else None
        if label is not None and stated is not None:
            yield _OfBody(line, stated, label["what"].lower() in _OF_A_PLAN)


def _told(time: PlanTime, found: _OfBody, message: str) -> PlanTime:
    note: Note = warning(Code.PERIOD_UNPARSED, f"{message}.", found=found.line.text)
    return replace(time, notes=(*time.notes, note))
