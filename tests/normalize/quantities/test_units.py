"""The register of units: each printed form is found, each unit means in Pint what its factor says."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from normalize.quantities.conversion import convert
from normalize.quantities.find import find_quantities
from normalize.quantities.stated_units import find_unit
from normalize.quantities.units import Unit, match_unit, scale_words, units
from normalize.registers import rows


@pytest.mark.parametrize(
    ("text", "unit", "scale", "dimension"),
    [
        ("tỷ VND", "VND", "1e9", "money"),
        ("Kinh phí thực hiện (tỷ VND)", "VND", "1e9", "money"),
        ("Dự kiến Kinh phí (triệu đồng), nguồn kinh phí", "VND", "1e6", "money"),
        ("Đơn vị tính: triệu đồng", "VND", "1e6", "money"),
        ("ĐVT: tr.đồng", "VND", "1e6", "money"),
        ("Triệu đồng.", "VND", "1e6", "money"),
        ("trđ", "VND", "1e6", "money"),
        ("tỷ", "VND", "1e9", "money"),
        ("triệu tỷ đồng", "VND", "1e15", "money"),
        ("nghìn tỷ đồng", "VND", "1e12", "money"),
        ("đ", "VND", "1", "money"),
        ("Mức giảm phát thải KNK đến năm 2030 (nghìn tCO <sub>2</sub> )", "tCO2e", "1e3", "mass_co2e"),
        ("nghìn tCO2", "tCO2e", "1e3", "mass_co2e"),
        ("nghìn tấn CO₂tđ", "tCO2e", "1e3", "mass_co2e"),
        ("tấn CO2 tương đương", "tCO2e", "1", "mass_co2e"),
        ("MtCO2e", "tCO2e", "1e6", "mass_co2e"),
        ("ha", "ha", "1", "area"),
        ("nghìn ha", "ha", "1e3", "area"),
        ("km2", "ha", "1e2", "area"),
        ("m<sup>2</sup>", "ha", "1e-4", "area"),
        ("MW", "MW", "1", "power"),
        ("kW", "MW", "1e-3", "power"),
        ("%", "%", "1", "share"),
        ("‰", "‰", "1", "share"),
        ("%/năm", "%/năm", "1", "rate"),
        ("lần", "lần", "1", "ratio"),
        ("xã", "xã", "1", "count"),
        ("hộ gia đình", "hộ", "1", "count"),
        ("m3/ngày đêm", "m³/ngày đêm", "1", "volume_per_time"),
        ("m3/ ngày đêm", "m³/ngày đêm", "1", "volume_per_time"),
        ("máy/100 dân", "máy/100 dân", "1", "count_per_count"),
        ("giường/10.000 dân", "giường/10.000 dân", "1", "count_per_count"),
        ("bác sĩ/vạn dân", "bác sĩ/vạn dân", "1", "count_per_count"),
        ("triệu đồng/ha/năm", "VND/ha/năm", "1e6", "money_per_area_per_time"),
        ("kg CO2/kWh", "kgCO2e/kWh", "1", "mass_co2e_per_energy"),
        ("USD/người", "USD/người", "1", "money_usd_per_count"),
        ("ngày làm việc", "ngày làm việc", "1", "time_working"),
        ("1.000 đồng", "VND", "1000", "money"),
        ("1000đ", "VND", "1000", "money"),
        ("1.000.000 đồng", "VND", "1e6", "money"),
    ],
)
def test_a_printed_unit_is_found(text: str, unit: str, scale: str, dimension: str) -> None:
    got = find_unit(text)
    assert got is not None
    assert (got.unit, got.scale, got.dimension) == (unit, Decimal(scale), dimension)


@pytest.mark.parametrize(
    "text", ["tỷ lệ", "Tỷ trọng", "Tổng vốn", "Diện tích", "", "x", "nghìn", "Hạng mục công việc"]
)
def test_what_is_no_unit_is_none(text: str) -> None:
    assert find_unit(text) is None


@pytest.mark.parametrize("unit", units(), ids=lambda u: u.unit)
def test_each_form_of_each_unit_is_read_and_means_it(unit: Unit) -> None:
    for alias in unit.aliases:
        got = match_unit(f"5 {alias}", 1)
        assert got is not None, alias
        assert (got.unit, got.scale, got.dimension) == (unit.canonical, unit.factor, unit.dimension), alias
        assert got.end == 2 + len(alias), alias


@pytest.mark.parametrize("unit", units(), ids=lambda u: u.unit)
def test_each_unit_s_example_is_read_and_pint_agrees_with_its_factor(unit: Unit) -> None:
    if "/" not in unit.example and unit.unit not in ("GDP",):
        assert any(q.unit == unit.canonical for q in find_quantities(unit.example)), unit.example
    assert unit.source
    if unit.unit != unit.canonical:
        assert convert(Decimal(1), unit.unit, unit.canonical) == unit.factor


def test_no_form_stands_for_two_units_and_the_file_is_sorted() -> None:
    forms = Counter(alias for unit in units() for alias in unit.aliases)
    assert [f for f, n in forms.items() if n > 1] == []
    keys = [(row["dimension"], row["unit"]) for row in rows("units")]
    assert keys == sorted(keys)


def test_every_scale_word_is_read_with_its_example() -> None:
    examples = {row["word"]: row["example"] for row in rows("scale_words")}
    for word, factor in scale_words().items():
        got = match_unit(examples[word].split(" ", 1)[1], 0)
        assert got is not None and got.scaled_by == word
        assert got.scale == factor
