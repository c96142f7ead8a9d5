"""Tables without vertical rules: columns by the alignment of the words, rows by rules, numbers or lines.

Prose must never become a table, so a start is asked for that prose does not have: horizontal rules of one
width above, inside and below; or a header row that begins with "STT"; or four rows with three aligned pieces
and more. From there on rows are taken in as long as the columns stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.grid.cell_text import line_text, printed_lines
from extract.grid.cells import Raster
from extract.grid.columns_of_words import (
    COLUMN_GAP,
    Aligned,
    Span,
    column_of,
    is_label,
    merged_spans,
    pieces,
    spans_of,
    under,
)
from extract.grid.lines import Line
from extract.grid.rows_of_words import FEWEST_RULES, ruled_raster, text_raster
from extract.model import Word
from normalize.headers import match_header

SAME_WIDTH = 8.0
"""Points by which the ends of the rules of one table differ at most."""
FEWEST_ROWS = 4
"""Aligned rows that make a table where neither a rule nor "STT" says so."""
FEWEST_COLUMNS = 3
"""Aligned pieces in a row from which it may belong to such a table."""
ROW_GAP = 2.6
"""Times the font size between the feet of two lines of one table at most."""
FEWEST_HEADED = 2
"""The same in a row that is known to be a header."""
KNOWN_HEADER = 0.75
"""Score from which a piece of a row is a header that the register knows well."""
LONGEST_HEADER = 60
"""Letters of such a piece, at most."""
OVERLAP = 0.2
"""Share of the font size by which lines of one row that are centred apart overlap, at least."""
HEADED_GAP = 4.5
"""The same under a header row that begins with "STT"."""
FAR_GAP = 10.0
"""The same above a row that fills two columns: the row before was made high by a cell on the facing page."""
_STT = regex.compile(r"(?i)(?:s[ốo]\s*)?(?:stt|tt)\.?")


def ruled_across(words: Sequence[Word], across: Sequence[Line]) -> list[tuple[Raster, list[Word]]]:
    """Tables between horizontal rules alone; each with the words that it holds."""
    found: list[tuple[Raster, list[Word]]] = []
    for rules in _stacks(across):
        inside = [w for w in words if _within(w, rules) and w.direction == 0]
        if not inside:
            continue
        table = _bounded(printed_lines(inside))
        if table is not None and len(table.spans) > 1:
            edges = [rule.at for rule in rules]
            found.append((ruled_raster(table, edges, rules[0].start, rules[0].end), inside))
    return found


def aligned(words: Sequence[Word]) -> list[tuple[Raster, list[Word]]]:
    """Tables without any rule among the words outside of other tables."""
    rows = printed_lines(w for w in words if w.direction == 0)
    found: list[tuple[Raster, list[Word]]] = []
    at = 0
    while at < len(rows):
        table = _grown(rows, at)
        if table is None:
            at += 1
            continue
        at += len(table.rows)
        found.append((text_raster(table), [w for row in table.rows for w in row]))
    return found


def _stacks(across: Sequence[Line]) -> list[list[Line]]:
    """Horizontal rules of one width over each other."""
    stacks: list[list[Line]] = []
    for line in sorted(across, key=lambda item: item.at):
        for stack in stacks:
            if abs(stack[0].start - line.start) <= SAME_WIDTH and abs(stack[0].end - line.end) <= SAME_WIDTH:
                stack.append(line)
                break
        else:
            stacks.append([line])
    return [stack for stack in stacks if len(stack) >= FEWEST_RULES]


def _within(word: Word, rules: Sequence[Line]) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    return rules[0].start - 4 <= x <= rules[0].end + 4 and rules[0].at < y < rules[-1].at


def _bounded(rows: Sequence[list[Word]]) -> Aligned | None:
    """All rows between two rules as a table: rows that would merge columns run across them.

    The columns are those of a row with many pieces that the most others fit; a line set wide apart ("UBND
    các xã,") has a piece too many and fits none.
    """
    order = sorted(range(len(rows)), key=lambda i: -len(pieces(rows[i])))
    seeds = [i for i in order if len(pieces(rows[i])) > 1]
    tables = [_seeded(rows, [seed, *(i for i in order if i != seed)]) for seed in seeds]
    best = max(tables, key=_parted, default=None)
    return None if best is None or sum(best.across) > len(rows) / 2 else best


def _parted(table: Aligned) -> int:
    """How many times a printed row of the table is parted by its columns: a name that runs across them must not
    put columns together which all other rows part."""
    rows = zip(table.rows, table.across, strict=True)
    return sum(len({column_of(w, table.spans) for w in row}) - 1 for row, across in rows if not across)


def _seeded(rows: Sequence[list[Word]], order: Sequence[int]) -> Aligned:
    """The table whose columns begin with those of the first row in ``order``."""
    spans = merged_spans(spans_of(rows[order[0]]))
    across = [False] * len(rows)
    for i in order[1:]:
        grown = merged_spans([*spans, *spans_of(rows[i])])
        if len(grown) < len(spans):
            across[i] = True
        else:
            spans = grown
    return Aligned(spans, [list(r) for r in rows], across)


def _grown(rows: Sequence[list[Word]], at: int) -> Aligned | None:
    """The table that begins with row ``at``, None if none does."""
    first = pieces(rows[at])
    headed = len(first) >= FEWEST_HEADED and is_headed(rows[at])
    if len(first) < (FEWEST_HEADED if headed else FEWEST_COLUMNS):
        return None
    table = Aligned(merged_spans(spans_of(rows[at])), [rows[at]], [False])
    size = rows[at][0].size
    for row in rows[at + 1 :]:
        if row[0].box.bottom - table.rows[-1][0].box.bottom > _most_between(row, table, headed) * size:
            break
        grown = merged_spans([*table.spans, *spans_of(row)])
        if headed and len(grown) < len(table.spans):
            grown = under(table.spans, row) or grown
        fits = len(grown) == len(table.spans) or (
            len(grown) > len(table.spans) and len(table.rows) < 3 and headed
        )
        if fits:
            table.spans = grown
        elif not (headed and _is_group(row, table)):
            break
        table.rows.append(row)
        table.across.append(not fits)
    while table.across[-1]:
        table.rows.pop()
        table.across.pop()
    if not _is_table(table, headed):
        return None
    return _with_whole_header(table, rows, at) if headed else table


def _most_between(row: Sequence[Word], table: Aligned, headed: bool) -> float:
    """Times the font size between the feet of a row and the one above at most: more where it fills two columns
    under a header."""
    if not headed:
        return ROW_GAP
    full = len(merged_spans([*table.spans, *spans_of(row)])) == len(table.spans) and len(pieces(row)) > 1
    return FAR_GAP if full else HEADED_GAP


def is_headed(row: Sequence[Word]) -> bool:
    """Whether a printed row is the header of a table: it begins with "STT", or half of its pieces are headers
    that the register knows well, of two roles at least (a formula repeats one)."""
    parts = pieces(row)
    if _STT.fullmatch(line_text(parts[0])):
        return True
    if len(parts) < FEWEST_HEADED:
        return False
    texts = [line_text(part) for part in parts]
    if any(len(text) > LONGEST_HEADER for text in texts):
        return False
    known: list[str] = []
    for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
        if 2 * (len(known) + left) < len(texts):
            return False
        found = match_header(text)
        known += [found.role] if found.score >= KNOWN_HEADER else []
    return len(set(known)) >= 2 and 2 * len(known) >= len(texts)


def _with_whole_header(table: Aligned, rows: Sequence[list[Word]], at: int) -> Aligned:
    """The table with the lines of its header that stand above that of "STT", which is set in their middle."""
    begin = at
    while begin and _reaches_header(rows[begin - 1], rows[begin], table):
        begin -= 1
        table.spans = merged_spans([*table.spans, *spans_of(rows[begin])])
    table.rows[:0] = rows[begin:at]
    table.across[:0] = [False] * (at - begin)
    _join_columns(table, at - begin)
    return table


def _reaches_header(above: Sequence[Word], row: Sequence[Word], table: Aligned) -> bool:
    """Whether a line above the header belongs to it: it overlaps the next one, and keeps the columns apart."""
    overlaps = max(w.box.bottom for w in above) > min(w.box.top for w in row) + OVERLAP * row[0].size
    return overlaps and len(merged_spans([*table.spans, *spans_of(above)])) == len(table.spans)


def _join_columns(table: Aligned, first: int) -> None:
    """Joins a column that only the header fills with its neighbour that the header leaves empty: a centred
    "STT" beside narrow numbers."""
    heads = spans_of(table.rows[first])
    column = 0
    while column + 1 < len(table.spans):
        pair = table.spans[column : column + 2]
        headed = [any(_overlap(span, head) for head in heads) for span in pair]
        below = [
            any(_overlap(span, s) for row in table.rows[first + 1 :] for s in spans_of(row)) for span in pair
        ]
        if sorted(headed) == [False, True] and below == [not h for h in headed]:
            table.spans[column : column + 2] = [(pair[0][0], pair[1][1])]
        else:
            column += 1


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _is_group(row: Sequence[Word], table: Aligned) -> bool:
    """Whether a row that runs across the columns is a group row: a label in the first column, or the row
    after one."""
    first = row[0]
    if table.across[-1]:
        return first.box.x0 >= table.spans[0][0] - COLUMN_GAP and first.bold
    in_first = first.box.x1 <= table.spans[0][1] + COLUMN_GAP and is_label(first.text)
    return in_first and len(row) > 1 and (first.bold or abs(row[1].box.x0 - table.spans[1][0]) <= COLUMN_GAP)


def _is_table(table: Aligned, headed: bool) -> bool:
    if len(table.spans) < (FEWEST_HEADED if headed else FEWEST_COLUMNS):
        return False
    full = sum(len(pieces(row)) >= FEWEST_COLUMNS for row in table.rows)
    if headed:
        return len(table.rows) >= 2
    return full >= FEWEST_ROWS and full >= 0.7 * len(table.rows)
