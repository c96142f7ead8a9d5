"""Seen against taken: the rows of ``coverage``, and what of them went nowhere. The door of the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.account.read import n_words
from extract.model import Fragment, Seen, SeenKind, Table
from extract.tables.matrix import body_rows
from extract.tasks.of_tables import TableRows
from normalize.numbering.labels import BULLETS
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.roles import role_of
from schema.account.past import in_duties
from schema.account.takings import ROW_TABLES, CellIndex, Taking, Takings
from schema.contract.ids import table_id
from schema.contract.records import CoverageRecord, DocumentRecords
from schema.recorder import Recorder

_CONTENT = (SeenKind.TABLE, SeenKind.CLAUSE)
_LOST_SHARE = 0.2
_MUCH = 60
"""Words of the content that went nowhere from which a document is partial, where they are a fifth of it."""


@dataclass(frozen=True, slots=True)
class AccountInput:
    """What was seen in a document, and what was made of it.

    Attributes:
        records: all that was built, checks done.
        rows: the printed rows of the tables of tasks.
        recorder: knows which printed pieces the values were read from.
    """

    seen: Sequence[Seen]
    records: DocumentRecords
    tables: Sequence[Table]
    rows: Sequence[TableRows]
    recorder: Recorder


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of the document and where it went.

    Attributes:
        taken_as: as in ``coverage``.
        record: table and id of the record that holds it.
        table: the logical table that a grid became a part of.
        strays: cells of the grid that are in no cell of any table.
    """

    seen: Seen
    taken_as: str
    record: tuple[str, str] | None
    n_taken: int
    table: Table | None = None
    strays: tuple[Fragment, ...] = ()

    @property
    def lost(self) -> int:
        """Words, labels or figures that went nowhere."""
        return self.seen.n - self.n_taken if self.taken_as == "nothing" else 0


@dataclass(frozen=True, slots=True)
class Account:
    """All entries of a document, in reading order.

    Attributes:
        takings: what they were held against.
        rows: position of a table → its printed rows (0-based) that are accounted for.
    """

    entries: tuple[Entry, ...]
    takings: Takings
    rows: Mapping[int, set[int]]

    @property
    def is_partial(self) -> bool:
        """Whether a large part of the content went nowhere: a fifth of its words, a table left in the text,
        or all of it."""
        content = [e for e in self.entries if e.seen.kind in _CONTENT and e.taken_as != "known"]
        lost = sum(e.lost for e in content)
        left = sum(e.lost for e in content if e.seen.sign in ("bars", "header"))
        return lost >= _MUCH and (lost >= _LOST_SHARE * sum(e.seen.n for e in content) or left >= _MUCH)

    def coverage(self, document_id: str) -> tuple[CoverageRecord, ...]:
        """The rows of the contract's table."""
        return tuple(_row(e, document_id, n) for n, e in enumerate(self.entries, 1))


def account_of(given: AccountInput) -> Account:
    """Where each part of the document went."""
    teller = _Teller(given)
    return Account(tuple(teller.entry(s) for s in given.seen), teller.takings, teller.accounted)


class _Teller:
    """Tells of one part after the other where it went."""

    def __init__(self, given: AccountInput) -> None:
        self.document = given.records.document.document_id
        self.takings = Takings(given.recorder, given.records)
        self.cells = CellIndex(given.tables)
        self.accounted = _rows_accounted_for(given, self.takings)
        stored = {t.table_id for t in given.records.tables}
        self.stored = {t.position for t in given.tables if table_id(self.document, t.position) in stored}
        self.with_rows = tables_with_rows(given.records)
        self.duties = in_duties(given.records)
        self.captions = " ".join(
            filter(None, (t for r in given.records.tables for t in (r.appendix, r.caption, r.unit_note)))
        )

    def entry(self, seen: Seen) -> Entry:
        if seen.kind is SeenKind.TABLE:
            return self._grid(seen) if seen.sign == "grid" else self._left_table(seen)
        if seen.kind is SeenKind.CLAUSE:
            return self._paragraph(seen)
        if seen.kind in (SeenKind.LABEL, SeenKind.FIGURE):
            return self._rows_of(seen)
        if seen.taken:
            return Entry(seen, "rows", None, seen.n)
        return Entry(seen, "known" if seen.known else "nothing", None, seen.n if seen.known else 0)

    def _grid(self, seen: Seen) -> Entry:
        placed = [(f, self.cells.of(f)) for f in seen.fragments]
        table = next((p[0] for _, p in placed if p is not None), None)
        if table is None or table.position not in self.stored:
            return self._unless_known(seen)
        own = table_id(self.document, table.position)
        record = ("tables", own)
        if own not in self.with_rows:
            return replace(self._unless_known(seen), record=record, table=table)
        rows = self.accounted[table.position]
        n = sum(
            n_words(f.text) for f, p in placed if p is not None and _reaches(p[1].row, p[1].row_span, rows)
        )
        return Entry(seen, "rows", record, n, table, tuple(f for f, p in placed if p is None))

    def _left_table(self, seen: Seen) -> Entry:
        if seen.known:
            return self._unless_known(seen)
        rows = [f for f in seen.fragments if any(t.table in ROW_TABLES for t in self.takings.of(f))]
        if rows:
            taking = next(t for t in self.takings.of(rows[0]) if t.table in ROW_TABLES)
            return Entry(seen, "rows", _record(taking), sum(n_words(f.text) for f in rows))
        return Entry(seen, "nothing", None, 0)

    def _paragraph(self, seen: Seen) -> Entry:
        takings = list(self.takings.of_all(seen.fragments))
        found = next((t for t in takings if t.table == "clauses"), None)
        if found is not None:
            return Entry(seen, "clause", _record(found), seen.n)
        found = next((t for t in takings if t.table in ROW_TABLES), None)
        if found is not None:
            return Entry(seen, "rows", _record(found), seen.n)
        found = next((t for t in takings if t.table == "documents" or self.takings.is_basis(t)), None)
        if found is not None:
            return Entry(seen, "head", _record(found), seen.n)
        if seen.known:
            return self._unless_known(seen)
        text = " ".join(f.text for f in seen.fragments)
        if text in self.captions and not _is_numbered(text):
            return Entry(seen, "rows", None, seen.n)
        lost_its_place = seen.place.page is None and self.takings.in_clauses(text)
        return Entry(seen, "clause", None, seen.n) if lost_its_place else self._unless_known(seen)

    def _rows_of(self, seen: Seen) -> Entry:
        """Labels and figures: in a task, an indicator or a target, or nowhere."""
        wanted = ROW_TABLES if seen.kind is SeenKind.LABEL else ROW_TABLES - {"task_agencies"}
        found = next((t for t in self.takings.of_all(seen.fragments) if t.table in wanted), None)
        if found is not None:
            return Entry(seen, "rows", _record(found), seen.n)
        of_plan = next((t for t in self.takings.of_all(seen.fragments) if t.table == "documents"), None)
        if of_plan is not None and seen.sign == "time":
            return Entry(seen, "head", _record(of_plan), seen.n)
        clause = next((t for t in self.takings.of_all(seen.fragments) if t.table == "clauses"), None)
        if clause is not None and seen.sign == "assign" and clause.record in self.duties:
            return Entry(seen, "known", _record(clause), seen.n)
        return replace(self._unless_known(seen), record=_record(clause) if clause else None)

    def _unless_known(self, seen: Seen) -> Entry:
        return Entry(seen, "known" if seen.known else "nothing", None, seen.n if seen.known else 0)


def tables_with_rows(records: DocumentRecords) -> frozenset[str]:
    """The ids of the tables that gave tasks or indicators."""
    tasks, indicators = (t.table_id for t in records.tasks), (i.table_id for i in records.indicators)
    return frozenset(t for t in (*tasks, *indicators) if t)


def _rows_accounted_for(given: AccountInput, takings: Takings) -> dict[int, set[int]]:
    """For each table the printed rows (0-based) that gave a record, or are its header, a group, a sum or a
    remark."""
    sorted_rows = {r.table: r for r in given.rows}
    found: dict[int, set[int]] = {}
    for table in given.tables:
        body = set(body_rows(table))
        own = {r for r in range(table.n_rows) if r not in body}
        if rows := sorted_rows.get(table.position):
            own |= {g.row for g in (*rows.groups, *rows.totals)} | {r.row for r in rows.rejected}
        names = {c.index for c in table.columns if role_of(c.role).names_row}
        for cell in table.cells:
            reaches = range(cell.row, cell.row + cell.row_span)
            tells = cell.row_span == 1 or cell.column in names
            if (
                tells
                and not own.issuperset(reaches)
                and any(t.table in ROW_TABLES for t in takings.of_all(cell.parts))
            ):
                own.update(reaches)
        if sorted_rows.get(table.position) is None:
            own |= _group_rows(table, own)
        found[table.position] = own
    return found


def _group_rows(table: Table, own: set[int]) -> set[int]:
    """Rows of a table of indicators with one text only, which name a group of those below."""
    filled: dict[int, int] = {}
    for cell in table.cells:
        if cell.text and cell.row not in own:
            filled[cell.row] = filled.get(cell.row, 0) + 1
    return {row for row, n in filled.items() if n <= 2}


def _is_numbered(text: str) -> bool:
    label = paragraph_label(text)
    return label is not None and label.kind not in BULLETS


def _reaches(row: int, span: int, rows: set[int]) -> bool:
    return any(r in rows for r in range(row, row + span))


def _record(taking: Taking) -> tuple[str, str]:
    return (taking.table, taking.record)


def _row(entry: Entry, document_id: str, position: int) -> CoverageRecord:
    place, box = entry.seen.place, entry.seen.place.box
    return CoverageRecord(
        document_id=document_id,
        position=position,
        kind=entry.seen.kind.value,
        page=place.page,
        x0=round(box.x0, 2) if box else None,
        top=round(box.top, 2) if box else None,
        x1=round(box.x1, 2) if box else None,
        bottom=round(box.bottom, 2) if box else None,
        line=place.line,
        taken_as=entry.taken_as,
        record_table=entry.record[0] if entry.record else None,
        record_id=entry.record[1] if entry.record else None,
        n_seen=entry.seen.n,
        n_taken=entry.n_taken,
    )
