"""The figure of a cell, read once: settling, building and the checks are given the same frozen reading.

A document has one :class:`FigureReader`. What it reads depends on the text, the unit and the way the column
writes its figures only; the same cell asked for again gives the reading made before. So no check can see
another value than the one that is stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from normalize.money.cell import parse_money
from normalize.money.parts import LabelledPart
from normalize.notes import Note
from normalize.quantities.amounts import parse_amount
from normalize.quantities.separators import NumberStyle

MONEY, EMISSIONS = "money", "mass_co2e"


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a cell in the contract's unit: whole VND, or tCO2e.

    Attributes:
        value: None where the cell states none or it cannot be told.
        raw, start, end: the words it was read from, and their half-open span in the cleaned text of the cell.
        rule, confidence, notes: how it was read, how surely (0 to 1), and what is doubted.
        parts: the parts of an amount of money that the cell names.
    """

    value: Decimal | None
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    notes: tuple[Note, ...]
    parts: tuple[LabelledPart, ...] = ()


@dataclass(frozen=True, slots=True)
class _Key:
    text: str
    unit: str | None
    dimension: str
    style: NumberStyle | None


class FigureReader:
    """Reads figures, each once.

    Example: ``FigureReader().read("6,69", "tỷ đồng", MONEY, None).value`` is ``6690000000``.
    """

    def __init__(self) -> None:
        self._readings: dict[_Key, Figure] = {}

    def read(self, text: str, unit: str | None, dimension: str, style: NumberStyle | None) -> Figure:
        """The figure of a cell.

        Args:
            text: the cell.
            unit: as the column prints it, None where it prints none.
            dimension: :data:`MONEY` or :data:`EMISSIONS`.
            style: how the column writes its figures.
        """
        key = _Key(text, unit, dimension, style)
        if key not in self._readings:
            self._readings[key] = _parsed(key)
        return self._readings[key]


def _parsed(key: _Key) -> Figure:
    if key.dimension == MONEY:
        money = parse_money(key.text, header_unit=key.unit, style=key.style)
        return Figure(money.amount_vnd, money.raw, money.start, money.end, money.rule, money.confidence, money.notes, money.parts)  # fmt: skip
    got = parse_amount(key.text, header_unit=key.unit, dimension=key.dimension, style=key.style)
    return Figure(got.value, got.raw, got.start, got.end, got.rule, got.confidence, got.notes)
