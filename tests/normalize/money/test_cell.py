"""Cells of money that hold more than one figure: sums and products to be reckoned, named parts, letters for digits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalize.money.cell import parse_money
from normalize.money.unpriced import says_no_amount
from normalize.notes import Code, Severity
from normalize.quantities.reckoned import reckon
from normalize.registers import rows
from normalize.text import clean, fold

MILLION = Decimal(10) ** 6


@pytest.mark.parametrize(
    ("cell", "million"),
    [
        ("800 + 450", 1250),
        ("2x600", 1200),
        ("3 x 250", 750),
        ("5 tỷ/năm x 5 năm", 25000),
        ("10 lớp x 25 triệu đồng/lớp", 250),
        ("1,5 tỷ + 500 triệu", 2000),
        ("04 xã × 120", 480),
        ("800+450 triệu đồng", 1250),
        ("3.000 + 2.000 + 500", 5500),
        ("2*600", 1200),
        ("05 mô hình x 300 trđ", 1500),
        ("250 (NST) + 100 (XHH) triệu đồng", 350),
        ("150 + 180 (trđ)", 330),
    ],
)
def test_an_expression_is_reckoned(cell: str, million: int) -> None:
    read = parse_money(cell, header_unit="triệu đồng")
    assert read.amount_vnd == million * MILLION
    assert read.rule == "reckoned"
    assert [n.code for n in read.notes] == [Code.SEVERAL_VALUES]


@pytest.mark.parametrize(
    "cell", ["1.250", "500 triệu đồng", "5 tỷ đồng/năm", "2026 x", "a + b", "8 x 10 m2", "2 tỷ x 3 tỷ", "1+"]
)
def test_what_is_no_expression(cell: str) -> None:
    assert reckon(clean(cell), "money", MILLION, None) is None


@pytest.mark.parametrize(
    ("cell", "total", "parts"),
    [
        ("1,25 tỷ đồng (NSTW: 1 tỷ; NSĐP: 0,25 tỷ)", 1250, [("central_budget", None, 1000), ("local_budget", None, 250)]),
        ("Năm 2026: 500; năm 2027: 700", 1200, [(None, 2026, 500), (None, 2027, 700)]),
        ("10 tỷ, trong đó 4 tỷ từ ngân sách tỉnh", 10000, [("local_budget", None, 4000)]),
        ("NS tỉnh 500 triệu, NS huyện 300 triệu", 800, [("local_budget", None, 500), ("local_budget", None, 300)]),
        ("- NSTW: 600 - XHH: 400", 1000, [("central_budget", None, 600), ("community", None, 400)]),
        ("12 tỷ đồng, gồm: ngân sách tỉnh 8 tỷ đồng và vốn doanh nghiệp 4 tỷ đồng", 12000, [("local_budget", None, 8000), ("enterprise", None, 4000)]),
        ("05 tỷ đồng (bao gồm 02 tỷ đồng NSTW và 03 tỷ đồng NSĐP)", 5000, [("central_budget", None, 2000), ("local_budget", None, 3000)]),
        ("Giai đoạn 1: 500 triệu; giai đoạn 2: 700 triệu", 1200, [(None, None, 500), (None, None, 700)]),
        ("5.000 (2026: 2.000; 2027: 3.000)", 5000, [(None, 2026, 2000), (None, 2027, 3000)]),
    ],
)  # fmt: skip
def test_named_parts(cell: str, total: int, parts: list[tuple[str | None, int | None, int]]) -> None:
    read = parse_money(cell, header_unit="triệu đồng")
    assert read.amount_vnd == total * MILLION
    assert [(p.source, p.year, int(p.amount / MILLION)) for p in read.parts] == parts
    assert all(any(map(str.isdigit, clean(cell)[p.start : p.end])) for p in read.parts)
    assert not [n for n in read.notes if n.code is Code.SEVERAL_VALUES and n.severity == "warning"]


def test_parts_above_their_total_are_said() -> None:
    read = parse_money("1 tỷ (NSTW: 800 triệu; NSĐP: 400 triệu)")
    assert read.amount_vnd == 1000 * MILLION
    assert Code.PARTS_MISMATCH in [n.code for n in read.notes]


@pytest.mark.parametrize("cell", ["500 triệu đồng từ NSTW", "20 tỷ; 30 tỷ", "200 triệu đồng/xã (10 xã)"])
def test_one_amount_has_no_parts(cell: str) -> None:
    assert parse_money(cell).parts == ()


@pytest.mark.parametrize("cell", ["l.250", "1.25O", "１２５０", "1·250", "I250"])
def test_letters_for_digits_are_read_and_said(cell: str) -> None:
    read = parse_money(cell, header_unit="triệu đồng")
    assert read.amount_vnd == 1250 * MILLION
    assert Code.TEXT_REPAIRED in [n.code for n in read.notes]


@pytest.mark.parametrize(
    ("cell", "amount"), [("12. 000", 12000), ("1. 800 triệu đồng", 1800), ("3.\n250", 3250)]
)
def test_a_figure_that_its_line_breaks_is_whole(cell: str, amount: int) -> None:
    read = parse_money(cell, header_unit="triệu đồng")
    assert read.amount_vnd == amount * MILLION
    assert Code.TEXT_REPAIRED in [n.code for n in read.notes]


@pytest.mark.parametrize("cell", ["Il", "lO", "OOO"])
def test_letters_alone_are_no_figure(cell: str) -> None:
    assert parse_money(cell, header_unit="triệu đồng").amount_vnd is None


@pytest.mark.parametrize("text", ["45 trđ/lần", "45 triệu đồng/01 đợt"])
def test_an_amount_for_each_time_stands_as_it_is(text: str) -> None:
    found = parse_money(text)
    assert found.amount_vnd == 45_000_000
    assert any("each time" in n.message and n.severity is Severity.WARNING for n in found.notes)


@pytest.mark.parametrize(
    ("cell", "million", "codes"),
    [
        ("10 lớp x 35.000.000đ = 350.000.000đ", 350, []),
        ("10 lớp x 35 triệu đồng = 305 triệu đồng", 305, [Code.PARTS_MISMATCH]),
        ("Năm 2026: 500 triệu đồng; các năm tiếp theo: 200 triệu đồng/năm", 500, [Code.SEVERAL_VALUES]),
        ("NSNN: 150 triệu đồng/năm; giai đoạn 2026-2030: 750 triệu đồng", 750, []),
        ("500 và 300 triệu đồng", 300, [Code.SEVERAL_VALUES]),
        ("500 triệu đồng / NS tỉnh", 500, []),
    ],
)
def test_what_stands_beside_the_amount_is_said(cell: str, million: int, codes: list[Code]) -> None:
    read = parse_money(cell)
    assert read.amount_vnd == million * MILLION
    assert [n.code for n in read.notes if n.severity is not Severity.INFO] == codes


@pytest.mark.parametrize("row", rows("unpriced"), ids=lambda row: row["phrase"])
def test_words_that_say_no_amount(row: dict[str, str]) -> None:
    assert says_no_amount(row["example"])
    assert fold(row["example"]).startswith(fold(row["phrase"]))


@pytest.mark.parametrize("text", ["Không quá 5 tỷ", "Sở Tài chính", "", "-", "Khoảng 200", "Nguồn dự phòng"])
def test_what_may_be_an_amount_or_a_source(text: str) -> None:
    assert not says_no_amount(text)


@pytest.mark.parametrize(
    "cell", ["Chung với nhiệm vụ 1", "Đã tính ở mục 2", "Lồng ghép tại mục số 3", "Trong kinh phí dự án 4"]
)
def test_the_number_of_a_row_is_no_amount(cell: str) -> None:
    read = parse_money(cell, header_unit="triệu đồng")
    assert read.amount_vnd is None
    assert [n.code for n in read.notes] == [Code.NUMBER_UNPARSED]


def test_an_amount_behind_the_name_of_a_row_is_one() -> None:
    assert parse_money("Dự án: 400", header_unit="triệu đồng").amount_vnd == 400 * MILLION
