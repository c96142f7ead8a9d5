"""Plans of a few lines, each with its own number, for tests that need many files and no content."""

from __future__ import annotations


def tiny_plan(number: int, task: str = "Trồng cây xanh ven đường") -> str:
    """A plan of Bắc Ninh as text: head, one basis, one table of two tasks."""
    return f"""ỦY BAN NHÂN DÂN
TỈNH BẮC NINH
Số: {number}/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Bắc Ninh, ngày {number % 28 + 1} tháng 3 năm 2024

KẾ HOẠCH
Thực hiện tăng trưởng xanh đợt {number}

Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | {task} số {number} | Sở Công Thương | 2024 - 2025 |
| 2 | Tuyên truyền đợt {number} | Sở Tài chính | 2025 |
"""
