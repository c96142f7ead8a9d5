"""What a task is to reach is a target with a note; its other figures are a finding; money and scores are neither."""

from __future__ import annotations

import pytest

from extract.clauses.tree import read_clauses
from extract.indicators.of_clauses import ClauseStatements, clause_statements
from extract.model.indicators import Dated
from tests.extract.indicators.test_read import blocks

PLAN = Dated(now=2026, start=2026, end=2030)


def read(text: str, dated: Dated = PLAN) -> ClauseStatements:
    return clause_statements(read_clauses(blocks(text)), dated)


@pytest.mark.parametrize(
    ("task", "value"),
    [
        ("Rửa xe, che chắn 100% công trường.", 100),
        ("Người tập luyện thường xuyên chiếm 40% dân số.", 40),
        ("Mở thêm 06 điểm cấp phát thuốc.", 6),
        ("Ổn định 210.000 ha cà phê.", 210000),
        ("Đất cây xanh đô thị bình quân từ 5,8 lên 8 m2/người.", 8),
    ],
)
def test_what_a_task_is_to_reach_is_taken_with_a_note(task: str, value: int) -> None:
    (found,) = read(f"III. NHIỆM VỤ\n1. {task}").indicators
    (target,) = found.targets
    assert (target.low, target.year) == (value, 2030)
    assert any("no word says that it is a target" in n.message for n in target.notes)


@pytest.mark.parametrize(
    ("task", "value", "year"),
    [
        ("Hằng năm phối giống nhân tạo cho 95.000 lượt bò cái.", 95000, 2030),
        ("Mỗi năm kiểm tra tối thiểu 40 doanh nghiệp.", 40, 2030),
        ("Đến hết năm 2027, lắp đặt mới 1.350 biển cảnh báo.", 1350, 2027),
        ("Chậm nhất ngày 31/12/2028 di dời xong 412 cơ sở.", 412, 2028),
        ("Trong nhiệm kỳ cử 120 cán bộ đi học.", 120, 2030),
        ("Doanh số cho vay hằng năm đạt 90 tỷ đồng.", 90_000_000_000, 2030),
        ("Tỷ lệ chi trả trợ cấp qua tài khoản đạt trên 75%.", 75, 2030),
    ],
)
def test_what_is_to_be_done_in_a_time_that_is_named_is_taken(task: str, value: int, year: int) -> None:
    (found,) = read(f"III. NHIỆM VỤ\n1. {task}").indicators
    assert [(t.low, t.year) for t in found.targets] == [(value, year)]


@pytest.mark.parametrize(
    "task",
    [
        "Giao việc cho 109 xã; đến năm 2027 không còn điểm đen.",
        "Đến năm 2027 tuyển đủ 4.112 chỉ tiêu biên chế.",
        "Mỗi năm họp 02 lần.",
        "Đưa kết quả vào đánh giá với trọng số 5% trước năm 2027.",
    ],
)
def test_what_is_not_the_work_of_a_time_is_left(task: str) -> None:
    assert read(f"III. NHIỆM VỤ\n1. {task}").indicators == ()


def test_a_figure_of_a_task_that_is_left_is_a_finding() -> None:
    stated = read("III. NHIỆM VỤ\n1. Năm 2026 tỉnh tham gia 210.000 ha.")
    assert stated.indicators == ()
    assert [p.note.found for p in stated.passed_over] == ["210.000 ha"]


@pytest.mark.parametrize(
    ("task", "figures"),
    [
        ("Khoan 35 giếng.", ["35 giếng"]),
        ("Thành lập ít nhất 02 khu bảo vệ.", ["ít nhất 02 khu bảo vệ"]),
        ("Thành lập 02 khu bảo vệ.", []),
        ("Có 14 hoạt động.", []),
        ("Tổ chức 12 hội nghị.", []),
        ("Sắp xếp 14 xã: Gia Thuận và các xã bên cạnh.", []),
        ("Mật độ trồng 2.220 cây/ha.", []),
        ("Cấp 60 triệu đồng/hộ.", []),
    ],
)
def test_of_figures_of_tasks_those_are_told_at_which_a_reader_stops(task: str, figures: list[str]) -> None:
    stated = read(f"III. NHIỆM VỤ\n1. {task}")
    assert stated.indicators == ()
    assert [p.note.found for p in stated.passed_over] == figures


@pytest.mark.parametrize(
    "task",
    [
        "Vốn ngân sách chiếm 12%.",
        "Hỗ trợ 100% chi phí đào tạo.",
        "Cộng thêm 5 điểm cho tập thể.",
        "Làm việc từ 7 giờ.",
    ],
)
def test_money_scores_and_hours_are_neither(task: str) -> None:
    stated = read(f"III. NHIỆM VỤ\n1. {task}")
    assert stated.indicators == ()


def test_policies_are_rules() -> None:
    stated = read("III. NHIỆM VỤ\n2. Chế độ, chính sách\n- Phụ cấp ưu đãi đối với giáo viên tối thiểu 70%.")
    assert stated.indicators == ()


def test_a_count_over_a_list_is_doubtful() -> None:
    text = "II. MỤC TIÊU\n1. Phát triển các dân tộc có dưới 10 nghìn người\n- Đạt 80% hộ có nước sạch."
    notes = [
        n.message for i in read(text).indicators for t in i.targets if t.unit == "người" for n in t.notes
    ]
    assert any("stands over a list" in m for m in notes)


def test_a_measure_in_a_document_of_criteria_is_doubtful() -> None:
    text = "Điều 4. Môi trường\n1. Tiếng ồn sau 22 giờ dưới 55 dBA; thu gom rác đạt 95%."
    ((noise, waste),) = [i.targets for i in read(text, Dated(2023, is_criteria=True)).indicators]
    assert any("norm of things" in n.message for n in noise.notes)
    assert not any("norm of things" in n.message for n in waste.notes)
