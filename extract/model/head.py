"""What the head of a document says, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from extract.model import Fragment
from normalize.notes import Note

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HeadField(Generic[T]):
    """One value of the head.

    Attributes:
        value: the normalised value.
        raw: as printed.
        fragments: where it is printed.
        rule: which rule read it: ``letterhead``, ``title``, ``attached_to``, ``own_name``, ``behind_number``,
            ``number``.
        confidence: 0 to 1.
        notes: what is doubtful.
    """

    value: T
    raw: str
    fragments: tuple[Fragment, ...]
    rule: str
    confidence: float = 1.0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """Where a field of the head should stand and was not read: left open in print, or written by hand.

    ``OpenPlace("number", "Số: /KH-UBND", …)``; ``field`` is a column of ``documents``.
    """

    field: str
    raw: str
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; None where it says nothing.

    ``doc_type`` is one of the contract's (decision, plan, …, other); ``period_start`` is the first day of the plan's
    time (1 January of a year), ``period_end`` the last; ``period_notes`` say what is doubtful of both.
    ``empty_number`` is the place of the number as printed where it holds none: ``Số: /KH-UBND``.
    ``open_places`` are those of the number and the date where they were not read.
    """

    number: HeadField[str] | None
    doc_type: HeadField[str]
    title: HeadField[str] | None
    issuer_raw: HeadField[str] | None
    issued_on: HeadField[date] | None
    place: HeadField[str] | None
    province_name: HeadField[str] | None
    period_start: HeadField[date] | None
    period_end: HeadField[date] | None
    vision_year: HeadField[int] | None
    empty_number: str | None = None
    period_notes: tuple[Note, ...] = ()
    open_places: tuple[OpenPlace, ...] = ()
