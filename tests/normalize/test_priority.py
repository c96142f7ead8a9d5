"""Priority cells: the three values, marks lost by a scan, and what is none."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.notes import Code, Severity
from normalize.priority import parse_priority
from normalize.registers import rows


@pytest.mark.parametrize(
    ("text", "value"),
    [("Cao", "high"), ("cao", "high"), ("CAO", "high"), ("Trung bình", "medium"), ("Thấp", "low"), ("Ưu tiên cao", "high"), (" Cao. ", "high"), ("TB", "medium"), ("", None), ("-", None)],
)  # fmt: skip
def test_printed_cell(text: str, value: str | None) -> None:
    got = parse_priority(text)
    assert (got.value, got.notes) == (value, ())
    assert parse_priority(unicodedata.normalize("NFD", text)).value == value


@pytest.mark.parametrize(
    ("text", "value"), [("Trung binh", "medium"), ("Thâp", "low"), ("Trung  bính", "medium")]
)
def test_lost_marks_are_restored_and_told(text: str, value: str) -> None:
    got = parse_priority(text)
    assert got.value == value
    assert [(n.code, n.severity) for n in got.notes] == [(Code.TEXT_REPAIRED, Severity.INFO)]


@pytest.mark.parametrize("text", ["413,87", "Vốn tự có", "2017-2020", "ưu tiên 1"])
def test_what_is_no_priority_is_flagged(text: str) -> None:
    got = parse_priority(text)
    assert got.value is None
    assert [(n.code, n.severity) for n in got.notes] == [(Code.CELL_SHIFTED, Severity.WARNING)]


def test_each_phrase_reads_its_example() -> None:
    for row in rows("priority"):
        assert row["priority"] in ("high", "medium", "low")
        assert parse_priority(row["example"]).value == row["priority"]
        assert parse_priority(row["phrase"]).raw == row["phrase"]


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert parse_priority(text).value in ("high", "medium", "low", None)
