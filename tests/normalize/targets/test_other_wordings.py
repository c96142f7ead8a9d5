"""One thing said in many ways: other verbs, orders, signs and numbers than those the rules were written from.

Each line is a sentence of a kind, then what is read: a target (``>``), an observation (``o``), a figure that is said of
something else (``-``).
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.targets.model import Observation, Target
from normalize.targets.read import Told, read_targets

EXAMPLES = {
    "points of a scale": """
Mỗi tiêu chí đạt yêu cầu được 10 điểm; không đạt: 0 điểm. | - 10 điểm | - 0 điểm
Hoàn thành từ 80% đến dưới 90% nhiệm vụ: trừ 05 điểm. | - từ 80% đến dưới 90% | - 05 điểm
Tổng điểm tối đa là 100 điểm. | - tối đa là 100 điểm
Đạt từ 90 điểm trở lên xếp loại Xuất sắc; từ 80 đến dưới 90 điểm xếp loại Tốt. | - từ 90 điểm trở lên | - từ 80 đến dưới 90 điểm
Chấm 2 điểm nếu có từ 3 mô hình trở lên. | - 2 điểm | - từ 3 mô hình trở lên
Chỉ số cải cách hành chính đạt từ 88 điểm trở lên vào năm 2030. | > >= 88 điểm 2030 reach
""",
    "definitions": """
Doanh nghiệp nhỏ là doanh nghiệp có số lao động không quá 50 người. | - không quá 50 người
Hộ nghèo là hộ gia đình có thu nhập từ 1.500.000 đồng trở xuống. | - từ 1.500.000 đồng trở xuống
Xã đặc biệt khó khăn là các xã có tỷ lệ hộ nghèo từ 20% trở lên. | - từ 20% trở lên
Cơ sở lớn được hiểu là cơ sở có công suất từ 50 MW trở lên. | - từ 50 MW trở lên
Đô thị thông minh được xác định là nơi có trên 80% dịch vụ số. | - trên 80%
Tỷ lệ xã đạt chuẩn là 95% vào năm 2030. | > = 95 % 2030 reach
""",
    "what sets something off": """
Kích hoạt kịch bản ứng phó khi mực nước hồ vượt 95% dung tích. | - 95%
Nếu tỷ lệ giải ngân dưới 50% thì điều chuyển vốn cho dự án khác. | - dưới 50%
Trường hợp vượt quá 20% tổng mức đầu tư phải báo cáo Hội đồng nhân dân. | - vượt quá 20%
Cơ sở phát sinh trên 500 kg chất thải/ngày phải ký hợp đồng xử lý. | - trên 500 kg chất thải/ngày
Nơi có tỷ lệ nữ thấp dưới 30% có thể điều chỉnh mục tiêu. | - dưới 30%
Khi phát hiện từ 02 ca bệnh trở lên, trạm y tế báo cáo. | - từ 02 ca bệnh trở lên
Trên 80% cơ sở phải có nước sạch vào năm 2030. | > > 80 % 2030 reach
""",
    "what the things counted must have": """
90% thôn, bản, tổ dân phố tổ chức được ít nhất 02 buổi tuyên truyền. | > = 90 % - reach | > >= 2 buổi - reach
90% thôn, bản, tổ dân phố tổ chức được từ 02 buổi tuyên truyền trở lên. | > = 90 % - reach | - từ 02 buổi tuyên truyền trở lên
Phấn đấu có 15 sản phẩm OCOP có doanh số trên 2 tỷ đồng/năm. | > = 15 sản phẩm ocop - reach | - trên 2 tỷ đồng/năm
80% hợp tác xã có từ 7 thành viên trở lên hoạt động hiệu quả. | > = 80 % - reach | - từ 7 thành viên trở lên
Thu hút 03 nhà đầu tư có vốn đăng ký từ 100 triệu USD trở lên. | > = 3 nhà đầu tư - reach | - từ 100 triệu USD trở lên
Lắp thiết bị giám sát tại 100% công trình lớn (>10.000 m2). | > = 100 % - reach | - >10.000 m2
60% xe sử dụng xăng pha 5% ethanol. | > = 60 % - reach | - 5%
100% xã mỗi quý có ít nhất 04 tin bài. | > = 100 % - reach | > >= 4 tin bài - reach
""",
    "costs and aid": """
Kinh phí thực hiện Kế hoạch giai đoạn 2026 - 2030 là 25,5 tỷ đồng. | - 25,5 tỷ đồng
Tổng nhu cầu vốn: 1.250 tỷ đồng, trong đó ngân sách tỉnh 750 tỷ đồng. | - 1.250 tỷ đồng | - 750 tỷ đồng
Ngân sách tỉnh hỗ trợ 70% kinh phí, phần còn lại do người dân đóng góp. | - 70%
Hỗ trợ một lần 20 triệu đồng/hộ để xây nhà vệ sinh. | - 20 triệu đồng/hộ
Phạt tiền từ 10 triệu đồng đến 20 triệu đồng đối với hành vi xả thải. | - từ 10 triệu đồng đến 20 triệu đồng
Dự toán kinh phí quan trắc, cảnh báo các vùng nuôi 01 năm: 1.500.000.000 đồng. | - 1.500.000.000 đồng
Giá trị xuất khẩu năm 2030 đạt 500 triệu USD. | > = 500000000 USD 2030 reach
""",
    "counts of the plan": """
Kế hoạch gồm 5 nhóm nhiệm vụ với 27 nhiệm vụ cụ thể. | - 5 nhóm nhiệm vụ | - 27 nhiệm vụ
Cả 5 chỉ tiêu đều hoàn thành. | - 5 chỉ tiêu
Triển khai 6 nhiệm vụ trọng tâm. | - 6 nhiệm vụ
Bảng 2.1 Khối lượng các công trình |
Hình 4 Sơ đồ đường dây 110 kV | - 110 kV
Hội nghị lần thứ 9 khóa XIII |
Vòng 8 đàm phán đạt kết quả tích cực |
""",
    "reports": """
GRDP 6 tháng đầu năm ước tăng 7,2% so với cùng kỳ. | o estimate = 7.2 % -
Thu ngân sách đạt 12.500 tỷ đồng, bằng 105,3% dự toán và tăng 8,1% so với năm trước. | o actual = 12500000000000 VND - | o actual = 8.1 % -
Tỷ lệ giải ngân đạt 98,5%, vượt 2,3% kế hoạch. | o actual = 98.5 % -
Chỉ số PCI xếp thứ 12/63. | o actual = 12 hạng -
Tính đến ngày 30/9/2025, toàn tỉnh có 125 xã đạt chuẩn, chiếm 89% tổng số xã. | o actual = 125 xã 2025 | o actual = 89 % 2025
Đã có 45/60 xã hoàn thành. | o actual = 45 xã -
Số hộ nghèo giảm được 1.250 hộ so với đầu năm. | o actual = 1250 hộ -
Tỷ lệ che phủ rừng năm 2023 là 54,2%, năm 2024 là 54,5%. | o actual = 54.2 % 2023 | o actual = 54.5 % 2024
Tỷ lệ hộ nghèo còn 8,3%, so với kế hoạch là dưới 10%. | o actual = 8.3 % - | o plan < 10 % -
Giá trị tăng thêm đạt 3,4%, thấp hơn mục tiêu 4%/năm. | o actual = 3.4 % - | o plan = 4 %/năm -
Có 28 trạm 5G trên địa bàn (chiếm 32,2%). | o current = 28 trạm - | o current = 32.2 % -
Tỉnh có diện tích tự nhiên trên 6.700 ha. | o current > 6700 ha -
Phấn đấu năm 2030 tăng 8% so với cùng kỳ. | > = 8 % 2030 increase
Phấn đấu xếp thứ 10/34 về chuyển đổi số. | > = 10 hạng - reach
""",
    "levels and changes": """
Giảm tỷ lệ hộ nghèo từ 8,5% (năm 2025) xuống dưới 3% (năm 2030). | > < 3 % 2030 reach | o baseline = 8.5 % 2025
Đưa tỷ lệ đô thị hóa từ 35% hiện nay lên 45% vào năm 2030. | > = 45 % 2030 reach | o baseline = 35 % -
Nâng thu nhập bình quân đầu người lên 120 triệu đồng. | > = 120000000 VND - reach
Diện tích rừng tăng thêm 5.000 ha, đạt 350.000 ha vào năm 2030. | > = 5000 ha 2030 increase | > = 350000 ha 2030 reach
Hằng năm, số vụ tăng trên 3%; số đối tượng tăng trên 5%. | > > 3 %/năm - increase | > > 5 %/năm - increase
Mỗi năm giảm 1 - 1,5 điểm % tỷ lệ hộ nghèo. | > range 1..1.5 điểm %/năm - reduce
Hàng năm giảm số người nghiện, phấn đấu đạt ít nhất 50% số xã không ma túy. | > >= 50 % - reach
Lãi suất giảm từ 9,0%/năm (0,75%/tháng) xuống 7,8%/năm (0,65%/tháng). | > = 7.8 %/năm - reach | o baseline = 9 %/năm - | - 0,75%/tháng | - 0,65%/tháng
Đầu tư hạ tầng cho 90% xã. | > = 90 % - reach
""",
    "what reaches several values": """
Giảm 15% (không điều kiện) và 27% (có điều kiện) lượng phát thải vào năm 2030. | > = 15 % 2030 reduce | > = 27 % 2030 reduce
So với năm 2020, đến năm 2030 giảm 30% phát thải, 20% lượng rác thải nhựa. | > = 30 % 2030 reduce | > = 20 % 2030 reduce
Trồng mới 5.000 ha rừng; chăm sóc 15.000 ha giai đoạn 2026-2030. | > = 5000 ha 2030 reach | > = 15000 ha 2030 reach
Đã trồng 5.000 ha rừng; phấn đấu trồng 15.000 ha vào năm 2030. | o actual = 5000 ha - | > = 15000 ha 2030 reach
Hằng năm tạo việc làm cho 20.000 lao động, đưa 1.500 người đi làm việc. | > = 20000 lao động/năm - reach | > = 1500 người/năm - reach
Quy mô nền kinh tế gấp đôi năm 2025. | > = 2 lần - increase
Giảm khoảng cách thu nhập giữa nông thôn và thành thị còn 1,8 lần vào năm 2030. | > = 1.8 lần 2030 reach
Giảm số vụ ngộ độc xuống 2 lần. | > = 2 lần - reduce
Hỗ trợ 500 hộ nghèo xây nhà, mỗi hộ 60 triệu đồng. | > = 500 hộ nghèo - reach | - 60 triệu đồng
Có ít nhất một cơ sở y tế vào năm 2025. | > >= 1 cơ sở y tế 2025 reach
Thực hiện dự án trồng mới 5 triệu ha rừng. | - 5 triệu ha
""",
    "ranks and bounds": """
Đưa chỉ số PAPI vào nhóm 20 tỉnh, thành phố có điểm cao nhất cả nước. | > <= 20 hạng - reach
Thuộc tốp 5 của vùng về chuyển đổi số. | > <= 5 hạng - reach
Nằm trong 3 địa phương có chỉ số SIPAS cao nhất. | > <= 3 hạng - reach
Phấn đấu đứng từ thứ 10 trở lên trong cả nước. | > <= 10 hạng - reach
Không để phát sinh quá 05 vụ cháy rừng mỗi năm. | > <= 5 vụ/năm - reach
Tỷ lệ hộ nghèo bằng hoặc thấp hơn 2%. | > <= 2 % - reach
Tỷ lệ này phải vượt ngưỡng 60% vào năm 2028. | > > 60 % 2028 reach
Tỷ lệ người từ 15 tuổi trở lên biết chữ đạt 98,5%. | > = 98.5 % - reach
""",
    "rates and units": """
Tỷ lệ tử vong mẹ còn 18/100.000 trẻ đẻ sống vào năm 2030. | > = 18 /100.000 trẻ đẻ sống 2030 reach
Giữ tỷ số ở mức 107 trẻ sơ sinh trai/100 trẻ sơ sinh gái. | > = 107 trẻ sơ sinh trai/100 trẻ sơ sinh gái - keep
Tối thiểu 300 mẫu đo/xã/tháng. | > >= 300 mẫu đo/xã/tháng - reach
Bình quân đạt 0,94 máy tính/công chức. | > = 0.94 máy tính/công chức - reach
Tổ chức 2 lớp tập huấn/xã. | > = 2 lớp tập huấn/xã - reach
Hỗ trợ 3 dự án/nhiệm vụ. | > = 3 dự án - reach
6.3.Trên 80% các đơn vị được trang bị. | > > 80 % - reach
1.100% hộ dùng điện. | > = 100 % - reach
""",
}  # fmt: skip


def _plain(value: object) -> str:
    return "" if value is None else f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value}" else f"{value}"


def _shown(value: Target | Observation) -> str:
    point = value.low if value.low is not None else value.high
    figure = f"{_plain(value.low)}..{_plain(value.high)}" if value.comparator == "range" else _plain(point)
    said = f"{value.comparator} {figure} {value.unit} {value.year or '-'}"
    return f"> {said} {value.direction}" if isinstance(value, Target) else f"o {value.kind} {said}"


def _examples() -> list[tuple[str, str, list[str]]]:
    found = []
    for kind, lines in EXAMPLES.items():
        for line in lines.strip().split("\n"):
            text, *expected = (part.strip() for part in line.split("|"))
            found.append((kind, text, [e for e in expected if e]))
    return found


@pytest.mark.parametrize(
    ("kind", "text", "expected"), _examples(), ids=[f"{k}: {t[:40]}" for k, t, _ in _examples()]
)
def test_a_wording(kind: str, text: str, expected: Sequence[str]) -> None:
    reading = read_targets(text, told=Told(now=2025))
    asides = [f"- {n.found}" for n in reading.notes if "not as a target" in n.message]
    shown = [_shown(v) for v in (*reading.targets, *reading.observations)]
    assert sorted([*shown, *asides]) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tỷ lệ hộ có nước sạch đạt xêm xêm 50%.", 50),
        ("Lọt vào nhóm 15 tỉnh có môi trường đầu tư minh bạch.", 15),
        ("Xây dựng 12 nhà lồng ươm giống.", 12),
        ("Tỷ lệ hộ dùng điện là 150%.", 150),
    ],
    ids=["bound", "rank", "unit", "share_above_the_whole"],
)
def test_a_wording_that_no_register_holds_is_kept_with_a_doubt(text: str, value: int) -> None:
    target = read_targets(text).targets[0]
    assert value in (target.low, target.high)
    assert any(note.severity.value != "info" for note in target.notes)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Nguồn vốn huy động và dư nợ cho vay đều tăng 23%.", ["Nguồn vốn huy động", "dư nợ cho vay"]),
        ("Tỷ lệ giải ngân, tỷ lệ đúng hạn và tỷ lệ hài lòng đều đạt trên 95%.", ["giải ngân", "tỷ lệ đúng hạn", "tỷ lệ hài lòng"]),
        ("Các xã, phường đều đạt 95%.", [None]),
    ],
    ids=["two", "three", "places"],
)  # fmt: skip
def test_one_figure_of_several_things(text: str, subjects: list[str | None]) -> None:
    assert [t.subject for t in read_targets(text).targets] == subjects


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tỷ lệ người từ 15 tuổi trở lên biết chữ đạt 98,5%.", "Tỷ lệ người từ 15 tuổi trở lên biết chữ"),
        ("Tỷ suất sinh giảm từ 23 ca sinh/1.000 phụ nữ xuống 18 ca sinh/1.000 phụ nữ.", "Tỷ suất sinh"),
        ("Tỷ lệ dân số được phủ sóng 5G đạt 90%.", "Tỷ lệ dân số được phủ sóng 5G"),
        ("đ) Trên 80% trạm y tế đủ điều kiện.", "trạm y tế đủ điều kiện"),
        ("- Chỉ tiêu 2: Tỷ lệ hộ nghèo còn 2%.", "Tỷ lệ hộ nghèo"),
        (
            "100% xe (bao gồm xe ô tô, xe mô tô) được kiểm soát.",
            "xe (bao gồm xe ô tô, xe mô tô) được kiểm soát",
        ),
        ("Mở rộng địa bàn, phấn đấu xây dựng 40% xã không ma túy.", "xây dựng xã không ma túy"),
        ("40% xã không ma túy, từng bước đẩy lùi ma túy.", "xã không ma túy"),
        ("Số vụ được phát hiện, bắt giữ tăng trên 3%.", "Số vụ được phát hiện, bắt giữ"),
    ],
)
def test_a_name_is_whole_and_no_more(text: str, name: str) -> None:
    assert read_targets(text).name == name


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("Thu ngân sách tăng 10% so với cùng kỳ.", Told(now=2026, wanted=True), ["> = 10 % - increase"]),
        ("Thu ngân sách tăng 10% so với cùng kỳ.", Told(now=2026), ["o actual = 10 % -"]),
        ("Tỷ lệ che phủ rừng đạt 41%.", Told("actual", 2026), ["o actual = 41 % -"]),
        ("Đến nay, 45% số xã đạt chuẩn.", Told(now=2026, wanted=True), ["o actual = 45 % -"]),
    ],
    ids=["wanted", "not_told", "reached", "own_words_win"],
)
def test_what_the_heading_says(text: str, told: Told, expected: list[str]) -> None:
    reading = read_targets(text, told=told)
    assert [_shown(v) for v in (*reading.targets, *reading.observations)] == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Giảm tỷ suất tử vong còn dưới 15,5/1.000 trẻ đẻ sống.", "/1.000 trẻ đẻ sống"),
        ("Tỷ suất mắc mới đạt 15 /10.000 dân.", "/10.000 dân"),
        ("Tỷ suất tử vong mẹ dưới 45/100.000 trẻ đẻ sống.", "/100.000 trẻ đẻ sống"),
    ],
)
def test_a_rate_of_things_that_have_no_name(text: str, unit: str) -> None:
    (target,) = read_targets(text, year=2030).targets
    assert target.unit == unit
