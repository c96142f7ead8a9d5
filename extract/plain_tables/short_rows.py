"""Rows that have fewer cells than their table has columns, in a text that does not say which are merged.

Each cell is set where full rows have cells of its shape: a number, a figure, a time, a body, words. Where two
places fit about as well, nobody can say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import comb

import regex

from normalize.numbering.labels import cell_label
from normalize.official_words import begins_body
from normalize.periods.read import looks_like_period

_MANY = 3000
"""Ways to set a row that are all weighed; of more, none is sure."""
_FEW_ROWS = 2
"""Full rows that a table must have for the shape of its columns to be known."""
_MARGIN = 0.3
"""How much better (in cells that fit, 0 to 1 each) the best way must be than the next one."""
_FITS = 0.5
"""Share of the cells that must fit for a way to be sure."""
_ALL_FIT = 0.9
"""Share of the other cells that must fit for a name in the place of the number to count as fitting."""
_USUAL = 0.6
"""Share of the cells that must fit the usual place: the first columns behind a number (what is merged stands
last), the last ones where the number is merged too …"""
_MERGED = 3
"""Columns at the end of a numbered row that are merged with the row above, at most."""
_NEAR = 0.25
"""… if no other way fits better by more than this a cell."""
_LIKE_BODY = 0.5
"""How well a cell that begins as a body fits a column of words: "Bộ công cụ kiểm kê" is none."""
_LONGEST_TIME = 60
"""Letters of a cell that states a time, at most."""
_FIGURE = regex.compile(r"(?=\D*+\d)[\s\d.,%<>≥≤±~–()+x-]++\p{L}{0,6}")


class Shape(StrEnum):
    """What a cell looks like."""

    EMPTY = "empty"
    LABEL = "label"
    FIGURE = "figure"
    TIME = "time"
    BODY = "body"
    WORDS = "words"


def shape_of(text: str) -> Shape:
    """The shape of a cell's text: ``II`` is a label, ``1.250`` a figure, ``Quý IV/2025`` a time."""
    if not text.strip():
        return Shape.EMPTY
    if _FIGURE.fullmatch(text):
        return Shape.FIGURE
    if cell_label(text) is not None:
        return Shape.LABEL
    if len(text) <= _LONGEST_TIME and looks_like_period(text.rstrip(" .;")):
        return Shape.TIME
    return Shape.BODY if begins_body(text) else Shape.WORDS


@dataclass(frozen=True, slots=True)
class Profile:
    """For each column how often (0 to 1) full rows have a cell of each shape in it; empty: too few rows."""

    shares: tuple[dict[Shape, float], ...]
    width: int

    def commonest(self, column: int) -> Shape | None:
        """The shape that most cells of a column have; None where nothing is known."""
        if not self.shares or not self.shares[column]:
            return None
        return max(self.shares[column], key=lambda shape: self.shares[column][shape])

    def fit(self, shape: Shape, column: int) -> float:
        """How well a cell fits a column, 0 to 1; numbers and figures of the first column are alike."""
        share = self.shares[column]
        if shape in (Shape.LABEL, Shape.FIGURE) and column == 0:
            return share.get(Shape.LABEL, 0.0) + share.get(Shape.FIGURE, 0.0)
        if shape is Shape.BODY:
            return share.get(shape, 0.0) + _LIKE_BODY * share.get(Shape.WORDS, 0.0)
        return share.get(shape, 0.0)


def profile_of(rows: Sequence[Sequence[str]], width: int) -> Profile:
    """The shapes of the columns, from the rows that have a cell for each column, the header left out."""
    full = [row for row in rows if len(row) == width]
    full = full[1:] if len(full) > _FEW_ROWS else full
    if len(full) < _FEW_ROWS:
        return Profile((), width)
    counts = [Counter(shape_of(row[c]) for row in full) for c in range(width)]
    return Profile(
        tuple(
            {s: n / (len(full) - count[Shape.EMPTY] or 1) for s, n in count.items() if s is not Shape.EMPTY}
            for count in counts
        ),
        width,
    )


def _heads_row(shape: Shape) -> bool:
    """Whether a cell of this shape can be the number of a row."""
    return shape in (Shape.LABEL, Shape.FIGURE)


def _usual_places(shapes: Sequence[Shape], profile: Profile) -> list[tuple[int, ...]]:
    """The columns where a short row mostly lies; none where it may be a sum, whose figure can be of any column.

    Where the number is merged too, what is left stands right behind it or at the end.
    """
    width, size = profile.width, len(shapes)
    if not _heads_row(shapes[0]):
        return [_behind_number(size), tuple(range(width - size, width))]
    merged = [profile.commonest(c) for c in range(size, width)]
    return [] if Shape.FIGURE in merged or len(merged) > _MERGED else [tuple(range(size))]


def _behind_number(size: int) -> tuple[int, ...]:
    """The columns right behind that of the number: a row without its title says nothing."""
    return tuple(range(1, size + 1))


def best_fit(shapes: Sequence[Shape], profile: Profile) -> float:
    """How well (0 to 1) the filled cells of a row fit, set in order in the columns that suit them best.

    The number at the head of a row may be missing where all others fit: "Tổng cộng".
    """
    filled = sum(1 for shape in shapes if shape is not Shape.EMPTY)
    if not filled or not profile.shares:
        return 1.0
    best = [0.0] * (profile.width + 1)
    first = 0.0
    for k, shape in enumerate(shapes):
        row = [float("-inf")] * (profile.width + 1)
        for c in range(k, profile.width - (len(shapes) - k) + 1):
            here = best[c] + (0.0 if shape is Shape.EMPTY else profile.fit(shape, c))
            row[c + 1] = max(row[c], here)
        if k == 0:
            first = max(row)
        best = row
    found = max(best)
    others = filled - 1
    if others and shapes[0] is not Shape.EMPTY and found - first >= _ALL_FIT * others:
        return 1.0
    return found / filled


def placed(row: Sequence[str], profile: Profile) -> tuple[tuple[int, ...], bool]:
    """The columns of a short row's cells, and whether they are sure."""
    width, size = profile.width, len(row)
    first = tuple(range(size))
    if not profile.shares or comb(width, size) > _MANY:
        return first, False
    shapes = [shape_of(text) for text in row]
    fits = [[profile.fit(shape, c) for c in range(width)] for shape in shapes]
    ways = combinations(range(width), size)
    weighed = sorted(((sum(fits[k][c] for k, c in enumerate(way)), way) for way in ways), reverse=True)
    best, way = weighed[0]
    filled = sum(1 for shape in shapes if shape is not Shape.EMPTY)
    for usual in _usual_places(shapes, profile):
        fit = sum(fits[k][c] for k, c in enumerate(usual))
        if fit >= _USUAL * filled and best - fit <= _NEAR * filled:
            return usual, True
        if usual == _behind_number(size) and fit >= _FITS * filled:
            return usual, False
    margin = best - weighed[1][0] if len(weighed) > 1 else best
    return way, best >= _FITS * filled and margin >= _MARGIN
