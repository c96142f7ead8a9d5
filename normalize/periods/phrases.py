"""Which periods do the tokens of a time cell state? A point, ``A - B``, ``từ A``, ``trước A``,
``A và các năm tiếp theo``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from normalize.notes import Code, Note, info, warning
from normalize.periods.named_days import of_the_bracket, of_the_event
from normalize.periods.tokens import Token, dated
from normalize.text import bare

_ACT = re.compile(r"[0-9]/[a-z]{2,6}(?:-[a-z]{2,8})?,? (?:ngay )?$|[0-9]-[a-z]{2,6}/[a-z]{2,6},? (?:ngay )?$")
"""The number of an act before a date: ``QĐ 337/QĐ-UBND ngày``."""
_LAW = re.compile(r"(?<![a-z])(?:luat|phap lenh|hien phap)(?: [^,;.()0-9]{2,80})? (?:nam )?$")
"""The name of a law before its year: ``Luật Đầu tư công năm 2024``."""
_NAMES_PART = re.compile(
    r"(?<![a-z])(?:thang|quy) (?!(?:va|hoac|trong|dau|cuoi|den|cua|nam) )[a-z]+(?: [a-z]+)?,? (?:nam )?$"
)
"""A month or quarter before a year that no rule reads: ``tháng Giêng năm 2026``."""
_PRECISIONS = ("day", "month", "quarter", "half", "year")
"""From the finest to the coarsest."""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time as a cell states it; both dates inclusive.

    Attributes:
        start, end: None where not stated.
        recurrence: annual, quarterly, monthly, continuous, once, or None.
        precision: day, month, quarter, half, year or none: the finest of its points.
        rule: point, range, from, before, until, onward, vision, recurrence, cycle, duration, event, unparsed.
    """

    start: date | None
    end: date | None
    open_ended: bool
    recurrence: str | None
    precision: str
    raw: str
    start_char: int
    end_char: int
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()


def periods_of(tokens: list[Token], plain: str) -> list[Period]:
    """The periods that tokens state, left to right. ``plain`` is the cleaned text that they were cut from."""
    out: list[Period] = []
    i = 0
    while i < len(tokens):
        if tokens[i].kind != "point" or _is_of_an_act(tokens[i], plain):
            i += 1
            continue
        if _names_season(tokens, i):
            i = _range_end(tokens, i)[2]
            continue
        prefix, begin = of_the_bracket(tokens, i, plain) or _prefix(tokens, i)
        first = tokens[i]
        broken = _broken_end(tokens, i)
        last, after, i = _range_end(tokens, i)
        onward, i, end = _onward(tokens, i)
        end = max(end, (last or first).end)
        period = _period(_Phrase(first, last, prefix, after, onward, begin, end), plain)
        if last is None and broken is not None:
            period = replace(period, notes=(*period.notes, broken), confidence=0.4)
        out.append(period)
    return out


def _broken_end(tokens: list[Token], i: int) -> Note | None:
    """A warning where a number that is no date follows the dash: ``2009-201O``,
    ``01/3/2018 - 05/3/20 18``."""
    following = tokens[i + 1 : i + 3]
    if len(following) < 2 or following[0].kind not in ("dash", "to") or following[1].kind != "word":
        return None
    if not following[1].value[:1].isdigit() or following[1].start - tokens[i].end > 4:
        return None
    return warning(Code.PERIOD_UNPARSED, "what follows the dash could not be read", found=following[1].value)


def _is_of_an_act(token: Token, plain: str) -> bool:
    """Whether a day or year is that of a cited act: ``(QĐ 337/QĐ-UBND ngày 04/4/2018)``, ``Luật Đầu tư công năm 2024``."""
    if token.precision == "year":
        return _LAW.search(bare(plain[: token.start])[-100:]) is not None
    return (
        token.precision == "day"
        and _ACT.search(bare(plain[max(0, token.start - 24) : token.start])) is not None
    )


def _names_season(tokens: list[Token], i: int) -> bool:
    """Whether a year only says which season, feast, term or session is meant (``Trước mùa khô 2026``), or is in the name of what
    a time follows (``Theo Kế hoạch rà soát năm 2026``). A month or a day beside those is a date."""
    if tokens[i].precision != "year":
        return False
    words, apart = 0, False
    for token, after in zip(reversed(tokens[:i]), reversed(tokens[1 : i + 1]), strict=True):
        if token.kind == "point":
            return False
        apart |= token.kind == "list" and after.kind != "word"
        words += token.kind == "word"
        if token.kind == "season" or (token.kind == "event" and words > 1 and not apart):
            return True
    return False


def _prefix(tokens: list[Token], i: int) -> tuple[str, int]:
    """The word that governs a point (``từ``, ``trước``, ``đến``, ``sau``, ``tầm nhìn``), and where the phrase
    begins."""
    begin = tokens[i].start
    for j in range(i - 1, -1, -1):
        token = tokens[j]
        if token.kind == "filler":
            begin = token.start
            continue
        if token.kind == "to" and j and tokens[j - 1].kind in ("vision", "before"):
            continue
        if token.kind in ("from", "before", "after", "to", "vision"):
            return token.kind, token.start
        return of_the_event(tokens, i, j) or (_of_the_list(tokens, i, j), begin)
    return "", begin


def _of_the_list(tokens: list[Token], i: int, j: int) -> str:
    """``before`` where it stands before the first day of a list of days: ``Trước 30/6 và 30/11/2026``."""
    if tokens[i].precision != "day" or tokens[j].kind != "list" or j == 0 or tokens[j - 1].precision != "day":
        return ""
    return "before" if _prefix(tokens, j - 1)[0] == "before" else ""


def _range_end(tokens: list[Token], i: int) -> tuple[Token | None, bool, int]:
    """The second point of ``A - B``, whether the end is open (``sau`` before it, ``nay``), and the next
    place."""
    j = i + 1
    joined = after = False
    while j < len(tokens):
        token = tokens[j]
        if token.kind in ("dash", "to") or _begins_end(tokens, i, j):
            joined = True
        elif token.kind == "after" and joined:
            after = True
        elif token.kind == "now" and joined:
            return None, True, j + 1
        elif token.kind == "point" and joined:
            return token, after, j + 1
        elif token.kind == "word" and joined and token.value.isdigit() and len(token.value) == 2:
            short = _short_year(tokens[i], token)
            return (short, after, j + 1) if short is not None else (None, False, i + 1)
        elif not (token.kind == "filler" and joined):
            break
        j += 1
    return None, False, i + 1


def _begins_end(tokens: list[Token], i: int, j: int) -> bool:
    """Whether a comma parts a start from its end: ``Khởi công năm 2026, hoàn thành năm 2028``."""
    if tokens[j].kind != "list" or j + 1 >= len(tokens):
        return False
    if _prefix(tokens, i)[0] != "from" and not any(t.value == "begin" for t in tokens[max(0, i - 2) : i]):
        return False
    following = tokens[j + 1]
    return following.kind == "to" or (following.kind == "filler" and following.value == "end")


def _short_year(first: Token, token: Token) -> Token | None:
    """``2021-25``: the century is that of the first year."""
    year = first.parts[0] // 100 * 100 + int(token.value)
    if first.precision != "year" or year <= first.parts[0]:
        return None
    return dated(token.start, token.end, year)


def _onward(tokens: list[Token], i: int) -> tuple[bool, int, int]:
    """Whether the phrase goes on without end (``và các năm tiếp theo``, ``trở đi``, ``và hằng năm``)."""
    if i < len(tokens) and tokens[i].kind == "onward":
        return True, *_after_onward(tokens, i)
    if i + 1 < len(tokens) and tokens[i].kind == "list":
        following = tokens[i + 1]
        if following.kind == "onward":
            return True, i + 2, following.end
        if following.kind == "recur" and following.value == "annual" and tokens[i].end - tokens[i].start == 2:
            return True, i + 1, following.end
    return False, i, 0


def _after_onward(tokens: list[Token], i: int) -> tuple[int, int]:
    """The place behind words of going on, and their end: ``và tổ chức thực hiện`` may have ``các năm tiếp theo`` behind."""
    following = i + 1
    while following < len(tokens) and tokens[following].kind == "filler":
        following += 1
    if following < len(tokens) and tokens[following].kind == "onward":
        return following + 1, tokens[following].end
    return i + 1, tokens[i].end


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One or two points in time with the words that relate them.

    Attributes:
        first, last: its points; ``last`` is None where there is one only.
        prefix: ``from``, ``before``, ``after``, ``to``, ``vision``, or empty.
        after: the end is open: ``sau`` stands before the last point (``2017-sau 2025``).
        onward: it goes on without end (``và các năm tiếp theo``).
        start, end: its half-open span.
    """

    first: Token
    last: Token | None
    prefix: str
    after: bool
    onward: bool
    start: int
    end: int


def _period(phrase: _Phrase, plain: str) -> Period:
    start, end, open_ended, rule = _dates(phrase)
    raw = plain[phrase.start : phrase.end]
    notes: tuple[Note, ...] = ()
    if start is not None and end is not None and start > end:
        message = f"the period ends ({end}) before it begins ({start})"
        notes = (warning(Code.PERIOD_INVERTED, message, found=raw),)
    elif phrase.first.value in ("dau", "giua") and phrase.last is None and not phrase.prefix:
        message = "a part of the year is named; the whole year was taken"
        notes = (info(Code.PERIOD_UNPARSED, message, found=raw),)
    elif phrase.first.precision == "year" and _NAMES_PART.search(bare(plain[: phrase.first.start])[-60:]):
        message = "a month or quarter before the year could not be read; the whole year was taken"
        notes = (warning(Code.PERIOD_UNPARSED, message, found=plain),)
    points = [t.precision for t in (phrase.first, phrase.last) if t is not None]
    return Period(
        start=start,
        end=end,
        open_ended=open_ended,
        recurrence=None,
        precision=min(points, key=_PRECISIONS.index),
        raw=raw,
        start_char=phrase.start,
        end_char=phrase.end,
        rule=rule,
        confidence=0.6 if notes else 0.97,
        notes=notes,
    )


def _dates(phrase: _Phrase) -> tuple[date | None, date | None, bool, str]:
    """Start, end, whether it is open, and the rule."""
    first, last, prefix = phrase.first, phrase.last, phrase.prefix
    assert first.first is not None and first.last is not None
    if last is not None:
        if prefix == "vision":
            return None, last.last, False, "vision"
        return first.first, last.last, phrase.after or phrase.onward, "range"
    if phrase.after or prefix == "from":
        return first.first, None, True, "from"
    if prefix == "before":
        return None, first.first - timedelta(days=1), False, "before"
    if prefix == "after":
        return first.last + timedelta(days=1), None, True, "after"
    if prefix == "to":
        return None, first.last, phrase.onward, "until"
    if prefix == "vision":
        return None, first.last, False, "vision"
    if phrase.onward:
        return first.first, None, True, "onward"
    return first.first, first.last, False, "point"
