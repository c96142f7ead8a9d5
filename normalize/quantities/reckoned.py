"""Amounts that a cell leaves to be reckoned: ``800 + 450``, ``2 x 600``, ``5 tỷ/năm x 5 năm``.

The whole cell must be such an expression, else it is none; a remark in brackets without a figure (``250 (NST) + 100 (XHH)``) is
no part of it, and what stands behind ``=`` is its outcome. In a product one factor is the amount, the others count
(``02 lớp``, ``5 năm``). A term of a sum without a unit of its own has that of the next term that states one, else the
column's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from normalize.quantities.numbers import read_digits
from normalize.quantities.separators import NUMBER, NumberStyle
from normalize.quantities.stated_units import find_unit

_PLUS = re.compile(r"\s*\+\s*")
_TIMES = re.compile(r"\s*(?:[×*]|(?<=[\d\s])[xX](?=[\s\d])|(?<=\w\s)[xX](?=\s?\d))\s*")
_FACTOR = re.compile(rf"(?P<number>{NUMBER.pattern})\s*(?P<words>[^\d+]*)")
_REMARK = re.compile(r"\([^()\d]*\)")
_MOST_TERMS = 12
_WORDS_OF_A_COUNT = 4
"""Words behind a factor that counts: ``02 lớp tập huấn``."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A number of a sum: ``scale`` of its unit, None where it states none."""

    value: Decimal
    scale: Decimal | None


def reckon(plain: str, dimension: str, header: Decimal | None, style: NumberStyle | None) -> Decimal | None:
    """The amount in the contract's unit of ``dimension`` that a cell's expression gives, None where it is none.

    Args:
        plain: the cleaned cell.
        dimension: what the column holds, such as ``money``.
        header: the scale of the column's unit, None where it has none.
        style: how the table writes numbers.
    """
    expression = _without_remarks(plain, dimension)
    pieces = _PLUS.split(expression.strip(" .;"))
    if len(pieces) > _MOST_TERMS or (len(pieces) == 1 and not _TIMES.search(expression)):
        return None
    terms = [_term(piece, dimension, style) for piece in pieces]
    read = [t for t in terms if t is not None]
    return _sum(read, header) if len(read) == len(terms) else None


def _without_remarks(plain: str, dimension: str) -> str:
    """A cell without its brackets, but for those that hold the unit: ``150 + 180 (trđ)``."""
    bare = _REMARK.sub(lambda m: m[0] if _scale(m[0].strip("() "), dimension) is not None else " ", plain)
    return " ".join(bare.split())


def _sum(terms: Sequence[_Term], header: Decimal | None) -> Decimal | None:
    scale, total = header, Decimal(0)
    for term in reversed(terms):
        scale = term.scale if term.scale is not None else scale
        if scale is None:
            return None
        total += term.value * scale
    return total


def _term(piece: str, dimension: str, style: NumberStyle | None) -> _Term | None:
    """A number with its unit, or a product with one amount at most."""
    value, scale = Decimal(1), None
    for factor in _TIMES.split(piece):
        found = _FACTOR.fullmatch(factor.strip())
        number = read_digits(found["number"], style).value if found else None
        if found is None or number is None:
            return None
        words = found["words"].strip(" .()")
        own = _scale(words, dimension)
        if own is None and (len(words.split()) > _WORDS_OF_A_COUNT or (words and piece == factor)):
            return None
        if own is not None and scale is not None:
            return None
        value, scale = value * number, own if own is not None else scale
    return _Term(value, scale)


def _scale(words: str, dimension: str) -> Decimal | None:
    """The scale of a unit of the dimension: ``triệu đồng/lớp`` is a million."""
    unit = find_unit(words.split("/")[0].strip()) if words else None
    return unit.scale if unit is not None and unit.dimension == dimension else None
