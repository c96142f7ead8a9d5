"""Committees of communes whose names hold nouns of bodies, verbs or small words: the gazetteer knows them."""

from __future__ import annotations

import pytest

from tests.normalize.agencies.test_sentences import reading

NAMES = [
    "phường Từ Liêm", "phường Yên Sở", "xã Gia Lâm", "xã Thành Công", "xã Trường Hà", "xã Ca Thành", "xã Tĩnh Túc",
    "xã Xuân Trường", "xã Kiên Đài", "xã Trường Sinh", "xã Yên Thành", "xã Pú Nhung", "xã Huổi Một", "xã Mường Lầm",
    "xã Hội An", "xã Hội Sơn", "xã Cư M'gar", "phường Xuân Hương - Đà Lạt", "đặc khu Phú Quốc", "phường Đồng Hới",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_commune_keeps_its_whole_name(name: str) -> None:
    committee = f"Ủy ban nhân dân {name}"
    assert reading(f"UBND {name}, Sở Y tế") == f"lead {committee} | lead Sở Y tế"
    assert reading(f"Sở Y tế; {name}") == f"lead Sở Y tế | lead {committee}"
    assert reading(f"Công an {name} chủ trì") == f"lead Công an {name}"


def test_communes_of_a_list_keep_their_names() -> None:
    assert reading("UBND các xã: Thành Công, Trường Hà, Hội An") == (
        "lead Ủy ban nhân dân xã Thành Công | lead Ủy ban nhân dân xã Trường Hà | lead Ủy ban nhân dân xã Hội An"
    )


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Phòng Văn hóa - Xã hội", "lead Phòng Văn hóa - Xã hội"),
        (
            "các tổ chức chính trị - xã hội, Hội Nông dân tỉnh",
            "lead * các tổ chức chính trị - xã hội | lead Hội Nông dân tỉnh",
        ),
        ("UBND xã, Hội Nông dân tỉnh", "lead Ủy ban nhân dân cấp xã | lead Hội Nông dân tỉnh"),
        ("UBND tỉnh Lào Cai", "lead Ủy ban nhân dân tỉnh Lào Cai"),
    ],
)
def test_what_is_no_commune_stays(cell: str, wanted: str) -> None:
    assert reading(cell) == wanted
