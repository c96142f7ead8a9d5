"""Tables without rules across whose columns are known: drawn as lines down the page, or those of a table on a
page before.

A table without rules that runs over pages prints its header once. On the next page its rows lie in the same
columns: no word crosses an edge, and a gap lies on the edges. That is asked of each line, and a number in the
first column (or words in two columns) of the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.grid.aligned_words import FAR_GAP, HEADED_GAP, SAME_WIDTH, is_headed
from extract.grid.cell_text import line_text, printed_lines
from extract.grid.cells import Raster
from extract.grid.columns_of_words import COLUMN_GAP, Aligned, Span, column_of, fitted, pieces
from extract.grid.lines import Line
from extract.grid.rows_of_words import text_raster
from extract.model import Grid, Word
from normalize.numbering.labels import Kind, Label, cell_label
from normalize.numbering.order import may_stand_below

CROSSING = 0.5
"""Points that a word must reach over an edge to cross it."""
FEWEST_LINES = 3
"""Lines down the page that make columns by themselves, at least: two columns."""
HEADER_LINES = 3
"""Printed lines at the top of a table in which its header is looked for."""
LINE_GAP = 1.7
"""Times the font size between the feet of two lines of one row at most."""
FULL = 0.5
"""Share of the printed rows that must fill two columns or more where no numbers show that they are rows."""

WITHOUT_RULES = frozenset({"rules_across", "rules_down", "alignment"})
"""Methods of tables whose rows and columns are not both drawn."""


def ruled_down(words: Sequence[Word], down: Sequence[Line]) -> list[tuple[Raster, list[Word]]]:
    """Tables between vertical rules alone; each with the words that it holds."""
    found: list[tuple[Raster, list[Word]]] = []
    for rules in _stands(down):
        edges = tuple(sorted(rule.at for rule in rules))
        top, bottom = rules[0].start, rules[0].end
        inside = [w for w in words if _lies(w, edges, top, bottom) and w.direction == 0]
        rows = printed_lines(inside)
        if not rows or any(_crosses(w, edges) for w in inside):
            continue
        headed = any(map(is_headed, rows[:HEADER_LINES]))
        table = Aligned(list(pairwise(edges)), rows, [False] * len(rows), edges, headed)
        if len({_column(w, edges) for w in inside}) > 1:
            found.append((text_raster(table), inside))
    return found


def _stands(down: Sequence[Line]) -> list[list[Line]]:
    """Vertical rules of one height beside each other."""
    stands: list[list[Line]] = []
    for line in sorted(down, key=lambda item: item.at):
        for stand in stands:
            if abs(stand[0].start - line.start) <= SAME_WIDTH and abs(stand[0].end - line.end) <= SAME_WIDTH:
                stand.append(line)
                break
        else:
            stands.append([line])
    return [stand for stand in stands if len(stand) >= FEWEST_LINES]


def continued(words: Sequence[Word], before: Sequence[Grid]) -> list[tuple[Raster, list[Word]]]:
    """The rows at the top of a page that go on with one of the tables before it, which had no rules.

    Args:
        before: the last tables of the pages before; the one under whose columns most lines fit goes on.
    """
    rows = printed_lines(w for w in words if w.direction == 0) if before else []
    tables = [table for grid in before if (table := _continued(rows, grid)) is not None]
    if not tables:
        return []
    table = max(tables, key=lambda t: (len(t.rows), len(t.spans)))
    return [(text_raster(table), [w for row in table.rows for w in row])]


def _continued(rows: Sequence[list[Word]], grid: Grid) -> Aligned | None:
    spans, last = _text_spans(grid), _last_number(grid)
    first = next((k for k, row in enumerate(rows) if _begins(row, spans, last)), None)
    if first is None or any(is_headed(row) for row in rows[: first + 1]):
        return None
    table = Aligned(fitted(spans, rows[first]) or spans, [rows[first]], [False], headed=False)
    for row in reversed(rows[:first]):
        grown = fitted(table.spans, row)
        if grown is None or _foot(table.rows[0]) - _foot(row) > LINE_GAP * row[0].size:
            break
        table.spans = grown
        table.rows.insert(0, row)
        table.across.insert(0, False)
    for row in rows[first + 1 :]:
        grown = fitted(table.spans, row)
        if not _is_near(row, table) or (grown is None and not _heads_group(row, table.spans)):
            break
        table.spans = grown or table.spans
        table.rows.append(row)
        table.across.append(grown is None)
    full = sum(_fills(row, table.spans) > 1 for row in table.rows)
    return None if last is None and full < FULL * len(table.rows) else table


def _text_spans(grid: Grid) -> list[Span]:
    """Where the texts of each column of a table lie; the column itself where it holds none."""
    spans: list[Span] = []
    for column, edges in enumerate(pairwise(grid.edges)):
        own = [
            c.fragment.place.box for c in grid.cells if c.column == column and c.column_span == 1 and c.text
        ]
        boxes = [box for box in own if box is not None]
        spans.append((min(b.x0 for b in boxes), max(b.x1 for b in boxes)) if boxes else edges)
    return spans


def _is_near(row: Sequence[Word], table: Aligned) -> bool:
    """Whether a printed row is near enough to the table; one that fills two columns may stand further off."""
    most = FAR_GAP if _fills(row, table.spans) > 1 else HEADED_GAP
    return _foot(row) - _foot(table.rows[-1]) <= most * row[0].size


def _begins(row: Sequence[Word], spans: Sequence[Span], last: Label | None) -> bool:
    """Whether a printed row may be the first with a number of its own; with two columns filled where the table
    has no numbers."""
    if fitted(spans, row) is None or _fills(row, spans) < 2:
        return False
    if last is None:
        return len(pieces(row)) > 1
    number = cell_label(line_text([w for w in row if column_of(w, spans) == 0]))
    return number is not None and number.kind is not Kind.NAMED and may_stand_below(last, number)


def _fills(row: Sequence[Word], spans: Sequence[Span]) -> int:
    """How many columns a printed row fills."""
    return len({column_of(w, spans) for w in row})


def _heads_group(row: Sequence[Word], spans: Sequence[Span]) -> bool:
    """Whether a printed row runs across the columns behind a number in the first one: a group."""
    number = [w for w in row if column_of(w, spans) == 0]
    if len(number) != 1 or number[0].box.x1 > spans[1][0] or len(row) < 2:
        return False
    return cell_label(number[0].text) is not None and row[1].bold


def _last_number(grid: Grid) -> Label | None:
    """The last number in the first column of a table, None where it holds none."""
    cells = [c for c in grid.cells if c.column == 0 and c.text]
    labels = [label for c in cells if (label := cell_label(c.text)) is not None and not label.is_bullet]
    return labels[-1] if labels else None


def _lies(
    word: Word, edges: Sequence[float], top: float = float("-inf"), bottom: float = float("inf")
) -> bool:
    middle = (word.box.top + word.box.bottom) / 2
    return edges[0] - COLUMN_GAP <= _centre(word) <= edges[-1] + COLUMN_GAP and top <= middle <= bottom


def _crosses(word: Word, edges: Sequence[float]) -> bool:
    return any(word.box.x0 < x - CROSSING and x + CROSSING < word.box.x1 for x in edges[1:-1])


def _column(word: Word, edges: Sequence[float]) -> int:
    return sum(1 for x in edges[1:-1] if x <= _centre(word))


def _centre(word: Word) -> float:
    return (word.box.x0 + word.box.x1) / 2


def _foot(row: Sequence[Word]) -> float:
    return max(w.box.bottom for w in row)


def goes_on(grids: Sequence[Grid]) -> Iterator[Grid]:
    """Of the tables of a page the lowest, where it has no rules down the page and may go on on another."""
    lowest = max(grids, key=lambda g: g.row_edges[-1] if g.row_edges else 0.0, default=None)
    if lowest is not None and lowest.method in WITHOUT_RULES and lowest.n_columns > 1:
        yield lowest
