"""In a document of the last quarter what is said of its year has been, unless a word wants it."""

from __future__ import annotations

import pytest

from normalize.targets.read import Told, read_targets

LATE = Told(now=2025, late=True, alone=True)
EARLY = Told(now=2025, alone=True)


def kinds(text: str, told: Told = LATE, year: int | None = None) -> list[str]:
    """What each value is, in print order: ``target`` or the kind of the observation."""
    reading = read_targets(text, year=year, told=told)
    found = [(t.start, "target") for t in reading.targets] + [(o.start, o.kind) for o in reading.observations]
    return [kind for _, kind in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2025, toàn tỉnh tiếp nhận 1.250 lượt đơn, giải quyết 1.100 lượt đơn.", ["actual", "actual"]),
        ("Năm 2025, xử lý 412 vụ vi phạm; phấn đấu năm 2026 giảm 5% số vụ.", ["actual", "target"]),
        ("Trong năm 2025, trồng mới 3,2 triệu cây xanh.", ["actual"]),
        ("Năm 2025 dự kiến giải ngân 6.300 tỷ đồng, tăng 12%.", ["estimate", "estimate"]),
        ("Tỷ lệ hộ nghèo năm 2025 còn 2,1%.", ["actual"]),
        ("Giai đoạn 2021 - 2025 xây dựng 320 km đường giao thông nông thôn.", ["actual"]),
        ("Vụ mùa 2024 - 2025 gieo trồng 12.300 ha ngô, năng suất 45 tạ/ha.", ["actual", "actual"]),
        ("Phấn đấu năm 2025 đạt 95% người dân tham gia bảo hiểm y tế.", ["target"]),
        ("Chỉ tiêu 2: Tỷ lệ nữ tham gia cấp ủy đạt 25% vào năm 2025.", ["target"]),
        ("Quyết tâm giải ngân 100% kế hoạch vốn năm 2025.", ["target"]),
        ("Năm 2025 dành ít nhất 2% ngân sách cho khoa học và công nghệ.", ["target"]),
        ("Đến năm 2030, tỷ lệ che phủ rừng đạt 45%.", ["target"]),
    ],
)
def test_a_year_that_is_ending_has_been(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_a_heading_hands_down_the_year_that_is_ending() -> None:
    assert kinds("Đường tỉnh tăng thêm 42 km; cầu 1.250 m", year=2025) == ["actual", "actual"]
    assert kinds("Đường tỉnh tăng thêm 42 km; cầu 1.250 m", year=2026) == ["target", "target"]


def test_early_in_the_year_nothing_is_known_of_it() -> None:
    assert kinds("Năm 2025, tỷ lệ hộ nghèo còn 2,1%.", EARLY) == ["target"]


def test_under_a_heading_of_aims_it_is_wanted() -> None:
    assert kinds("Năm 2025, tỷ lệ hộ nghèo còn 2,1%.", Told(now=2025, late=True, wanted=True)) == ["target"]


@pytest.mark.parametrize(
    "text",
    [
        "Ước thực hiện năm 2025: thu ngân sách 12.400 tỷ đồng; chi ngân sách 18.900 tỷ đồng.",
        "Ước cả năm 2025 đón 3,1 triệu lượt khách; công suất phòng bình quân 58%.",
    ],
)
def test_what_leads_a_sentence_is_said_of_all_of_it(text: str) -> None:
    assert kinds(text, EARLY) == ["estimate", "estimate"]
    assert kinds("Tính đến ngày 30/6/2025, có 520 cơ sở; 38/45 xã có chợ.", EARLY) == ["actual", "actual"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trong tháng 5/2025, cấp mới 214 giấy phép xây dựng.", ["actual"]),
        ("Quý I/2025 thu ngân sách 3.100 tỷ đồng.", ["actual"]),
        ("Đến quý IV/2025 hoàn thành 45 km đường.", ["target"]),
        ("Qua giám sát ghi nhận 17 cơ sở vi phạm.", ["actual"]),
        ("Kết quả khảo sát cho thấy 62% hộ dùng nước máy.", ["actual"]),
        ("tổ chức dạy nghề cho hơn 2.300 lao động nông thôn", ["actual"]),
        ("Rà soát chính sách để nâng tỷ lệ hộ tham gia lên tối thiểu 70%.", ["target"]),
        ("tăng trưởng thấp hơn so với chỉ tiêu Nghị quyết Đại hội (trên 9%)", ["plan"]),
    ],
)
def test_what_parts_of_the_year_and_findings_tell(text: str, expected: list[str]) -> None:
    assert kinds(text, EARLY) == expected


@pytest.mark.parametrize(
    "text",
    ["Triển khai thi hành 4 luật mới về đất đai.", "Dự kiến kinh phí thực hiện bằng 15% kinh phí của đề án."],
)
def test_papers_and_shares_of_cost_are_neither(text: str) -> None:
    assert kinds(text, EARLY) == []


def test_what_each_is_to_have_may_be_no_unit_of_the_register() -> None:
    text = "100% thôn có tối thiểu 03 tuyên truyền viên nòng cốt."
    assert kinds(text, Told(now=2025, wanted=True)) == ["target", "target"]


def test_a_term_that_has_begun_keeps_its_years() -> None:
    reading = read_targets(
        "Tốc độ tăng trưởng bình quân 7,1%", year=2030, year_start=2021, told=Told("estimate", 2029)
    )
    assert [(o.year_start, o.year) for o in reading.observations] == [(2021, 2030)]


def test_the_same_period_of_a_year_is_what_a_value_is_held_against() -> None:
    reading = read_targets("6 tháng năm 2025 đón 900 nghìn lượt khách, gấp đôi cùng kỳ năm 2024; thu 310 tỷ đồng.", told=EARLY)  # fmt: skip
    assert {o.year for o in reading.observations} == {2025}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Từ nay đến cuối năm 2025, xóa 280 nhà tạm.", ["target"]),
        ("Đến hết tháng 12/2025 giải ngân trên 92% kế hoạch vốn.", ["target"]),
        ("Năm 2025 cần tuyển thêm 150 giáo viên.", ["target"]),
        ("Giao Sở Y tế hoàn thành 12 trạm y tế trong năm 2025.", ["target"]),
        ("Hoàn thành trong năm 2025: 100% thôn có sóng di động.", ["target"]),
        ("Số ca mắc năm 2025 không vượt quá 300 ca.", ["target"]),
        ("Năm 2026 phấn đấu trồng 900 ha rừng.", ["target"]),
        ("Năm học 2025 - 2026, toàn tỉnh có 398 trường.", ["actual"]),
        ("Thu năm 2025 ước đạt 9.200 tỷ đồng; chi ngân sách 14.100 tỷ đồng.", ["estimate", "estimate"]),
        ("Qua 3 năm triển khai, cấp 45.000 thẻ bảo hiểm.", ["actual"]),
        ("So với năm 2020, số hợp tác xã tăng gấp 1,4 lần.", ["actual"]),
        ("So với năm 2020, giảm 30% lượng nhựa dùng một lần.", []),
        ("Mỗi thôn đăng ký ít nhất 01 công trình.", ["target"]),
        ("Dành tối thiểu 1,5% chi ngân sách cho chuyển đổi số.", ["target"]),
        ("Giao 45 xã triển khai kế hoạch.", []),
    ],
)
def test_orders_and_what_looks_back(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Không đạt kế hoạch về đô thị hóa (đạt 31,5%, kế hoạch 33%).", ["actual", "plan"]),
        ("Hộ nghèo giảm 1,3%/năm, vượt mục tiêu Đại hội (1%/năm).", ["actual", "plan"]),
        ("Xuất khẩu ước cả năm đạt 820 triệu USD, vượt 4,1% kế hoạch; nhập khẩu 410 triệu USD.", ["estimate", "estimate"]),
        ("Thời gian thực hiện từ năm 2026 đến năm 2030, tổng kinh phí 86 tỷ đồng.", []),
        ("Dự toán thu ngân sách năm 2026 là 9.800 tỷ đồng, tăng 7%.", ["target", "target"]),
        ("Năm 2025, kế hoạch giao 640 tỷ đồng, đã giải ngân 512 tỷ đồng.", ["plan", "actual"]),
        ("Ưu tiên bố trí 210 tỷ đồng cho hạ tầng số.", []),
        ("Tiếp tục duy trì 100% xã có bác sĩ; 93% dân số tham gia bảo hiểm y tế.", ["target", "target"]),
    ],
)  # fmt: skip
def test_plans_costs_and_lists(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected
