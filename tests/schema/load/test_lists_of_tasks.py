"""Funding, products and amounts of a task, corrected as text: printed parts and dates of what stays are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from schema.contract.records import TaskProductRecord
from schema.database.models import findings, metadata
from schema.database.opening import open_database
from schema.errors import UnknownField, WrongValue
from schema.load.corrections import Change, correct, revoke
from schema.load.store import store
from schema.load.stored_values import current_value
from tests.samples.records import AGENCIES, cao_bang

FIRST = "cao-bang-337-qd-ubnd-2018:t1:A:1"
PRODUCTS = (
    TaskProductRecord(task_id=FIRST, position=1, product="Báo cáo; phụ lục", due_raw="quý I", due_end=date(2019, 3, 31)),
    TaskProductRecord(task_id=FIRST, position=2, product="Đề án", due_end=date(2020, 6, 30)),
)  # fmt: skip
AMOUNTS = "4000000000 | 2019; 6000000000 | 2020"
READ = replace(cao_bang(), task_products=PRODUCTS)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    store(opened, READ, AGENCIES)
    yield opened
    opened.dispose()


def value(engine: Engine, field: str) -> str | None:
    with engine.connect() as connection:
        return current_value(connection, "tasks", FIRST, field)


def rows(engine: Engine, table: str, *names: str) -> list[tuple[object, ...]]:
    model = metadata.tables[table]
    order = model.c.position if "position" in model.c else model.c.ordinal
    with engine.connect() as connection:
        return [tuple(r) for r in connection.execute(select(*(model.c[n] for n in names)).order_by(order))]


@pytest.mark.parametrize(
    ("field", "typed", "old", "new"),
    [
        pytest.param("funding", "oda; credit", "state_budget; oda", "oda; credit", id="sources"),
        pytest.param("funding", None, "state_budget; oda", "", id="no-sources"),
        pytest.param("products", "Đề án; Bản đồ", "Báo cáo; phụ lục\nĐề án", "Đề án\nBản đồ", id="products"),
        pytest.param("product_2", "Đề án mới", "Đề án", "Đề án mới", id="one-product"),
        pytest.param("product_2_due_end", "30/9/2020", "2020-06-30", "2020-09-30", id="date-of-a-product"),
        pytest.param("budget_1", "5 tỷ", "4000000000", "5000000000", id="amount-of-a-year"),
        pytest.param("budget_2_source", "oda", "", "oda", id="source-of-an-amount"),
        pytest.param(
            "budgets",
            f"{AMOUNTS}; 20 tỷ | oda | 2020",
            AMOUNTS,
            f"{AMOUNTS}; 20000000000 | 2020 | oda",
            id="an-amount-added",
        ),
        pytest.param("budgets", "4 tỷ|2019", AMOUNTS, "4000000000 | 2019", id="an-amount-taken-away"),
        pytest.param(
            "budgets",
            "1 tỷ | 2018 - 2020\n2 tỷ",
            AMOUNTS,
            "1000000000 | 2018-2020; 2000000000",
            id="for-several-years",
        ),
        pytest.param("budgets", None, AMOUNTS, "", id="no-amounts"),
    ],
)
def test_a_list_is_corrected_replayed_and_put_back(
    engine: Engine, field: str, typed: str | None, old: str, new: str
) -> None:
    made = correct(engine, Change(FIRST, field, typed))
    assert (made.old_value or "") == old
    assert value(engine, field) == new
    assert value(engine, "review_status") == "corrected"
    store(engine, READ, AGENCIES)
    assert value(engine, field) == new
    revoke(engine, made.correction_id)
    assert value(engine, field) == old


def test_what_stays_keeps_its_print_and_its_dates(engine: Engine) -> None:
    correct(engine, Change(FIRST, "funding", "oda; credit"))
    assert rows(engine, "task_funding", "source", "raw") == [("oda", "ODA"), ("credit", None)]
    correct(engine, Change(FIRST, "products", "Đề án; Bản đồ"))
    assert rows(engine, "task_products", "position", "product", "due_end") == [
        (1, "Đề án", date(2020, 6, 30)), (2, "Bản đồ", None),
    ]  # fmt: skip


def test_amounts_that_stay_keep_their_print(engine: Engine) -> None:
    before = rows(engine, "task_budgets", "amount_vnd", "raw")
    correct(engine, Change(FIRST, "budgets", f"{AMOUNTS}; 20 tỷ | 2020"))
    assert rows(engine, "task_budgets", "amount_vnd", "raw") == [*before, (20_000_000_000, None)]


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        pytest.param("funding", "ngân sách tỉnh", WrongValue, id="no-source"),
        pytest.param("product_3", "x", UnknownField, id="no-third-product"),
        pytest.param("product_0", "x", UnknownField, id="counted-from-one"),
        pytest.param("product_1_due_raw", "x", UnknownField, id="print"),
        pytest.param("product_1_task_id", "x", UnknownField, id="id"),
        pytest.param("budget_1_nonsense", "x", UnknownField, id="no-column"),
        pytest.param("budget_1", "5 ha", WrongValue, id="no-money"),
        pytest.param("budgets", "5 ha | 2020", WrongValue, id="a-row-of-no-money"),
        pytest.param("budgets", "5 tỷ | ngân sách tỉnh", WrongValue, id="a-row-of-no-source"),
        pytest.param("budgets", "5 tỷ | 2020 | 2021", WrongValue, id="a-row-of-two-years"),
        pytest.param("budgets", "5 tỷ | 2025-2021", WrongValue, id="years-that-run-back"),
    ],
)
def test_what_a_list_cannot_hold_changes_nothing(
    engine: Engine, field: str, typed: str, error: type[Exception]
) -> None:
    before = rows(engine, "task_products", "product"), rows(engine, "task_funding", "source")
    with pytest.raises(error):
        correct(engine, Change(FIRST, field, typed))
    assert (rows(engine, "task_products", "product"), rows(engine, "task_funding", "source")) == before


def test_a_part_that_is_read_no_more_makes_its_correction_stale(engine: Engine) -> None:
    correct(engine, Change(FIRST, "product_2", "Đề án mới"))
    store(engine, replace(READ, task_products=PRODUCTS[:1]), AGENCIES)
    with engine.connect() as connection:
        told = connection.execute(select(findings).where(findings.c.code == "correction_stale")).one()
    assert told.field == "product_2"
    assert "no longer there" in told.message
