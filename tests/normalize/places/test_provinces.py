"""The register of provinces against its source, and the reading of names."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.places.provinces import Province, UnknownProvinceCode, find_province, province_now, provinces
from normalize.registers import rows

OLD = date(2023, 10, 7)
NEW = date(2025, 8, 1)


def mapping() -> dict[str, dict[str, dict[str, str]]]:
    """The source, found without loading underthesea."""
    spec = find_spec("underthesea")
    assert spec is not None and spec.origin is not None
    path = Path(spec.origin).parent / "address" / "data" / "mapping.json"
    loaded: dict[str, dict[str, dict[str, str]]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def test_63_before_and_34_after() -> None:
    assert len(provinces(date(2025, 6, 30))) == 63
    assert len(provinces(date(2025, 7, 1))) == 34
    assert len(provinces()) == 34


def test_codes_and_names_are_those_of_the_source() -> None:
    source = mapping()
    before = {p.code: p.name for p in provinces(date(2025, 6, 30))}
    after = {p.code: p.name for p in provinces(NEW)}
    assert before == {v["code"]: v["short"] for v in source["old_province_names"].values()}
    assert after == {v["code"]: v["short"] for v in source["province_names"].values()}


def test_successors_are_those_of_the_source() -> None:
    source = mapping()
    for old, new in source["province_mapping"].items():
        assert isinstance(new, str)
        code = source["old_province_names"][old]["code"]
        assert province_now(code, OLD).code == source["province_names"][new]["code"]


@pytest.mark.parametrize("day", [date(2004, 1, 1), OLD, date(2025, 1, 1), date(2025, 6, 30), NEW])
def test_a_code_names_one_province_on_a_day(day: date) -> None:
    codes = [p.code for p in provinces(day)]
    assert len(codes) == len(set(codes))


def test_register_is_sorted_and_every_row_has_a_source() -> None:
    keys = [(r["code"], r["valid_from"]) for r in rows("provinces")]
    assert keys == sorted(keys)
    assert all(r["source"] for r in rows("provinces"))
    assert all(len(code) == 2 and code.isdigit() for code, _ in keys)


@pytest.mark.parametrize(
    ("code", "day", "now"),
    [
        pytest.param("27", OLD, ("24", "Bắc Ninh"), id="bac-ninh-becomes-24"),
        pytest.param("24", OLD, ("24", "Bắc Ninh"), id="bac-giang-is-in-bac-ninh"),
        pytest.param("24", NEW, ("24", "Bắc Ninh"), id="24-is-bac-ninh"),
        pytest.param("04", OLD, ("04", "Cao Bằng"), id="cao-bang-stays"),
        pytest.param("91", OLD, ("91", "An Giang"), id="kien-giang-is-in-an-giang"),
        pytest.param("89", OLD, ("91", "An Giang"), id="an-giang-takes-91"),
        pytest.param("46", OLD, ("46", "Huế"), id="thua-thien-hue"),
        pytest.param("27", None, ("24", "Bắc Ninh"), id="no-date-latest-before"),
    ],
)
def test_province_now(code: str, day: date | None, now: tuple[str, str]) -> None:
    found = province_now(code, day)
    assert (found.code, found.name) == now


@pytest.mark.parametrize(("code", "day"), [("27", NEW), ("99", None), ("03", OLD)])
def test_unknown_code(code: str, day: date | None) -> None:
    with pytest.raises(UnknownProvinceCode):
        province_now(code, day)


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        pytest.param("tỉnh Bắc Ninh", OLD, "27", id="plain-2023"),
        pytest.param("tỉnh Bắc Ninh", NEW, "24", id="plain-2025"),
        pytest.param("tỉnh Bắc Ninh", None, "24", id="no-date-is-today"),
        pytest.param("TP. Hồ Chí Minh", OLD, "79", id="tp-hcm"),
        pytest.param("TP.HCM", OLD, "79", id="tp-hcm-short"),
        pytest.param("UBND TPHCM", OLD, "79", id="tp-hcm-one-word"),
        pytest.param("Ủy ban nhân dân thành phố Hồ Chí Minh", NEW, "79", id="hcm-after"),
        pytest.param("UBND TỈNH KIÊN GIANG", OLD, "91", id="capitals"),
        pytest.param("UBND TỈNH KIÊN GIANG", None, "91", id="gone-province-without-date"),
        pytest.param("UBND TINH KIEN GIANG", OLD, "91", id="capitals-without-tones"),
        pytest.param("UBND TINH KIEN GlANG CQNG HOA", OLD, "91", id="l-for-I"),
        pytest.param("UBND TỈNH BẮC GlANG", OLD, "24", id="bac-giang-l-for-I"),
        pytest.param("ỦY BAN NHÂN DÂN TINH BẮCNINH", OLD, "27", id="lost-space"),
        pytest.param("UBND tỉnh Thanh Hoá", OLD, "38", id="old-tone-place"),
        pytest.param("tỉnh Đắc Lắc", OLD, "66", id="dac-lac"),
        pytest.param("tỉnh Bà Rịa-Vũng Tàu", OLD, "77", id="hyphen-tight"),
        pytest.param("tỉnh Thừa Thiên-Huế", OLD, "46", id="thua-thien-hue"),
        pytest.param("UBND thành phố Huế", NEW, "46", id="hue-city"),
        pytest.param("Sở Y tế Cao Bằng", OLD, "04", id="bare-name"),
        pytest.param("UBND thành phố Cao Bằng", OLD, "04", id="town-of-the-same-name"),
        pytest.param("Hà Nội, ngày 01 tháng 11 năm 2023", OLD, "01", id="place-line"),
        pytest.param(
            "thị trấn Nước Hai huyện Hòa An tỉnh cao bằng", OLD, "04", id="small-letters-after-kind"
        ),
        pytest.param("HĐND tính Quảng Ninh", OLD, "22", id="kind-with-a-wrong-tone"),
        pytest.param("Điện lực Hà Tĩnh", OLD, "42", id="ha-tinh"),
        pytest.param("UBND tỉnh Kiên Giang", NEW, None, id="not-valid-on-the-day"),
        pytest.param("huyện Hòa Bình", OLD, None, id="district-of-that-name"),
        pytest.param("khu vực châu Á - Thái Bình Dương", OLD, None, id="pacific"),
        pytest.param("Đoàn Thanh niên Cộng sản Hồ Chí Minh", OLD, None, id="person"),
        pytest.param("mực nước cao bằng đỉnh đê", OLD, None, id="words-not-name"),
        pytest.param("Bảo vệ hòa bình và quyền con người", OLD, None, id="peace"),
        pytest.param("Căn cứ Luật Tổ chức chính quyền địa phương", OLD, None, id="none"),
        pytest.param("", OLD, None, id="empty"),
    ],
)
def test_find_province(text: str, day: date | None, code: str | None) -> None:
    found = find_province(text, on=day)
    assert (found.code if found else None) == code


@pytest.mark.parametrize("day", [OLD, NEW])
def test_every_province_is_found_by_each_of_its_names(day: date) -> None:
    for province in provinces(day):
        for name in (province.name, *province.aliases):
            for text in (
                f"{province.kind} {name}",
                f"{province.kind} {name}".upper(),
                f"UBND {province.kind} {name}",
            ):
                found = find_province(text, on=day)
                assert found is not None and found.code == province.code, text


@given(
    st.sampled_from(provinces(OLD)), st.sampled_from(["UBND {}", "{}, ngày 5", "Sở Y tế {}\n"]), st.booleans()
)
def test_form_of_letters_and_spaces_do_not_matter(province: Province, frame: str, upper: bool) -> None:
    text = frame.format(f"{province.kind} {province.name}")
    text = text.upper() if upper else text
    for variant in (
        text,
        unicodedata.normalize("NFD", text),
        text.replace(" ", "\u00a0"),
        text.replace(" ", "\n"),
    ):
        found = find_province(variant, on=OLD)
        assert found is not None and found.code == province.code


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    found = find_province(text, on=OLD)
    assert found is None or found.valid(OLD)
