"""The records are the contract: the same tables, the same columns, in the same order."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from decimal import Decimal
from types import NoneType
from typing import get_args, get_type_hints

import pytest
import regex

from normalize.notes import Code
from schema.contract.columns import ColumnDeclaration, Reference, declared_columns
from schema.contract.records import RECORD_TYPES, DocumentRecords, columns, declaration
from schema.database.models import contract_key, metadata
from schema.database.rows import exported_columns
from schema.export.description import description
from tests.samples.files import ROOT
from tests.samples.records import cao_bang

CONTRACT = ROOT.parent / "shared" / "contract.md"
NEXT = CONTRACT.with_name("contract_next.md")
LANDED = ("coverage", "observations", "task_matches")
"""Tables that the contract's next text promises and the dataset has already."""
OURS = {"row_checks"}
"""Tables that no text of the contract has yet."""
GROWN = {
    "corrections": ("action",),
    "documents": ("amends_id", "amendment"),
    "legal_references": ("act_id",),
    "indicators": ("area", "area_code", "parent_indicator_id"),
    "task_budgets": ("year_first", "year_last"),
    "tasks": ("location_raw", "place", "place_code", "budget_shared_with"),
}
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


def tables_of(text: str) -> dict[str, tuple[str, ...]]:
    """The tables of a contract's text with their columns."""
    rows = regex.findall(r"^\| `(\w+)` \| [^|]+ \| `([^`]+)` \|$", text, regex.M)
    return {table: tuple(c.strip() for c in listed.split(",")) for table, listed in rows}


def contract_tables() -> dict[str, tuple[str, ...]]:
    """The tables that the contract promises, those that have landed early among them."""
    following = tables_of(NEXT.read_text("utf-8"))
    return {table: following[table] for table in LANDED} | tables_of(CONTRACT.read_text("utf-8"))


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract's text is not beside this checkout")
def test_tables_and_columns_are_those_of_the_contract() -> None:
    wanted = contract_tables()
    assert len(RECORD_TYPES) == 23
    assert set(RECORD_TYPES) - set(wanted) == OURS
    assert {t: columns(t)[: len(c)] for t, c in wanted.items()} == wanted
    grown = {t: columns(t)[len(c) :] for t, c in wanted.items() if len(columns(t)) > len(c)}
    assert grown == GROWN


@pytest.mark.parametrize("table", RECORD_TYPES)
def test_models_have_the_records_columns_and_say_what_they_add(table: str) -> None:
    found = tuple(c.name for c in metadata.tables[table].columns)
    added = OWN_COLUMNS.get(table, set())
    assert found[: len(columns(table))] == columns(table)
    assert set(found[len(columns(table)) :]) == added


@pytest.mark.parametrize("table", RECORD_TYPES)
def test_a_column_is_nullable_where_the_record_may_leave_it_out(table: str) -> None:
    model = metadata.tables[table]
    optional = {c for c, hint in get_type_hints(RECORD_TYPES[table]).items() if NoneType in get_args(hint)}
    assert {c for c in columns(table) if model.c[c].nullable} == optional


@pytest.mark.parametrize(
    ("table", "column", "declared"),
    [
        pytest.param(
            "cells", "part", {"kind": int, "key": True, "nullable": False, "index": False}, id="part-of-a-key"
        ),
        pytest.param(
            "targets",
            "indicator_id",
            {"reference": Reference("indicators", "indicator_id", owned=True), "index": True},
            id="owner-is-looked-up",
        ),
        pytest.param(
            "tasks",
            "duplicate_of",
            {"reference": Reference("tasks", "task_id", owned=False), "index": False, "nullable": True},
            id="reference",
        ),
        pytest.param("tasks", "budget_vnd", {"kind": int, "unit": "VND", "is_money": True}, id="money"),
        pytest.param("tasks", "ghg_tco2e", {"kind": Decimal, "unit": "tCO2e", "is_money": False}, id="unit"),
        pytest.param(
            "tasks", "priority", {"values": ("high", "medium", "low"), "nullable": True}, id="values"
        ),
        pytest.param("findings", "code", {"values": tuple(c.value for c in Code)}, id="values-of-a-list"),
    ],
)
def test_a_column_is_what_its_marks_say(table: str, column: str, declared: dict[str, object]) -> None:
    found = declaration(table, column)
    assert {name: getattr(found, name) for name in declared} == declared


def test_a_field_that_no_column_can_hold_is_refused() -> None:
    @dataclass
    class Odd:
        parts: tuple[int, ...]

    with pytest.raises(TypeError, match="parts"):
        declared_columns(Odd)


REFERENCES = [
    (table, column.name, column.reference)
    for table in RECORD_TYPES
    for column in declared_columns(RECORD_TYPES[table])
    if column.reference
]


@pytest.mark.parametrize(
    ("table", "column", "other"), REFERENCES, ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_reference_names_the_key_of_another_table(table: str, column: str, other: Reference) -> None:
    assert contract_key(other.table) == (other.column,), f"{table}.{column}"


LISTED = [
    (table, column)
    for table in RECORD_TYPES
    for column in declared_columns(RECORD_TYPES[table])
    if column.values and column.values != tuple(Code)
]


@pytest.mark.parametrize(("table", "column"), LISTED, ids=lambda v: v if isinstance(v, str) else v.name)
def test_the_codebook_names_every_value_of_a_closed_list(table: str, column: ColumnDeclaration) -> None:
    words = description(table, column.name).english
    assert [v for v in column.values if v not in words] == []


@pytest.mark.parametrize(
    "table", [t for t in RECORD_TYPES if t not in ("corrections", "agencies", "row_checks", "task_matches")]
)
def test_the_released_dataset_holds_values_of_the_lists_only(table: str) -> None:
    allowed = {
        c.name: {*c.values, *([""] if c.nullable else [])} for c in exported_columns(table) if c.values
    }
    with (ROOT / "outputs" / f"{table}.csv").open(encoding="utf-8") as file:
        found = {(c, row[c]) for row in csv.DictReader(file) for c in allowed}
    assert {(c, v) for c, v in found if v not in allowed[c]} == set()


@pytest.mark.parametrize(
    ("register", "column", "listed"),
    [
        pytest.param("funding", "source", ("task_funding", "source"), id="funding"),
        pytest.param("priority", "priority", ("tasks", "priority"), id="priority"),
        pytest.param("comparators", "comparator", ("targets", "comparator"), id="comparators"),
        pytest.param("directions", "direction", ("targets", "direction"), id="directions"),
    ],
)
def test_registers_hold_values_of_the_lists_only(register: str, column: str, listed: tuple[str, str]) -> None:
    with (ROOT / "normalize" / "data" / f"{register}.csv").open(encoding="utf-8") as file:
        found = {row[column] for row in csv.DictReader(file)}
    assert found - {"", "-"} <= set(declaration(*listed).values)


def test_a_document_carries_every_table_that_belongs_to_one() -> None:
    own = {f.name for f in fields(DocumentRecords)} - {"document"}
    assert own == set(RECORD_TYPES) - {
        "documents", "document_files", "agencies", "corrections", "row_checks", "task_matches",
    }  # fmt: skip


def test_rows_gives_the_records_of_a_table() -> None:
    sample = cao_bang()
    assert sample.rows("documents") == (sample.document,)
    assert sample.rows("tasks") == sample.tasks
    assert sample.rows("agencies") == ()
