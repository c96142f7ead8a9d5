"""Where the print stands that a finding speaks of: of its field, else the nearest place that holds its text.

Not every field has a place of its own. The sentence of a target (``raw``) stands where its figure was read, the number of a
clause in the text of the clause, a figure that was not taken in the name of its indicator; an empty cell stands nowhere, and
its row is shown in its stead, which is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Row, or_, select

from normalize.text import key
from schema.contract.records import Finding
from schema.database.models import metadata
from vnplans.questions.doubts import Doubt, is_of_column
from vnplans.questions.field_places import Place

_VALUES = metadata.tables["provenance"]
_CELLS = metadata.tables["cells"]
_TABLES = metadata.tables["tables"]
_QUOTED = re.compile("“([^”]+)”")
_PARTS = re.compile(r"\s+/\s+|\s+\|\s+")
"""Stand between the headers of a column that has several, one below the other."""
_NAMES = ("title", "name", "text", "low", "high")
"""Fields by which a reader knows a row, the first ones best."""


class Standing(StrEnum):
    """What is outlined: the print that the finding speaks of, the row of what has none, nothing."""

    PRINT = "print"
    ROW = "row"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The places to outline.

    Attributes:
        places: each with a page and a box; none where nothing stands for the finding.
        around: what is shown round the outline: the whole table for a finding on one, the row as wide as its table where
            a cell of it is empty.
    """

    standing: Standing
    places: tuple[Place, ...] = ()
    around: tuple[Place, ...] = ()


def place_of_finding(connection: Connection, doubt: Doubt) -> Standpoint:
    """The nearest print of a finding; its page is preferred where a row stands on several."""
    own = _boxed(p for f in doubt.fields if not f.is_fixed for p in f.places)
    if own:
        return Standpoint(Standing.PRINT, own)
    if doubt.record is None or doubt.record.table == "tables":
        return _in_table(connection, doubt.finding)
    near = _holding(connection, doubt.finding)
    if near:
        return Standpoint(Standing.PRINT, near)
    row = _row(connection, doubt.finding)
    return (
        Standpoint(Standing.ROW, row, _across(connection, doubt.finding, row))
        if row
        else Standpoint(Standing.NONE)
    )


def _across(connection: Connection, finding: Finding, row: tuple[Place, ...]) -> tuple[Place, ...]:
    """A row as wide as the table it stands in; nothing for one that stands in none."""
    found = []
    for place in row:
        cells = _cells_of(connection, finding.document_id, place.page)
        _, top, _, bottom = place.box or (0.0, 0.0, 0.0, 0.0)
        tables = {c.table_id for c in cells if c.top < bottom and top < c.bottom}
        own = [c for c in cells if c.table_id in tables]
        if own:
            box = (min(c.x0 for c in own), top, max(c.x1 for c in own), bottom)
            found.append(Place(place.page, box, None))
    return tuple(found)


def _in_table(connection: Connection, finding: Finding) -> Standpoint:
    """A column in doubt; else the cells that hold what the finding says and quotes."""
    cells = [
        c for c in _cells_of(connection, finding.document_id, finding.page) if c.table_id == finding.record_id
    ]
    around = tuple(_place(c) for c in cells)
    column = tuple(_place(c) for c in cells if is_of_column(finding.field, c.role))
    said = _said(finding, *_QUOTED.findall(finding.message))
    found = column or tuple(dict.fromkeys(p for text in said for p in _narrowest(cells, text)))
    return Standpoint(Standing.PRINT if found else Standing.NONE, found, around)


def _holding(connection: Connection, finding: Finding) -> tuple[Place, ...]:
    """The place that holds the text of a finding: of its record, of what that hangs on, else the only one of its page."""
    families = [*_families(connection, finding)]
    for text in _said(finding):
        for family in families:
            if found := _narrowest(_on_page(family, finding.page), text):
                return found
    on_page = (_VALUES.c.document_id == finding.document_id, _VALUES.c.page == finding.page)
    known = connection.execute(select(_VALUES).where(*on_page, _VALUES.c.x0.is_not(None))).all()
    for rows in (known, _cells_of(connection, finding.document_id, finding.page)):
        for text in _said(finding):
            if len(found := _narrowest(rows, text)) == 1:
                return found
    return ()


def _cells_of(
    connection: Connection, document_id: str, page: int | None
) -> Sequence[Row[tuple[object, ...]]]:
    """The cells of a page."""
    joined = _CELLS.join(_TABLES, _CELLS.c.table_id == _TABLES.c.table_id)
    on_page = (_TABLES.c.document_id == document_id, _CELLS.c.page == page)
    query = select(_CELLS).select_from(joined).where(*on_page, _CELLS.c.x0.is_not(None))
    return connection.execute(query.order_by(_CELLS.c.table_id, _CELLS.c.row, _CELLS.c.column)).all()


def _row(connection: Connection, finding: Finding) -> tuple[Place, ...]:
    """The name of a record, else what was read of it first; else those of what it hangs on."""
    for family in _families(connection, finding):
        own = _on_page(family, finding.page)
        for name in _NAMES:
            if named := tuple(dict.fromkeys(_place(r) for r in own if r.field == name)):
                return named
        if own:
            return (_place(own[0]),)
    return ()


def _families(connection: Connection, finding: Finding) -> Iterator[list[Row[tuple[object, ...]]]]:
    """What was read of a record and of what hangs on it, then of each record that it hangs on.

    The id of a record begins with that of what it hangs on: ``…:t1:A:1`` has ``…:t1:A:1:i``, which has ``…:t1:A:1:i:v1``.
    """
    record_id = finding.record_id
    while True:
        below = _VALUES.c.record_id.startswith(f"{record_id}:", autoescape=True)
        is_first = record_id == finding.record_id and record_id != finding.document_id
        own = or_(_VALUES.c.record_id == record_id, below) if is_first else _VALUES.c.record_id == record_id
        yield [*connection.execute(select(_VALUES).where(own, _VALUES.c.x0.is_not(None)))]
        record_id = record_id.rpartition(":")[0]
        if len(record_id) <= len(finding.document_id):
            return


def _said(finding: Finding, *more: str) -> list[str]:
    """The texts that a finding names, as they are looked for."""
    parts = (part for text in (finding.found, finding.expected, *more) if text for part in _PARTS.split(text))
    return [text for text in dict.fromkeys(key(part) for part in parts) if text]


def _narrowest(rows: Iterable[Row[tuple[object, ...]]], text: str) -> tuple[Place, ...]:
    """The places of the shortest prints that hold a text as whole words; a unit may stand at a number (``20.0000ha``)."""
    end = r"(?!\d)" if text[-1].isdecimal() else r"(?!\w)"
    whole = re.compile(rf"(?<!\w){re.escape(text)}{end}")
    holding = [(len(raw), r) for r in rows if whole.search(raw := key(r.raw or ""))]
    shortest = min((length for length, _ in holding), default=0)
    return tuple(dict.fromkeys(_place(r) for length, r in holding if length == shortest))


def _on_page(rows: list[Row[tuple[object, ...]]], page: int | None) -> list[Row[tuple[object, ...]]]:
    return [r for r in rows if r.page == page] or rows


def _place(row: Row[tuple[object, ...]]) -> Place:
    return Place(row.page, (row.x0, row.top, row.x1, row.bottom), row.line)


def _boxed(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(p for p in places if p.page is not None and p.box is not None)
