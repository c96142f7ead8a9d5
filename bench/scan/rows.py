"""Two readings of one document held against each other: rows found, fields right, and whether findings say
so.

A finding counts from warning upwards, on that record and a column of that field. What both readings have
wrong costs nothing here. An indicator in a cell of a task is doubted by the findings of that task's cell too, also one that
was lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bench.scan.truth import squeezed
from schema.contract.records import DocumentRecords, IndicatorRecord, TaskAgencyRecord, TaskRecord

LETTERS_WRONG = 0.02
"""Share of the letters and digits of a title that may differ."""
HEAD, SHORT = 50, 20
"""Letters of a title that are compared to find its row, and how many at least."""
WORDED = frozenset({"title", "group", "name"})
"""Fields that are held by their letters; the others must be the same value."""
SIMILAR = 65.0
"""Likeness of titles (0 to 100) from which two rows may be the same."""
AGENCIES = frozenset({"agency", "agencies", "raw", "task_agencies", "lead", "support", "implement"})
COLUMNS: dict[str, frozenset[str]] = {
    "title": frozenset({"title", "description"}),
    "number": frozenset({"number"}),
    "group": frozenset({"group_number", "group_title", "group_path", "number"}),
    "lead": AGENCIES,
    "support": AGENCIES,
    "period": frozenset(
        {"period_raw", "period_start", "period_end", "open_ended", "recurrence"}
        | {"due_raw", "due_start", "due_end", "due_recurrence"}
    ),
    "budget_vnd": frozenset({"budget_vnd", "budget_raw"}),
    "name": frozenset({"name"}),
    "target": frozenset({"low", "high", "comparator", "year", "unit", "raw", "targets", "target"}),
}
"""Each compared field with the columns whose findings answer for it; name and target are an indicator's."""
LOSSES = frozenset(
    {"row_number_gap", "appendix_unread", "join_doubtful", "header_unmapped", "page_failed"}
    | {"row_truncated", "count_mismatch", "sum_mismatch"}
)
"""Codes of findings that say of a document or table that rows may be missing."""
HEADS = (
    "task found",
    "task invented",
    *tuple(COLUMNS)[:7],
    "indicator found",
    "indicator invented",
    *tuple(COLUMNS)[7:],
)
Flags = Counter[tuple[str, str, str]]
"""Record, column and code of findings."""


@dataclass(frozen=True, slots=True)
class Row:
    """A task or an indicator: ``values`` by field, each a tuple that is empty where nothing is stated."""

    kind: str
    records: tuple[str, ...]
    title: str
    values: dict[str, tuple[str, ...]]
    page: int | None

    @property
    def place(self) -> object:
        """What numbers it."""
        return self.values.get("number"), self.values.get("group")

    @property
    def label(self) -> str:
        """Its number and how its title begins."""
        return f"{' '.join(self.values.get('number', ()))} {self.title[:50]}".strip()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One field of a row of both readings, or one row that only one has; ``told``: a finding doubts it."""

    field: str
    right: bool
    told: bool
    text: str = ""

    @property
    def silent(self) -> bool:
        """Wrong, and nothing says so."""
        return not self.right and not self.told


def rows_of(read: DocumentRecords) -> list[Row]:
    """Tasks and indicators as they are compared."""
    return [*(_task(t, read) for t in read.tasks), *(_indicator(i, read) for i in read.indicators)]


def _task(task: TaskRecord, read: DocumentRecords) -> Row:
    bodies = [a for a in read.task_agencies if a.task_id == task.task_id]
    period = (task.period_start, task.period_end, task.open_ended or None, task.recurrence)
    due = (d and f"due {d}" for d in (task.due_start, task.due_end, task.due_recurrence))
    values = {
        "title": _stated(task.title),
        "number": _stated(task.number),
        "group": _stated(task.group_number, task.group_title),
        "lead": _bodies(bodies, "lead"),
        "support": _bodies(bodies, "support"),
        "period": _stated(*period, *due),
        "budget_vnd": _stated(task.budget_vnd),
    }
    return Row("task", (task.task_id,), task.title or task.description or "", values, task.page_first)


def _indicator(indicator: IndicatorRecord, read: DocumentRecords) -> Row:
    targets = [t for t in read.targets if t.indicator_id == indicator.indicator_id]
    texts = (
        " ".join(_stated(t.year_start, t.year, t.comparator, t.low, t.high, t.unit, t.baseline_year))
        for t in targets
    )
    ids = (indicator.indicator_id, *(t.target_id for t in targets), indicator.task_id)
    values = {"name": _stated(indicator.name), "target": tuple(sorted(texts))}
    return Row("indicator", tuple(filter(None, ids)), indicator.name or "", values, indicator.page)


def _stated(*parts: object) -> tuple[str, ...]:
    return tuple(str(p) for p in parts if p is not None)


def _bodies(agencies: Iterable[TaskAgencyRecord], role: str) -> tuple[str, ...]:
    return tuple(sorted(a.agency_id or squeezed(a.raw or "") for a in agencies if a.role == role))


def paired(true: Sequence[Row], read: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pairs, rows lost, rows invented; by number and similar title, then by title, then by number."""
    left, other, pairs = list(true), list(read), []
    for by_place, by_title in ((True, True), (False, True), (True, False)):
        for a in list(left):
            fits = [
                b
                for b in other
                if a.kind == b.kind
                and (not by_place or a.place == b.place)
                and (not by_title or _likeness(a, b) >= SIMILAR)
            ]
            if fits:
                best = max(fits, key=lambda b: _likeness(a, b))
                pairs.append((a, best))
                left.remove(a)
                other.remove(best)
    return pairs, left, other


def _likeness(a: Row, b: Row) -> float:
    """How alike the beginnings of two titles are, cut to the shorter one: a scan may lose the rest."""
    x, y = squeezed(a.title)[:HEAD], squeezed(b.title)[:HEAD]
    return (
        fuzz.ratio(x, y[: max(len(x), SHORT)]) if len(x) < len(y) else fuzz.ratio(x[: max(len(y), SHORT)], y)
    )


def outcomes(true: DocumentRecords, read: DocumentRecords) -> Iterator[Outcome]:
    """Every row of either reading, and every field of the rows of both, right or wrong, doubted or not."""
    before, after = flags_of(true), flags_of(read)
    pairs, lost, invented = paired(rows_of(true), rows_of(read))
    for a, b in pairs:
        yield Outcome(f"{a.kind} found", True, False)
        for name in a.values:
            yield from _compared(name, a, b, _codes(before, a, name), _codes(after, b, name))
    missed = bool(_losses(after) - _losses(before))
    now = {record: b for a, b in pairs if a.kind == "task" for record in a.records}
    for a in lost:
        of_task = next((now[r] for r in a.records if r in now), None)
        told = missed or (of_task is not None and bool(_codes(after, of_task, "target")))
        yield Outcome(f"{a.kind} found", False, told, f"page {a.page}: lost {a.label}")
    for b in invented:
        told = any(record in b.records for record, _, _ in after)
        yield Outcome(f"{b.kind} invented", False, told, f"page {b.page}: invented {b.label}")


def _compared(name: str, a: Row, b: Row, before: set[str], after: set[str]) -> Iterator[Outcome]:
    """The field of one row; each target of an indicator by itself."""
    was, now = a.values[name], b.values[name]
    if not was and not now:
        return
    if name != "target":
        right = _same_letters(was, now) if name in WORDED else was == now
        yield _outcome(name, right, before, after, f"page {b.page}: {a.label}: {_shown(was)} → {_shown(now)}")
        return
    kept, gone, come = Counter(was) & Counter(now), Counter(was) - Counter(now), Counter(now) - Counter(was)
    for _ in range(kept.total()):
        yield _outcome(name, True, before, after, "")
    for x, y in zip_longest(gone.elements(), come.elements(), fillvalue="nothing"):
        yield _outcome(name, False, before, after, f"page {b.page}: {a.label}: “{x}” → “{y}”")


def _outcome(name: str, right: bool, before: set[str], after: set[str], text: str) -> Outcome:
    return Outcome(name, right, bool(after - before) if right else bool(after), text)


def _same_letters(was: tuple[str, ...], now: tuple[str, ...]) -> bool:
    a, b = ("".join(c for c in " ".join(v).lower() if c.isalnum()) for v in (was, now))
    return Levenshtein.distance(a, b) <= LETTERS_WRONG * len(a)


def _shown(values: tuple[str, ...]) -> str:
    return f"“{' | '.join(values)}”" if values else "nothing"


def flags_of(read: DocumentRecords) -> Flags:
    """Findings from warning upwards: how many of each code on each column of each record."""
    return Counter((f.record_id, f.field or "", f.code) for f in read.findings if f.severity != "info")


def _codes(flags: Flags, row: Row, name: str) -> set[str]:
    return {code for record, column, code in flags if record in row.records and column in COLUMNS[name]}


def _losses(flags: Flags) -> Counter[str]:
    held: Counter[str] = Counter()
    for (_, _, code), times in flags.items():
        if code in LOSSES:
            held[code] += times
    return held
