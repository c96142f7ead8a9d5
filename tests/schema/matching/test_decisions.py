"""Decisions on pairs of tasks: kept, revocable, and there after plans are ingested again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from schema.compare.by import compare
from schema.contract.records import RecordValue
from schema.database.opening import open_database
from schema.errors import CorrectionNotFound, DocumentNotFound, UnknownChoice
from schema.load.store import store
from schema.matching.decisions import Decision, all_decisions, decide, revoke_decision
from tests.samples.decided_plans import bac_ninh
from tests.samples.records import AGENCIES, cao_bang

OTHER = "bac-ninh-342-kh-ubnd-2023"
FOREST, BUS = "cao-bang-337-qd-ubnd-2018:t1:A:1", f"{OTHER}:t1:A:2"
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    store(opened, cao_bang(), AGENCIES)
    store(opened, bac_ninh(), AGENCIES)
    yield opened
    opened.dispose()


def first_of(engine: Engine, task: str) -> dict[str, RecordValue]:
    with engine.connect() as connection:
        rows = compare(connection, ["Cao Bằng", "Bắc Ninh"], "tasks")[0].dicts()
    return next(r for r in rows if r["task_id_a"] == task and r["rank"] == 1)


def test_a_decision_is_used_by_the_comparison(engine: Engine) -> None:
    assert first_of(engine, FOREST)["decided"] is None
    made = decide(engine, Decision(FOREST, BUS, "same", "for the test", "Lan"), NOW)
    assert (made.task_id_a, made.task_id_b, made.created_at) == (BUS, FOREST, "2026-03-01T00:00:00Z")
    row = first_of(engine, FOREST)
    assert (row["task_id_b"], row["match"], row["decided"]) == (BUS, "same", "Lan: for the test")


def test_a_decision_stands_after_plans_are_read_again(engine: Engine) -> None:
    decide(engine, Decision(FOREST, BUS, "same"), NOW)
    store(engine, bac_ninh(), AGENCIES)
    store(engine, cao_bang(), AGENCIES)
    assert first_of(engine, FOREST)["task_id_b"] == BUS


def test_a_new_decision_revokes_the_old_one_in_the_same_second_too(engine: Engine) -> None:
    decide(engine, Decision(FOREST, BUS, "same"), NOW)
    decide(engine, Decision(BUS, FOREST, "unrelated"), NOW)
    with engine.connect() as connection:
        first, second = all_decisions(connection)
    assert (first.verdict, first.revoked_at) == ("same", second.created_at)
    assert (second.verdict, second.revoked_at) == ("unrelated", None)
    assert first_of(engine, FOREST)["task_id_b"] != BUS


def test_a_decision_is_taken_back(engine: Engine) -> None:
    before = first_of(engine, FOREST)
    decide(engine, Decision(FOREST, BUS, "same"), NOW)
    assert revoke_decision(engine, BUS, FOREST, NOW).revoked_at == "2026-03-01T00:00:01Z"
    assert first_of(engine, FOREST) == before
    with pytest.raises(CorrectionNotFound, match="stands"):
        revoke_decision(engine, BUS, FOREST)


def test_decisions_are_listed_by_document(engine: Engine) -> None:
    decide(engine, Decision(FOREST, BUS, "related"), NOW)
    with engine.connect() as connection:
        assert len(all_decisions(connection, OTHER)) == 1
        assert all_decisions(connection, OTHER[:-1]) == ()


@pytest.mark.parametrize(
    ("decision", "error", "says"),
    [
        pytest.param(Decision(FOREST, "no:1", "same"), DocumentNotFound, "no task 'no:1'", id="no-task"),
        pytest.param(Decision(FOREST, FOREST, "same"), UnknownChoice, "of one document", id="one-document"),
        pytest.param(Decision(FOREST, BUS, "equal"), UnknownChoice, "no verdict 'equal'", id="no-verdict"),
    ],
)
def test_what_cannot_be_is_refused(
    engine: Engine, decision: Decision, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        decide(engine, decision)
    with engine.connect() as connection:
        assert all_decisions(connection) == ()
