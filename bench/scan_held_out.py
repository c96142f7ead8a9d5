"""What reading a scan costs: the unseen born-digital plans, printed and scanned, held against themselves.

    python -m bench.scan_held_out [--misses] [--keep FOLDER] [FILE …]

The scan reader was not tuned on these documents (``tests/unseen``). Each is rendered, harmed as an office's scanner or
a poor one would, and read with nothing from a cache; its records are held against those of the born-digital file, so
that what both read wrong costs nothing here. Three numbers a field: right / wrong with a finding / wrong silently. A
finding counts from warning upwards, on that record and a column of that field. A false flag is such a finding on a
right field, where the born-digital reading has none of its code.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pypdfium2 as pdfium
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bench.scan_harm import Dots, as_pages, askew, noisy, printed, speckled
from bench.scan_truth import squeezed
from extract.read import read_document
from extract.scan import ScanSettings
from schema.build import build_records
from schema.records import (
    DocumentRecords,
    IndicatorAgencyRecord,
    IndicatorRecord,
    TaskAgencyRecord,
    TaskRecord,
)

FILES = Path(__file__).resolve().parent.parent / "tests" / "unseen" / "files"
LETTERS_WRONG = 0.02
"""Share of the letters of a title that may differ."""
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
class Quality:
    """How a page is scanned: dots an inch, degrees of skew, noise (of 255), share of dust, JPEG quality."""

    name: str
    dpi: int
    skew: float
    noise: float
    dust: float
    jpeg: int


QUALITIES = (Quality("office", 200, 0.4, 6.0, 0.0, 75), Quality("poor", 150, 0.8, 14.0, 0.0003, 55))


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


def scanned(path: Path, quality: Quality, folder: Path) -> Path:
    """The document printed and scanned."""
    with pdfium.PdfDocument(path) as pdf:
        numbers = range(1, len(pdf) + 1)
    pages = (_sheet(printed(path, n, quality.dpi), quality, n) for n in numbers)
    return as_pages(folder / f"{path.stem}.{quality.name}.pdf", pages, quality.dpi, quality.jpeg)


def _sheet(dots: Dots, quality: Quality, seed: int) -> Dots:
    return speckled(noisy(askew(dots, quality.skew), quality.noise, seed), quality.dust, seed)


def records_of(path: Path) -> DocumentRecords:
    """A file read as the program reads it, without a cache."""
    return build_records(read_document(path, ScanSettings(keep=False, workers=1)))


def rows_of(read: DocumentRecords) -> list[Row]:
    """Tasks and indicators as they are compared."""
    return [*(_task(t, read) for t in read.tasks), *(_indicator(i, read) for i in read.indicators)]


def _task(task: TaskRecord, read: DocumentRecords) -> Row:
    bodies = [a for a in read.task_agencies if a.task_id == task.task_id]
    period = (task.period_start, task.period_end, task.open_ended or None, task.recurrence)
    due = (task.due_start, task.due_end, task.due_recurrence)
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


def _bodies(agencies: Iterable[TaskAgencyRecord | IndicatorAgencyRecord], role: str) -> tuple[str, ...]:
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
    return fuzz.ratio(squeezed(a.title), squeezed(b.title))


def outcomes(true: DocumentRecords, read: DocumentRecords) -> Iterator[Outcome]:
    """Every row of either reading, and every field of the rows of both, right or wrong, doubted or not."""
    before, after = flags_of(true), flags_of(read)
    pairs, lost, invented = paired(rows_of(true), rows_of(read))
    for a, b in pairs:
        yield Outcome(f"{a.kind} found", True, False)
        for name in a.values:
            yield from _compared(name, a, b, _codes(before, a, name), _codes(after, b, name))
    missed = bool(_losses(after) - _losses(before))
    for a in lost:
        yield Outcome(f"{a.kind} found", False, missed, f"page {a.page}: lost {a.label}")
    for b in invented:
        told = any(record in b.records for record, _, _ in after)
        yield Outcome(f"{b.kind} invented", False, told, f"page {b.page}: invented {b.label}")


def _compared(name: str, a: Row, b: Row, before: set[str], after: set[str]) -> Iterator[Outcome]:
    """The field of one row; each target of an indicator by itself."""
    was, now = a.values[name], b.values[name]
    if not was and not now:
        return
    if name != "target":
        right = _same_title(was, now) if name in ("title", "name") else was == now
        yield _outcome(name, right, before, after, f"page {b.page}: {a.label}: {_shown(was)} → {_shown(now)}")
        return
    kept, gone, come = Counter(was) & Counter(now), Counter(was) - Counter(now), Counter(now) - Counter(was)
    for _ in range(kept.total()):
        yield _outcome(name, True, before, after, "")
    for x, y in zip_longest(gone.elements(), come.elements(), fillvalue="nothing"):
        yield _outcome(name, False, before, after, f"page {b.page}: {a.label}: “{x}” → “{y}”")


def _outcome(name: str, right: bool, before: set[str], after: set[str], text: str) -> Outcome:
    return Outcome(name, right, bool(after - before) if right else bool(after), text)


def _same_title(was: tuple[str, ...], now: tuple[str, ...]) -> bool:
    a, b = squeezed(" ".join(was)), squeezed(" ".join(now))
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


def table_line(quality: str, found: Sequence[Outcome]) -> str:
    """A row of the Markdown table."""
    cells = [_three([o for o in found if o.field == name]) for name in HEADS]
    right = [o for o in found if o.right and o.field in COLUMNS]
    silent = sum(not o.right and not o.told for o in found)
    return f"| {quality} | {' | '.join(cells)} | {silent} | {sum(o.told for o in right)} of {len(right)} |"


def _three(of: Sequence[Outcome]) -> str:
    right, told = sum(o.right for o in of), sum(o.told and not o.right for o in of)
    return f"{right} / {told} / {len(of) - right - told}"


def main() -> None:
    """Prints the table and, where asked, the silent errors."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("files", nargs="*", type=Path, help="born-digital PDFs; all of tests/unseen otherwise")
    asked.add_argument("--misses", action="store_true", help="list what is wrong silently")
    asked.add_argument("--keep", type=Path, help="folder in which the scans stay")
    given = asked.parse_args()
    paths = given.files or sorted(p for p in FILES.glob("*.pdf") if not p.name.endswith(".scan.pdf"))
    silent: list[str] = []
    print(f"| scan | {' | '.join(HEADS)} | silent | false flags |\n|---|{'--:|' * (len(HEADS) + 2)}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for quality in QUALITIES:
            found: list[Outcome] = []
            for path in paths:
                here = list(outcomes(records_of(path), records_of(scanned(path, quality, folder))))
                silent += [f"* {quality.name} {path.stem} {o.field}, {o.text}" for o in here if o.silent]
                found += here
            print(table_line(quality.name, found), flush=True)
    if given.misses:
        print("", *silent, sep="\n")


if __name__ == "__main__":
    main()
