"""Figures inside names: of programmes, of models, of slogans.

dự án trồng mới 5 triệu ha rừng          a programme
phong trào “1 triệu sáng kiến”           a name in quotes
mô hình chính quyền địa phương 02 cấp    so many tiers
1 phải 5 giảm, 3 cứng, 4 tại chỗ         a slogan: behind the figure stands no thing that could be counted
"""

from __future__ import annotations

from functools import lru_cache

import regex

from normalize.targets.said import Said, words
from normalize.text import compiled

_RULE = r"(?:phải|giảm|tăng|không|có|đúng|cùng|sạch|rõ|nhất|cứng|tốt|an|xanh)"
SLOGAN = regex.compile(
    rf"(?<![\d.,/])[1-9]\s+{_RULE}(?:\s*[,-]\s*|\s+và\s+|\s+)(?:[1-9]\s+{_RULE}(?!\p{{L}})(?:\s*[,-]\s*)?)+"
    r"|(?<![\d.,/])0?[2-9]\s+(?:sẵn sàng|tại chỗ|cứng|sạch|rõ|cùng(?!\s+(?:với|kỳ|năm|tháng))|đúng(?!\s+(?:hạn|quy|tiến|thời|với|theo|mục)))(?!\p{L})",
    regex.IGNORECASE,
)
"""``kỹ thuật 1 phải 5 giảm``, ``nhà 3 cứng``."""
_QUOTED = regex.compile(r"[\"'‘«]\s*0?$")
_CLOSED = regex.compile(r"[^\"'’»;]{1,40}[\"'’»]")
_FEW = 10
"""A slogan names fewer things."""


def is_slogan(text: str, start: int) -> bool:
    """Whether a figure is one of a slogan."""
    return any(first <= start < end for first, end in _slogans(text))


@lru_cache(maxsize=256)
def _slogans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in SLOGAN.finditer(text))


def _is_quoted(said: Said) -> bool:
    """``phương châm "3 sẵn sàng"``: straight quotes that open right before a small figure."""
    small = said.quantity.low is not None and said.quantity.low < _FEW
    return small and _QUOTED.search(said.text[: said.quantity.start]) is not None and _CLOSED.match(
        said.text, said.quantity.start
    ) is not None  # fmt: skip


def is_in_a_name(said: Said) -> bool:
    """``dự án trồng mới 5 triệu ha rừng``, ``phong trào “1 triệu sáng kiến”``: where nothing is wanted of a year."""
    if is_slogan(said.text, said.quantity.start) or _is_quoted(said):
        return True
    quoted = said.text.rfind("“", 0, said.quantity.start)
    if quoted >= 0 and "”" not in said.text[quoted : said.quantity.end]:
        return "”" in said.text[said.quantity.end :]
    if said.quantity.unit == "cấp" and _OF_TIERS.search(said.before):
        return True
    named = compiled(
        rf"{words('programme')}\s+{words('programme_deed')}(?:\s+(?:mới|hóa))?\s*$", regex.IGNORECASE
    ).search(said.before)
    if compiled(r"\s*\d+\s*[“\"]").match(said.behind):
        return True
    carried_out = named is not None and compiled(r"(?:thực hiện|của|và)\s*$").search(
        said.before[: named.start()]
    )
    dated = (said.dated or compiled(r"\d{4}").search(said.text)) and not carried_out
    return named is not None and not dated and not said.is_wanted


_OF_TIERS = regex.compile(
    r"(?<!\p{L})(?:chính quyền|hành chính|quản lý|bộ máy|mô hình|tổ chức)(?:\s+\p{Ll}+){0,3}\s*$",
    regex.IGNORECASE,
)
"""``mô hình chính quyền địa phương 02 cấp``: how many tiers it has is its name."""
