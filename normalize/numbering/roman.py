"""Roman numbers: the value of one, and how a value is written."""

from __future__ import annotations

_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIGITS = frozenset("IVXLC")


def roman_text(value: int) -> str:
    """A number from 1 as a capital roman number: 4 is ``IV``."""
    written = ""
    for step, digits in _STEPS:
        count, value = divmod(value, step)
        written += digits * count
    return written


def roman_value(text: str) -> int | None:
    """The value of a capital roman number below 400; None where the letters are none.

    ``IV`` is 4; ``IIX``, ``VX`` and the empty text are None, and so are numbers with ``D`` or ``M``: no
    plan has so many parts, and ``CD`` or ``MC`` in a cell is an abbreviation.
    """
    if not set(text) <= _DIGITS:
        return None
    value, at = 0, 0
    for step, digits in _STEPS:
        while text.startswith(digits, at):
            value += step
            at += len(digits)
    return value if text and at == len(text) and roman_text(value) == text else None
