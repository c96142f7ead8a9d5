"""What only one of two plans has."""

from __future__ import annotations

from dataclasses import replace

from schema.compare.filters import Filters, narrowed
from schema.compare.gaps import by_gaps
from schema.compare.sides import Side
from tests.samples.beside import FARMS, body, plan, task
from tests.samples.sides import said, side, value

ALL = Filters()
FORESTS = said("Tỷ lệ che phủ rừng", value(53), theme="forestry", page=3)


def rows(a: Side, b: Side, filters: Filters = ALL) -> list[tuple[object, ...]]:
    shown, _ = narrowed((a, b), filters)
    found = by_gaps((a, b), (shown[0], shown[1]))
    return [(r["kind"], r["only_in"], r["item"], r["detail"]) for r in found.dicts()]


def test_themes_bodies_and_tasks_of_one_side() -> None:
    one = plan(
        "A", task("Trồng rừng phòng hộ", theme="forestry"), task("Xe buýt xanh", theme="transport"),
        bodies=[body("Trồng rừng phòng hộ", FARMS), body("Xe buýt xanh", "Sở Y tế", "support")],
    )  # fmt: skip
    two = plan(
        "B",
        task("Trồng mới rừng phòng hộ", theme="forestry"),
        bodies=[body("Trồng mới rừng phòng hộ", FARMS)],
    )
    assert rows(one, two) == [
        ("theme", "A", "Transport", "1 task(s)"),
        ("body", "A", "Sở Y tế", "leads 0 of 1 task(s)"),
        ("task", "A", "Xe buýt xanh", None),
    ]


def test_indicators_that_the_other_plan_does_not_measure() -> None:
    one = side("A", FORESTS, said("Xe buýt điện", value(7)), said("Số chợ", value(2), task_id="t"))
    two = side("B", said("Độ che phủ rừng", value(60)), said("Hộ nghèo", value(1)))
    assert rows(one, two) == [
        ("indicator", "A", "Xe buýt điện", "2030: to 7 %"),
        ("indicator", "B", "Hộ nghèo", "2030: to 1 %"),
    ]


def test_a_counterpart_of_another_theme_is_one() -> None:
    one = plan("A", task("Tiết kiệm điện trong sản xuất xi măng", theme="energy"))
    two = plan("B", task("Tiết kiệm điện trong sản xuất xi măng lò đứng", theme="industry"))
    assert [r for r in rows(one, two, Filters(theme="energy")) if r[0] == "task"] == []


def test_totals_count_each_kind() -> None:
    one, two = side("A", FORESTS), replace(side("B"), tasks=(task("Xe buýt", theme="transport"),))
    found = by_gaps((one, two), (one, two))
    assert [tuple(t.values())[1:] for t in found.totals.dicts()] == [
        ("A", "A", 0, 0, 1, 0),
        ("B", None, 1, 0, 0, 1),
    ]
