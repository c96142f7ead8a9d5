"""Rows of a table with one cell a line between bars: which empty piece ends a row, which is an empty cell.

Both are printed as two bars. The table's width decides: the rows are cut so that as many as possible are as
wide as the others, begin with a number where the others do, and none is wider.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.plain_tables.bar_pieces import Piece, is_letterhead, is_signing
from extract.plain_tables.short_rows import Profile, Shape, best_fit, profile_of, shape_of
from normalize.numbering.labels import cell_label

_WIDEST = 40
"""Columns of a table, at most."""
_CANDIDATES = 6
"""Widths that are tried: the commonest lengths of a run of cells."""
_TOO_WIDE = 5.0
"""Cost of each cell that a row has beyond the width."""
_SHORT_ROW = 0.8
"""Cost of a row that has fewer cells than the width: cells of it are merged."""
_GROUP_ROW = 0.4
"""Cost of a row with one or two cells: a group's number and name, the rest merged."""
_GROUP_CELLS = 2
_MERGED_ROW = 0.35
"""Cost of a short row where it is known what the columns hold, and …"""
_MISFIT = 2.0
"""… of a row none of whose cells is as those of the column."""
_NO_CELLS = 1.5
_NO_LABEL = 0.4
"""Cost of a row that does not begin with a number, in a table whose rows do."""
_SECOND_LABEL = 1.0
"""Cost of an empty cell, a number and a name inside a row: a row begins there."""
_EMPTY_END = 0.2
"""Cost of an empty cell at an end of a row that is too short."""
_EMPTY_END_KNOWN = 0.05
"""The same where it is known what the columns hold."""

Cells = tuple[Piece, ...]


def rows_of_pieces(pieces: Sequence[Piece]) -> tuple[tuple[Cells, ...], int]:
    """The rows of a table, and how many columns it has."""
    numbered = _is_numbered(pieces)
    shapes = [shape_of(" ".join(piece.printed).replace("*", "")) for piece in pieces]
    tried = [(*_cut(pieces, shapes, _Wanted(width, numbered)), width) for width in _likely_widths(pieces)]
    _, rows, width = min(tried, key=lambda found: found[0])
    sure = [row for row in rows if len(row) == width and (has_label(row[0]) or not numbered)]
    if any(len(row) > _GROUP_CELLS and (len(row) < width or row not in sure) for row in rows[1:]):
        profile = profile_of([[" ".join(p.printed).replace("*", "") for p in row] for row in sure], width)
        _, rows = _cut(pieces, shapes, _Wanted(width, numbered, profile))
    return rows, max([width, *map(len, rows)]) if not any(len(r) == width for r in rows) else width


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What rows are held against: the width, whether they are numbered, and what their columns hold, if
    known."""

    width: int
    numbered: bool
    profile: Profile | None = None


def apart(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of one region in runs: letterhead and signature are tables of their own."""
    runs: list[list[Piece]] = [[]]
    for k, piece in enumerate(pieces):
        begins = is_letterhead(piece) and k > 0 and not pieces[k - 1].is_empty
        if begins and len(runs[-1]) > 1:
            issuer = runs[-1].pop()
            runs.append([issuer])
        elif is_signing(piece) and k > 0 and pieces[k - 1].is_empty:
            runs.append([])
        runs[-1].append(piece)
    return [_trimmed(run) for run in runs if any(not p.is_empty for p in run)]


def _trimmed(run: Sequence[Piece]) -> list[Piece]:
    """The pieces without the empty ones that part them from what stood before."""
    first = next(k for k, piece in enumerate(run) if not piece.is_empty)
    return list(run[first:])


def _is_numbered(pieces: Sequence[Piece]) -> bool:
    """Whether rows begin with numbers: most runs behind an empty piece that follow a filled one do."""
    starts = [p for before, p in itertools.pairwise(pieces) if before.is_empty and not p.is_empty]
    return 2 * sum(1 for p in starts if has_label(p)) >= len(starts) > 0


def has_label(piece: Piece) -> bool:
    """Whether a cell holds nothing but a number or letter: ``1``, ``**II**``, ``a)``."""
    printed = piece.printed
    return len(printed) == 1 and len(printed[0]) < 20 and cell_label(printed[0].strip("*_ ")) is not None


def _likely_widths(pieces: Sequence[Piece]) -> list[int]:
    """Widths to try, the first row's first: the commonest runs of filled cells, and runs with empty ones."""
    runs: list[int] = []
    run = 0
    for piece in [*pieces, None]:
        if piece is None or piece.is_empty:
            if run:
                runs.append(run)
            run = 0
        else:
            run += 1
    commonest = [width for width, _ in Counter(runs).most_common(_CANDIDATES)]
    labelled = _between_labels(pieces)
    widths = dict.fromkeys([runs[0], *commonest, max(runs), *labelled])
    return [width for width in widths if width <= _WIDEST] or [min(max(runs), _WIDEST)]


def _between_labels(pieces: Sequence[Piece]) -> list[int]:
    """How many pieces stand from a number at the head of a row to the empty piece before the next one."""
    starts = [k for k, p in enumerate(pieces) if has_label(p) and (k == 0 or pieces[k - 1].is_empty)]
    gaps = Counter(b - a - 1 for a, b in itertools.pairwise(starts))
    return [width for width, _ in gaps.most_common(3) if width > 1]


def _cut(
    pieces: Sequence[Piece], shapes: Sequence[Shape], wanted: _Wanted
) -> tuple[float, tuple[Cells, ...]]:
    """The cheapest way to cut the pieces to rows, with its cost."""
    size = len(pieces)
    best = [float("inf")] * (size + 2)
    came = [0] * (size + 2)
    best[0] = 0.0
    for start in range(size):
        if best[start] == float("inf"):
            continue
        here = wanted if start else replace(wanted, numbered=False, profile=None)
        for end in range(start, size + 1):
            if end == size or pieces[end].is_empty:
                cost = best[start] + _cost(pieces[start:end], shapes[start:end], here)
                if cost < best[end + 1]:
                    best[end + 1], came[end + 1] = cost, start
                if end - start > wanted.width + 2:
                    break
    at = size + 1
    ends: list[tuple[int, int]] = []
    while at > 0:
        ends.append((came[at], at - 1))
        at = came[at]
    rows = tuple(tuple(pieces[a:b]) for a, b in reversed(ends) if b > a)
    return best[size + 1], rows


def _cost(row: Sequence[Piece], shapes: Sequence[Shape], wanted: _Wanted) -> float:
    """What a row costs that is no row as wide as the table, with a number at its head."""
    size, width = len(row), wanted.width
    if size == 0:
        return _NO_CELLS
    inside = _SECOND_LABEL * _begun_inside(row)
    if size > width:
        return _TOO_WIDE * (size - width) + _NO_CELLS + inside
    filled = [not piece.is_empty for piece in row]
    cost = inside if any(filled) else _NO_CELLS
    ends = (not filled[0]) + (size < width and not filled[-1])
    cost += (_EMPTY_END if wanted.profile is None else _EMPTY_END_KNOWN) * ends
    group = size <= _GROUP_CELLS and size < width and all(filled)
    full = size == width
    if wanted.numbered and (full or wanted.profile is None) and filled[0] and not has_label(row[0]):
        cost += _NO_LABEL
    if wanted.profile is not None and not group:
        return cost + _MISFIT * (1 - best_fit(shapes, wanted.profile)) + (0.0 if full else _MERGED_ROW)
    return cost + (0.0 if full else _GROUP_ROW if group else _SHORT_ROW)


def _begun_inside(row: Sequence[Piece]) -> int:
    """How often an empty cell, a number and a name in words follow each other inside a row."""
    return sum(
        1
        for before, label, name in zip(row, row[1:], row[2:], strict=False)
        if before.is_empty and has_label(label) and _is_worded(name)
    )


def _is_worded(piece: Piece) -> bool:
    """Whether a cell holds words: ``Vùng nuôi tôm``, not ``750.000`` or ``kg``."""
    return sum(map(str.isalpha, " ".join(piece.printed))) > 8
