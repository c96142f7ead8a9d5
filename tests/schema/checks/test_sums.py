"""Sums: what adds up in one reading or another, and what does not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from schema.sums.amounts import point_said
from tests.samples.tables import COLUMNS, group, records, task, told

ROWS = {
    "groups": [group("I", "NÔNG NGHIỆP", "300"), task(0, "1", "100"), task(1, "2", "200"),
               group("II", "NĂNG LƯỢNG", "50"), task(2, "1", "20"), task(3, "2", "30")],
    "total-row": [group("I", "NÔNG NGHIỆP", "300"), task(0, "1", "100"), task(1, "2", "200"),
                  group("II", "NĂNG LƯỢNG", "50"), task(2, "1", "20"), task(3, "2", "30"), ["", "Tổng cộng", "", "", "350"]],
    "total-row-first": [["", "Tổng cộng", "", "", "350"], task(0, "1", "100"), task(1, "2", "250")],
    "two-levels": [group("A", "NĂNG LƯỢNG", "350"), group("A1", "Công nghiệp", "300"), task(0, "1", "100"), task(1, "2", "200"),
                   group("A2", "Dịch vụ", "50"), task(2, "3", "20"), task(3, "4", "30")],
    "two-levels-one-printed": [group("A", "NĂNG LƯỢNG", "350"), group("A1", "Công nghiệp"), task(0, "1", "100"), task(1, "2", "200"),
                               group("A2", "Dịch vụ", "50"), task(2, "3", "20"), task(3, "4", "30")],
    "decimal-levels": [group("1", "Nước sạch", "300"), task(0, "1.1", "100"), task(1, "1.2", "200"),
                       group("2", "Rừng", "70"), task(2, "2.1", "70")],
    "next-group-inside": [group("A", "RỪNG", "10"), task(0, "1", "10"), group("B", "NĂNG LƯỢNG", "350"), task(1, "1", "100"), task(2, "2", "200"),
                          group("C", "ĐIỆN TÁI TẠO", "50"), task(3, "3", "20"), task(4, "4", "30")],
    "blank-cells": [group("I", "NÔNG NGHIỆP", "100"), task(0, "1", "100"), task(1, "2", ""), task(2, "3", "")],
    "of-which": [group("I", "NÔNG NGHIỆP", "300"), task(0, "1", "300"), ["-", "Trong đó: vốn đối ứng", "", "", "120"]],
    "coarse-sum": [group("I", "NÔNG NGHIỆP", "301"), task(0, "1", "100,6"), task(1, "2", "200,4")],
    "each-time": [group("I", "NÔNG NGHIỆP", "260"), task(0, "1", "100"), task(1, "2", "80/đợt")],
    "decimals": [group("I", "NÔNG NGHIỆP", "1.301,05"), task(0, "1", "1.100,65"), task(1, "2", "200,40")],
    "no-sums": [group("I", "NÔNG NGHIỆP"), task(0, "1", "100"), task(1, "2", "200")],
}  # fmt: skip


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
def test_sums_that_hold_say_nothing(rows: list[list[str]], tmp_path: Path) -> None:
    assert told(records(tmp_path, rows), "sum_mismatch") == []


@pytest.mark.parametrize(
    ("case", "row", "amount", "where"),
    [
        pytest.param("groups", 2, "280", "Group I", id="digit-under-a-group"),
        pytest.param("groups", 0, "400", "Group I", id="digit-of-the-sum"),
        pytest.param("groups", 1, "101", "Group I", id="last-digit-by-one"),
        pytest.param("total-row", 6, "850", "The total row", id="total"),
        pytest.param("two-levels", 3, "210", "Group A1", id="inner-level"),
        pytest.param("two-levels-one-printed", 2, "150", "Group A", id="only-the-outer-sum-printed"),
        pytest.param("decimals", 2, "20040", "Group I", id="comma-lost"),
        pytest.param("next-group-inside", 3, "900", "Group B", id="held-group-cannot-explain-it"),
        pytest.param("blank-cells", 1, "190", "Group I", id="one-figure-under-the-sum"),
        pytest.param("coarse-sum", 1, "190,6", "Group I", id="coarse-sum-far-off"),
    ],
)
def test_a_changed_figure_is_named_with_its_sum(
    case: str, row: int, amount: str, where: str, tmp_path: Path
) -> None:
    rows = [list(r) for r in ROWS[case]]
    rows[row][4] = amount
    found = records(tmp_path, rows)
    messages = [f.message for f in found.findings if f.code == "sum_mismatch" and f.record_table == "cells"]
    assert any(m.startswith(f"{where} prints") for m in messages)
    doubted = [f.record_id for f in found.findings if f.code == "sum_mismatch" and f.field == "budget_vnd"]
    assert doubted, "no value under the sum is doubted"


def test_the_group_that_holds_the_next_is_told_once(tmp_path: Path) -> None:
    found = records(tmp_path, ROWS["next-group-inside"])
    said = [f.message for f in found.findings if f.code == "sum_mismatch"]
    assert len(said) == 1
    assert "group B holds group C too" in said[0]


def test_rounding_that_the_whole_column_shows_is_told_as_info(tmp_path: Path) -> None:
    rows = []
    for k, label in enumerate(("I", "II", "III")):
        rows += [group(label, f"NHÓM {k}", "67,7"), task(3 * k, "1", "33,3"), task(3 * k + 1, "2", "34,3")]
    found = records(tmp_path, rows)
    assert told(found, "sum_mismatch") == []
    assert len(told(found, "sum_mismatch", loud=False)) == 3


YEARS = (*COLUMNS[:4], "Tổng kinh phí (triệu đồng)", "Năm 2022", "Kinh phí năm 2023 (triệu đồng)")


def _by_year(k: int, total: str, first: str, second: str) -> list[str]:
    return [*task(k, str(k + 1), total), first, second]


def test_amounts_by_year_that_give_the_total_say_nothing(tmp_path: Path) -> None:
    rows = [_by_year(0, "300", "100", "200"), _by_year(1, "70", "30", "40"), _by_year(2, "9", "4", "5")]
    assert told(records(tmp_path, rows, YEARS), "parts_mismatch") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("45", "50", id="more-than-the-total"),
        pytest.param("40", "49", id="less-where-others-add-up"),
    ],
)
def test_amounts_by_year_that_do_not_give_the_total(first: str, second: str, tmp_path: Path) -> None:
    rows = [_by_year(0, "300", "100", "200"), _by_year(1, "70", "30", "40"), _by_year(2, "9", "4", "5")]
    found = told(records(tmp_path, [*rows, _by_year(3, "90", first, second)], YEARS), "parts_mismatch")
    assert ("t1:4", "budget_vnd", "parts_mismatch") in found
    assert {r for r, _, _ in found} == {"t1:4"}


def test_a_part_of_the_total_alone_is_no_fault(tmp_path: Path) -> None:
    rows = [[*task(k, str(k + 1), "300"), str(10 * k + 7), ""] for k in range(5)]
    assert told(records(tmp_path, rows, YEARS), "parts_mismatch") == []


def test_a_figure_with_decimals_says_what_its_point_is() -> None:
    assert point_said(Decimal("42.285"), Decimal(1)) == "; a point for decimals"
    assert point_said(Decimal("42.000"), Decimal(1)) == ""
