"""Which measures of two sides stand beside each other."""

from __future__ import annotations

import pytest

from schema.compare.measured import measured
from schema.compare.pairs import find_pairs
from tests.samples.sides import Statement, said, side, value

Names = list[tuple[str, str]]


def pairs(here: list[Statement], there: list[Statement]) -> Names:
    found = find_pairs(measured(side("a", *here)), measured(side("b", *there)))
    return [(p.one.name, p.other.name) for p in found]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        pytest.param(
            [said("Độ che phủ rừng", value()), said("Tỷ lệ hộ nghèo", value())],
            [said("Tỷ lệ hộ cận nghèo", value()), said("Tỷ lệ che phủ rừng", value())],
            [("Độ che phủ rừng", "Tỷ lệ che phủ rừng")], id="by-what-is-measured",
        ),
        pytest.param(
            [said("Mức phát thải", value(), national_code="1.2")], [said("Khí nhà kính", value(), national_code="1.2")],
            [("Mức phát thải", "Khí nhà kính")], id="by-national-code-whatever-the-names",
        ),
        pytest.param(
            [said("Phát thải khí nhà kính", value(), national_code="1.2")],
            [said("Phát thải khí nhà kính trên GRDP", value(), national_code="1.1")],
            [], id="codes-that-differ",
        ),
        pytest.param(
            [said("Tỷ lệ hộ dùng nước hợp vệ sinh", value(), national_code="4.3")],
            [said("Tỷ lệ hộ dùng nước hợp vệ sinh", value())],
            [("Tỷ lệ hộ dùng nước hợp vệ sinh", "Tỷ lệ hộ dùng nước hợp vệ sinh")], id="a-code-on-one-side",
        ),
        pytest.param(
            [said("Tỷ lệ che phủ rừng", value(subject="Tỷ lệ che phủ rừng"),
                  value(subject="khôi phục rừng đầu nguồn"), national_code="2.31")],
            [said("Tỷ lệ rừng", value(), national_code="2.31")],
            [("Tỷ lệ che phủ rừng", "Tỷ lệ rừng")], id="the-code-is-of-one-subject",
        ),
        pytest.param(
            [said("phát thải", value(), value(subject="phát thải tự nguyện", part_of="x"))],
            [said("phát thải", value())], [("phát thải", "phát thải")], id="a-part-is-no-whole",
        ),
        pytest.param(
            [said("hộ đô thị dùng nước sạch", value()), said("hộ nông thôn dùng nước sạch", value())],
            [said("hộ dùng nước sạch", value())],
            [("hộ đô thị dùng nước sạch", "hộ dùng nước sạch"), ("hộ nông thôn dùng nước sạch", "hộ dùng nước sạch")],
            id="one-beside-two",
        ),
        pytest.param([said("Xe buýt", value())], [said("Trường học", value())], [], id="nothing-common"),
        pytest.param([], [said("Xe buýt", value())], [], id="empty-side"),
    ],
)  # fmt: skip
def test_pairs(here: list[Statement], there: list[Statement], expected: Names) -> None:
    assert pairs(here, there) == expected


def test_a_pair_has_a_score_and_a_reason() -> None:
    here = [said("Tỷ lệ che phủ rừng", value()), said("Khí nhà kính", value(), national_code="1.2")]
    there = [said("Độ che phủ rừng", value()), said("Phát thải", value(), national_code="1.2")]
    found = find_pairs(measured(side("a", *here)), measured(side("b", *there)))
    assert [(p.score, p.reason) for p in found] == [(100, "national code 1.2"), (100, "words: che phủ rừng")]


def test_a_side_of_several_documents_is_compared_document_by_document() -> None:
    here = side("a", said("Độ che phủ rừng", value()))
    there = side(
        "b", said("Tỷ lệ che phủ rừng", value()), said("Tỷ lệ che phủ rừng", value(), document_id="c")
    )
    found = find_pairs(measured(here), measured(there))
    assert [p.other.document_id for p in found] == ["b", "c"]


def test_a_document_is_not_compared_with_itself() -> None:
    same = measured(side("a", said("Độ che phủ rừng", value())))
    assert find_pairs(same, same) == ()
