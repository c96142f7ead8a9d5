"""A header of two or three rows whose merged cells nothing states, laid over the columns again.

``TT | Sản phẩm | Kế hoạch 2026 | Kế hoạch 2027`` over ``Lượng | Giá trị | Lượng | Giá trị`` in a table of six
columns: four cells below leave two columns, so two of the upper cells stand over both rows, and the others
share the four.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.plain_tables.rows import Span
from extract.plain_tables.short_rows import Profile, Shape
from normalize.headers import match_header
from normalize.notes import Code, Note, warning
from normalize.numbering.labels import cell_label
from normalize.roles import UNMAPPED, role_of
from normalize.text import fold

_LEVELS = 3
"""Rows of a header, at most."""
_LONGEST = 140
"""Letters of a header cell, at most."""
_WORDED = 12
"""Letters from which on the cell beside a label names a group of rows and is no sub-header."""


@dataclass(frozen=True, slots=True)
class LaidHeader:
    """(row, place in the row) of each header cell → where it stands; a note where other ways are as likely."""

    spans: dict[tuple[int, int], Span] = field(default_factory=dict)
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class _Level:
    """The cells of one row of the header: columns that each stands over, which stand over all rows below."""

    widths: tuple[int, ...]
    through: tuple[bool, ...]
    sure: bool


Rows = Sequence[Sequence[str]]


def lay_header(rows: Rows, width: int, profile: Profile) -> LaidHeader:
    """Where the cells of the first rows stand; nothing where they are as wide as the table."""
    titles = _title_rows(rows, width)
    for depth in range(_LEVELS, 1, -1):
        header = [_filled(row, width) for row in rows[titles : titles + depth]]
        if len(header) < depth or not _may_be_header(header, width):
            continue
        levels = _levels(header, width, profile)
        if levels is not None:
            spans = {(r, 0): Span(r, 0, 1, width) for r in range(titles)}
            return LaidHeader(spans | _spans(levels, titles), _note(levels))
    return LaidHeader()


def _filled(row: Sequence[str], width: int) -> Sequence[str]:
    """A short row without the empty cells at its end: another bar stands there."""
    size = len(row)
    while len(row) < width and size and not row[size - 1].strip():
        size -= 1
    return row[:size]


def _title_rows(rows: Rows, width: int) -> int:
    """How many rows of one cell stand above the header: a title, a unit."""
    return next((k for k, row in enumerate(rows[:_LEVELS]) if len(row) != 1), 0) if width > 1 else 0


def _may_be_header(header: Rows, width: int) -> bool:
    """Whether rows can be the levels of one header: each too short for the table, none a row of the body."""
    return all(1 < len(row) < width for row in header) and not any(
        any(len(text) > _LONGEST for text in row) or _names_group(row) for row in header
    )


def _names_group(row: Sequence[str]) -> bool:
    """``I | NHÓM GIẢI PHÁP``: a label and words."""
    return cell_label(row[0]) is not None and sum(map(str.isalpha, row[1])) > _WORDED


def _levels(header: Rows, width: int, profile: Profile) -> list[_Level] | None:
    """The levels of a header over some columns, None where the numbers of cells do not fit."""
    cells, below = header[0], header[1:]
    if not below:
        return [_Level((1,) * len(cells), (True,) * len(cells), True)] if len(cells) == width else None
    for parents in range(1, len(cells) + 1):
        columns = width - (len(cells) - parents)
        lower = _levels(below, columns, profile) if len(below[0]) >= 2 * parents else None
        if lower is not None:
            shares, even = _shared(below[0], parents)
            widths = _added(lower[0].widths, shares)
            places, sure = _parents(cells, widths, below[0], shares, profile)
            taken = iter(widths)
            level = _Level(
                tuple(next(taken) if k in places else 1 for k in range(len(cells))),
                tuple(k not in places for k in range(len(cells))),
                sure and even,
            )
            return [level, *lower]
    return None


def _shared(children: Sequence[str], parents: int) -> tuple[tuple[int, ...], bool]:
    """How many of the cells below each parent has, and whether that is sure.

    It is where there is one parent, or the cells below repeat: Lượng, Giá trị, Lượng, Giá trị.
    """
    each, rest = divmod(len(children), parents)
    shares = tuple(each + (k < rest) for k in range(parents))
    texts = [fold(text) for text in children]
    repeats = rest == 0 and all(texts[k] == texts[k % each] for k in range(len(texts)))
    return shares, parents == 1 or repeats


def _added(widths: Sequence[int], shares: Sequence[int]) -> tuple[int, ...]:
    """The columns of each parent: those of its cells together."""
    found: list[int] = []
    at = 0
    for share in shares:
        found.append(sum(widths[at : at + share]))
        at += share
    return tuple(found)


def _parents(
    cells: Sequence[str],
    widths: Sequence[int],
    children: Sequence[str],
    shares: Sequence[int],
    profile: Profile,
) -> tuple[frozenset[int], bool]:
    """Which cells of a row stand over others, and whether no other choice is as likely."""
    wanted = len(widths)
    scores = [_score(text, k, widths[0], children[: shares[0]], profile) for k, text in enumerate(cells)]
    order = sorted(range(len(cells)), key=lambda k: (-scores[k], k))
    chosen = order[:wanted]
    sure = wanted == len(cells) or scores[order[wanted - 1]] > scores[order[wanted]]
    return frozenset(chosen), sure


def _score(text: str, at: int, width: int, children: Sequence[str], profile: Profile) -> float:
    """How likely a header cell stands over others: it names a span of years, money, figures."""
    found = match_header(text)
    score = 0.0
    if found.year_start is not None:
        score += 2.0 + any(match_header(child).year is not None for child in children)
    elif found.role != UNMAPPED:
        role = role_of(found.role)
        figures = bool(role.figure or role.money) or role.holds_target
        score += 1.0 if figures or found.year is not None else -1.0
    if profile.shares and at + width <= profile.width:
        shapes = {profile.commonest(c) for c in range(at, at + width)}
        score += 0.5 if shapes == {Shape.FIGURE} else 0.0
    return score


def _spans(levels: Sequence[_Level], titles: int) -> dict[tuple[int, int], Span]:
    """Where each cell of the levels stands."""
    spans: dict[tuple[int, int], Span] = {}
    free = list(range(sum(levels[0].widths)))
    for depth, level in enumerate(levels):
        below: list[int] = []
        at = 0
        for k, (wide, through) in enumerate(zip(level.widths, level.through, strict=True)):
            deep = len(levels) - depth if through else 1
            spans[titles + depth, k] = Span(titles + depth, free[at], deep, wide)
            below += [] if through else free[at : at + wide]
            at += wide
        free = below
    return spans


def _note(levels: Sequence[_Level]) -> Note | None:
    if all(level.sure for level in levels):
        return None
    return warning(
        Code.JOIN_DOUBTFUL,
        "The header has merged cells, and the text does not say which columns each of them covers.",
    )
