"""The sections in which something is counted for each document: themes, money, bodies, time, emissions.

Each is made of one comparison: its charts, below them its table with the frame's own numbers, its notes. Up to four
documents are bars beside bars; of more the picture is a table of shades.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schema.compare.bodies import roles_by_body
from schema.compare.by import tables
from schema.compare.filters import is_of_year
from schema.compare.frames import Comparison, letters
from schema.compare.money import NO_SOURCE, NO_YEAR, stated_amounts
from schema.compare.sides import Side
from schema.compare.theme_names import NO_THEME
from schema.contract.records import RecordValue
from vnplans.reports import bars
from vnplans.reports.bars import Bars
from vnplans.reports.heat import heat, spread
from vnplans.reports.markup import Markup, tag
from vnplans.reports.material import Material, Section
from vnplans.reports.tables import behind, framed, mark, rows_head, sided_head, table
from vnplans.reports.words import Words

Row = Mapping[str, RecordValue]
GROUPS = 20
"""Most groups of bars; the table has all rows."""
_MONEY = ("budget_vnd", "amount_vnd")
_MORE = re.compile(r"\+(\d+) more$")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a section counts.

    Attributes:
        by: the way of comparing.
        charts: measures that are drawn.
        shown: measures of the table.
        label: the name of a row.
        records: of a side and a row the tasks behind it.
    """

    by: str
    charts: tuple[str, ...]
    shown: tuple[str, ...]
    label: Callable[[Row, Words], str]
    records: Callable[[Side, Row], Collection[str]]


def _theme(row: Row, words: Words) -> str:
    return (
        words("no theme") if row["theme"] == NO_THEME else str(row[f"name_{words.language}"] or row["theme"])
    )


def _source(row: Row, words: Words) -> str:
    return words.known(f"source.{row['source']}", str(row["source"]))


def _year_and_source(row: Row, words: Words) -> str:
    return f"{_year(row, words)} · {_source(row, words)}"


def _year(row: Row, words: Words) -> str:
    return words("no year") if row["year"] == NO_YEAR else str(row["year"])


def _of_theme(side: Side, row: Row) -> list[str]:
    return [t.task_id for t in side.counted if (t.theme or NO_THEME) == row["theme"]]


def _of_source(side: Side, row: Row) -> list[str]:
    if row["source"] == NO_SOURCE:
        named = {f.task_id for f in side.funding}
        return [t.task_id for t in side.counted if t.task_id not in named]
    wanted = {f.task_id for f in side.funding if f.source == row["source"]}
    return [t.task_id for t in side.counted if t.task_id in wanted]


def _of_amount(side: Side, row: Row) -> list[str]:
    found = (a.task_id for a in stated_amounts(side) if (a.year, a.source) == (row["year"], row["source"]))
    return list(dict.fromkeys(found))


def _of_body(side: Side, row: Row) -> list[str]:
    roles = roles_by_body(side).get(str(row["agency"]), {})
    return [t.task_id for t in side.counted if t.task_id in roles.get("lead", ())]


def _of_year(side: Side, row: Row) -> list[str]:
    year = row["year"]
    return [t.task_id for t in side.counted if isinstance(year, int) and is_of_year(t, year)]


def _with_tonnes(side: Side, row: Row) -> list[str]:
    wanted = set(_of_theme(side, row))
    return [t.task_id for t in side.counted if t.ghg_tco2e is not None and t.task_id in wanted]


THEMES = Counted("themes", ("budget_vnd", "tasks"), ("tasks", "budget_vnd", "leads"), _theme, _of_theme)
FUNDING = Counted("funding", ("tasks",), ("tasks", "amount_vnd"), _source, _of_source)
BUDGETS = Counted("budgets", ("amount_vnd",), ("tasks", "amount_vnd"), _year_and_source, _of_amount)
AGENCIES = Counted(
    "agencies",
    ("lead",),
    ("lead", "support", "other", "printed"),
    lambda row, _: str(row["agency"]),
    _of_body,
)
PERIODS = Counted(
    "periods", (), ("begun", "running", "ending", "due"), lambda row, _: str(row["year"]), _of_year
)
EMISSIONS = Counted(
    "emissions",
    ("cut_tco2e",),
    ("tasks_with_cut", "cut_tco2e", "tasks_with_both", "cost_vnd", "vnd_per_tco2e"),
    _theme,
    _with_tonnes,
)


def section(of: Counted, material: Material) -> Section:
    """The section of what is counted."""
    (found,) = tables(material.chosen, of.by)
    words = material.words
    notes = [*_not_stated(found, of, words), *material.notes(found)]
    parts = pictures(found, of, material)
    if not found.rows:
        return Section(of.by, (tag("p", {"class": "empty"}, words("chart.empty", words(f"table.{of.by}"))),))
    if material.few:
        left = _left_out(found, of, words)
        return Section(of.by, (*parts, numbers(found, of, material)), (*left, *notes))
    return Section(of.by, parts, tuple(notes))


def pictures(found: Comparison, of: Counted, material: Material) -> tuple[Markup, ...]:
    """The charts of a comparison; of many documents each with its table of all keys."""
    words = material.words
    made: list[Markup] = []
    if of.by == "budgets" and material.few:
        return tuple(bars.draw(c, words) for c in _of_money(found, words))
    for measure in of.charts or of.shown[1:2]:
        if material.few and of.charts:
            made.append(bars.draw(chart(found, measure, of, words), words))
        elif not material.few:
            shown = _shown(measure, words)
            title = words(f"chart.{of.by}.{measure}")
            made.append(heat(found, measure, lambda row: of.label(row, words), shown, title))
            made.append(spread(found, measure, lambda row: of.label(row, words), words))
    return tuple(made)


def chart(found: Comparison, measure: str, of: Counted, words: Words) -> Bars:
    """The bars of one measure, the longest first."""
    rows = [
        (of.label(row, words), tuple(_number(row[f"{measure}_{m}"]) for m in letters(len(found.sides))))
        for row in found.dicts()
    ]
    return largest_first(rows, found.sides, words(f"chart.{of.by}.{measure}"), _shown(measure, words))


Values = tuple[int | Decimal | None, ...]


def largest_first(
    rows: Sequence[tuple[str, Values]],
    sides: Sequence[str],
    title: str,
    shown: Callable[[int | Decimal], str],
) -> Bars:
    """Bars of the rows with the largest values; a side that states nothing at all has none, a caveat names it."""
    places = [n for n in range(len(sides)) if any(values[n] is not None for _, values in rows)]
    stated = [(label, tuple(values[n] for n in places)) for label, values in rows if any(values)]
    stated.sort(key=lambda r: -max(v or 0 for v in r[1]))
    silent = tuple((n, side) for n, side in enumerate(sides) if n not in places)
    named = tuple(sides[n] for n in places)
    return Bars(title, named, tuple(stated[:GROUPS]), shown, tuple(places), silent)


def _of_money(found: Comparison, words: Words) -> tuple[Bars, ...]:
    """Money by source over all years, and by year over all sources where a year is stated."""
    marks = letters(len(found.sides))
    made = []
    for column, label in (("source", _source), ("year", _year)):
        sums: dict[str, list[int | None]] = {}
        for row in found.dicts():
            own = sums.setdefault(label(row, words), [None] * len(marks))
            for n, m in enumerate(marks):
                amount = row[f"amount_vnd_{m}"]
                if isinstance(amount, int):
                    own[n] = (own[n] or 0) + amount
        rows = [(name, tuple(own)) for name, own in sums.items()]
        if column == "source" or set(sums) != {words("no year")}:
            made.append(largest_first(rows, found.sides, words(f"chart.budgets.{column}"), words.billion))
    return tuple(made)


def _shown(measure: str, words: Words) -> Callable[[int | Decimal], str]:
    return words.billion if measure in _MONEY else words.number


def _number(value: RecordValue) -> int | Decimal | None:
    return value if isinstance(value, int | Decimal) else None


def numbers(found: Comparison, of: Counted, material: Material) -> Markup:
    """The table below the charts: the frame's rows, and links to the rows of tasks behind each; the sums as last line."""
    words, sides = material.words, material.chosen.shown
    marks = letters(len(found.sides))
    rows = []
    for row in found.dicts():
        ids = {mark(n): of.records(side, row) for n, side in enumerate(sides)}
        cells = [_more(row[f"{m}_{k}"], words) for k in marks for m in of.shown]
        rows.append((of.label(row, words), *cells, behind(ids, material.labels)))
    head = sided_head(
        [words(f"key.{of.by}")],
        found.sides,
        [words(f"measure.{m}") for m in of.shown],
        [rows_head(words)],
    )
    below = totals(found, words)
    parts = [framed(head, rows, words, words(f"table.{of.by}")), *([below] if below else [])]
    return Markup("".join(parts))


def _more(value: RecordValue, words: Words) -> RecordValue:
    """A list of bodies that ends in ``+2 more``, in the report's language."""
    return _MORE.sub(lambda m: words("more", m[1]), value) if isinstance(value, str) else value


def totals(found: Comparison, words: Words) -> Markup | None:
    """One line a document: what is summed."""
    if not found.totals.rows:
        return None
    kept = [n for n, c in enumerate(found.totals.columns) if c not in ("side", "document_id")]
    head = [words(f"measure.{found.totals.columns[n]}") for n in kept]
    rows: Sequence[Sequence[RecordValue]] = [[row[n] for n in kept] for row in found.totals.rows]
    return table(head, rows, words, words("table.totals"))


def _left_out(found: Comparison, of: Counted, words: Words) -> list[str]:
    """That a chart does not show all rows."""
    for measure in of.charts:
        stated = sum(
            any(_number(r[f"{measure}_{m}"]) for m in letters(len(found.sides))) for r in found.dicts()
        )
        if stated > GROUPS:
            return [words("caveat.left_out", GROUPS, stated)]
    return []


def _not_stated(found: Comparison, of: Counted, words: Words) -> list[str]:
    """Which documents state nothing of a measure that others state."""
    said = []
    for measure in (m for m in of.charts if m in (*_MONEY, "cut_tco2e")):
        silent = [
            side
            for side, k in zip(found.sides, letters(len(found.sides)), strict=True)
            if not any(row[f"{measure}_{k}"] is not None for row in found.dicts())
        ]
        if silent:
            said.append(words("caveat.not_stated", words(f"measure.{measure}"), "; ".join(silent)))
    return said
