"""Numbers written as Vietnamese print has them, to test that reading undoes writing."""

from __future__ import annotations

from decimal import Decimal


def printed(value: Decimal) -> str:
    """A number in the Vietnamese form: 1234.5 is ``1.234,5``."""
    plain = format(abs(value), "f")
    whole, _, tail = plain.partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    return ("-" if value < 0 else "") + groups + ("," + tail if tail else "")
