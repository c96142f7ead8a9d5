"""How many faults of one cell do the checks see? Random corruptions of clean tables, by kind.

``python -m bench.corruptions [--seed N] [--count N] [--misses]``

Tables: the text forms of the two plans in ``corpus/`` and typeset tables with printed sums made here. Each
corruption alters one cell or row of one grid as a reader would have handed it over; the document is built again,
and it counts as seen when a finding above info stands that was not there before, on the record concerned (the
task, the rows of its group, the row after it, its table, or the clause that counts its group). Kinds that leave no
trace in print are told apart beforehand, by what is printed, never by the outcome.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import regex

from bench.clean_tables import clean_plan
from extract.model import Box, Document, Fragment, Grid, GridCell
from extract.read import read_document
from normalize.roles import role_of
from schema.assemble import build_records
from schema.checks import SecondReading
from schema.contract.records import DocumentRecords, TaskRecord
from schema.sums.amounts import SUMMED

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
PLANS = ("cao-bang-2018/cao-bang-337-qd-ubnd-2018.md", "bac-ninh-2023/bac-ninh-342-kh-ubnd-2023.txt")
PAGED = "cao-bang-2018/cao-bang-337-qd-ubnd-2018.pdf"
"""The rendition with boxes, for faults in boxes."""
_FIGURE = regex.compile(r"^\d[\d.,]*(?:\s*(?:tỷ|triệu)(?:\s*đồng)?)?$")
_WORDS = frozenset({"title", "description", "product", "target"})
KINDS = {
    "digit_summed": "digit changed where a printed sum holds",
    "digit_number": "digit of the numbering changed",
    "digit_unsummed": "digit of an amount without a sum",
    "digit_period": "digit of a year changed",
    "comma_summed": "decimal comma lost where a printed sum holds",
    "comma_unsummed": "decimal comma lost without a sum",
    "cell_shifted": "a cell's text in the neighbouring cell",
    "row_slid": "the rest of a row slid by a column",
    "cell_alike": "a cell in a neighbouring column of the same kind",
    "row_dropped": "row dropped, trace left (numbering, sum, count)",
    "row_dropped_untraced": "row dropped, no trace in print",
    "row_doubled": "row doubled",
    "second_reader": "two readers see a cell differently",
    "box_moved": "a box stands elsewhere",
    "unsure": "letters read with little sureness",
}
BLIND = {
    "digit_unsummed": "any figure may stand there; only a far outlier is seen",
    "digit_period": "any year of the plan may stand there; only one outside it or out of order is seen",
    "comma_unsummed": "seen only where it makes an outlier or the column is written with decimals",
    "cell_alike": "a lead in the column of support, a mark under another source: both are possible prints",
    "row_dropped_untraced": "the last row of a group without sum and declared count",
}
"""Kinds of which a check can see only some, with the reason."""


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


def digit(draw: random.Random, place: Place) -> Fault | None:
    """One digit of a figure, a number or a year changed."""
    choices = [
        c for c, r in zip(place.cells, place.roles, strict=True)
        if (r in SUMMED and _FIGURE.match(c.text)) or (r in ("period", "due", "number") and any(x.isdigit() for x in c.text))
    ]  # fmt: skip
    if not choices:
        return None
    cell = draw.choice(choices)
    role = place.roles[place.cells.index(cell)]
    at = draw.choice([k for k, x in enumerate(cell.text) if x.isdigit()])
    new = draw.choice([d for d in "0123456789" if d != cell.text[at]])
    text = cell.text[:at] + new + cell.text[at + 1 :]
    if role in SUMMED:
        kind = "digit_summed" if holds(place, role) else "digit_unsummed"
    else:
        kind = "digit_number" if role == "number" else "digit_period"
    return _fault(kind, f"{cell.text} → {text}", place, rewritten(place, {cell.column: text}))


def comma(draw: random.Random, place: Place) -> Fault | None:
    """The decimal comma of a figure lost."""
    choices = [
        (c, r) for c, r in zip(place.cells, place.roles, strict=True)
        if r in SUMMED and _FIGURE.match(c.text) and "," in c.text
    ]  # fmt: skip
    if not choices:
        return None
    cell, role = draw.choice(choices)
    text = cell.text.replace(",", "")
    kind = "comma_summed" if holds(place, role) else "comma_unsummed"
    return _fault(kind, f"{cell.text} → {text}", place, rewritten(place, {cell.column: text}))


def shifted(draw: random.Random, place: Place) -> Fault | None:
    """One cell's text read in the neighbouring cell, with what stands there."""
    filled = [k for k, c in enumerate(place.cells) if c.text]
    k = draw.choice(filled)
    to = k + 1 if k + 1 < len(place.cells) and (k == 0 or draw.random() < 0.5) else k - 1
    if to < 0:
        return None
    kind = "cell_alike" if _kind(place.roles[k]) == _kind(place.roles[to]) else "cell_shifted"
    a, b = place.cells[k], place.cells[to]
    text = " ".join(t for t in ((b.text, a.text) if to < k else (a.text, b.text)) if t)
    what = f"{a.text[:30]!r}: {place.roles[k]} → {place.roles[to]}"
    return _fault(kind, what, place, rewritten(place, {a.column: "", b.column: text}))


def slid(draw: random.Random, place: Place) -> Fault | None:
    """The texts from a column on stand one column further, up to the first empty cell."""
    n = len(place.cells)
    starts = [k for k in range(n) if place.cells[k].text and any(not c.text for c in place.cells[k + 1 :])]
    if not starts:
        return None
    k = draw.choice(starts)
    end = next(j for j in range(k + 1, n) if not place.cells[j].text)
    texts = {place.cells[j].column: place.cells[j - 1].text for j in range(k + 1, end + 1)}
    texts[place.cells[k].column] = ""
    alike = all(_kind(place.roles[j - 1]) == _kind(place.roles[j]) for j in range(k + 1, end + 1))
    return _fault(
        "cell_alike" if alike else "row_slid",
        f"{place.roles[k]} … {place.roles[end]}: {place.cells[k].text[:30]!r}",
        place,
        rewritten(place, texts),
    )


def _kind(role: str) -> str:
    """Columns whose cells look alike have the same kind."""
    if role_of(role).holds_bodies:
        return "bodies"
    if role in _WORDS:
        return "words"
    return {"ghg": "figures", "budget": "figures", "due": "period", "funding_mark": "funding"}.get(role, role)


def dropped(draw: random.Random, place: Place) -> Fault | None:
    """The row is missing."""
    grid = place.source.document.blocks[place.block]
    if not isinstance(grid, Grid):
        return None
    cells = [replace(c, row=c.row - 1) if c.row > place.row else c for c in grid.cells if c.row != place.row]
    kind = "row_dropped" if _leaves_trace(place) else "row_dropped_untraced"
    what = f"{place.task.group_path}/{place.task.number}"
    return _fault(kind, what, place, with_cells(place.source, place.block, cells, grid.n_rows - 1))


def _leaves_trace(place: Place) -> bool:
    records = place.source.records
    tasks = [t for t in records.tasks if t.table_id == place.task.table_id]
    at = next(k for k, t in enumerate(tasks) if t.task_id == place.task.task_id)
    following = tasks[at + 1] if at + 1 < len(tasks) else None
    numbered = (
        place.task.number is not None
        and following is not None
        and following.number is not None
        and following.number not in ("1", "01")
        and not following.number.endswith(".1")
    )
    figures = [
        r for c, r in zip(place.cells, place.roles, strict=True)
        if r in SUMMED and _FIGURE.match(c.text) and holds(place, r)
    ]  # fmt: skip
    return numbered or bool(figures)


def doubled(draw: random.Random, place: Place) -> Fault | None:
    """The row stands twice."""
    grid = place.source.document.blocks[place.block]
    if not isinstance(grid, Grid):
        return None
    cells = [replace(c, row=c.row + 1) if c.row > place.row else c for c in grid.cells]
    cells += [replace(c, row=c.row + 1) for c in place.cells]
    what = f"{place.task.group_path}/{place.task.number}"
    return _fault("row_doubled", what, place, with_cells(place.source, place.block, cells, grid.n_rows + 1))


def _fault(kind: str, what: str, place: Place, document: Document) -> Fault:
    return Fault(kind, what, place.source, document, concerned(place))


def told(records: DocumentRecords) -> Counter[tuple[str, str | None, str]]:
    """The findings above info, counted by record, field and code."""
    return Counter((f.record_id, f.field, f.code) for f in records.findings if f.severity != "info")


def seen(fault: Fault) -> bool:
    """Whether the corrupted document says something new of the records concerned."""
    rebuilt = build_records(fault.document, second=fault.second)
    before, after = told(fault.source.records), told(rebuilt)
    known = {t.task_id for t in fault.source.records.tasks}
    renamed = {t.task_id for t in rebuilt.tasks} - known
    return any(record in fault.concerned | renamed for record, _, _ in after - before)


def second_reader(draw: random.Random, place: Place) -> Fault | None:
    """Another reader sees one letter or figure of a cell otherwise."""
    cell = draw.choice([c for c in place.cells if any(x.isalnum() for x in c.text)])
    at = draw.choice([j for j, x in enumerate(cell.text) if x.isdigit()] or [0])
    text = cell.text[:at] + ("7" if cell.text[at] != "7" else "4") + cell.text[at + 1 :]
    row = _row_in_table(place)
    if row is None:
        return None
    table = int(row[0].rpartition(":t")[2])
    second = (SecondReading(table, row[1], cell.column, text),)
    fault = _fault("second_reader", f"{cell.text[:30]} / {text[:30]}", place, place.source.document)
    return replace(fault, second=second)


def box_moved(draw: random.Random, place: Place) -> Fault | None:
    """The box of a cell stands off its page, or in another row: a source that would be shown wrong."""
    boxed = [c for c in place.cells if c.fragment.place.box is not None and c.text]
    if not boxed:
        return None
    cell = draw.choice(boxed)
    box = cell.fragment.place.box
    if box is None:
        return None
    down, right = draw.choice(((400.0, 0.0), (-400.0, 0.0), (0.0, 500.0), (0.0, -500.0)))
    moved = Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)
    fragment = replace(cell.fragment, place=replace(cell.fragment.place, box=moved))
    return _fault(
        "box_moved", f"{cell.text[:30]} by {right:g}, {down:g}", place, _with_fragment(place, cell, fragment)
    )


def unsure(draw: random.Random, place: Place) -> Fault | None:
    """The letters of one cell were read with little sureness: of one that no printed sum and no numbering vouches for."""
    vouched = {*SUMMED, "number"}
    rest = [c for c, r in zip(place.cells, place.roles, strict=True) if c.text and r not in vouched]
    cell = draw.choice(rest)
    fragment = replace(cell.fragment, confidence=round(draw.uniform(0.1, 0.75), 2))
    return _fault(
        "unsure", f"{cell.text[:30]} {fragment.confidence}", place, _with_fragment(place, cell, fragment)
    )


def _with_fragment(place: Place, cell: GridCell, fragment: Fragment) -> Document:
    grid = place.source.document.blocks[place.block]
    cells = grid.cells if isinstance(grid, Grid) else ()
    return with_cells(
        place.source, place.block, [replace(c, fragment=fragment) if c is cell else c for c in cells]
    )


def _row_in_table(place: Place) -> tuple[str, int] | None:
    """Table and row of the joined table that a grid's row became."""
    own = {(c.fragment.place.line, c.text) for c in place.cells if c.text}
    for cell in place.source.records.cells:
        if cell.table_id == place.task.table_id and (cell.line, cell.raw) in own and len(cell.raw or "") > 8:
            return cell.table_id, cell.row
    return None


def faults(draw: random.Random, given: Sequence[Source], count: int) -> Iterator[Fault]:
    """So many corruptions, the makers in turn, a place drawn for each."""
    makers = (digit, digit, comma, shifted, slid, dropped, doubled)
    yield from _made(draw, [places(s) for s in given], makers, count)


def injected(draw: random.Random, given: Sequence[Source], count: int) -> Iterator[Fault]:
    """So many faults between two readers, in boxes and in the sureness of letters."""
    everywhere = [places(s) for s in given]
    paged = [p for p in everywhere if any(c.fragment.place.box for x in p for c in x.cells)]
    texts = [p for p in everywhere if p not in paged]
    yield from _made(draw, texts, (second_reader, unsure), count)
    yield from _made(draw, paged, (box_moved,), count // 2)


def _made(
    draw: random.Random,
    everywhere: Sequence[Sequence[Place]],
    makers: Sequence[Callable[[random.Random, Place], Fault | None]],
    count: int,
) -> Iterator[Fault]:
    made = 0
    while made < count:
        fault = makers[made % len(makers)](draw, draw.choice(draw.choice(everywhere)))
        if fault is not None:
            made += 1
            yield fault


def run(seed: int, count: int) -> list[tuple[Fault, bool]]:
    """Every corruption with whether it was seen."""
    with TemporaryDirectory() as folder:
        given = sources(Path(folder), (1, 2, 3))
        draw = random.Random(seed)
        drawn = [*faults(draw, given[:-1], count), *injected(draw, given, count // 3)]
        return [(fault, seen(fault)) for fault in drawn]


def table(results: Sequence[tuple[Fault, bool]]) -> str:
    """The result as Markdown."""
    lines = ["| kind | faults | seen | share | |", "|---|---:|---:|---:|---|"]
    for kind, meaning in KINDS.items():
        own = [s for f, s in results if f.kind == kind]
        if own:
            note = BLIND.get(kind, "")
            lines.append(f"| {meaning} | {len(own)} | {sum(own)} | {sum(own) / len(own):.0%} | {note} |")
    return "\n".join(lines)


def main() -> None:
    """Prints the table, with ``--misses`` what went unseen; ``--write`` makes docs/corruptions.md."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", action="store_true", help="write docs/corruptions.md")
    given = parser.parse_args()
    results = run(given.seed, given.count)
    print(table(results))
    if given.write:
        text = f"{_HEAD}\nSeed {given.seed}, {given.count} corruptions and {len(results) - given.count} faults of readers.\n\n"
        (CORPUS.parent / "docs" / "corruptions.md").write_text(f"{text}{table(results)}\n", "utf-8")
    if given.misses:
        for fault, was_seen in results:
            if not was_seen:
                print(f"{fault.kind}: {fault.source.name} {fault.what}")


_HEAD = """# What the checks see: random faults

Made by `python -m bench.corruptions --write`. Each fault alters one cell or one row of a table (the text forms of the
two plans in `corpus/`, and generated tables with printed sums); the document is built again. A fault is seen when a
finding above info stands that was not there before, on the record concerned, its group or its table. Kinds with a
remark leave no trace in print, or not always: no check can see all of them.
"""


if __name__ == "__main__":
    main()
