"""Rows that a reading missed and a person added: with their place, replayed, taken back, left out once they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from schema.contract.records import CorrectionRecord, DocumentRecords, TaskRecord
from schema.database.models import findings, metadata
from schema.database.opening import open_database
from schema.errors import DocumentNotFound, UnknownBody, UnknownField, WrongValue
from schema.load.added_rows import Content
from schema.load.additions import Addition, add
from schema.load.correction_log import Action
from schema.load.corrections import Change, active, correct, revoke
from schema.load.decisions import Decision, decide
from schema.load.store import store
from schema.load.stored_values import current_value
from tests.samples.records import AGENCIES, cao_bang

DOCUMENT = "cao-bang-337-qd-ubnd-2018"
FIRST, SECOND = f"{DOCUMENT}:t1:A:1", f"{DOCUMENT}:t1:A:2"
ADDED = f"{DOCUMENT}:added1"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    store(opened, cao_bang(), AGENCIES)
    yield opened
    opened.dispose()


def missed(name: str = "Trồng cây  phân tán", **content: object) -> Addition:
    made = Content(name=name, under=DOCUMENT, **content)  # type: ignore[arg-type]
    return Addition(table="tasks", content=made, reason="missed", author="me")


def order(engine: Engine) -> list[tuple[int, str]]:
    tasks = metadata.tables["tasks"]
    with engine.connect() as connection:
        return [
            (r[0], r[1])
            for r in connection.execute(select(tasks.c.position, tasks.c.task_id).order_by("position"))
        ]


def value(engine: Engine, field: str, record: str = ADDED, table: str = "tasks") -> str | None:
    with engine.connect() as connection:
        return current_value(connection, table, record, field)


def stale(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        query = select(findings).where(findings.c.code == "correction_stale")
        return [(f.record_id, f.message) for f in connection.execute(query)]


def test_a_missed_task_is_there_with_its_values_and_its_place(engine: Engine) -> None:
    wanted = missed(
        page=2, box=(10.0, 20.0, 30.0, 40.0), after=FIRST,
        values={"lead": "Sở Công Thương", "budget_vnd": "60 tỷ", "budget_raw": "60 tỷ", "funding": "oda"},
    )  # fmt: skip
    made = add(engine, wanted)
    assert (made.record_id, made.action, made.reason, made.author) == (ADDED, "add", "missed", "me")
    for _ in range(2):
        assert order(engine) == [(1, FIRST), (2, ADDED), (3, SECOND)]
        assert value(engine, "title") == "Trồng cây phân tán"
        assert value(engine, "lead") == "Sở Công Thương"
        assert value(engine, "budget_vnd") == "60000000000"
        assert value(engine, "budget_raw") == "60 tỷ"
        assert value(engine, "funding") == "oda"
        assert value(engine, "group_title") == "Nông nghiệp"
        assert value(engine, "page_first") == "2"
        assert value(engine, "review_status") == "corrected"
        with engine.connect() as connection:
            model = metadata.tables["provenance"]
            place = connection.execute(select(model).where(model.c.record_id == ADDED)).one()
        assert (place.field, place.page, place.x0, place.bottom, place.raw, place.rule) == (
            "title", 2, 10.0, 40.0, "Trồng cây phân tán", "added",
        )  # fmt: skip
        store(engine, cao_bang(), AGENCIES)
    assert stale(engine) == []


@pytest.mark.parametrize(
    ("content", "place"),
    [
        pytest.param({"page": 2}, 2, id="behind-its-page"),
        pytest.param({"page": 1}, 3, id="a-page-before-all-others"),
        pytest.param({"line": 12}, 3, id="a-line-only"),
        pytest.param({}, 3, id="nowhere-said"),
    ],
)
def test_a_missed_task_stands_where_it_is_printed(
    engine: Engine, content: dict[str, object], place: int
) -> None:
    made = add(engine, missed(**content))
    assert (place, ADDED) in order(engine)
    revoke(engine, made.correction_id)
    assert order(engine) == [(1, FIRST), (2, SECOND)]


def test_an_added_row_is_corrected_like_any_other_and_goes_with_its_decisions(engine: Engine) -> None:
    made = add(engine, missed())
    correct(engine, Change(ADDED, "theme", "forestry"))
    store(engine, cao_bang(), AGENCIES)
    assert value(engine, "theme") == "forestry"
    revoke(engine, made.correction_id)
    assert value(engine, "title") is None
    with engine.connect() as connection:
        assert active(connection, None) == ()
        assert connection.execute(select(metadata.tables["provenance"]).where(metadata.tables["provenance"].c.record_id == ADDED)).first() is None  # fmt: skip


def read_with(title: str, page: int | None = 2) -> DocumentRecords:
    """The document as a better reading gives it: with a third task."""
    records = cao_bang()
    third = TaskRecord(
        task_id=f"{DOCUMENT}:t1:A:3", document_id=DOCUMENT, position=3, title=title, page_first=page
    )
    return replace(records, tasks=(*records.tasks, third))


@pytest.mark.parametrize(
    ("title", "page", "is_the_same"),
    [
        pytest.param("Trồng cây phân tán", 2, True, id="same"),
        pytest.param("trồng cây phân tán", None, True, id="no-page"),
        pytest.param("Trồng cây phân tán", 3, False, id="another-page"),
        pytest.param("Trồng cây xanh", 2, False, id="other-words"),
    ],
)
def test_a_row_that_is_read_now_takes_the_place_of_the_added_one(
    engine: Engine, title: str, page: int | None, is_the_same: bool
) -> None:
    add(engine, missed(page=2))
    store(engine, read_with(title, page), AGENCIES)
    assert (value(engine, "title") is None) == is_the_same
    assert [r for r, _ in stale(engine)] == ([f"{DOCUMENT}:t1:A:3"] if is_the_same else [])
    if is_the_same:
        assert "the row is read now" in stale(engine)[0][1]


def test_words_that_stand_there_already_are_added_on_purpose_only(engine: Engine) -> None:
    again = missed("Trồng rừng phòng hộ đầu nguồn")
    with pytest.raises(WrongValue, match=FIRST):
        add(engine, again)
    add(engine, replace(again, insist=True))
    store(engine, cao_bang(), AGENCIES)
    assert value(engine, "title") == "Trồng rừng phòng hộ đầu nguồn"
    assert stale(engine) == []


def test_an_indicator_and_its_target_can_be_added(engine: Engine) -> None:
    indicator = add(
        engine, Addition(table="indicators", content=Content(name="Tỷ lệ thu gom rác", under=DOCUMENT))
    )
    wanted = Content(
        name="đạt 95%", under=indicator.record_id,
        values={"low": "95", "high": "95", "comparator": "=", "unit": "%", "year": "2030"},
    )  # fmt: skip
    target = add(engine, Addition(table="targets", content=wanted))
    assert target.record_id == f"{indicator.record_id}:added1"
    store(engine, cao_bang(), AGENCIES)
    assert value(engine, "low", target.record_id, "targets") == "95"
    revoke(engine, indicator.correction_id)
    assert value(engine, "low", target.record_id, "targets") is None
    store(engine, cao_bang(), AGENCIES)
    assert stale(engine) == []


def refused(engine: Engine, wanted: Addition, error: type[Exception]) -> None:
    before = order(engine)
    with pytest.raises(error):
        add(engine, wanted)
    assert order(engine) == before


@pytest.mark.parametrize(
    ("content", "error"),
    [
        pytest.param({"page": 4}, WrongValue, id="no-such-page"),
        pytest.param({"after": "no-such-task"}, DocumentNotFound, id="no-such-neighbour"),
        pytest.param({"values": {"theme": "foo"}}, WrongValue, id="no-such-theme"),
        pytest.param({"values": {"lead": "Sở Tào Lao"}}, UnknownBody, id="unknown-body"),
        pytest.param({"values": {"nonsense": "x"}}, UnknownField, id="no-such-column"),
        pytest.param({"values": {"table_id": "x"}}, UnknownField, id="id"),
        pytest.param({"name": " "}, WrongValue, id="no-words"),
        pytest.param({"under": "no-such-document"}, DocumentNotFound, id="no-such-document"),
    ],
)
def test_a_row_that_cannot_be_is_refused(
    engine: Engine, content: dict[str, object], error: type[Exception]
) -> None:
    plain = missed()
    refused(engine, replace(plain, content=replace(plain.content, **content)), error)  # type: ignore[arg-type]
    refused(engine, replace(plain, table="cells"), UnknownField)


def test_ids_of_added_rows_are_never_given_twice(engine: Engine) -> None:
    made: list[CorrectionRecord] = [add(engine, missed("Một")), add(engine, missed("Hai"))]
    revoke(engine, made[0].correction_id)
    assert add(engine, missed("Ba")).record_id == f"{DOCUMENT}:added3"


def test_words_of_a_row_that_was_rejected_may_be_stated_again(engine: Engine) -> None:
    known = add(engine, missed("Một"))
    with pytest.raises(WrongValue, match="same words"):
        add(engine, missed("Một"))
    decide(engine, [Decision(known.record_id, Action.REJECT, "a heading", "An")])
    assert add(engine, missed("Một")).record_id == f"{DOCUMENT}:added2"
