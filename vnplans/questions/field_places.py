"""A field of a record as it is shown: its value, what was printed, where, and how it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from schema.contract.records import ProvenanceRecord, RecordValue, columns
from schema.database.models import metadata

_NUMBERED = re.compile(r"\.\d+$")


@dataclass(frozen=True, slots=True)
class Place:
    """One printed place: a page with a box, or a line."""

    page: int | None
    box: tuple[float, float, float, float] | None
    line: int | None


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field of a record.

    Attributes:
        record_id, field: what a correction names.
        value: as stored; ``text`` is what a person edits.
        printed: the text that it was read from.
        rule: what read it.
        places: where it was printed; a cell that a page breaks has several.
        alternatives: what else it was read as, by another reader, in another file, in another way, or before a correction.
    """

    record_id: str
    field: str
    value: RecordValue
    text: str
    printed: str | None = None
    rule: str | None = None
    confidence: float | None = None
    places: tuple[Place, ...] = ()
    is_fixed: bool = False
    alternatives: tuple[str, ...] = ()


def with_places(made: FieldShown, own: Sequence[ProvenanceRecord]) -> FieldShown:
    """A field with what is known of where it was read."""
    first = own[0] if own else None
    confidence = None if first is None or first.confidence is None else float(first.confidence)
    return FieldShown(
        made.record_id,
        made.field,
        made.value,
        made.text,
        made.printed or printed_of(own),
        first.rule if first else None,
        confidence,
        tuple(dict.fromkeys(_place(p) for p in own)),
        made.is_fixed,
    )


def printed_of(own: Sequence[ProvenanceRecord]) -> str | None:
    return " ".join(p.raw for p in sorted(own, key=lambda p: p.part) if p.raw) or None


def _place(p: ProvenanceRecord) -> Place:
    box = (
        None
        if p.x0 is None or p.top is None or p.x1 is None or p.bottom is None
        else (p.x0, p.top, p.x1, p.bottom)
    )
    return Place(p.page, box, p.line)


def places_of(connection: Connection, record_id: str) -> dict[str, list[ProvenanceRecord]]:
    """Field → its places; ``lead.1`` and ``lead.2`` are ``lead``."""
    model = metadata.tables["provenance"]
    query = select(*(model.c[n] for n in columns("provenance"))).where(model.c.record_id == record_id)
    found: dict[str, list[ProvenanceRecord]] = {}
    for row in connection.execute(query.order_by(model.c.ordinal)):
        place = ProvenanceRecord(**row._mapping)
        found.setdefault(_NUMBERED.sub("", place.field), []).append(place)
    return found
