"""Figures that a value is held against, in brackets or not: they are of another year or plan, and nobody wants them.

tăng 16% so với ước thực hiện năm 2025 (73.200 tỷ đồng)      an estimate of 2025
thấp hơn mức nhập siêu năm 2003 (25% kim ngạch)              what 2003 was
tăng 13,7% (cùng kỳ tăng 10,2%)                              what the year before was
thấp hơn mục tiêu của kế hoạch 5 năm đề ra là 7,5%           an earlier plan's figure
"""

from __future__ import annotations

from functools import cache

import regex

from normalize.registers import rows
from normalize.targets.model import Piece
from normalize.targets.sentences import sentence_of
from normalize.targets.words import alternatives, kind_phrases
from normalize.targets.years import YearMention
from normalize.text import compiled

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
    guessed = compiled(r"(?<!\p{L})(?:ước|dự kiến)(?!\p{L})", regex.IGNORECASE).search(found["words"])
    return "estimate" if guessed else "actual", YearMention(
        None, year, found.start("year"), found.end("year")
    )


def compared_plan(text: str, piece: Piece) -> bool:
    """``thấp hơn mục tiêu của kế hoạch 5 năm đề ra là 7,5%``: a figure of a plan that a value is held against."""
    before = text[: piece.quantity.start]
    if _against_plan().search(before) or _against_plan_in_bracket().search(before):
        return True
    _, end = sentence_of(text, piece.quantity.start)
    if _PLANNED_OF_YEAR.search(before) and _OUTCOME.match(text, piece.quantity.end):
        return True
    return _PLANNED.search(before) is not None and _REACHED.search(text, piece.quantity.end, end) is not None


_PLANNED = regex.compile(
    rf"{kind_phrases('plan_paper')}\s+{kind_phrases('plan_set')}\s+(?:là\s+)?$", regex.IGNORECASE
)
_REACHED = regex.compile(kind_phrases("reached"), regex.IGNORECASE)
"""``kế hoạch đặt ra là 4%, nhưng chỉ ước đạt 3,3%``."""


_PLANNED_OF_YEAR = regex.compile(
    rf"{kind_phrases('plan_paper')}\s+(?:giao\s+)?năm\s+(?:19|20)\d\d\s+(?:là\s+|:\s*)?$", regex.IGNORECASE
)
_OUTCOME = regex.compile(
    r"\s*[,;]\s+(?:nhưng\s+)?(?:ước|kết quả|thực tế|đến nay)?\s*(?:đã\s+|chỉ\s+|mới\s+)?(?:thực hiện|đạt)\s+(?:được\s+)?(?:cả năm\s+|trên\s+|khoảng\s+)?\d",
    regex.IGNORECASE,
)
"""``kế hoạch năm 2025 là 42.000 tỷ đồng, ước thực hiện 43.150``: what was planned, and what came of it."""


@cache
def _against_plan_in_bracket() -> regex.Pattern[str]:
    """``thấp hơn so với mục tiêu của Nghị quyết Đại hội (trên 8%)``."""
    return regex.compile(
        rf"(?:{kind_phrases('against')}|(?<!\p{{L}})(?:vượt|hoàn thành|,\s+đạt))\s+(?:so với\s+)?(?:mức\s+)?(?:mục tiêu|{kind_phrases('share_of')})(?!\p{{L}})[^();%]{{0,60}}\(\s*(?:là\s+)?$",
        regex.IGNORECASE,
    )


@cache
def held_against() -> regex.Pattern[str]:
    """What a value is held against of a plan, with its figure: ``so với kế hoạch đề ra là 7``."""
    return regex.compile(_against_plan().pattern.removesuffix("$") + r"\d", regex.IGNORECASE)


@cache
def _against_plan() -> regex.Pattern[str]:
    return regex.compile(
        rf"{kind_phrases('against')}\s+(?:so với\s+)?(?:mức\s+)?(?:mục tiêu(?!\p{{L}})|{kind_phrases('share_of')})"
        r"[^,;.()%]{0,70}?(?:(?<!\p{L})(?:là|đề ra|giao|đặt ra|:)\s*|\s(?=\S*$))(?:dưới\s+|trên\s+|khoảng\s+)?$", regex.IGNORECASE
    )  # fmt: skip


def compared_value(text: str, piece: Piece) -> bool:
    """``dự kiến đạt 41,1% so với 40% năm 2003``: a figure of an earlier year that a value is held against."""
    if not compiled(r"(?<!\p{L})so(?:\s+với)?\s+(?:mức\s+|con số\s+)?$", regex.IGNORECASE).search(
        text[: piece.quantity.start]
    ):
        return False
    return compiled(r"\s*(?:của\s+|vào\s+|\(\s*)?(?:cuối\s+|đầu\s+)?(?:năm|giai đoạn|cùng kỳ|hiện)", regex.IGNORECASE).match(text[piece.quantity.end :]) is not None  # fmt: skip


def plan_behind(text: str, end: int) -> bool:
    """Whether brackets behind a value hold what was planned: then the value is what was reached."""
    since = r"(?:\s*so\s+(?:với\s+)?[^();:.,\d]{0,30}(?:(?:19|20)\d\d)?)?"
    behind = compiled(rf"{since}\s*,?\s*\(([^()]*\d[^()]*)\)").match(text[end:])
    return behind is not None and plan_in_bracket().match(behind[1]) is not None


@cache
def plan_in_bracket() -> regex.Pattern[str]:
    """The words with which brackets tell of a plan: ``(kế hoạch là 15%)``."""
    plan = [r["phrase"] for r in rows("value_kinds") if (r["place"], r["kind"]) == ("before", "plan")]
    of_years = r"(?:mục tiêu|kế hoạch|chỉ tiêu)\s+\d{1,2}\s+năm(?!\s*\d)"
    return regex.compile(rf"\s*(?:(?:mục tiêu\s+)?{alternatives(plan)}|{of_years})", regex.IGNORECASE)
