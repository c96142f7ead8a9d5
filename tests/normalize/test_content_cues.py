"""What is seen of tasks and targets in a text before anything is read."""

from __future__ import annotations

import pytest

from normalize.content_cues import Cues, read_cues
from normalize.known_matter import matter_of_line, matter_of_table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Cơ quan chủ trì: Sở Y tế; thời hạn: 2026.", Cues(lead=1, time=1), id="labels"),
        pytest.param(
            "- Đơn vị chủ trì tham mưu thực hiện: Sở Tư pháp.", Cues(lead=1), id="words-before-the-colon"
        ),
        pytest.param("Sở Y tế chủ trì việc này.", Cues(), id="no-colon"),
        pytest.param(
            "Sở A chủ trì, phối hợp với Sở B, hoàn thành trước ngày 30/6/2026.",
            Cues(duties=1),
            id="duty-with-a-date",
        ),
        pytest.param(
            "Sở A chủ trì, phối hợp với Sở B. Xong trước ngày 1/1/2026.",
            Cues(deadlines=1),
            id="date-of-another-sentence",
        ),
        pytest.param(
            "Rà soát các trạm bơm, lập danh mục cần thay (hoàn thành trong tháng 9/2027).",
            Cues(deadlines=1),
            id="deed-with-an-end",
        ),
        pytest.param(
            "3. Nối mạng các trạm quan trắc của xã (Quý II/2027).", Cues(deadlines=1), id="time-in-a-bracket"
        ),
        pytest.param("4. Lập hồ sơ từng tuyến đê (từ tháng 3/2027)", Cues(deadlines=1), id="from-a-month"),
        pytest.param(
            "Xã chưa có trạm bơm: đề xuất nhu cầu với Sở Xây dựng trong Quý I/2027",
            Cues(deadlines=1),
            id="quarter-at-the-end",
        ),
        pytest.param("Tỉnh đã hoàn thành trước năm 2024 việc giao rừng.", Cues(), id="done-already"),
        pytest.param(
            "Ngày Đại dương thế giới (08/6), Tuần lễ Biển (01 - 08/6).", Cues(), id="a-day-of-the-year"
        ),
        pytest.param("theo Nghị quyết của Tỉnh ủy (ngày 12/3/2024).", Cues(), id="date-of-an-act"),
        pytest.param("Giá trị xuất khẩu tăng đều trong năm 2027.", Cues(), id="in-a-year"),
        pytest.param("Đến năm 2030 đạt 95% và 1.200 tỷ đồng; năm 2020 đạt 7%.", Cues(goals=2), id="goals"),
        pytest.param("Chiến lược phát triển đến năm 2030", Cues(), id="goal-without-figure"),
        pytest.param(
            "5. Cơ quan chịu trách nhiệm thu thập, tổng hợp: Bộ Y tế",
            Cues(lead=1, no_task=True),
            id="who-counts",
        ),
    ],
)
def test_cues(text: str, expected: Cues) -> None:
    assert read_cues(text) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param("TT Tên đường phố Giá đất ở", "price", id="price"),
        pytest.param("STT Họ và tên Chức vụ", "people", id="people"),
        pytest.param("TT Nhiệm vụ Cơ quan chủ trì", "", id="tasks"),
        pytest.param("Giá trị sản xuất", "", id="no-whole-phrase"),
    ],
)
def test_a_table_is_told_by_the_words_of_its_header(header: str, expected: str) -> None:
    assert matter_of_table(header) == expected


def test_a_line_is_told_by_its_first_words_only() -> None:
    assert matter_of_line("*(Kèm theo Quyết định số 12/QĐ-UBND)*") == "attached"
    assert matter_of_line("Danh mục kèm theo") == ""
