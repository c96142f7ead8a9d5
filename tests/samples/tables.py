"""Small plans set as text, one table each, for tests of the checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from extract.model import Document, Grid, GridCell
from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords, Finding

HEAD = """ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN

Số: 77/QĐ-UBND

Lạng Sơn, ngày 12 tháng 3 năm 2021

QUYẾT ĐỊNH

Phê duyệt Kế hoạch hành động tăng trưởng xanh tỉnh Lạng Sơn giai đoạn 2021-2030

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

Điều 1. Phê duyệt Kế hoạch hành động tăng trưởng xanh tỉnh Lạng Sơn.
{body}
PHỤ LỤC

DANH MỤC NHIỆM VỤ

"""
ID = "lang-son-77-qd-ubnd-2021"
COLUMNS = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện", "Kinh phí (triệu đồng)")
_TITLES = (
    "Nâng cấp hệ thống thu gom nước thải đô thị", "Trồng rừng phòng hộ đầu nguồn sông Kỳ Cùng", "Xây dựng mô hình canh tác lúa ít phát thải",
    "Lắp đặt trạm quan trắc không khí tự động", "Đầu tư khu xử lý chất thải rắn liên huyện", "Cải tạo lưới điện nông thôn các xã vùng cao",
    "Phát triển vận tải hành khách bằng xe buýt điện", "Hỗ trợ hộ nghèo dùng bếp đun tiết kiệm củi", "Khôi phục rừng ngập nước ven hồ chứa",
    "Đào tạo cán bộ kiểm kê khí nhà kính cấp huyện", "Xây dựng hồ chứa nước sinh hoạt xã Mẫu Sơn", "Chuyển đổi đèn đường sang đèn tiết kiệm điện",
)  # fmt: skip


def title(k: int) -> str:
    """The k-th title, each unlike the others."""
    return _TITLES[k % len(_TITLES)] + (f" đợt {k // len(_TITLES) + 1}" if k >= len(_TITLES) else "")


def task(
    k: int, number: str, amount: str = "100", period: str = "2022-2024", lead: str = "Sở Xây dựng"
) -> list[str]:
    """A row of :data:`COLUMNS`."""
    return [number, title(k), lead, period, amount]


def group(number: str, name: str, amount: str = "") -> list[str]:
    """A group row of :data:`COLUMNS`, with its printed sum."""
    return [number, name, "", "", amount]


def document(
    folder: Path, rows: Sequence[Sequence[str]], columns: Sequence[str] = COLUMNS, body: str = ""
) -> Document:
    """A plan with one table, read from a text file."""
    lines = ["\t".join(columns), *("\t".join(r) for r in rows)]
    path = folder / "anything.txt"
    path.write_text(HEAD.format(body=body) + "\n".join(lines) + "\n", "utf-8")
    return read_document(path)


def records(
    folder: Path, rows: Sequence[Sequence[str]], columns: Sequence[str] = COLUMNS, body: str = ""
) -> DocumentRecords:
    """Its records."""
    return build_records(document(folder, rows, columns, body))


def told(
    found: DocumentRecords, code: str | None = None, *, loud: bool = True
) -> list[tuple[str, str | None, str]]:
    """Findings as (record without the document's id, field, code): those above info, or all."""
    return [
        (_short(f), f.field, f.code)
        for f in found.findings
        if (code is None or f.code == code) and (not loud or f.severity != "info")
    ]


def _short(finding: Finding) -> str:
    return finding.record_id.removeprefix(f"{ID}:")


def with_cell(given: Document, text: str, **changes: object) -> Document:
    """The document with the fragment of the cell of that text altered (``place=``, ``confidence=``)."""
    return replace(
        given, blocks=tuple(_altered(b, text, changes) if isinstance(b, Grid) else b for b in given.blocks)
    )


def _altered(grid: Grid, text: str, changes: dict[str, object]) -> Grid:
    def one(cell: GridCell) -> GridCell:
        if cell.text != text:
            return cell
        return replace(cell, fragment=replace(cell.fragment, **changes))  # type: ignore[arg-type]

    return replace(grid, cells=tuple(one(c) for c in grid.cells))
