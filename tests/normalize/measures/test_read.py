"""A name taken apart: what the figure is, what is counted, where, and what it is divided by."""

from __future__ import annotations

import pytest

from normalize.measures.read import read_measure


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        pytest.param("Tỷ lệ hộ nghèo", "%", "share", id="share"),
        pytest.param("75% số hộ có nhà tiêu", "%", "share", id="the-unit-says-it-better"),
        pytest.param("Số xã đạt chuẩn", "xã", "number", id="number"),
        pytest.param("Tốc độ tăng trưởng GRDP", "%", "growth", id="growth"),
        pytest.param("tiêu hao năng lượng", "%/năm", "growth", id="growth-by-the-unit"),
        pytest.param("mức giảm tỷ lệ hộ nghèo", None, "share", id="of-several-heads"),
        pytest.param("sản lượng lúa", "tấn", "amount", id="amount"),
        pytest.param("lúa", None, None, id="not-said"),
    ],
)
def test_heads(name: str, unit: str | None, expected: str | None) -> None:
    assert read_measure(name, unit).head == expected


@pytest.mark.parametrize(
    ("name", "counted", "places"),
    [
        pytest.param("dân cư nông thôn được dùng nước sạch", {"người dân"}, {"nông thôn"}, id="people-rural"),
        pytest.param("đô thị có hệ thống xử lý nước thải", {"đô thị"}, set(), id="towns-are-counted"),
        pytest.param(
            "KCN, CCN, đô thị có hệ thống xử lý nước thải", {"khu công nghiệp", "cụm công nghiệp", "đô thị"}, set(),
            id="towns-beside-parks",
        ),
        pytest.param(
            "chất thải rắn đô thị, nông thôn được thu gom", {"chất thải rắn"}, {"đô thị", "nông thôn"}, id="everywhere"
        ),
        pytest.param("thu gom chất thải rắn", {"chất thải rắn"}, set(), id="no-predicate"),
        pytest.param("tỷ lệ che phủ rừng", set(), set(), id="nothing-counted"),
    ],
)  # fmt: skip
def test_things_counted_and_places(name: str, counted: set[str], places: set[str]) -> None:
    found = read_measure(name, "%")
    assert (set(found.counted), set(found.places)) == (counted, places)


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        pytest.param("cường độ phát thải trên GRDP", "%", {"GRDP"}, id="per-grdp"),
        pytest.param("Thu nhập bình quân đầu người", "VND", {"person"}, id="per-head"),
        pytest.param("Số giường bệnh", "giường/10.000 dân", {"10000 dân"}, id="in-the-unit"),
        pytest.param("Tăng trưởng GRDP", "%/năm", set(), id="a-year-is-no-divisor"),
    ],
)
def test_divisors(name: str, unit: str, expected: set[str]) -> None:
    assert set(read_measure(name, unit).per) == expected


def test_what_a_share_is_of_is_not_measured() -> None:
    found = read_measure("Tỷ trọng kinh tế số trong tổng sản phẩm trên địa bàn", "%")
    assert [w.text for w in found.words] == ["kinh tế số"]
