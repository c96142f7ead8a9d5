"""Whole scanned documents against what careful readers wrote down: rows, figures, sums, prose, and what is said of doubts.

The corpus scans are held against the born-digital renditions of the same plans, which are there in every clone; with
``../shared`` beside the project they and two real scans are also held against its gold by its own ``score.py``.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from rapidfuzz.distance import Levenshtein

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.model import PageKind, Paragraph
from extract.pdf.pages import read_pages
from extract.read import read_document
from extract.scan.pages import ScanSettings, ocr_page
from schema.assemble import build_records
from schema.contract.records import DocumentRecords, TaskRecord
from tests.extract.scan.test_pages import needs_tesseract
from tests.samples.files import ROOT, corpus_file, records_of, shared_file
from vnplans.api import export, ingest

pytestmark = needs_tesseract
GOLD = ROOT / "tests" / "gold" / "real"
READ = ScanSettings(workers=1)
PLANS = ("cao-bang", "bac-ninh")
SCANS = {"bg-2668": "bacgiang-2010-kh-2668-kh-ubnd-cntt.pdf", "kg-239": "kiengiang-2018-kh-239-syt.pdf"}
ENOUGH_RIGHT, MOST_FALSE_FLAGS = 0.97, 0.10
"""Share of numbers, periods and lead bodies that are right; share of right fields that a finding doubts."""
FIELDS = {
    "number": {"number"},
    "period_start": {"period_raw", "period_start", "period_end"},
    "period_end": {"period_raw", "period_start", "period_end"},
    "budget_vnd": {"budget_raw", "budget_vnd"},
    "ghg_tco2e": {"ghg_raw", "ghg_tco2e"},
}
"""Fields held against the print, and the columns whose findings answer for them."""


def scan_of(plan: str) -> Path:
    return next(corpus_file(plan, ".pdf").parent.glob("*-scan.pdf"))


@cache
def scanned(path: Path) -> DocumentRecords:
    """The records of a scan; its pages are read once a test run."""
    return build_records(read_document(path, READ))


def paired(plan: str) -> list[tuple[TaskRecord, TaskRecord]]:
    """The tasks of the print and of the scan, in printed order."""
    return list(zip(records_of(corpus_file(plan, ".pdf")).tasks, scanned(scan_of(plan)).tasks, strict=True))


def doubted(found: DocumentRecords) -> dict[str, set[str | None]]:
    """For each record the columns that a finding above info speaks of."""
    fields: dict[str, set[str | None]] = {}
    for finding in found.findings:
        if finding.severity != "info":
            fields.setdefault(finding.record_id, set()).add(finding.field)
    return fields


def leads(found: DocumentRecords, task: TaskRecord) -> set[str]:
    return {
        a.agency_id or a.raw for a in found.task_agencies if a.task_id == task.task_id and a.role == "lead"
    }


@pytest.mark.parametrize("plan", PLANS)
class TestCorpusScan:
    def test_every_task_is_found_and_none_invented(self, plan: str) -> None:
        assert len(paired(plan)) == {"cao-bang": 74, "bac-ninh": 28}[plan]
        for printed, read in paired(plan):
            assert (read.group_number or "").replace(" ", "") == (printed.group_number or "").replace(" ", "")

    def test_titles_are_right_but_for_2_of_100_letters(self, plan: str) -> None:
        wrong = sum(Levenshtein.distance(p.title or "", s.title or "") for p, s in paired(plan))
        assert wrong <= 0.02 * sum(len(p.title or "") for p, _ in paired(plan))

    def test_values_are_right_or_doubted(self, plan: str) -> None:
        fields = doubted(scanned(scan_of(plan)))
        wrong = [
            (s.task_id, name, getattr(p, name), getattr(s, name))
            for p, s in paired(plan)
            for name in FIELDS
            if getattr(p, name) != getattr(s, name)
        ]
        assert len(wrong) <= (1 - ENOUGH_RIGHT) * len(FIELDS) * len(paired(plan))
        assert not [w for w in wrong if not fields.get(w[0], set()) & FIELDS[w[1]]]

    def test_lead_bodies_are_right_or_doubted(self, plan: str) -> None:
        born, scan = records_of(corpus_file(plan, ".pdf")), scanned(scan_of(plan))
        fields = doubted(scan)
        wrong = [s.task_id for p, s in paired(plan) if leads(born, p) != leads(scan, s)]
        assert len(wrong) <= (1 - ENOUGH_RIGHT) * len(paired(plan))
        assert not [w for w in wrong if "lead" not in fields.get(w, set())]

    def test_prose_is_right_but_for_1_of_100_letters(self, plan: str) -> None:
        def prose(path: Path, settings: ScanSettings | None) -> str:
            blocks = read_document(path, settings).blocks
            return " ".join(b.text for b in blocks if isinstance(b, Paragraph))

        printed = prose(corpus_file(plan, ".pdf"), None)
        read = " ".join(c.text for c in scanned(scan_of(plan)).clauses)
        clauses = " ".join(c.text for c in records_of(corpus_file(plan, ".pdf")).clauses)
        assert len(clauses) > 0.5 * len(printed)
        assert Levenshtein.distance(clauses, read) <= 0.01 * len(clauses)


def scored(tmp_path: Path, plan: Path, *gold: str) -> dict[str, Any]:
    """What ``score.py`` says of an export of one file: shares by name, for each gold file."""
    files = [str(shared_file(f"gold/{g}.json")) for g in gold]
    script, told = str(shared_file("tools/score.py")), tmp_path / "score.json"
    database = f"sqlite:///{tmp_path / 'plans.sqlite'}"
    ingest(plan, db=database, jobs=1)
    export(tmp_path / "export", db=database)
    command = [sys.executable, script, str(tmp_path / "export"), *files, "--json", str(told)]
    subprocess.run(command, check=True, capture_output=True)
    scores: dict[str, Any] = json.loads(told.read_text("utf-8"))
    return scores


@pytest.mark.parametrize(
    ("plan", "gold", "tasks"), [("cao-bang", "cao_bang", 74), ("bac-ninh", "bac_ninh", 28)]
)
def test_corpus_scans_against_the_gold(plan: str, gold: str, tasks: int, tmp_path: Path) -> None:
    scores = scored(tmp_path, scan_of(plan), gold, f"{gold}_body")
    table = scores[gold]
    assert (table["n_task"], table["task"], table["task_precision"]) == (tasks, 1.0, 1.0)
    for name in ("number", "group", "period", "budget_vnd", "lead_recall", "lead_precision"):
        assert table.get(name, 1.0) >= ENOUGH_RIGHT, name
    assert table["false_flags"] <= MOST_FALSE_FLAGS
    assert all(one["silent"] == 0 for one in scores.values())


@pytest.mark.parametrize(("name", "tasks"), [("bg-2668", 15), ("kg-239", 27)])
def test_real_scans_against_the_gold(name: str, tasks: int, tmp_path: Path) -> None:
    scores = scored(tmp_path, shared_file(f"real/scanned/{SCANS[name]}"), f"scan-{name}")[f"scan-{name}"]
    assert (scores["n_task"], scores["task"], scores["task_precision"]) == (tasks, 1.0, 1.0)
    for field in (
        "number",
        "group",
        "period",
        "budget_vnd",
        "lead_recall",
        "lead_precision",
        "legal_reference",
    ):
        assert scores.get(field, 1.0) == 1.0, field
    assert scores["silent"] == 0


class TestSidewaysAppendix:
    """KH 2668: a table of money by year on a page that lies on its side, under a seal."""

    @staticmethod
    def found() -> tuple[DocumentRecords, dict[str, Any]]:
        gold = json.loads(shared_file("gold/scan-bg-2668.json").read_text("utf-8"))
        return scanned(shared_file(f"real/scanned/{SCANS['bg-2668']}")), gold["tables"][1]

    def test_both_tables_are_there_with_their_money(self) -> None:
        found, _ = self.found()
        assert [len([t for t in found.tasks if t.table_id == table.table_id]) for table in found.tables] == [
            9,
            6,
        ]
        assert [t.budget_raw for t in found.tasks][:9] == [
            "1412",
            "955",
            "350",
            "300",
            "2500",
            "480",
            "4500",
            "1500",
            "4150",
        ]

    def test_money_by_year_is_that_of_the_print(self) -> None:
        found, gold = self.found()
        by_year: Counter[str] = Counter()
        for budget in found.task_budgets:
            by_year[str(budget.year)] += int(budget.amount_vnd or 0)
        assert by_year == gold["total"]["budget_by_year"]

    def test_the_total_row_is_verified_by_its_sums(self) -> None:
        found, gold = self.found()
        [second] = [t.table_id for t in found.tables[1:]]
        money = sum((t.budget_vnd or Decimal(0) for t in found.tasks if t.table_id == second), Decimal(0))
        assert money == gold["total"]["budget_vnd"]
        assert any(c.text == gold["total"]["budget_raw"] for c in found.cells if c.table_id == second)
        assert not [f for f in found.findings if f.code == "sum_mismatch"]

    def test_figures_of_which_two_were_read_are_settled_by_the_sums(self) -> None:
        found, _ = self.found()
        told = [f for f in found.findings if f.code == "number_ambiguous" and "The sum of" in f.message]
        assert len(told) >= 2
        assert all(f.severity == "info" and (f.expected or "the same" in f.message) for f in told)
        # None of the appendix' figures is left in doubt: each is part of a printed sum that holds.
        [second] = [t.table_id for t in found.tables[1:]]
        money = [
            f
            for f in found.findings
            if f.record_id.startswith(second) and f.field in ("budget_vnd", "amount_vnd")
        ]
        assert money
        assert not [f for f in money if f.code == "number_ambiguous" and f.severity != "info"]

    def test_no_stroke_of_a_seal_is_told_as_a_struck_word(self) -> None:
        found, _ = self.found()
        assert not [f for f in found.findings if f.code == "region_unread"]


def test_a_table_over_three_pages_is_one() -> None:
    """KH 239: 27 rows on three sheets, a row broken by each page's end, the header printed once."""
    found = scanned(shared_file(f"real/scanned/{SCANS['kg-239']}"))
    [table] = found.tables
    assert (table.page_first, table.page_last) == (1, 3)
    rows = [t for t in found.tasks if t.table_id == table.table_id]
    assert [int(t.number or 0) for t in rows] == list(range(1, 28))
    assert len(found.joins) == 2


def test_a_deed_given_in_prose_behind_the_table_is_a_task_of_its_own() -> None:
    """KH 239, II.2: "Thực hiện theo Công văn số 894/VP-KTTH …. Giao Giám đốc Bệnh viện đa khoa tỉnh tổ chức …"."""
    found = scanned(shared_file(f"real/scanned/{SCANS['kg-239']}"))
    given = {t.title: t for t in found.tasks if t.table_id is None}
    assert leads(found, given["Đấu thầu mua vật tư y tế"])


@pytest.mark.parametrize(
    ("name", "file", "kind", "right"),
    [
        pytest.param("skh-61", "scanned/bacgiang-2012-61-skh-th.pdf", PageKind.SCANNED, 0.9, id="black-and-white"),
        pytest.param("kh-353", "scanned/bacgiang-2012-kh-353-kh-bdh.pdf", PageKind.SCANNED, 0.93, id="blotted"),
        pytest.param("qd-109", "scanned/quyet-dinh-so-109-qd-btc-468842.pdf", PageKind.FRAMED_SCAN, 0.94, id="framed"),
        pytest.param("qd-3176b", "bad_textlayer/kiengiang-2017-qd-3176b-syt.pdf", PageKind.WRONG_TEXT, 0.92, id="wrong-text"),
    ],
)  # fmt: skip
def test_words_of_real_scans(name: str, file: str, kind: PageKind, right: float) -> None:
    """Each page is what it is, and its words are those that a reader of the picture wrote down."""
    path = shared_file(f"real/{file}")
    lines = json.loads((GOLD / f"{name}.json").read_text("utf-8"))["lines"]
    every = found = 0
    for page in read_pages(path):
        printed = Counter(w for line in lines if line["page"] == page.number for w in line["text"].split())
        if not printed:
            continue
        assert page.kind is kind
        kept = page.words if kind is PageKind.FRAMED_SCAN else ()
        read = Counter(w.text for w in ocr_page(path, page.number, READ, kept).words)
        every += printed.total()
        found += (printed & read).total()
    assert found >= right * every


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise on Windows")
def test_ctrl_c_keeps_what_is_done_and_leaves_nobody_behind(tmp_path: Path) -> None:
    """The command is ended while it reads; the pages read are kept, its processes go, the next run does the rest."""
    kept = tmp_path / "cache"
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(kept)}
    ingest = [
        sys.executable,
        "-m",
        "vnplans.cli",
        "ingest",
        str(first_pages(scan_of("bac-ninh"), _PAGES, tmp_path)),
        "--db",
        str(tmp_path / "x.sqlite"),
    ]

    def pages() -> int:
        return len(list((kept / "vnplans" / "page").glob("*/[0-9a-f]*")))

    # A shell that starts the tests in the background has its children deaf to Ctrl-C; a person's shell has not.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        running = subprocess.Popen(ingest, env=surroundings, stderr=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, before)
    with running:
        _until(lambda: pages() >= 2)
        workers = _children(running.pid)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "the same command goes on" in said
    assert workers
    _until(lambda: not any(map(_alive, workers)))
    done = pages()
    assert 2 <= done < _PAGES
    finished = subprocess.run(ingest, env=surroundings, capture_output=True, text=True, check=True)
    assert "bac-ninh" in finished.stdout
    assert pages() > done


_PAGES = 8
"""Enough that some are left when two are done."""


def first_pages(path: Path, count: int, folder: Path) -> Path:
    """A copy with the first pages only."""
    with pikepdf.open(path) as pdf:
        del pdf.pages[count:]
        pdf.save(folder / path.name)
    return folder / path.name


def _until(holds: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "not within its time"
        time.sleep(0.1)


def _children(process: int) -> list[int]:
    """The processes that a process began, and theirs."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    found: list[int] = []
    for pid, parent in sorted(pairs):
        if parent == process or parent in found:
            found.append(pid)
    return found


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")
