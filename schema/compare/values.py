"""Values of indicators in words, and whether one may be set against another.

``2030: to > 50 %`` is a level, ``2030: reduce by 19 % against BAU`` a change. Two values compare at once, after
conversion (Pint), or not: other unit, level against change, other direction, baseline, condition or year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from normalize.quantities.conversion import convert, same_dimension
from schema.contract.records import ObservationRecord, TargetRecord
from schema.contract.values import as_text

Value = TargetRecord | ObservationRecord
"""What is wanted, or what is or was."""

_CHANGES = ("increase", "reduce")
_WAYS = {"increase": "increase by", "reduce": "reduce by", "reach": "to", "keep": "keep at"}
"""How a target's direction is said: a level is reached ("to 50 %"), a change is made ("reduce by 19 %")."""
_TIMES = "lần"
"""``gấp 1,5 lần hiện nay`` rises to 1.5 times what is now, not by so much."""
_BILLION = Decimal(10) ** 9
_GROUPED_FROM = 10_000
"""Least figure with commas between its thousands: 10,000 but 2030."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two values cannot be set against each other.

    Attributes:
        short: two or three words: ``other year``.
        detail: both sides: ``2020 against 2030``.
    """

    short: str
    detail: str = ""

    @property
    def text(self) -> str:
        return f"{self.short}: {self.detail}" if self.detail else self.short


def targets_text(targets: Sequence[TargetRecord]) -> str:
    """The targets of one indicator; subjects only where they tell them apart."""
    several = len({t.subject for t in targets}) > 1
    return "; ".join(target_text(t, with_subject=several) for t in targets)


def target_text(target: TargetRecord, *, with_subject: bool = True) -> str:
    """A target in a few words: ``2030: reduce by 11-24 % against BAU``, ``2030: to > 50 %``."""
    against = baseline(target)
    parts = [
        (target.subject or "") if with_subject else "",
        way(target),
        figure_text(target),
        f"against {against}" if against else "",
        f"({target.condition})" if target.condition else "",
    ]
    return _of_years(target, " ".join(p for p in parts if p))


def observation_text(seen: ObservationRecord, *, with_subject: bool = True) -> str:
    """An observation in a few words: ``2024: 98 % (actual)``."""
    parts = [(seen.subject or "") if with_subject else "", figure_text(seen), f"({seen.kind})"]
    return _of_years(seen, " ".join(p for p in parts if p))


def observations_text(seen: Sequence[ObservationRecord]) -> str:
    """The observations of one indicator; subjects only where they tell them apart."""
    several = len({o.subject for o in seen}) > 1
    return "; ".join(observation_text(o, with_subject=several) for o in seen)


def value_text(value: Value) -> str:
    """A target or an observation in a few words, without its subject."""
    if isinstance(value, TargetRecord):
        return target_text(value, with_subject=False)
    return observation_text(value, with_subject=False)


def way(value: Value) -> str:
    """``to`` for a level, ``increase by`` and ``reduce by`` for a change, ``keep at``; empty of what is or was."""
    if not isinstance(value, TargetRecord):
        return ""
    if value.direction == "increase" and value.unit == _TIMES:
        return "to"
    return _WAYS.get(value.direction or "", "")


def is_change(value: Value) -> bool:
    """Whether a value says by how much something is to change, not what it is to be."""
    return isinstance(value, TargetRecord) and value.direction in _CHANGES


def baseline(value: Value) -> str | None:
    """What a target is set against: a year, ``BAU``, ``current`` or the scenario as printed."""
    if not isinstance(value, TargetRecord):
        return None
    return str(value.baseline_year) if value.baseline_year else value.baseline


def figure_text(value: Value) -> str:
    """Figure and unit: ``> 50 %``, ``10,000 ha``, ``16,400 tỷ VND``."""
    unit, divisor = value.unit, Decimal(1)
    if unit == "VND" and any(v is not None and v >= _BILLION for v in (value.low, value.high)):
        unit, divisor = "tỷ VND", _BILLION
    low, high = (_number(v / divisor) if v is not None else "" for v in (value.low, value.high))
    comparator = value.comparator or "="
    figure = f"{low}-{high}" if comparator == "range" else f"{comparator} {low or high}".removeprefix("= ")
    return f"{figure} {unit}" if unit else figure


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}" if abs(value) >= _GROUPED_FROM else as_text("low", value) or ""


def _of_years(value: Value, words: str) -> str:
    span = years_text(value)
    return f"{span}: {words}" if span else words


def years_text(value: Value) -> str:
    """``2030``, ``2021-2030``, or nothing."""
    return f"{value.year_start}-{value.year or ''}" if value.year_start else str(value.year or "")


def verdict(reasons: Iterable[Reason], one: Value, other: Value) -> str:
    """``yes``, ``yes, after conversion``, or ``no:`` with the reasons."""
    shorts = dict.fromkeys(r.short for r in reasons)
    if shorts:
        return "no: " + ", ".join(shorts)
    return "yes" if one.unit == other.unit else "yes, after conversion"


def reasons_against(one: Value, other: Value) -> tuple[Reason, ...]:
    """Why two values of one measure cannot be set against each other; empty where they can."""
    found = []
    if not _same_unit(one, other):
        found.append(Reason("other unit", f"{one.unit or 'none'} against {other.unit or 'none'}"))
    if is_change(one) != is_change(other):
        found.append(Reason("level against change", f"{_said(one)} against {_said(other)}"))
    elif way(one) != way(other) and is_change(one):
        found.append(Reason("other direction", f"{way(one)} against {way(other)}"))
    for short, mine, theirs in (
        ("other baseline", baseline(one), baseline(other)),
        ("other condition", _condition(one), _condition(other)),
        ("other year", years_text(one), years_text(other)),
    ):
        if (mine or "") != (theirs or ""):
            found.append(Reason(short, f"{mine or 'not stated'} against {theirs or 'not stated'}"))
    return tuple(found)


def _said(value: Value) -> str:
    return " ".join(p for p in (way(value), figure_text(value)) if p)


def _condition(value: Value) -> str | None:
    return value.condition if isinstance(value, TargetRecord) else None


def _same_unit(one: Value, other: Value) -> bool:
    """Whether the units are one, or one can be made of the other; communes are not made of schools."""
    if one.unit == other.unit:
        return True
    if not one.unit or not other.unit or "count" in (one.dimension, other.dimension):
        return False
    return same_dimension(one.unit, other.unit)


def converted_text(value: Value, unit: str | None) -> str | None:
    """A value in another unit: 2 GW as ``2000 MW``; None where it has that unit or cannot be converted."""
    if not unit or not value.unit or unit == value.unit or value.dimension == "count":
        return None
    low, high = (_converted(v, value.unit, unit) for v in (value.low, value.high))
    if low is None and high is None:
        return None
    shown = "-".join(dict.fromkeys(_number(v) for v in (low, high) if v is not None))
    sign = value.comparator if value.comparator not in (None, "=", "range") else ""
    return f"{sign} {shown} {unit}".strip()


def _converted(value: Decimal | None, unit: str, to: str) -> Decimal | None:
    return convert(value, unit, to) if value is not None else None
