"""What each side does about each theme: how many tasks, for how much, led by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from schema.compare.frames import Comparison, Grid, Row, matrix
from schema.compare.money import paying, repeats
from schema.compare.sides import Side
from schema.compare.theme_names import NO_THEME, theme_head, theme_order
from schema.contract.records import TaskRecord

_LEADS_SHOWN = 3


def by_themes(sides: Sequence[Side]) -> Comparison:
    """Themes by side: number of tasks, money, and the bodies that lead most."""
    groups = [_by_theme(s) for s in sides]
    themes = theme_order({t for g in groups for t in g})
    money = [_money_by_theme(s) for s in sides]
    grid = Grid(
        "themes",
        tuple(s.heading for s in sides),
        ("theme", "name_en", "name_vi"),
        ("tasks", "budget_vnd", "leads"),
        (
            ("tasks", "budget_vnd"),
            tuple(
                (len(s.counted), sum(m.values()) if m else None) for s, m in zip(sides, money, strict=True)
            ),
        ),
        ("Budgets are sums of what the tasks state; empty means that none states any.", *repeats(sides)),
    )
    leading = [_leading(s) for s in sides]

    def cells(theme: str, n: int) -> Row:
        tasks = groups[n].get(theme, ())
        return len(tasks), money[n].get(theme), _most(tasks, leading[n])

    return matrix(grid, themes, theme_head, cells)


def _by_theme(side: Side) -> dict[str, list[TaskRecord]]:
    groups: dict[str, list[TaskRecord]] = defaultdict(list)
    for task in side.counted:
        groups[task.theme or NO_THEME].append(task)
    return groups


def _money_by_theme(side: Side) -> dict[str, int]:
    found: Counter[str] = Counter()
    for task in paying(side):
        found[task.theme or NO_THEME] += task.budget_vnd or 0
    return dict(found)


def leads(tasks: Iterable[TaskRecord], of: Side) -> str | None:
    """The bodies that lead most of some tasks, with how many: ``Sở Công Thương 4; Sở Xây dựng 2``."""
    return _most(tasks, _leading(of))


def _leading(side: Side) -> dict[str, list[str]]:
    """Task → the bodies that lead it, under their names of the day of comparison."""
    found: dict[str, list[str]] = defaultdict(list)
    for body in side.agencies:
        if body.role == "lead" and not body.is_open_set:
            found[body.task_id].append(side.bodies.name(body.agency_id, body.agency or body.raw or ""))
    return found


def _most(tasks: Iterable[TaskRecord], leading: dict[str, list[str]]) -> str | None:
    counted = Counter(name for t in tasks for name in leading.get(t.task_id, ()))
    ordered = sorted(counted.items(), key=lambda c: (-c[1], c[0]))
    shown = [f"{name} {count}" for name, count in ordered[:_LEADS_SHOWN]]
    rest = len(ordered) - _LEADS_SHOWN
    return "; ".join([*shown, *([f"+{rest} more"] if rest > 0 else [])]) or None
