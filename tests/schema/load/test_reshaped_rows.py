"""One row split into several, several joined into one: what the rows say then, after another reading, and when it is revoked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from schema.contract.records import DocumentRecords, ObservationRecord, ProvenanceRecord
from schema.database.opening import open_database
from schema.errors import PartOfDecision, UnknownField, WrongValue
from schema.load.correction_log import active, carried_out_by, rows_of
from schema.load.corrections import Change, correct, revoke
from schema.load.reshaped_rows import Join, Split, join, split
from schema.load.store import store
from schema.load.stored_values import current_value
from tests.samples.records import AGENCIES, cao_bang

OWN = "cao-bang-337-qd-ubnd-2018"
FIRST, SECOND, ADDED = f"{OWN}:t1:A:1", f"{OWN}:t1:A:2", f"{OWN}:added1"
INDICATOR = f"{OWN}:i1"
TITLE = "Trồng rừng phòng hộ đầu nguồn"
SIGNED = {"reason": "as printed", "author": "An"}


def printed() -> DocumentRecords:
    """The document with the places of both titles."""
    places = tuple(
        ProvenanceRecord(
            record_table="tasks", record_id=task, field="title", page=page, x0=10.0, top=20.0, x1=90.0, bottom=40.0,
            raw=words, rule="cell",
        )
        for task, page, words in ((FIRST, 2, TITLE), (SECOND, 3, "Xây dựng thủy điện nhỏ"))
    )  # fmt: skip
    made = cao_bang()
    return replace(made, provenance=(*made.provenance, *places))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = open_database(str(tmp_path / "plans.sqlite"))
    store(made, printed(), AGENCIES)
    yield made
    made.dispose()


def said(engine: Engine, record_id: str, field: str, table: str = "tasks") -> str | None:
    with engine.connect() as connection:
        return current_value(connection, table, record_id, field)


def rows(connection: Connection, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(sql)]


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """The rows of all tables on which the tests decide, but for when they were read."""
    with engine.connect() as connection:
        return {
            name: rows(connection, f"select * from {name} order by 1, 2, 3")
            for name in ("tasks", "task_agencies", "indicators", "targets", "findings", "provenance")
        }


def test_the_parts_of_a_row_stand_behind_each_other_and_share_what_is_of_all(engine: Engine) -> None:
    made = split(
        engine,
        Split(
            record_id=FIRST,
            parts=["Trồng rừng phòng hộ", "đầu nguồn sông Bằng", "đầu nguồn sông Gâm"],
            values={1: {"lead": "Sở Công Thương"}},
            **SIGNED,
        ),
    )
    assert rows_of(made) == (FIRST, ADDED, f"{OWN}:added2")
    with engine.connect() as connection:
        listed = rows(connection, "select task_id, title, group_number from tasks order by position")
        place = rows(connection, f"select page, x0, rule from provenance where record_id = '{ADDED}'")
    assert listed == [
        (FIRST, "Trồng rừng phòng hộ", "A"),
        (ADDED, "đầu nguồn sông Bằng", "A"),
        (f"{OWN}:added2", "đầu nguồn sông Gâm", "A"),
        (SECOND, "Xây dựng thủy điện nhỏ", "A"),
    ]
    assert place == [(2, 10.0, "added")]
    assert said(engine, ADDED, "lead") == "Sở Công Thương"
    assert said(engine, f"{OWN}:added2", "lead") == "Sở Kế hoạch và Đầu tư; Sở Công Thương"
    assert said(engine, ADDED, "period_end") == "2025-12-31"
    assert (said(engine, FIRST, "budget_vnd"), said(engine, ADDED, "budget_vnd")) == ("10000000000", "")
    assert said(engine, ADDED, "budget_shared_with") == FIRST
    assert said(engine, ADDED, "ghg_tco2e") == "", "emissions are not counted twice"


def test_a_joined_row_says_what_all_say_and_has_the_places_of_all(engine: Engine) -> None:
    values = {"recurrence": None, "budget_vnd": "10 tỷ"}
    made = join(engine, Join(record_ids=[FIRST, SECOND], values=values, **SIGNED))
    assert said(engine, FIRST, "title") == f"{TITLE} Xây dựng thủy điện nhỏ"
    assert (said(engine, FIRST, "theme"), said(engine, FIRST, "budget_vnd")) == ("forestry", "10000000000")
    assert said(engine, FIRST, "recurrence") == ""
    assert said(engine, SECOND, "review_status") == "rejected"
    with engine.connect() as connection:
        places = rows(
            connection,
            f"select page, part, rule from provenance where record_id = '{FIRST}' and field = 'title' order by part",
        )
    assert places == [(2, 0, "cell"), (3, 1, "joined")]
    assert rows_of(made) == (FIRST, SECOND)


def test_rows_that_contradict_each_other_need_a_word(engine: Engine) -> None:
    with pytest.raises(WrongValue, match="budget_vnd: the rows say 10,000,000,000 VND / 0 VND"):
        join(engine, Join(record_ids=[FIRST, SECOND], **SIGNED))
    assert said(engine, FIRST, "title") == TITLE
    assert said(engine, SECOND, "review_status") == "extracted"


@pytest.mark.parametrize("what", ["split", "join"])
def test_it_is_there_after_another_reading_and_revoked_as_a_whole(engine: Engine, what: str) -> None:
    before = everything(engine)
    if what == "split":
        made = split(engine, Split(record_id=FIRST, parts=["Trồng rừng", "phòng hộ đầu nguồn"], **SIGNED))
    else:
        made = join(engine, Join(record_ids=[FIRST, SECOND], values={"budget_vnd": "0"}, **SIGNED))
    after = everything(engine)
    assert after != before
    store(engine, printed(), AGENCIES)
    again = everything(engine)
    assert {t: r for t, r in again.items() if t != "provenance"} == {
        t: r for t, r in after.items() if t != "provenance"
    }
    assert len(again["provenance"]) == len(after["provenance"])
    part = carried_out_by(made)[0]
    with pytest.raises(PartOfDecision, match=what) as refused:
        revoke(engine, part)
    assert made.correction_id in refused.value.hint
    revoke(engine, made.correction_id)
    with engine.connect() as connection:
        assert active(connection, None) == ()
    back = everything(engine)
    assert {t: r for t, r in back.items() if t != "provenance"} == {
        t: r for t, r in before.items() if t != "provenance"
    }
    assert len(back["provenance"]) == len(before["provenance"])


def test_a_value_that_was_corrected_since_survives_the_end_of_a_split(engine: Engine) -> None:
    made = split(engine, Split(record_id=FIRST, parts=["Trồng rừng", "phòng hộ đầu nguồn"], **SIGNED))
    correct(engine, Change(FIRST, "title", "Trồng rừng mới", "seen", "An"))
    revoke(engine, made.correction_id)
    assert said(engine, FIRST, "title") == "Trồng rừng mới"
    assert said(engine, ADDED, "title") is None


def test_a_row_that_reads_otherwise_now_is_told(engine: Engine) -> None:
    split(engine, Split(record_id=FIRST, parts=["Trồng rừng", "phòng hộ đầu nguồn"], **SIGNED))
    other = printed()
    first = replace(other.tasks[0], title="Bảo vệ rừng")
    store(engine, replace(other, tasks=(first, other.tasks[1])), AGENCIES)
    assert said(engine, FIRST, "title") == "Bảo vệ rừng"
    with engine.connect() as connection:
        told = rows(connection, "select record_id from findings where code = 'correction_stale'")
    assert told == [(FIRST,)]


def test_indicators_are_split_and_joined_with_what_they_are_to_reach(engine: Engine) -> None:
    split(engine, Split(record_id=INDICATOR, parts=["Tỷ lệ che phủ", "Diện tích rừng"], **SIGNED))
    assert said(engine, ADDED, "name", "indicators") == "Diện tích rừng"
    assert said(engine, f"{INDICATOR}:v1", "low", "targets") == "60"
    join(engine, Join(record_ids=[ADDED, INDICATOR], values={}, **SIGNED))
    taken = f"{ADDED}:added1"
    assert [said(engine, taken, f, "targets") for f in ("low", "unit", "year", "comparator")] == [
        "60", "%", "2030", ">",
    ]  # fmt: skip
    assert said(engine, INDICATOR, "review_status", "indicators") == "rejected"


def test_observed_values_are_not_lost_in_a_join(engine: Engine) -> None:
    seen = ObservationRecord(
        observation_id=f"{INDICATOR}:o1", indicator_id=INDICATOR, position=1, kind="current", raw="đạt 55%"
    )
    other = replace(printed(), observations=(seen,))
    store(engine, other, AGENCIES)
    split(engine, Split(record_id=INDICATOR, parts=["Tỷ lệ", "che phủ"], **SIGNED))
    with pytest.raises(WrongValue, match="observed values"):
        join(engine, Join(record_ids=[ADDED, INDICATOR], values={}, **SIGNED))


@pytest.mark.parametrize("parts", [["một"], ["một", " "], []])
def test_a_split_has_two_parts_with_words(engine: Engine, parts: list[str]) -> None:
    with pytest.raises(WrongValue, match="two parts"):
        split(engine, Split(record_id=FIRST, parts=parts, **SIGNED))


def test_only_tasks_and_indicators_of_one_kind_are_reshaped(engine: Engine) -> None:
    with pytest.raises(UnknownField, match="row of clauses"):
        split(engine, Split(record_id=f"{OWN}:c:1", parts=["Mục", "tiêu"], **SIGNED))
    with pytest.raises(WrongValue, match="one kind"):
        join(engine, Join(record_ids=[FIRST, INDICATOR], **SIGNED))
    with pytest.raises(WrongValue, match="two rows"):
        join(engine, Join(record_ids=[FIRST, FIRST], **SIGNED))
