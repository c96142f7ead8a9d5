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
from dataclasses import dataclass
from functools import cache

import regex

from normalize.registers import rows
from normalize.targets.compared import compared_in_bracket
from normalize.targets.model import Piece
from normalize.targets.pieces import SENTENCE
from normalize.targets.reported import (
    changed_since,
    compared_plan,
    compared_value,
    expects_share,
    is_forecast,
    of_part_year,
    plan_behind,
    plan_in_bracket,
    reports,
    runs_short,
    sentence_of,
    share_of,
    states,
)
from normalize.targets.words import alternatives, find_directions, pattern_of
from normalize.targets.years import YearMention

STATE = "state"
"""The kind of a value that no word dates: current, and of no year."""
SHARE = "share"
"""The kind of a share of fulfilment, which is neither wanted nor observed."""
_NEAR = 4
"""Words between ``đã`` and the value that they speak of."""
_BRACKET_YEAR = regex.compile(
    r"\(\s*(?:[^()\d]{0,40}\s)?năm\s+(?:19|20)\d\d\s*(?:[^()\d]{0,30})?$", regex.IGNORECASE
)
"""``(năm 2024: ``, ``(thực hiện năm 2024 là ``: a bracket that tells of a year."""
_SOFT = frozenset({"đã", "đã có", "đã được"})
"""Phrases that speak only of a value right behind them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What stands around a statement.

    Attributes:
        kind: what a heading or a column states of the values.
        now: the year of the document.
        wanted: whether the heading says that what stands below it is wanted.
        alone: whether it is known that no heading says so: then the sentence has to say it itself
            (:mod:`normalize.targets.unsaid`).
    """

    kind: str | None = None
    now: int | None = None
    wanted: bool = False
    alone: bool = False


NOTHING_TOLD = Told()


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
        kinds.append(_kind(text, pieces, index, mentions[index], wholes[index], kinds, told, inherited))
        if (
            kinds[-1] == "estimate"
            and _lies_ahead(mentions[index], told)
            and not is_forecast(text, pieces[index])
        ):
            kinds[-1] = None
    return [kind or _like_its_like(text, pieces, k, kinds, mentions, told) for k, kind in enumerate(kinds)]


def _like_its_like(
    text: str,
    pieces: Sequence[Piece],
    index: int,
    kinds: Sequence[str | None],
    mentions: Sequence[YearMention | None],
    told: Told,
) -> str | None:
    """``cam kết dự kiến đạt 10 tỷ; giải ngân ước đạt 6 tỷ``: of one year, both are estimates."""
    mention = mentions[index]
    if mention is None or _lies_ahead(mention, told):
        return None
    words = text[pieces[index].start : pieces[index].quantity.start]
    alike = any(k == "estimate" and m == mention for k, m in zip(kinds, mentions, strict=True))
    return (
        "estimate" if alike and regex.search(r"(?<!\p{L})dự kiến(?!\p{L})", words, regex.IGNORECASE) else None
    )


def observed(before: Sequence[str | None]) -> bool:
    """Whether the value before was no target."""
    return bool(before) and before[-1] is not None


def _lies_ahead(mention: YearMention | None, told: Told) -> bool:
    return (
        mention is not None and mention.year is not None and told.now is not None and mention.year > told.now
    )


def _kind(
    text: str,
    pieces: Sequence[Piece],
    index: int,
    mention: YearMention | None,
    whole: int | None,
    before: Sequence[str | None],
    told: Told,
    inherited: int | None,
) -> str | None:
    piece = pieces[index]
    start, end = piece.quantity.start, piece.quantity.end
    against = compared_in_bracket(text, start)
    if against is not None:
        return against[0]
    inside = _bracket(text, start)
    if inside is not None and plan_in_bracket().match(inside):
        return "plan"
    if compared_plan(text, piece):
        return "plan"
    if compared_value(text, piece):
        return "actual" if told.kind or observed(before) else "baseline"
    year = mention.year if mention is not None else inherited
    past = year is not None and told.now is not None and year < told.now
    observed_before = observed(before)
    open_year = year is None or told.now is None or year <= told.now
    report = reports(text, piece, wanted=told.wanted) and open_year
    if (
        piece.quantity.unit == "%"
        and share_of().match(text, end)
        and (told.kind or observed_before or past or report or expects_share(text, piece))
    ):
        return SHARE
    if is_forecast(text, piece) or (expects_share(text, piece) and open_year):
        return "estimate"
    if told.alone and mention is None and inherited is None and told.kind is None and runs_short(text, piece):
        return "estimate"
    own = _own_words(text, piece, inside)
    if own is None and _IS_NOW.search(text[:start]):
        own = "current"
    if own is not None:
        return own
    if report or plan_behind(text, end):
        counted = told.kind == "estimate" and of_part_year(text, piece)
        return "actual" if counted else told.kind or "actual"
    if told.now is None and changed_since(text, piece, mention, wanted=told.wanted):
        return "actual"
    if (
        told.kind is None
        and mention is None
        and inherited is None
        and states(text, piece, wanted=told.wanted)
    ):
        return STATE
    if past or (inside is not None and _BRACKET_YEAR.search(f"({inside}") and not _lies_ahead(mention, told)):
        return (
            "current"
            if told.kind == "current" and _UP_TO.match(text, mention.start if mention else 0)
            else "actual"
        )
    if pattern_of("wanted").search(text[piece.start : start]):
        return None
    if index and (whole is not None or SENTENCE.search(text, pieces[index - 1].quantity.end, start) is None):
        carried = before[index - 1 if whole is None else whole]
        if carried in ("actual", "estimate", "current", STATE) and not _apart(text, pieces[index - 1], piece):
            return carried
    if (
        index
        and before[index - 1] in ("current", STATE)
        and mention is None
        and _tells_today(text, pieces, index)
    ):
        return before[index - 1]
    return told.kind


_UP_TO = regex.compile(r"(?:tính\s+)?đến\s", regex.IGNORECASE)
"""``Tính đến 31/12/2024`` under a heading of how things are."""

_IS_NOW = regex.compile(
    r"[(,;]\s*hiện(?:\s+(?:ở|là|mức|khoảng|trên|dưới|gần|chiếm|mới|chỉ|đạt))*\s*$", regex.IGNORECASE
)
"""``54% (hiện 51,3%)``."""


def _tells_today(text: str, pieces: Sequence[Piece], index: int) -> bool:
    """``Hiện nay có 1.874 thủ tục; số hồ sơ trực tuyến mới đạt 23,7%``: said of today up to the end of the sentence."""
    begin, _ = sentence_of(text, pieces[index].quantity.start)
    own = text[pieces[index - 1].quantity.end : pieces[index].quantity.start]
    return (
        _TODAY.match(text, begin) is not None
        and not find_directions(own)
        and not pattern_of("wanted").search(own)
    )


_TODAY = regex.compile(
    r"\W*(?:hiện nay|hiện tại|hiện có|hiện|đến nay)(?!\p{L}|\s+(?:trạng|đại|thực))", regex.IGNORECASE
)


def _apart(text: str, former: Piece, piece: Piece) -> bool:
    """Whether the value before stands in brackets and this one outside of them."""
    return _bracket(text, former.quantity.start) is not None and _bracket(text, piece.quantity.start) is None


def _bracket(text: str, at: int) -> str | None:
    """The words from the open bracket to a place in it; None outside of brackets."""
    opened = text.rfind("(", 0, at)
    return text[opened + 1 : at] if opened >= 0 and ")" not in text[opened:at] else None


def _own_words(text: str, piece: Piece, inside: str | None) -> str | None:
    """The kind that the nearest words before a value state; None where they state none, or that it is
    wanted."""
    start = piece.quantity.start
    begin = piece.start if inside is None else max(piece.start, start - len(inside))
    words = text[begin : piece.quantity.end]
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
