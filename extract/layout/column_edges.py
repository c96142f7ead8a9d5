"""How wide is the text of a page set? The edges of its main column, by its own lines or by pages like it.

Paragraphs are told apart by lines that end before the edge of their column, so each line carries these edges.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extract.layout.lines import FOOTNOTE, MAIN, TextLine
from extract.layout.sheet import Sheet
from extract.model import Grid

WIDE_TABLE = 0.6
"""Share of the page's width from which a table shows how wide the text is set."""
ENOUGH_PAGES = 3
"""Pages of one size whose edges show how wide the text of the file is set."""
NARROWER = 15.0
"""Points by which a page must fall short of the usual edges to be taken for one of short lines."""
ENOUGH_LINES = 8
"""Lines of the main column from which a page shows by itself how wide its text is set."""
OUTLIERS = 20
"""One line in so many may stick out of the column on either side."""

Edges = tuple[float, float]
"""Left and right edge of a column, in points."""
PageSort = tuple[int, int, int]
"""Width and height of a page in steps of 5 points, and which side of the sheet it is: 0 even, 1 odd, 2
both."""
BOTH_SIDES = 2


def set_edges(sheets: Sequence[Sheet]) -> None:
    """Gives every line the edges of its column: the page's own, or those usual for pages like it."""
    usual: dict[PageSort, list[Edges]] = defaultdict(list)
    of_text: dict[PageSort, list[Edges]] = defaultdict(list)
    own: dict[int, Edges] = {}
    for sheet in sheets:
        by_lines = _edges_by_lines(sheet)
        edges = by_lines or _edges_by_table(sheet)
        if edges is not None:
            own[sheet.number] = edges
        for side in (sheet.number % 2, BOTH_SIDES):
            if edges is not None:
                usual[(*_size(sheet), side)].append(edges)
            if by_lines is not None:
                of_text[(*_size(sheet), side)].append(by_lines)
    for sheet in sheets:
        key = (*_size(sheet), sheet.number % 2)
        known = sorted(usual[key] or usual[(*_size(sheet), BOTH_SIDES)])
        left, right = own.get(sheet.number) or (known[len(known) // 2] if known else _fallback(sheet))
        if len(of_text[key]) >= ENOUGH_PAGES:
            left, right = _widened((left, right), sorted(of_text[key])[len(of_text[key]) // 2])
        sheet.items = list(_with_edges(sheet.items, left, right))


def _widened(own: Edges, usual: Edges) -> Edges:
    """The edges of a page; where only its short or indented lines make them narrow, those usual in the
    file."""
    left = usual[0] if own[0] > usual[0] + NARROWER else own[0]
    right = usual[1] if own[1] < usual[1] - NARROWER else own[1]
    return left, right


def _size(sheet: Sheet) -> tuple[int, int]:
    """Width and height of a page in steps of 5 points."""
    return round(sheet.width / 5), round(sheet.height / 5)


def _edges_by_lines(sheet: Sheet) -> Edges | None:
    """Edges of the main column by the page's lines, None where there are too few lines."""
    lines = [i for i in sheet.items if isinstance(i, TextLine) and i.side == MAIN]
    if len(lines) < ENOUGH_LINES:
        return None
    lefts = sorted(line.box.x0 for line in lines)
    rights = sorted(line.box.x1 for line in lines)
    return lefts[len(lefts) // OUTLIERS], rights[-1 - len(rights) // OUTLIERS]


def _edges_by_table(sheet: Sheet) -> Edges | None:
    """The same by the page's widest table, None where it is narrow."""
    grids = [g.place.box for g in sheet.grids if g.place.box is not None]
    widest = max(grids, key=lambda box: box.width, default=None)
    if widest is None or widest.width < WIDE_TABLE * sheet.width:
        return None
    return widest.x0, widest.x1


def _fallback(sheet: Sheet) -> Edges:
    """Edges with equal margins, by the text that stands furthest out."""
    boxes = [i.box if isinstance(i, TextLine) else i.place.box for i in sheet.items]
    known = [b for b in boxes if b is not None]
    if not known:
        return 0.0, sheet.width
    left = min(b.x0 for b in known)
    right = max(b.x1 for b in known)
    margin = min(left, sheet.width - right)
    return margin, sheet.width - margin


def _with_edges(items: Sequence[TextLine | Grid], left: float, right: float) -> Iterator[TextLine | Grid]:
    """The items; lines of the main column and footnotes get its edges, lines of other columns those of their
    own."""
    for side, group in groupby(items, key=lambda item: None if isinstance(item, Grid) else item.side):
        block = list(group)
        lines = [item for item in block if isinstance(item, TextLine)]
        if side is None:
            yield from block
        elif side in (MAIN, FOOTNOTE):
            yield from (replace(line, left=left, right=right) for line in lines)
        else:
            own = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
            yield from (replace(line, left=own[0], right=own[1]) for line in lines)
