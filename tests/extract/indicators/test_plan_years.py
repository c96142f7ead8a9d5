"""The years of the whole plan date what no nearer words date; a document of criteria and paragraphs that tell what was."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.clauses.preamble import read_preamble
from extract.clauses.tree import read_clauses
from extract.indicators.headings_over import sets_criteria
from extract.indicators.of_clauses import clause_statements
from extract.indicators.told_before import told_year
from extract.model.indicators import Dated, Indicator
from normalize.notes import Code
from tests.extract.indicators.test_read import blocks

PLAN = Dated(now=2022, start=2022, end=2025)


def stated(text: str, dated: Dated = PLAN) -> list[Indicator]:
    return list(clause_statements(read_clauses(blocks(text)), dated, read_preamble(blocks(text))).indicators)


def years(text: str, dated: Dated = PLAN) -> list[tuple[int | None, int | None]]:
    return [(t.year_start, t.year) for i in stated(text, dated) for t in i.targets]


def test_the_plan_dates_what_nothing_nearer_dates() -> None:
    text = "II. MỤC TIÊU\n- 100% người bị tai nạn được hưởng trợ cấp.\n- Đến năm 2024 đạt trên 90% số xã."
    assert years(text) == [(2022, 2025), (None, 2024)]
    (first, _) = stated(text)
    assert [n.severity for n in first.targets[0].notes if n.code is Code.PERIOD_UNPARSED] == ["info"]


def test_no_plan_dates_a_list_that_names_its_years_itself() -> None:
    text = "II. MỤC TIÊU\n- 100% số xã có mạng.\n- Giai đoạn 2022 - 2025 đào tạo 500 lượt cán bộ."
    assert years(text) == [(None, None), (2022, 2025)]


@pytest.mark.parametrize(
    "dated", [Dated(2022, start=2022, end=2025, is_report=True), Dated(2027, start=2022, end=2025)]
)
def test_a_report_and_a_plan_that_is_over_date_nothing(dated: Dated) -> None:
    assert years("II. MỤC TIÊU\n- 100% số xã có mạng.", dated) == [(None, None)]


def test_a_year_beyond_the_plan_is_of_its_part_of_the_sentence() -> None:
    text = "II. MỤC TIÊU\n- Thu gom đạt 80% rác thải; sản lượng tăng 8,5%/năm, đến năm 2030 đạt 27 triệu tấn."
    assert years(text) == [(2022, 2025), (None, 2030), (None, 2030)]


@pytest.mark.parametrize(
    ("title", "sets"),
    [
        ("Quy định tiêu chuẩn xét, công nhận phường đạt chuẩn đô thị văn minh", True),
        ("Ban hành Bộ tiêu chí xã nông thôn mới nâng cao", True),
        ("Quy định nguyên tắc, tiêu chí, định mức phân bổ vốn đầu tư", False),
        ("Kế hoạch phát triển du lịch", False),
    ],
)
def test_titles_that_set_criteria(title: str, sets: bool) -> None:
    assert sets_criteria(title) is sets


def test_what_articles_of_criteria_ask_for_is_wanted() -> None:
    text = (
        "Điều 2. Quy hoạch và hạ tầng\n1. Ngõ hẻm được chiếu sáng đạt 80%.\n"
        "Điều 5. Trình tự, hồ sơ\n1. Hội đồng họp khi có 75% thành viên.\n"
        "Điều 6. Quyết định này có hiệu lực thi hành đối với 100% số xã."
    )
    assert years(text, Dated(2023)) == []
    (only,) = stated(text, Dated(2023, is_criteria=True))
    assert [t.low for t in only.targets] == [80]


def test_standards_are_what_a_document_that_sets_them_asks_for() -> None:
    text = "Chương II\nTIÊU CHUẨN\nĐiều 2. Thôn văn hóa\n1. Tỷ lệ hộ có việc làm từ 92% trở lên."
    assert stated(text, Dated(2023)) == []
    (only,) = stated(text, Dated(2023, is_criteria=True))
    assert [t.low for t in only.targets] == [92]


def test_a_decimal_number_with_a_dash_heads_what_stands_below() -> None:
    text = "II- MỤC TIÊU\n2- Mục tiêu\n2.1- Mục tiêu đến năm 2025\n- Đạt 80% số hộ.\n2.2- Đến năm 2030\n- Đạt 90%."
    assert years(text, Dated(2021)) == [(None, 2025), (None, 2030)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Tính đến 31/5/2022, tỉnh có 7.412 doanh nghiệp.", 2022),
        ("Theo Tổng điều tra ngày 01/4/2019, dân số tỉnh là 1.286.751 người.", 2019),
        ("Năm 2021, trên địa bàn xảy ra 214 vụ tai nạn.", 2021),
        ("Năm 2022, hỗ trợ 30 doanh nghiệp.", None),
        ("Năm 2021, có 30 xã; phấn đấu đạt 40 xã.", None),
        ("Năm 2021 có 30 xã, đến năm 2025 có 40 xã.", None),
        ("Hỗ trợ 30 doanh nghiệp bị thiệt hại trong năm 2021.", None),
    ],
)
def test_paragraphs_that_tell_what_was(text: str, year: int | None) -> None:
    assert told_year(text, 2022) == year


def test_a_sentence_above_the_first_clause_is_told_of() -> None:
    text = (
        "Căn cứ Luật Việc làm ngày 16 tháng 11 năm 2013 và đề nghị của Giám đốc Sở Nội vụ về 50 lớp nghề;\n"
        "Tính đến 31/5/2022, tỉnh có 7.412 doanh nghiệp đang hoạt động, trong đó doanh nghiệp nhỏ chiếm 97,8%.\n"
        "I. MỤC TIÊU\n- Đến năm 2025 có 9.000 doanh nghiệp hoạt động."
    )
    (told, wanted) = stated(text)
    assert (told.clause_path, next((o.low, o.year, o.kind) for o in told.observations)) == (
        None,
        (7412, 2022, "actual"),
    )
    assert told.targets == () and wanted.clause_path == "I"


UNNAMED = (
    "I- NHỮNG VIỆC ĐÃ LÀM\n1- Năm 2021, toàn tỉnh hòa giải thành 84,2%.\n2- Trung tâm thụ lý 612 vụ.\n"
    "II- YÊU CẦU ĐẶT RA\n1- Tỷ lệ hòa giải thành đạt từ 85% trở lên.\n2- 100% người có yêu cầu được đáp ứng.\n"
    "3- Đến năm 2024, một nửa số xã có mô hình điểm.\n4- Thời gian giải quyết thủ tục giảm 20%.\n"
)


def test_lists_under_headings_of_no_register_by_what_they_say() -> None:
    found = stated(UNNAMED, Dated(2022))
    assert [(o.low, o.year) for i in found for o in i.observations] == [(Decimal("84.2"), 2021), (612, 2021)]
    assert [t.low for i in found for t in i.targets] == [85, 100, 50, 20]


def test_no_list_asks_where_a_heading_speaks_of_aims() -> None:
    found = stated(UNNAMED + "III- MỤC TIÊU\n1- Đến năm 2025 có 30 xã.", Dated(2022))
    assert [t.low for i in found for t in i.targets] == [100, 50, 30]


def test_levels_below_a_year_ahead_are_wanted_whatever_the_heading() -> None:
    text = (
        "PHẦN II\nCÁC CỘT MỐC\n1. Mốc năm 2024\na) Diện tích đạt ít nhất 60%.\nb) Năng suất bình quân từ 280 kg/ha trở lên.\n"
        "PHẦN III\nCÁC VIỆC\n1. Việc năm 2024\na) Khoan 35 giếng.\nb) Mở 20 lớp."
    )
    assert years(text) == [(None, 2024), (None, 2024)]


def test_capitals_and_letters_with_a_dash_are_labels() -> None:
    text = "A- ĐÁNH GIÁ CHUNG\nTỷ lệ đạt 50%.\nB- MỤC TIÊU\na- Đến năm 2025:\n+ Đạt 80%.\nb- Đến năm 2030:\n+ Đạt 90%."
    (was, *wanted) = stated(text, Dated(2022))
    assert (len(was.observations), len(was.targets)) == (1, 0)
    assert [(t.low, t.year) for i in wanted for t in i.targets] == [(80, 2025), (90, 2030)]


def test_what_stands_behind_the_aims_under_no_known_heading_is_what_is_to_be_done() -> None:
    text = "I. MỤC TIÊU\n1. Đạt 80% số hộ.\nII. CÁC MŨI TẬP TRUNG\n1. Hằng năm khoan 35 giếng.\n2. Khoan 12 giếng."
    found = clause_statements(read_clauses(blocks(text)), PLAN)
    assert [(t.low, t.unit) for i in found.indicators for t in i.targets] == [(80, "%"), (35, "giếng/năm")]
    assert [p.note.found for p in found.passed_over] == ["12 giếng"]
