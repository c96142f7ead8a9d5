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


def find_ranks(text: str) -> list[Quantity]:
    """The ranks that a statement names."""
    ranks = []
    for match in _top().finditer(text):
        ranks.append(_rank(match, "<=", Decimal(match["figure"])))
    for match in _ordinal().finditer(text):
        value = Decimal(match["figure"]) if match["figure"] else _spelled(match["word"])
        better = _OR_BETTER.match(text, match.end())
        if value is not None:
            rank = _rank(match, "<=" if better else "=", value)
            end = better.end() if better else rank.end
            ranks.append(replace(rank, raw=text[rank.start : end], end=end))
    return ranks


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
