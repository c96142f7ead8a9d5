"""The faults, each a change of one cell or one row as a misreading would make it, and whether a finding tells
of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bench.table_places import (
    FIGURE,
    WORDS,
    Fault,
    Place,
    Source,
    concerned,
    holds,
    places,
    rewritten,
    with_cells,
)
from extract.model import Box, Document, Fragment, Grid, GridCell
from normalize.roles import role_of
from schema.assemble import build_records
from schema.checks import SecondReading
from schema.contract.records import DocumentRecords
from schema.sums.amounts import SUMMED

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


def digit(draw: random.Random, place: Place) -> Fault | None:
    """One digit of a figure, a number or a year changed."""
    choices = [
        c for c, r in zip(place.cells, place.roles, strict=True)
        if (r in SUMMED and FIGURE.match(c.text)) or (r in ("period", "due", "number") and any(x.isdigit() for x in c.text))
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
        if r in SUMMED and FIGURE.match(c.text) and "," in c.text
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
    if role in WORDS:
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
        if r in SUMMED and FIGURE.match(c.text) and holds(place, r)
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
    """The letters of one cell were read with little sureness: of one that no printed sum and no numbering
    vouches for."""
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
