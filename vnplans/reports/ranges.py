"""Targets on a scale: a dot for one figure, a bar from end to end for a range, an arrow where only one end is stated.

Each measure has a scale of its own, since one is in percent and the next in hectares; percent begin at 0 and end at 100.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schema.contract.records import RecordValue
from vnplans.reports.bars import COLOURS
from vnplans.reports.markup import Markup, tag
from vnplans.reports.words import BILLION, Words

_ROOM = Decimal("1.1")
"""How far a scale reaches beyond its largest figure."""
_GREY = "#8c959f"
_ARROW = 14.0
"""Percent of the scale that an arrow reaches."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on a scale.

    Attributes:
        side: 0-based; it gives the colour.
        label: whose value, of which year.
        low, high: equal for a point, one of them None where only one end is stated.
        said: the value in words.
    """

    side: int
    label: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    said: str


@dataclass(frozen=True, slots=True)
class Scale:
    """One measure with its values; ``remark`` says whether they may be set against each other."""

    name: str
    marks: tuple[Mark, ...]
    remark: str = ""


def draw(title: str, scales: Sequence[Scale], words: Words) -> Markup:
    """All scales, one below the other."""
    return tag("figure", {}, tag("figcaption", {}, title), *(_scale(s, words) for s in scales))


def _scale(scale: Scale, words: Words) -> Markup:
    told = "; ".join(f"{m.label}: {m.said}" for m in scale.marks)
    units = {m.unit for m in scale.marks}
    marks = [_line(m, _reach([n for n in scale.marks if n.unit == m.unit], m.unit)) for m in scale.marks]
    remark = " · ".join(p for p in (scale.remark, words("chart.units") if len(units) > 1 else "") if p)
    return tag(
        "div",
        {"class": "pair", "role": "img", "aria-label": f"{scale.name}. {told}. {remark}"},
        tag("div", {}, scale.name),
        *marks,
        tag("div", {"class": "none"}, remark) if remark else "",
    )


def _reach(marks: Sequence[Mark], unit: str | None) -> Decimal:
    """The figure at the right end of the scale."""
    largest = max((v for m in marks for v in (m.low, m.high) if v is not None), default=Decimal(0))
    if unit == "%" and largest <= 100:
        return Decimal(100)
    return largest * _ROOM if largest > 0 else Decimal(1)


def _line(mark: Mark, reach: Decimal) -> Markup:
    low, high = (None if v is None else _place(v, reach) for v in (mark.low, mark.high))
    colour = COLOURS[mark.side % len(COLOURS)]
    base = {"y1": "9", "y2": "9"}
    shapes = [tag("line", {**base, "x1": "0%", "x2": "100%", "stroke": _GREY, "stroke-width": "1"})]
    if low is not None and high is not None and low != high:
        wide = {**base, "stroke": colour, "stroke-width": "6"}
        shapes.append(tag("line", {**wide, "x1": f"{low:g}%", "x2": f"{high:g}%"}))
    elif low is None or high is None:
        shapes += _arrow(low, high, colour)
    shapes += [
        tag("circle", {"cx": f"{p:g}%", "cy": "9", "r": "5", "fill": colour})
        for p in dict.fromkeys((low, high))
        if p is not None
    ]
    svg = tag("svg", {"width": "100%", "height": "18", "aria-hidden": "true"}, *shapes)
    return tag("div", {"class": "range"}, tag("span", {}, mark.label), svg, tag("span", {}, mark.said))


def _arrow(low: float | None, high: float | None, colour: str) -> list[Markup]:
    """At least: to the right; at most: to the left."""
    if low is None and high is None:
        return []
    begin = low if low is not None else high or 0.0
    end = min(begin + _ARROW, 100.0) if low is not None else max(begin - _ARROW, 0.0)
    line = {"y1": "9", "y2": "9", "stroke": colour, "stroke-width": "3", "stroke-dasharray": "4 3"}
    return [tag("line", {**line, "x1": f"{begin:g}%", "x2": f"{end:g}%"})]


def _place(value: Decimal, reach: Decimal) -> float:
    return round(float(max(value, Decimal(0)) / reach * 100), 2)


def said(row: Mapping[str, RecordValue], words: Words) -> str:
    """A value in words: ``reduce by 11–24 % (baseline BAU)``, ``giảm 11–24 % (so với BAU)``.

    Args:
        row: ``way``, ``comparator``, ``low``, ``high``, ``unit``, ``baseline``, ``condition``, ``kind``.
    """
    way = words(f"way.{row['way']}") if row.get("way") else ""
    parts = [way, figure(row, words)]
    if row.get("baseline"):
        base = str(row["baseline"])
        parts.append(words("against", words.known(f"baseline.{base}", base)))
    if row.get("condition"):
        parts.append(f"({words.known('condition.' + str(row['condition']), str(row['condition']))})")
    if row.get("kind") not in (None, "target"):
        parts.append(f"({words.known('kind.' + str(row['kind']), str(row['kind']))})")
    return " ".join(p for p in parts if p)


def figure(row: Mapping[str, RecordValue], words: Words) -> str:
    """Figure and unit: ``≥ 50 %``, ``11–24 %``."""
    low, high = (v if isinstance(v, Decimal | int) else None for v in (row.get("low"), row.get("high")))
    unit = str(row["unit"]) if row.get("unit") else ""
    if unit == "VND" and any(v is not None and v >= BILLION for v in (low, high)):
        low, high = (None if v is None else Decimal(v) / BILLION for v in (low, high))
        unit = words("unit.billion")
    shown = [words.number(v) for v in dict.fromkeys((low, high)) if v is not None]
    sign = {">=": "≥", "<=": "≤", "~": "≈", ">": ">", "<": "<"}.get(str(row.get("comparator")), "")
    return " ".join(p for p in (sign, "–".join(shown), unit) if p)


def years(row: Mapping[str, RecordValue]) -> str:
    """``2030``, ``2021–2030``, or nothing."""
    first, last = row.get("year_start"), row.get("year")
    return f"{first}–{last or ''}" if first else str(last or "")
