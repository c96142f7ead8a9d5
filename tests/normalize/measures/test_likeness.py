"""Which names speak of the same, which only share words, and in what they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.measures.likeness import ALIKE, Likeness, compare_measures, word_weights
from normalize.measures.read import read_measure

Named = tuple[str, str | None]


def likeness(one: Named, other: Named) -> Likeness:
    measures = [read_measure(*one), read_measure(*other)]
    return compare_measures(measures[0], measures[1], word_weights(measures))


SHARES = [
    ("Tỷ lệ che phủ rừng", "Độ che phủ rừng toàn tỉnh"),
    ("Tỷ lệ CTR sinh hoạt được thu gom, xử lý", "Thu gom, xử lý rác thải sinh hoạt"),
    ("dân cư nông thôn được dùng nước sinh hoạt hợp vệ sinh", "Tỷ lệ hộ dân cư được cấp nước hợp vệ sinh"),
    (
        "các khu đô thị có hệ thống xử lý nước thải tập trung",
        "KCN, CCN, đô thị có hệ thống xử lý nước thải tập trung",
    ),
    ("Tỷ lệ đảm nhận của vận tải công cộng", "Tỷ lệ đảm nhận vận tải hành khách công cộng tại các đô thị"),
    ("Tỷ lệ người dân tham gia BHYT", "Tỷ lệ dân số tham gia bảo hiểm y tế"),
    ("xã, phường, đặc khu không có ma túy", "địa bàn cấp xã không ma túy"),
    ("Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)", "Xếp hạng PCI"),
    ("Hệ số GINI", "Hệ số bất bình đẳng trong phân phối thu nhập (hệ số GINI)"),
    ("Chỉ số PAR INDEX", "Chỉ số cải cách hành chính (PAR Index)"),
    ("Chỉ số SIPAS", "Mức độ hài lòng về sự phục vụ hành chính"),
]
OTHERS = [
    ("Tỷ lệ hộ nghèo", "Tỷ lệ hộ cận nghèo"),
    ("Chỉ số PCI", "Chỉ số PAPI"),
    ("Chỉ số cải cách hành chính", "Chỉ số hài lòng về sự phục vụ hành chính"),
    ("Tỷ lệ chất thải nguy hại được xử lý", "Tỷ lệ chất thải rắn sinh hoạt được xử lý"),
    ("số hộ nông thôn có nhà tiêu hợp vệ sinh", "Tỷ lệ hộ nông thôn được cấp nước hợp vệ sinh"),
    ("hộ nông thôn dùng nước sạch", "hộ đô thị dùng nước sạch"),
    ("Tỷ lệ hộ nghèo", "Tỷ lệ hộ sử dụng Internet"),
    ("người tham gia bảo hiểm y tế", "người tham gia bảo hiểm thất nghiệp"),
    ("Tỷ lệ lao động nông nghiệp", "Tỷ lệ lao động công nghiệp"),
    ("cường độ phát thải khí nhà kính trên GRDP", "Tổng lượng phát thải khí nhà kính"),
    (
        "cơ sở sản xuất kinh doanh đạt tiêu chuẩn vệ sinh, an toàn lao động",
        "cơ sở sản xuất đạt quy chuẩn môi trường",
    ),
    ("Tỷ lệ suy dinh dưỡng trẻ em dưới 5 tuổi", "Tỷ lệ suy dinh dưỡng trẻ em dưới 2 tuổi"),
]


@pytest.mark.parametrize(("one", "other"), SHARES)
def test_the_same_measured(one: str, other: str) -> None:
    assert likeness((one, "%"), (other, "%")).score >= ALIKE


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_something_else_measured(one: str, other: str) -> None:
    assert likeness((one, "%"), (other, "%")).score < ALIKE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            ("dân cư nông thôn dùng nước hợp vệ sinh", "%"), ("hộ dùng nước hợp vệ sinh", "%"),
            ("other place: nông thôn against any", "counts other things: người dân against hộ"), id="place-and-thing",
        ),
        pytest.param(
            ("hộ đô thị, nông thôn dùng nước sạch", "%"), ("hộ dùng nước sạch", "%"), (), id="everywhere-is-all"
        ),
        pytest.param(
            ("Số xã đạt chuẩn nông thôn mới", "xã"), ("Tỷ lệ xã đạt chuẩn nông thôn mới", "%"),
            ("other figure: number against share",), id="number-and-share",
        ),
        pytest.param(
            ("Diện tích nuôi cá", "ha"), ("Diện tích nuôi cá được chứng nhận VietGAP", "ha"), ("whole against part",),
            id="all-and-some",
        ),
    ],
)  # fmt: skip
def test_differences_are_said(one: Named, other: Named, expected: tuple[str, ...]) -> None:
    assert likeness(one, other).differences == expected


def test_rare_words_weigh_more() -> None:
    measures = [read_measure(n) for n in ("xã có chợ", "xã có trạm bơm", "xã có lò đốt rác", "chợ hạng một")]
    weights = word_weights(measures)
    assert weights["trạm"] > weights["xã"]
    assert compare_measures(measures[0], measures[1], weights).score < ALIKE


NAMES = st.sampled_from([n for pair in (*SHARES, *OTHERS) for n in pair])


@given(NAMES, NAMES)
def test_likeness_is_the_same_both_ways_and_whole_with_itself(one: str, other: str) -> None:
    there, back = likeness((one, "%"), (other, "%")), likeness((other, "%"), (one, "%"))
    assert there.score == pytest.approx(back.score, abs=0.2)
    assert set(there.common) == set(back.common)
    assert 0 <= there.score <= 100
    assert likeness((one, "%"), (one, "%")) == Likeness(100.0, likeness((one, "%"), (one, "%")).common, ())
