"""Figures of sentences over which no heading stands that says they are wanted: what they are without a sign of an aim.

Each line is a sentence, then the figures that are wanted, then those that tell what was or is (in the unit of the contract);
figures that are named in neither are said of something else: costs, terms, acts, places, conditions, sizes.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from normalize.targets.model import Observation, Target
from normalize.targets.read import Told, read_targets

NEITHER = """
Kinh phí thực hiện Đề án năm 2026 là 12,5 tỷ đồng, trong đó ngân sách tỉnh 8 tỷ đồng.
Điều chỉnh tổng mức đầu tư dự án từ 250 tỷ đồng lên 320 tỷ đồng.
Sở Tài chính bố trí 2,5 tỷ đồng cho hoạt động tuyên truyền.
Giảm 50% tiền thuê đất trong 03 năm đầu cho doanh nghiệp.
Chậm nhất sau 05 ngày làm việc, các đơn vị gửi báo cáo.
Tổ chức 03 đoàn kiểm tra liên ngành, 05 cuộc thanh tra đột xuất trong năm 2026.
Trình HĐND tỉnh ban hành 04 nghị quyết về cơ chế, chính sách.
In ấn, phát hành 20.000 tờ rơi tuyên truyền.
Lắp đặt camera tại 15 nút giao thông.
Cơ sở có từ 50 lao động trở lên phải thành lập hội đồng an toàn.
Nhà ở xây dựng mới có diện tích sàn tối thiểu 30 m2.
Chương trình mục tiêu quốc gia có 10 dự án thành phần.
Tiếp tục thực hiện 7 dự án thuộc Chương trình mục tiêu quốc gia về dân số.
Tiếp tục thực hiện dự án trồng mới 5 triệu ha rừng.
Đơn vị hoàn thành 100% chỉ tiêu được cộng tối đa 05 điểm.
Có 12/15 chỉ tiêu hoàn thành, 03 chỉ tiêu không đạt.
Có dưới 60% đường thôn được cứng hóa đảm bảo đi lại thuận tiện quanh năm.
Hội đồng thẩm định gồm 09 thành viên, họp khi có ít nhất 2/3 số thành viên tham dự.
Khoảng 30% lao động chưa qua đào tạo.
Hướng dẫn 99 xã, phường xây dựng kế hoạch.
Nồng độ clo dư từ 0,2 - 1,0 mg/l.
Cây giống cao từ 1,2 m trở lên, đường kính gốc 1,5 cm.
Tuyến đường dài 450 m, rộng 9 m, vận tốc thiết kế 60 km/h.
"""
TOLD = """
Tỉnh có 3 huyện miền núi, dân số 1,2 triệu người. | 3 1200000
Theo đánh giá của ngành y tế, tỷ lệ suy dinh dưỡng là 18,5%. | 18.5
Tỷ lệ hộ nghèo của tỉnh còn cao (8,5%). | 8.5
Tỷ lệ hộ nghèo luôn ở mức thấp trong nhiều năm (dưới 1%). | 1
Tỷ lệ thất nghiệp là 2,1%, thấp hơn năm 2023. | 2.1
Vẫn còn 15% hộ chưa có nhà tiêu hợp vệ sinh. | 15
Năm 2024 là năm thứ hai liên tiếp tỉnh đứng thứ 8 cả nước về PAR INDEX. | 8
Hiện tỷ lệ hộ dùng nước sạch đạt 65%, tỷ lệ thu gom rác đạt 80%. | 65 80
Toàn tỉnh hiện có 15 cụm công nghiệp, tổng diện tích 650 ha. | 15 650
Ước cả năm xuất khẩu đạt 2,5 tỷ USD, tăng 12%; nhập khẩu đạt 1,8 tỷ USD, tăng 5%. | 2500000000 12 1800000000 5
Dự kiến cả năm 2025 đạt 4.200 tỷ đồng, vượt 5% dự toán. | 4200000000000
Đã tạo việc làm cho 15.200 lao động, đạt 101% kế hoạch, trong đó xuất khẩu 1.200 lao động. | 15200 1200
Số vụ cháy giảm từ 45 vụ (2023) xuống 32 vụ (2024). | 45 32
Tỷ lệ đô thị hóa đạt 38%, cao hơn 2 điểm phần trăm so với năm 2020. | 38
Giai đoạn 2021 - 2025, tốc độ tăng trưởng bình quân đạt 6,8%/năm. | 6.8
Tăng trưởng GRDP quý II đạt 7,1%, quý III đạt 7,9%. | 7.1 7.9
Tiếp nhận, giải quyết 1.250 hồ sơ, trong đó đúng hạn 1.200 hồ sơ, đạt 96%. | 1250 1200 96
Chi phí logistics hiện chiếm 16 - 17% GDP. | 16 17
Tỷ lệ lấp đầy bình quân các khu công nghiệp đạt trên 60%. | 60
Nợ xấu chiếm 1,2% tổng dư nợ. | 1.2
Bình quân mỗi năm giảm 1,2% hộ nghèo, đạt mục tiêu đề ra. | 1.2
Vận hành 12 trạm quan trắc hiện có. | 12
Trong tháng xảy ra 12 vụ tai nạn, làm chết 8 người, bị thương 10 người. | 12 8 10
Trong năm đã ban hành 12 quyết định và 35 kế hoạch. | 12 35
"""
WANTED = """
Phấn đấu trồng mới 500 ha rừng tại 12 xã vùng cao. | 500
Xây dựng 20 mô hình tại 10 huyện, thành phố. | 20
Mỗi năm có ít nhất 10 sản phẩm OCOP được công nhận. | 10
Hằng quý có ít nhất 02 tin, bài về cải cách hành chính. | 2
Không để phát sinh quá 5% hồ sơ trễ hạn. | 5
Năm 2026 giải quyết việc làm cho 1, 6 triệu người. | 1600000
Giá trị sản xuất năm 2026 tăng 15,5 - 1 6%. | 15.5 16
Tỷ lệ giải ngân các năm 2026, 2027, 2028 lần lượt đạt 90%, 95%, 98%. | 90 95 98
Đến năm 2030, tỷ lệ che phủ rừng đạt 42%, cao hơn 1 điểm phần trăm so với hiện nay. | 42
Phấn đấu năm 2027 khởi công 03 và hoàn thành 05 công trình. | 3 5
Nâng cấp 12 trạm quan trắc hiện có. | 12
Trên 80% hộ phân loại rác tại nguồn. | 80
Quý I năm 2026 hoàn thành 100% hồ sơ. | 100
Yêu cầu 100% cán bộ ký cam kết. | 100
Phấn đấu chỉ số PCI không thấp hơn vị trí thứ 20. | 20
"""


def _lines(text: str) -> list[tuple[str, set[Decimal]]]:
    parted = [line.partition(" | ") for line in text.strip().splitlines()]
    return [(sentence, {Decimal(f) for f in figures.split()}) for sentence, _, figures in parted]


def _figures(values: Sequence[Target | Observation]) -> set[Decimal]:
    return {end for v in values for end in (v.low, v.high) if end is not None}


@pytest.mark.parametrize(("text", "nothing"), _lines(NEITHER))
def test_said_of_something_else(text: str, nothing: set[Decimal]) -> None:
    reading = read_targets(text, told=Told(now=2025, alone=True))
    assert _figures(reading.values) == nothing


@pytest.mark.parametrize(("text", "figures"), _lines(TOLD))
def test_told(text: str, figures: set[Decimal]) -> None:
    reading = read_targets(text, told=Told(now=2025, alone=True))
    assert _figures(reading.targets) == set()
    assert _figures(reading.observations) == figures


@pytest.mark.parametrize(("text", "figures"), _lines(WANTED))
def test_wanted(text: str, figures: set[Decimal]) -> None:
    reading = read_targets(text, told=Told(now=2025, alone=True))
    assert _figures(reading.targets) == figures


@pytest.mark.parametrize(
    ("text", "year", "value", "told_year"),
    [
        ("Thu nội địa 14.200 tỷ đồng (ước thực hiện 2025: 12.900 tỷ đồng).", 2026, "12900000000000", 2025),
        ("Tỷ lệ nước thải được xử lý 50% (hiện trạng 2024: 18%).", 2030, "18", 2024),
        ("Tỷ lệ lao động nông nghiệp giảm từ 33,8% (2024) còn 20%.", 2030, "33.8", 2024),
    ],
)
def test_a_year_in_brackets_is_that_of_what_was(text: str, year: int, value: str, told_year: int) -> None:
    reading = read_targets(text, year=year, told=Told(now=2025, wanted=True))
    assert (Decimal(value), told_year) in {(o.low, o.year) for o in reading.observations}


def test_the_same_period_is_a_year_earlier() -> None:
    reading = read_targets(
        "Công nghiệp tăng 13,7% (cùng kỳ tăng 10,2%).", year=2025, told=Told(kind="estimate", now=2025)
    )
    assert [(o.kind, o.year) for o in reading.observations] == [("estimate", 2025), ("actual", 2024)]


def test_a_year_that_ends_an_item_is_of_this_item() -> None:
    text = "100% xã có bác sĩ vào năm 2027; tỷ lệ hài lòng của người bệnh trên 90%."
    reading = read_targets(text, year=2030, told=Told(now=2025, wanted=True))
    assert [t.year for t in reading.targets] == [2027, 2030]


def test_places_stand_in_the_text_as_printed() -> None:
    text = "Thu ngân sách đạt 1 66,9 nghìn tỷ đồng, chi ngân sách đạt 150 nghìn tỷ đồng năm 2030."
    second = read_targets(text, told=Told(now=2025, wanted=True)).targets[1]
    assert text[second.start : second.end] == "chi ngân sách đạt 150 nghìn tỷ đồng năm 2030"
