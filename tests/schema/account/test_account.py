"""Where the parts of a document went, and what is said of those that went nowhere."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords, Finding

HEAD = """ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 87/KH-UBND

Lạng Sơn, ngày 12 tháng 3 năm 2024

KẾ HOẠCH

Giảm rác thải nhựa trên địa bàn tỉnh Lạng Sơn

Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;

I. NHIỆM VỤ

1. Khảo sát nguồn thải nhựa tại các chợ biên giới của tỉnh.

"""
TABLE = """| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | Khảo sát nguồn thải nhựa | Sở Công Thương | 2026 |
| 2 | Hỗ trợ cơ sở sản xuất bao bì giấy | Sở Tài chính | 2027 |
"""
UNREAD = ("region_unread", "body_unread", "labels_unread")


def records(tmp_path: Path, text: str) -> DocumentRecords:
    path = tmp_path / "plan.md"
    path.write_text(text, "utf-8")
    return build_records(read_document(path))


def told(found: DocumentRecords) -> list[Finding]:
    return [f for f in found.findings if f.code in UNREAD and f.severity != "info"]


def test_a_document_that_is_read_has_an_account_that_closes(tmp_path: Path) -> None:
    found = records(tmp_path, HEAD + TABLE)
    assert told(found) == []
    assert found.document.status == "ok"
    assert {(c.kind, c.taken_as) for c in found.coverage} >= {
        ("table", "rows"),
        ("clause", "clause"),
        ("clause", "known"),
    }
    assert all(c.n_taken == c.n_seen for c in found.coverage)
    assert [c.position for c in found.coverage] == list(range(1, len(found.coverage) + 1))


def test_a_table_nobody_understands_names_its_columns_and_how_to_teach_them(tmp_path: Path) -> None:
    table = (
        TABLE.replace("Nhiệm vụ", "Việc lớn")
        .replace("Cơ quan chủ trì", "Ai lo")
        .replace("Thời gian", "Lúc nào")
    )
    found = records(tmp_path, HEAD + table)
    (finding,) = [f for f in found.findings if f.record_table == "tables" and f.severity != "info"]
    assert (finding.code, finding.record_table, finding.record_id) == (
        "header_unmapped",
        "tables",
        found.tables[0].table_id,
    )
    assert "“Việc lớn”, “Ai lo”, “Lúc nào”" in finding.message
    assert "--map" in finding.message
    (part,) = [c for c in found.coverage if c.kind == "table"]
    assert (part.taken_as, part.n_taken) == ("nothing", 0)


def test_a_price_list_is_told_by_what_it_is(tmp_path: Path) -> None:
    found = records(
        tmp_path, HEAD + "| TT | Tên hàng | Đơn giá |\n|---|---|---|\n| 1 | Cát | 10 |\n| 2 | Đá | 20 |\n"
    )
    assert told(found) == []
    assert [f.message for f in found.findings if f.code == "region_unread" and "list of prices" in f.message]


ATTACHED = "\nNơi nhận:\n\n- Như trên;\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n"


def test_text_that_no_clause_holds_is_said_with_its_line_and_makes_the_document_partial(
    tmp_path: Path,
) -> None:
    long = " ".join(f"từ{k}" for k in range(90))
    text = f"{HEAD}{ATTACHED}\n\nCả {long}.\n"
    found = records(tmp_path, text)
    (finding,) = told(found)
    assert finding.code == "body_unread"
    assert "91 words" in finding.message
    assert f"(line {text[: text.index('Cả từ0')].count(chr(10)) + 1})" in finding.message
    assert found.document.status == "partial"


def test_a_label_that_is_in_no_task_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "2. Thu gom rác.\n\nCơ quan chủ trì: Sở Y tế.\n"
    assert told(records(tmp_path, HEAD + text)) == []
    monkeypatch.setattr("schema.assemble.read_prose_tasks", lambda clauses, position=0: ())
    (finding,) = told(records(tmp_path, HEAD + text))
    assert finding.code == "labels_unread"


WORDS = (
    "rác",
    "nhựa",
    "chợ",
    "sông",
    "rừng",
    "đường",
    "trường",
    "trạm",
    "kênh",
    "cầu",
    "bến",
    "hồ",
    "đê",
    "lúa",
)
BODIES = ("Sở Công Thương", "Sở Tài chính", "Sở Xây dựng", "Công an tỉnh", "Sở Nội vụ")
HEADERS = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"),
    ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện"),
    ("Số TT", "Tên nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn hoàn thành"),
)


def drawn(draw: random.Random) -> tuple[str, str]:
    """A plan of chance: its clauses, and its table."""
    sentence = lambda: " ".join(draw.sample(WORDS, 7))  # noqa: E731
    clauses = [f"{n}. Thực hiện {sentence()} trên địa bàn." for n in range(2, draw.randint(4, 8))]
    header = draw.choice(HEADERS)
    rows = [
        f"| {n} | Xây dựng {sentence()} | {draw.choice(BODIES)} | {draw.choice(BODIES)} | {draw.randint(2025, 2030)} |"
        for n in range(1, draw.randint(4, 9))
    ]
    return "\n\n".join(clauses), "\n".join([f"| {' | '.join(header)} |", "|---" * 5 + "|", *rows])


@pytest.mark.parametrize("seed", range(6))
def test_no_plan_of_chance_is_accused_of_a_loss(tmp_path: Path, seed: int) -> None:
    clauses, table = drawn(random.Random(seed))
    found = records(tmp_path, f"{HEAD}{clauses}\n\nDanh mục nhiệm vụ:\n\n{table}\n")
    assert told(found) == []
    assert found.document.status == "ok"


FIGURES = """| TT | Loại cây | Mật độ | Chiều cao |
|---|---|---|---|
| 1 | Cao su | 555 | 12 |
| 2 | Cây điều | 250 | 8 |
| 3 | Hồ tiêu | 2.000 | 3 |
"""


def test_each_table_of_figures_that_gave_no_rows_is_told_on_the_table(tmp_path: Path) -> None:
    found = records(tmp_path, f"{HEAD}{TABLE}\nLoại cây\n\n{FIGURES}\nMật độ theo vùng\n\n{FIGURES}")
    lost = {t.table_id for t in found.tables if t.kind == "other"}
    assert len(lost) == 2
    warned = [f for f in found.findings if f.severity != "info" and f.field == "kind"]
    assert {f.record_id for f in warned if f.record_table == "tables"} == lost


def test_a_list_of_points_with_figures_of_a_year_is_told(tmp_path: Path) -> None:
    points = """| TT | Nội dung | Điểm tối đa | Kết quả năm 2025 |
|---|---|---|---|
| 1 | Ban hành kế hoạch | 20 | 18 |
| 2 | Công khai thủ tục | 30 | 25 |
| 3 | Trả lời kiến nghị | 10 | 10 |
"""
    found = records(tmp_path, f"{HEAD}{TABLE}\nKết quả\n\n{points}")
    (finding,) = [f for f in told(found) if f.record_table == "tables"]
    assert "Kết quả năm 2025" in finding.message
    assert not found.indicators


def test_a_column_of_figures_that_gave_no_value_is_told(tmp_path: Path) -> None:
    figures = """| TT | Tiêu chí | Điểm tối đa | Kết quả năm 2025 | Chỉ tiêu năm 2026 |
|---|---|---|---|---|
| 1 | Tỷ lệ hồ sơ trực tuyến | 20 | 18 | ≥ 75% |
| 2 | Tỷ lệ hồ sơ đúng hạn | 30 | 25 | 98% |
"""
    found = records(tmp_path, HEAD + figures)
    (finding,) = [f for f in found.findings if f.code == "column_unread" and f.severity != "info"]
    assert finding.record_table == "tables"
    assert "Kết quả năm 2025" in finding.message
    assert len(found.targets) == 2


DEEDS = """2. Ủy ban nhân dân cấp xã

- Lập sổ theo dõi các điểm chôn lấp trên địa bàn, gửi Sở Công Thương (hoàn thành trong tháng 9/2025).

3. Nối mạng các trạm cân của xã (Quý II/2025).

4. Duy trì việc thu gom tại các chợ và điểm dân cư, nhắc nhở hộ kinh doanh bày hàng lấn lối đi; kết quả thực hiện là một căn cứ xếp loại. Lắp camera tại điểm tập kết (hoàn thành trước ngày 30/6/2025).
"""


def test_a_deed_with_its_end_that_gave_no_task_is_told(tmp_path: Path) -> None:
    found = records(tmp_path, HEAD + DEEDS)
    (finding,) = told(found)
    assert finding.code == "body_unread"
    assert finding.message.startswith("3 sentences with a date by which a deed is to be done")
    labels = [c for c in found.coverage if c.kind == "label"]
    assert [c.taken_as for c in labels] == ["nothing"] * 3


def test_a_deed_with_its_end_that_is_a_task_or_was_done_is_not_told(tmp_path: Path) -> None:
    task = "2. Sở Công Thương chủ trì, phối hợp với Sở Tài chính lập danh mục chợ, hoàn thành trước ngày 30/6/2025.\n\n"
    past = "II. KẾT QUẢ THỰC HIỆN NĂM 2023\n\n1. Lập danh mục chợ (Quý II/2023).\n"
    found = records(tmp_path, HEAD + task + past)
    assert len(found.tasks) == 1
    assert told(found) == []
