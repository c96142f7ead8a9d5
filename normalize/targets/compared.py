"""Figures in brackets behind what a value is held against: they are of that year, and nobody wants them.

tăng 16% so với ước thực hiện năm 2025 (73.200 tỷ đồng)      an estimate of 2025
thấp hơn mức nhập siêu năm 2003 (25% kim ngạch)              what 2003 was
"""

from __future__ import annotations

import regex

from normalize.targets.years import YearMention

_BRACKET = regex.compile(
    r"(?<!\p{L})(?:so(?:\s+với)?|(?:thấp|cao|nhiều|ít)\s+hơn|tăng từ|giảm từ)\s+(?P<words>[^();:.,\d]{0,60}?)năm\s+(?P<year>(?:19|20)\d\d)\s*\(\s*(?:là\s+|đạt\s+|khoảng\s+|trên\s+)?$",
    regex.IGNORECASE,
)


def compared_in_bracket(text: str, start: int) -> tuple[str, YearMention] | None:
    """The kind and the year of a figure in such brackets; None where it stands in none."""
    found = _BRACKET.search(text[:start])
    if found is None:
        return None
    year = int(found["year"])
    guessed = regex.search(r"(?<!\p{L})(?:ước|dự kiến)(?!\p{L})", found["words"], regex.IGNORECASE)
    return "estimate" if guessed else "actual", YearMention(
        None, year, found.start("year"), found.end("year")
    )
