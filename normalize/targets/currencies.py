"""The currency of a list of amounts, stated once: ``dầu thô (5,1 tỷ USD), dệt may (4,1 tỷ), thủy sản (2,4 tỷ)``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.notes import Code, warning
from normalize.quantities.find import Quantity

_BARE = regex.compile(r"[\d.,\s–-]+(?:tỷ|tỉ|triệu)", regex.IGNORECASE)
_OPENED = regex.compile(r"\((?:khoảng|trên|hơn|gần|đạt|ước|\s)*$", regex.IGNORECASE)
_NEXT_ITEM = regex.compile(r"\)?\s*,[^;.()\d]{1,60}\((?:khoảng|trên|hơn|gần|đạt|ước|\s)*", regex.IGNORECASE)


def with_currency_of_list(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, those of a list in brackets that state no currency in that of the item before.

    ``dầu thô (5,1 tỷ USD), dệt may (4,1 tỷ)``: both USD, the second with a doubt.
    """
    told: list[Quantity] = []
    for quantity in found:
        former = told[-1] if told else None
        if former is not None and former.dimension == "money_usd" and _goes_on(text, former, quantity):
            note = warning(
                Code.NUMBER_AMBIGUOUS,
                "No currency is printed; read in that of the item before.",
                found=quantity.raw,
            )
            notes = (*quantity.notes, note)
            quantity = replace(quantity, unit=former.unit, dimension=former.dimension, notes=notes)
        told.append(quantity)
    return told


def _goes_on(text: str, former: Quantity, quantity: Quantity) -> bool:
    return (
        quantity.dimension == "money"
        and _BARE.fullmatch(quantity.raw) is not None
        and text[quantity.end :].lstrip().startswith(")")
        and _OPENED.search(text[: former.start]) is not None
        and _NEXT_ITEM.fullmatch(text, former.end, quantity.start) is not None
    )
