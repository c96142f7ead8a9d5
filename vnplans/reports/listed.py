"""The rows themselves: tasks and indicators of each document, each with the piece of the page that it was read from.

Charts and tables link here. Where no crop is at hand the printed text and the number of the page stand alone.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterable, Sequence

from schema.compare.sides import Side
from schema.contract.records import IndicatorRecord, TaskRecord
from vnplans.reports.crops import Crop
from vnplans.reports.markup import Markup, anchor, tag, together
from vnplans.reports.material import Material, Section
from vnplans.reports.ranges import said, years
from vnplans.reports.shared import theme_text
from vnplans.reports.tables import figure, mark
from vnplans.reports.targets import as_row, values_of
from vnplans.reports.words import Words


def section(material: Material) -> Section:
    """All rows of few documents."""
    words, parts = material.words, []
    for n, side in enumerate(material.chosen.shown):
        name = f"{mark(n)} {side.name}" if len(material.sides) > 1 else side.name
        parts.append(_tasks(side, words("table.tasks", name), material))
        parts.append(_indicators(side, words("table.indicators", name), material))
    about = None if material.crops.of else "about.rows.plain"
    return Section("rows", tuple(parts), (words("caveat.rows"),), about)


def _tasks(side: Side, caption: str, material: Material) -> Markup:
    words = material.words
    leads: dict[str, list[str]] = defaultdict(list)
    for body in side.agencies:
        if body.role == "lead":
            leads[body.task_id].append(body.agency or body.raw or "")
    head = [
        words(f"column.{c}") for c in ("number", "task", "theme", "lead", "period", "money", "vnd", "source")
    ]
    rows = (_task(t, leads.get(t.task_id, ()), material) for t in side.tasks)
    return _table(head, rows, caption)


def _task(task: TaskRecord, leads: Sequence[str], material: Material) -> Markup:
    words = material.words
    title = task.title or task.description or ""
    repeated = f" ({words('repeats')})" if task.duplicate_of else ""
    money = figure(task.budget_vnd, words) if task.budget_vnd is not None else "–"
    row = tag(
        "tr",
        {"id": anchor(task.task_id)},
        tag("th", {"scope": "row"}, material.labels[task.task_id]),
        tag("td", {"class": "wide", "lang": "vi"}, title + repeated),
        tag("td", {}, theme_text(task.theme, words)),
        tag("td", {"lang": "vi"}, "; ".join(leads) or "–"),
        tag("td", {"lang": "vi"}, "; ".join(p for p in (task.period_raw, task.due_raw) if p) or "–"),
        tag("td", {"lang": "vi"}, task.budget_raw or "–"),
        tag("td", {"class": "n"}, money),
        tag("td", {"class": "date"}, _page(task.page_first, words)),
    )
    return together((row, crops(task.task_id, 8, material)))


def _indicators(side: Side, caption: str, material: Material) -> Markup:
    words, held = material.words, values_of(side)
    head = [words(f"column.{c}") for c in ("number", "indicator", "targets", "printed", "source")]
    rows = []
    for one in side.indicators:
        values = (as_row(t) for t in held.get(one.indicator_id, ()))
        told = [": ".join(p for p in (years(v), said(v, words)) if p) for v in values]
        rows.append(_indicator(one, told, material))
    return _table(head, rows, caption)


def _indicator(one: IndicatorRecord, told: Sequence[str], material: Material) -> Markup:
    row = tag(
        "tr",
        {"id": anchor(one.indicator_id)},
        tag("th", {"scope": "row"}, material.labels[one.indicator_id]),
        tag("td", {"class": "wide", "lang": "vi"}, one.name or "–"),
        tag("td", {}, "; ".join(told) or "–"),
        tag("td", {"class": "wide", "lang": "vi"}, one.raw or "–"),
        tag("td", {"class": "date"}, _page(one.page, material.words)),
    )
    return together((row, crops(one.indicator_id, 5, material)))


def _table(head: Sequence[str], rows: Iterable[Markup], caption: str) -> Markup:
    line = tag("tr", {}, *(tag("th", {"scope": "col"}, h) for h in head))
    made = tag(
        "table",
        {"class": "rows"},
        tag("caption", {}, caption),
        tag("thead", {}, line),
        tag("tbody", {}, *rows),
    )
    return tag("div", {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption}, made)


def _page(page: int | None, words: Words) -> str:
    return words("page", page) if page is not None else words("no page")


def crops(record: str, columns: int, material: Material) -> Markup:
    """A line below a row, over all its columns: the pieces of pages, to be opened; nothing where there are none."""
    words, found = material.words, material.crops.of.get(record)
    if not found:
        return Markup("")
    pages = ", ".join(str(c.page) for c in found)
    pictures = (picture(c, record, words) for c in found)
    shown = tag("details", {"class": "crop"}, tag("summary", {}, words("crops", pages)), *pictures)
    return tag("tr", {"class": "crops"}, tag("td", {"colspan": str(columns)}, shown))


def picture(crop: Crop, record: str, words: Words) -> Markup:
    """A crop inside the page."""
    data = base64.b64encode(crop.png).decode("ascii")
    return tag(
        "img",
        {
            "src": f"data:image/png;base64,{data}",
            "alt": words("crop", record, crop.page),
            "width": str(crop.width),
            "height": str(crop.height),
            "loading": "lazy",
        },
    )
