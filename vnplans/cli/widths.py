"""How a table is laid out for the width at hand: columns side by side where that breaks no word and is the
shorter way, else one record below the other.

Words may go on in the next line after a space and after ``-``, ``_``, ``/`` and ``:``, never inside a date, a
number or an id, which a person copies. Widths are counted in terminal cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

GAP = 2
_LONGEST = 30
"""A piece longer than this (a hash) may be cut."""
_ID = re.compile(r"\S*[a-z0-9]:[\w.:~+-]+\S*|[a-z0-9]+(?:-[a-z0-9]+){3,}\S*|:[\w.:~+-]+\S*")
"""An id of a record (``cao-bang-337-qd-ubnd-2018:t1:A:1``, ``:t1:A:1``) or of a document; it stays whole."""
_WORD = re.compile(r"\S+\s*|\s+")
_PIECE = re.compile(r"\d[\d.,]*(?:-\d+)*(?![^\W_])[^\w\s]*\s*|[^\s\-_/:]*[\-_/:]*\s*")


def pieces(line: str) -> list[str]:
    """The parts of a line that stay whole, each with the space behind it."""
    return [p for word in _WORD.findall(line) for p in _pieces_of_word(word)]


def _pieces_of_word(word: str) -> list[str]:
    if _ID.fullmatch(word.strip()):
        return [word]
    return [p for p in _PIECE.findall(word) if p]


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most ``width`` cells; a piece that is longer is cut, but for an id, which a person copies."""
    return [line for part in text.split("\n") for line in _lines(part, width)]


def _lines(text: str, width: int) -> Iterator[str]:
    line = ""
    for piece in pieces(text):
        if line and cell_len(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        while cell_len(piece.rstrip()) > width and not _ID.fullmatch(piece.strip()):
            yield piece[:width]
            piece = piece[width:]
        line += piece
    yield line.rstrip()


def column_widths(columns: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Widths for columns of cells (each with its head first) that fit into ``room``.

    Returns:
        None where they fit only with pieces broken. Heads go over several lines before
        cells do, then the widest columns give way first.
    """
    free = room - GAP * (len(columns) - 1)
    least = [max(_least(p.rstrip()) for p in pieces("\n".join(c))) for c in columns]
    if sum(least) > free:
        return None
    natural = [_natural(c) for c in columns]
    if sum(natural) > free:
        natural = [max(low, _natural(c[1:])) for low, c in zip(least, columns, strict=True)]
    level = max(natural)
    while sum(_at(level, least, natural)) > free:
        level -= 1
    return _at(level, least, natural)


def _least(piece: str) -> int:
    """Cells that a piece needs: an id all of its own, any other at most :data:`_LONGEST`."""
    return cell_len(piece) if _ID.fullmatch(piece) else min(_LONGEST, cell_len(piece))


def _natural(cells: Sequence[str]) -> int:
    return max((cell_len(line) for cell in cells for line in cell.split("\n")), default=0)


def _at(level: int, least: Sequence[int], natural: Sequence[int]) -> list[int]:
    return [max(low, min(high, level)) for low, high in zip(least, natural, strict=True)]


def table_height(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> int:
    """Lines of the table with these widths, heads and lines between rows left out."""
    lines = [[len(wrapped(cell, w)) for cell in c[1:]] for c, w in zip(columns, widths, strict=True)]
    return sum(max(row) for row in zip(*lines, strict=True))


def fits(text: str, width: int) -> bool:
    """Whether a text is one line of at most ``width`` cells."""
    return "\n" not in text and cell_len(text) <= width


def name_width(names: Sequence[str]) -> int:
    """Cells that the longest of these names takes."""
    return max((cell_len(name) for name in names), default=0)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A line filled with spaces to ``width`` cells, the text at its left or right end."""
    spaces = " " * (width - cell_len(text))
    return spaces + text if right else text + spaces
