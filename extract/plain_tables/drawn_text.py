"""Tables drawn with letters: a frame of ``+``, ``-`` and ``|`` (or of box characters), rows of several lines.

::

    +-----+--------------------+-------------+
    | STT | Nhiệm vụ           | Chủ trì     |
    +=====+====================+=============+
    | 1   | Lập bản đồ nguồn   | Sở Nông     |
    |     | nước               | nghiệp      |
    +-----+--------------------+-------------+

Where a line of the frame is missing between two rows or columns, the cell spans them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extract.grid.size import check_size
from extract.model import Grid, GridCell, Place
from extract.plain_tables.rows import Span, spanned_cell
from extract.plain_text.hard_wrap import joined_cell
from normalize.numbering.labels import cell_label
from normalize.text import nfc

_BOX = str.maketrans(
    {
        **dict.fromkeys("│┃║", "|"),
        **dict.fromkeys("─━═", "-"),
        **dict.fromkeys("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╞╪╡╒╤╕╘╧╛", "+"),
    }
)
_RULE = regex.compile(r"\s*+\+[-=:+\s]*+")
_FRAME = "+|"
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table on lines ``[first, last)`` (0-based)."""

    first: int
    last: int
    grid: Grid


def drawn_tables(lines: Sequence[str]) -> tuple[DrawnTable, ...]:
    """The tables of a text that are drawn with letters."""
    found: list[DrawnTable] = []
    at = 0
    while at < len(lines):
        end = at
        if _is_rule(lines[at]) and lines[at].translate(_BOX).lstrip().startswith("+"):
            while end < len(lines) and (_is_rule(lines[end]) or _is_row(lines[end])):
                end += 1
            grid = _grid([nfc(line.expandtabs()).translate(_BOX) for line in lines[at:end]], at)
            if grid is not None:
                found.append(DrawnTable(at, end, grid))
        at = max(end, at + 1)
    return tuple(found)


def _is_rule(line: str) -> bool:
    drawn = line.translate(_BOX)
    return drawn.count("+") > _FEWEST_COLUMNS and "--" in drawn.replace("=", "-") and _is_frame(drawn)


def _is_frame(drawn: str) -> bool:
    """Whether a line begins with the frame: ``+---+``, or ``|   +---+`` beside a cell of several rows."""
    return _RULE.fullmatch(drawn.rstrip("|")) is not None or regex.match(r"\s*\|[^-]", drawn) is not None


def _is_row(line: str) -> bool:
    return line.translate(_BOX).lstrip().startswith("|")


def _grid(drawn: Sequence[str], first: int) -> Grid | None:
    """The grid of the lines of one table; None where they make none."""
    rules = [k for k, line in enumerate(drawn) if _is_rule(line)]
    edges = sorted({k for r in rules for k, letter in enumerate(drawn[r]) if letter == "+"})
    between = [(a + 1, b) for a, b in zip(rules, [*rules[1:], len(drawn)], strict=True) if b > a + 1]
    bands = [band for a, b in between for band in _rows_between(drawn, a, b, edges)]
    if len(edges) <= _FEWEST_COLUMNS or not bands:
        return None
    check_size(len(bands), len(edges) - 1)
    cells: list[GridCell] = []
    open_above: dict[int, tuple[list[tuple[int, str]], int]] = {}
    for r, (top, bottom) in enumerate(bands):
        column = 0
        below: dict[int, tuple[list[tuple[int, str]], int]] = {}
        while column < len(edges) - 1:
            wide = _width(drawn[top:bottom], edges, column)
            left, right = edges[column] + 1, edges[column + wide]
            text = [(first + k + 1, drawn[k][left:right].strip(" |")) for k in range(top, bottom)]
            before, begun = open_above.get(column, ([], r))
            gathered = [*before, *text]
            ruled = bottom < len(drawn) and _is_rule(drawn[bottom])
            if ruled and r + 1 < len(bands) and _is_open(drawn[bottom], left, right):
                below[column] = (gathered, begun)
            else:
                cells.append(_cell(gathered, Span(begun, column, r - begun + 1, wide)))
            column += wide
        open_above = below
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(None, Place(line=first + 1), len(bands), len(edges) - 1, tuple(cells), method="markdown")


def _rows_between(drawn: Sequence[str], top: int, bottom: int, edges: Sequence[int]) -> list[tuple[int, int]]:
    """The rows of the lines between two rules: one, or one at each number where rules part the header only."""
    firsts = [drawn[k][edges[0] + 1 : edges[1]].strip(" |*") for k in range(top, bottom)]
    begins = [k for k, text in enumerate(firsts, top) if text and cell_label(text) is not None]
    others = sum(1 for text in firsts if text) - len(begins)
    if len(begins) < _FEWEST_ROWS or others or begins[0] != top:
        return [(top, bottom)]
    return list(zip(begins, [*begins[1:], bottom], strict=True))


def _width(band: Sequence[str], edges: Sequence[int], column: int) -> int:
    """Over how many columns a cell stands: up to the next edge that all its lines draw."""
    for wide in range(1, len(edges) - column - 1):
        edge = edges[column + wide]
        if all(edge >= len(line) or line[edge] in _FRAME for line in band):
            return wide
    return len(edges) - column - 1


def _is_open(rule: str, left: int, right: int) -> bool:
    """Whether the frame has no line below a cell."""
    piece = rule[left:right]
    return "-" not in piece and "=" not in piece and ":" not in piece


def _cell(lines: Sequence[tuple[int, str]], span: Span) -> GridCell:
    line = next((number for number, text in lines if text), lines[0][0])
    parts = tuple((line, text) for text in joined_cell(text for _, text in lines))
    return spanned_cell(span, parts or ((line, ""),))
