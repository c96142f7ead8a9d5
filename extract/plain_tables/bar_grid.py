"""A table with one cell a line between bars to a grid, and letterhead and signature to paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from extract.grid.size import check_size
from extract.layout.side_by_side import is_side_by_side
from extract.model import Block, Fragment, Grid, Paragraph, Place
from extract.plain_tables.bar_pieces import Piece, Region
from extract.plain_tables.bar_rows import Cells, apart, rows_of_pieces
from extract.plain_tables.lost_spans import lay_rows, merged_note
from extract.plain_tables.rows import spanned_cell
from extract.plain_text.hard_wrap import joined_cell


def region_blocks(region: Region) -> list[Block]:
    """The grids of one region, and the paragraphs of a letterhead or signature set as a table."""
    blocks: list[Block] = []
    for run in apart(region.pieces):
        rows, width = rows_of_pieces(run)
        texts = [_text(piece) for row in rows for piece in row]
        if is_side_by_side(texts, len(rows), width, ruled=True):
            blocks += [p for row in rows for piece in row for p in _paragraphs(piece)]
        elif any(texts):
            blocks.append(grid_of_rows(rows, width))
    return blocks


def _text(piece: Piece) -> str:
    return "\n".join(joined_cell(piece.printed))


def _paragraphs(piece: Piece) -> list[Paragraph]:
    """The lines of a cell that only sets text aside, each a paragraph."""
    place = Place(line=piece.lines[0][0] if piece.lines else piece.line)
    return [Paragraph(text, (Fragment(text, place),)) for text in joined_cell(piece.printed, set_aside=True)]


def grid_of_rows(rows: Sequence[Cells], width: int) -> Grid:
    """The grid of rows of pieces, ``width`` columns wide.

    Raises:
        TooBig: more cells than any plan has.
    """
    check_size(len(rows), width)
    texts = [[" ".join(joined_cell(piece.printed)) for piece in row] for row in rows]
    laid = lay_rows(texts, width)
    cells = [spanned_cell(span, _parts(rows[r][k])) for (r, k), span in laid.spans.items()]
    doubtful = [rows[r][0].line for r in laid.doubtful]
    return Grid(
        page=None,
        place=Place(line=rows[0][0].line),
        n_rows=len(rows),
        n_columns=width,
        cells=tuple(cells),
        method="markdown",
        notes=laid.notes if not doubtful else (*laid.notes, merged_note(doubtful)),
    )


def _parts(piece: Piece) -> tuple[tuple[int, str], ...]:
    """The paragraphs of a cell, all with the line on which it begins."""
    line = next((number for number, text in piece.lines if text.strip()), piece.line)
    return tuple((line, text) for text in joined_cell(piece.printed)) or ((line, ""),)
