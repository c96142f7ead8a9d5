"""The records are the contract: the same tables, the same columns, in the same order."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import regex
from sample_records import cao_bang

from schema.models import Base
from schema.records import RECORD_TYPES, DocumentRecords, columns

CONTRACT = Path(__file__).parents[2] / "shared" / "contract.md"
GROWN = {"legal_references": ("act_id",)}
"""Columns the contract grew by, always at the end; each has its entry in the changelog."""
OWN_COLUMNS = {
    "documents": {"province"},
    "clauses": {"ordinal"},
    "tables": {"ordinal"},
    "task_budgets": {"ordinal"},
    "task_funding": {"ordinal"},
    "targets": {"ordinal"},
    "provenance": {"document_id", "ordinal"},
}


def contract_tables() -> dict[str, tuple[str, ...]]:
    """The tables of the contract's text with their columns."""
    rows = regex.findall(r"^\| `(\w+)` \| [^|]+ \| `([^`]+)` \|$", CONTRACT.read_text("utf-8"), regex.M)
    return {table: tuple(c.strip() for c in listed.split(",")) for table, listed in rows}


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract's text is not beside this checkout")
def test_tables_and_columns_are_those_of_the_contract() -> None:
    wanted = contract_tables()
    assert len(wanted) == len(RECORD_TYPES) == 19
    assert {t: columns(t)[: len(c)] for t, c in wanted.items()} == wanted
    grown = {t: columns(t)[len(c) :] for t, c in wanted.items() if len(columns(t)) > len(c)}
    assert grown == GROWN


@pytest.mark.parametrize("table", RECORD_TYPES)
def test_models_have_the_records_columns_and_say_what_they_add(table: str) -> None:
    found = tuple(c.name for c in Base.metadata.tables[table].columns)
    added = OWN_COLUMNS.get(table, set())
    assert found[: len(columns(table))] == columns(table)
    assert set(found[len(columns(table)) :]) == added


@pytest.mark.parametrize("table", RECORD_TYPES)
def test_a_column_is_nullable_where_the_record_may_leave_it_out(table: str) -> None:
    model = Base.metadata.tables[table]
    optional = {f.name for f in fields(RECORD_TYPES[table]) if "None" in str(f.type)}
    assert {c for c in columns(table) if model.c[c].nullable} == optional


def test_a_document_carries_every_table_that_belongs_to_one() -> None:
    own = {f.name for f in fields(DocumentRecords)} - {"document"}
    assert own == set(RECORD_TYPES) - {"documents", "document_files", "agencies", "corrections"}


def test_rows_gives_the_records_of_a_table() -> None:
    sample = cao_bang()
    assert sample.rows("documents") == (sample.document,)
    assert sample.rows("tasks") == sample.tasks
    assert sample.rows("agencies") == ()
