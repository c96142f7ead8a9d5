"""Funding cells: the table, the register both ways, marks and headers."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.money.funding import FundingPhrase, funding_phrases, parse_funding, source_of_header
from normalize.registers import Row, rows
from normalize.text import clean
from tests.samples.files import ROOT

CELLS = ROOT / "tests" / "cells" / "funding.tsv"
CODES = {"state_budget", "central_budget", "local_budget", "oda", "international", "enterprise", "household", "community", "credit", "other"}  # fmt: skip


def cells() -> list[tuple[str, str]]:
    lines = CELLS.read_text("utf-8").split("\n")[1:]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line]


def shown(text: str) -> str:
    return "; ".join(m.source for m in parse_funding(text))


@pytest.mark.parametrize(("text", "expected"), cells(), ids=lambda x: str(x)[:40])
def test_printed_cell(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_the_table_is_large_enough() -> None:
    assert len(cells()) >= 60


@pytest.mark.parametrize(("text", "expected"), cells(), ids=lambda x: str(x)[:40])
def test_composition_case_and_spaces_change_nothing(text: str, expected: str) -> None:
    assert shown(unicodedata.normalize("NFD", text)) == expected
    assert shown(text.upper()) == expected
    assert shown(f" {text.replace(' ', '  ')}\n") == expected


@pytest.mark.parametrize(("text", "expected"), cells(), ids=lambda x: str(x)[:40])
def test_spans_hold_what_is_raw(text: str, expected: str) -> None:
    found = parse_funding(text)
    assert all(clean(text)[m.start : m.end] == m.raw for m in found)
    assert len({m.source for m in found}) == len(found) == len(expected.split("; ")) - (not expected)


@pytest.mark.parametrize("mark", ["x", "X", " x ", "✓", "500", "1.200 triệu", "5 tỷ đồng"])
def test_a_mark_or_an_amount_stands_for_the_header_s_source(mark: str) -> None:
    assert [m.source for m in parse_funding(mark, header_source="local_budget")] == ["local_budget"]
    assert parse_funding(mark) == ()


@pytest.mark.parametrize("text", ["", "-", "2017-2020", "2018", "Sở Tài chính"])
def test_what_names_no_source_gives_none_even_under_a_header(text: str) -> None:
    assert parse_funding(text, header_source="other") == ()


def test_words_in_the_cell_win_over_the_header() -> None:
    assert [m.source for m in parse_funding("Cộng đồng", header_source="other")] == ["community"]


@pytest.mark.parametrize(
    ("header", "source"),
    [
        ("Ngân sách địa phương", "local_budget"),
        ("Đề nghị TW hỗ trợ", "central_budget"),
        ("Nguồn khác", "other"),
        ("Vốn khác", "other"),
        ("Nguồn Vốn SN", "state_budget"),
        ("NSNN", "state_budget"),
        ("ODA", "oda"),
        ("Doanh nghiệp", "enterprise"),
        ("Xã hội hóa", "community"),
        ("Vốn vay", "credit"),
        ("Nguồn tài chính", None),
        ("Nguồn kinh phí", None),
        ("Tổng vốn", None),
        ("Thời gian thực hiện", None),
        ("", None),
    ],
)
def test_source_of_a_header(header: str, source: str | None) -> None:
    assert source_of_header(header) == source


@pytest.mark.parametrize("row", funding_phrases(), ids=lambda r: r.phrase)
def test_each_phrase_reads_its_example(row: FundingPhrase) -> None:

    if row.scope == "none":
        assert parse_funding(row.phrase) == parse_funding(row.example) == ()
        return
    assert row.source in CODES
    assert row.source in {m.source for m in parse_funding(row.example)}, row
    assert [m.source for m in parse_funding(row.phrase)] == [row.source]


@pytest.mark.parametrize("row", rows("funding_general"), ids=lambda row: row["phrase"])
def test_a_general_header_names_no_source(row: Row) -> None:
    assert source_of_header(row["example"]) is None


def test_the_register_is_sorted_and_each_phrase_stands_once() -> None:
    keys = [(r["source"], r["scope"], r["phrase"]) for r in rows("funding")]
    assert keys == sorted(keys)
    assert len({phrase for *_, phrase in keys}) == len(keys)


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert {m.source for m in parse_funding(text)} <= CODES
