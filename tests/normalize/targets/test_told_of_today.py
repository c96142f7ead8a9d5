"""What is so today is of the document's year, under any heading, and a change has the year of its end."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalize.targets.read import Told, read_targets


@pytest.mark.parametrize(
    ("text", "target", "today"),
    [
        ("Tỷ lệ che phủ rừng 54% (hiện 51,3%)", "54", "51.3"),
        ("Diện tích chè đạt 9.000 ha (hiện có 7.600 ha)", "9000", "7600"),
        ("Tỷ lệ đô thị hóa đạt 45%, hiện nay mới đạt 32%", "45", "32"),
        ("Công suất đạt 3.600 MW; công suất hiện có là 1.049 MW", "3600", "1049"),
    ],
)
def test_today(text: str, target: str, today: str) -> None:
    reading = read_targets(text, year=2030, told=Told(now=2025, wanted=True))
    assert [(t.low, t.year) for t in reading.targets] == [(Decimal(target), 2030)]
    assert [(o.low, o.year, o.kind) for o in reading.observations] == [(Decimal(today), 2025, "current")]


def test_a_year_before_ends_where_today_begins() -> None:
    text = "Lượng hàng năm 2022 đạt 14 triệu tấn. Hiện có 1.150 doanh nghiệp, chiếm 12% cả vùng."
    observed = read_targets(text, told=Told("current", 2023)).observations
    assert [o.year for o in observed] == [2022, 2023, 2023]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Tỷ lệ hộ nghèo từ 6,2% (năm 2023) hạ xuống còn 2%", "6.2", "2"),
        ("Mức chi tiêu từ 1,6 triệu đồng năm 2019 nâng lên 2 triệu đồng", "1600000", "2000000"),
        ("Chữ ký số từ 18% năm 2025 lên 50%", "18", "50"),
        ("Bảo hiểm y tế từ 92,4% năm 2022 sẽ tăng lên 95% dân số", "92.4", "95"),
    ],
)
def test_the_year_of_a_start_is_not_that_of_the_end(text: str, start: str, end: str) -> None:
    reading = read_targets(text, year=2030, told=Told(now=2025, wanted=True))
    assert [(t.low, t.year) for t in reading.targets] == [(Decimal(end), 2030)]
    assert [o.low for o in reading.observations] == [Decimal(start)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("100% đường xã được bảo trì, nền đường rộng tối thiểu 6,5 m, dày 20 cm", [100]),
        ("Trại chăn nuôi cách khu dân cư 200 m đến 400 m", []),
        ("90% trường có phòng học, chiều cao trung bình học sinh lớp 12 đạt 168 cm", [90, 168]),
        ("100% hệ thống được bảo vệ theo mô hình 4 lớp", [100]),
        ("Hợp tác xã có ít nhất 07 thành viên theo quy định của Luật Hợp tác xã", []),
    ],
)
def test_how_things_are_built_is_no_target(text: str, figures: list[int]) -> None:
    targets = read_targets(text, year=2030, told=Told(now=2025, wanted=True)).targets
    assert [t.low for t in targets] == [Decimal(f) for f in figures]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Chỉ số PAR INDEX lọt vào nhóm 10 cả nước", 10),
        ("Xếp hạng chuyển đổi số năm 2027 từ thứ 20 trở lên", 20),
        ("Nâng cao năng lực cạnh tranh, chỉ số PCI trong nhóm 15", 15),
    ],
)
def test_ranks(text: str, rank: int) -> None:
    (target,) = read_targets(text).targets
    assert (target.comparator, target.high, target.unit, target.direction) == ("<=", rank, "hạng", "reach")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100% xã có tối thiểu 2 điểm phát wifi", [("=", "%"), (">=", "điểm")]),
        ("Trên 80% xã, phường tổ chức được ít nhất 03 lớp tập huấn", [(">", "%"), (">=", "lớp tập huấn")]),
        ("Phấn đấu có 5 doanh nghiệp có doanh thu trên 1 tỷ USD", [("=", "doanh nghiệp")]),
        ("80% hợp tác xã có từ 7 thành viên trở lên", [("=", "%")]),
    ],
)
def test_how_many_each_is_to_have(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.comparator, t.unit) for t in read_targets(text, year=2030).targets] == expected
