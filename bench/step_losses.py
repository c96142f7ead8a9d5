"""Losses of joins, of the finders of clauses and tasks, and of builders: a step of ``schema.assemble`` is replaced for the
length of one reading."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from unittest.mock import patch

import schema.assemble as assembly
import schema.build.task_cells as task_cells
from bench.losses import TELLING, Loss, Source
from extract.clauses.tree import read_clauses
from extract.model import Clause, Table
from extract.tables.read import read_tables
from extract.tasks.of_prose import read_prose_tasks
from extract.tasks.of_tables import read_task_tables
from schema.contract.records import DocumentRecords


def _tables_with_rows(source: Source) -> list[str]:
    tasks, found = (t.table_id for t in source.records.tasks), (i.table_id for i in source.records.indicators)
    return list(dict.fromkeys(t for t in (*tasks, *found) if t))


def _join_step(
    source: Source, change: Callable[[Table], Table | None]
) -> Callable[[], AbstractContextManager[object]]:
    read = read_tables

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
    return next(t for t in read_tables(source.document.blocks) if t.position == position), own


def join_table(source: Source, draw: random.Random) -> Loss | None:
    if (drawn := _drawn_table(source, draw)) is None:
        return None
    table, own = drawn
    step = _join_step(source, lambda t: None if t.position == table.position else t)
    return _of_table("table", "join", table, " ".join(c.text for c in table.cells[:2]), own, step)


def join_piece(source: Source, draw: random.Random) -> Loss | None:
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


def join_column(source: Source, draw: random.Random) -> Loss | None:
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


def clauses_clause(source: Source, draw: random.Random) -> Loss | None:
    read = read_clauses
    wanted = [c for c in read(source.document.blocks) if len(c.text.split()) >= TELLING]
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


def builder_clause(source: Source, draw: random.Random) -> Loss | None:
    wanted = [c for c in read_clauses(source.document.blocks) if len(c.text.split()) >= TELLING]
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
    built = assembly.build_printed

    def broken(*given: object) -> object:
        records, ids = built(*given)  # type: ignore[arg-type] # as it was called
        return change(records), ids

    return lambda: patch.object(assembly, "build_printed", broken)


def builder_row(source: Source, draw: random.Random) -> Loss | None:
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


def builder_table(source: Source, draw: random.Random) -> Loss | None:
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


def builder_column(source: Source, draw: random.Random) -> Loss | None:
    """A reader of a role that reads nothing."""
    tables = {t.position: t for t in read_tables(source.document.blocks)}
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


def tasks_label(source: Source, draw: random.Random) -> Loss | None:
    """A task in prose that its finder does not give."""
    prose = [t for t in source.records.tasks if t.table_id is None]
    if not prose:
        return None
    lost = draw.choice(prose)
    read = read_prose_tasks

    def broken(clauses: Sequence[Clause], position: int = 0) -> tuple[object, ...]:
        return tuple(t for t in read(clauses, position) if t.position != lost.position)

    traced = [p for p in source.records.provenance if p.record_id == lost.task_id]
    pages = tuple(p.page for p in traced if p.page)
    lines = tuple(p.line for p in traced)
    clause = (lost.clause_id,) if lost.clause_id else ()
    step = lambda: patch.object(assembly, "read_prose_tasks", broken)  # noqa: E731
    return Loss("label", "tasks", lost.title or "", pages, lines, None, step, clause)


def tasks_row(source: Source, draw: random.Random) -> Loss | None:
    """A row of a table that the finder of tasks does not give."""
    read = read_task_tables
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
