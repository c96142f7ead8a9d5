"""Figures in brackets behind what a value is held against: they are of that year, and nobody wants them.

tăng 16% so với ước thực hiện năm 2025 (73.200 tỷ đồng)      an estimate of 2025
thấp hơn mức nhập siêu năm 2003 (25% kim ngạch)              what 2003 was
tăng 13,7% (cùng kỳ tăng 10,2%)                              what the year before was
"""

from __future__ import annotations

import regex

from normalize.targets.years import YearMention

_BRACKET = regex.compile(
    r"(?<!\p{L})(?:so(?:\s+với)?|(?:thấp|cao|nhiều|ít)\s+hơn|tăng từ|giảm từ)\s+(?P<words>[^();:.,\d]{0,60}?)năm\s+(?P<year>(?:19|20)\d\d)\s*\(\s*(?:là\s+|đạt\s+|khoảng\s+|trên\s+)?$",
    regex.IGNORECASE,
)


_SAME_PERIOD = regex.compile(
    r"\(\s*(?:cùng kỳ(?:\s+năm\s+(?:trước|ngoái))?|năm\s+(?:trước|ngoái))(?!\s+(?:19|20)\d\d)[^()\d;]{0,30}$",
    regex.IGNORECASE,
)


def compared_in_bracket(text: str, start: int, around: int | None = None) -> tuple[str, YearMention] | None:
    """The kind and the year of a figure in such brackets; None where it stands in none.

    Args:
        around: the year of the values outside of the brackets; None where it is not known.
    """
    same = _SAME_PERIOD.search(text[:start])
    if same is not None:
        before = around - 1 if around is not None else None
        return "actual", YearMention(None, before, same.start(), same.end())
    found = _BRACKET.search(text[:start])
    if found is None:
        return None
    year = int(found["year"])
    guessed = regex.search(r"(?<!\p{L})(?:ước|dự kiến)(?!\p{L})", found["words"], regex.IGNORECASE)
    return "estimate" if guessed else "actual", YearMention(
        None, year, found.start("year"), found.end("year")
    )
