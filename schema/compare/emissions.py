"""What each side means to save of greenhouse gases, by theme, and what a tonne costs where a task states both.

Tonnes and money are those that the tasks state; a plan says of few tasks what they save, so counts stand beside each
sum. The cost of a tonne is the money of the tasks that state both by their tonnes; it is no cost of the theme.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from schema.compare.frames import Comparison, Grid, Row, matrix
from schema.compare.money import Parts, repeats
from schema.compare.sides import Side
from schema.compare.theme_names import NO_THEME, theme_head, theme_order
from schema.contract.records import TaskRecord

_MEASURES = ("tasks", "tasks_with_cut", "cut_tco2e", "tasks_with_both", "cost_vnd", "vnd_per_tco2e")


def by_emissions(sides: Sequence[Side]) -> Comparison:
    """Themes by side: tonnes of CO2 equivalent that tasks say they cut, and the cost of one where both are stated."""
    stating = [_stating(s) for s in sides]
    themes = theme_order({t.theme or NO_THEME for s in stating for t in s})
    groups = [_by_theme(s.counted) for s in sides]
    cut = [_by_theme(s) for s in stating]
    grid = Grid(
        "emissions",
        tuple(s.heading for s in sides),
        ("theme", "name_en", "name_vi"),
        _MEASURES,
        (_MEASURES, tuple(_cells(s.counted, c) for s, c in zip(sides, stating, strict=True))),
        (
            "Only themes in which a task states tonnes. vnd_per_tco2e is the money of the tasks that state both by their tonnes, in "
            "nominal VND; it says nothing of the tasks that state one or neither.",
            "Tonnes are as printed: plans do not always say whether a year or the whole life of a work is meant.",
            *repeats(sides),
        ),
    )
    return matrix(
        grid, themes, theme_head, lambda theme, n: _cells(groups[n].get(theme, ()), cut[n].get(theme, ()))
    )


def _stating(side: Side) -> tuple[TaskRecord, ...]:
    """The counted tasks that state tonnes and are no part of one that does."""
    stated = {t.task_id for t in side.tasks if t.ghg_tco2e is not None}
    parts = Parts(side)
    return tuple(t for t in side.counted if t.task_id in stated and not parts.within(t, stated))


def _by_theme(tasks: Sequence[TaskRecord]) -> dict[str, list[TaskRecord]]:
    groups: dict[str, list[TaskRecord]] = defaultdict(list)
    for task in tasks:
        groups[task.theme or NO_THEME].append(task)
    return groups


def _cells(tasks: Sequence[TaskRecord], stating: Sequence[TaskRecord]) -> Row:
    both = [
        (t.budget_vnd, t.ghg_tco2e) for t in stating if t.budget_vnd is not None and t.ghg_tco2e is not None
    ]
    tonnes = sum((tons for _, tons in both), Decimal(0))
    paid = sum(vnd for vnd, _ in both)
    return (
        len(tasks),
        len(stating),
        sum((t.ghg_tco2e or Decimal(0) for t in stating), Decimal(0)) if stating else None,
        len(both),
        paid if both else None,
        round(paid / tonnes) if tonnes > 0 else None,
    )
