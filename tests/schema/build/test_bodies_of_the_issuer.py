"""What the issuer says of the bodies of its plan: whose minister is meant, on which level it stands; cells that name none."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table

HEADER = html_row(("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"))


def plan(folder: Path, issuer: str, number: str, place: str, lead: str) -> DocumentRecords:
    """A plan of two tasks, the first of which a body leads that is printed without its name."""
    rows = [
        HEADER,
        html_row(("1", "Rà soát văn bản", lead, "Năm 2026")),
        html_row(("2", "Tổ chức tập huấn", "Sở Tư pháp", "Năm 2026")),
    ]
    lines = (
        issuer,
        f"Số: {number}",
        f"{place}, ngày 12 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2026",
    )
    return records_of_table(folder, rows, head="\n\n".join(lines))


@pytest.mark.parametrize(
    ("issuer", "number", "place", "lead", "wanted"),
    [
        ("BỘ XÂY DỰNG", "12/KH-BXD", "Hà Nội", "Bộ trưởng", "Bộ Xây dựng"),
        ("BỘ Y TẾ", "12/KH-BYT", "Hà Nội", "Lãnh đạo Bộ phụ trách", "Bộ Y tế"),
        ("BỘ NỘI VỤ", "3/KH-BNV", "Hà Nội", "các Thứ trưởng", "Bộ Nội vụ"),
        ("ỦY BAN NHÂN DÂN XÃ TÂN LẬP", "3/KH-UBND", "Tân Lập", "Công an", "Công an cấp xã"),
        (
            "TỈNH NGHỆ AN\nỦY BAN NHÂN DÂN XÃ TÂN LẬP",
            "3/KH-UBND",
            "Tân Lập",
            "UBND",
            "Ủy ban nhân dân cấp xã",
        ),
        ("ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN", "3/KH-UBND", "Nghệ An", "Công an", "Công an tỉnh"),
        (
            "BAN CHỈ ĐẠO\nXÃ TÂN LẬP",
            "3/KH-BCĐ",
            "Tân Lập",
            "Đoàn thanh niên",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh cấp xã",
        ),
        (
            "UBND XÃ TÂN LẬP\nPHÒNG KINH TẾ",
            "3/KH-KT",
            "Tân Lập",
            "Đoàn Thanh niên",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh cấp xã",
        ),
        (
            "ĐẢNG BỘ TỈNH NGHỆ AN\nĐẢNG ỦY XÃ TÂN LẬP",
            "3-KH/ĐU",
            "Tân Lập",
            "Công an",
            "Công an cấp xã",
        ),
        ("BẢO HIỂM XÃ HỘI\nTỈNH NGHỆ AN", "3/KH-BHXH", "Nghệ An", "Công an", "Công an tỉnh"),
    ],
)
def test_the_issuer_tells_who_is_meant(
    tmp_path: Path, issuer: str, number: str, place: str, lead: str, wanted: str
) -> None:
    records = plan(tmp_path, issuer, number, place, lead)
    assert records.task_agencies[0].agency == wanted
