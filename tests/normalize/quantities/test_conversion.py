"""Amounts in another unit, by Pint."""

from __future__ import annotations

from decimal import Decimal

from normalize.quantities.conversion import convert, same_dimension


def test_pint_tells_dimensions_apart() -> None:
    assert convert(Decimal(2), "GW", "MW") == 2000
    assert convert(Decimal(3), "km²", "ha") == 300
    assert convert(Decimal(1), "VND/ha", "VND/m²") == Decimal("0.0001")
    assert not same_dimension("%", "lần")
    assert not same_dimension("VND", "USD")
    assert not same_dimension("tCO2e", "tấn")
    assert convert(Decimal(1), "no such unit", "ha") is None
