"""Plans with clean tables and printed sums, drawn from a seed: what the checks are measured on beside the
corpus.

Groups with subtotals, a total row, amounts by year that add up to the total amount, funding marks; every cell
is filled, so that no finding above info is due.
"""

from __future__ import annotations

import random

_BODIES = (
    "Sở Xây dựng", "Sở Y tế", "Sở Công Thương", "Sở Giao thông vận tải", "Sở Tài nguyên và Môi trường",
    "Sở Tài chính", "Công an tỉnh",
)  # fmt: skip
_VERBS = ("Xây dựng", "Nâng cấp", "Rà soát", "Triển khai", "Đầu tư", "Hoàn thiện")
_THINGS = (
    "hệ thống thu gom nước thải", "mô hình canh tác ít phát thải", "trạm quan trắc không khí", "lưới điện nông thôn",
    "khu xử lý chất thải rắn", "bãi đỗ xe và trạm sạc điện", "vườn ươm cây lâm nghiệp", "hồ chứa nước sinh hoạt",
)  # fmt: skip
_PLACES = (
    "phường Đông Kinh",
    "huyện Lộc Bình",
    "huyện Hữu Lũng",
    "huyện Cao Lộc",
    "huyện Tràng Định",
    "huyện Bắc Sơn",
)
_PRIORITIES = ("Cao", "Trung bình", "Thấp")
_SECTORS = ("NÔNG NGHIỆP", "NĂNG LƯỢNG", "GIAO THÔNG", "ĐÔ THỊ")
_HEAD = """ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN

Số: {number}/QĐ-UBND

Lạng Sơn, ngày 12 tháng 3 năm 2021

QUYẾT ĐỊNH

Phê duyệt Kế hoạch hành động tăng trưởng xanh tỉnh Lạng Sơn giai đoạn 2021-2030

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

Điều 1. Phê duyệt Kế hoạch hành động tăng trưởng xanh tỉnh Lạng Sơn.

PHỤ LỤC

DANH MỤC NHIỆM VỤ

"""
_COLUMNS = (
    "STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Tổng kinh phí (triệu đồng)",
    "Mức độ ưu tiên",
)  # fmt: skip


def clean_plan(seed: int) -> str:
    """The text of a plan whose table breaks no check."""
    draw = random.Random(seed)
    names = [f"{v} {t} tại {p}" for v in _VERBS for t in _THINGS for p in _PLACES]
    draw.shuffle(names)
    rows: list[list[str]] = []
    total = 0
    for label, sector in zip(("I", "II", "III", "IV"), _SECTORS, strict=True):
        tasks = [_task(draw, k + 1, names.pop()) for k in range(draw.randint(4, 8))]
        own = sum(int(t[5].replace(".", "").replace(",", "")) for t in tasks)
        rows.append([label, f"LĨNH VỰC {sector}", "", "", "", _money(own), ""])
        rows += tasks
        total += own
    rows.append(["", "Tổng cộng", "", "", "", _money(total), ""])
    lines = ["\t".join(_COLUMNS), *("\t".join(r) for r in rows)]
    return _HEAD.format(number=100 + seed) + "\n".join(lines) + "\n"


def _task(draw: random.Random, number: int, title: str) -> list[str]:
    lead, support = draw.sample(_BODIES, 2)
    first = draw.randint(2021, 2027)
    last = first + draw.randint(1, 3)
    amount = round(10 ** draw.uniform(3.5, 6.0))
    return [str(number), title, lead, support, f"{first}-{last}", _money(amount), draw.choice(_PRIORITIES)]


def _money(tenths: int) -> str:
    """A tenth of a million each, as printed: ``1.234,5``."""
    whole = f"{tenths // 10:,}".replace(",", ".")
    return f"{whole},{tenths % 10}"
