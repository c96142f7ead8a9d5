"""Text lines of a page outside its tables, and the columns in which a letterhead or signature block is set.

Words of one baseline make a row. Where rows that follow each other leave the same corridor free, with text on
both sides of it, they are set in two columns: the left one is read before the right one. A corridor behind mere
labels ("1.", "-") is a tab stop, not a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extract.grid_text import line_text, printed_lines
from extract.model import Box, Word, union

CORRIDOR = 9.0
"""Points: a gap narrower than this is a space between words."""
SIGNING_ROOM = 100.0
"""Points left for a signature between a title and a name: within it a column goes on."""
SIDE_LEADING = 30.0
"""Points: within this distance the next one-sided row still belongs to its column."""
ALIGNED = 14.0
"""Points by which edges or middles of one column's rows differ at most."""
_LABEL_ONLY = regex.compile(r"[-–+•*▪➢✓]|\(?[\p{L}\d]{1,4}(?:\.\d{1,2})*[.)]?")
_RULED = regex.compile(r"[_\-–—.…=*~]{3,}")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line (of one column).

    Attributes:
        first_width: width of its first word in points.
        left, right: edges of the column that it stands in; 0 and 0 for the page's main column.
        bold, italic: all its letters are; ``partly_bold``: some are.
        side: position of the column in its block: 0 for the main column, 1 left, 2 right, 3 sideways text.
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
    side: int = 0


def text_line(words: Sequence[Word], page: int, side: int = 0) -> TextLine:
    """Words of one line, in order, as a line."""
    letters = sum(len(w.text) for w in words)
    box = union(w.box for w in words)
    if box is None:
        raise ValueError("a line has words")
    bold = sum(len(w.text) for w in words if w.bold)
    return TextLine(
        page=page,
        text=line_text(words),
        box=box,
        size=max(words, key=lambda w: len(w.text)).size,
        first_width=words[0].box.width,
        bold=bold > 0.9 * letters,
        partly_bold=bold > 0,
        italic=sum(len(w.text) for w in words if w.italic) > 0.6 * letters,
        confidence=min(w.confidence for w in words),
        side=side,
    )


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Upright words by printed rows; drawn-with-letters rules ("_____") are left out."""
    return printed_lines(w for w in words if w.direction == 0 and not _RULED.fullmatch(w.text))


def column_blocks(rows: Sequence[list[Word]], breaks: Sequence[float], page: int) -> list[list[TextLine]]:
    """Rows as blocks in reading order: one row, or the rows of a zone in two columns, left ones first.

    Args:
        rows: from top to bottom.
        breaks: heights (points from the top) that no zone may cross: where tables stand.
    """
    blocks: list[list[TextLine]] = []
    at = 0
    while at < len(rows):
        zone = _zone(rows, at, breaks)
        if zone is None:
            blocks.append([text_line(rows[at], page)])
            at += 1
        else:
            end, corridor = zone
            blocks.append(_two_columns(rows[at:end], corridor, page))
            at = end
    return blocks


def _two_columns(rows: Sequence[list[Word]], corridor: float, page: int) -> list[TextLine]:
    lefts = [[w for w in row if w.box.x1 <= corridor] for row in rows]
    rights = [[w for w in row if w.box.x1 > corridor] for row in rows]
    lines = [text_line(row, page, 1) for row in lefts if row]
    return lines + [text_line(row, page, 2) for row in rights if row]


def _zone(rows: Sequence[list[Word]], at: int, breaks: Sequence[float]) -> tuple[int, float] | None:
    """Where the two-column zone that begins with row ``at`` ends, and the x that parts it; None if none begins."""
    best: tuple[int, float] | None = None
    for low, high in _gaps(rows[at]):
        found = _follow(rows, at, low, high, breaks)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best


def _gaps(row: list[Word]) -> list[tuple[float, float]]:
    gaps: list[tuple[float, float]] = []
    reach = row[0].box.x1
    for word in row[1:]:
        if word.box.x0 - reach >= CORRIDOR:
            gaps.append((reach, word.box.x0))
        reach = max(reach, word.box.x1)
    return gaps


def _follow(
    rows: Sequence[list[Word]], at: int, low: float, high: float, breaks: Sequence[float]
) -> tuple[int, float] | None:
    both, last_both, lefts, rights = 1, at, _left_text(rows[at], high), 1
    sides: list[int] = [3]
    width = high - low
    end = at + 1
    for index in range(at + 1, len(rows)):
        row = rows[index]
        if row[0].box.top - _bottom(rows[index - 1]) > SIGNING_ROOM or _crosses(breaks, rows[index - 1], row):
            break
        room = _room(row, low, high)
        if room is None:
            break
        low, high, side = room
        if side == 3:
            both, last_both = both + 1, index
            lefts = max(lefts, _left_text(row, high))
        sides.append(side)
        end = index + 1
    interleaved = 1 in sides and 2 in sides
    if lefts == 0 or not (both >= 2 or (interleaved and width >= 2 * CORRIDOR) or width >= 6 * CORRIDOR):
        return None
    middle = (low + high) / 2
    while end - 1 > last_both and not _continues(rows[at:end], middle):
        end -= 1
    if both == 1 and end == at + 1:
        return None  # a single row with a tab in it
    return end, middle


def _left_text(row: list[Word], high: float) -> int:
    """1 where something other than a mere label stands left of the corridor."""
    left = [w.text for w in row if w.box.x1 <= high]
    return int(len(left) > 1 or (len(left) == 1 and not _LABEL_ONLY.fullmatch(left[0])))


def _room(row: list[Word], low: float, high: float) -> tuple[float, float, int] | None:
    """The part of the corridor that the row leaves free, and where its text is: 1 left, 2 right, 3 both."""
    if row[-1].box.x1 <= high - CORRIDOR and max(w.box.x1 for w in row) <= high - CORRIDOR:
        return max(low, max(w.box.x1 for w in row)), high, 1
    if row[0].box.x0 >= low + CORRIDOR:
        return low, min(high, row[0].box.x0), 2
    for a, b in _gaps(row):
        if min(b, high) - max(a, low) >= CORRIDOR:
            return max(a, low), min(b, high), 3
    return None


def _continues(rows: Sequence[list[Word]], middle: float) -> bool:
    """Whether the last row, on one side only, goes on with the column above it."""
    last = rows[-1]
    left = last[-1].box.x1 <= middle
    column = [part for row in rows[:-1] if (part := [w for w in row if (w.box.x1 <= middle) == left])]
    if not column:
        return False
    gap = last[0].box.top - _bottom(column[-1])
    if gap > (SIDE_LEADING if left else SIGNING_ROOM):
        return False
    x0, x1 = last[0].box.x0, last[-1].box.x1
    return any(
        abs(part[0].box.x0 - x0) <= ALIGNED
        or abs((part[0].box.x0 + part[-1].box.x1) / 2 - (x0 + x1) / 2) <= ALIGNED
        for part in column
    )


def _bottom(row: list[Word]) -> float:
    return max(w.box.bottom for w in row)


def _crosses(breaks: Sequence[float], above: list[Word], below: list[Word]) -> bool:
    return any(_bottom(above) - 2 <= y <= below[0].box.bottom for y in breaks)
