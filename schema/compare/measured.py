"""The measures of a side: what its statements speak of, each with its values.

A statement may speak of several things (``Trên 60% các khu đô thị và trên 80% các cơ sở có hệ thống xử lý nước
thải``): each is a measure of its own, and what stands once for all (``có hệ thống …``) belongs to each. The same
thing stated twice (one clause for 2020, one for 2030) is one measure with the values of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from normalize.measures.read import Measure, read_measure
from normalize.measures.words import words_of
from normalize.text import key
from schema.compare.sides import Side
from schema.compare.values import Value, is_change, value_text
from schema.contract.records import IndicatorRecord, ObservationRecord, TargetRecord

TELLING = frozenset(["thing", "kind", "term", "other", "place"])
"""Roles of words that say what is measured."""
_TELLING_WORDS = 2
"""Fewest of them with which a task's indicator has a name of its own."""
_NOUNS = frozenset(["thing", "kind", "place", "listed place", "weak", "head"])
"""Roles of words that name what is counted and say nothing of it."""
_FEW_WORDS = 4
"""Most words of a subject that may lack its predicate: ``các khu đô thị``."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One thing that a document measures.

    Attributes:
        document_id: whose it is.
        name: what is measured, as printed.
        measure: the name taken apart.
        indicators: the statements that speak of it, in the order of the print.
        values: targets, then observations.
        is_part: a part of another target (``trong đó: …``).
    """

    document_id: str
    name: str
    measure: Measure
    indicators: tuple[IndicatorRecord, ...]
    values: tuple[Value, ...]
    is_part: bool = False

    @property
    def code(self) -> str | None:
        """Its code of the national set."""
        return next((i.national_code for i in self.indicators if i.national_code), None)

    @property
    def in_task(self) -> bool:
        """Whether only tasks speak of it."""
        return all(i.task_id is not None for i in self.indicators)


def measured(side: Side) -> tuple[Measured, ...]:
    """The measures of all documents of a side, in the order of the print."""
    targets: dict[str, list[TargetRecord]] = defaultdict(list)
    for target in side.targets:
        targets[target.indicator_id].append(target)
    seen: dict[str, list[ObservationRecord]] = defaultdict(list)
    for observation in side.observations:
        seen[observation.indicator_id].append(observation)
    titles = {t.task_id: t.title or "" for t in side.tasks}
    found = (
        one
        for i in side.indicators
        for one in _of_statement(
            _with_task(i, titles.get(i.task_id or "", "")),
            targets.get(i.indicator_id, []),
            seen.get(i.indicator_id, []),
        )
    )
    return tuple(_merged(found))


def _with_task(indicator: IndicatorRecord, title: str) -> IndicatorRecord:
    """A task's indicator whose name is a bare word (``công suất``) is named with its task."""
    telling = [w for w in words_of(indicator.name or "") if w.role in TELLING]
    if len(telling) >= _TELLING_WORDS or not title or key(title) == key(indicator.name or ""):
        return indicator
    return replace(indicator, name=f"{title}: {indicator.name}" if indicator.name else title)


def _merged(found: Iterable[Measured]) -> Iterator[Measured]:
    """What one document states twice, in the same words or in others of the same meaning, becomes one measure."""
    groups: dict[tuple[object, ...], list[Measured]] = defaultdict(list)
    for one in found:
        targets = [v for v in one.values if isinstance(v, TargetRecord)]
        sort = (targets[0].dimension, is_change(targets[0])) if targets else None
        indicator = one.indicators[0]
        named = _meaning(one.measure) if indicator.table_id is None and indicator.task_id is None else None
        groups[
            one.document_id, named or key(one.name), one.is_part, indicator.area, sort, indicator.task_id
        ].append(one)
    for same in groups.values():
        first = same[0]
        indicators = tuple({i.indicator_id: i for one in same for i in one.indicators}.values())
        values = tuple({_said(v): v for one in reversed(same) for v in reversed(one.values)}.values())[::-1]
        yield Measured(first.document_id, first.name, first.measure, indicators, values, first.is_part)


def _meaning(measure: Measure) -> tuple[object, ...] | None:
    """What a measure says, whatever its wording; None where it says too little to be known by."""
    telling = frozenset(w.text for w in measure.words)
    if len(telling) < _TELLING_WORDS:
        return None
    return (telling, frozenset(measure.counted), measure.places, measure.per, measure.head)


def _said(value: Value) -> tuple[object, ...]:
    """What a value says, so that a repeated one is kept once."""
    condition = value.condition if isinstance(value, TargetRecord) else value.kind
    return (value_text(value), value.year_start, value.year, condition)


def _of_statement(
    indicator: IndicatorRecord, targets: Sequence[TargetRecord], seen: Sequence[ObservationRecord]
) -> Iterator[Measured]:
    """The measures of one statement: one for each subject and sort of value."""
    groups: dict[tuple[object, ...], list[Value]] = defaultdict(list)
    for target in targets:
        groups[target.subject, target.part_of is not None, target.dimension, is_change(target)].append(target)
    for observation in seen:
        own = next((g for g in groups if (g[0], g[2]) == (observation.subject, observation.dimension)), None)
        groups[own or (observation.subject, False, observation.dimension, False)].append(observation)
    subjects = list(dict.fromkeys(str(g[0]) for g in groups if g[0]))
    if not groups:
        groups[None, False, None, False] = []
    for (subject, is_part, _, _), values in groups.items():
        name = _name(indicator, str(subject) if subject else None, subjects, is_part=bool(is_part))
        unit = values[0].unit if values and not is_change(values[0]) else None
        measure = read_measure(_with_area(name, indicator), unit)
        yield Measured(indicator.document_id, name, measure, (indicator,), tuple(values), bool(is_part))


def _with_area(name: str, indicator: IndicatorRecord) -> str:
    """A table's row may say its place in a column: ``Nông thôn``."""
    return f"{name} {indicator.area}" if indicator.area else name


def _name(indicator: IndicatorRecord, subject: str | None, subjects: Sequence[str], *, is_part: bool) -> str:
    """What one value speaks of: the subject, where it is a sentence's; else the statement's name with it."""
    name = indicator.name or indicator.raw or ""
    if subject is None or key(subject) == key(name):
        return name
    if is_part or indicator.table_id is not None or indicator.task_id is not None:
        return f"{name}: {subject}"
    stands_in_name = key(subject) in key(name)
    if stands_in_name or any(key(s) in key(name) for s in subjects):
        return _with_predicate(subject, subjects)
    return f"{name}: {subject}"


def _with_predicate(subject: str, subjects: Sequence[str]) -> str:
    """``các khu đô thị`` with the predicate of the next subject: ``có hệ thống xử lý nước thải``."""
    words = words_of(subject)
    if len(words) > _FEW_WORDS or not all(w.role in _NOUNS for w in words):
        return subject
    for later in subjects[subjects.index(subject) + 1 :]:
        syllables = later.split()
        for n in range(1, len(syllables)):
            if any(w.role == "predicate" for w in words_of(syllables[n])):
                return f"{subject} {' '.join(syllables[n:])}"
    return subject
