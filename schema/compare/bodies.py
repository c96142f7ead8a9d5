"""Which bodies carry each plan: how many tasks each leads, supports or has another part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from schema.compare.frames import Comparison, Grid, Row, matrix
from schema.compare.money import repeats
from schema.compare.sides import Side

Roles = dict[str, set[str]]
"""Role → ids of tasks; ``printed`` holds the names of the plan's own time."""


def by_agencies(sides: Sequence[Side]) -> Comparison:
    """Bodies by side, under their names of one day; ``printed_a`` names them as the plan does where that differs."""
    counted = [roles_by_body(s) for s in sides]
    bodies = sorted(
        {b for c in counted for b in c},
        key=lambda name: (-sum(len(c.get(name, {}).get("lead", ())) for c in counted), name),
    )
    grid = Grid(
        "agencies",
        tuple(s.heading for s in sides),
        ("agency",),
        ("lead", "support", "other", "printed"),
        (
            ("tasks", "tasks_with_lead", "bodies"),
            tuple(_sums(s, c) for s, c in zip(sides, counted, strict=True)),
        ),
        (
            "Bodies are counted under the names of one day where the register knows them (--agency-as-of); "
            "phrases that name no single body (“các sở, ngành liên quan”) are left out.",
            *repeats(sides),
        ),
    )
    return matrix(grid, bodies, lambda name: (name,), lambda name, n: _cells(name, counted[n].get(name, {})))


def _sums(side: Side, counted: dict[str, Roles]) -> Row:
    led = {task for roles in counted.values() for task in roles.get("lead", ())}
    return len(side.counted), len(led), len(counted)


def roles_by_body(side: Side) -> dict[str, Roles]:
    """Body → role (lead, support, other) → its tasks."""
    wanted = {t.task_id for t in side.counted}
    found: dict[str, Roles] = defaultdict(lambda: defaultdict(set))
    for body in side.agencies:
        if body.is_open_set or body.task_id not in wanted:
            continue
        printed = body.agency or body.raw or ""
        roles = found[side.bodies.name(body.agency_id, printed)]
        roles[body.role if body.role in ("lead", "support") else "other"].add(body.task_id)
        roles["printed"].add(printed)
    return found


def _cells(name: str, roles: Roles) -> Row:
    printed = "; ".join(sorted(roles.get("printed", set()) - {name}))
    counts = (len(roles.get(role, ())) for role in ("lead", "support", "other"))
    return (*counts, printed or None)
