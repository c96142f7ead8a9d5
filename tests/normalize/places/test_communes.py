"""Places named in printed titles, and what they are today."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.notes import Code
from normalize.places.communes import find_places
from normalize.places.gazetteer import units
from normalize.places.provinces import province_now, provinces

PLAN = date(2018, 3, 21)


@pytest.mark.parametrize(
    ("text", "ward", "district", "ward_now", "status"),
    [
        pytest.param(
            "Hồ chứa nước Khuổi Dáng, xã Nam Tuấn, Huyện Hòa An",
            "Xã Nam Tuấn", "Huyện Hòa An", "Xã Nam Tuấn", "whole", id="commune-and-district",
        ),
        pytest.param(
            "hồ Khuổi Vàng, xã Đức Xuân, huyện Thạch An",
            "Xã Đức Xuân", "Huyện Thạch An", "Xã Đông Khê", "whole", id="merged-into-another",
        ),
        pytest.param(
            "kè thị trấn Nước Hai huyện Hòa An tỉnh cao bằng",
            "Thị trấn Nước Hai", "Huyện Hòa An", "Xã Hòa An", "whole", id="town-no-comma",
        ),
        pytest.param("khu vực thị trấn nước hai", "Thị trấn Nước Hai", "Huyện Hòa An", "Xã Hòa An", "whole", id="small-letters"),
        pytest.param("TT. Nước Hai, H. Hòa An", "Thị trấn Nước Hai", "Huyện Hòa An", "Xã Hòa An", "whole", id="abbreviated"),
        pytest.param("huyện Hòa An (xã Nam Tuấn)", "Xã Nam Tuấn", "Huyện Hòa An", "Xã Nam Tuấn", "whole", id="district-first"),
        pytest.param(
            "hồ Bản Lũng, xã Đoài Côn, huyện Trùng Khánh",
            "Xã Đoài Côn", "Huyện Trùng Khánh", None, "partial", id="commune-gone-before-2025",
        ),
        pytest.param("Cụm thủy lợi xã Thái học", "Xã Thái Học", "Huyện Bảo Lâm", None, "partial", id="commune-without-district"),
        pytest.param("nước thải thành phố Cao Bằng", None, "Thành phố Cao Bằng", None, "partial", id="town-of-the-province"),
        pytest.param("xã Nam Tuấn, huyện Hạ Lang", "Xã Nam Tuấn", "Huyện Hạ Lang", None, "partial", id="in-another-district"),
    ],
)  # fmt: skip
def test_one_place(text: str, ward: str | None, district: str, ward_now: str | None, status: str) -> None:
    (place,) = find_places(text, province_name="Cao Bằng", on=PLAN)
    assert (place.ward, place.district, place.ward_now, place.status) == (ward, district, ward_now, status)
    assert place.province == place.province_now == "Cao Bằng"
    assert text[place.start : place.end] == place.raw
    assert (place.ward_now is None) == bool(place.candidates)


def test_a_list_after_one_kind() -> None:
    text = "an toàn hồ chứa các huyện Hòa An, Thạch An, Trùng Khánh, Hà Quảng, Nguyên Bình và Hạ Lang"
    found = find_places(text, province_name="Cao Bằng", on=PLAN)
    assert [p.district for p in found] == [
        f"Huyện {n}" for n in ("Hòa An", "Thạch An", "Trùng Khánh", "Hà Quảng", "Nguyên Bình", "Hạ Lang")
    ]
    assert all(p.candidates and p.ward_now is None for p in found)


def test_several_communes_of_one_district() -> None:
    found = find_places("các xã Nam Tuấn, Dân Chủ, huyện Hòa An", province_name="tỉnh Cao Bằng", on=PLAN)
    assert [(p.ward, p.district) for p in found] == [
        ("Xã Nam Tuấn", "Huyện Hòa An"),
        ("Xã Dân Chủ", "Huyện Hòa An"),
    ]


def test_what_is_not_certain_says_so() -> None:
    (other,) = find_places("xã Nam Tuấn, huyện Hạ Lang", province_name="Cao Bằng", on=PLAN)
    assert [n.code for n in other.notes] == [Code.SOURCES_DISAGREE]
    (tones,) = find_places("thị trấn Tịnh Túc", province_name="Cao Bằng", on=PLAN)
    assert [(n.code, n.expected) for n in tones.notes] == [(Code.TEXT_REPAIRED, "Thị trấn Tĩnh Túc")]
    (gone,) = find_places("xã Đoài Côn, huyện Trùng Khánh", province_name="Cao Bằng", on=PLAN)
    assert gone.notes and len(gone.candidates) > 1


def test_province_that_ended() -> None:
    (place,) = find_places("thành phố Bắc Giang", province_name="Bắc Giang", on=date(2012, 5, 1))
    assert (place.province, place.province_now, place.status) == ("Bắc Giang", "Bắc Ninh", "partial")


def test_another_province_in_the_text() -> None:
    (place,) = find_places("huyện Ba Bể, tỉnh Bắc Kạn", province_name="Cao Bằng", on=PLAN)
    assert (place.province, place.province_now) == ("Bắc Kạn", "Thái Nguyên")


def test_communes_since_2025() -> None:
    (place,) = find_places("xã Hòa An", province_name="Cao Bằng", on=date(2026, 1, 5))
    assert (place.ward, place.ward_now, place.district, place.status) == (
        "Xã Hòa An",
        "Xã Hòa An",
        None,
        "whole",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "các xã, phường, thị trấn",
        "UBND các huyện, thị xã, thành phố",
        "kinh tế - xã hội",
        "thành phố Hồ Chí Minh",
        "xã",
    ],
)
def test_no_place(text: str) -> None:
    assert find_places(text, province_name="Cao Bằng", on=PLAN) == ()


def test_unknown_province() -> None:
    assert find_places("xã Nam Tuấn", province_name="Atlantis", on=PLAN) == ()


@given(st.text(alphabet="xãphườnghuyệnHòaAn ,;():.TP", max_size=120))
def test_no_text_raises(text: str) -> None:
    for place in find_places(text, province_name="Cao Bằng", on=PLAN):
        assert 0 <= place.start < place.end <= len(text)


@pytest.mark.parametrize("old", [True, False], ids=["63", "34"])
def test_every_province_has_units(old: bool) -> None:
    day = date(2025, 6, 30) if old else date(2025, 7, 1)
    for province in provinces(day):
        rows = units(province.code, old)
        assert rows and all(u.kind and u.now for u in rows), province.name


def test_old_communes_become_communes_of_todays_province() -> None:
    for province in provinces(date(2025, 6, 30)):
        today = {u.name for u in units(province_now(province.code, date(2025, 6, 30)).code, False)}
        assert {name for u in units(province.code, True) for name in u.now} <= today


def test_what_became_of_each_commune_is_what_underthesea_says() -> None:
    """Its own conversion is not asked when a plan is read, for importing it loads 60 MB; it would say the same.

    Of a commune of which its file names one successor and leaves another's name out, it takes one of the two for all.
    """
    from underthesea.address import convert_address

    asked = open_ones = 0
    for province in provinces(date(2025, 6, 30)):
        home = f"{province.kind} {province.name}"
        for unit in (u for u in units(province.code, old=True) if u.district and len(u.now) == 1):
            new = str(convert_address(f"{unit.name}, {unit.district}, {home}").new.ward)
            assert new == unit.now[0] or not unit.all_named, unit
            asked, open_ones = asked + 1, open_ones + (not unit.all_named)
    assert asked > 9_000
    assert open_ones < 20


def test_one_of_whose_successors_the_source_names_not_all_stays_open() -> None:
    (place,) = find_places("xã Suối Dây, huyện Tân Châu", province_name="Tây Ninh", on=PLAN)
    assert (place.ward, place.ward_now, place.candidates) == ("Xã Suối Dây", None, ("Xã Tân Châu",))
