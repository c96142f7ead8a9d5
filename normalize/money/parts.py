"""The parts of an amount that its own cell names: ``1,25 tỷ đồng (NSTW: 1 tỷ; NSĐP: 0,25 tỷ)``, ``Năm 2026: 500; năm
2027: 700``.

A cell is cut where a list is; a piece with one amount and one source of money (``normalize.money.funding``) or one year is a
part; so is one of a phase (``Giai đoạn 1: 500 triệu; giai đoạn 2: 700 triệu``). What stands before the parts without a name is their total; where nothing does, their sum is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from normalize.money.funding import parse_funding
from normalize.quantities.find import Quantity, find_quantities
from normalize.quantities.separators import NumberStyle

_CUT = re.compile(
    r"[;()\n\[\]]|,\s+(?=[^\W\d])|\.\s+(?=[A-ZĐ])|(?i:trong đó|bao gồm|gồm)\s*:?|\svà\s(?=\w)|\s[-–+]\s(?=[^\W\d])"
)
_PHASE = re.compile(r"\b(?:giai đoạn|đợt|gói|hạng mục)\s*(?:[IVX]{1,4}|\d{1,2})\s*[:=]", re.IGNORECASE)
"""What a part is of beside a source or a year: ``Giai đoạn 1: 500 triệu``."""
_LABEL = re.compile(r"[\s\-–+]*(?!tổng|cộng|kinh phí|trong đó)([^\W\d][^:]{1,60}):\s*", re.IGNORECASE)
"""Whose a part is, before its amount."""
OTHER = "other"
_YEAR = re.compile(r"(?:^|\bnăm\s+|\bN)(20[0-9]{2})(?:\s*[:=-]|\b(?!\s*[-–/]))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LabelledPart:
    """One part of an amount: whole đồng, its source or year (neither for a phase), and its half-open span in the cleaned cell.

    Attributes:
        label: span of the words that name a source which has no code of its own; None for the other parts.
    """

    amount: Decimal
    source: str | None
    year: int | None
    start: int
    end: int
    label: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the cell with its one amount; ``start`` counts in the cell."""

    text: str
    start: int
    amount: Quantity

    @property
    def value(self) -> Decimal | None:
        return self.amount.low if self.amount.low == self.amount.high else None


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a cell; ``total`` says whether an amount before them is their total."""

    parts: tuple[LabelledPart, ...]
    has_total: bool

    @property
    def sum(self) -> Decimal:
        return sum((p.amount for p in self.parts), Decimal(0))


def labelled_parts(plain: str, unit: str | None, style: NumberStyle | None) -> Parts | None:
    """The named parts of a cell of money, None where it has none or they cannot be told.

    Args:
        plain: the cleaned cell.
        unit: the column's unit as printed, which amounts without one have.
        style: how the table writes numbers.
    """
    pieces = list(_pieces(plain, unit, style))
    if not pieces or any(p.value is None for p in pieces):
        return None
    parts = [_part(p) for p in pieces]
    if any(p.source for p in parts if p is not None):
        parts = [_of_another(piece) if p is None else p for p, piece in zip(parts, pieces, strict=True)]
    has_total = parts[0] is None
    named = [p for p in parts if p is not None]
    if len(named) < len(parts) - has_total or len(named) < (1 if has_total else 2) or len(parts) < 2:
        return None
    return Parts(tuple(named), has_total)


def _pieces(plain: str, unit: str | None, style: NumberStyle | None) -> Iterator[_Piece]:
    """The pieces of a cell that hold an amount; nothing where one holds several."""
    at, found = 0, []
    for cut in [*_CUT.finditer(plain), None]:
        text = plain[at : cut.start() if cut else len(plain)]
        quantities = [
            q for q in find_quantities(text, default_unit=unit, style=style) if q.dimension == "money"
        ]
        if len(quantities) > 1:
            return
        found += [_Piece(text, at, q) for q in quantities]
        at = cut.end() if cut else at
    yield from found


def _of_another(piece: _Piece) -> LabelledPart | None:
    """A piece beside named sources whose label names none of the codes (``Trung tâm: 8 tỷ``): another source."""
    start, end = piece.amount.start, piece.amount.end
    label = _LABEL.fullmatch(piece.text[:start])
    if piece.value is None or label is None:
        return None
    own = (piece.start + label.start(1), piece.start + label.end(1))
    return LabelledPart(piece.value, OTHER, None, piece.start + start, piece.start + end, own)


def _part(piece: _Piece) -> LabelledPart | None:
    """The piece as a part, where the words around its amount name one source, one year or a phase."""
    amount = piece.amount
    words = piece.text[: amount.start] + " " * (amount.end - amount.start) + piece.text[amount.end :]
    sources = {m.source for m in parse_funding(words)}
    years = {int(y) for y in _YEAR.findall(words.strip())}
    is_named = bool(sources or years) or _PHASE.search(words) is not None
    if len(sources) > 1 or len(years) > 1 or not is_named or piece.value is None:
        return None
    return LabelledPart(
        piece.value,
        next(iter(sources), None),
        next(iter(years), None),
        piece.start + amount.start,
        piece.start + amount.end,
    )
