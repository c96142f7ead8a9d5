"""Rows of the comparison of indicators: values of one year side by side, "to" and "by", and whether they compare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schema.compare.indicators import COLUMNS, by_indicators
from schema.contract.records import Finding, RecordValue
from tests.samples.sides import Statement, said, side, value

FOREST, EMISSIONS, POWER = "Tỷ lệ che phủ rừng", "Lượng phát thải khí nhà kính", "Công suất điện mặt trời"


def rows(here: list[Statement], there: list[Statement]) -> list[dict[str, RecordValue]]:
    found = by_indicators(side("a", *here), side("b", *there))
    assert found.columns == COLUMNS
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_each_year_has_its_row() -> None:
    here = [said(FOREST, value(53, year=2020), value(55))]
    there = [said("Độ che phủ rừng", value(60), value(65, year=2050))]
    found = rows(here, there)
    assert [(r["targets_a"], r["targets_b"], r["comparable"]) for r in found] == [
        ("2020: to 53 %", None, None),
        ("2030: to 55 %", "2030: to 60 %", "yes"),
        (None, "2050: to 65 %", None),
    ]
    assert {(r["pair"], r["matched_by"], r["score"]) for r in found} == {(1, "words: che phủ rừng", 100.0)}


def test_a_level_is_to_and_a_change_is_by() -> None:
    (row,) = rows(
        [said(EMISSIONS, value(19, direction="reduce", baseline="BAU"))],
        [said(EMISSIONS, value(5000, unit="tCO2e", dimension="mass_co2e"))],
    )
    assert (row["way_a"], row["way_b"]) == ("reduce by", "to")
    assert (row["targets_a"], row["targets_b"]) == ("2030: reduce by 19 % against BAU", "2030: to 5000 tCO2e")
    assert row["comparable"] == "no: other unit, level against change, other baseline"
    assert row["why"] == (
        "other unit: % against tCO2e; level against change: reduce by 19 % against to 5000 tCO2e; "
        "other baseline: BAU against not stated"
    )


def test_the_second_value_is_converted_where_that_makes_them_comparable() -> None:
    (row,) = rows(
        [said(POWER, value(135, unit="MW", dimension="power"))],
        [said(POWER, value(2, unit="GW", dimension="power"))],
    )
    assert (row["comparable"], row["converted_b"], row["why"]) == ("yes, after conversion", "2000 MW", None)


def test_the_nearest_years_where_none_is_common() -> None:
    found = rows([said(FOREST, value(53, year=2020))], [said(FOREST, value(60), value(65, year=2050))])
    assert [(r["year_a"], r["year_b"], r["comparable"]) for r in found] == [
        (2020, 2030, "no: other year"),
        (None, 2050, None),
    ]


def test_what_differs_in_the_measures_is_a_reason() -> None:
    (row,) = rows(
        [said("dân cư nông thôn dùng nước hợp vệ sinh", value())], [said("hộ dùng nước hợp vệ sinh", value())]
    )
    assert row["comparable"] == "no: other place, counts other things"


def test_a_pair_without_a_figure_is_shown() -> None:
    (row,) = rows([said(FOREST, value(53))], [said(FOREST)])
    assert (row["name_b"], row["targets_b"], row["comparable"]) == (FOREST, None, "no: no figure on one side")


def test_what_was_stands_side_by_side() -> None:
    was = {"kind": "baseline", "year": 2020}
    found = rows([said(FOREST, value(53), value(50, **was))], [said(FOREST, value(60), value(48, **was))])
    assert [(r["kind_a"], r["targets_a"], r["targets_b"], r["comparable"]) for r in found] == [
        ("target", "2030: to 53 %", "2030: to 60 %", "yes"),
        ("baseline", "2020: 50 % (baseline)", "2020: 48 % (baseline)", "yes"),
    ]


@pytest.mark.parametrize(
    ("task_id", "expected"), [pytest.param(None, 2, id="statement"), pytest.param("t", 1, id="inside-a-task")]
)
def test_what_one_side_has_alone_follows_but_for_tasks(task_id: str | None, expected: int) -> None:
    found = rows(
        [said(FOREST, value(53)), said("Xe buýt điện", value(), task_id=task_id)], [said(FOREST, value(53))]
    )
    assert len(found) == expected
    assert [r["name_b"] for r in found[1:]] == [None] * (expected - 1)


def test_the_notes_count_what_compares() -> None:
    found = by_indicators(side("a", said(FOREST, value(1))), side("b", said(FOREST, value(2))))
    assert found.notes[0].startswith(
        "1 pairs. Values side by side: 1, of them comparable 1, after conversion 0"
    )


def test_why_an_indicator_has_its_code_is_told_and_what_is_near_is_noted() -> None:
    coded = side("Cao Bằng", said("Tỷ lệ che phủ rừng", value(60), national_code="2.31"))
    why = Finding(
        finding_id="f",
        document_id="Cao Bằng",
        record_table="indicators",
        record_id=coded.indicators[0].indicator_id,
        field="national_code",
        code="national_code",
        severity="warning",
        message="2.31 is Tỷ lệ che phủ rừng; next: …: check.",
    )
    other = side("Bắc Ninh", said("Tỷ lệ che phủ rừng", value(62), national_code="2.31"))
    found = by_indicators(replace(coded, findings=(why,)), other)
    row = dict(zip(COLUMNS, found.rows[0], strict=True))
    assert (row["national_name"], row["national_why"]) == ("Tỷ lệ che phủ rừng", why.message)
    assert f"Cao Bằng: {why.message}" in found.notes
