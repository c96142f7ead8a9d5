"""The level of who issues, by the place in its name: the board of a commune speaks of the commune's bodies."""

from __future__ import annotations

from datetime import date

from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import Tokens

BELOW_PROVINCE = ("district", "commune")


def level_of_place(issuer: str | None, on: date | None) -> str | None:
    """The level of the last place in the issuer's name, where it is below the province: "BAN CHỈ ĐẠO XÃ TÂN LẬP"."""
    tokens, level = Tokens(issuer or ""), None
    for i in range(len(tokens)):
        place = units_at(tokens, i, strict=True, on=on)
        is_trade = tokens.plain[max(i - 2, 0) : i] == ["hop", "tac"]
        if place is not None and place.level in BELOW_PROVINCE and place.name is not None and not is_trade:
            level = place.level
    return level
