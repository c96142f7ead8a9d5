"""Amounts of money in the cells of a budget column, in whole đồng, with the parts that a cell names.

``1,25 tỷ đồng (NSTW: 1 tỷ; NSĐP: 0,25 tỷ)`` is 1,250,000,000 with two parts by source; without a total before them
the amount is the sum of the parts. How a figure is read is :mod:`normalize.quantities.amounts`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from normalize.money.parts import LabelledPart, Parts, labelled_parts
from normalize.money.short_forms import Spelled, spelled_out
from normalize.notes import Code, Note, info, warning
from normalize.quantities.amounts import AmountReading, parse_amount
from normalize.quantities.look_alike_digits import mended_digits
from normalize.quantities.separators import NUMBER, NumberStyle
from normalize.text import clean

_IMPLAUSIBLE = Decimal(10) ** 15
"""Đồng. No task of a plan costs so much: where one seems to, the unit is wrong."""


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """``amount_vnd`` is a whole number of đồng, None where the cell states none or it is not certain; ``parts`` are those
    that the cell names (``5 tỷ (NSTW: 3 tỷ; NSĐP: 2 tỷ)``)."""

    amount_vnd: Decimal | None
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()
    parts: tuple[LabelledPart, ...] = ()


def parse_money(
    text: str, *, header_unit: str | None = None, style: NumberStyle | None = None
) -> MoneyReading:
    """The amount of a budget cell in đồng.

    Args:
        text: the cell; empty, a dash or words without a number state no amount.
        header_unit: the unit over the column as printed (``tỷ VND``), None where none is printed.
        style: how the table writes numbers.
    """
    spelled = spelled_out(clean(text))
    got = parse_amount(spelled.text, header_unit=header_unit, dimension="money", style=style)
    plain = mended_digits(spelled.text)
    parts = None if NUMBER.fullmatch(plain.strip()) else labelled_parts(plain, header_unit, style)
    got = _with_parts(got, parts, plain) if parts is not None else got
    amount, notes = got.value, got.notes
    if amount is not None and abs(amount) >= _IMPLAUSIBLE:
        notes = (
            *notes,
            warning(Code.OUTLIER, "more than a million billion đồng; is the unit right?", found=got.raw),
        )
    if amount is not None and amount != amount.to_integral_value():
        amount = amount.quantize(Decimal(1))
        notes = (*notes, info(Code.TEXT_REPAIRED, "rounded to whole đồng", found=got.raw))
    if amount is not None:
        amount = Decimal(int(amount))
    if spelled.guessed:
        message = "A figure behind a unit was taken for tenths of it."
        notes = (*notes, warning(Code.NUMBER_AMBIGUOUS, message, expected=spelled.text, found=clean(text)))
    named = parts.parts if parts is not None else ()
    reading = MoneyReading(amount, got.raw, got.start, got.end, got.rule, got.confidence, notes, named)
    return _as_printed(reading, spelled, clean(text)) if spelled.ends else reading


def _as_printed(reading: MoneyReading, spelled: Spelled, plain: str) -> MoneyReading:
    """A reading whose places are those of the printed cell."""
    start, end = spelled.printed(reading.start), spelled.printed(reading.end)
    named = tuple(
        replace(p, start=spelled.printed(p.start), end=spelled.printed(p.end)) for p in reading.parts
    )
    return replace(reading, raw=plain[start:end], start=start, end=end, parts=named)


def _with_parts(got: AmountReading, parts: Parts, plain: str) -> AmountReading:
    """The amount of a cell that names its parts: the total before them, else their sum."""
    notes = tuple(n for n in got.notes if n.code is not Code.SEVERAL_VALUES)
    if not parts.has_total:
        start, end = parts.parts[0].start, parts.parts[-1].end
        raw = plain[start:end]
        told = info(Code.SEVERAL_VALUES, "The cell names parts; their sum was taken.", found=raw)
        return replace(
            got,
            value=parts.sum,
            raw=raw,
            rule="cell_parts",
            start=start,
            end=end,
            confidence=0.95,
            notes=(*notes, told),
        )
    if got.value is not None and parts.sum > got.value:
        message = "The parts that the cell names are more than its total."
        notes = (
            *notes,
            warning(Code.PARTS_MISMATCH, message, expected=f"{got.value:f}", found=f"{parts.sum:f}"),
        )
    return replace(got, notes=notes)
