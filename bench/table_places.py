"""The plans whose tables are altered, and the places in them: a cell's row with the record built of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from bench.clean_tables import clean_plan
from extract.model import Document, Grid, GridCell
from extract.read import read_document
from schema.assemble import build_records
from schema.checks import SecondReading
from schema.contract.records import DocumentRecords, TaskRecord
from schema.sums.amounts import SUMMED

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
PLANS = ("cao-bang-2018/cao-bang-337-qd-ubnd-2018.md", "bac-ninh-2023/bac-ninh-342-kh-ubnd-2023.txt")
PAGED = "cao-bang-2018/cao-bang-337-qd-ubnd-2018.pdf"
"""The rendition with boxes, for faults in boxes."""
FIGURE = regex.compile(r"^\d[\d.,]*(?:\s*(?:tỷ|triệu)(?:\s*đồng)?)?$")
WORDS = frozenset({"title", "description", "product", "target"})


@dataclass(frozen=True, slots=True)
class Source:
    """A document with what was found in it before."""

    name: str
    document: Document
    records: DocumentRecords


@dataclass(frozen=True, slots=True)
class Fault:
    """One corruption: the altered document and the records it concerns."""

    kind: str
    what: str
    source: Source
    document: Document
    concerned: frozenset[str]
    second: tuple[SecondReading, ...] = ()


def sources(folder: Path, seeds: Sequence[int]) -> list[Source]:
    """The corpus's text forms and generated plans, and last a rendition with pages."""
    paths = [CORPUS / p for p in PLANS]
    paged = CORPUS / PAGED
    for seed in seeds:
        path = folder / f"typeset-{seed}.txt"
        path.write_text(clean_plan(seed), "utf-8")
        paths.append(path)
    documents = [(p.stem, read_document(p)) for p in (*paths, paged)]
    return [Source(name, d, build_records(d)) for name, d in documents]


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a grid that begins a task."""

    source: Source
    block: int
    row: int
    task: TaskRecord
    roles: tuple[str, ...]
    cells: tuple[GridCell, ...]


def places(source: Source) -> list[Place]:
    """Every task row of a document with its grid row: found by its title's line in the text."""
    roles: dict[str, dict[int, str]] = {}
    for cell in source.records.cells:
        if cell.role and cell.role != "header":
            roles.setdefault(cell.table_id, {})[cell.column] = cell.role
    lines = {
        (p.line or p.page, p.raw): p.record_id
        for p in source.records.provenance
        if p.record_table == "tasks" and p.field == "title" and p.part == 0
    }
    by_id = {t.task_id: t for t in source.records.tasks}
    found = []
    for b, grid in enumerate(source.document.blocks):
        if not isinstance(grid, Grid):
            continue
        for r in range(grid.n_rows):
            cells = tuple(sorted((c for c in grid.cells if c.row == r), key=lambda c: c.column))
            for own_cell in cells:
                task = by_id.get(lines.get((_at(own_cell), own_cell.fragment.text), ""))
                if task is not None and task.table_id and own_cell.text:
                    own = roles[task.table_id]
                    found.append(
                        Place(source, b, r, task, tuple(own.get(c.column, "") for c in cells), cells)
                    )
                    break
    return found


def _at(cell: GridCell) -> int | None:
    return cell.fragment.place.line or cell.fragment.place.page


def concerned(place: Place) -> frozenset[str]:
    """Ids of the records a finding on this fault may stand on."""
    tasks = [t for t in place.source.records.tasks if t.table_id == place.task.table_id]
    at = next(k for k, t in enumerate(tasks) if t.task_id == place.task.task_id)
    near = tasks[max(0, at - 1) : at + 2]
    group = [t for t in tasks if t.group_path == place.task.group_path]
    clauses = [c.clause_id for c in place.source.records.clauses]
    return frozenset(
        [
            place.task.table_id or "",
            *(t.task_id for t in (*near, *group)),
            *clauses,
            place.task.task_id + "~2",
        ]
    )


def with_cells(source: Source, block: int, cells: Sequence[GridCell], n_rows: int | None = None) -> Document:
    """The document with other cells in one grid."""
    grid = source.document.blocks[block]
    if not isinstance(grid, Grid):
        raise TypeError("not a grid")
    altered = replace(grid, cells=tuple(cells), n_rows=n_rows or grid.n_rows)
    blocks = source.document.blocks
    return replace(source.document, blocks=(*blocks[:block], altered, *blocks[block + 1 :]))


def set_text(cell: GridCell, text: str) -> GridCell:
    """The cell with another text, as if the reader had read that."""
    return replace(cell, text=text, lines=(text,) if text else (), fragment=replace(cell.fragment, text=text))


def rewritten(place: Place, texts: dict[int, str]) -> Document:
    """The document with other texts in some columns of the row."""
    grid = place.source.document.blocks[place.block]
    cells = [
        set_text(c, texts[c.column]) if c.row == place.row and c.column in texts else c
        for c in (grid.cells if isinstance(grid, Grid) else ())
    ]
    return with_cells(place.source, place.block, cells)


def holds(place: Place, role: str) -> bool:
    """Whether a printed sum stands over this task's figure and adds up (no finding says otherwise)."""
    records = place.source.records
    field = SUMMED[role]
    doubted = {f.record_id for f in records.findings if f.code == "sum_mismatch" and f.field == field}
    return place.task.task_id not in doubted and _sum_stands_over(place, role)


def _sum_stands_over(place: Place, role: str) -> bool:
    """Whether the group row of the task, or a total row of the table, prints a figure in that column."""
    columns = {k for k, r in enumerate(place.roles) if r == role}
    rows: dict[int, dict[int, str]] = {}
    for cell in place.source.records.cells:
        if cell.table_id == place.task.table_id and cell.text and cell.role != "header":
            rows.setdefault(cell.row, {})[cell.column] = cell.text
    title = (place.task.group_title or "").lower()
    for row in rows.values():
        text = " ".join(row.values()).lower()
        over = (title and row.get(1, "").lower() == title) or text.startswith("tổng")
        if over and any(any(c.isdigit() for c in row.get(k, "")) for k in columns):
            return True
    return False
