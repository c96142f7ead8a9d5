"""What two sides do about each theme, which bodies carry it, and who is to pay.

Totals count a duplicate once. Money of a task that is a part of another is left out where the whole states
its own, so that nothing is added twice; money that is not stated is not estimated.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from normalize.registers import rows
from schema.compare.by import Comparison, Side
from schema.contract.records import AgencyRecord, RecordValue, TaskRecord

_LEADS_SHOWN = 3
_NO_THEME = "(no theme)"
_OPEN_SET = "(open set)"


@cache
def theme_names() -> dict[str, tuple[str, str]]:
    """theme → (Vietnamese name, English name), in the register's order."""
    return {r["theme"]: (r["name_vi"], r["name_en"]) for r in rows("themes")}


def money(tasks: Iterable[TaskRecord], of: Side) -> int | None:
    """The stated money of some tasks, each dong once; None where none is stated."""
    stated = {t.task_id: t.budget_vnd for t in of.tasks}
    parents = {t.task_id: t.parent_task_id for t in of.tasks}

    def within_a_sum(task: TaskRecord) -> bool:
        above = task.parent_task_id
        while above is not None:
            if stated.get(above) is not None:
                return True
            above = parents.get(above)
        return False

    amounts = [t.budget_vnd for t in tasks if t.budget_vnd is not None and not within_a_sum(t)]
    return sum(amounts) if amounts else None


def leads(tasks: Iterable[TaskRecord], of: Side) -> str | None:
    """The bodies that lead most of some tasks, with how many: ``Sở Công Thương 4; Sở Xây dựng 2``."""
    wanted = {t.task_id for t in tasks}
    counted = Counter(
        a.agency or a.raw or ""
        for a in of.agencies
        if a.role == "lead" and a.task_id in wanted and not a.is_open_set
    )
    ordered = sorted(counted.items(), key=lambda c: (-c[1], c[0]))
    shown = [f"{name} {count}" for name, count in ordered[:_LEADS_SHOWN]]
    rest = len(ordered) - _LEADS_SHOWN
    return "; ".join([*shown, *([f"+{rest} more"] if rest > 0 else [])]) or None


def by_themes(a: Side, b: Side) -> Comparison:
    """Themes by side: number of tasks, money, leads; the last row is the total."""
    groups_a, groups_b = _by_theme(a), _by_theme(b)
    known = [t for t in theme_names() if t in groups_a or t in groups_b]
    other = sorted((groups_a.keys() | groups_b.keys()) - set(known))
    rows: list[tuple[RecordValue, ...]] = []
    for theme in (*known, *other):
        vietnamese, english = theme_names().get(theme, (None, theme))
        here, there = groups_a.get(theme, ()), groups_b.get(theme, ())
        rows.append((theme, english, vietnamese, *_theme_cells(here, a), *_theme_cells(there, b)))
    total = ("total", "Total", "Tổng", *_total_cells(a), *_total_cells(b))
    names = ("theme", "name_en", "name_vi", *_sided("tasks", "budget_vnd", "leads"))
    return Comparison("themes", (a.name, b.name), names, (*rows, total), _count_notes(a, b))


def _sided(*names: str) -> tuple[str, ...]:
    return tuple(f"{n}_{side}" for side in "ab" for n in names)


def _by_theme(side: Side) -> dict[str, tuple[TaskRecord, ...]]:
    groups: dict[str, list[TaskRecord]] = defaultdict(list)
    for task in side.counted:
        groups[task.theme or _NO_THEME].append(task)
    return {t: tuple(found) for t, found in groups.items()}


def _theme_cells(tasks: tuple[TaskRecord, ...], side: Side) -> tuple[RecordValue, ...]:
    return len(tasks), money(tasks, side), leads(tasks, side)


def _total_cells(side: Side) -> tuple[RecordValue, ...]:
    return len(side.counted), money(side.counted, side), None


def _count_notes(a: Side, b: Side) -> tuple[str, ...]:
    notes = ["Budgets are sums of what the tasks state; empty means that none states any."]
    for side in (a, b):
        twice = len(side.tasks) - len(side.counted)
        if twice:
            notes.append(f"{side.name}: {twice} task(s) that repeat another are counted once.")
    return tuple(notes)


def by_agencies(a: Side, b: Side) -> Comparison:
    """Bodies by side: how many tasks each leads and supports, under its name of today.

    ``printed_a`` and ``printed_b`` name the bodies of each plan's own time where that differs.
    """
    counted = [_roles_by_body(side) for side in (a, b)]
    bodies = sorted(
        counted[0].keys() | counted[1].keys(),
        key=lambda n: (-sum(len(c.get(n, {}).get("lead", ())) for c in counted), n),
    )
    rows = [
        (name, *(cell for side in counted for cell in _body_cells(name, side.get(name, {}))))
        for name in bodies
    ]
    names = ("agency", *_sided("lead", "support", "other", "printed"))
    notes = (
        "Bodies are counted under the name of today's successor where the register knows one; "
        "phrases that name no single body (“các sở, ngành liên quan”) are left out.",
    )
    return Comparison("agencies", (a.name, b.name), names, tuple(rows), notes)


Roles = dict[str, set[str]]


def _roles_by_body(side: Side) -> dict[str, Roles]:
    """Body of today → role → ids of its tasks; the key ``printed`` holds the names of the plan's time."""
    register = {r.agency_id: r for r in side.register}
    wanted = {t.task_id for t in side.counted}
    found: dict[str, Roles] = defaultdict(lambda: defaultdict(set))
    for body in side.agencies:
        if body.is_open_set or body.task_id not in wanted:
            continue
        printed = body.agency or body.raw or _OPEN_SET
        name = today(body.agency_id, register) or printed
        found[name][body.role if body.role in ("lead", "support") else "other"].add(body.task_id)
        found[name]["printed"].add(printed)
    return found


def today(agency_id: str | None, register: dict[str, AgencyRecord]) -> str | None:
    """The name of the body that does its work now, through all successors; None for one not registered."""
    passed: set[str] = set()
    current = register.get(agency_id) if agency_id else None
    while current is not None and current.successor_id in register and current.agency_id not in passed:
        passed.add(current.agency_id)
        current = register[current.successor_id]
    return current.name if current else None


def _body_cells(name: str, roles: Roles) -> tuple[RecordValue, ...]:
    printed = "; ".join(sorted(roles.get("printed", set()) - {name})) or None
    return (*(len(roles.get(r, ())) for r in ("lead", "support", "other")), printed)


def by_funding(a: Side, b: Side) -> Comparison:
    """Funding sources by side: how many tasks name each, and the money that is stated for it."""
    rows: list[tuple[RecordValue, ...]] = []
    named = [_tasks_by_source(s) for s in (a, b)]
    stated = [_money_by_source(s) for s in (a, b)]
    sources = sorted({*named[0], *named[1], *stated[0], *stated[1]})
    for source in sources:
        cells = [(len(n.get(source, ())), m.get(source)) for n, m in zip(named, stated, strict=True)]
        rows.append((source, *cells[0], *cells[1]))
    unnamed = [sum(1 for t in s.counted if not any(t.task_id in x for x in n.values()))
               for s, n in zip((a, b), named, strict=True)]  # fmt: skip
    rows.append(("(not stated)", unnamed[0], None, unnamed[1], None))
    names = ("source", *_sided("tasks", "amount_vnd"))
    notes = (
        "A task that names several sources counts under each; amounts only where the print splits them.",
    )
    return Comparison("funding", (a.name, b.name), names, tuple(rows), notes)


def _tasks_by_source(side: Side) -> dict[str, set[str]]:
    wanted = {t.task_id for t in side.counted}
    found: dict[str, set[str]] = defaultdict(set)
    for row in side.funding:
        if row.task_id in wanted:
            found[row.source].add(row.task_id)
    return found


def _money_by_source(side: Side) -> dict[str, int]:
    wanted = {t.task_id for t in side.counted}
    found: dict[str, int] = defaultdict(int)
    for row in side.budgets:
        if row.source is not None and row.amount_vnd is not None and row.task_id in wanted:
            found[row.source] += row.amount_vnd
    return found
