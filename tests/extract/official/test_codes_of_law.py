"""Codes: ``Bộ Luật`` however its letters are written is another act than the law of that name."""

from __future__ import annotations

import pytest

from extract.official.citations import find_citations


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Phổ biến Bộ Luật Lao động, Luật Việc làm.", [("bo_luat", "Bộ Luật Lao động"), ("luat", "Luật Việc làm")]),
        ("Tập huấn Bộ luật Dân sự cho hòa giải viên.", [("bo_luat", "Bộ luật Dân sự")]),
        ("Theo bộ luật Hàng hải Việt Nam và Luật Thủy sản.", [("bo_luat", "bộ luật Hàng hải Việt Nam"), ("luat", "Luật Thủy sản")]),
        ("Rà soát các bộ luật và luật liên quan.", []),
        ("Căn cứ Bộ Luật Tố tụng hành chính ngày 25 tháng 11 năm 2015;", [("bo_luat", "Bộ Luật Tố tụng hành chính")]),
        ("Thi hành Luật sửa đổi, bổ sung một số điều của Bộ Luật hàng hải liên quan thuyền viên về nước.", [("luat", "Luật sửa đổi, bổ sung một số điều của Bộ Luật hàng hải")]),
    ],
)  # fmt: skip
def test_the_type_of_a_code(text: str, cited: list[tuple[str, str]]) -> None:
    assert [(c.act_type, c.title) for c in find_citations(text)] == cited
