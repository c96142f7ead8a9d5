"""Text files to blocks: Markdown with tables of tabs or pipes, and text saved from a law portal.

Three conventions, told apart by the text itself, never by the file's name:

* Markdown (also what OCR services write): a table row is one line, cells between tabs or pipes, or the table is
  HTML; a blank line ends the piece; a row that the page broke goes on below a repeated header.
* Bare portal text (:mod:`extract.markup.portal_without_marks`): one cell a line and nothing that marks it.
* Portal text: one cell a line, each cell's line begins with a tab; a line without a tab goes on with the cell
  (cells of several paragraphs); a blank line before a tab ends the row; two blank lines, or a line without a
  tab after a full row, end the table.

None states pages: places carry the line (1-based) of the file.
"""

from __future__ import annotations

import hashlib
import html
from bisect import bisect_left
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from extract.errors import EmptyFile, MissingFile, UnknownType
from extract.grid.size import check_size
from extract.markup.emphasis import without_emphasis
from extract.markup.html_page import html_blocks
from extract.markup.portal_without_marks import BareTable, bare_tables
from extract.model import Block, Document, Fragment, Grid, GridCell, Paragraph, Place, TextSource
from normalize.notes import Code, warning
from normalize.text import clean, nfc

_INLINE_TAG = regex.compile(r"</?(?:b|i|u|strong|em|sub|sup|span|font|br)\b[^<>]*/?>", regex.IGNORECASE)
_SUBSCRIPT = regex.compile(r"(?<!\s)\s*+<su([bp])>([^<]*+)</su\1>", regex.IGNORECASE)
_HEADING = regex.compile(r"^(#{1,6})\s+")
_BREAK = regex.compile(r"<br\s*/?>", regex.IGNORECASE)
_JUNK = regex.compile(r"[↴↵]+")
_HTML_TABLE = regex.compile(r"<table\b", regex.IGNORECASE)
_PIPE_RULE = regex.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$")
_BEGINS_APPENDIX = regex.compile(r"\s*PHỤ LỤC")
_ENDS_SENTENCE = regex.compile(r"[.;:!?…/)\]”\"]\s*$")


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells of one row: each a list of (line number, text)."""

    cells: tuple[tuple[tuple[int, str], ...], ...]


def read_markup(path: Path) -> Document:
    """Reads a Markdown or portal text file.

    Raises:
        MissingFile, EmptyFile: as they say.
        UnknownType: the bytes are no UTF-8 (or UTF-16 with a mark) text.
    """
    if not path.is_file():
        raise MissingFile(str(path))
    data = path.read_bytes()
    text = _decode(data, path)
    if not text.strip():
        raise EmptyFile(f"{path.name}: the file is empty")
    lines = text.split("\n")
    bare = bare_tables(lines)
    portal = bool(bare) or is_portal_text(lines)
    blocks = _bare_blocks(lines, bare) if bare else portal_blocks(lines) if portal else markdown_blocks(lines)
    return Document(
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain" if portal else "text/markdown",
        text_source=TextSource.MARKUP,
        n_pages=None,
        pages=(),
        blocks=blocks,
    )


def _decode(data: bytes, path: Path) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as failure:
        raise UnknownType(f"{path}: not a UTF-8 text ({failure.reason})") from failure


def is_portal_text(lines: list[str]) -> bool:
    """Whether cells stand one a line: many lines with exactly one tab, at their start."""
    one = sum(1 for line in lines if line.count("\t") == 1 and not line.split("\t")[0].strip("\xa0 "))
    many = sum(1 for line in lines if line.count("\t") > 1)
    return one > 3 * max(many, 1)


def plain(text: str) -> str:
    """A line of Markdown without its marks: emphasis, tags, escapes, entities; spaces folded."""
    without = _without_subscripts(text)
    without = regex.sub(r"<br\s*/?>", " ", without, flags=regex.IGNORECASE)
    without = _INLINE_TAG.sub("", without)
    for _ in range(3):
        without = without_emphasis(without)
    without = regex.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>~])", r"\1", html.unescape(without))
    return clean(_JUNK.sub("", without))


def _without_subscripts(text: str) -> str:
    """``CO <sub>2</sub>`` as ``CO2``."""
    return _SUBSCRIPT.sub(lambda found: found[2].strip(), text)


def markdown_blocks(lines: list[str]) -> tuple[Block, ...]:
    """Paragraphs and tables of a Markdown text, in order."""
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        if _HTML_TABLE.search(lines[at]):
            end = _end_of_html(lines, at)
            blocks.extend(_html_table(lines, at, end))
            at = end
        elif _is_table_line(lines[at]):
            end = at
            while end < len(lines) and _is_table_line(lines[end]):
                end += 1
            rows = [_markdown_row(lines[k], k + 1) for k in range(at, end) if not _PIPE_RULE.match(lines[k])]
            if rows:
                blocks.append(_grid(rows, "markdown"))
            at = end
        elif not lines[at].strip(" \t\xa0"):
            at += 1
        else:
            end = at + 1
            while end < len(lines) and _goes_on(lines, end):
                end += 1
            _append_paragraph(blocks, lines[at:end], at + 1)
            at = end
    return _rejoined(blocks)


def _end_of_html(lines: list[str], at: int) -> int:
    """The index behind the line that closes the table which opens at ``at``."""
    depth = 0
    for k in range(at, len(lines)):
        depth += len(_HTML_TABLE.findall(lines[k])) - lines[k].lower().count("</table>")
        if depth <= 0:
            return k + 1
    return len(lines)


def _html_table(lines: list[str], at: int, end: int) -> tuple[Block, ...]:
    """A table written as HTML inside Markdown; empty lines before it keep its line numbers."""
    text = "\n" * at + "\n".join(map(_without_subscripts, lines[at:end]))
    return html_blocks(text, "table")


def _goes_on(lines: list[str], at: int) -> bool:
    """Whether a line goes on with the paragraph above: a hard break, or a soft one inside a sentence."""
    line = lines[at]
    if (
        not line.strip(" \t\xa0")
        or _is_table_line(line)
        or _HTML_TABLE.search(line)
        or _HEADING.match(line)
        or _begins_item(line)
    ):
        return False
    return lines[at - 1].endswith(("  ", "\\"))


def _begins_item(line: str) -> bool:
    return bool(regex.match(r"^\s*(?:\\?[-+*•]|\d+[.)]|[a-zđ][.)]|\(\d+\))\s", line))


def _is_table_line(line: str) -> bool:
    return line.count("\t") >= 2 or (line.strip().startswith("|") and line.count("|") >= 3)


def _markdown_row(line: str, number: int) -> _Row:
    texts = line.split("\t") if "\t" in line else regex.split(r"(?<!\\)\|", line.strip().strip("|"))
    return _Row(tuple(tuple((number, plain(part)) for part in _BREAK.split(text)) for text in texts))


def _append_paragraph(blocks: list[Block], lines: list[str], first: int) -> None:
    heading = _HEADING.match(lines[0])
    joined = " ".join(line.rstrip("\\").strip() for line in lines)
    body = _HEADING.sub("", joined)
    text = plain(body)
    if not text:
        return
    blocks.append(
        Paragraph(
            text,
            (Fragment(text, Place(line=first)),),
            heading=len(heading.group(1)) if heading else None,
            bold=_wrapped(body, ("**", "<b>")),
            italic=_wrapped(body, ("*", "<i>")) and not _wrapped(body, ("**",)),
        )
    )


def _rejoined(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks with paragraphs that a page broke made whole: the rest goes on in lower case."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and _broken_by_page(runs[-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    return tuple(_joined(run) for run in runs)


def _joined(run: list[Block]) -> Block:
    pieces = [block for block in run if isinstance(block, Paragraph)]
    if len(pieces) < 2:
        return run[0]
    fragments = tuple(fragment for piece in pieces for fragment in piece.fragments)
    return replace(pieces[0], text=" ".join(piece.text for piece in pieces), fragments=fragments)


def _wrapped(text: str, marks: tuple[str, ...]) -> bool:
    return any(text.strip().startswith(mark) for mark in marks)


def _broken_by_page(run: list[Block], after: Block) -> bool:
    """A paragraph (its pieces so far) that stops inside a sentence and one that begins in lower case are one."""
    before, last = run[0], run[-1]
    if not (isinstance(before, Paragraph) and isinstance(last, Paragraph) and isinstance(after, Paragraph)):
        return False
    if before.heading or after.heading or before.bold or after.bold:
        return False
    return after.text[:1].islower() and not _begins_item(after.text) and not _ENDS_SENTENCE.search(last.text)


def portal_blocks(lines: list[str]) -> tuple[Block, ...]:
    """Paragraphs and tables of a text saved from a portal, in order."""
    blocks: list[Block] = []
    widths = _UsualWidths(lines)
    at = 0
    while at < len(lines):
        if _is_cell_line(lines[at]):
            rows, at = _portal_rows(lines, at, widths.at(at))
            blocks.append(_grid(_aligned(rows), "portal"))
        else:
            _append_paragraph(blocks, [lines[at]], at + 1)
            at += 1
    return _rejoined(blocks)


def _bare_blocks(lines: list[str], tables: tuple[BareTable, ...]) -> tuple[Block, ...]:
    """Paragraphs and tables of a text whose cells nothing marks, in order."""
    blocks: list[Block] = []
    begins = {t.first: t for t in tables}
    at = 0
    while at < len(lines):
        table = begins.get(at)
        if table is None:
            _append_paragraph(blocks, [lines[at]], at + 1)
            at += 1
        else:
            blocks.append(_bare_grid(lines, table))
            at = table.last
    return _rejoined(blocks)


def _bare_grid(lines: list[str], table: BareTable) -> Grid:
    rows = [_bare_row(lines, row, table.width) for row in table.rows]
    grid = _grid(rows, "portal_bare")
    doubtful = {r for r, row in enumerate(table.rows) if table.is_doubtful(row)}
    return replace(grid, cells=tuple(_doubted(c) if c.row in doubtful else c for c in grid.cells))


def _bare_row(lines: list[str], row: tuple[int, ...], width: int) -> _Row:
    """The row's lines as cells; what is beyond the header's width goes to the last one."""
    cells = [[(k + 1, clean(lines[k]))] for k in row[:width]]
    cells[-1] += [(k + 1, clean(lines[k])) for k in row[width:]]
    return _Row(tuple(map(tuple, cells)))


def _doubted(cell: GridCell) -> GridCell:
    note = warning(
        Code.CELL_SHIFTED,
        "The row has fewer or more lines than the header: the cell may belong to a neighbouring column.",
        found=cell.text[:80],
    )
    fragment = replace(cell.fragment, confidence=0.5, notes=(*cell.fragment.notes, note))
    return replace(cell, fragment=fragment)


def _is_cell_line(line: str) -> bool:
    return "\t" in line and not line.split("\t", 1)[0].strip("\xa0 ")


def _portal_rows(lines: list[str], at: int, width: int) -> tuple[list[_Row], int]:
    """The rows from line index ``at`` on, usually so wide, and the index behind them."""
    rows: list[_Row] = []
    cells: list[list[tuple[int, str]]] = []
    blanks = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip("\xa0 \t"):
            if "\t" in line:
                cells.append([(at + 1, "")])
            else:
                blanks += 1
        elif _is_cell_line(line):
            if blanks and cells:
                rows.append(_row_of(cells))
                cells = []
            cells.append([(at + 1, clean(line))])
            blanks = 0
        elif blanks > 1 or (blanks and len(cells) >= width) or not cells:
            break
        else:
            cells[-1].append((at + 1, clean(line)))
            blanks = 0
        at += 1
    if cells:
        rows.append(_row_of(cells))
    return rows, at


class _UsualWidths:
    """How many cells a row has from a line on: the commonest run of cell lines between blank lines, up to the next appendix.

    Of two as common the wider one. The text is looked through once, for it may hold thousands of tables.
    """

    def __init__(self, lines: list[str]) -> None:
        self._cells = [0]
        """How many cell lines stand before each line."""
        self._ends: list[int] = []
        """The blank lines between two rows."""
        self._appendices: list[int] = []
        for k, line in enumerate(lines):
            is_cell = _is_cell_line(line)
            self._cells.append(self._cells[-1] + is_cell)
            if not is_cell and not line.strip("\xa0 ") and k + 1 < len(lines) and _is_cell_line(lines[k + 1]):
                self._ends.append(k)
            elif not is_cell and _BEGINS_APPENDIX.match(line):
                self._appendices.append(k)
        self._appendices.append(len(lines))
        self._later = self._commonest_later()

    def _commonest_later(self) -> list[tuple[dict[int, int], tuple[int, int]]]:
        """For each blank line between rows: width → how often the rows behind it have it, and the commonest (how often, width).

        Widths of rows are few, so that each table is small.
        """
        later: list[tuple[dict[int, int], tuple[int, int]]] = []
        counts: dict[int, int] = {}
        best = (0, 0)
        for i in range(len(self._ends) - 1, -1, -1):
            end = self._ends[i]
            if i + 1 == len(self._ends) or self._section_of(end) != self._section_of(self._ends[i + 1]):
                counts, best = {}, (0, 0)
            else:
                width = self._cells[self._ends[i + 1]] - self._cells[end]
                counts = {**counts, width: counts.get(width, 0) + 1}
                best = max(best, (counts[width], width))
            later.append((counts, best))
        return later[::-1]

    def _section_of(self, line: int) -> int:
        """The line of the next appendix, or behind the text."""
        return self._appendices[bisect_left(self._appendices, line)]

    def at(self, line: int) -> int:
        """The usual width from a cell line on; 1 at least."""
        section = self._section_of(line)
        i = bisect_left(self._ends, line)
        if i == len(self._ends) or self._ends[i] > section:
            return max(self._cells[section] - self._cells[line], 1)
        width = self._cells[self._ends[i]] - self._cells[line]
        counts, best = self._later[i]
        return max(best, (counts.get(width, 0) + 1, width))[1]


def _row_of(cells: list[list[tuple[int, str]]]) -> _Row:
    return _Row(tuple(tuple(part for part in cell if part[1]) or (cell[0],) for cell in cells))


def _aligned(rows: list[_Row]) -> list[_Row]:
    """Rows of one width. A first row that was cut off lost its beginning, so it is set to the right."""
    width = max(len(row.cells) for row in rows)
    first = rows[0]
    if 1 < len(first.cells) < width and len(rows) > 1:
        missing = width - len(first.cells)
        line = first.cells[0][0][0]
        rows = [_Row(((((line, ""),),) * missing) + first.cells), *rows[1:]]
    return rows


def _grid(rows: list[_Row], method: str) -> Grid:
    width = max(len(row.cells) for row in rows)
    check_size(len(rows), width)
    cells = []
    for r, row in enumerate(rows):
        for c in range(width):
            parts = row.cells[c] if c < len(row.cells) else ((row.cells[0][0][0], ""),)
            cells.append(_cell(r, c, parts))
    return Grid(
        page=None,
        place=Place(line=rows[0].cells[0][0][0]),
        n_rows=len(rows),
        n_columns=width,
        cells=tuple(cells),
        method=method,
    )


def _cell(row: int, column: int, parts: tuple[tuple[int, str], ...]) -> GridCell:
    lines = tuple(nfc(text) for _, text in parts if text)
    text = " ".join(lines)
    return GridCell(row, column, 1, 1, text, Fragment(text, Place(line=parts[0][0])), lines)
