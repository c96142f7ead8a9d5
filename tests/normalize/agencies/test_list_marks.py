"""Letters and numbers that mark the items of a list in a cell are no bodies and no part of a name.

The wordings were made for the rule.
"""

from __future__ import annotations

import pytest

from normalize.agency_names.tokens import Tokens
from tests.normalize.agencies.test_sentences import reading

LISTS = [
    ("a) Sở Y tế; b) Sở Nội vụ; c) các sở, ngành liên quan", "lead Sở Y tế | lead Sở Nội vụ | lead * các sở, ngành liên quan"),
    ("(i) Sở Y tế; (ii) Công an tỉnh", "lead Sở Y tế | lead Công an tỉnh"),
    ("(1) Sở Y tế, (2) Công an tỉnh", "lead Sở Y tế | lead Công an tỉnh"),
    ("a. Sở Y tế\nb. Sở Nội vụ", "lead Sở Y tế | lead Sở Nội vụ"),
    ("đ) Sở Y tế", "lead Sở Y tế"),
    (
        "1. Chủ trì: UBND các xã, phường 2. Phối hợp: a) Hội Nông dân tỉnh; b) Sở Tài chính",
        "lead Ủy ban nhân dân cấp xã | support Hội Nông dân tỉnh | support Sở Tài chính",
    ),
    (
        "Sở Y tế chủ trì, phối hợp với: a) Sở Nội vụ; b) UBND các xã",
        "lead Sở Y tế | support Sở Nội vụ | support Ủy ban nhân dân cấp xã",
    ),
    (
        "Sở Y tế chủ trì; phối hợp: (1) Sở Nội vụ; (2) UBND các xã",
        "lead Sở Y tế | support Sở Nội vụ | support Ủy ban nhân dân cấp xã",
    ),
    ("Phối hợp với: 1. Sở Y tế 2. Sở Nội vụ", "support Sở Y tế | support Sở Nội vụ"),
    (
        "Chi cục Chăn nuôi và Thú y b) Hội Nông dân tỉnh",
        "lead Chi cục Chăn nuôi và Thú y | lead Hội Nông dân tỉnh",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "wanted"), LISTS)
def test_marks_of_lists_are_no_bodies(cell: str, wanted: str) -> None:
    assert reading(cell) == wanted


NO_MARKS = [
    (
        "UBND Phường 1; UBND Phường 2. Phối hợp: Sở Y tế",
        "lead Ủy ban nhân dân phường 1 | lead Ủy ban nhân dân phường 2 | support Sở Y tế",
    ),
    ("Sở Y tế (mục a)", "lead Sở Y tế"),
    ("Ban Quản lý dự án khu vực 1", "lead Ban Quản lý dự án khu vực 1"),
]


@pytest.mark.parametrize(("cell", "wanted"), NO_MARKS)
def test_numbers_of_names_stay(cell: str, wanted: str) -> None:
    assert reading(cell) == wanted


def test_a_mark_behind_a_colon_leaves_the_colon() -> None:
    tokens = Tokens("Phối hợp: a) Sở Y tế; b) Sở Nội vụ")
    assert (tokens.plain[2], tokens.gap[2]) == ("so", ":")
    assert tokens.gap[tokens.plain.index("noi") - 1] == "*"
