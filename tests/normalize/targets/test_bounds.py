"""Ranks, bounds that stand apart from their value, and so many a year."""

from __future__ import annotations

import pytest

from normalize.targets.read import read_targets

EXAMPLES = {
    "Chỉ số PAPI nằm trong nhóm 15 tỉnh dẫn đầu cả nước.": ["<= - 15 hạng"],
    "nằm trong nhóm 15 tỉnh, thành phố dẫn đầu cả nước": ["<= - 15 hạng"],
    "Chỉ số PCI thuộc tốp 10 cả nước": ["<= - 10 hạng"],
    "Thuộc nhóm: 70 nước dẫn đầu về A; 50 nước dẫn đầu về B": ["<= - 70 hạng", "<= - 50 hạng"],
    "Thu hút 10 doanh nghiệp hàng đầu": ["= 10 10 doanh nghiệp"],
    "Tỷ lệ nữ lãnh đạo ít nhất vào năm 2025 đạt 40%": [">= 40 - %"],
    "Tỷ lệ thất nghiệp không quá vào năm 2030 là 4%": ["<= - 4 %"],
    "bảo đảm không để mất sóng quá 1 km": ["<= - 1 km"],
    "sản xuất mỗi năm từ 05 bộ phim": [">= 5 - bộ/năm"],
    "tổ chức từ 12 lớp/năm": [">= 12 - lớp/năm"],
    "Mỗi năm trồng 500 ha": ["= 500 500 ha/năm"],
    "Hằng năm đào tạo 30 lớp": ["= 30 30 lớp/năm"],
    "từ 20% trở lên": [">= 20 - %"],
    "từ 15 - 20%": ["range 15 20 %"],
}


@pytest.mark.parametrize(("text", "expected"), EXAMPLES.items(), ids=lambda x: str(x)[:40])
def test_words_around_a_value_bound_it(text: str, expected: list[str]) -> None:
    shown = [
        f"{t.comparator} {'-' if t.low is None else t.low} {'-' if t.high is None else t.high} {t.unit}"
        for t in read_targets(text).targets
    ]
    assert shown == expected
