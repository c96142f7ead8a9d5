"""What looks like content in the blocks of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.account.read import read_seen
from extract.model import Seen, SeenKind
from extract.read import read_document

HEAD = """ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 87/KH-UBND

KẾ HOẠCH

Giảm rác thải nhựa trên địa bàn tỉnh Lạng Sơn giai đoạn 2024 - 2027

Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;

"""
END = """
Nơi nhận:

- Như trên;

- Các sở, ban, ngành tỉnh;

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Nguyễn Văn Mẫu
"""
BODY = """I. NHIỆM VỤ

1. Khảo sát nguồn thải nhựa tại các chợ biên giới của tỉnh.
"""


def seen(tmp_path: Path, text: str, name: str = "plan.md") -> tuple[Seen, ...]:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_seen(read_document(path))


def unknown(parts: tuple[Seen, ...]) -> list[str]:
    return [s.text for s in parts if s.kind is SeenKind.CLAUSE and not s.known]


def test_the_frame_of_a_document_is_known_matter(tmp_path: Path) -> None:
    assert unknown(seen(tmp_path, HEAD + BODY + END)) == [
        "I. NHIỆM VỤ",
        "1. Khảo sát nguồn thải nhựa tại các chợ biên giới của tỉnh.",
    ]


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param("KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n1. Thu gom chất thải nhựa tại các chợ.", id="attached-plan"),
        pytest.param("PHỤ LỤC\n\nDANH MỤC\n\n1. Thu gom chất thải nhựa tại các chợ.", id="appendix"),
        pytest.param(
            "Các cơ quan, đơn vị, địa phương trên địa bàn tỉnh tổ chức thu gom chất thải nhựa tại các chợ, siêu thị,"
            " bến cảng và khu du lịch trước mùa mưa hằng năm.",
            id="long-sentence",
        ),
    ],
)
def test_content_behind_the_signature_is_no_list_of_receivers(tmp_path: Path, behind: str) -> None:
    assert any("hu gom chất thải" in t for t in unknown(seen(tmp_path, f"{HEAD}{BODY}{END}\n{behind}\n")))


def test_a_table_one_cell_a_line_between_bars_is_seen_where_no_reader_makes_a_grid_of_it(
    tmp_path: Path,
) -> None:
    cells = [
        "Việc cần làm",
        "Ai lo",
        "Bao giờ xong",
        "Thu gom rác",
        "Tổ dân phố",
        "Tháng sáu",
        "Dọn chợ",
        "Ban quản lý",
    ]
    lines = "\n|\n".join(cells)
    parts = seen(tmp_path, f"{HEAD}{BODY}\n|\n{lines}\n|\n")
    tables = [s for s in parts if s.kind is SeenKind.TABLE]
    assert len(tables) == 1
    assert not tables[0].known


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param("TT | Tên đường | Đơn giá (đồng/m2)", "price", id="price"),
        pytest.param("TT | Họ và tên | Chức vụ", "people", id="people"),
        pytest.param("TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian | Đơn giá", "", id="plan-columns-win"),
        pytest.param("TT | Việc cần làm | Ai lo", "", id="unknown"),
    ],
)
def test_what_a_grid_is(tmp_path: Path, header: str, expected: str) -> None:
    n = header.count("|") + 1
    rows = "\n".join("| " + " | ".join(f"ô {r}{c}" for c in range(n)) + " |" for r in range(4))
    table = f"| {header} |\n|{'---|' * n}\n{rows}\n"
    (found,) = [s for s in seen(tmp_path, f"{HEAD}{BODY}\n{table}") if s.kind is SeenKind.TABLE]
    assert (found.sign, found.known) == ("grid", expected)


def test_labels_and_goals_are_counted(tmp_path: Path) -> None:
    text = "2. Đến năm 2030 đạt 95% hộ dân.\n\nCơ quan chủ trì: Sở Y tế; đầu mối: Văn phòng.\n"
    parts = seen(tmp_path, f"{HEAD}{BODY}\n{text}")
    assert [(s.kind, s.n) for s in parts if s.kind in (SeenKind.LABEL, SeenKind.FIGURE)] == [
        (SeenKind.FIGURE, 1),
        (SeenKind.LABEL, 2),
    ]


def test_words_of_a_numbered_row_do_not_say_what_a_table_is(tmp_path: Path) -> None:
    table = """
| | rest of a cell | |
|---|---|---|
| 6 | Nạo vét hố ga | 200 |
| 7 | Cuộc thi: phát động, chấm điểm, trao giải | 35 |
"""
    [grid] = [s for s in seen(tmp_path, HEAD + BODY + table) if s.kind is SeenKind.TABLE]
    assert grid.known == ""


def test_a_scale_of_points_is_known_by_its_header(tmp_path: Path) -> None:
    table = """
| TT | Tiêu chí | Thang điểm |
|---|---|---|
| 1 | Ban hành kế hoạch | 10 |
| 2 | Báo cáo đúng hạn | 5 |
"""
    [grid] = [s for s in seen(tmp_path, HEAD + BODY + table) if s.kind is SeenKind.TABLE]
    assert grid.known == "scoring"
