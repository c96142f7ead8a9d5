"""Tables of a report: numbers as people read them, each with the frame's own value beside it (``<data value>``).

A table scrolls in its own box on a narrow screen; its first column names the row.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal

from schema.contract.records import RecordValue
from vnplans.reports.markup import Markup, link, tag, together
from vnplans.reports.words import Words

Cell = RecordValue | Markup
_LONG = 28
"""Letters from which on a cell is given room on a narrow screen."""
_MOST_LINKS = 200
"""Links to rows in one cell."""


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]], words: Words, caption: str) -> Markup:
    """A table with one line of headings."""
    line = tag("tr", {}, *(tag("th", {"scope": "col"}, h) for h in head))
    return framed((line,), rows, words, caption)


def framed(head: Sequence[Markup], rows: Sequence[Sequence[Cell]], words: Words, caption: str) -> Markup:
    """A table with its lines of headings made already."""
    numeric = {n for row in rows for n, c in enumerate(row) if _is_number(c)}
    body = (
        tag("tr", {}, *(_cell(c, words, first=n == 0, numeric=n in numeric) for n, c in enumerate(row)))
        for row in rows
    )
    return tag(
        "div",
        {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption},
        tag(
            "table",
            {},
            tag("caption", {}, caption),
            tag("thead", {}, *head),
            tag("tbody", {}, *body),
        ),
    )


def rows_head(words: Words) -> Markup:
    """The heading of the column that opens the rows behind a number: on the screen only."""
    return tag("span", {"class": "onscreen"}, words("column.rows"))


def _is_number(value: Cell) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _cell(value: Cell, words: Words, *, first: bool, numeric: bool) -> Markup:
    name, attributes = ("th", {"scope": "row"}) if first else ("td", {})
    if isinstance(value, Markup):
        return tag(name, attributes, value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return tag(name, {**attributes, "class": "n"}, figure(value, words))
    if value is None and not first:
        return tag(name, {"class": "n none" if numeric else "none"}, "–")
    text = words.text(value)
    if isinstance(value, date):
        return tag(name, {"class": "date"}, text)
    return tag(name, attributes if first or len(text) < _LONG else {"class": "wide"}, text)


def figure(value: int | Decimal, words: Words) -> Markup:
    """A number as people read it, with its plain value."""
    plain = str(value) if isinstance(value, int) else f"{value.normalize():f}"
    return tag("data", {"value": plain}, words.number(value))


def sided_head(
    keys: Sequence[str], sides: Sequence[str], measures: Sequence[str], last: Sequence[str] = ()
) -> tuple[Markup, ...]:
    """Two lines of headings: a side over its measures; one line where there is one side."""
    if len(sides) == 1:
        return (tag("tr", {}, *(tag("th", {"scope": "col"}, h) for h in (*keys, *measures, *last))),)
    marks = [f"{mark(n)} {name}" for n, name in enumerate(sides)]
    above = tag(
        "tr",
        {},
        *(tag("th", {"scope": "col", "rowspan": "2"}, k) for k in keys),
        *(tag("th", {"scope": "colgroup", "colspan": str(len(measures))}, m) for m in marks),
        *(tag("th", {"scope": "col", "rowspan": "2"}, k) for k in last),
    )
    below = tag("tr", {}, *(tag("th", {"scope": "col"}, m) for _ in sides for m in measures))
    return above, below


def mark(side: int) -> str:
    """The letter of a side, as charts have it: A, B, C."""
    return chr(ord("A") + side)


def behind(ids: Mapping[str, Collection[str]], labels: Mapping[str, str]) -> Markup:
    """Links to the rows that a number was counted from: opened on demand, not printed.

    Args:
        ids: letter of the side → its records.
        labels: record → its short name; records without one are not on the page.
    """
    shown = {side: [r for r in own if r in labels] for side, own in ids.items()}
    count = sum(len(own) for own in shown.values())
    if not count:
        return tag("span", {"class": "behind"})
    parts = (
        tag("div", {}, f"{side}: " if len(shown) > 1 else "", *_links(own, labels))
        for side, own in shown.items()
        if own
    )
    return tag("details", {"class": "behind"}, tag("summary", {}, str(count)), *parts)


def _links(ids: Sequence[str], labels: Mapping[str, str]) -> list[Markup]:
    return [together((link(r, labels[r]), " ")) for r in ids[:_MOST_LINKS]]
