"""Ranks that a statement names: ``lọt top 10``, ``đứng thứ hai cả nước``, ``xếp thứ 12/63``.

A rank that is counted in things (``nhóm 15 tỉnh dẫn đầu``) is a count first; ``normalize.targets.bounds`` makes
it a rank.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from normalize.quantities.find import Quantity
from normalize.quantities.spelled_numbers import number_words
from normalize.targets.words import phrases

RANK = "hạng"
"""The unit of a rank."""
_OR_BETTER = regex.compile(r"\s+trở\s+lên(?!\p{L})", regex.IGNORECASE)


_NOT_WORSE = regex.compile(r"(?<!\p{L})không\s+(?:thấp|kém)\s+hơn\s+$", regex.IGNORECASE)
"""``không thấp hơn vị trí thứ 25``."""


def find_ranks(text: str) -> list[Quantity]:
    """The ranks that a statement names."""
    ranks = []
    for match in _top().finditer(text):
        ranks.append(_rank(match, "<=", Decimal(match["figure"])))
    for match in _ordinal().finditer(text):
        value = Decimal(match["figure"]) if match["figure"] else _spelled(match["word"])
        better = _OR_BETTER.match(text, match.end()) or _NOT_WORSE.search(text, 0, match.start())
        if value is not None:
            rank = _rank(match, "<=" if better else "=", value)
            end = max(better.end(), rank.end) if better else rank.end
            ranks.append(replace(rank, raw=text[rank.start : end], end=end))
    for match in _AND_RANK.finditer(text) if ranks else ():
        if not any(r.start < match.end() and match.start() < r.end for r in ranks):
            ranks.append(_rank(match, "=", Decimal(match["figure"])))
    for match in (*_GROUP.finditer(text), *_FROM_ON.finditer(text)):
        if not any(r.start < match.end() and match.start() < r.end for r in ranks):
            ranks.append(_rank(match, "<=", Decimal(match["figure"])))
    return sorted(ranks, key=lambda r: r.start)


_AND_RANK = regex.compile(
    r"(?<=(?:\svà|,)\s)(?:đứng\s+)?thứ\s+0*(?P<figure>[1-9]\d?)(?=\s+(?:khu vực|vùng|cả nước|toàn quốc|toàn tỉnh|trong)(?!\p{L}))",
    regex.IGNORECASE,
)
"""``đứng thứ 12 cả nước và thứ 4 khu vực``: one verb for both."""
_GROUP = regex.compile(
    r"(?:(?<!\p{L})(?:vào|trong|thuộc|ở|giữ)\s+(?:vững\s+)?|(?<=nhóm\s+\d{1,2}(?:,|\s+và)\s+))nhóm\s+0*(?P<figure>[1-9]\d?)(?=\s*(?:[,;.)]|$|(?:của\s+)?(?:cả nước|toàn quốc|toàn tỉnh|khu vực|vùng|đầu|dẫn đầu|cao nhất|tốt nhất|năm|vào|đến|và)(?!\p{L})))",
    regex.IGNORECASE,
)
"""``chỉ số PCI vào nhóm 20``: where no things are counted behind it."""
_FROM_ON = regex.compile(
    r"(?<!\p{L})từ\s+(?:vị\s+trí\s+|hạng\s+)?thứ\s+0*(?P<figure>[1-9]\d?)(?:/\d{2,3})?\s+trở\s+(?:lên|về\s+trước)(?!\p{L})",
    regex.IGNORECASE,
)
"""``xếp hạng về logistics năm 2025 từ thứ 5 trở lên``: the verb stands far before."""


def _rank(match: regex.Match[str], comparator: str, value: Decimal) -> Quantity:
    low = None if comparator == "<=" else value
    return Quantity(
        low, value, comparator, RANK, "count", match.group(0), match.start(), match.end(), "rank", 0.9
    )


def _spelled(word: str) -> Decimal | None:
    known = number_words().get(word.lower())
    return Decimal(1) if word.lower() == "nhất" else known.value if known is not None else None


@cache
def _top() -> regex.Pattern[str]:
    return regex.compile(
        rf"{phrases('rank_top')}\s*:?\s*0*(?P<figure>[1-9]\d{{0,2}})(?![\d.,/]\d|%)", regex.IGNORECASE
    )


@cache
def _ordinal() -> regex.Pattern[str]:
    return regex.compile(
        rf"{phrases('rank_place')}\s+(?:0*(?P<figure>[1-9]\d{{0,2}}+)(?![.,]\d|%)(?:/\d{{2,3}}(?![\d/]))?|(?P<word>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\p{{L}}))"
        rf"|{phrases('rank_of')}\s+(?:thứ\s+)?0*(?P<figure>[1-9]\d{{0,2}}+)/\d{{2,3}}(?![\d/])",
        regex.IGNORECASE,
    )
