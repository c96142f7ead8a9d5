"""What is an amount in another unit? Pint converts; its definitions are ``data/units.txt``.

Pint is loaded only when somebody asks, since that takes longer than reading a whole table.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from normalize.quantities.units import units

if TYPE_CHECKING:
    import pint

_DEFINITIONS = Path(__file__).parents[1] / "data" / "units.txt"


@cache
def _registry() -> pint.UnitRegistry[Decimal]:
    """The Pint registry with the definitions of ``data/units.txt``, in decimals; loaded on first use."""
    import pint

    ureg: pint.UnitRegistry[Decimal] = pint.UnitRegistry(
        non_int_type=Decimal, autoconvert_offset_to_baseunit=True
    )
    ureg.load_definitions(_DEFINITIONS)
    return ureg


def _pint_expression(symbol: str) -> str:
    """A symbol of this register in Pint's language; KeyError where a part is unknown."""
    by_symbol = {u.unit: u for u in units()}
    if symbol in by_symbol:
        return by_symbol[symbol].pint
    head, *tail = symbol.split("/")
    parts = [f"({by_symbol[head].pint})"]
    for part in tail:
        number, _, name = part.rpartition(" ") if part not in by_symbol else ("", "", part)
        factor = number.replace(".", "").replace(" ", "") or "1"
        parts.append(f"({factor if factor.isdigit() else 1} * {by_symbol[name].pint})")
    return " / ".join(parts)


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """``value`` in another unit of the register, None where the dimensions differ or a unit is unknown.

    Example: ``convert(Decimal(2), "GW", "MW")`` is 2000.
    """
    import pint

    ureg = _registry()
    try:
        source = ureg.parse_expression(_pint_expression(unit))
        target = ureg.parse_expression(_pint_expression(to))
        ratio = (source / target).to_base_units()
    except (KeyError, pint.DimensionalityError, pint.OffsetUnitCalculusError, pint.UndefinedUnitError):
        return None
    return value * Decimal(ratio.magnitude) if ratio.dimensionless else None


def same_dimension(one: str, other: str) -> bool:
    """Whether two units of the register measure the same: MW and GW do, tCO2e and tấn do not."""
    return convert(Decimal(1), one, other) is not None
