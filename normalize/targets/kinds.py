"""Whether a value is wanted, or tells what was, is, was planned, or where a change starts.

    (năm 2024: 98%)                     actual, of 2024
    Hiện nay khoảng 180 trạm            current
    ước đạt 48,1 tạ/ha                  estimate
    (kế hoạch là 15%)                   plan, an earlier one's figure
    từ 7.000 ha lên 20.000 ha           7.000 is the baseline of the target 20.000
    đạt 116,8% kế hoạch                 a share of fulfilment: neither

The words that say so are the register ``value_kinds.csv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from normalize.registers import rows
from normalize.targets.compared import (
    compared_in_bracket,
    compared_plan,
    compared_value,
    plan_behind,
    plan_in_bracket,
)
from normalize.targets.model import Piece
from normalize.targets.reported import (
    changed_since,
    counts_part_year,
    expects_share,
    forecasts_itself,
    is_forecast,
    of_part_year,
    reports,
    runs_short,
    share_of,
    states,
)
from normalize.targets.sentences import sentence_of
from normalize.targets.told import (
    SHARE,
    STATE,
    Told,
    begins_today,
    bracket,
    former,
    goes_on,
    lies_ahead,
    like_its_like,
    tells_today,
)
from normalize.targets.words import alternatives, find_directions, pattern_of
from normalize.targets.years import YearMention
from normalize.text import compiled

_NEAR = 4
"""Words between ``đã`` and the value that they speak of."""
_BRACKET_YEAR = regex.compile(
    r"\(\s*(?!.*(?<!\p{L})(?:dự kiến|phấn đấu|mục tiêu)(?!\p{L}))(?:[^()\d]{0,40}\s)?năm\s+(?:19|20)\d\d\s*(?:[^()\d]{0,30})?$",
    regex.IGNORECASE,
)
"""``(năm 2024: ``, ``(thực hiện năm 2024 là ``: a bracket that tells of a year."""
_SOFT = frozenset({"đã", "đã có", "đã được"})
"""Phrases that speak only of a value right behind them."""


def kinds_of(
    text: str,
    pieces: Sequence[Piece],
    mentions: Sequence[YearMention | None],
    wholes: Sequence[int | None],
    told: Told,
    inherited: int | None = None,
) -> list[str | None]:
    """The kind of each value; None for one that is wanted.

    Args:
        mentions: the year that governs each.
        inherited: the year that the context gives to the others.
    """
    kinds: list[str | None] = []
    for index in range(len(pieces)):
        kinds.append(_kind(text, pieces, index, mentions, wholes[index], kinds, told, inherited))
        if (
            kinds[-1] == "estimate"
            and lies_ahead(mentions[index], told)
            and (not is_forecast(text, pieces[index]) or forecasts_itself(text, pieces[index]))
        ):
            kinds[-1] = None
    return [kind or like_its_like(text, pieces, k, kinds, mentions, told) for k, kind in enumerate(kinds)]


def observed(before: Sequence[str | None]) -> bool:
    """Whether the value before was no target."""
    return bool(before) and before[-1] is not None


def _kind(
    text: str,
    pieces: Sequence[Piece],
    index: int,
    mentions: Sequence[YearMention | None],
    whole: int | None,
    before: Sequence[str | None],
    told: Told,
    inherited: int | None,
) -> str | None:
    piece, mention = pieces[index], mentions[index]
    start, end = piece.quantity.start, piece.quantity.end
    against = compared_in_bracket(text, start)
    if against is not None:
        return against[0]
    inside = bracket(text, start)
    if inside is not None and any(plan_in_bracket().match(w) for w in (inside, _own_bracket(inside))):
        return "plan"
    if compared_plan(text, piece):
        return "plan"
    if compared_value(text, piece):
        return "actual" if told.kind or observed(before) else "baseline"
    year = mention.year if mention is not None else inherited
    past = year is not None and told.now is not None and year < told.now
    observed_before = observed(before)
    if past and observed_before and inside is not None and _AIM_OF_PAST.fullmatch(inside):
        return "plan"
    open_year = year is None or told.now is None or year <= told.now
    report = reports(text, piece, wanted=told.wanted) and open_year
    beyond = compiled(r"(?<!\p{L})vượt\s*$", regex.IGNORECASE).search(text[:start]) is not None
    if (
        (piece.quantity.unit == "%" or beyond)
        and share_of().match(text, end)
        and (told.kind or observed_before or past or report or expects_share(text, piece))
    ):
        return SHARE
    if is_forecast(text, piece) or (expects_share(text, piece) and open_year):
        return "estimate"
    if told.alone and inherited is None and told.kind is None and runs_short(text, piece, mention, told.now):
        return "estimate"
    own = _own_words(text, piece, inside)
    if own is None and _IS_NOW.search(text[:start]):
        own = "current"
    if own is not None:
        return "current" if (own, told.kind) == ("actual", "current") and mention is None else own
    if (
        mention is None
        and inherited is None
        and begins_today(text, piece)
        and not find_directions(text[piece.start : start])
    ):
        return "current"
    if told.alone and inherited is None and not lies_ahead(mention, told) and counts_part_year(text, piece):
        return told.kind or "actual"
    if told.alone and _EXISTING.match(text, end) and not _IMPROVES.search(text[piece.start : start]):
        return "current"
    if report or plan_behind(text, end):
        counted = told.kind == "estimate" and of_part_year(text, piece)
        return "actual" if counted else told.kind or _like_estimate(text, pieces, index, before) or "actual"
    if told.now is None and changed_since(text, piece, mention, wanted=told.wanted):
        return "actual"
    if (
        told.kind is None
        and mention is None
        and inherited is None
        and states(text, piece, wanted=told.wanted)
    ):
        return STATE
    if past or (inside is not None and _BRACKET_YEAR.search(f"({inside}") and not lies_ahead(mention, told)):
        return (
            "current"
            if told.kind == "current" and _UP_TO.match(text, mention.start if mention else 0)
            else "actual"
        )
    if pattern_of("wanted").search(text[piece.start : start]):
        return None
    earlier = former(text, pieces, before, index, whole)
    if earlier is not None and goes_on(text, pieces[earlier], piece, mention, told):
        return (
            "actual"
            if before[earlier] == "estimate" and _ends_before(mention, mentions[earlier], inherited)
            else before[earlier]
        )
    if (
        index
        and before[index - 1] in ("current", STATE)
        and mention is None
        and tells_today(text, pieces, index)
    ):
        return before[index - 1]
    return told.kind


def _like_estimate(
    text: str, pieces: Sequence[Piece], index: int, before: Sequence[str | None]
) -> str | None:
    """``Xuất khẩu ước cả năm đạt 2,35 tỷ USD, vượt kế hoạch; nhập khẩu 1,1 tỷ USD``: a sentence that estimates and reports
    goes on estimating, where the part of the value names no time and no deed that is done."""
    start = pieces[index].quantity.start
    begin, _ = sentence_of(text, start)
    estimated = any(
        k == "estimate" and begin <= p.quantity.start for k, p in zip(before, pieces, strict=False)
    )
    own = text[begin:start].rpartition(";")[2]
    return "estimate" if estimated and ";" in text[begin:start] and not _OWN_TIME.search(own) else None


_OWN_TIME = regex.compile(r"(?<!\p{L})(?:đã|năm|tháng|quý|kỳ|lũy kế|ngày)(?!\p{L})", regex.IGNORECASE)
_AIM_OF_PAST = regex.compile(r"\s*(?:mục tiêu|chỉ tiêu)\s*:?\s*(?:là\s+)?", regex.IGNORECASE)
"""``Năm 2024 đạt 5,1% (mục tiêu 5,5%)``."""


def _ends_before(mention: YearMention | None, earlier: YearMention | None, inherited: int | None) -> bool:
    """``ước đạt 28,9% (bình quân 3 năm 2001 - 2003 đạt 30,1%)``: of years before the one that is estimated."""
    year = earlier.year if earlier is not None else inherited
    return mention is not None and mention.year is not None and year is not None and mention.year < year


_UP_TO = regex.compile(r"(?:tính\s+)?đến\s", regex.IGNORECASE)
"""``Tính đến 31/12/2024`` under a heading of how things are."""

_EXISTING = regex.compile(r"(?:\s+\p{L}+){0,5}?\s+hiện có(?!\p{L})", regex.IGNORECASE)
_IMPROVES = regex.compile(
    r"(?<!\p{L})(?:nâng|cải tạo|mở rộng|sửa chữa|thay|chuyển đổi|di dời|so với)(?!\p{L})", regex.IGNORECASE
)
"""``Vận hành 12 trạm quan trắc hiện có`` tells how many there are; to mend them is a work to be done."""
_NOW_VERB = r"(?:\s+(?:ở|là|mức|khoảng|trên|dưới|gần|chiếm|mới|chỉ|đạt|bằng))"
_IS_NOW = regex.compile(
    rf"(?:[(,;]\s*hiện{_NOW_VERB}*|(?<!(?:thực|thể|phát|biểu|xuất)\s)(?<=\p{{L}}\s)hiện{_NOW_VERB}+)\s*$",
    regex.IGNORECASE,
)
"""``hiện chiếm 16%``, ``54% (hiện 51,3%)``."""


def _own_words(text: str, piece: Piece, inside: str | None) -> str | None:
    """The kind that the nearest words before a value state; None where they state none, or that it is
    wanted."""
    start = piece.quantity.start
    begin = piece.start if inside is None else start - len(_own_bracket(inside))
    words = text[begin : piece.quantity.end]
    if _AT_LEAST.match(piece.quantity.raw):
        return None
    found = [
        m
        for m in _phrases().finditer(words)
        if begin + m.start() <= start and not (_is_current(m) and _OF_START.match(words, m.end()))
    ]
    kept = [m for m in found if not _is_far(m, words[: start - begin])]
    if not kept:
        return None
    wanted = [m.end() for m in pattern_of("wanted").finditer(words[: start - begin])]
    if wanted and wanted[-1] > kept[-1].start():
        return None
    return _kind_of_phrase()[" ".join(kept[-1].group(0).lower().split())]


_AT_LEAST = regex.compile(r"(?:tối thiểu|ít nhất)(?!\p{L})", regex.IGNORECASE)
"""Nobody tells of the past so."""


def _own_bracket(inside: str) -> str:
    """Of the words of a bracket before a value those behind the value before: ``(ước thực hiện 2025: ``."""
    return compiled(r"\d\s*(?:%|\p{L}+)\s*[,;]\s").split(inside)[-1]


def _is_current(match: regex.Match[str]) -> bool:
    return _kind_of_phrase()[" ".join(match.group(0).lower().split())] == "current"


_OF_START = regex.compile(r"\s*\)?\s*(?:lên|xuống|còn|tăng|giảm)(?!\p{L})", regex.IGNORECASE)
"""``từ 35% hiện nay lên 45%``: the word is said of what the change starts from."""


def _is_far(match: regex.Match[str], words: str) -> bool:
    phrase, behind = " ".join(match.group(0).lower().split()), words[match.end() :]
    if phrase not in _SOFT:
        return False
    most = _FAR if _OBJECT.search(behind) else _NEAR
    return len(behind.split()) > most


_FAR = 8
"""The same where the value is the object of the verb."""
_OBJECT = regex.compile(r"^(?!.*(?:đạt|còn|là)(?!\p{L})).*(?:cho|được|thêm|với|lên)\s+$", regex.IGNORECASE)
"""``đã giải quyết việc làm cho``."""


@cache
def _kind_of_phrase() -> dict[str, str]:
    return {
        r["phrase"]: r["kind"] for r in rows("value_kinds") if r["place"] == "before" and r["kind"] != "plan"
    }


@cache
def _phrases() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!(?:chứng|địa|phát|thực|thể|xuất|biểu|tái)\s)(?:{alternatives(list(_kind_of_phrase()))})",
        regex.IGNORECASE,
    )
