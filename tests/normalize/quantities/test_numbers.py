"""Printed numbers: the two rules of separators, what cannot be told apart, and numbers in words."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.notes import Code, Severity
from normalize.quantities.numbers import nil_cell, parse_number
from normalize.quantities.separators import NumberStyle, Separators
from tests.samples.printed_numbers import printed

VIETNAMESE = NumberStyle(Separators.COMMA_DECIMAL)
ENGLISH = NumberStyle(Separators.DOT_DECIMAL)
MIXED = NumberStyle(Separators.MIXED)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("38,51", "38.51"),
        ("6,69", "6.69"),
        ("157,80", "157.80"),
        ("280", "280"),
        ("2024", "2024"),
        ("8.200", "8200"),
        ("2.224", "2224"),
        ("10.000ha", "10000"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1,234,567.8", "1234567.8"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("3,14159", "3.14159"),
        ("14.5", "14.5"),
        ("210 743", "210743"),
        ("1 234 567", "1234567"),
        ("05", "5"),
        ("-5,2", "-5.2"),
        ("– 7", "-7"),
        ("774 tỷ đồng", "774"),
        ("khoảng 20%", "20"),
        ("hai mươi", "20"),
        ("hai mươi tỷ", "20000000000"),
        ("một trăm hai mươi lăm triệu", "125000000"),
        ("hai nghìn năm trăm tỷ", "2500000000000"),
        ("ba tỷ rưỡi", "3500000000"),
        ("một tỷ hai trăm triệu", "1200000000"),
        ("mười lăm", "15"),
        ("ba trăm linh năm", "305"),
    ],
)
def test_certain_numbers_carry_no_note(text: str, value: str) -> None:
    got = parse_number(text)
    assert got.value == Decimal(value)
    assert got.notes == ()


@pytest.mark.parametrize(
    ("text", "style", "value", "code"),
    [
        ("42,280", None, "42.280", Code.NUMBER_AMBIGUOUS),
        ("42,280", VIETNAMESE, "42.280", Code.NUMBER_AMBIGUOUS),
        ("42,280", ENGLISH, "42280", None),
        ("42,280", NumberStyle(Separators.COMMA_DECIMAL, three_decimals=True), "42.280", None),
        ("8.200", VIETNAMESE, "8200", None),
        ("8.200", ENGLISH, "8.200", Code.NUMBER_AMBIGUOUS),
        ("8.200", MIXED, "8200", Code.NUMBER_AMBIGUOUS),
        ("20.0000", None, "200000", Code.NUMBER_MALFORMED),
        ("1.23.456", None, "123456", Code.NUMBER_MALFORMED),
        ("12.34,567,8", None, "12345678", Code.NUMBER_MALFORMED),
    ],
)
def test_the_table_decides_what_the_number_does_not(
    text: str, style: NumberStyle | None, value: str, code: Code | None
) -> None:
    got = parse_number(text, style)
    assert got.value == Decimal(value)
    assert [n.code for n in got.notes] == ([code] if code else [])
    assert all(n.severity is Severity.WARNING for n in got.notes)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "…", "..."])
def test_an_empty_cell_states_nothing(text: str) -> None:
    got = parse_number(text)
    assert (got.value, got.notes) == (None, ())
    assert nil_cell(text)


@pytest.mark.parametrize("text", ["Lồng ghép", "năm", "một", "x"])
def test_words_are_no_number(text: str) -> None:
    got = parse_number(text)
    assert got.value is None
    assert [n.code for n in got.notes] == [Code.NUMBER_UNPARSED]


def test_spans_are_those_of_the_text() -> None:
    got = parse_number("Tổng: 1.234,5 ha")
    assert "Tổng: 1.234,5 ha"[got.start : got.end] == "1.234,5"


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2, allow_nan=False, allow_infinity=False))
def test_reading_undoes_writing(value: Decimal) -> None:
    assert parse_number(printed(value)).value == value


@given(st.integers(min_value=0, max_value=10**18))
def test_reading_undoes_writing_of_whole_numbers(value: int) -> None:
    assert parse_number(printed(Decimal(value))).value == value


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error_and_nfd_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert parse_number(composed).value == parse_number(unicodedata.normalize("NFD", composed)).value


@pytest.mark.parametrize(
    ("token", "style", "message"),
    [
        ("42,280", None, "'42,280' was read as 42.28 (a point for decimals); it can also be 42280"),
        ("8.200", ENGLISH, "'8.200' was read as 8.2 (a point for decimals); it can also be 8200"),
        ("8.200", MIXED, "'8.200' was read as 8200; it can also be 8.2 (a point for decimals)"),
        ("42,000", None, "'42,000' was read as 42; it can also be 42000"),
        ("42,285", None, "'42,285' was read as 42.285 (a point for decimals); it can also be 42285"),
    ],
)
def test_a_message_says_how_a_figure_was_read_so_that_nobody_takes_decimals_for_thousands(
    token: str, style: NumberStyle | None, message: str
) -> None:
    assert [n.message for n in parse_number(token, style).notes] == [message]
