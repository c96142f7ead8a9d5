"""Indicators of two sides with their targets, one beside the other, and a word on whether they compare.

Two indicators stand in one row where both carry the same national code, else where their names are nearly the
same. ``comparable`` says whether one figure may be set against the other, at once or after conversion, or why
not: a level against a change, another baseline, another year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from normalize.national.sets import national_indicator, national_indicators
from normalize.notes import Code, Severity
from normalize.quantities.conversion import same_dimension
from normalize.text import key
from schema.compare.by import Comparison, Side
from schema.contract.records import IndicatorRecord, ObservationRecord, RecordValue, TargetRecord
from schema.contract.values import as_text

SAME_NAME = 75.0
"""Per cent of likeness of two names from which they are set side by side."""

Group = tuple[list[IndicatorRecord], list[IndicatorRecord], str]
"""Statements of one side, of the other, and why they stand in one row."""


def by_indicators(a: Side, b: Side) -> Comparison:
    """The common codes of the national sets first, one row a code; then pairs by name; then what one side has
    alone."""
    targets_a, targets_b = _targets(a), _targets(b)
    why_a, why_b = _reasons_of_codes(a), _reasons_of_codes(b)
    rows: list[tuple[RecordValue, ...]] = []
    for here, there, matched in _groups(_own(a), _own(b)):
        mine = [t for i in here for t in targets_a.get(i.indicator_id, [])]
        others = [t for i in there for t in targets_b.get(i.indicator_id, [])]
        code = next((i.national_code for i in (*here, *there) if i.national_code), None)
        why = [why_a.get(i.indicator_id) for i in here] + [why_b.get(i.indicator_id) for i in there]
        word = comparable(mine, others) if here and there else None
        cells = (_names(here), _targets_or_none(mine), _names(there), _targets_or_none(others))
        reasons = "; ".join(dict.fromkeys(w for w in why if w)) or None
        rows.append((code, national_name(code), *cells, matched, word, reasons))
    names = (
        "national_code",
        "national_name",
        "name_a",
        "targets_a",
        "name_b",
        "targets_b",
        "matched_by",
        "comparable",
        "national_why",
    )
    notes = ("Targets inside tasks are left out; `vnplans show` lists them with their tasks.",)
    return Comparison("indicators", (a.name, b.name), names, tuple(rows), (*notes, *_codes_to_check(a, b)))


def _reasons_of_codes(side: Side) -> dict[str, str]:
    """Indicator → why it has its national code and which comes next."""
    return {f.record_id: f.message for f in side.findings if f.code == Code.NATIONAL_CODE.value}


def _codes_to_check(*sides: Side) -> list[str]:
    """A note on each national code that a second candidate comes near."""
    return [
        f"{side.name}: {f.message}"
        for side in sides
        for f in side.findings
        if f.code == Code.NATIONAL_CODE.value and f.severity != Severity.INFO.value and f.status == "open"
    ]


def national_name(code: str | None) -> str | None:
    """The name of a code of a national set; None for a number that a table printed and no set has."""
    found = national_indicator(code) if code else None
    return found.name if found else None


def _own(side: Side) -> list[IndicatorRecord]:
    return [i for i in side.indicators if i.task_id is None]


def _targets(side: Side) -> dict[str, list[TargetRecord]]:
    found: dict[str, list[TargetRecord]] = defaultdict(list)
    for target in side.targets:
        found[target.indicator_id].append(target)
    return found


def _groups(here: list[IndicatorRecord], there: list[IndicatorRecord]) -> Iterator[Group]:
    """Common codes in the order of the set, pairs by name (best first), then the single ones as printed."""
    common = _codes(here) & _codes(there)
    for code in sorted(common, key=_code_order):
        yield _with_code(here, code), _with_code(there, code), "national code"
    left_here = [i for i in here if i.national_code not in common]
    left_there = [i for i in there if i.national_code not in common]
    pairs = _pairs_by_name(left_here, left_there)
    for n, m, points in pairs:
        yield [left_here[n]], [left_there[m]], f"name {points:.0f}%"
    paired_here, paired_there = {n for n, _, _ in pairs}, {m for _, m, _ in pairs}
    yield from (([one], [], "") for n, one in enumerate(left_here) if n not in paired_here)
    yield from (([], [other], "") for m, other in enumerate(left_there) if m not in paired_there)


def _codes(indicators: list[IndicatorRecord]) -> set[str]:
    return {i.national_code for i in indicators if i.national_code}


def _with_code(indicators: list[IndicatorRecord], code: str) -> list[IndicatorRecord]:
    return [i for i in indicators if i.national_code == code]


def _pairs_by_name(here: list[IndicatorRecord], there: list[IndicatorRecord]) -> list[tuple[int, int, float]]:
    """Places of two statements of nearly the same name, with the likeness in per cent; each statement in one
    pair."""
    likely = [(_likeness(one, other), n, m) for n, one in enumerate(here) for m, other in enumerate(there)]
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for points, n, m in sorted(likely, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if points >= SAME_NAME and n not in pairs and m not in taken:
            pairs[n] = (m, points)
            taken.add(m)
    return [(n, m, points) for n, (m, points) in pairs.items()]


def _code_order(code: str) -> tuple[int, str]:
    """The order of the sets and, in a set, of the circular; numbers that no set has come last."""
    order = {indicator.code: place for place, indicator in enumerate(national_indicators())}
    return order.get(code, len(order)), code


def _likeness(one: IndicatorRecord, other: IndicatorRecord) -> float:
    return fuzz.token_sort_ratio(key(one.name or one.raw or ""), key(other.name or other.raw or ""))


def _names(indicators: list[IndicatorRecord]) -> str | None:
    """The names of the statements of one row, each once."""
    return " / ".join(dict.fromkeys(i.name or i.raw or "" for i in indicators)) or None


def _targets_or_none(targets: list[TargetRecord]) -> str | None:
    return targets_text(targets) or None


def targets_text(targets: list[TargetRecord]) -> str:
    """The targets of one indicator; subjects only where they tell them apart."""
    several = len({t.subject for t in targets}) > 1
    return "; ".join(target_text(t, with_subject=several) for t in targets)


_WAYS = {"increase": "increase by", "reduce": "reduce by", "reach": "to", "keep": "keep at"}
"""How a target's direction is said: a level is reached ("to 50 %"), a change is made ("reduce by 19 %")."""


def target_text(target: TargetRecord, *, with_subject: bool = True) -> str:
    """A target in a few words: ``2030: reduce by 11-24 % against BAU``, ``2030: to > 50 %``."""
    against = target.baseline or target.baseline_year
    parts = [
        (target.subject or "") if with_subject else "",
        _WAYS.get(target.direction or "", ""),
        _value_text(target),
        f"against {against}" if against else "",
    ]
    return _of_years(target, " ".join(p for p in parts if p))


def observation_text(seen: ObservationRecord) -> str:
    """An observation in a few words: ``2024: 98 % (actual)``."""
    parts = [seen.subject or "", _value_text(seen), f"({seen.kind})"]
    return _of_years(seen, " ".join(p for p in parts if p))


def _value_text(value: TargetRecord | ObservationRecord) -> str:
    low, high = as_text("low", value.low), as_text("high", value.high)
    comparator = value.comparator or "="
    figure = f"{low}-{high}" if comparator == "range" else f"{comparator} {low or high}".removeprefix("= ")
    return f"{figure} {value.unit}" if value.unit else figure


def _of_years(value: TargetRecord | ObservationRecord, words: str) -> str:
    span = f"{value.year_start}-{value.year or ''}" if value.year_start else str(value.year or "")
    return f"{span}: {words}" if span else words


def comparable(mine: list[TargetRecord], others: list[TargetRecord]) -> str:
    """``yes``, ``yes, after conversion``, or why not: the two targets that come nearest decide."""
    if not mine or not others:
        return "no: no figure on one side"
    reasons = min((_reasons(one, other) for one in mine for other in others), key=len)
    if reasons:
        return "no: " + ", ".join(reasons)
    same_unit = {t.unit for t in mine} & {t.unit for t in others}
    return "yes" if same_unit else "yes, after conversion"


def _reasons(one: TargetRecord, other: TargetRecord) -> list[str]:
    """Why two targets cannot be set against each other."""
    changes = [t.direction in ("increase", "reduce") for t in (one, other)]
    found = []
    if one.unit != other.unit and not same_dimension(one.unit or "", other.unit or ""):
        found.append("other unit")
    if changes[0] != changes[1]:
        found.append("level against change")
    elif one.direction != other.direction and all(changes):
        found.append("other direction")
    if _baseline(one) != _baseline(other):
        found.append("other baseline")
    if one.year != other.year:
        found.append("other year")
    return found


def _baseline(target: TargetRecord) -> str | None:
    return str(target.baseline_year) if target.baseline_year else target.baseline
