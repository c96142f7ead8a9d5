"""Both plans from file to records: every form gives the same rows, and each value stands where it says."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
import regex

from normalize.text import nfc
from schema.contract.records import RECORD_TYPES, DocumentRecords, TaskRecord, columns
from schema.export.csv_files import write_rows
from tests.samples.files import CORPUS, corpus_file, records_of, shared_file

TEXTS = {"cao-bang": ".md", "bac-ninh": ".txt"}
FORMS = [("cao-bang", ".pdf"), ("cao-bang", ".docx"), ("bac-ninh", ".pdf"), ("bac-ninh", ".docx")]
IDS = [f"{plan}{form}" for plan, form in FORMS]


def squeezed(text: str | None) -> str:
    return regex.sub(r"\W+", "", nfc(text or "")).lower()


def comparable(task: TaskRecord) -> dict[str, object]:
    """A task without what depends on the form: pages, places, confidence, spaces."""
    plain = replace(task, page_first=None, page_last=None, confidence=None)
    return {c: squeezed(v) if isinstance(v := getattr(plain, c), str) else v for c in columns("tasks")}


@pytest.mark.parametrize(("plan", "form"), FORMS, ids=IDS)
def test_every_form_gives_the_same_tasks(plan: str, form: str) -> None:
    text, other = records_of(corpus_file(plan, TEXTS[plan])), records_of(corpus_file(plan, form))
    assert [comparable(t) for t in other.tasks] == [comparable(t) for t in text.tasks]


@pytest.mark.parametrize(("plan", "form"), FORMS, ids=IDS)
def test_every_form_names_the_same_bodies_and_sources(plan: str, form: str) -> None:
    text, other = records_of(corpus_file(plan, TEXTS[plan])), records_of(corpus_file(plan, form))

    def bodies(records: DocumentRecords) -> list[tuple[str, str, int, str, bool]]:
        return [
            (a.task_id, a.role, a.position, squeezed(a.agency), a.is_open_set) for a in records.task_agencies
        ]

    assert bodies(other) == bodies(text)
    assert [(f.task_id, f.source) for f in other.task_funding] == [
        (f.task_id, f.source) for f in text.task_funding
    ]


@pytest.mark.parametrize(("plan", "form"), FORMS, ids=IDS)
def test_every_form_gives_the_same_indicators_and_targets(plan: str, form: str) -> None:
    text, other = records_of(corpus_file(plan, TEXTS[plan])), records_of(corpus_file(plan, form))

    def statements(records: DocumentRecords) -> list[tuple[str, str]]:
        return [(i.indicator_id, squeezed(i.name)) for i in records.indicators]

    def values(records: DocumentRecords) -> list[tuple[object, ...]]:
        return [
            (t.target_id, t.year, t.comparator, t.low, t.high, t.unit, t.direction, t.baseline)
            for t in records.targets
        ]

    assert statements(other) == statements(text)
    assert values(other) == values(text)


def test_all_tasks_are_found() -> None:
    assert len(records_of(corpus_file("cao-bang", ".md")).tasks) == 74
    assert len(records_of(corpus_file("bac-ninh", ".txt")).tasks) == 28


def test_a_row_of_nothing_but_its_number_is_a_finding_and_no_task() -> None:
    records = records_of(corpus_file("bac-ninh", ".txt"))
    truncated = [f for f in records.findings if f.code == "row_truncated" and f.severity == "warning"]
    assert [f.found for f in truncated] == ["16"]
    assert not any(t.number == "16" for t in records.tasks)


@pytest.mark.parametrize("plan", ["cao-bang", "bac-ninh"])
def test_the_text_inside_each_box_is_its_raw(plan: str) -> None:
    """Read by another reader (pdfplumber): the letters whose middle lies in the box are those of ``raw``."""
    path = corpus_file(plan, ".pdf")
    traced = [p for p in records_of(path).provenance if p.page is not None]
    assert len(traced) > 300
    wrong = []
    with pdfplumber.open(path) as pdf:
        letters = {n + 1: page.chars for n, page in enumerate(pdf.pages)}
        for row in traced:
            assert (
                row.x0 is not None and row.x1 is not None and row.top is not None and row.bottom is not None
            )
            inside = [
                c["text"]
                for c in letters[row.page or 0]
                if row.x0 - 0.6 <= (c["x0"] + c["x1"]) / 2 <= row.x1 + 0.6
                and row.top - 0.6 <= (c["top"] + c["bottom"]) / 2 <= row.bottom + 0.6
            ]
            if sorted(regex.sub(r"\s", "", nfc("".join(inside)))) != sorted(
                regex.sub(r"\s", "", row.raw or "")
            ):
                wrong.append((row.record_id, row.field, row.raw, "".join(inside)))
    assert wrong == []


@pytest.mark.parametrize(("plan", "form"), [("cao-bang", ".md"), ("cao-bang", ".pdf"), ("bac-ninh", ".txt")])
def test_spans_lie_in_their_raw(plan: str, form: str) -> None:
    for row in records_of(corpus_file(plan, form)).provenance:
        assert row.char_start is not None and row.char_end is not None
        assert 0 <= row.char_start <= row.char_end <= len(row.raw or ""), row


@pytest.mark.parametrize(
    ("plan", "form"),
    [
        ("cao-bang", ".md"),
        ("cao-bang", ".pdf"),
        ("cao-bang", ".docx"),
        ("bac-ninh", ".txt"),
        ("bac-ninh", ".pdf"),
        ("bac-ninh", ".docx"),
    ],
)
def test_against_gold(plan: str, form: str, tmp_path: Path) -> None:
    """The figures the main job demands, by the scorer beside the project."""
    scorer = shared_file("tools/score.py")
    records = records_of(corpus_file(plan, form))
    for table in RECORD_TYPES:
        rows = (tuple(getattr(r, c) for c in columns(table)) for r in records.rows(table))
        write_rows(tmp_path / f"{table}.csv", table, rows)
    slug = plan.replace("-", "_")
    gold = [CORPUS / "gold" / f"{slug}.json", CORPUS / "gold" / f"{slug}_body.json"]
    out = tmp_path / "score.json"
    subprocess.run([sys.executable, scorer, tmp_path, *gold, "--json", out], check=True, capture_output=True)
    tasks, body = (json.loads(out.read_text("utf-8"))[g.stem] for g in gold)
    assert tasks["silent"] == 0 and body["silent"] == 0
    assert tasks["task"] == 1 and tasks["task_precision"] == 1
    shares = {
        k: v
        for k, v in tasks.items()
        if k not in ("silent", "false_flags", "n_task", "n_indicator", "body_precision")
    }
    assert {k: v for k, v in shares.items() if v < 0.98} == {}
    assert tasks["false_flags"] <= (0.15 if plan == "cao-bang" else 0.05)
    assert body["indicator"] >= 0.98 and body["target"] >= 0.97 and body["legal_reference"] >= 0.98
