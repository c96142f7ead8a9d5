"""A table whose cells are the darker the larger their number: many documents down, what is compared across.

Beyond four documents bars beside bars cannot be read. Here the picture and its numbers are one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from statistics import median

from schema.compare.frames import Comparison
from schema.contract.records import RecordValue
from vnplans.reports.markup import Markup, tag
from vnplans.reports.tables import table
from vnplans.reports.words import Words

ACROSS = 20
"""Most columns of the picture; all keys stand in the table below it."""
_STRONGEST = 0.75
"""Opacity of the largest cell, so that black letters can be read on it."""
_COLOUR = "0,114,178"
Shown = Callable[[int | Decimal], str]


def heat(
    found: Comparison,
    measure: str,
    label: Callable[[Mapping[str, RecordValue]], str],
    shown: Shown,
    title: str,
) -> Markup:
    """The picture: a line a document, a column a key, those with the largest sums first kept."""
    values = _values(found, measure)
    keys = sorted(values, key=lambda k: -sum(v or 0 for v in values[k]))[:ACROSS]
    kept = [k for k in values if k in set(keys)]
    names = {n: label(row) for n, row in enumerate(found.dicts())}
    largest = max((v for k in kept for v in values[k] if v), default=None)
    head = tag(
        "tr", {}, tag("th", {}, ""), *(tag("th", {"scope": "col"}, tag("span", {}, names[k])) for k in kept)
    )
    lines = (
        tag("tr", {}, tag("th", {"scope": "row"}, side), *(_cell(values[k][n], largest, shown) for k in kept))
        for n, side in enumerate(found.sides)
    )
    made = tag("table", {"class": "heat"}, tag("thead", {}, head), tag("tbody", {}, *lines))
    frame = {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": title}
    return tag("figure", {}, tag("figcaption", {}, title), tag("div", frame, made))


def _values(found: Comparison, measure: str) -> dict[int, list[int | Decimal | None]]:
    """Number of a row → what each side says of it."""
    places = [n for n, c in enumerate(found.columns) if c.rpartition("_")[0] == measure]
    return {
        k: [v if isinstance(v, int | Decimal) else None for v in (row[p] for p in places)]
        for k, row in enumerate(found.rows)
    }


def _cell(value: int | Decimal | None, largest: int | Decimal | None, shown: Shown) -> Markup:
    if not value or not largest:
        return tag("td", {"class": "n none"}, "0" if value == 0 else "–")
    strength = round(float(value / largest) * _STRONGEST, 2)
    plain = str(value) if isinstance(value, int) else f"{value.normalize():f}"
    return tag(
        "td",
        {"class": "n", "style": f"background:rgba({_COLOUR},{strength})"},
        tag("data", {"value": plain}, shown(value)),
    )


def spread(
    found: Comparison, measure: str, label: Callable[[Mapping[str, RecordValue]], str], words: Words
) -> Markup:
    """All keys: in how many documents, the sum, the middle and the largest value, and whose that is."""
    rows: list[Sequence[RecordValue]] = []
    for k, row in enumerate(found.dicts()):
        stated = [(v, side) for v, side in zip(_values(found, measure)[k], found.sides, strict=True) if v]
        if not stated:
            continue
        most = max(stated, key=lambda s: s[0])
        middle = Decimal(str(median(Decimal(v) for v, _ in stated)))
        rows.append((label(row), len(stated), sum(v for v, _ in stated), middle, most[0], most[1]))
    head = [words(f"column.{c}") for c in ("key", "documents", "sum", "median", "largest", "largest_in")]
    return table(head, rows, words, words(f"measure.{measure}"))
