"""The time line: for each document a row of years, with how many tasks run, end and are due in each."""

from __future__ import annotations

from collections.abc import Sequence

from schema.compare.by import tables
from schema.compare.frames import Comparison, letters
from vnplans.reports.counted import PERIODS, numbers, pictures
from vnplans.reports.markup import Markup, tag
from vnplans.reports.material import Material, Section
from vnplans.reports.words import Words

SERIES = ("running", "ending", "due")
"""What is drawn of each year: where tasks run, end, and have something due."""
COLOURS = ("#56B4E9", "#D55E00", "#000000")
"""Okabe–Ito again, others than those of the sides: sky blue, vermillion, black."""
_HEIGHT = 90
"""Pixels of the highest column."""
_WIDTH = 10.0
"""Units of a year in the drawing; each series has three of them."""


def section(material: Material) -> Section:
    """The time line of all documents, its numbers, its caveats."""
    (found,) = tables(material.chosen, "periods")
    words = material.words
    notes = material.notes(found)
    if not material.few:
        return Section("periods", pictures(found, PERIODS, material), notes)
    return Section("periods", (draw(found, words), numbers(found, PERIODS, material)), notes)


def draw(found: Comparison, words: Words) -> Markup:
    """A row of columns for each document, all on one scale."""
    rows = found.dicts()
    years = [str(row["year"]) for row in rows]
    columns = {
        side: [[_count(row[f"{s}_{k}"]) for s in SERIES] for row in rows]
        for side, k in zip(found.sides, letters(len(found.sides)), strict=True)
    }
    largest = max((v for own in columns.values() for year in own for v in year), default=0)
    if not largest:
        return tag("p", {"class": "empty"}, words("chart.empty", words("chart.periods")))
    lines = (_line(side, years, own, largest, words) for side, own in columns.items())
    return tag("figure", {}, tag("figcaption", {}, words("chart.periods")), _legend(words), *lines)


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _legend(words: Words) -> Markup:
    parts = []
    for n, series in enumerate(SERIES):
        rect = tag("rect", {"width": "12", "height": "12", "fill": COLOURS[n]})
        svg = tag("svg", {"class": "patch", "width": "12", "height": "12", "aria-hidden": "true"}, rect)
        parts.append(tag("span", {}, svg, words(f"measure.{series}")))
    return tag("div", {"class": "legend"}, *parts)


def _line(
    side: str, years: Sequence[str], columns: Sequence[Sequence[int]], largest: int, words: Words
) -> Markup:
    if not any(v for year in columns for v in year):
        return tag("p", {"class": "empty"}, words("chart.empty", f"{side}: {words('chart.periods')}"))
    shapes = [
        _column(n, k, value, largest)
        for n, year in enumerate(columns)
        for k, value in enumerate(year)
        if value
    ]
    width = f"{_WIDTH * len(years):g}"
    drawing = tag(
        "svg",
        {
            "viewBox": f"0 0 {width} {_HEIGHT}",
            "preserveAspectRatio": "none",
            "width": "100%",
            "height": str(_HEIGHT),
            "aria-hidden": "true",
        },
        *shapes,
    )
    marks = (tag("span", {}, tag("i", {}, y[:2]), y[2:]) for y in years)
    most = max(zip(columns, years, strict=True), key=lambda c: c[0][0])
    told = words("chart.timeline", side, years[0], years[-1], most[1], words.number(most[0][0]))
    return tag(
        "div",
        {"class": "timeline", "role": "img", "aria-label": f"{told} {words('chart.table')}"},
        tag("div", {"class": "label"}, f"{side}: {words('chart.most', words.number(most[0][0]), most[1])}"),
        drawing,
        tag("div", {"class": "years"}, *marks),
    )


def _column(year: int, series: int, value: int, largest: int) -> Markup:
    height = round(value / largest * (_HEIGHT - 4), 1)
    left = year * _WIDTH + 0.8 + series * 2.8
    return tag(
        "rect",
        {
            "x": f"{left:.1f}",
            "y": f"{_HEIGHT - height:.1f}",
            "width": "2.6",
            "height": f"{height:.1f}",
            "fill": COLOURS[series],
        },
    )
