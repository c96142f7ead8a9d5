"""How headers of figures say that one column is held against another: ``TH 2025/KH 2025``, ``2026 so ước 2025``.

The words are the register ``value_kinds.csv``; what a header says is read by :mod:`normalize.figure_headers`.
"""

from __future__ import annotations

from functools import cache

import regex

from normalize.registers import rows
from normalize.targets.words import alternatives

YEAR = r"(?<!\d)(?<!VN-)(?<!QCVN-)(?:19|20)\d\d(?!\d)"
"""A year, and no part of a number or a standard's."""


@cache
def kinds() -> dict[str, str]:
    return {r["phrase"].lower(): r["kind"] for r in rows("value_kinds") if r["place"] == "column"}


@cache
def plan() -> regex.Pattern[str]:
    return regex.compile(
        r"(?<!\p{L})(?:KH|NQ|kế\s+hoạch|nghị\s+quyết|chỉ\s+tiêu|dự\s+toán|mục\s+tiêu)(?!\p{L})",
        regex.IGNORECASE,
    )


@cache
def ratio() -> regex.Pattern[str]:
    """``TH 2025/KH 2025``, ``2026/2025``, ``ƯTH/TH``, ``6T 2025/6T 2024``: one column held against another."""
    kinds = alternatives(
        [r["phrase"] for r in rows("value_kinds") if r["place"] in ("column", "column_wanted")]
    )
    months = r"\d{1,2}\s*(?:tháng|T)(?!\p{L})|tháng\s*\d{1,2}|quý\s*[IVX\d]+|cả"
    one = rf"(?:{kinds}|{YEAR}|{months})"
    side = rf"(?:năm\s*)?{one}(?:{one}|năm|\s)*"
    return regex.compile(rf"(?P<above>{side})/\s*(?P<below>{side})", regex.IGNORECASE)


@cache
def against() -> regex.Pattern[str]:
    """``KH 2026 so ước 2025 về giá trị``: one column held against another in words."""
    kinds = alternatives(
        [r["phrase"] for r in rows("value_kinds") if r["place"] in ("column", "column_wanted")]
    )
    return regex.compile(rf"{YEAR}\s+so\s+(?:với\s+)?(?:năm\s*)?(?:{kinds}|{YEAR})", regex.IGNORECASE)


@cache
def over_plan() -> regex.Pattern[str]:
    """``Ước TH 2025 / KH 2025``: the stroke set apart, as between the levels of a header."""
    observed = alternatives(list(kinds()))
    return regex.compile(
        rf"(?:.* / )?{observed}\s*(?:năm\s*)?{YEAR} / (?:KH|kế\s+hoạch)\s*(?:năm\s*)?{YEAR}\s*(?:\(%\))?",
        regex.IGNORECASE,
    )
