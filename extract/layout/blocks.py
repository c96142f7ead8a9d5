"""Pages as blocks in reading order: paragraphs and grids, over the whole file.

Pages come one at a time and only their lines and grids are kept. When all are seen it is known which lines run
on every page and how wide the text is set; then lines become paragraphs, also over page breaks. Serves scans as
well: there words and rules come from OCR and line detection, so nothing asks for exact geometry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extract.grid.on_page import grids_on
from extract.layout.lines import Row, TextLine, column_blocks, rows_of, text_line
from extract.layout.paragraphs import paragraph, paragraphs_of
from extract.layout.running_heads import Running, body_of
from extract.model import Block, Box, Grid, Page, PageInfo, PageKind, Paragraph, Place, TextSource, Word
from extract.model.geometry import askew_again, turn_back
from normalize.notes import Code, Note, error

READ_KINDS = (PageKind.BORN_DIGITAL,)
"""Pages of other kinds give no blocks until OCR has read them (then they come with words and this kind)."""
WIDE_TABLE = 0.6
"""Share of the page's width from which a table shows how wide the text is set."""
ENOUGH_PAGES = 3
"""Pages of one size whose edges show how wide the text of the file is set."""
NARROWER = 15.0
"""Points by which a page must fall short of the usual edges to be taken for one of short lines."""
ENOUGH_LINES = 8
"""Main-column lines from which a page shows by itself how wide its text is set."""


FOOTNOTE = 4
"""The ``side`` of footnote lines."""
FOOTNOTE_SMALLER = 1.4
"""Points by which footnotes are set smaller than the text at least."""
_FOOTNOTE = regex.compile(r"\(?(?:\d{1,3}|\*{1,3})\)?\s*\S")


@dataclass(slots=True)
class _Sheet:
    """What is kept of a page, in upright coordinates: first rows and grids, then items in reading order."""

    number: int
    width: float
    height: float
    turned: int
    rows: list[Row]
    grids: list[Grid]
    items: list[TextLine | Grid]
    skew: float = 0.0


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What the layout of a file gives: what is kept of each page, and all blocks in reading order.

    A page whose tables could not be made out has a note; its text is given as lines.
    """

    pages: tuple[PageInfo, ...]
    blocks: tuple[Block, ...]


def lay_out(pages: Iterable[Page]) -> LaidOut:
    """All blocks of the pages in reading order; places are on the pages as printed."""
    running = Running()
    sheets: list[_Sheet] = []
    infos: list[PageInfo] = []
    for page in pages:
        sheet, trouble = _sheet(page)
        recognised = page.text_source is TextSource.OCR
        running.count((row.line for row in sheet.rows), max(sheet.height, 1.0), recognised=recognised)
        sheets.append(sheet)
        infos.append(_page_info(page, trouble))
    texts = running.texts()
    for sheet in sheets:
        _order(sheet, texts)
    _set_edges(sheets)
    return LaidOut(tuple(infos), tuple(_blocks(sheets)))


def _page_info(page: Page, trouble: Note | None) -> PageInfo:
    """What is kept of a page: its size as seen, its kind, its notes."""
    sideways = page.turned % 180 == 90
    width, height = (page.height, page.width) if sideways else (page.width, page.height)
    notes = (*page.notes, trouble) if trouble else page.notes
    return PageInfo(page.number, width, height, page.kind, page.text_source, page.turned, notes)


def _sheet(page: Page) -> tuple[_Sheet, Note | None]:
    """The page's rows and grids; a note where its tables could not be made out and it is given as lines."""
    sheet = _Sheet(page.number, page.width, page.height, page.turned, [], [], [], page.skew)
    if not page.words or (page.kind not in READ_KINDS and page.text_source is not TextSource.OCR):
        return sheet, None
    trouble = None
    try:
        sheet.grids, words = grids_on(page)
    except (ValueError, ArithmeticError, LookupError) as reason:
        words = list(page.words)
        text = f"The tables of page {page.number} could not be made out ({reason}); it is read as text."
        trouble = error(Code.PAGE_FAILED, text)
    sheet.rows = rows_of(words, page.number)
    sheet.rows += [Row([], line) for line in _sideways(words, page.number)]
    return sheet, trouble


def _order(sheet: _Sheet, running: frozenset[str]) -> None:
    """Put the page's text and grids into reading order, running lines left out."""
    kept = body_of([row.line for row in sheet.rows], running, sheet.height)
    upright = [row.words for row, keep in zip(sheet.rows, kept, strict=True) if keep and row.words]
    sideways = [row.line for row, keep in zip(sheet.rows, kept, strict=True) if keep and not row.words]
    boxes = [g.place.box for g in sheet.grids if g.place.box is not None]
    placed: list[tuple[float, float, list[TextLine | Grid]]] = []
    for block in column_blocks(upright, [box.top for box in boxes], sheet.number):
        placed.append((min(line.box.top for line in block), block[0].box.x0, list(block)))
    for grid, box in zip(sheet.grids, boxes, strict=True):
        placed.append((box.top, box.x0, [grid]))
    placed.sort(key=lambda item: (item[0], item[1]))
    sheet.items = [item for _, _, part in placed for item in part] + list(sideways)
    _mark_footnotes(sheet.items)
    sheet.rows = []


def _mark_footnotes(items: list[TextLine | Grid]) -> None:
    """Mark the small lines at the foot of a page that begin with a note mark: text goes on past them."""
    letters: Counter[float] = Counter()
    for item in items:
        if isinstance(item, TextLine):
            letters[round(item.size, 1)] += len(item.text)
    if not letters:
        return
    body = letters.most_common(1)[0][0]
    first = len(items)
    while first > 0:
        line = items[first - 1]
        if isinstance(line, Grid) or line.side != 0 or line.size > body - FOOTNOTE_SMALLER:
            break
        first -= 1
    while first < len(items) and not _FOOTNOTE.match(getattr(items[first], "text", "")):
        first += 1
    for at in range(first, len(items)):
        line = items[at]
        if isinstance(line, TextLine):
            items[at] = replace(line, side=FOOTNOTE)


def _sideways(words: Sequence[Word], number: int) -> Iterator[TextLine]:
    """Words that do not run with the page, outside tables: each line by its direction, as they come."""
    by_direction: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if word.direction != 0:
            by_direction[word.direction].append(word)
    for direction, group in by_direction.items():
        across = direction in (90, 270)
        line: list[Word] = []
        for word in group:
            if line and abs(_across(word, across) - _across(line[-1], across)) > word.size:
                yield text_line(line, number, 3)
                line = []
            line.append(word)
        yield text_line(line, number, 3)


def _across(word: Word, sideways: bool) -> float:
    return word.box.x1 if sideways else word.box.bottom


def _set_edges(sheets: Sequence[_Sheet]) -> None:
    """Give every line the edges of its column: the page's own, or those usual for pages like it."""
    usual: dict[tuple[int, int, int], list[tuple[float, float]]] = defaultdict(list)
    of_text: dict[tuple[int, int, int], list[tuple[float, float]]] = defaultdict(list)
    own: dict[int, tuple[float, float]] = {}
    for sheet in sheets:
        by_lines = _edges_by_lines(sheet)
        edges = by_lines or _edges_by_table(sheet)
        if edges is not None:
            own[sheet.number] = edges
        for side in (sheet.number % 2, 2):
            if edges is not None:
                usual[(*_size(sheet), side)].append(edges)
            if by_lines is not None:
                of_text[(*_size(sheet), side)].append(by_lines)
    for sheet in sheets:
        key = (*_size(sheet), sheet.number % 2)
        known = sorted(usual[key] or usual[(*_size(sheet), 2)])
        left, right = own.get(sheet.number) or (known[len(known) // 2] if known else _fallback(sheet))
        if len(of_text[key]) >= ENOUGH_PAGES:
            left, right = _widened((left, right), sorted(of_text[key])[len(of_text[key]) // 2])
        sheet.items = list(_with_edges(sheet.items, left, right))


def _widened(own: tuple[float, float], usual: tuple[float, float]) -> tuple[float, float]:
    """A page of nothing but short or indented lines shows too narrow edges: those usual in the file are better."""
    left = usual[0] if own[0] > usual[0] + NARROWER else own[0]
    right = usual[1] if own[1] < usual[1] - NARROWER else own[1]
    return left, right


def _size(sheet: _Sheet) -> tuple[int, int]:
    return round(sheet.width / 5), round(sheet.height / 5)


def _edges_by_lines(sheet: _Sheet) -> tuple[float, float] | None:
    """Edges of the main column by the page's lines, None where there are few."""
    lines = [i for i in sheet.items if isinstance(i, TextLine) and i.side == 0]
    if len(lines) < ENOUGH_LINES:
        return None
    lefts = sorted(line.box.x0 for line in lines)
    rights = sorted(line.box.x1 for line in lines)
    return lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]


def _edges_by_table(sheet: _Sheet) -> tuple[float, float] | None:
    """The same by the page's widest table, None where it is narrow."""
    grids = [g.place.box for g in sheet.grids if g.place.box is not None]
    widest = max(grids, key=lambda box: box.width, default=None)
    if widest is None or widest.width < WIDE_TABLE * sheet.width:
        return None
    return widest.x0, widest.x1


def _fallback(sheet: _Sheet) -> tuple[float, float]:
    boxes = [i.box if isinstance(i, TextLine) else i.place.box for i in sheet.items]
    known = [b for b in boxes if b is not None]
    if not known:
        return 0.0, sheet.width
    left = min(b.x0 for b in known)
    right = max(b.x1 for b in known)
    margin = min(left, sheet.width - right)
    return margin, sheet.width - margin


def _with_edges(items: Sequence[TextLine | Grid], left: float, right: float) -> Iterator[TextLine | Grid]:
    at = 0
    while at < len(items):
        item = items[at]
        if isinstance(item, Grid):
            yield item
            at += 1
            continue
        end = at
        block: list[TextLine] = []
        while end < len(items):
            other = items[end]
            if isinstance(other, Grid) or other.side != item.side:
                break
            block.append(other)
            end += 1
        if item.side not in (0, FOOTNOTE):
            left_edge, right_edge = min(b.box.x0 for b in block), max(b.box.x1 for b in block)
        else:
            left_edge, right_edge = left, right
        for line in block:
            yield replace(line, left=left_edge, right=right_edge)
        at = end


def _blocks(sheets: Sequence[_Sheet]) -> Iterator[Block]:
    by_number = {sheet.number: sheet for sheet in sheets}
    flow: list[TextLine] = []
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, Grid):
                yield from _paragraphs(flow, by_number)
                flow = []
                yield _grid_back(item, sheet)
            else:
                flow.append(item)
    yield from _paragraphs(flow, by_number)


def _paragraphs(lines: Sequence[TextLine], sheets: dict[int, _Sheet]) -> Iterator[Paragraph]:
    """Lines between two grids as paragraphs; footnotes follow the paragraph that the foot of their page breaks."""
    notes = [line for line in lines if line.side == FOOTNOTE]
    for group in paragraphs_of([line for line in lines if line.side != FOOTNOTE]):
        due = [line for line in notes if line.page < group[0].page]
        notes = notes[len(due) :]
        for note in paragraphs_of(due):
            yield _paragraph(note, sheets)
        yield _paragraph(group, sheets)
    for note in paragraphs_of(notes):
        yield _paragraph(note, sheets)


def _paragraph(lines: Sequence[TextLine], sheets: dict[int, _Sheet]) -> Paragraph:
    return paragraph(lines, [_back(line.box, sheets[line.page]) for line in lines])


def _back(box: Box, sheet: _Sheet) -> Box:
    straight = askew_again(box, sheet.width, sheet.height, sheet.skew)
    return turn_back(straight, sheet.width, sheet.height, sheet.turned)


def _grid_back(grid: Grid, sheet: _Sheet) -> Grid:
    if not sheet.turned and not sheet.skew:
        return grid

    def back(place: Place) -> Place:
        return replace(place, box=_back(place.box, sheet)) if place.box else place

    cells = tuple(replace(c, fragment=replace(c.fragment, place=back(c.fragment.place))) for c in grid.cells)
    return replace(grid, place=back(grid.place), cells=cells)
