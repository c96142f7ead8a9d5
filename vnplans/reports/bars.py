"""Charts of bars: labels are text of the page, so that long Vietnamese names break and nothing is stretched; bars are SVG.

Each side has a colour and a letter. The colours are those of Okabe and Ito, which people who see red and green alike tell
apart; the letter says the same without colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vnplans.reports.markup import Markup, tag
from vnplans.reports.tables import mark
from vnplans.reports.words import Words

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7")
"""Okabe–Ito: blue, orange, green, purple."""
LONGEST = 70
"""Width of the longest bar in percent; the rest is for its number."""
Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars: a group a row, a bar a side.

    Attributes:
        title: what is drawn, with its unit.
        sides: the names of the sides, or of series.
        rows: label and a value for each side; None is not stated.
        shown: how a value is written.
        places: which side each series is, by its number; it gives letter and colour. Without: as they stand.
        silent: sides that state nothing of this at all; the legend names them.
    """

    title: str
    sides: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Number | None, ...]], ...]
    shown: Callable[[Number], str]
    places: tuple[int, ...] = ()
    silent: tuple[tuple[int, str], ...] = ()

    @property
    def several(self) -> bool:
        """Whether there is more than one side to be told apart."""
        return len(self.sides) + len(self.silent) > 1

    def place(self, series: int) -> int:
        """The side of a series."""
        return self.places[series] if self.places else series


def draw(chart: Bars, words: Words) -> Markup:
    """The chart with its text alternative, or a sentence where nothing is stated."""
    stated = [v for _, values in chart.rows for v in values if v]
    if not stated:
        return tag("p", {"class": "empty"}, words("chart.empty", chart.title))
    longest = max(stated)
    groups = (_group(label, values, chart, longest, words) for label, values in chart.rows)
    return tag(
        "figure",
        {},
        tag("figcaption", {}, chart.title),
        _legend(chart, words) if chart.several else "",
        tag("div", {"class": "chart", "role": "img", "aria-label": _alternative(chart, words)}, *groups),
    )


def _legend(chart: Bars, words: Words) -> Markup:
    """Colour, letter and name of each side."""
    silent = [(place, f"{name}: {words('not stated')}") for place, name in chart.silent]
    sides = sorted([*silent, *((chart.place(n), s) for n, s in enumerate(chart.sides))], key=_last_shared)
    return tag(
        "div",
        {"class": "legend"},
        *(tag("span", {}, patch(n), tag("b", {}, sign(n)), f" {name}") for n, name in sides),
    )


def _last_shared(side: tuple[int, str]) -> tuple[bool, int]:
    return side[0] < 0, side[0]


BOTH = -1
"""The place of what two sides share: the sign ``=``, the last colour."""


def sign(place: int) -> str:
    """The letter of a side, ``=`` for what is shared (a place below 0)."""
    return mark(place) if place >= 0 else "="


def patch(side: int) -> Markup:
    """A small square in a side's colour."""
    rect = tag("rect", {"width": "12", "height": "12", "fill": COLOURS[side % len(COLOURS)]})
    return tag("svg", {"class": "patch", "width": "12", "height": "12", "aria-hidden": "true"}, rect)


def _group(label: str, values: Sequence[Number | None], chart: Bars, longest: Number, words: Words) -> Markup:
    bars = (_bar(chart.place(n), v, _width(v, longest), chart, words) for n, v in enumerate(values))
    return tag(
        "div",
        {"class": "group"},
        tag("div", {"class": "label"}, label),
        tag("div", {"class": "bars"}, *bars),
    )


def _width(value: Number | None, longest: Number) -> float:
    return round(float((value or 0) / longest) * LONGEST, 2)


def _bar(side: int, value: Number | None, width: float, chart: Bars, words: Words) -> Markup:
    text = chart.shown(value) if value is not None else words("not stated")
    rect = tag("rect", {"width": "100%", "height": "14", "fill": COLOURS[side % len(COLOURS)]})
    svg = tag("svg", {"width": f"{width}%", "height": "14", "aria-hidden": "true"}, rect) if width else ""
    return tag(
        "div",
        {"class": "bar"},
        tag("b", {}, sign(side)) if chart.several else "",
        svg,
        tag("span", {"class": "value" if value is not None else "value none"}, text),
    )


def _alternative(chart: Bars, words: Words) -> str:
    """The chart in words: what it shows, and the largest value of each side."""
    largest = []
    for n, side in enumerate(chart.sides):
        stated = [(v, label) for label, values in chart.rows if (v := values[n])]
        if stated:
            value, label = max(stated, key=lambda s: s[0])
            largest.append(words("chart.largest", side, label, chart.shown(value)))
    return " ".join((words("chart.bars", chart.title), *largest, words("chart.table")))
