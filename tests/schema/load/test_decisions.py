"""Rows accepted and rejected, findings accepted and dismissed: replayed, revoked, not carried over to other rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from schema.contract.records import DocumentRecords
from schema.database.models import findings, metadata
from schema.database.opening import open_database
from schema.errors import DocumentNotFound, UnknownField
from schema.load.correction_log import Action
from schema.load.corrections import Change, correct, revoke
from schema.load.decisions import Decision, decide
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang

DOCUMENT = "cao-bang-337-qd-ubnd-2018"
FIRST = f"{DOCUMENT}:t1:A:1"
INDICATOR = f"{DOCUMENT}:i1"
DOUBT = f"{FIRST}!budget_vnd!unit_conflict"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    store(opened, cao_bang(), AGENCIES)
    yield opened
    opened.dispose()


def said(engine: Engine, target: str, action: Action) -> str:
    (made,) = decide(engine, [Decision(target, action, "why", "who")])
    assert (made.action, made.reason, made.author) == (action, "why", "who")
    return made.correction_id


def review(engine: Engine, record_id: str = FIRST) -> str:
    table = "indicators" if record_id == INDICATOR else "tasks"
    model = metadata.tables[table]
    with engine.connect() as connection:
        own = next(iter(model.primary_key.columns)) == record_id
        return str(connection.execute(select(model.c.review_status).where(own)).scalar_one())


def statuses(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        return {f.code: f.status for f in connection.execute(select(findings))}


def with_first(**changes: object) -> DocumentRecords:
    records = cao_bang()
    first = replace(records.tasks[0], **changes)  # type: ignore[arg-type]
    return replace(records, tasks=(first, *records.tasks[1:]))


def doubted(**changes: str) -> DocumentRecords:
    records = cao_bang()
    return replace(records, findings=(replace(records.findings[0], **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize("record_id", [FIRST, INDICATOR])
@pytest.mark.parametrize(("action", "status"), [(Action.ACCEPT, "accepted"), (Action.REJECT, "rejected")])
def test_a_row_stays_what_a_person_said_until_it_is_taken_back(
    engine: Engine, record_id: str, action: Action, status: str
) -> None:
    correction = said(engine, record_id, action)
    assert review(engine, record_id) == status
    store(engine, cao_bang(), AGENCIES)
    assert review(engine, record_id) == status
    assert "correction_stale" not in statuses(engine)
    revoke(engine, correction)
    assert review(engine, record_id) == "extracted"


@pytest.mark.parametrize(("action", "status"), [(Action.ACCEPT, "accepted"), (Action.DISMISS, "dismissed")])
def test_a_finding_stays_what_a_person_said_until_it_is_taken_back(
    engine: Engine, action: Action, status: str
) -> None:
    correction = said(engine, DOUBT, action)
    assert statuses(engine) == {"unit_conflict": status}
    store(engine, cao_bang(), AGENCIES)
    assert statuses(engine) == {"unit_conflict": status}
    revoke(engine, correction)
    assert statuses(engine) == {"unit_conflict": "open"}


def test_a_dismissal_is_not_carried_over_to_another_doubt(engine: Engine) -> None:
    said(engine, DOUBT, Action.DISMISS)
    store(engine, doubted(found="600 tỷ"), AGENCIES)
    assert statuses(engine) == {"unit_conflict": "open", "correction_stale": "open"}
    store(engine, cao_bang(), AGENCIES)
    assert statuses(engine) == {"unit_conflict": "dismissed"}


def test_a_dismissed_doubt_that_is_gone_is_nobodys_concern(engine: Engine) -> None:
    said(engine, DOUBT, Action.DISMISS)
    store(engine, replace(cao_bang(), findings=()), AGENCIES)
    assert statuses(engine) == {}


def test_a_doubt_dismissed_again_in_its_new_words_is_dismissed(engine: Engine) -> None:
    said(engine, DOUBT, Action.DISMISS)
    store(engine, doubted(found="600 tỷ"), AGENCIES)
    said(engine, DOUBT, Action.DISMISS)
    assert statuses(engine) == {"unit_conflict": "dismissed"}
    store(engine, doubted(found="600 tỷ"), AGENCIES)
    assert statuses(engine) == {"unit_conflict": "dismissed"}


@pytest.mark.parametrize(
    ("action", "changes"),
    [
        pytest.param(Action.REJECT, {"title": "Xây dựng cầu"}, id="rejected-row-of-other-words"),
        pytest.param(Action.ACCEPT, {"budget_vnd": 7}, id="accepted-row-of-another-value"),
    ],
)
def test_a_decision_is_not_carried_over_to_another_row(
    engine: Engine, action: Action, changes: dict[str, object]
) -> None:
    said(engine, FIRST, action)
    store(engine, with_first(**changes), AGENCIES)
    assert review(engine) == "extracted"
    assert statuses(engine)["correction_stale"] == "open"


def test_a_rejected_row_that_reads_a_little_otherwise_stays_rejected(engine: Engine) -> None:
    said(engine, FIRST, Action.REJECT)
    store(engine, with_first(budget_vnd=7), AGENCIES)
    assert review(engine) == "rejected"


def test_a_decision_on_a_row_that_is_gone_is_stale(engine: Engine) -> None:
    said(engine, FIRST, Action.REJECT)
    store(engine, DocumentRecords(document=cao_bang().document), AGENCIES)
    assert statuses(engine) == {"correction_stale": "open"}


def test_findings_of_a_rejected_row_are_settled_with_it(engine: Engine) -> None:
    correction = said(engine, FIRST, Action.REJECT)
    assert statuses(engine) == {"unit_conflict": "fixed"}
    revoke(engine, correction)
    assert statuses(engine) == {"unit_conflict": "open"}


def test_the_last_decision_tells_and_a_rejected_row_is_not_corrected_back(engine: Engine) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "1"))
    said(engine, FIRST, Action.ACCEPT)
    assert review(engine) == "accepted"
    rejected = said(engine, FIRST, Action.REJECT)
    correct(engine, Change(FIRST, "budget_vnd", "2"))
    assert review(engine) == "rejected"
    revoke(engine, rejected)
    assert review(engine) == "corrected"


def test_an_acceptance_of_corrected_values_is_replayed_with_them(engine: Engine) -> None:
    correct(engine, Change(FIRST, "lead", "Sở Công Thương"))
    said(engine, FIRST, Action.ACCEPT)
    store(engine, cao_bang(), AGENCIES)
    assert review(engine) == "accepted"
    assert statuses(engine) == {"unit_conflict": "open"}


def test_a_stale_value_leaves_its_record_as_it_was_read(engine: Engine) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "1"))
    store(engine, with_first(budget_vnd=7), AGENCIES)
    assert review(engine) == "extracted"
    assert statuses(engine) == {"unit_conflict": "open", "correction_stale": "open"}
    correct(engine, Change(FIRST, "budget_vnd", "8"))
    assert review(engine) == "corrected"
    assert statuses(engine) == {"unit_conflict": "fixed"}


@pytest.mark.parametrize(
    ("target", "action"),
    [
        pytest.param(DOUBT, Action.REJECT, id="a-finding-is-not-rejected"),
        pytest.param(FIRST, Action.DISMISS, id="a-row-is-not-dismissed"),
        pytest.param(DOCUMENT, Action.REJECT, id="a-document-is-removed"),
        pytest.param(f"{DOCUMENT}:i1:v1", Action.ACCEPT, id="a-target-goes-with-its-indicator"),
    ],
)
def test_decisions_that_make_no_sense_are_refused(engine: Engine, target: str, action: Action) -> None:
    with pytest.raises(UnknownField) as refused:
        decide(engine, [Decision(target, action)])
    assert refused.value.hint


def test_of_several_decisions_all_stand_or_none(engine: Engine) -> None:
    with pytest.raises(DocumentNotFound):
        decide(engine, [Decision(FIRST, Action.ACCEPT), Decision("no-such", Action.ACCEPT)])
    assert review(engine) == "extracted"
