"""Corrections: applied, replayed, revoked; stale where what they corrected has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from schema.contract.records import DocumentRecords, Finding
from schema.database.models import documents, findings
from schema.database.opening import open_database
from schema.errors import CorrectionNotFound, DocumentNotFound, UnknownField
from schema.load.corrections import Change, active, all_corrections, correct, revoke
from schema.load.store import remove, store
from schema.load.stored_values import current_value
from tests.samples.records import AGENCIES, cao_bang

FIRST = "cao-bang-337-qd-ubnd-2018:t1:A:1"
TARGET = "cao-bang-337-qd-ubnd-2018:i1:v1"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    store(opened, cao_bang(), AGENCIES)
    yield opened
    opened.dispose()


def value(engine: Engine, table: str, record: str, field: str) -> str | None:
    with engine.connect() as connection:
        return current_value(connection, table, record, field)


def stale(engine: Engine) -> list[tuple[str, str | None]]:
    with engine.connect() as connection:
        query = select(findings).where(findings.c.code == "correction_stale")
        return [(f.record_id, f.field) for f in connection.execute(query)]


def read_again(engine: Engine, **changes: object) -> None:
    records = cao_bang()
    first = replace(records.tasks[0], **changes)  # type: ignore[arg-type]
    store(engine, replace(records, tasks=(first, *records.tasks[1:])), AGENCIES)


@pytest.mark.parametrize(
    ("table", "record", "field", "new", "old"),
    [
        pytest.param("tasks", FIRST, "budget_vnd", "20000000000", "10000000000", id="money"),
        pytest.param("tasks", FIRST, "ghg_tco2e", "42.75", "42.5", id="decimal"),
        pytest.param("tasks", FIRST, "period_end", "2024-12-31", "2025-12-31", id="date"),
        pytest.param("tasks", FIRST, "open_ended", "true", "false", id="boolean"),
        pytest.param("tasks", FIRST, "title", "Trồng rừng", "Trồng rừng phòng hộ đầu nguồn", id="text"),
        pytest.param("tasks", FIRST, "theme", None, "forestry", id="not-stated"),
        pytest.param("targets", TARGET, "low", "65", "60", id="target"),
        pytest.param(
            "tasks",
            FIRST,
            "lead",
            "Sở Công Thương; Sở Mới",
            "Sở Kế hoạch và Đầu tư; Sở Công Thương",
            id="bodies",
        ),
    ],
)
def test_a_correction_is_applied_replayed_and_revoked(
    engine: Engine, table: str, record: str, field: str, new: str | None, old: str
) -> None:
    made = correct(engine, Change(record, field, new, "reason", "author", insist=True))
    assert (made.record_table, made.old_value, made.new_value) == (table, old, new)
    assert value(engine, table, record, field) == (new or "")
    store(engine, cao_bang(), AGENCIES)
    assert value(engine, table, record, field) == (new or "")
    assert stale(engine) == []
    revoke(engine, made.correction_id)
    assert value(engine, table, record, field) == old


def test_a_corrected_record_says_so_until_the_correction_is_revoked(engine: Engine) -> None:
    made = correct(engine, Change(FIRST, "budget_vnd", "1"))
    assert value(engine, "tasks", FIRST, "review_status") == "corrected"
    assert value(engine, "tasks", FIRST, "budget_raw") == "10 tỷ"
    revoke(engine, made.correction_id)
    assert value(engine, "tasks", FIRST, "review_status") == "extracted"


def test_a_later_correction_of_the_same_field_wins_after_a_replay(engine: Engine) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "1"))
    correct(engine, Change(FIRST, "budget_vnd", "2"))
    store(engine, cao_bang(), AGENCIES)
    assert value(engine, "tasks", FIRST, "budget_vnd") == "2"
    assert stale(engine) == []


def test_a_reading_that_has_changed_makes_the_correction_stale(engine: Engine) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "20000000000"))
    read_again(engine, budget_vnd=7)
    assert value(engine, "tasks", FIRST, "budget_vnd") == "7"
    assert stale(engine) == [(FIRST, "budget_vnd")]


def test_a_record_that_is_gone_makes_the_correction_stale(engine: Engine) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "20000000000"))
    store(engine, DocumentRecords(document=cao_bang().document), AGENCIES)
    assert stale(engine) == [("cao-bang-337-qd-ubnd-2018", "budget_vnd")]


@pytest.mark.parametrize(
    "field", ["budget_raw", "task_id", "table_id", "position", "review_status", "nonsense"]
)
def test_what_is_printed_or_names_a_record_cannot_be_corrected(engine: Engine, field: str) -> None:
    with pytest.raises(UnknownField):
        correct(engine, Change(FIRST, field, "1"))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("budget_vnd", "ten"), ("period_end", "2025"), ("open_ended", "yes"), ("ghg_tco2e", "x")],
)
def test_a_wrong_value_changes_nothing(engine: Engine, field: str, wrong: str) -> None:
    before = value(engine, "tasks", FIRST, field)
    with pytest.raises(ValueError, match=r"."):
        correct(engine, Change(FIRST, field, wrong))
    assert value(engine, "tasks", FIRST, field) == before
    with engine.connect() as connection:
        assert all_corrections(connection, None) == ()


def test_unknown_records_and_corrections_are_named(engine: Engine) -> None:
    with pytest.raises(DocumentNotFound):
        correct(engine, Change("no-such-record", "title", "x"))
    with pytest.raises(CorrectionNotFound):
        revoke(engine, "no-such-correction")


def test_a_correction_is_revoked_once(engine: Engine) -> None:
    made = correct(engine, Change(FIRST, "budget_vnd", "1"))
    taken_back = revoke(engine, made.correction_id)
    assert taken_back.revoked_at is not None, "what is answered says that it no longer stands"
    with pytest.raises(CorrectionNotFound):
        revoke(engine, made.correction_id)
    with engine.connect() as connection:
        assert active(connection, None) == ()
        assert len(all_corrections(connection, "cao-bang-337-qd-ubnd-2018")) == 1


def test_a_chain_of_corrections_can_be_taken_back_in_any_order(engine: Engine) -> None:
    first = correct(engine, Change(FIRST, "budget_vnd", "1"))
    second = correct(engine, Change(FIRST, "budget_vnd", "2"))
    revoke(engine, first.correction_id)
    assert value(engine, "tasks", FIRST, "budget_vnd") == "2"
    store(engine, cao_bang(), AGENCIES)
    assert value(engine, "tasks", FIRST, "budget_vnd") == "2"
    assert stale(engine) == []
    revoke(engine, second.correction_id)
    assert value(engine, "tasks", FIRST, "budget_vnd") == "10000000000"
    assert value(engine, "tasks", FIRST, "review_status") == "extracted"


def test_the_last_correction_returns_the_one_before(engine: Engine) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "1"))
    second = correct(engine, Change(FIRST, "budget_vnd", "2"))
    revoke(engine, second.correction_id)
    assert value(engine, "tasks", FIRST, "budget_vnd") == "1"
    assert value(engine, "tasks", FIRST, "review_status") == "corrected"


def test_a_reading_that_has_become_right_makes_nothing_stale(engine: Engine) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "1"))
    correct(engine, Change(FIRST, "budget_vnd", "2"))
    read_again(engine, budget_vnd=2)
    assert stale(engine) == []
    assert value(engine, "tasks", FIRST, "budget_vnd") == "2"


def test_a_chain_that_no_longer_fits_is_stale_once(engine: Engine) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "1"))
    correct(engine, Change(FIRST, "budget_vnd", "2"))
    read_again(engine, budget_vnd=7)
    assert stale(engine) == [(FIRST, "budget_vnd")]
    assert value(engine, "tasks", FIRST, "budget_vnd") == "7"


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        pytest.param("ghg_tco2e", "42.750", "42.75", id="zeros-at-the-end"),
        pytest.param("budget_vnd", " 20000000000 ", "20000000000", id="spaces"),
        pytest.param("title", "Tru\u031bo\u031b\u0300ng", "Tr\u01b0\u1edd" + "ng", id="letters-apart"),
        pytest.param("lead", "Sở Công Thương;Sở Mới ;", "Sở Công Thương; Sở Mới", id="bodies"),
    ],
)
def test_a_value_is_kept_as_an_export_writes_it(engine: Engine, field: str, given: str, kept: str) -> None:
    made = correct(engine, Change(FIRST, field, given, insist=True))
    assert made.new_value == kept
    assert value(engine, "tasks", FIRST, field) == kept
    store(engine, cao_bang(), AGENCIES)
    assert value(engine, "tasks", FIRST, field) == kept
    revoke(engine, made.correction_id)
    assert value(engine, "tasks", FIRST, field) == made.old_value


def test_findings_on_a_corrected_field_are_fixed_while_it_stands(engine: Engine) -> None:
    doubted = Finding(
        finding_id=f"{FIRST}!budget_raw!number_ambiguous",
        document_id="cao-bang-337-qd-ubnd-2018",
        record_table="tasks",
        record_id=FIRST,
        field="budget_raw",
        code="number_ambiguous",
        severity="warning",
        message="m",
    )
    elsewhere = replace(doubted, finding_id=f"{FIRST}!title!outlier", field="title")
    records = replace(cao_bang(), findings=(doubted, elsewhere))
    store(engine, records, AGENCIES)

    def statuses() -> dict[str | None, str]:
        with engine.connect() as connection:
            rows = connection.execute(select(findings).where(findings.c.record_id == FIRST))
            return {f.field: f.status for f in rows}

    made = correct(engine, Change(FIRST, "budget_vnd", "1"))
    assert statuses() == {"budget_raw": "fixed", "title": "open"}
    store(engine, records, AGENCIES)
    assert statuses() == {"budget_raw": "fixed", "title": "open"}
    revoke(engine, made.correction_id)
    assert statuses() == {"budget_raw": "open", "title": "open"}


def test_corrections_outlive_the_document(engine: Engine) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "1"))
    remove(engine, "cao-bang-337-qd-ubnd-2018")
    with engine.connect() as connection:
        assert len(active(connection, "cao-bang-337-qd-ubnd-2018")) == 1
    store(engine, cao_bang(), AGENCIES)
    assert value(engine, "tasks", FIRST, "budget_vnd") == "1"


def test_a_record_that_comes_back_takes_its_correction_again(engine: Engine) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "1"))
    store(engine, DocumentRecords(document=cao_bang().document), AGENCIES)
    assert len(stale(engine)) == 1
    store(engine, cao_bang(), AGENCIES)
    assert stale(engine) == []
    assert value(engine, "tasks", FIRST, "budget_vnd") == "1"


def test_the_name_of_the_province_follows_a_corrected_code(engine: Engine) -> None:
    document = "cao-bang-337-qd-ubnd-2018"

    def name() -> object:
        with engine.connect() as connection:
            return connection.execute(select(documents.c.province)).scalar_one()

    made = correct(engine, Change(document, "province_code", "27"))
    assert name() == "Bắc Ninh"
    revoke(engine, made.correction_id)
    assert name() == "Cao Bằng"
