"""The themes with their names, in the order of their register."""

from __future__ import annotations

from functools import cache

from normalize.registers import rows

NO_THEME = "(no theme)"
"""The key of what has none."""


@cache
def theme_names() -> dict[str, tuple[str, str]]:
    """theme → (Vietnamese name, English name), in the register's order."""
    return {r["theme"]: (r["name_vi"], r["name_en"]) for r in rows("themes")}


def theme_order(found: set[str]) -> list[str]:
    """Themes in the register's order, others behind them."""
    known = [t for t in theme_names() if t in found]
    return [*known, *sorted(found - set(known))]


def theme_head(theme: str) -> tuple[str, str, str | None]:
    """A theme as the first columns of a table have it: id, English and Vietnamese name."""
    vietnamese, english = theme_names().get(theme, (None, theme))
    return theme, english, vietnamese
