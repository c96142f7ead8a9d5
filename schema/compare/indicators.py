"""Indicators of two sides with their values, one beside the other, and a word on whether they compare.

Two measures are a pair where one national code ties them, else where they measure the same (``pairs``). Each pair has
a row for each year, so that values of one year stand side by side; behind the pairs comes what one side has alone.
``comparable`` says whether the two values of a row may be set against each other, at once or after conversion, or
why not; ``why`` says it with both values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from normalize.notes import Code, Severity
from schema.compare.aligned import aligned
from schema.compare.frames import Comparison
from schema.compare.measured import Measured, measured
from schema.compare.pairs import Pair, find_pairs, national_name
from schema.compare.sides import Side
from schema.compare.values import (
    Reason,
    Value,
    baseline,
    converted_text,
    reasons_against,
    value_text,
    verdict,
    way,
)
from schema.contract.records import IndicatorRecord, ObservationRecord, RecordValue, TargetRecord

_OF_PAIR = ("pair", "matched_by", "score", "national_code", "national_name")
_OF_SIDE = (
    "document",
    "indicator_id",
    "page",
    "name",
    "targets",
    "kind",
    "year_start",
    "year",
    "way",
    "comparator",
    "low",
    "high",
    "unit",
    "baseline",
    "condition",
    "raw",
)
COLUMNS = (
    *_OF_PAIR,
    *(f"{c}_{side}" for side in "ab" for c in _OF_SIDE),
    "converted_b",
    "comparable",
    "why",
    "national_why",
)
"""``targets`` is a value in words, of what is wanted or (``kind``) of what is or was; ``way`` is ``to`` for a level,
``increase by`` or ``reduce by`` for a change; ``converted_b`` the second value in the first one's unit; ``national_why`` why the statements
have their national codes and which come next."""


def by_indicators(a: Side, b: Side) -> Comparison:
    """The common codes of the national set first; then pairs by what is measured, the likest first; then what one
    side has alone, as printed. Each row holds one value of each side."""
    here, there = measured(a), measured(b)
    pairs = find_pairs(here, there)
    paired = {id(m) for p in pairs for m in (p.one, p.other)}
    codes = _reasons_of_codes(a) | _reasons_of_codes(b)
    rows = [(*row, _why_codes(pair, codes)) for n, pair in enumerate(pairs, 1) for row in _pair_rows(n, pair)]
    for mine, is_a in ((here, True), (there, False)):
        alone = (m for m in mine if id(m) not in paired and not m.in_task)
        rows += ((*row, _codes_of(m, codes)) for m in alone for row in _single_rows(m, is_a=is_a))
    notes = (*_notes(pairs, rows), *_codes_to_check(a, b))
    return Comparison("indicators", (a.name, b.name), COLUMNS, tuple(rows), notes)


def _reasons_of_codes(side: Side) -> dict[str, str]:
    """Indicator → why it has its national code and which comes next."""
    return {f.record_id: f.message for f in side.findings if f.code == Code.NATIONAL_CODE.value}


def _codes_of(one: Measured, reasons: Mapping[str, str]) -> str | None:
    found = (reasons.get(i.indicator_id) for i in one.indicators)
    return "; ".join(dict.fromkeys(w for w in found if w)) or None


def _why_codes(pair: Pair, reasons: Mapping[str, str]) -> str | None:
    found = (_codes_of(m, reasons) for m in (pair.one, pair.other))
    return "; ".join(dict.fromkeys(w for w in found if w)) or None


def _codes_to_check(*sides: Side) -> list[str]:
    """A note on each national code that a second candidate comes near."""
    return [
        f"{side.name}: {f.message}"
        for side in sides
        for f in side.findings
        if f.code == Code.NATIONAL_CODE.value and f.severity != Severity.INFO.value and f.status == "open"
    ]


def _notes(pairs: tuple[Pair, ...], rows: list[tuple[RecordValue, ...]]) -> tuple[str, ...]:
    words = [str(row[COLUMNS.index("comparable")]) for row in rows if row[0] is not None]
    count = {w: sum(x == w for x in words) for w in ("yes", "yes, after conversion")}
    both = sum(x != "None" for x in words)
    return (
        f"{len(pairs)} pairs. Values side by side: {both}, of them comparable {count['yes']}, after conversion "
        f"{count['yes, after conversion']}, not comparable {both - sum(count.values())}.",
        "Pairs by words are likely, not sure: the score (0 to 100) and the common words say what they rest on.",
        "Targets inside tasks stand here only where the other side measures the same; `vnplans show` lists them.",
    )


def _pair_rows(n: int, pair: Pair) -> Iterator[tuple[RecordValue, ...]]:
    code = pair.one.code if pair.by_code else None
    head: tuple[RecordValue, ...] = (n, pair.reason, pair.score, code, national_name(code))
    others = tuple(_as_reason(d) for d in pair.likeness.differences)
    values = aligned(pair.one.values, pair.other.values)
    if not pair.one.values or not pair.other.values:
        values = values or ((None, None),)
        others = (Reason("no figure on one side"), *others)
        for mine, theirs in values:
            yield (*head, *_cells(pair.one, mine), *_cells(pair.other, theirs), None, *_judged(others))
        return
    for mine, theirs in values:
        cells = (*head, *_cells(pair.one, mine), *_cells(pair.other, theirs))
        if mine is None or theirs is None:
            yield (*cells, None, None, None)
            continue
        reasons = (*reasons_against(mine, theirs), *others)
        why = "; ".join(r.text for r in reasons) or None
        yield (*cells, converted_text(theirs, mine.unit), verdict(reasons, mine, theirs), why)


def _judged(reasons: tuple[Reason, ...]) -> tuple[str, str]:
    return "no: " + ", ".join(dict.fromkeys(r.short for r in reasons)), "; ".join(r.text for r in reasons)


def _as_reason(difference: str) -> Reason:
    short, _, detail = difference.partition(": ")
    return Reason(short, detail)


def _single_rows(one: Measured, *, is_a: bool) -> Iterator[tuple[RecordValue, ...]]:
    head: tuple[RecordValue, ...] = (None, None, None, one.code, national_name(one.code))
    empty: tuple[RecordValue, ...] = (None,) * len(_OF_SIDE)
    for value in one.values or (None,):
        cells = _cells(one, value)
        sides = (*cells, *empty) if is_a else (*empty, *cells)
        yield (*head, *sides, None, None, None)


def _cells(one: Measured, value: Value | None) -> tuple[RecordValue, ...]:
    """The columns of one side, in the order of ``_OF_SIDE``."""
    indicator = _indicator_of(one, value)
    named: tuple[RecordValue, ...] = (one.document_id, indicator.indicator_id, indicator.page, one.name)
    if value is None:
        return (*named, *(None,) * (len(_OF_SIDE) - len(named)))
    return (
        *named,
        value_text(value),
        value.kind if isinstance(value, ObservationRecord) else "target",
        value.year_start,
        value.year,
        way(value) or None,
        value.comparator,
        value.low,
        value.high,
        value.unit,
        baseline(value),
        value.condition if isinstance(value, TargetRecord) else None,
        value.raw,
    )


def _indicator_of(one: Measured, value: Value | None) -> IndicatorRecord:
    """The statement that a value stands in."""
    of = value.indicator_id if value is not None else None
    return next((i for i in one.indicators if i.indicator_id == of), one.indicators[0])
