"""Which columns only hold others against each other: told by their figures, whatever the headers say.

Giao  | Làm được | Mức
3.215 | 3.480    | 108,2      the second to the first in per cent, in every row
6.500 | 6.912    | 106,3

A quotient needs rows that prove it: figures printed with enough digits that another quotient would differ.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

import regex

from extract.model import Table
from extract.tables.matrix import body_rows, table_matrix
from normalize.quantities.numbers import parse_number
from normalize.quantities.separators import guess_separators
from normalize.text import clean

_NUMBER = regex.compile(r"[+-]?\s?\d[\d.,]*(?=\s*%?$)")
_AGREE = Decimal("0.8")
"""Share of the rows that prove something which must agree."""
_FEWEST = 2
"""Rows that prove a quotient, at least."""
_SURE = 4
"""Rows from which a few may disagree: misprints are no rarer in tables than elsewhere."""
_FINE = Decimal("0.002")
"""Share of a quotient by which the rounding of its parts may blur it; coarser figures prove nothing."""
_COARSE = Decimal("0.05")
"""Share of a printed quotient that its own last digit may be; a coarser one proves nothing."""
_HALF = Decimal("0.51")
"""Of a unit of the last printed digit: how far rounding moves a figure."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A column whose figures are those of two others held against each other.

    Attributes:
        above: the column that is measured; ``below``: the one it is held against.
        is_change: whether it is the change in per cent (``8,2``), else the quotient (``108,2``).
    """

    above: int
    below: int
    is_change: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed figure: its value, and how far rounding may have moved it."""

    value: Decimal
    blur: Decimal


def compared_columns(table: Table, columns: Collection[int], may: Collection[int]) -> dict[int, Compared]:
    """The columns of figures that are quotients or changes of two others, each with these.

    Args:
        columns: those that hold figures; ``may``: those of them that may be such.
    """
    figures = printed_figures(table, columns)
    found: dict[int, Compared] = {}
    measured: set[int] = set()
    for column in sorted(may, reverse=True):
        others = [c for c in columns if c != column and c not in found]
        near = sorted(permutations(others, 2), key=lambda pair: abs(pair[0] - column) + abs(pair[1] - column))
        made = (m for a, b in near if (m := _made_of(figures, column, a, b)) is not None)
        if column not in measured and (first := next(made, None)) is not None:
            found[column] = first
            measured |= {first.above, first.below}
    return found


def printed_figures(table: Table, columns: Collection[int]) -> dict[int, dict[int, Printed]]:
    """By column, by row: the cells that are bare figures and reach over no other column."""
    m = table_matrix(table)
    texts: dict[tuple[int, int], str] = {}
    for row in body_rows(table):
        for column in columns:
            cell = m.at(row, column)
            if cell is not None and cell.row == row and cell.column_span == 1:
                texts[column, row] = clean(cell.text)
    style = guess_separators(texts.values())
    found: dict[int, dict[int, Printed]] = {c: {} for c in columns}
    for (column, row), text in texts.items():
        if _NUMBER.match(text) and (value := parse_number(text.rstrip("% "), style).value) is not None:
            exponent = value.as_tuple().exponent
            found[column][row] = Printed(
                value, _HALF.scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
            )
    return found


def _made_of(
    figures: Mapping[int, Mapping[int, Printed]], column: int, above: int, below: int
) -> Compared | None:
    rows = [r for r in figures[column] if r in figures[above] and r in figures[below]]
    for is_change in (False, True):
        proofs = [
            proof
            for r in rows
            if (
                proof := _proof(figures[column][r], figures[above][r], figures[below][r], is_change=is_change)
            )
            is not None
        ]
        if len(rows) * 2 >= len(figures[column]) and is_proved(proofs):
            return Compared(above, below, is_change)
    return None


def is_proved(proofs: Sequence[bool]) -> bool:
    """Whether enough rows agree that a column is made of others; ``proofs`` are the answers of the rows that can tell."""
    if len(proofs) < _FEWEST:
        return False
    return all(proofs) if len(proofs) < _SURE else sum(proofs) >= _AGREE * len(proofs)


def _proof(share: Printed, above: Printed, below: Printed, *, is_change: bool) -> bool | None:
    """Whether a row's share is that of two figures; None where they are too coarse to tell, or alike, or the row's share was
    reckoned from finer figures."""
    if not below.value or not above.value or above.value == below.value:
        return None
    quotient = above.value / below.value * 100
    blur = abs(quotient) * (above.blur / abs(above.value) + below.blur / abs(below.value))
    apart = abs(quotient - (100 if is_change else 0) - share.value)
    fine = _FINE * abs(quotient)
    if apart <= min(blur, fine) + share.blur:
        return True if share.blur <= _COARSE * abs(share.value) else None
    return None if apart <= blur + share.blur else False
