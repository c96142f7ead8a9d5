"""Pages as blocks in reading order: paragraphs and grids, over the whole file.

Pages come one at a time and only their lines and grids are kept. After the last page it is known which lines
run on every page and how wide the text is set; then lines become paragraphs, also over page breaks. Scans are
laid out here as well: their words and lines come from OCR and line detection, so no rule here may ask for
exact geometry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extract.grid.columns_below import goes_on
from extract.grid.on_page import grids_on
from extract.grid.unread_rows import unread_rows
from extract.layout.column_edges import set_edges
from extract.layout.lines import FOOTNOTE, MAIN, SIDEWAYS, Row, TextLine, rows_of, text_line
from extract.layout.paragraphs import paragraph, paragraphs_of
from extract.layout.running_frames import running_frames
from extract.layout.running_heads import Running, body_of
from extract.layout.running_pictures import with_running_pictures
from extract.layout.sheet import Sheet
from extract.layout.two_columns import column_blocks
from extract.model import Block, Box, Grid, Page, PageInfo, PageKind, Paragraph, Place, TextSource, Word
from extract.model.geometry import askew_again, turn_back
from extract.model.sighting import Sighting, SightingKind
from normalize.notes import Code, Note, error

READ_KINDS = (PageKind.BORN_DIGITAL,)
"""Pages of other kinds give no blocks until OCR has read them (their text source is then OCR)."""
FOOTNOTE_SMALLER = 1.4
"""Points by which footnotes are set smaller than the text, at least."""
PAGES_BACK = 2
"""Pages before, of which a table without rules may go on: the last one, or the one that it faced."""
_FOOTNOTE = regex.compile(r"\(?(?:\d{1,3}|\*{1,3})\)?\s*\S")


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What the layout of a file gives: what is kept of each page, and all blocks in reading order.

    A page whose tables could not be made out has a note; its text is given as lines.
    ``sightings`` are the running heads that are drawn as tables.
    """

    pages: tuple[PageInfo, ...]
    blocks: tuple[Block, ...]
    sightings: tuple[Sighting, ...] = ()


def lay_out(pages: Iterable[Page]) -> LaidOut:
    """All blocks of the pages in reading order; places are on the pages as printed."""
    running = Running()
    sheets: list[Sheet] = []
    infos: list[PageInfo] = []
    for page in pages:
        before = [grid for earlier in sheets[: -PAGES_BACK - 1 : -1] for grid in goes_on(earlier.grids)]
        sheet, trouble = _sheet(page, before)
        recognised = page.text_source is TextSource.OCR
        running.count((row.line for row in sheet.rows), max(sheet.height, 1.0), recognised=recognised)
        sheets.append(sheet)
        infos.append(_page_info(page, trouble))
    heads = tuple(_taken_out(sheets))
    texts = running.texts()
    for sheet in sheets:
        _order(sheet, texts)
    set_edges(sheets)
    return LaidOut(tuple(with_running_pictures(infos)), tuple(_blocks(sheets)), heads)


def _taken_out(sheets: Sequence[Sheet]) -> Iterator[Sighting]:
    """Takes the running heads that are drawn as tables off the sheets; tells each with its place and text.

    That of the first page is kept, to be read as paragraphs.
    """
    frames = running_frames(sheets)
    for sheet in sheets:
        own = [grid for grid in sheet.grids if id(grid) in frames]
        if sheet is sheets[0]:
            sheet.frames = own
            continue
        for grid in own:
            text = " ".join(c.text for c in grid.cells if c.text)
            yield Sighting(SightingKind.OTHER_TEXT, _grid_back(grid, sheet).place, text, known=True)
        sheet.grids = [grid for grid in sheet.grids if id(grid) not in frames]


def _page_info(page: Page, trouble: Note | None) -> PageInfo:
    """What is kept of a page: its size as seen, its kind, its notes."""
    sideways = page.turned % 180 == 90
    width, height = (page.height, page.width) if sideways else (page.width, page.height)
    notes = (*page.notes, trouble) if trouble else page.notes
    return PageInfo(
        page.number, width, height, page.kind, page.text_source, page.turned, notes, page.sightings
    )


def _sheet(page: Page, before: Sequence[Grid]) -> tuple[Sheet, Note | None]:
    """The page's rows and grids; a note where its tables could not be made out, or lines look like a table that
    was not read."""
    sheet = Sheet(page.number, page.width, page.height, page.turned, [], [], [], page.skew)
    if not page.words or (page.kind not in READ_KINDS and page.text_source is not TextSource.OCR):
        return sheet, None
    trouble = None
    try:
        sheet.grids, words = grids_on(page, before)
        sheet.rows = rows_of(words, page.number)
        trouble = unread_rows([row.words for row in sheet.rows])
    except (ValueError, ArithmeticError, LookupError) as reason:
        words = list(page.words)
        text = f"The tables of page {page.number} could not be made out ({reason}); it is read as text."
        trouble = error(Code.PAGE_FAILED, text)
        sheet.rows = rows_of(words, page.number)
    sheet.rows += [Row([], line) for line in _sideways(words, page.number)]
    return sheet, trouble


def _order(sheet: Sheet, running: frozenset[str]) -> None:
    """Puts the page's text and grids into reading order; running heads and feet are left out."""
    kept = body_of([row.line for row in sheet.rows], running, sheet.height)
    upright = [row.words for row, keep in zip(sheet.rows, kept, strict=True) if keep and row.words]
    lines = {id(row.words): row.line for row in sheet.rows if row.words}
    sideways = [row.line for row, keep in zip(sheet.rows, kept, strict=True) if keep and not row.words]
    boxes = [g.place.box for g in sheet.grids if g.place.box is not None]
    placed: list[tuple[float, float, list[TextLine | Grid]]] = []
    for block in column_blocks(upright, [box.top for box in boxes], sheet.number, lines):
        placed.append((min(line.box.top for line in block), block[0].box.x0, list(block)))
    for grid, box in zip(sheet.grids, boxes, strict=True):
        placed.append((box.top, box.x0, [grid]))
    placed.sort(key=lambda item: (item[0], item[1]))
    sheet.items = [item for _, _, part in placed for item in part] + list(sideways)
    _mark_footnotes(sheet.items)
    sheet.rows = []


def _mark_footnotes(items: list[TextLine | Grid]) -> None:
    """Marks footnotes: the small lines at the foot of a page from the first that begins with a note mark
    on."""
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
        if isinstance(line, Grid) or line.side != MAIN or line.size > body - FOOTNOTE_SMALLER:
            break
        first -= 1
    while first < len(items) and not _FOOTNOTE.match(getattr(items[first], "text", "")):
        first += 1
    for at in range(first, len(items)):
        line = items[at]
        if isinstance(line, TextLine):
            items[at] = replace(line, side=FOOTNOTE)


def _sideways(words: Sequence[Word], number: int) -> Iterator[TextLine]:
    """The lines of words set sideways or upside down outside tables, by direction, in the order of the
    words."""
    by_direction: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if word.direction != 0:
            by_direction[word.direction].append(word)
    for direction, group in by_direction.items():
        across = direction in (90, 270)
        line: list[Word] = []
        for word in group:
            if line and abs(_across(word, across) - _across(line[-1], across)) > word.size:
                yield text_line(line, number, SIDEWAYS)
                line = []
            line.append(word)
        yield text_line(line, number, SIDEWAYS)


def _across(word: Word, sideways: bool) -> float:
    """Where the foot of a word lies across the direction of its line, in points."""
    return word.box.x1 if sideways else word.box.bottom


def _blocks(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Paragraphs and grids of all pages; a paragraph may run over a page break, not over a grid."""
    by_number = {sheet.number: sheet for sheet in sheets}
    flow: list[TextLine] = []
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, Grid):
                yield from _paragraphs(flow, by_number)
                flow = []
                yield from _of_grid(_grid_back(item, sheet), any(item is frame for frame in sheet.frames))
            else:
                flow.append(item)
    yield from _paragraphs(flow, by_number)


def _of_grid(grid: Grid, is_frame: bool) -> Iterator[Block]:
    """The grid as a block; the cells of a running head as paragraphs."""
    if not is_frame:
        yield grid
        return
    for cell in grid.cells:
        if cell.text:
            yield Paragraph(cell.text, (cell.fragment,), centered=True)


def _paragraphs(lines: Sequence[TextLine], sheets: dict[int, Sheet]) -> Iterator[Paragraph]:
    """Lines between two grids as paragraphs; footnotes come after the paragraph that runs over the end of
    their page."""
    notes = [line for line in lines if line.side == FOOTNOTE]
    for group in paragraphs_of([line for line in lines if line.side != FOOTNOTE]):
        due = [line for line in notes if line.page < group[0].page]
        notes = notes[len(due) :]
        for note in paragraphs_of(due):
            yield _paragraph(note, sheets)
        yield _paragraph(group, sheets)
    for note in paragraphs_of(notes):
        yield _paragraph(note, sheets)


def _paragraph(lines: Sequence[TextLine], sheets: dict[int, Sheet]) -> Paragraph:
    return paragraph(lines, [_back(line.box, sheets[line.page]) for line in lines])


def _back(box: Box, sheet: Sheet) -> Box:
    """The box on the page as printed."""
    straight = askew_again(box, sheet.width, sheet.height, sheet.skew)
    return turn_back(straight, sheet.width, sheet.height, sheet.turned)


def _grid_back(grid: Grid, sheet: Sheet) -> Grid:
    if not sheet.turned and not sheet.skew:
        return grid

    def back(place: Place) -> Place:
        return replace(place, box=_back(place.box, sheet)) if place.box else place

    cells = tuple(replace(c, fragment=replace(c.fragment, place=back(c.fragment.place))) for c in grid.cells)
    return replace(grid, place=back(grid.place), cells=cells)
