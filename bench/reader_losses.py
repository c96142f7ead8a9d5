"""Losses of readers: blocks that are taken away behind the reader, before anything counts them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from bench.losses import TELLING, Loss, Source
from extract.model import Block, Document, Grid, Paragraph
from normalize.content_cues import read_cues


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
    return [b for b in paragraphs if _key(b) in taken and len(b.text.split()) >= TELLING]


def reader_table(source: Source, draw: random.Random) -> Loss | None:
    if not (grids := _grids(source)):
        return None
    grid = draw.choice(grids)
    return _of_grid("table", "reader", grid, " ".join(c.text for c in grid.cells), _without(source, grid))


def reader_row(source: Source, draw: random.Random) -> Loss | None:
    grids = [g for g in _grids(source) if g.n_rows > 3]
    if not grids:
        return None
    grid = draw.choice(grids)
    row = draw.randrange(2, grid.n_rows)
    gone = [c for c in grid.cells if c.row == row and c.row_span == 1]
    text = " ".join(c.text for c in gone)
    if len(text.split()) < TELLING:
        return None
    kept = replace(grid, cells=tuple(c for c in grid.cells if c not in gone))
    return _of_grid("row", "reader", grid, text, _without(source, grid, [kept]))


def reader_column(source: Source, draw: random.Random) -> Loss | None:
    if not (grids := [g for g in _grids(source) if g.n_rows > 3]):
        return None
    grid = draw.choice(grids)
    column = draw.randrange(1, grid.n_columns)
    gone = [c for c in grid.cells if c.column == column and c.row > 1]
    if sum(len(c.text.split()) for c in gone) < TELLING:
        return None
    kept = replace(grid, cells=tuple(c for c in grid.cells if c not in gone))
    text = " ".join(c.text for c in gone)
    return _of_grid("column", "reader", grid, text, _without(source, grid, [kept]))


def _of_grid(what: str, where: str, grid: Grid, text: str, document: Document) -> Loss:
    lines = tuple(dict.fromkeys([grid.place.line, *(c.fragment.place.line for c in grid.cells)]))
    return Loss(what, where, text, (grid.page,) if grid.page else (), lines, document)


def reader_clause(source: Source, draw: random.Random) -> Loss | None:
    if not (paragraphs := _paragraphs(source)):
        return None
    lost = draw.choice(paragraphs)
    return _of_paragraph("clause", lost, _without(source, lost))


def reader_label(source: Source, draw: random.Random) -> Loss | None:
    labelled = [b for b in source.document.blocks if isinstance(b, Paragraph) and read_cues(b.text).lead]
    labelled = [b for b in labelled if len(b.text.split()) > 5]
    if not labelled:
        return None
    lost = draw.choice(labelled)
    return _of_paragraph("label", lost, _without(source, lost))


def _of_paragraph(what: str, lost: Paragraph, document: Document) -> Loss:
    pages = tuple(f.place.page for f in lost.fragments if f.place.page)
    return Loss(what, "reader", lost.text, pages, tuple(f.place.line for f in lost.fragments), document)
