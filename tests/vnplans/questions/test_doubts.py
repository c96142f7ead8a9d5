"""What is shown beside a finding: the table and column of one on cells, the other readings of a value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import vnplans
from schema.contract.records import CellRecord, Finding
from schema.database.opening import open_database
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from vnplans.questions.doubts import doubt_of
from vnplans.questions.open import reading

OWN = "cao-bang-337-qd-ubnd-2018"
TABLE, TASK = f"{OWN}:t1", f"{OWN}:t1:A:1"
ON_CELLS = f"{TABLE}!title!cell_empty"
AMBIGUOUS = f"{TASK}!budget_vnd!number_ambiguous"


@pytest.fixture
def db(tmp_path: Path) -> str:
    made = cao_bang()
    header = CellRecord(
        table_id=TABLE, row=0, column=1, role="header", raw="Tên nhiệm vụ", text="Tên nhiệm vụ"
    )
    told = Finding(
        finding_id=ON_CELLS, document_id=OWN, record_table="cells", record_id=TABLE, field="title", code="cell_empty",
        severity="warning", message="Twelve rows are empty.",
    )  # fmt: skip
    other = Finding(
        finding_id=AMBIGUOUS, document_id=OWN, record_table="tasks", record_id=TASK, field="budget_vnd",
        code="number_ambiguous", severity="warning", message="Two readings.", expected="10000", found="10 tỷ",
    )  # fmt: skip
    records = replace(made, cells=(header, *made.cells), findings=(*made.findings, told, other))
    path = str(tmp_path / "plans.sqlite")
    engine = open_database(path)
    store(engine, records, AGENCIES)
    engine.dispose()
    return path


def test_a_finding_on_cells_names_its_table_and_column(db: str) -> None:
    with reading(db) as connection:
        found = doubt_of(connection, ON_CELLS)
    assert found.record is not None
    assert (found.record.table, found.record.record_id) == ("tables", TABLE)
    assert found.columns == ("Tên nhiệm vụ",)


def test_other_readings_and_replaced_values_stand_beside_a_value(db: str) -> None:
    with reading(db) as connection:
        (budget,) = (f for f in doubt_of(connection, AMBIGUOUS).fields if f.field == "budget_vnd")
    assert (budget.text, budget.printed, budget.rule) == ("10000000000", "10 tỷ", "quantities.money")
    assert budget.alternatives == ("10000",)
    vnplans.correct(TASK, "budget_vnd", "10000", db, reason="point", author="An")
    with reading(db) as connection:
        (budget,) = (f for f in doubt_of(connection, AMBIGUOUS).fields if f.field == "budget_vnd")
    assert (budget.text, budget.alternatives) == ("10000", ("10000000000",))


def test_of_a_unit_that_does_not_fit_nothing_is_another_reading(db: str) -> None:
    with reading(db) as connection:
        found = doubt_of(connection, f"{TASK}!budget_vnd!unit_conflict")
    (budget,) = (f for f in found.fields if f.field == "budget_vnd")
    assert budget.alternatives == ("10000",), "only what other findings on the cell hold against it"


def test_the_funding_of_a_task_is_a_field(db: str) -> None:
    with reading(db) as connection:
        record = doubt_of(connection, AMBIGUOUS).record
    assert record is not None
    (funding,) = (f for f in record.fields if f.field == "funding")
    assert (funding.text, funding.printed) == ("state_budget; oda", "NSNN; ODA")
