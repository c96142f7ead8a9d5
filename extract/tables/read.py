"""Blocks to logical tables, step by step: pieces joined over pages, roles borrowed, numbers of scans settled,
kinds.

The table is what a person sees as one: one numbering, one header. What stands above it (the appendix's label,
its caption, a unit note) belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.model import Block, Cell, Column, Join, Paragraph, Table
from extract.tables.borrowed_roles import borrow_roles
from extract.tables.captions import Caption, appendix_label, caption_above
from extract.tables.columns import read_columns
from extract.tables.cut_headers import rows_of, without_rest_in_header
from extract.tables.facing_columns import beside_each_other
from extract.tables.figures import with_times_told, with_units_told
from extract.tables.growing_table import GrowingTable
from extract.tables.headed_grids import headed_blocks
from extract.tables.joins import DOUBTFUL, seam_between, without_rest_as_header
from extract.tables.kinds import kind_of
from extract.tables.maimed_headers import with_roles_of_sisters
from extract.tables.marked_columns import with_marked_columns
from extract.tables.matrix import Matrix, body_rows, table_matrix
from extract.tables.notes_below import unit_below
from extract.tables.paid_columns import with_paid_columns
from extract.tables.pieces import Piece, piece_of
from extract.tables.recognised_labels import with_labels_settled
from extract.tables.repeated_headers import repeated_rows
from extract.tables.stated_units import unit_conflicts, with_stated_units
from extract.tables.untitled import with_figures_by_title
from extract.tables.untold_titles import with_untold_titles
from normalize.headers import match_header
from normalize.notes import Code, Note, warning
from normalize.roles import role_of
from normalize.text import fold


def read_tables(
    blocks: Sequence[Block], extra_headers: Mapping[str, str] | None = None, title: str | None = None
) -> tuple[Table, ...]:
    """All tables of a document in order, joined over pages.

    Args:
        extra_headers: header phrase → role, taught for this run.
        title: of the document, which speaks for a table that prints no caption.
    """
    found: list[tuple[GrowingTable, Caption]] = []
    appendix: str | None = None
    pieces = tuple(_pieces(headed_blocks(blocks, extra_headers), extra_headers))
    for given in beside_each_other(pieces, extra_headers):
        for paragraph in given.between:
            appendix = appendix_label(paragraph) or appendix
        piece = _unrepeated(given, found)
        if found:
            found[-1] = _headed_by(piece, *found[-1], extra_headers)
            piece = without_rest_in_header(found[-1][0].pieces[0], piece)
            piece = without_rest_as_header(found[-1][0], piece)
        seam = seam_between(found[-1][0], piece) if found else None
        if seam is not None:
            found[-1][0].add(piece, seam)
        else:
            columns = read_columns(piece.m, piece.n_header, extra_headers)
            found.append((GrowingTable(piece, columns), caption_above(piece.between, appendix)))
    tables = tuple(_table(k, table, caption) for k, (table, caption) in enumerate(found, 1))
    told = borrow_roles(with_roles_of_sisters(tables))
    return tuple(_with_kind(with_labels_settled(t), title) for t in told)


def _pieces(blocks: Sequence[Block], extra_headers: Mapping[str, str] | None) -> Iterator[Piece]:
    """The grids as pieces, each with the paragraphs above it."""
    between: list[Paragraph] = []
    last: Piece | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            between.append(block)
            continue
        if last is not None:
            yield replace(last, below=tuple(between))
        last, between = piece_of(block, tuple(between), extra_headers), []
    if last is not None:
        yield replace(last, below=tuple(between))


def _unrepeated(piece: Piece, found: Sequence[tuple[GrowingTable, Caption]]) -> Piece:
    """A piece without the paragraphs above it that only print again, on a further page, what stands above the
    table before it (rows that are set to be repeated on each page)."""
    if not found or not piece.page or piece.page == found[-1][0].pieces[-1].page:
        return piece
    announced = {fold(p.text) for p in found[-1][0].pieces[0].between}
    return replace(piece, between=()) if all(fold(p.text) in announced for p in piece.between) else piece


def _headed_by(
    piece: Piece, table: GrowingTable, caption: Caption, extra_headers: Mapping[str, str] | None
) -> tuple[GrowingTable, Caption]:
    """The table before a piece; where too few rows stood on its page to know its header, that is known by its being printed
    again over the piece."""
    first, n = table.pieces[0], piece.n_header
    if not n or first.n_header or len(table.pieces) > 1 or piece.page <= first.page:
        return table, caption
    if (
        first.m.n_columns != piece.m.n_columns
        or first.m.n_rows <= n
        or rows_of(first.m, n) != rows_of(piece.m, n)
    ):
        return table, caption
    first = replace(first, n_header=n)
    return GrowingTable(first, read_columns(first.m, n, extra_headers)), caption


def _table(position: int, grown: GrowingTable, caption: Caption) -> Table:
    """The logical table; its kind is decided later, once roles are borrowed where no header is printed."""
    joined = grown.joined()
    joins = sorted(
        (*joined.joins, *(j for p in joined.pieces for j in p.facing)), key=lambda j: (j.page_from, j.page_to)
    )
    pages = [p.grid.page for p in joined.pieces if p.grid.page is not None]
    pages += [join.page_to for join in joins if pages]
    notes = [n for p in joined.pieces for n in p.grid.notes]
    unit_note = caption.unit_note or unit_below(joined.pieces[-1].below)
    notes += unit_conflicts(grown.columns, unit_note)
    notes += [_doubtful(join) for join in joins if join.confidence < DOUBTFUL]
    return Table(
        position=position,
        appendix=caption.appendix,
        caption=caption.text,
        above=caption.lines,
        kind="other",
        unit_note=unit_note,
        n_rows=joined.m.n_rows,
        n_columns=joined.m.n_columns,
        cells=joined.m.cells,
        header_rows=tuple(sorted((*joined.header_rows, *repeated_rows(joined.m, joined.header_rows)))),
        columns=with_stated_units(grown.columns, unit_note),
        joins=tuple(joins),
        page_first=min(pages) if pages else None,
        page_last=max(pages) if pages else None,
        method="+".join(dict.fromkeys(p.grid.method for p in joined.pieces)),
        confidence=min([p.grid.confidence for p in joined.pieces] + [j.confidence for j in joins]),
        notes=tuple(notes),
    )


def _doubtful(join: Join) -> Note:
    return warning(
        Code.JOIN_DOUBTFUL,
        f"The table was joined over pages {join.page_from} and {join.page_to} on weak signs"
        f" ({', '.join(join.reasons)}; {join.confidence}): look at the seam.",
    )


def _with_kind(table: Table, title: str | None) -> Table:
    table = with_untold_titles(with_paid_columns(with_times_told(table)))
    table = with_units_told(with_marked_columns(replace(table, columns=_title_of_activities(table))))
    kind = kind_of(table, table_matrix(table), body_rows(table))
    return with_figures_by_title(replace(table, kind=kind), title)


def _title_of_activities(table: Table) -> tuple[Column, ...]:
    """Where a title is merged over several rows that each have an activity of their own, the activity is the
    title.

    "Nhiệm vụ" (merged) beside "Hoạt động": the rows are activities, the merged cell is their group. "Nội dung" is
    such a column where each of its rows has a number of its own, or bodies of its own that carry it out.
    """
    title = next((c for c in table.columns if c.role == "title"), None)
    activity = next((c for c in table.columns if c.role == "description" and _may_be_title(c)), None)
    if title is None or activity is None:
        return table.columns
    m = table_matrix(table)
    numbers = next((c.index for c in table.columns if c.role == "number"), None)
    telling = [numbers, *(c.index for c in table.columns if role_of(c.role).carries_out)]
    is_told = match_header(activity.header).role == "title"
    merged = [c for c in table.cells if c.column == title.index and c.row_span > 1 and c.text]
    parted = [
        c
        for c in merged
        if _is_parted(c, activity.index, m) and (is_told or any(_is_parted(c, t, m) for t in telling))
    ]
    if len(parted) * 2 < len(merged) or not parted:
        return table.columns
    roles = {title.index: "group", activity.index: "title"}
    return tuple(replace(c, role=roles.get(c.index, c.role)) for c in table.columns)


def _may_be_title(column: Column) -> bool:
    return match_header(column.header).role in ("title", "content")


def _is_parted(merged: Cell, column: int | None, m: Matrix) -> bool:
    """Whether several of the rows under a merged cell have a cell of their own in a column."""
    return column is not None and sum(c.row == r for r in _covered(merged) if (c := m.at(r, column))) > 1


def _covered(cell: Cell) -> range:
    return range(cell.row, cell.row + cell.row_span)
