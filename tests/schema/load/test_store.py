"""Loading: one document, one transaction; several files of it; what people decided survives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text, update

from schema.contract.records import RECORD_TYPES, DocumentRecords, TaskRecord, columns
from schema.database.models import findings, metadata
from schema.database.opening import open_database
from schema.database.rows import read_records, rows
from schema.errors import DocumentNotFound, InconsistentRecords
from schema.load.store import Outcome, Stored, remove, store
from tests.samples.records import AGENCIES, cao_bang

DOCUMENT = "cao-bang-337-qd-ubnd-2018"
FIRST = f"{DOCUMENT}:t1:A:1"
SCAN = {"sha256": "b" * 64, "text_source": "ocr", "source_file": "scan.pdf"}
MARKDOWN = {
    "sha256": "c" * 64,
    "text_source": "markup",
    "source_file": "cb.md",
    "media_type": "text/markdown",
}
DOCX = {
    "sha256": "d" * 64,
    "source_file": "cb.docx",
    "media_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    yield opened
    opened.dispose()


def load(engine: Engine, records: DocumentRecords) -> Stored:
    return store(engine, records, AGENCIES, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        model = metadata.tables[table]
        return connection.execute(select(func.count()).select_from(model)).scalar_one()


def with_first_task(records: DocumentRecords, **changes: object) -> DocumentRecords:
    first = replace(records.tasks[0], **changes)  # type: ignore[arg-type]
    return replace(records, tasks=(first, *records.tasks[1:]))


@pytest.mark.parametrize("table", [t for t in RECORD_TYPES if t not in ("document_files", "corrections")])
def test_what_is_stored_comes_back_as_it_was(engine: Engine, table: str) -> None:
    load(engine, cao_bang())
    given = AGENCIES if table == "agencies" else cao_bang().rows(table)
    with engine.connect() as connection:
        found = read_records(connection, RECORD_TYPES[table])
    if table == "documents":
        given = (replace(cao_bang().document, ingested_at="2026-01-02T03:04:05Z"),)
    if table == "cells":
        given = (replace(cao_bang().cells[0], x0=10.0),)  # boxes are given to a hundredth of a point
    if table == "tasks":
        given = (replace(cao_bang().tasks[0], confidence=0.9877), cao_bang().tasks[1])
    assert sorted(found, key=repr) == sorted(given, key=repr)


@pytest.mark.parametrize(
    "value", [Decimal("0.1"), Decimal("16400000000000000"), Decimal("-3.25"), Decimal("1E+3"), None]
)
def test_decimals_are_exact(engine: Engine, value: Decimal | None) -> None:
    load(engine, with_first_task(cao_bang(), ghg_tco2e=value))
    with engine.connect() as connection:
        assert read_records(connection, TaskRecord)[0].ghg_tco2e == value


def test_money_beyond_64_bits_is_stored(engine: Engine) -> None:
    load(engine, with_first_task(cao_bang(), budget_vnd=10**20))
    with engine.connect() as connection:
        assert read_records(connection, TaskRecord)[0].budget_vnd == 10**20


def test_the_same_file_again_replaces_its_rows(engine: Engine) -> None:
    assert load(engine, cao_bang()).outcome is Outcome.ADDED
    again = load(engine, with_first_task(cao_bang(), title="Trồng rừng"))
    assert (again.outcome, again.differences) == (Outcome.REPLACED, ())
    assert count(engine, "documents") == count(engine, "document_files") == 1
    with engine.connect() as connection:
        assert read_records(connection, TaskRecord)[0].title == "Trồng rừng"


def primary(engine: Engine) -> str:
    with engine.connect() as connection:
        query = text("SELECT sha256 FROM document_files WHERE is_primary")
        return str(connection.execute(query).scalar_one())[0]


@pytest.mark.parametrize(
    ("order", "best"),
    [
        pytest.param(({}, SCAN), "a", id="scan-after-pdf"),
        pytest.param((SCAN, {}), "a", id="pdf-after-scan"),
        pytest.param((MARKDOWN, DOCX), "d", id="docx-over-markdown"),
        pytest.param((DOCX, MARKDOWN), "d", id="markdown-after-docx"),
        pytest.param((SCAN, MARKDOWN, DOCX, {}), "a", id="all-worst-first"),
        pytest.param(({}, DOCX, MARKDOWN, SCAN), "a", id="all-best-first"),
        pytest.param(({"status": "needs_ocr"}, SCAN), "b", id="a-file-without-rows-comes-last"),
    ],
)
def test_the_best_source_gives_the_rows(engine: Engine, order: tuple[dict[str, str], ...], best: str) -> None:
    for changes in order:
        load(engine, cao_bang(**changes))
    assert count(engine, "documents") == 1
    assert count(engine, "document_files") == len(order)
    assert count(engine, "tasks") == 2
    assert primary(engine) == best


@pytest.mark.parametrize("markdown_first", [True, False])
def test_what_another_source_says_differently_is_told(engine: Engine, markdown_first: bool) -> None:
    other = with_first_task(cao_bang(**MARKDOWN), budget_vnd=10, period_end=date(2020, 12, 31))
    for records in (other, cao_bang()) if markdown_first else (cao_bang(), other):
        stored = load(engine, records)
    told = {(d.record_id, d.field, d.value, d.other_value, d.file) for d in stored.differences}
    assert told == {
        (FIRST, "budget_vnd", "10000000000", "10", "cb.md"),
        (FIRST, "period_end", "2025-12-31", "2020-12-31", "cb.md"),
    }
    with engine.connect() as connection:
        query = select(findings).where(findings.c.code == "sources_disagree")
        found = {(f.record_id, f.field, f.severity) for f in connection.execute(query)}
    assert found == {(FIRST, "budget_vnd", "warning"), (FIRST, "period_end", "warning")}


def test_what_a_file_itself_disagrees_in_stays_told(engine: Engine) -> None:
    records = cao_bang()
    note = replace(records.findings[0], finding_id=f"{FIRST}!title!sources_disagree", code="sources_disagree")
    for _ in range(2):
        load(engine, replace(records, findings=(*records.findings, note)))
    with engine.connect() as connection:
        query = select(findings.c.finding_id).where(findings.c.code == "sources_disagree")
        assert connection.execute(query).scalars().all() == [note.finding_id]


def test_a_recognised_text_that_differs_is_told_but_leaves_no_doubt(engine: Engine) -> None:
    load(engine, cao_bang())
    told = load(engine, with_first_task(cao_bang(**SCAN), budget_vnd=10)).differences
    assert [(d.field, d.other_value) for d in told] == [("budget_vnd", "10")]
    with engine.connect() as connection:
        query = select(findings).where(findings.c.code == "sources_disagree")
        assert connection.execute(query).all() == []


def test_a_row_that_only_one_source_has_is_told(engine: Engine) -> None:
    load(engine, cao_bang())
    scan = cao_bang(**SCAN)
    lost = replace(
        scan, tasks=scan.tasks[1:2], task_agencies=(), task_budgets=(), task_funding=(), provenance=(),
        findings=(),
    )  # fmt: skip
    lost = replace(lost, tasks=(replace(lost.tasks[0], duplicate_of=None),))
    told = load(engine, lost).differences
    assert [(d.record_id, d.field, d.other_value) for d in told] == [(FIRST, None, None)]


def test_rows_are_matched_by_their_words_where_ids_differ(engine: Engine) -> None:
    load(engine, cao_bang())
    scan = cao_bang(**SCAN)
    moved = replace(
        scan, task_agencies=scan.task_agencies, tables=(replace(scan.tables[0], table_id=f"{DOCUMENT}:t2"),),
        cells=(), tasks=tuple(
            replace(t, task_id=t.task_id.replace(":t1:", ":t2:"), table_id=f"{DOCUMENT}:t2", duplicate_of=None)
            for t in scan.tasks
        ),
    )  # fmt: skip
    moved = replace(
        moved,
        task_agencies=tuple(
            replace(a, task_id=a.task_id.replace(":t1:", ":t2:")) for a in moved.task_agencies
        ),
        task_budgets=(),
        task_funding=(),
    )
    assert load(engine, moved).differences == ()


def test_another_document_with_the_same_id_gets_a_number(engine: Engine) -> None:
    load(engine, cao_bang())
    other = load(engine, cao_bang(sha256="e" * 64, issued_on=date(2018, 12, 1)))
    assert other.document_id == f"{DOCUMENT}~2"
    with engine.connect() as connection:
        ids = {t.task_id for t in read_records(connection, TaskRecord, [other.document_id])}
    assert ids == {f"{DOCUMENT}~2:t1:A:1", f"{DOCUMENT}~2:t1:A:2"}


def test_documents_of_which_nothing_was_read_stay_apart(engine: Engine) -> None:
    for letter in "xy":
        head = {"document_id": "document", "number": None, "title": None, "issuer_raw": None}
        empty = DocumentRecords(document=cao_bang(**head, sha256=letter * 64, status="needs_ocr").document)
        assert load(engine, empty).document_id == f"document-{letter * 8}"
    assert count(engine, "documents") == 2


def test_a_file_read_anew_as_another_document_leaves_no_trace_of_the_old(engine: Engine) -> None:
    load(engine, cao_bang())
    head = {"document_id": "cao-bang-338-qd-ubnd-2018", "number": "338/QĐ-UBND"}
    corrected = DocumentRecords(document=cao_bang(**head).document)
    assert load(engine, corrected).document_id == "cao-bang-338-qd-ubnd-2018"
    assert count(engine, "documents") == 1
    assert count(engine, "tasks") == 0


def test_broken_references_store_nothing(engine: Engine) -> None:
    load(engine, cao_bang())
    broken = with_first_task(cao_bang(), table_id="nowhere", title="Khác")
    with pytest.raises(InconsistentRecords, match=r"tasks\.table_id nowhere is not in tables"):
        load(engine, broken)
    with engine.connect() as connection:
        assert read_records(connection, TaskRecord)[0].title == "Trồng rừng phòng hộ đầu nguồn"


@pytest.mark.parametrize(
    ("table", "message"),
    [("tasks", "twice"), ("cells", "twice"), ("targets", "twice"), ("findings", "twice")],
)
def test_a_repeated_id_stores_nothing(engine: Engine, table: str, message: str) -> None:
    doubled = replace(cao_bang(), **{table: cao_bang().rows(table) * 2})  # type: ignore[arg-type]
    with pytest.raises(InconsistentRecords, match=message):
        load(engine, doubled)
    assert count(engine, "documents") == 0


def test_a_body_outside_the_register_stores_nothing(engine: Engine) -> None:
    with pytest.raises(InconsistentRecords, match="not in the register"):
        store(engine, cao_bang(), AGENCIES[1:])


def test_the_register_follows_its_file(engine: Engine) -> None:
    load(engine, cao_bang())
    renamed = replace(AGENCIES[0], name_en="Department of Planning and Investment")
    store(engine, cao_bang(), (renamed, *AGENCIES[1:]))
    with engine.connect() as connection:
        names = {row[0]: row[2] for row in rows(connection, "agencies")}
    assert names["so-ke-hoach-va-dau-tu"] == "Department of Planning and Investment"


def test_an_accepted_finding_stays_accepted(engine: Engine) -> None:
    load(engine, cao_bang())
    with engine.begin() as connection:
        connection.execute(update(findings).values(status="accepted"))
    load(engine, cao_bang())
    with engine.connect() as connection:
        assert [f.status for f in connection.execute(select(findings))] == ["accepted"]


def test_remove_takes_all_that_belongs_to_the_document(engine: Engine) -> None:
    load(engine, cao_bang())
    remove(engine, DOCUMENT)
    left = {t: count(engine, t) for t in (*RECORD_TYPES, "source_values", "file_identities")}
    assert left == {**dict.fromkeys(left, 0), "agencies": len(AGENCIES)}
    with pytest.raises(DocumentNotFound):
        remove(engine, DOCUMENT)


def test_views_answer_a_person(engine: Engine) -> None:
    load(engine, cao_bang())
    with engine.connect() as connection:
        task = connection.execute(text("SELECT * FROM v_tasks_wide ORDER BY position")).mappings().first()
        target = connection.execute(text("SELECT * FROM v_indicators_wide")).mappings().one()
    assert task is not None
    assert (task["province"], task["lead"], task["support"], task["funding_sources"], task["budget_vnd"]) == (
        "Cao Bằng", "Sở Kế hoạch và Đầu tư; Sở Công Thương", "Các sở, ngành liên quan", "state_budget; oda",
        10_000_000_000,
    )  # fmt: skip
    assert (target["name"], target["year"], target["low"]) == ("Tỷ lệ che phủ rừng", 2030, 60)


def test_order_of_rows_is_the_order_of_print(engine: Engine) -> None:
    sample = cao_bang()
    many = tuple(replace(sample.clauses[0], clause_id=f"{DOCUMENT}:c:{n}", path=str(n)) for n in range(1, 13))
    load(engine, replace(sample, clauses=many))
    at = columns("clauses").index("path")
    with engine.connect() as connection:
        assert [row[at] for row in rows(connection, "clauses")] == [str(n) for n in range(1, 13)]
