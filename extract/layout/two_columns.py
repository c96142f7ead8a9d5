"""The two columns in which a letterhead or a signature block is set.

Where rows that follow each other leave the same corridor free, with text on both sides of it, they are set in
two columns: the left one is read before the right one. A corridor behind mere labels ("1.", "-") is a tab
stop, not a column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import regex

from extract.layout.lines import LEFT, RIGHT, TextLine, text_line
from extract.model import Word
from normalize.official_words import any_of, begins_state

CORRIDOR = 9.0
"""Points: a gap narrower than this is a space between words."""
SIGNING_ROOM = 100.0
"""Points left for a signature between a title and a name: within it a column goes on."""
SIDE_LEADING = 30.0
"""Points: within this distance the next one-sided row still belongs to its column."""
ALIGNED = 18.0
"""Points by which edges or middles of one column's rows differ at most."""
LETTERHEAD_GAP = 3.0
"""Points between the two columns of a letterhead at least. Its columns are recognised by their words."""
MID_PAGE = 12.0
"""Points by which the middle of a centred title may be off the middle of the text."""
BOTH = 3
"""A row has text on both sides of a corridor."""
_LABEL_ONLY = regex.compile(r"[-–+•*▪➢✓]|\(?[\p{L}\d]{1,4}(?:\.\d{1,2})*[.)]?")
NEAR_TOP = 30.0
"""Points by which the tops of two columns that stand beside each other differ at most."""
_ADDRESSEES = re.compile(rf"(?i){any_of('addressees')}\b")
MOSTLY = 0.6
"""Share of the rows of a zone that have text in both columns, where nothing else shows the columns."""


def column_blocks(
    rows: Sequence[list[Word]],
    breaks: Sequence[float],
    page: int,
    lines: Mapping[int, TextLine] | None = None,
) -> list[list[TextLine]]:
    """Rows as blocks in reading order: one row, or the rows of a zone in two columns, left ones first.

    Args:
        rows: from top to bottom.
        breaks: heights (points from the top) that no zone may cross: where tables stand.
        lines: lines that are made already, by the identity of their row.
    """
    made = lines or {}
    blocks: list[list[TextLine]] = []
    text_middle = (min(r[0].box.x0 for r in rows) + max(r[-1].box.x1 for r in rows)) / 2 if rows else 0.0
    at = 0
    while at < len(rows):
        zone = _zone(rows, at, breaks, text_middle)
        if zone is None:
            blocks.append([made.get(id(rows[at])) or text_line(rows[at], page)])
            at += 1
        else:
            end, corridor = zone
            blocks.append(_two_columns(rows[at:end], corridor, page))
            at = end
    return blocks


def _two_columns(rows: Sequence[list[Word]], corridor: float, page: int) -> list[TextLine]:
    lefts = [[w for w in row if w.box.x1 <= corridor] for row in rows]
    rights = [[w for w in row if w.box.x1 > corridor] for row in rows]
    lines = [text_line(row, page, LEFT) for row in lefts if row]
    return lines + [text_line(row, page, RIGHT) for row in rights if row]


def _zone(
    rows: Sequence[list[Word]], at: int, breaks: Sequence[float], text_middle: float
) -> tuple[int, float] | None:
    """Where the two-column zone that begins with row ``at`` ends, and the x that parts it; None if none
    begins."""
    best: tuple[int, float] | None = None
    nation = _nation_at(rows[at])
    for low, high in [nation] if nation else [*_gaps(rows[at]), *_stated_corridors(rows, at)]:
        found = _follow(rows, at, (low, high), breaks, text_middle)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best


def _stated_corridors(rows: Sequence[list[Word]], at: int) -> list[tuple[float, float]]:
    """Corridors that words show: beside "Nơi nhận" or the nation's name, where no row has text of both
    columns."""
    near = [row for row in rows[at : at + 4] if row[0].box.top - rows[at][0].box.top < NEAR_TOP]
    corridors: list[tuple[float, float]] = []
    for row in near:
        left, right = row[0].box.x0, max(w.box.x1 for w in row)
        if _ADDRESSEES.match(" ".join(w.text for w in row[:3])):
            beside = [o[0].box.x0 for o in near if o[0].box.x0 > right + CORRIDOR]
            corridors += [(right, min(beside))] if beside else []
            corridors += [gap for o in near for gap in _gaps(o) if gap[1] > right + CORRIDOR]
        elif _is_nation(row):
            reach = [
                max(w.box.x1 for w in o) for o in near if max(w.box.x1 for w in o) < left - LETTERHEAD_GAP
            ]
            corridors += [(max(reach), left)] if reach else []
    return corridors


def _nation_at(row: list[Word]) -> tuple[float, float] | None:
    """The gap before the nation's or the Party's name, where something stands left of it."""
    for at in range(1, len(row) - 1):
        if begins_state(row[at].text, row[at + 1].text):
            low, high = row[at - 1].box.x1, row[at].box.x0
            return (low, high) if high - low >= LETTERHEAD_GAP else None
    return None


def _gaps(row: list[Word]) -> list[tuple[float, float]]:
    gaps: list[tuple[float, float]] = []
    reach = row[0].box.x1
    for word in row[1:]:
        if word.box.x0 - reach >= CORRIDOR:
            gaps.append((reach, word.box.x0))
        reach = max(reach, word.box.x1)
    return gaps


def _follow(
    rows: Sequence[list[Word]],
    at: int,
    corridor: tuple[float, float],
    breaks: Sequence[float],
    text_middle: float,
) -> tuple[int, float] | None:
    """Where the two columns end that a corridor (its left and right x) parts from row ``at`` on, and the x
    between them.

    The corridor is narrowed to what all rows leave free. None where the rows are no columns.
    """
    low, high = corridor
    least = min(CORRIDOR, high - low)
    both, settled, end = 0, at, at
    sides: set[int] = set()
    for index in range(at, len(rows)):
        row = rows[index]
        if index > at and _breaks_off(rows[index - 1], row, breaks):
            break
        room = _room(row, low, high, least)
        if room is None:
            break
        low, high, side = room
        both += side == BOTH
        new = {LEFT, RIGHT} if side == BOTH else {side}
        if side == BOTH or (len(sides) == 1 and new - sides):
            settled = index
        sides |= new
        end = index + 1
    middle = (low + high) / 2
    if sides != {LEFT, RIGHT} or not _is_columns(rows[at:end], both, middle):
        return None
    last = settled
    while last + 1 < end and _continues(rows[at : last + 2], middle, text_middle):
        last += 1
    return last + 1, middle


def _breaks_off(above: list[Word], below: list[Word], breaks: Sequence[float]) -> bool:
    return below[0].box.top - _bottom(above) > SIGNING_ROOM or _crosses(breaks, above, below)


def _is_columns(rows: Sequence[list[Word]], both: int, middle: float) -> bool:
    """Whether rows that leave a corridor free are two columns, and not a formula or words at tab stops.

    They are where a letterhead or addressees stand in them. Else most rows must have text on both sides, or
    both sides must be titles; and the left side must hold more than labels.
    """
    lefts = [[w for w in row if w.box.x1 <= middle] for row in rows]
    rights = [[w for w in row if w.box.x1 > middle] for row in rows]
    if any(_is_nation(right) for right in rights):
        return True
    if not any(map(_says_something, lefts)):
        return False
    if any(_ADDRESSEES.match(" ".join(w.text for w in left[:3])) for left in lefts):
        return True
    if both >= 3 and both >= MOSTLY * len(rows):
        return True
    return both >= 2 and _are_titles(lefts, rights)


def _are_titles(lefts: Sequence[Sequence[Word]], rights: Sequence[Sequence[Word]]) -> bool:
    """Whether the rows that have text on both sides are in bold or capitals throughout."""
    words = (w for a, b in zip(lefts, rights, strict=True) if a and b for w in (*a, *b))
    return all(w.bold or w.text.isupper() for w in words)


def _is_nation(words: Sequence[Word]) -> bool:
    return len(words) > 1 and begins_state(words[0].text, words[1].text)


def _says_something(left: Sequence[Word]) -> bool:
    """Whether something other than a lone label stands there."""
    return len(left) > 1 or (len(left) == 1 and not _LABEL_ONLY.fullmatch(left[0].text))


def _room(row: list[Word], low: float, high: float, least: float) -> tuple[float, float, int] | None:
    """The part of the corridor that the row leaves free, and where its text is."""
    if row[-1].box.x1 <= high - least and max(w.box.x1 for w in row) <= high - least:
        return max(low, max(w.box.x1 for w in row)), high, LEFT
    if row[0].box.x0 >= low + least:
        return low, min(high, row[0].box.x0), RIGHT
    for a, b in _gaps(row):
        if min(b, high) - max(a, low) >= least:
            return max(a, low), min(b, high), BOTH
    return None


def _continues(rows: Sequence[list[Word]], middle: float, text_middle: float) -> bool:
    """Whether the last row, on one side only, goes on with the column above it, and is no title under
    both."""
    last = rows[-1]
    if abs((last[0].box.x0 + last[-1].box.x1) / 2 - text_middle) <= MID_PAGE:
        return False
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
