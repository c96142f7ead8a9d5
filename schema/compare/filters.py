"""A side narrowed to one theme, one leading body or one year; every way of comparing takes what is left.

What hangs on a task (bodies, money) or on an indicator (targets) goes with it. The year of a task is one that its time
of execution covers or in which it is due; amounts of other years are left out, and a task that states its money as one sum
keeps it whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial

from normalize.text import key
from schema.compare.frames import Comparison
from schema.compare.sides import Side
from schema.compare.theme_names import NO_THEME, theme_names
from schema.contract.records import (
    ObservationRecord,
    RecordValue,
    TargetRecord,
    TaskAgencyRecord,
    TaskBudgetRecord,
    TaskRecord,
)
from schema.errors import UnknownChoice

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_BODIES_NAMED = 5
_LIKE = 0.5
"""Least likeness of a name that is offered for one that no plan has."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked at; None is all.

    Attributes:
        theme: as the register names it, in any of its three ways: ``energy``, ``Năng lượng``, ``Energy``.
        lead: a body that leads, by its printed name, its name of the day of comparison, its abbreviation.
        year: one year.
    """

    theme: str | None = None
    lead: str | None = None
    year: int | None = None


def narrowed(sides: Sequence[Side], wanted: Filters) -> tuple[tuple[Side, ...], tuple[str, ...]]:
    """The sides with what is asked for, and notes on what that leaves.

    Raises:
        UnknownChoice: a theme that the register has not, a body that leads nothing on any side, an impossible year.
    """
    found, notes = tuple(sides), []
    if wanted.theme is not None:
        theme = theme_of(wanted.theme)
        found = tuple(_of_theme(s, theme) for s in found)
        notes.append(f"Only theme {theme}; tasks and indicators that have it as second theme are left out.")
    if wanted.lead is not None:
        names = [_names_of_lead(s, wanted.lead) for s in sides]
        _refuse_unknown_lead(sides, names, wanted.lead)
        found = tuple(_of_lead(s, n) for s, n in zip(found, names, strict=True))
        notes.append(f"Only what {wanted.lead} leads, alone or with others.")
    if wanted.year is not None:
        if not _FIRST_YEAR <= wanted.year <= _LAST_YEAR:
            raise UnknownChoice(
                f"{wanted.year} is no year of a plan", hint="A year has four digits: --year 2025."
            )
        notes += [*_year_notes(found, wanted.year)]
        found = tuple(_of_year(s, wanted.year) for s in found)
    return found, tuple(notes)


def rows_shown(found: Comparison, shown: tuple[Side, Side], wanted: Filters) -> Comparison:
    """The rows of a comparison of two in which either side has what is asked for.

    Args:
        found: with ``task_id_a`` and ``task_id_b``, or ``indicator_id_a`` and ``indicator_id_b`` in its rows.
        shown: the two sides as far as they are asked for.
    """
    if wanted == Filters():
        return found
    rows = tuple(
        cells for cells, row in zip(found.rows, found.dicts(), strict=True) if _is_shown(row, shown, wanted)
    )
    note = f"{len(rows)} of {len(found.rows)} rows are shown; counts in the notes below are of all."
    return replace(found, rows=rows, notes=(note, *found.notes))


def _is_shown(row: Mapping[str, RecordValue], shown: tuple[Side, Side], wanted: Filters) -> bool:
    for mark, side in zip("ab", shown, strict=True):
        task, indicator = row.get(f"task_id_{mark}"), row.get(f"indicator_id_{mark}")
        if task is not None and any(t.task_id == task for t in side.tasks):
            return True
        of_year = wanted.year is None or _row_of_year(row, mark, wanted.year)
        if of_year and any(i.indicator_id == indicator for i in side.indicators):
            return True
    return False


def theme_of(text: str) -> str:
    """The id of a theme named by id, by its Vietnamese or its English name.

    Raises:
        UnknownChoice: for any other name.
    """
    if key(text) in (key(NO_THEME), "none"):
        return NO_THEME
    for theme, names in theme_names().items():
        if key(text) in (key(theme), *(key(n) for n in names)):
            return theme
    raise UnknownChoice(f"no theme {text!r}", hint=f"Themes are {', '.join(theme_names())}.")


def _of_theme(side: Side, theme: str) -> Side:
    tasks = [t for t in side.tasks if (t.theme or NO_THEME) == theme]
    indicators = {i.indicator_id for i in side.indicators if (i.theme or NO_THEME) == theme}
    return kept(side, {t.task_id for t in tasks}, indicators)


def kept(side: Side, tasks: Collection[str], indicators: Collection[str]) -> Side:
    """A side with these tasks and indicators and what hangs on them; of findings not those on other rows."""
    gone = {t.task_id for t in side.tasks} | {i.indicator_id for i in side.indicators}
    gone -= {*tasks, *indicators}
    values = {v.target_id: v.indicator_id for v in side.targets}
    values |= {v.observation_id: v.indicator_id for v in side.observations}
    return replace(
        side,
        tasks=tuple(t for t in side.tasks if t.task_id in tasks),
        agencies=tuple(a for a in side.agencies if a.task_id in tasks),
        budgets=tuple(b for b in side.budgets if b.task_id in tasks),
        funding=tuple(f for f in side.funding if f.task_id in tasks),
        indicators=tuple(i for i in side.indicators if i.indicator_id in indicators),
        targets=tuple(t for t in side.targets if t.indicator_id in indicators),
        observations=tuple(o for o in side.observations if o.indicator_id in indicators),
        indicator_agencies=tuple(a for a in side.indicator_agencies if a.indicator_id in indicators),
        findings=tuple(f for f in side.findings if values.get(f.record_id, f.record_id) not in gone),
    )


def _names_of_lead(side: Side, wanted: str) -> frozenset[str]:
    """Ids and printed names of the leading bodies that this name means; empty where it means none."""
    short = {r.agency_id: key(r.abbreviation) for r in side.register if r.abbreviation}
    same = key(wanted)
    found: set[str] = set()
    for body in _leads(side):
        printed = body.agency or body.raw or ""
        names = {key(printed), key(body.raw or ""), key(side.bodies.name(body.agency_id, printed))}
        if same in names or (body.agency_id and short.get(body.agency_id) == same):
            found.add(_own(body))
    return frozenset(found)


def _leads(side: Side) -> Iterable[TaskAgencyRecord]:
    own = (TaskAgencyRecord(task_id=a.indicator_id, role=a.role, position=a.position, agency_id=a.agency_id,
                            agency=a.agency, raw=a.raw, is_open_set=a.is_open_set)
           for a in side.indicator_agencies)  # fmt: skip
    return (b for b in (*side.agencies, *own) if b.role == "lead")


def _own(body: TaskAgencyRecord) -> str:
    return body.agency_id or key(body.agency or body.raw or "")


def _refuse_unknown_lead(sides: Sequence[Side], names: Sequence[Collection[str]], wanted: str) -> None:
    if any(names):
        return
    known = {
        s.bodies.name(b.agency_id, b.agency or b.raw or "")
        for s in sides
        for b in _leads(s)
        if not b.is_open_set
    }
    by_key = {key(n): n for n in sorted(known)}
    near = [by_key[k] for k in get_close_matches(key(wanted), by_key, _BODIES_NAMED, _LIKE)]
    hint = f"Nearest: {'; '.join(near)}." if near else "`--by agencies` lists the bodies that lead."
    raise UnknownChoice(f"{wanted!r} leads nothing in these plans", hint=hint)


def _of_lead(side: Side, names: Collection[str]) -> Side:
    led = {b.task_id for b in _leads(side) if _own(b) in names}
    indicators = {i.indicator_id for i in side.indicators if i.indicator_id in led or i.task_id in led}
    return kept(side, {t.task_id for t in side.tasks if t.task_id in led}, indicators)


def is_of_year(task: TaskRecord, year: int) -> bool | None:
    """Whether a task runs or is due in a year; None where it states no time."""
    start, end, due = task.period_start, task.period_end, task.due_end or task.due_start
    if start is None and end is None and due is None:
        return None
    if due is not None and due.year == year:
        return True
    if start is None:
        return end is not None and end.year == year
    last = year if task.open_ended else (end.year if end is not None else start.year)
    return start.year <= year <= last


def _of_year(side: Side, year: int) -> Side:
    tasks = {t.task_id for t in side.tasks if is_of_year(t, year)}
    targets = tuple(t for t in side.targets if _value_of_year(t, year))
    seen = tuple(o for o in side.observations if _value_of_year(o, year))
    stated = {t.indicator_id for t in targets} | {o.indicator_id for o in seen}
    left = kept(side, tasks, stated)
    return replace(
        left,
        targets=targets,
        observations=seen,
        budgets=tuple(b for b in left.budgets if _amount_of_year(b, year)),
    )


def _value_of_year(value: TargetRecord | ObservationRecord, year: int) -> bool:
    last = value.year
    if last is None:
        return False
    return (value.year_start or last) <= year <= last


def _row_of_year(row: Mapping[str, RecordValue], mark: str, year: int) -> bool:
    last, first = row.get(f"year_{mark}"), row.get(f"year_start_{mark}")
    if not isinstance(last, int):
        return False
    return (first if isinstance(first, int) else last) <= year <= last


def _amount_of_year(amount: TaskBudgetRecord, year: int) -> bool:
    if amount.year is not None:
        return amount.year == year
    if amount.year_first is not None and amount.year_last is not None:
        return amount.year_first <= year <= amount.year_last
    return True


def _year_notes(sides: Sequence[Side], year: int) -> Iterable[str]:
    yield f"Only what runs, is due or is measured in {year}; money that is not split by year is that of the whole task."
    timeless: Callable[[TaskRecord], bool] = partial(_states_no_time, year=year)
    for side in sides:
        if left := sum(1 for t in side.counted if timeless(t)):
            yield f"{side.name}: {left} task(s) that state no time are left out."


def _states_no_time(task: TaskRecord, year: int) -> bool:
    return is_of_year(task, year) is None
