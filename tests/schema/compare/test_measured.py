"""What statements measure: one thing or several, stated once or twice."""

from __future__ import annotations

import pytest

from schema.compare.measured import measured
from schema.contract.records import TaskRecord
from tests.samples.sides import Statement, said, side, value

TOWNS = "các khu đô thị và các cơ sở có hệ thống xử lý nước thải"
FOREST = "Tỷ lệ che phủ rừng"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        pytest.param(said(FOREST, value(53)), [FOREST], id="one"),
        pytest.param(said(FOREST), [FOREST], id="without-a-figure"),
        pytest.param(
            said(TOWNS, value(60, subject="các khu đô thị"), value(80, subject="các cơ sở có hệ thống xử lý nước thải")),
            ["các khu đô thị có hệ thống xử lý nước thải", "các cơ sở có hệ thống xử lý nước thải"],
            id="what-stands-once-belongs-to-each",
        ),
        pytest.param(
            said(FOREST, value(53, subject=FOREST), value(80, subject="khôi phục rừng đầu nguồn")),
            [FOREST, "khôi phục rừng đầu nguồn"], id="another-thing-in-the-sentence",
        ),
        pytest.param(
            said("Xi măng", value(20, subject="Lượng"), value(3, subject="Giá trị"), table_id="t"),
            ["Xi măng: Lượng", "Xi măng: Giá trị"], id="columns-of-a-table",
        ),
        pytest.param(
            said("phát thải", value(7, subject="phát thải"), value(3, subject="tự nguyện", part_of="x")),
            ["phát thải", "phát thải: tự nguyện"], id="a-part",
        ),
        pytest.param(
            said("vốn đầu tư", value(295, unit="VND", dimension="money"), value(17, direction="increase")),
            ["vốn đầu tư", "vốn đầu tư"], id="level-and-change",
        ),
    ],
)  # fmt: skip
def test_measures_of_a_statement(statement: Statement, expected: list[str]) -> None:
    assert [m.name for m in measured(side("a", statement))] == expected


def test_what_two_clauses_state_is_one_measure() -> None:
    (found,) = measured(side("a", said(FOREST, value(53, year=2020)), said(FOREST, value(55))))
    assert [v.year for v in found.values] == [2020, 2030]
    assert len(found.indicators) == 2


def test_what_is_said_again_in_other_words_is_one_measure() -> None:
    names = ("số xã, phường trên toàn tỉnh không có ma túy", "địa bàn cấp xã không ma túy")
    (found,) = measured(side("a", *(said(n, value(50)) for n in names)))
    assert found.name == names[0]
    assert [v.low for v in found.values] == [50]
    assert len(found.indicators) == 2


def test_rows_of_a_table_stay_apart() -> None:
    rows = (
        said("Tỷ lệ rác thải được thu gom", value(), table_id="t"),
        said("Tỷ lệ CTR được thu gom", value(), table_id="t"),
    )
    assert len(measured(side("a", *rows))) == 2


def test_observations_stand_with_their_targets() -> None:
    (found,) = measured(side("a", said(FOREST, value(53), value(50, kind="actual", year=2020))))
    assert [v.year for v in found.values] == [2030, 2020]


def test_a_bare_word_of_a_task_is_named_with_the_task() -> None:
    task = TaskRecord(task_id="k", document_id="a", position=1, title="Phát triển thủy điện nhỏ")
    (found,) = measured(side("a", said("công suất", value(11), task_id="k"), tasks=[task]))
    assert found.name == "Phát triển thủy điện nhỏ: công suất"
    assert found.in_task


def test_the_area_of_a_row_is_its_place() -> None:
    (found,) = measured(side("a", said("Tỷ lệ hộ dùng nước sạch", value(), area="Nông thôn")))
    assert found.measure.places == {"nông thôn"}
