"""Each part of a task held against what a careful reader takes from the row (bench.task_values).

Each function counts one part under one reading of the gold: what is wanted, what of it is right, and what was read beside
it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from bench.task_bodies import bodies
from bench.task_gold import Entry, Held, Mine, Table, like, plain_number, readings
from schema.contract.records import TaskBudgetRecord, TaskFundingRecord

Span = tuple[date | None, date | None, bool]
"""Start, end, and whether it has no end."""


def title(mine: Mine, gold: Entry, table: Table) -> Held:
    return Held(1, int(like(mine.record.title, str(gold["title"])) >= 92))


def group(mine: Mine, gold: Entry, table: Table) -> Held:
    wanted = cast("str | None", gold.get("group"))
    return _one(plain_number(wanted) or None, plain_number(mine.record.group_number) or None)


def _one(wanted: object, own: object) -> Held:
    if wanted is None:
        return Held(0, 0, int(own is not None))
    return Held(1, int(own == wanted))


def budget(mine: Mine, gold: Entry, table: Table) -> Held:
    wholes = readings(cast("Entry", gold["budget"] or {}))
    held = [_one(w.get("total_vnd"), mine.record.budget_vnd) for w in wholes]
    return min(held, key=lambda h: h.faults)


def shared(mine: Mine, gold: Entry, table: Table) -> Held:
    return _one(cast("Entry", gold["budget"] or {}).get("shared_with"), mine.shared_with)


def parts(mine: Mine, gold: Entry, table: Table) -> Held:
    """Amounts by year and by source. Parts of one source may be added up; a zero is no fault."""
    wanted = cast("list[Entry]", cast("Entry", gold["budget"] or {}).get("parts") or [])
    left = [b for b in mine.budgets if b.amount_vnd]
    missing: list[Entry] = []
    for part in wanted:
        own = next((b for b in left if b.amount_vnd == part["vnd"] and _same_part(b, part)), None)
        if own is None:
            missing.append(part)
        else:
            left.remove(own)
    for own in list(left):
        summed = [p for p in missing if _same_part(own, p)]
        if len(summed) > 1 and sum(cast("int", p["vnd"]) for p in summed) == own.amount_vnd:
            left.remove(own)
            missing = [p for p in missing if p not in summed]
    return Held(len(wanted), len(wanted) - len(missing), len(left))


def _same_part(own: TaskBudgetRecord, part: Entry) -> bool:
    years = (own.year_first, own.year_last or own.year) == (part.get("year_start"), part.get("year"))
    return years and (part.get("source") is None or own.source in _sources(part))


def _sources(entry: Entry) -> set[object]:
    return {entry.get("source"), *cast("list[object]", entry.get("source_also") or [])}


def funding(mine: Mine, gold: Entry, table: Table) -> Held:
    """Sources; the dataset has each once with all its names, so that one row may hold several that are wanted."""
    wanted = cast("list[Entry]", gold["funding"])
    named = {
        s
        for p in cast("list[Entry]", cast("Entry", gold["budget"] or {}).get("parts") or [])
        for s in _sources(p)
    }
    left = list(mine.funding)
    taken: list[TaskFundingRecord] = []
    right = 0
    for entry in wanted:
        own = next((f for f in left if f.source in _sources(entry)), None)
        again = any(f.source in _sources(entry) and str(entry["raw"]) in (f.raw or "") for f in taken)
        right += own is not None or again
        taken += [own] if own is not None else []
        left = [f for f in left if f is not own]
    return Held(len(wanted), right, sum(f.source not in named for f in left))


def products(mine: Mine, gold: Entry, table: Table) -> Held:
    wanted = cast("list[Entry]", gold["products"])
    own: list[tuple[str | None, Span]] = [(p.product, (p.due_start, p.due_end, False)) for p in mine.products]
    if not own and mine.record.product is not None:
        own = [(mine.record.product, (None, None, False))]
    right = 0
    for entry in wanted:
        due = cast("Entry | None", entry.get("due"))
        fit = next((p for p in own if like(p[0], str(entry["product"])) >= 88 and _is_due(p[1], due)), None)
        right += fit is not None
        own = [p for p in own if p is not fit]
    return Held(len(wanted), right, len(own))


def _is_due(own: Span, wanted: Entry | None) -> bool:
    """The end must be right, and the start where one was read."""
    start, end, _ = own
    if wanted is None:
        return end is None
    return _day(end) == wanted["end"] and (start is None or _day(start) == wanted["start"] or start == end)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def period(mine: Mine, gold: Entry, table: Table) -> Held:
    own: Span = (mine.record.period_start, mine.record.period_end, mine.record.open_ended)
    return _times(own, "period", mine, gold, table, _is_period)


def due(mine: Mine, gold: Entry, table: Table) -> Held:
    return _times((mine.record.due_start, mine.record.due_end, False), "due", mine, gold, table, _is_due)


def _is_period(own: Span, wanted: Entry | None) -> bool:
    start, end, is_open = own
    if wanted is None:
        return start is None and end is None
    days = (_day(start), _day(end)) == (wanted["start"], wanted["end"])
    return days and is_open == bool(wanted.get("open_ended"))


def _times(
    own: Span, key: str, mine: Mine, gold: Entry, table: Table, fits: Callable[[Span, Entry | None], bool]
) -> Held:
    wanted = cast("Entry | None", gold[key])
    empty = own[0] is None and own[1] is None
    if wanted is None:
        is_yearly = "annual" in (
            gold.get("recurrence"),
            gold.get("due_recurrence"),
        )  # its months may be given
        return Held(0, 0, int(not empty and not is_yearly))
    spans = cast("list[Entry]", gold.get("spans") or [])
    right = any(fits(own, w) for w in (wanted, *spans[-1:]))
    right |= bool(empty and spans and table.is_warned(mine, key))
    return Held(1, int(right))


def recurrence(mine: Mine, gold: Entry, table: Table) -> Held:
    wanted = gold.get("recurrence") or gold.get("due_recurrence")
    own = {r for r in (mine.record.recurrence, mine.record.due_recurrence) if r}
    if wanted is None:
        return Held(0, 0, len(own))
    return Held(1, int(wanted in own))


def days(mine: Mine, gold: Entry, table: Table) -> Held:
    return _one(gold.get("duration_days"), mine.record.duration_days)


def lead(mine: Mine, gold: Entry, table: Table) -> Held:
    return Held(*bodies(mine.bodies, gold, table.names, table.is_one_column)["lead"])


def support(mine: Mine, gold: Entry, table: Table) -> Held:
    return Held(*bodies(mine.bodies, gold, table.names, table.is_one_column)["support"])


def implement(mine: Mine, gold: Entry, table: Table) -> Held:
    return Held(*bodies(mine.bodies, gold, table.names, table.is_one_column)["implement"])


def open_sets(mine: Mine, gold: Entry, table: Table) -> Held:
    return Held(*bodies(mine.bodies, gold, table.names, table.is_one_column)["open sets"])


PARTS: Mapping[str, Callable[[Mine, Entry, Table], Held]] = {
    "title": title,
    "group": group,
    "lead": lead,
    "support": support,
    "implement": implement,
    "open sets": open_sets,
    "budget": budget,
    "shared": shared,
    "parts": parts,
    "funding": funding,
    "products": products,
    "period": period,
    "due": due,
    "recurrence": recurrence,
    "days": days,
}
"""Each part of a task with the function that counts it."""


def hold(mine: Mine, gold: Entry, table: Table) -> tuple[Entry, dict[str, Held]]:
    """A task held against the reading of the gold that is nearest to it."""
    found = [
        (r, {name: count(mine, r, table) for name, count in PARTS.items()}) for r in _swapped(mine, gold)
    ]
    return min(found, key=lambda f: sum(h.faults for h in f[1].values()))


def _swapped(mine: Mine, gold: Entry) -> list[Entry]:
    """Its readings; under "Thời gian" alone the period may be taken as the due time."""
    found = readings(gold)
    if mine.is_bare_time:
        found += [{**r, "period": r["due"], "due": r["period"]} for r in found]
    return found
