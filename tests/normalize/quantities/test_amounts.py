"""Budget and emission cells: which unit counts, what is no amount, and the gold of the plan of Cao Bằng."""

from __future__ import annotations

import json
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.money.cell import parse_money
from normalize.notes import Code, Severity
from normalize.periods.read import looks_like_period, parse_period
from normalize.priority import parse_priority
from normalize.quantities.amounts import parse_amount
from normalize.quantities.separators import NumberStyle, Separators, guess_separators
from normalize.text import clean
from tests.samples.files import ROOT
from tests.samples.printed_numbers import printed

SHARED = ROOT.parent / "shared"
VIETNAMESE = NumberStyle(Separators.COMMA_DECIMAL)
ENGLISH = NumberStyle(Separators.DOT_DECIMAL)
TY, TRIEU = 1_000_000_000, 1_000_000


@pytest.mark.parametrize(
    ("text", "header", "amount", "codes"),
    [
        ("38,51", "tỷ VND", 38_510_000_000, []),
        ("533,78", "tỷ VND", 533_780_000_000, []),
        ("280", "tỷ VND", 280 * TY, []),
        ("2024", "tỷ VND", 2024 * TY, []),
        ("1600", "Kinh phí thực hiện (tỷ VND)", 1600 * TY, []),
        ("100 triệu", "triệu đồng", 100 * TRIEU, []),
        ("10 tỷ", "triệu đồng", 10 * TY, ["unit_conflict"]),
        ("2.500 tỷ", "triệu đồng", 2500 * TY, ["unit_conflict"]),
        ("774 tỷ đồng", "triệu đồng", 774 * TY, ["unit_conflict"]),
        ("605,3 tỷ đồng", "triệu đồng", 605_300_000_000, ["unit_conflict"]),
        ("22,2 tỷ\nđồng", "triệu đồng", 22_200_000_000, ["unit_conflict"]),
        ("42,280 tỷ đồng", "triệu đồng", 42_280_000_000, ["number_ambiguous!", "unit_conflict"]),
        ("10tỷ", None, 10 * TY, []),
        ("1023 tỷ đồng", None, 1023 * TY, []),
        ("500.000 đồng", None, 500_000, []),
        ("500 trđ", None, 500 * TRIEU, []),
        ("khoảng 10 tỷ", None, 10 * TY, []),
        ("trên 10 tỷ", None, 10 * TY, ["number_ambiguous"]),
        ("hai mươi tỷ", None, 20 * TY, ["text_repaired"]),
        ("10 tỷ (NSTW 5 tỷ, NSĐP 5 tỷ)", None, 10 * TY, []),
        ("500 (đợt 1)", "triệu đồng", 500 * TRIEU, []),
        ("1,5", "tỷ đồng", 1_500_000_000, []),
        ("5 tỷ 500 triệu", None, 5500 * TRIEU, []),
        ("500/năm", "triệu đồng", 500 * TRIEU, ["several_values!"]),
        ("50 triệu đồng/mô hình", "triệu đồng", None, ["unit_conflict!"]),
        ("5.000.000.000", "triệu đồng", 5_000_000_000 * TRIEU, ["outlier!"]),
        ("3/12", "tỷ đồng", None, ["number_unparsed!"]),
        ("1O tỷ", "tỷ đồng", None, ["number_unparsed!"]),
        ("1412", None, None, ["unit_unknown!"]),
        ("1412", "quan tiền", None, ["unit_unknown!"]),
        ("5 ha", "triệu đồng", None, ["unit_conflict!"]),
        ("500 USD", "triệu đồng", None, ["unit_conflict!"]),
        ("8 tỷ đồng/năm", "triệu đồng", 8 * TY, ["several_values!"]),
        ("500", "triệu đồng/năm", 500 * TRIEU, ["several_values!"]),
        ("5-7 tỷ", "triệu đồng", None, ["number_ambiguous!"]),
        ("NSTW: 5 tỷ; NSĐP: 3 tỷ", None, 8 * TY, ["several_values"]),
        ("2017-2020", "triệu đồng", None, ["number_unparsed!"]),
        ("Lồng ghép", "triệu đồng", None, ["number_unparsed"]),
        ("x", "triệu đồng", None, []),
        ("-", "triệu đồng", None, []),
        ("", "triệu đồng", None, []),
    ],
)
def test_money(text: str, header: str | None, amount: int | None, codes: list[str]) -> None:
    got = parse_money(text, header_unit=header, style=VIETNAMESE)
    assert got.amount_vnd == amount
    loud = [f"{n.code}{'' if n.severity is Severity.INFO else '!'}" for n in got.notes]
    range_conflict = ["unit_conflict"] if "NSTW: 5" in text and header else []
    assert loud == codes + range_conflict


def test_a_table_with_grouping_commas() -> None:
    column = ["5,000", "1,500", "18,000", "4,000", "1,600", "1,500", "24,500"]
    style = guess_separators(column)
    got = [parse_money(cell, header_unit="Triệu đồng", style=style) for cell in column]
    assert [g.amount_vnd for g in got] == [
        5000 * TRIEU,
        1500 * TRIEU,
        18000 * TRIEU,
        4000 * TRIEU,
        1600 * TRIEU,
        1500 * TRIEU,
        24500 * TRIEU,
    ]
    assert all(g.notes == () for g in got)


@pytest.mark.parametrize(
    ("text", "header", "dimension", "value", "unit"),
    [
        ("6,69", "nghìn tCO2", "mass_co2e", "6690", "tCO2e"),
        ("8.200", "nghìn tCO <sub>2</sub>", "mass_co2e", "8200000", "tCO2e"),
        ("157,80", "nghìn tCO2", "mass_co2e", "157800", "tCO2e"),
        ("12 ktCO2e", "nghìn tCO2", "mass_co2e", "12000", "tCO2e"),
        ("10.000ha", None, "area", "10000", "ha"),
        ("500 kW", "MW", "power", "0.5", "MW"),
    ],
)
def test_other_measures(text: str, header: str | None, dimension: str, value: str, unit: str) -> None:
    got = parse_amount(text, header_unit=header, dimension=dimension, style=VIETNAMESE)
    assert (got.value, got.unit) == (Decimal(value), unit)
    assert all(n.severity is Severity.INFO for n in got.notes)


@pytest.mark.parametrize(("text", "header"), [("5 tỷ", "nghìn tCO2"), ("5", "tỷ VND")])
def test_a_unit_of_another_dimension_gives_no_value(text: str, header: str) -> None:
    got = parse_amount(text, header_unit=header, dimension="mass_co2e")
    assert got.value is None
    assert [n.code for n in got.notes] == [Code.UNIT_CONFLICT]


def test_spans_hold_what_is_raw() -> None:
    text = "Khoảng 10 tỷ đồng từ ngân sách"
    got = parse_money(text)
    assert text[got.start : got.end] == got.raw == "Khoảng 10 tỷ đồng"


@given(st.integers(0, 10**7), st.sampled_from(["đồng", "triệu đồng", "tỷ VND"]))
def test_reading_undoes_writing(number: int, unit: str) -> None:
    scale = {"đồng": 1, "triệu đồng": TRIEU, "tỷ VND": TY}[unit]
    text = printed(Decimal(number))
    assert parse_money(text, header_unit=unit, style=VIETNAMESE).amount_vnd == number * scale
    assert parse_money(f"{text} {unit}").amount_vnd == number * scale


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error_and_nfd_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    first = parse_money(composed, header_unit="tỷ đồng")
    second = parse_money(unicodedata.normalize("NFD", composed), header_unit="tỷ đồng")
    assert first.amount_vnd == second.amount_vnd


def cao_bang_rows() -> list[list[str]]:
    """The printed rows of the plan's two tables, a row broken over a page put together."""
    lines = (SHARED / "plans" / "cao-bang-337-qd-ubnd-2018.md").read_text("utf-8").split("\n")
    rows: list[list[str]] = []
    for line in lines:
        cells = [clean(c) for c in line.split("\t")]
        if len(cells) < 4 or cells[0] == "STT" or not any(cells) or (not cells[0] and "Tổng vốn" in cells):
            continue
        if not cells[0] and not cells[1] and rows:
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], cells + [""] * 9, strict=False)]
        else:
            rows.append(cells)
    return rows


@pytest.mark.skipif(not (SHARED / "plans").is_dir(), reason="../shared/plans is absent")
def test_the_gold_of_cao_bang_s_tables() -> None:
    tasks = json.loads((SHARED / "gold" / "cao_bang.json").read_text("utf-8"))["tasks"]
    rows = cao_bang_rows()
    budgets = [row[3] if "." in row[0] else row[4] for row in rows if len(row) > 4]
    style = guess_separators(budgets)
    assert style.separators is Separators.COMMA_DECIMAL
    asked = right = flagged = 0
    for task in tasks:
        row = next(r for r in rows if r[0] == task["number"] and r[1][:25] == clean(task["title"])[:25])
        first = task["table"] == 1
        money = parse_money(
            row[4] if first else row[3], header_unit="tỷ VND" if first else "triệu đồng", style=style
        )
        results = [(money.amount_vnd == task["budget_vnd"], money.notes)]
        if first:
            ghg = parse_amount(
                row[5], header_unit="nghìn tCO <sub>2</sub>", dimension="mass_co2e", style=style
            )
            results.append((ghg.value == task["ghg_tco2e"], ghg.notes))
            results.append((parse_priority(row[6]).value == task.get("priority"), ()))
        else:
            found = [p for cell in row[4:] if looks_like_period(cell) for p in parse_period(cell)]
            span = (
                [found[0].start.year, found[0].end.year, found[0].open_ended]
                if found and found[0].start and found[0].end
                else None
            )
            results.append((span == task["period"], ()))
            results.append((not task.get("recurrence") or found[0].recurrence == task["recurrence"], ()))
        asked += len(results)
        right += sum(ok for ok, _ in results)
        flagged += sum(ok and any(n.severity is not Severity.INFO for n in notes) for ok, notes in results)
    assert right / asked >= 0.99, (right, asked)
    assert flagged / asked <= 0.03
