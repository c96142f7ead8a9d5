"""Indicators of two sides with their targets, one beside the other, and a word on whether they compare.

Two indicators stand in one row where both carry the same national code, else where their names are nearly the
same. ``comparable`` says what a reader must know before setting one figure against the other: unit, year,
direction or baseline that differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from normalize.text import key
from schema.compare import Comparison, Side
from schema.records import IndicatorRecord, RecordValue, TargetRecord
from schema.values import as_text

SAME_NAME = 75.0
"""Per cent of likeness of two names from which they are set side by side."""

Pair = tuple[IndicatorRecord | None, IndicatorRecord | None, str]


def by_indicators(a: Side, b: Side) -> Comparison:
    """One row for each pair of indicators, then those that only one side has."""
    targets_a, targets_b = _targets(a), _targets(b)
    rows: list[tuple[RecordValue, ...]] = []
    for one, other, matched in _pairs(_own(a), _own(b)):
        mine = targets_a.get(one.indicator_id, []) if one else []
        others = targets_b.get(other.indicator_id, []) if other else []
        code = next((i.national_code for i in (one, other) if i and i.national_code), None)
        comparable = _comparable(mine, others) if one and other else None
        cells = (_name(one), _told(mine), _name(other), _told(others))
        rows.append((code, *cells, matched, comparable))
    names = ("national_code", "name_a", "targets_a", "name_b", "targets_b", "matched_by", "comparable")
    notes = ("Targets inside tasks are left out; `vnplans show` lists them with their tasks.",)
    return Comparison("indicators", (a.name, b.name), names, tuple(rows), notes)


def _own(side: Side) -> list[IndicatorRecord]:
    return [i for i in side.indicators if i.task_id is None]


def _targets(side: Side) -> dict[str, list[TargetRecord]]:
    found: dict[str, list[TargetRecord]] = defaultdict(list)
    for target in side.targets:
        found[target.indicator_id].append(target)
    return found


def _pairs(here: list[IndicatorRecord], there: list[IndicatorRecord]) -> Iterator[Pair]:
    """Pairs by code, then by name (best first), then the single ones in the order of the print."""
    left = list(there)
    single: list[IndicatorRecord] = []
    paired: list[Pair] = []
    for one in here:
        same = next((o for o in left if one.national_code and o.national_code == one.national_code), None)
        if same is None:
            single.append(one)
        else:
            left.remove(same)
            paired.append((one, same, "national code"))
    likely = sorted(
        ((_likeness(one, o), n, m) for n, one in enumerate(single) for m, o in enumerate(left)),
        key=lambda c: (-c[0], c[1], c[2]),
    )
    taken_here: set[int] = set()
    taken_there: set[int] = set()
    for points, n, m in likely:
        if points < SAME_NAME:
            break
        if n not in taken_here and m not in taken_there:
            taken_here.add(n)
            taken_there.add(m)
            paired.append((single[n], left[m], f"name {points:.0f}%"))
    yield from paired
    yield from ((one, None, "") for n, one in enumerate(single) if n not in taken_here)
    yield from ((None, o, "") for m, o in enumerate(left) if m not in taken_there)


def _likeness(one: IndicatorRecord, other: IndicatorRecord) -> float:
    return fuzz.token_sort_ratio(key(one.name or one.raw or ""), key(other.name or other.raw or ""))


def _name(indicator: IndicatorRecord | None) -> str | None:
    return (indicator.name or indicator.raw) if indicator else None


def _told(targets: list[TargetRecord]) -> str | None:
    return targets_text(targets) or None


def targets_text(targets: list[TargetRecord]) -> str:
    """The targets of one indicator; subjects only where they tell them apart."""
    several = len({t.subject for t in targets}) > 1
    return "; ".join(target_text(t, with_subject=several) for t in targets)


def target_text(target: TargetRecord, *, with_subject: bool = True) -> str:
    """A target in a few words: ``2030: reduce 11-24 % against BAU``."""
    low, high = as_text("low", target.low), as_text("high", target.high)
    comparator = target.comparator or "="
    value = f"{low}-{high}" if comparator == "range" else f"{comparator} {low or high}".removeprefix("= ")
    span = f"{target.year_start}-{target.year}" if target.year_start else str(target.year or "")
    against = target.baseline or target.baseline_year
    parts = [
        (target.subject or "") if with_subject else "",
        target.direction or "",
        value,
        target.unit or "",
        f"against {against}" if against else "",
    ]
    words = " ".join(p for p in parts if p)
    return f"{span}: {words}" if span else words


def _comparable(mine: list[TargetRecord], others: list[TargetRecord]) -> str:
    """``yes``, or what differs."""
    if not mine or not others:
        return "no figure on one side"
    checks = (
        ("unit", {t.unit for t in mine}, {t.unit for t in others}),
        ("year", {t.year for t in mine}, {t.year for t in others}),
        ("direction", {t.direction for t in mine}, {t.direction for t in others}),
        ("baseline", {_baseline(t) for t in mine}, {_baseline(t) for t in others}),
    )
    different = [name for name, one, other in checks if not (one & other)]
    return "yes" if not different else "differs in " + ", ".join(different)


def _baseline(target: TargetRecord) -> str | None:
    return str(target.baseline_year) if target.baseline_year else target.baseline
