"""Losses planted where a document passes: a table, a row, a column, a clause or a label that a reader, a join
or a builder drops, and whether a finding names it.

A loss of a reader takes blocks away behind the reader and before anything counts them; those of joins and
builders replace a step of ``schema.assemble`` for the length of one reading.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import schema.assemble as assembly
import schema.build.task_cells as task_cells
from extract.left_out import PageWords, with_left_out
from extract.model import Block, Clause, Document, Grid, Paragraph, Table
from extract.read import read_document
from normalize.content_cues import read_cues
from schema.contract.records import DocumentRecords, Finding

_TELLING = 12
"""Words of a paragraph that is dropped, at least: less may be a line of the letterhead."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read well: how its reader gave it, the words of its pages, and its records."""

    path: Path
    document: Document
    words: PageWords
    records: DocumentRecords


@dataclass(frozen=True, slots=True)
class Loss:
    """One planted loss.

    Attributes:
        what: table, row, column, clause or label.
        where: reader, join, clauses, tasks or builder.
        lost: words of what was dropped, to be known again in a finding.
        document: the document with the loss of a reader in it.
        broken: replaces the step that loses it.
        records: ids of the records that a finding may stand on, beside the document.
    """

    what: str
    where: str
    lost: str
    pages: tuple[int | None, ...]
    lines: tuple[int | None, ...]
    document: Document | None = None
    broken: Callable[[], AbstractContextManager[object]] = nullcontext
    records: tuple[str, ...] = ()


def read_source(path: Path) -> Source:
    """Reads a file with the words of its pages kept."""
    kept: list[PageWords] = []

    class Kept(PageWords):
        def __init__(self) -> None:
            super().__init__()
            kept.append(self)

    with patch("extract.paged.PageWords", Kept):
        document = read_document(path)
    return Source(path, document, kept[0] if kept else PageWords(), assembly.build_records(document))


def named(source: Source, loss: Loss) -> tuple[Finding, ...]:
    """The findings above info that a loss brings and that name it: by its record, its page or line, or its
    words."""
    document = source.document
    if loss.document is not None:
        document = _counted_again(source, loss.document)
    with loss.broken():
        records = assembly.build_records(document)
    before = {(f.record_id, f.field, f.code, f.message) for f in source.records.findings}
    new = [f for f in records.findings if (f.record_id, f.field, f.code, f.message) not in before]
    return tuple(f for f in new if f.severity != "info" and _names(f, loss))


def _counted_again(source: Source, document: Document) -> Document:
    bare = replace(document, sightings=source.document.sightings)
    if bare.n_pages is None:
        return with_left_out(bare, source.path)
    return replace(bare, sightings=(*bare.sightings, *source.words.left_out(bare)))


def _names(finding: Finding, loss: Loss) -> bool:
    if finding.page is not None and finding.page in loss.pages:
        return True
    told = f"{finding.message} {finding.found or ''} ".lower()
    if any(line is not None and f"line {line}" in told for line in loss.lines):
        return True
    if any(finding.record_id == r or finding.record_id.startswith(f"{r}:") for r in loss.records):
        return True
    words, told_words = _words(loss.lost), f" {' '.join(_words(told))} "
    stretches = (f" {' '.join(words[k : k + 4])} " for k in range(max(1, len(words) - 3)))
    return bool(words) and any(stretch in told_words for stretch in stretches)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def losses(source: Source, draw: random.Random) -> Iterator[Loss]:
    """One loss of each kind that the document can have."""
    for plant in PLANTS:
        if (loss := plant(source, draw)) is not None:
            yield loss


def _grids(source: Source) -> list[Grid]:
    """The grids of tables that gave rows."""
    taken = {
        (c.page, c.line, c.x0, c.top)
        for c in source.records.coverage
        if c.taken_as == "rows" and c.kind == "table"
    }
    return [b for b in source.document.blocks if isinstance(b, Grid) and _key(b) in taken]


def _key(block: Grid | Paragraph) -> tuple[int | None, int | None, float | None, float | None]:
    place = block.place if isinstance(block, Grid) else block.fragments[0].place
    box = place.box
    return place.page, place.line, round(box.x0, 2) if box else None, round(box.top, 2) if box else None


def _without(source: Source, old: Block, new: Sequence[Block] = ()) -> Document:
    blocks = [b for block in source.document.blocks for b in (new if block is old else (block,))]
    return replace(source.document, blocks=tuple(blocks))


def _paragraphs(source: Source) -> list[Paragraph]:
    """Paragraphs that became clauses, long enough to be missed."""
    taken = {(c.page, c.line, c.x0, c.top) for c in source.records.coverage if c.taken_as == "clause"}
    paragraphs = [b for b in source.document.blocks if isinstance(b, Paragraph) and b.fragments]
    return [b for b in paragraphs if _key(b) in taken and len(b.text.split()) >= _TELLING]


def _reader_table(source: Source, draw: random.Random) -> Loss | None:
    if not (grids := _grids(source)):
        return None
    grid = draw.choice(grids)
    return _of_grid("table", "reader", grid, " ".join(c.text for c in grid.cells), _without(source, grid))


def _reader_row(source: Source, draw: random.Random) -> Loss | None:
    grids = [g for g in _grids(source) if g.n_rows > 3]
    if not grids:
        return None
    grid = draw.choice(grids)
    row = draw.randrange(2, grid.n_rows)
    gone = [c for c in grid.cells if c.row == row and c.row_span == 1]
    text = " ".join(c.text for c in gone)
    if len(text.split()) < _TELLING:
        return None
    kept = replace(grid, cells=tuple(c for c in grid.cells if c not in gone))
    return _of_grid("row", "reader", grid, text, _without(source, grid, [kept]))


def _reader_column(source: Source, draw: random.Random) -> Loss | None:
    if not (grids := [g for g in _grids(source) if g.n_rows > 3]):
        return None
    grid = draw.choice(grids)
    column = draw.randrange(1, grid.n_columns)
    gone = [c for c in grid.cells if c.column == column and c.row > 1]
    if sum(len(c.text.split()) for c in gone) < _TELLING:
        return None
    kept = replace(grid, cells=tuple(c for c in grid.cells if c not in gone))
    text = " ".join(c.text for c in gone)
    return _of_grid("column", "reader", grid, text, _without(source, grid, [kept]))


def _of_grid(what: str, where: str, grid: Grid, text: str, document: Document) -> Loss:
    lines = tuple(dict.fromkeys([grid.place.line, *(c.fragment.place.line for c in grid.cells)]))
    return Loss(what, where, text, (grid.page,) if grid.page else (), lines, document)


def _reader_clause(source: Source, draw: random.Random) -> Loss | None:
    if not (paragraphs := _paragraphs(source)):
        return None
    lost = draw.choice(paragraphs)
    return _of_paragraph("clause", lost, _without(source, lost))


def _reader_label(source: Source, draw: random.Random) -> Loss | None:
    labelled = [b for b in source.document.blocks if isinstance(b, Paragraph) and read_cues(b.text).lead]
    labelled = [b for b in labelled if len(b.text.split()) > 5]
    if not labelled:
        return None
    lost = draw.choice(labelled)
    return _of_paragraph("label", lost, _without(source, lost))


def _of_paragraph(what: str, lost: Paragraph, document: Document) -> Loss:
    pages = tuple(f.place.page for f in lost.fragments if f.place.page)
    return Loss(what, "reader", lost.text, pages, tuple(f.place.line for f in lost.fragments), document)


def _tables_with_rows(source: Source) -> list[str]:
    tasks, found = (t.table_id for t in source.records.tasks), (i.table_id for i in source.records.indicators)
    return list(dict.fromkeys(t for t in (*tasks, *found) if t))


def _join_step(
    source: Source, change: Callable[[Table], Table | None]
) -> Callable[[], AbstractContextManager[object]]:
    read = assembly.read_tables

    def broken(*given: object) -> tuple[Table, ...]:
        changed = (change(t) for t in read(*given))  # type: ignore[arg-type] # as it was called
        return tuple(t for t in changed if t is not None)

    return lambda: patch.object(assembly, "read_tables", broken)


def _drawn_table(source: Source, draw: random.Random) -> tuple[Table, str] | None:
    ids = _tables_with_rows(source)
    if not ids:
        return None
    own = draw.choice(ids)
    position = int(own.rpartition(":t")[2])
    return next(t for t in assembly.read_tables(source.document.blocks) if t.position == position), own


def _join_table(source: Source, draw: random.Random) -> Loss | None:
    if (drawn := _drawn_table(source, draw)) is None:
        return None
    table, own = drawn
    step = _join_step(source, lambda t: None if t.position == table.position else t)
    return _of_table("table", "join", table, " ".join(c.text for c in table.cells[:2]), own, step)


def _join_piece(source: Source, draw: random.Random) -> Loss | None:
    """A row of the joined table without its cells."""
    if (drawn := _drawn_table(source, draw)) is None:
        return None
    table, own = drawn
    row = draw.randrange(max(table.header_rows, default=0) + 1, table.n_rows)
    gone = [c for c in table.cells if c.row == row and c.text]
    if not gone:
        return None

    def change(t: Table) -> Table:
        return (
            replace(t, cells=tuple(c for c in t.cells if c.row != row)) if t.position == table.position else t
        )

    return _of_table("row", "join", table, " ".join(c.text for c in gone), own, _join_step(source, change))


def _join_column(source: Source, draw: random.Random) -> Loss | None:
    if (drawn := _drawn_table(source, draw)) is None:
        return None
    table, own = drawn
    columns = [
        c.index
        for c in table.columns
        if c.index > 0
        and any(x.column == c.index and x.text and x.row not in table.header_rows for x in table.cells)
    ]
    if not columns:
        return None
    column = draw.choice(columns)

    def change(t: Table) -> Table:
        if t.position != table.position:
            return t
        return replace(t, cells=tuple(c for c in t.cells if c.column != column or c.row in t.header_rows))

    text = next(
        c.text for c in table.cells if c.column == column and c.text and c.row not in table.header_rows
    )
    return _of_table("column", "join", table, text, own, _join_step(source, change))


def _of_table(
    what: str,
    where: str,
    table: Table,
    text: str,
    own: str,
    step: Callable[[], AbstractContextManager[object]],
) -> Loss:
    pages = (
        tuple(range(table.page_first, (table.page_last or table.page_first) + 1)) if table.page_first else ()
    )
    lines = tuple(dict.fromkeys(p.place.line for c in table.cells for p in c.parts))
    return Loss(what, where, text, pages, lines, None, step, (own,))


def _clauses_clause(source: Source, draw: random.Random) -> Loss | None:
    read = assembly.read_clauses
    wanted = [c for c in read(source.document.blocks) if len(c.text.split()) >= _TELLING]
    if not wanted:
        return None
    lost = draw.choice(wanted)
    return _of_clause(
        "clauses",
        lost,
        lambda: patch.object(
            assembly, "read_clauses", lambda blocks: tuple(c for c in read(blocks) if c.path != lost.path)
        ),
    )


def _builder_clause(source: Source, draw: random.Random) -> Loss | None:
    wanted = [c for c in assembly.read_clauses(source.document.blocks) if len(c.text.split()) >= _TELLING]
    if not wanted:
        return None
    lost = draw.choice(wanted)

    def change(records: DocumentRecords) -> DocumentRecords:
        return replace(records, clauses=tuple(c for c in records.clauses if c.path != lost.path))

    return _of_clause("builder", lost, _build_step(change))


def _of_clause(where: str, lost: Clause, step: Callable[[], AbstractContextManager[object]]) -> Loss:
    pages = tuple(f.place.page for f in lost.fragments if f.place.page)
    return Loss("clause", where, lost.text, pages, tuple(f.place.line for f in lost.fragments), None, step)


def _build_step(
    change: Callable[[DocumentRecords], DocumentRecords],
) -> Callable[[], AbstractContextManager[object]]:
    built = assembly._built

    def broken(*given: object) -> object:
        records, ids = built(*given)  # type: ignore[arg-type] # as it was called
        return change(records), ids

    return lambda: patch.object(assembly, "_built", broken)


def _builder_row(source: Source, draw: random.Random) -> Loss | None:
    tasks = [t for t in source.records.tasks if t.table_id and t.title]
    if len(tasks) < 2:
        return None
    lost = draw.choice(tasks)

    def change(records: DocumentRecords) -> DocumentRecords:
        return _without_task(records, lost.task_id)

    pages = tuple(p for p in (lost.page_first, lost.page_last) if p)
    return Loss(
        "row", "builder", lost.title or "", pages, (), None, _build_step(change), (lost.table_id or "",)
    )


def _without_task(records: DocumentRecords, task_id: str) -> DocumentRecords:
    return replace(
        records,
        tasks=tuple(t for t in records.tasks if t.task_id != task_id),
        task_agencies=tuple(a for a in records.task_agencies if a.task_id != task_id),
        task_products=tuple(p for p in records.task_products if p.task_id != task_id),
        task_budgets=tuple(b for b in records.task_budgets if b.task_id != task_id),
        task_funding=tuple(f for f in records.task_funding if f.task_id != task_id),
    )


def _builder_table(source: Source, draw: random.Random) -> Loss | None:
    if (drawn := _drawn_table(source, draw)) is None:
        return None
    table, own = drawn

    def change(records: DocumentRecords) -> DocumentRecords:
        for task in [t for t in records.tasks if t.table_id == own]:
            records = _without_task(records, task.task_id)
        gone = {i.indicator_id for i in records.indicators if i.table_id == own}
        return replace(
            records,
            indicators=tuple(i for i in records.indicators if i.indicator_id not in gone),
            indicator_agencies=tuple(a for a in records.indicator_agencies if a.indicator_id not in gone),
            targets=tuple(t for t in records.targets if t.indicator_id not in gone),
        )

    return _of_table("table", "builder", table, table.cells[0].text, own, _build_step(change))


def _builder_column(source: Source, draw: random.Random) -> Loss | None:
    """A reader of a role that reads nothing."""
    tables = {t.position: t for t in assembly.read_tables(source.document.blocks)}
    tasks = {int(t.table_id.rpartition(":t")[2]) for t in source.records.tasks if t.table_id}
    filled = [
        (tables[p], column)
        for p in sorted(tasks)
        for column in tables[p].columns
        if column.role not in ("title", "number")
        and column.role in task_cells.READ_ROLES
        and sum(1 for c in tables[p].cells if c.column == column.index and any(map(str.isalnum, c.text))) > 3
    ]
    if not filled:
        return None
    table, column = draw.choice(filled)

    @contextmanager
    def broken() -> Iterator[None]:
        kept = tuple(r for r in task_cells.READERS if column.role not in r.roles)
        with patch.object(task_cells, "READERS", kept):
            yield

    own = f"{source.records.document.document_id}:t{table.position}"
    return _of_table("column", "builder", table, column.header, own, broken)


def _tasks_label(source: Source, draw: random.Random) -> Loss | None:
    """A task in prose that its finder does not give."""
    prose = [t for t in source.records.tasks if t.table_id is None]
    if not prose:
        return None
    lost = draw.choice(prose)
    read = assembly.read_prose_tasks

    def broken(clauses: Sequence[Clause], position: int = 0) -> tuple[object, ...]:
        return tuple(t for t in read(clauses, position) if t.position != lost.position)

    traced = [p for p in source.records.provenance if p.record_id == lost.task_id]
    pages = tuple(p.page for p in traced if p.page)
    lines = tuple(p.line for p in traced)
    clause = (lost.clause_id,) if lost.clause_id else ()
    step = lambda: patch.object(assembly, "read_prose_tasks", broken)  # noqa: E731
    return Loss("label", "tasks", lost.title or "", pages, lines, None, step, clause)


def _tasks_row(source: Source, draw: random.Random) -> Loss | None:
    """A row of a table that the finder of tasks does not give."""
    read = assembly.read_task_tables
    tasks = [t for t in source.records.tasks if t.table_id]
    if len(tasks) < 2:
        return None
    lost = draw.choice(tasks)

    def broken(tables: Sequence[Table]) -> tuple[object, ...]:
        return tuple(
            replace(r, tasks=tuple(t for t in r.tasks if t.position != lost.position)) for r in read(tables)
        )

    pages = tuple(p for p in (lost.page_first, lost.page_last) if p)
    step = lambda: patch.object(assembly, "read_task_tables", broken)  # noqa: E731
    return Loss("row", "tasks", lost.title or "", pages, (), None, step, (lost.table_id or "",))


Plant = Callable[[Source, random.Random], Loss | None]
PLANTS: tuple[Plant, ...] = (
    _reader_table,
    _reader_row,
    _reader_column,
    _reader_clause,
    _reader_label,
    _join_table,
    _join_piece,
    _join_column,
    _clauses_clause,
    _tasks_label,
    _tasks_row,
    _builder_table,
    _builder_row,
    _builder_column,
    _builder_clause,
)
"""Every way of losing something, one function each: None where the document has nothing of the kind."""
