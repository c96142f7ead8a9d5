"""Cells of money as they are typed in haste; what is no đồng has no value."""

from __future__ import annotations

import pytest

from normalize.money.cell import parse_money
from normalize.notes import Code


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("120tr", 120_000_000),
        ("120 tr", 120_000_000),
        ("1,5tr", 1_500_000),
        ("500k", 500_000),
        ("12.000 ngđ", 12_000_000),
        ("12.000 ng.đ", 12_000_000),
        ("02 lớp x 60tr", 120_000_000),
        ("200tr.đ", 200_000_000),
        ("120tr đồng", 120_000_000),
    ],
)
def test_short_forms(text: str, amount: int) -> None:
    for unit in (None, "triệu đồng", "đồng"):
        assert parse_money(text, header_unit=unit).amount_vnd == amount


def test_the_place_is_that_of_the_printed_cell() -> None:
    text = "Ngân sách tỉnh 200tr, XHH 100tr"
    read = parse_money(text)
    assert read.amount_vnd == 300_000_000
    assert [text[p.start : p.end] for p in read.parts] == ["200tr", "100tr"]
    assert text[read.start : read.end] == read.raw == "200tr, XHH 100tr"


@pytest.mark.parametrize(("text", "amount"), [("1 tỷ 2", 1_200_000_000), ("2tr5", 2_500_000)])
def test_tenths_behind_a_unit_are_doubted(text: str, amount: int) -> None:
    read = parse_money(text)
    assert read.amount_vnd == amount
    assert Code.NUMBER_AMBIGUOUS in [n.code for n in read.notes]
    assert read.raw == text


@pytest.mark.parametrize(
    "text", ["USD 50.000", "$50.000", "50.000 USD", "US$ 50.000", "50.000 đô la Mỹ", "€ 900"]
)
def test_another_currency_has_no_value_and_is_said(text: str) -> None:
    read = parse_money(text, header_unit="triệu đồng")
    assert read.amount_vnd is None
    assert [n.code for n in read.notes] == [Code.UNIT_CONFLICT]


def test_another_currency_with_its_worth_in_dong() -> None:
    assert parse_money("50.000 USD (tương đương 1,2 tỷ đồng)").amount_vnd == 1_200_000_000


@pytest.mark.parametrize("text", ["300k/suất", "1,5tr/tháng"])
def test_a_rate_is_no_amount(text: str) -> None:
    assert parse_money(text, header_unit="đồng").amount_vnd is None
