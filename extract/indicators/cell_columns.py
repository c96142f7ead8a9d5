"""The columns that a cell of figures stands under: its own, each of several years, one of a grid finer than its headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract.indicators.body_kinds import NEITHER
from extract.indicators.figures import Figures
from extract.model import Cell, RawField
from extract.tables.figure_heads import FIGURE
from extract.tables.matrix import Matrix
from normalize.notes import Code, warning
from normalize.text import clean, fold


def without_header(cell: RawField) -> RawField:
    """A figure broken by a page, behind which the header that the page prints again goes on (``63,12`` and ``2023`` of "Thực
    hiện năm 2023"): the figure alone, with a note."""
    first, *more = cell.parts or (None,)
    rest = " ".join(clean(p.text) for p in more if p is not None)
    if first is None or not rest or cell.column is None or FIGURE.fullmatch(clean(first.text)) is None:
        return cell
    if f" {fold(rest)} " not in f" {fold(cell.column.header)} ":
        return cell
    note = warning(
        Code.JOIN_DOUBTFUL, "Words of the header stand behind the figure; cut off.", found=clean(cell.text)
    )
    return replace(cell, text=first.text, parts=(first,), lines=(), notes=(*cell.notes, note))


def columns_of(cell: RawField, m: Matrix, figures: Mapping[int, Figures]) -> list[Figures]:
    """The columns that a cell stands under. Of those of one year and kind (groups, measures) a merged cell has no
    subject."""
    if cell.column is None:
        return [Figures(-1, None, None, None, None, None)]
    own = figures.get(cell.column.index)
    if own is None:
        return [
            Figures(cell.column.index, None, cell.column.year_start, cell.column.year, cell.column.unit, None)
        ]
    printed_cell = m.at(cell.row, own.column) if cell.row is not None else None
    if printed_cell is None:
        return [own]
    in_turn = _in_turn(printed_cell, m, figures)
    if in_turn is not None:
        return [in_turn]
    if printed_cell.column_span == 1:
        return [own]
    covered = range(printed_cell.column, printed_cell.column + printed_cell.column_span)
    alike: dict[tuple[str | None, int | None, int | None], list[Figures]] = {}
    for f in (figures[c] for c in covered if c in figures and figures[c].kind not in NEITHER):
        alike.setdefault((f.kind, f.year_start, f.year), []).append(f)
    return [replace(fs[0], subject=_shared({f.subject for f in fs})) for fs in alike.values()] or [own]


def _in_turn(cell: Cell, m: Matrix, figures: Mapping[int, Figures]) -> Figures | None:
    """What a cell's figures are in a grid whose columns are finer than its headers (a page that draws "Nhóm 1" over one
    column and its values over two): where a row has as many cells as there are headers, each stands under its own.

    None where every header is as wide as one column.
    """
    headers: list[list[int]] = []
    for column in sorted(figures):
        last = figures[headers[-1][0]] if headers else None
        if last is not None and replace(figures[column], column=last.column) == last:
            headers[-1].append(column)
        else:
            headers.append([column])
    if all(len(columns) == 1 for columns in headers):
        return None
    cells = list(dict.fromkeys(id(m.at(cell.row, c)) for columns in headers for c in columns))
    return (
        figures[headers[cells.index(id(cell))][0]]
        if len(cells) == len(headers) and id(cell) in cells
        else None
    )


def _shared(subjects: set[str | None]) -> str | None:
    return next(iter(subjects)) if len(subjects) == 1 else None
