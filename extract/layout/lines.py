"""Text lines of a page outside its tables: words of one baseline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.grid.cell_text import line_text, printed_lines
from extract.model import Box, Doubt, Word, confidence_of, doubts_of, union
from normalize.notes import Note

MAIN = 0
"""``side`` of lines of the main column."""
LEFT = 1
"""``side`` of lines of the left of two columns; also: a row has text only to the left of a corridor."""
RIGHT = 2
"""The same for the right."""
SIDEWAYS = 3
"""``side`` of lines set sideways."""
FOOTNOTE = 4
"""``side`` of footnote lines."""
_RULED = re.compile(r"[_\-–—.…=*~]{3,}")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line (of one column).

    Attributes:
        first_width: width of its first word in points.
        left, right: edges of the column that it stands in; 0 and 0 for the page's main column.
        bold: nearly all its letters are (9 of 10).
        partly_bold: some of its letters are.
        italic: most of its letters are (6 of 10).
        side: the column it belongs to: :data:`MAIN`, :data:`LEFT`, :data:`RIGHT`, :data:`SIDEWAYS` or
            :data:`FOOTNOTE`.
        doubts: its words that are not certain.
        notes: those of its words.
        recognised: whether any of its letters were read from a picture.
    """

    page: int
    text: str
    box: Box
    size: float
    first_width: float
    bold: bool = False
    partly_bold: bool = False
    italic: bool = False
    confidence: float = 1.0
    left: float = 0.0
    right: float = 0.0
    side: int = MAIN
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[Note, ...] = ()
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Words of one baseline, over the whole width of the page, and the same as a line."""

    words: list[Word]
    line: TextLine


def text_line(words: Sequence[Word], page: int, side: int = MAIN) -> TextLine:
    """Words of one line, in order, as a line."""
    sizes = [len(w.text) for w in words]
    letters = sum(sizes)
    box = union(w.box for w in words)
    if box is None:
        raise ValueError("a line has words")
    bold = sum([n for n, w in zip(sizes, words, strict=True) if w.bold])
    text = line_text(words)
    confidence = confidence_of(words)
    return TextLine(
        page=page,
        text=text,
        box=box,
        size=words[sizes.index(max(sizes))].size,
        first_width=words[0].box.width,
        bold=bold > 0.9 * letters,
        partly_bold=bold > 0,
        italic=sum([n for n, w in zip(sizes, words, strict=True) if w.italic]) > 0.6 * letters,
        confidence=confidence,
        side=side,
        doubts=doubts_of(words, text) if confidence < 1.0 else (),
        notes=tuple(w.note for w in words if w.note is not None),
        recognised=any(w.recognised for w in words),
    )


def rows_of(words: Sequence[Word], page: int) -> list[Row]:
    """Upright words by printed rows; lines made of signs ("_____") are left out."""
    upright = (w for w in words if w.direction == 0 and not _RULED.fullmatch(w.text))
    rows = [Row(row, text_line(row, page)) for row in printed_lines(upright)]
    return [row for row in rows if any(c.isalnum() for c in row.line.text)]
