"""Sentences outside the targets' part that say they are targets, and what the headings over them say."""

from __future__ import annotations

import pytest

from extract.clauses.tree import read_clauses
from extract.indicators.headings_over import Part
from extract.indicators.of_clauses import clause_statements
from extract.indicators.stated import stated
from normalize.targets.years import title_period
from tests.extract.indicators.test_read import blocks, indicators


def figures(text: str, part: Part = Part.OTHER) -> list[tuple[int | None, str, str]]:
    reading = stated(text, part, None, 2025)
    return [(t.year, t.comparator, str(t.low if t.low is not None else t.high)) for t in reading.targets]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đẩy mạnh thu gom. Đến năm 2030, tỷ lệ thu gom, xử lý rác thải nhựa đạt 100%.", [(2030, "=", "100")]),
        ("Phục hồi rừng, diện tích rừng ngập mặn đến năm 2030 đạt 1.700 ha.", [(2030, "=", "1700")]),
        ("Đổi mới công nghệ: 100% khu công nghiệp triển khai chương trình hỗ trợ.", [(None, "=", "100")]),
        ("Kết nối các trạm; đảm bảo 100% dữ liệu quan trắc được truyền về Bộ.", [(None, "=", "100")]),
        ("Có ít nhất 02 vùng nuôi công nghệ cao. Có 30% diện tích nuôi áp dụng quy trình.", [(None, ">=", "2"), (None, "=", "30")]),
        ("Đảm bảo mục tiêu đạt 1.200 công trình xây dựng xanh vào năm 2030.", [(2030, "=", "1200")]),
        ("Phấn đấu giải quyết việc làm cho 1.600 người, trong đó tạo việc làm mới cho 1.300 người.", [(None, "=", "1600"), (None, "=", "1300")]),
        ("Tổ chức ở cơ sở, phấn đấu có ít nhất một cơ sở y tế cung cấp dịch vụ.", [(None, ">=", "1")]),
        ("Phấn đấu xuất khẩu đạt 28 tỷ USD. Trong đó hàng công nghiệp là 9 tỷ USD, chiếm 31%; nông sản 8 tỷ USD.", [(None, "=", "28000000000"), (None, "=", "9000000000"), (None, "=", "31"), (None, "=", "8000000000")]),
        ("Kết nối theo Quy hoạch giai đoạn 2021 - 2030, tầm nhìn đến năm 2050 được phê duyệt tại Quyết định số 224/QĐ-TTg ngày 07 tháng 3 năm 2024; đảm bảo 100% dữ liệu được truyền về Bộ.", [(None, "=", "100")]),
        ("Hỗ trợ 50% kinh phí cho doanh nghiệp đến năm 2030.", []),
        ("Đảm bảo hỗ trợ 100% chi phí đào tạo cho người lao động.", []),
        ("Triển khai chương trình mục tiêu quốc gia tại 24 xã.", []),
        ("Bằng khen cho tập thể xuất sắc (tỷ lệ không quá 10% tập thể).", []),
        ("Điều chỉnh giảm từ 9,0%/năm (0,75%/tháng) xuống 7,8%/năm (0,65%/tháng).", []),
        ("Năm 2024 đã tổ chức 05 lớp tập huấn, đạt 85% kế hoạch.", []),
        ("Hoàn thành thủ tục đầu tư 02 dự án và phấn đấu khởi công từ Quý I năm 2026.", []),
        ("Vận hành chính quyền địa phương 02 cấp bảo đảm thông suốt.", []),
        ("Gửi kế hoạch trong thời hạn 10 ngày kể từ ngày nhận văn bản.", []),
    ],
)  # fmt: skip
def test_which_sentences_state_a_target(text: str, expected: list[tuple[int | None, str, str]]) -> None:
    assert figures(text) == expected


def test_the_name_is_what_stands_behind_the_word_of_goals() -> None:
    reading = stated(
        "Tái cấu trúc quy trình, phấn đấu ít nhất 70% xã tổ chức cai nghiện.", Part.OTHER, None, 2025
    )
    assert reading.name == "xã tổ chức cai nghiện"


def test_places_are_those_of_the_whole_text() -> None:
    text = "Trồng rừng. Đến năm 2030, tỷ lệ che phủ đạt 42%. Đến năm 2030, 100% xã có điện."
    targets = stated(text, Part.OTHER, None, 2025).targets
    assert [text[t.start : t.end] for t in targets] == [t.raw for t in targets]
    assert [t.subject for t in targets] == ["tỷ lệ che phủ", "xã có điện"]


@pytest.mark.parametrize(
    ("text", "n_targets", "n_observed"),
    [
        ("I. TÌNH HÌNH\n1. Du lịch\nToàn tỉnh có 175 cơ sở lưu trú, công suất buồng đạt 48%.", 0, 2),
        ("I. KẾT QUẢ NĂM 2025\n1. Trồng được 3.912 ha rừng.", 0, 1),
        ("I. KẾT QUẢ CẦN ĐẠT\n- 95% hộ có nước sạch.", 1, 0),
        ("I. BỐI CẢNH\n1. Khí hậu\nTheo kịch bản, đến năm 2050 nhiệt độ có thể tăng 1,4%.", 0, 0),
        ("II. NHIỆM VỤ\n1. Cải cách thủ tục\n- Hiện nay toàn tỉnh có 1.874 thủ tục. Phấn đấu nâng tỷ lệ hồ sơ trực tuyến lên 45%.", 1, 1),
        ("II. NHIỆM VỤ\n1. Kiểm tra tối thiểu 30% số cơ quan.\n2. Giải ngân vốn đầu tư công đạt trên 95%.", 2, 0),
        ("II. NHIỆM VỤ\n1. Công nhận thêm ít nhất 08 xã đạt chuẩn; giảm tỷ lệ hộ nghèo 1,5%.", 2, 0),
        ("Điều 1. Hồ sơ\nKết quả lấy ý kiến phải có trên 90% số hộ đồng ý.", 0, 0),
        ("I. KẾT QUẢ THỰC HIỆN NĂM 2024\n- Tỷ lệ hộ nghèo còn 3%.", 0, 1),
        ("I. CHẾ ĐỘ BÁO CÁO\n1. Báo cáo kết quả thực hiện\n- Phấn đấu 100% đơn vị báo cáo đúng hạn.", 1, 0),
        ("I. MỤC TIÊU\n1. Chất lượng không khí trên phạm vi toàn quốc được cải thiện:\n- Nồng độ bụi giảm 10%.", 1, 0),
        ("V. TIÊU CHUẨN KHEN THƯỞNG\n- Có ít nhất 01 sáng kiến được áp dụng.\n- 100% hồ sơ đúng hạn.", 0, 0),
        ("I. NỘI DUNG\nc. Thông số (chỉ tiêu), tần suất quan trắc\n- pH, COD; tần suất quan trắc: 02 đợt/tháng.", 0, 0),
        ("I. BỘ TIÊU CHÍ NÔNG THÔN MỚI\n1. Hộ nghèo\n- Tỷ lệ hộ có nước sạch đạt từ 90% trở lên.", 1, 0),
        ("II. NHIỆM VỤ\nThực hiện mục tiêu của tỉnh và của cả nước theo nghị quyết, các sở, ban, ngành và địa phương cần quyết liệt, đồng bộ hơn nữa, tập trung vào một số nội dung trọng tâm như sau:\n1. Vận hành chính quyền 02 cấp thông suốt.", 0, 0),
        ("I. MỤC TIÊU\nPhấn đấu đến năm 2030 tỷ lệ phủ sóng đạt 100%, cụ thể như sau:\n- Lắp đặt mới 58 trạm.", 2, 0),
    ],
    ids=["situation", "results", "results_wanted", "scenario", "now", "deeds", "gains", "rule", "past", "duty_of_reporting", "whole_country", "honours", "parameters", "criteria", "long_lead", "lead_with_share"],
)  # fmt: skip
def test_what_the_heading_says_of_figures(text: str, n_targets: int, n_observed: int) -> None:
    found = indicators(text)
    assert (sum(len(i.targets) for i in found), sum(len(i.observations) for i in found)) == (
        n_targets,
        n_observed,
    )


def test_a_short_line_that_names_a_period_hands_it_down() -> None:
    (found,) = indicators("II. MỤC TIÊU ĐẾN NĂM 2030\n- Giai đoạn 2025-2027\n+ 95% người dân hài lòng.")
    assert [(t.year_start, t.year) for t in found.targets] == [(2025, 2027)]


def test_the_label_of_an_item_is_its_number_and_not_in_its_name() -> None:
    (found,) = indicators("I. MỤC TIÊU\n- Chỉ tiêu 2: Tỷ lệ nữ tiến sĩ đạt 30% vào năm 2030.")
    assert (found.number, found.name) == ("2", "Tỷ lệ nữ tiến sĩ")
    assert found.targets_at[0].text == found.targets[0].raw


def test_a_figure_under_a_heading_of_targets_that_is_none_says_why() -> None:
    text = "I. MỤC TIÊU\n- Hoàn thiện hạ tầng truyền dẫn (cho phép truyền dữ liệu với tốc độ 10 Gbps).\n- 90% xã có mạng."
    stated_in = clause_statements(read_clauses(blocks(text)))
    assert [t.low for i in stated_in.indicators for t in i.targets] == [90]
    (passed,) = stated_in.passed_over
    assert passed.clause.path == "I.-1" and passed.note.found == "10 Gbps"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Cải cách hành chính năm 2026", 2026),
        ("Kế hoạch giai đoạn 2026 - 2030", None),
        ("Tăng trưởng xanh đến năm 2030, tầm nhìn đến năm 2050", None),
        ("", None),
    ],
)
def test_the_one_year_of_a_title(title: str, year: int | None) -> None:
    years = title_period(title)
    assert (years[1] if years else None) == year
