"""Columns that no line draws: where the pieces of printed rows lie, and whether a row keeps the columns apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import regex

from extract.model import Word

COLUMN_GAP = 4.0
"""Points that stay free between two columns in all rows at least."""
PIECE_GAP = 7.0
"""Points between two pieces of a row at least (spaces of justified text are narrower)."""
WIDER_THAN_SPACE = 1.25
"""Times the usual space of its line that a gap between two columns is wide, at least."""
_LABEL = regex.compile(r"(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-ZĐa-zđ])[.)]?|[-–+•*]")

Span = tuple[float, float]


@dataclass(slots=True)
class Aligned:
    """Rows of a table by alignment: the columns' spans, its printed rows and which of them run across the
    columns.

    Attributes:
        edges: the x of the columns' edges where they are known, else they lie between the spans.
        headed: whether its first rows print a header.
    """

    spans: list[Span]
    rows: list[list[Word]] = field(default_factory=list)
    across: list[bool] = field(default_factory=list)
    edges: tuple[float, ...] = ()
    headed: bool = True

    def columns(self, left: float, right: float) -> list[float]:
        """The x of the columns' edges; ``left`` and ``right`` are the outer ones where none are known."""
        if self.edges:
            return list(self.edges)
        xs = [min(left, self.spans[0][0])]
        xs += [(a[1] + b[0]) / 2 for a, b in pairwise(self.spans)]
        xs.append(max(right, self.spans[-1][1]))
        return xs


def pieces(row: Sequence[Word]) -> list[list[Word]]:
    """The row, parted where a gap is wider than a space."""
    parts: list[list[Word]] = []
    reach = float("-inf")
    for word in row:
        if word.box.x0 - reach >= PIECE_GAP:
            parts.append([])
        parts[-1].append(word)
        reach = max(reach, word.box.x1)
    return parts


def stand_apart(row: Sequence[Word], columns: Sequence[int]) -> bool:
    """Whether words of a row stand apart where the column changes, wider than inside the columns.

    Args:
        columns: the column of each word.
    """
    gaps = [(b.box.x0 - a.box.x1, c != d) for (a, c), (b, d) in pairwise(zip(row, columns, strict=True))]
    spaces = [gap for gap, is_between in gaps if not is_between]
    least = max(COLUMN_GAP, WIDER_THAN_SPACE * median(spaces) if spaces else 0.0)
    return all(gap >= least for gap, is_between in gaps if is_between)


def column_of(word: Word, spans: Sequence[Span]) -> int:
    """The column under which a word begins."""
    return max((k for k, span in enumerate(spans) if span[0] <= word.box.x0 + 2), default=0)


def fitted(spans: Sequence[Span], row: Sequence[Word]) -> list[Span] | None:
    """The columns, grown by a row that keeps them apart; None where it does not."""
    merged = merged_spans([*spans, *spans_of(row)])
    return merged if len(merged) == len(spans) else under(spans, row)


def under(spans: Sequence[Span], row: Sequence[Word]) -> list[Span] | None:
    """The columns with a row whose words begin under them, however near they come to the next column; None
    where a word reaches into it, or nothing but spaces parts the columns."""
    columns = [column_of(w, spans) for w in row]
    starts = [span[0] for span in spans[1:]] + [float("inf")]
    if any(w.box.x1 > starts[c] - COLUMN_GAP for w, c in zip(row, columns, strict=True)):
        return None
    if not stand_apart(row, columns):
        return None
    grown = list(spans)
    for word, c in zip(row, columns, strict=True):
        grown[c] = min(grown[c][0], word.box.x0), max(grown[c][1], word.box.x1)
    return grown


def spans_of(row: Sequence[Word]) -> list[Span]:
    """Where the pieces of a row lie."""
    return [(part[0].box.x0, max(w.box.x1 for w in part)) for part in pieces(row)]


def merged_spans(spans: Sequence[Span]) -> list[Span]:
    """The spans from left to right, those put together that no column's gap parts."""
    merged: list[Span] = []
    for low, high in sorted(spans):
        if merged and low < merged[-1][1] + COLUMN_GAP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def is_label(text: str) -> bool:
    """Whether a word by itself is the label of a row."""
    return _LABEL.fullmatch(text) is not None
