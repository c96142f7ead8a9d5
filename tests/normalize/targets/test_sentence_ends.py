"""Sentences that begin with a figure, and words at the edges of names and subjects."""

from __future__ import annotations

import pytest

from normalize.targets.read import read_targets

SUBJECTS = {
    "Tối thiểu 98% hồ sơ được giải quyết trước và đúng hạn. 100% hồ sơ trễ hẹn có thư xin lỗi.": [
        "hồ sơ được giải quyết trước và đúng hạn",
        "hồ sơ trễ hẹn có thư xin lỗi",
    ],
    "100% thủ tục liên thông theo hướng dẫn của bộ, ngành Trung ương. 100% kết quả được đồng bộ": [
        "thủ tục liên thông theo hướng dẫn của bộ, ngành Trung ương",
        "kết quả được đồng bộ",
    ],
    "phấn đấu đến năm 2030 đạt 50% số xã không có ma túy, riêng năm 2025 phấn đấu xây dựng được ít nhất 20% xã, phường"
    " không có ma túy": ["xã không có ma túy", "xây dựng xã, phường không có ma túy"],
    "Tỷ lệ số ngày có chỉ số không khí ở mức tốt và trung bình đạt tối thiểu 80%; số ngày xấu 5%": [
        "Tỷ lệ số ngày có chỉ số không khí ở mức tốt và trung bình",
        "số ngày xấu",
    ],
    "Tổng thu ngân sách đạt 166,9 nghìn tỷ đồng, vượt 11,8% dự toán năm, bằng 23,5% GDP": [None, None],
    "Kim ngạch xuất khẩu đạt 2,6 tỷ USD, đạt 116,8% kế hoạch, tăng 42% so cùng kỳ, chủ yếu là cà phê": [None, None],
}  # fmt: skip
NAMES = {
    "Có Trung tâm dữ liệu đảm bảo tiêu chuẩn theo quy định. 100% hệ thống dùng chung đạt chuẩn": (
        "hệ thống dùng chung đạt chuẩn"
    ),
    "Áp dụng quản lý nội vi cho 15% số khách sạn, nhà hàng và văn phòng vào năm 2020 và 90% năm 2030": (
        "Áp dụng quản lý nội vi cho số khách sạn, nhà hàng và văn phòng"
    ),
    "Tổng chi ngân sách nhà nước cả năm 2004 ước đạt 206 nghìn tỷ đồng": "Tổng chi ngân sách nhà nước",
    "Tuy nhiên, tỷ lệ hộ nghèo đã giảm còn 5%": "tỷ lệ hộ nghèo",
}
YEARS = {
    "cho 15% số khách sạn, nhà hàng vào năm 2020 và 90% năm 2030": [2020, 2030],
    "100% cơ quan nối mạng, hết năm 2013, 100% văn bản điện tử": [None, 2013],
}
CONDITIONS = {
    "Mức giảm địa phương tự nguyện là 3%": "voluntary",
    "trên 70% xã tổ chức cai nghiện ma túy tự nguyện tại gia đình": None,
    "10% lao động tham gia bảo hiểm xã hội tự nguyện": None,
}


@pytest.mark.parametrize(("text", "subjects"), SUBJECTS.items(), ids=lambda x: str(x)[:30])
def test_each_value_speaks_of_its_own_sentence(text: str, subjects: list[str | None]) -> None:
    reading = read_targets(text)
    values = sorted([*reading.targets, *reading.observations], key=lambda v: v.start)
    assert [v.subject for v in values] == subjects


@pytest.mark.parametrize(("text", "name"), NAMES.items(), ids=lambda x: str(x)[:30])
def test_a_name_has_no_words_of_other_sentences_at_its_edges(text: str, name: str) -> None:
    assert read_targets(text).name == name


@pytest.mark.parametrize(("text", "years"), YEARS.items(), ids=lambda x: str(x)[:30])
def test_a_year_before_and_belongs_to_the_value_before(text: str, years: list[int | None]) -> None:
    assert [t.year for t in read_targets(text).targets] == years


@pytest.mark.parametrize(("text", "condition"), CONDITIONS.items(), ids=lambda x: str(x)[:30])
def test_how_a_thing_is_done_is_no_condition(text: str, condition: str | None) -> None:
    assert [t.condition for t in read_targets(text).targets] == [condition]


def test_tiers_of_government_are_a_name() -> None:
    reading = read_targets("Mô hình chính quyền địa phương 2 cấp vận hành từ năm 2025, 100% xã có cán bộ")
    assert [t.unit for t in reading.targets] == ["%"]


def test_a_list_in_brackets_states_its_currency_once() -> None:
    text = "Xuất khẩu: dầu thô (5,1 tỷ USD), dệt may (4,1 tỷ), thủy sản (2,4 tỷ); tổng thu 20.000 tỷ"
    targets = read_targets(text).targets
    assert [t.unit for t in targets] == ["USD", "USD", "USD", "VND"]
    assert [any("currency" in n.message for n in t.notes) for t in targets] == [False, True, True, False]


def test_a_word_of_aims_is_no_part_of_a_name() -> None:
    name = read_targets("Đạt mục tiêu về công trình xanh vào năm 2030: 200 công trình").name
    assert name.startswith("công trình xanh")
    assert read_targets("Về đích nông thôn mới 20 xã").name == "Về đích nông thôn mới"
