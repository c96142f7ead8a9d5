"""Time cells: ``2017-sau 2025``, ``Quý I/2027``, ``Trước ngày 25/4/2018``, ``Thường xuyên, hằng năm``.

A cell is cut into tokens on its bare letters (a scan's ``Hẳng năm`` is ``Hằng năm``): points in time (a day, a
month, a quarter, a half, a year), words that relate them (``data/period_phrases.csv``) and other words, which
end a phrase. A walk over the tokens makes periods: a point, ``A - B``, ``từ A``, ``trước A``, ``đến A``,
``A và các năm tiếp theo``. A point without a year takes it from the next one (``01/3 - 05/3/2018``).

Both dates are inclusive. ``Trước ngày 25/4/2018`` ends on 24 April. ``từ năm 2026`` and ``Năm 2026 và các năm
tiếp theo`` have only a start; ``2017-sau 2025`` and ``2021-2025 và giai đoạn tiếp theo`` keep their printed end;
all four are open-ended. ``Hằng năm`` beside dates is the recurrence of those dates. ``tầm nhìn đến năm 2050`` is a
period of its own with the rule ``vision``, after the plan's. Spans count in ``normalize.text.clean(text)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from normalize.notes import Code, Note, info, warning
from normalize.periods.durations import DurationReading, parse_duration
from normalize.periods.tokens import Token, cut, dated, phrases, with_years
from normalize.text import bare, clean

__all__ = ["DurationReading", "Period", "looks_like_period", "parse_duration", "parse_period", "phrases"]

_ACT = re.compile(r"[0-9]/[a-z]{2,6}(?:-[a-z]{2,8})?,? (?:ngay )?$|[0-9]-[a-z]{2,6}/[a-z]{2,6},? (?:ngay )?$")
_BROKEN_YEAR = re.compile(r"((?:(?![0-9]{4}).)*[0-9iv]\s?/\s?)([12][0-9]{0,2}) ([0-9]{1,3})")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time as a cell states it; both dates inclusive.

    Attributes:
        start, end: None where not stated.
        recurrence: annual, quarterly, monthly, continuous, once, or None.
        precision: day, month, quarter, half, year or none: the finest of its points.
        rule: point, range, from, before, until, onward, vision, recurrence, duration, event, unparsed.
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


def parse_period(text: str) -> tuple[Period, ...]:
    """The periods of a cell, in order; () for an empty cell.

    An unreadable cell gives one Period without dates and with the note ``period_unparsed``: info where the cell
    is a duration or names an event or says that it is done, else a warning.
    """
    plain = clean(text)
    if not plain.strip(" -–—.…/"):
        return ()
    low = _whole_year(bare(plain))
    tokens = with_years(list(cut(low)))
    periods = _walk(tokens, plain)
    recurrences = [t for t in tokens if t.kind == "recur"]
    if not periods and not recurrences:
        return (_unread(plain, low, tokens),)
    if not recurrences:
        return _doubted(periods, tokens, plain)
    return _with_recurrence(periods, recurrences, plain)


def _whole_year(low: str) -> str:
    """A year that a narrow cell broke is whole again, spans kept: ``truoc 30/11/202 2`` → ``truoc 30/11/2022``.

    Only where it ends the cell, is its only year and lost one digit, so that no other reading is left.
    """
    found = _BROKEN_YEAR.fullmatch(low)
    if found is None or len(found[2] + found[3]) != 4 or len(found[2]) == 2:
        return low
    return f"{found[1]} {found[2]}{found[3]}"


def _with_recurrence(periods: list[Period], recurrences: list[Token], plain: str) -> tuple[Period, ...]:
    """``Từ tháng 5/2026, thường xuyên`` is one period that recurs; without dates the first recurrence is it."""
    first = recurrences[0]
    if len(periods) == 1:
        one = periods[0]
        start, end = min(one.start_char, first.start), max(one.end_char, first.end)
        return (replace(one, recurrence=first.value, raw=plain[start:end], start_char=start, end_char=end),)
    alone = Period(
        None,
        None,
        False,
        first.value,
        "none",
        plain[first.start : recurrences[-1].end],
        first.start,
        recurrences[-1].end,
        "recurrence",
        0.95,
    )
    return (*periods, alone) if periods else (alone,)


def _doubted(periods: list[Period], tokens: list[Token], plain: str) -> tuple[Period, ...]:
    """A warning on every period where the cell also names a point whose year is not said."""
    loose = next((t for t in tokens if t.kind in ("yearless", "dayonly") and t.precision != "day"), None)
    if loose is None:
        return tuple(periods)
    raw = plain[loose.start : loose.end]
    note = warning(Code.PERIOD_UNPARSED, f"the year of '{raw}' is not stated", found=raw)
    return tuple(replace(p, notes=(*p.notes, note), confidence=0.5) for p in periods)


def _unread(plain: str, low: str, tokens: list[Token]) -> Period:
    duration = parse_duration(plain)
    if duration.value is not None:
        note, rule = (
            info(Code.PERIOD_UNPARSED, "the cell states a duration, no date", found=plain[:80]),
            "duration",
        )
    elif any(t.kind == "event" for t in tokens):
        note, rule = info(Code.PERIOD_UNPARSED, "the cell names an event, no date", found=plain[:80]), "event"
    else:
        note, rule = warning(Code.PERIOD_UNPARSED, "no period could be read", found=plain[:80]), "unparsed"
    return Period(
        None,
        None,
        False,
        None,
        "none",
        plain,
        0,
        len(plain),
        rule,
        0.9 if rule != "unparsed" else 0.0,
        (note,),
    )


def _walk(tokens: list[Token], plain: str) -> list[Period]:
    """Tokens to periods, left to right."""
    out: list[Period] = []
    i = 0
    while i < len(tokens):
        if tokens[i].kind != "point" or _is_of_an_act(tokens[i], plain):
            i += 1
            continue
        prefix, begin = _prefix(tokens, i)
        first = tokens[i]
        broken = _broken_end(tokens, i)
        last, after, i = _range_end(tokens, i)
        open_end, i, end_char = _onward(tokens, i)
        end_char = max(end_char, (last or first).end)
        period = _period(first, last, prefix, after, open_end, plain, begin, end_char)
        if last is None and broken is not None:
            period = replace(period, notes=(*period.notes, broken), confidence=0.4)
        out.append(period)
    return out


def _broken_end(tokens: list[Token], i: int) -> Note | None:
    """A warning where a number that is no date follows the dash: ``2009-201O``, ``01/3/2018 - 05/3/20 18``."""
    following = tokens[i + 1 : i + 3]
    if len(following) < 2 or following[0].kind not in ("dash", "to") or following[1].kind != "word":
        return None
    if not following[1].value[:1].isdigit() or following[1].start - tokens[i].end > 4:
        return None
    return warning(Code.PERIOD_UNPARSED, "what follows the dash could not be read", found=following[1].value)


def _is_of_an_act(token: Token, plain: str) -> bool:
    """Whether a day is the date of a cited act: ``(QĐ 337/QĐ-UBND ngày 04/4/2018)``."""
    return (
        token.precision == "day"
        and _ACT.search(bare(plain[max(0, token.start - 24) : token.start])) is not None
    )


def _prefix(tokens: list[Token], i: int) -> tuple[str, int]:
    """The word that governs a point (``từ``, ``trước``, ``đến``, ``sau``, ``tầm nhìn``), and where the phrase begins."""
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
        return "", begin
    return "", begin


def _range_end(tokens: list[Token], i: int) -> tuple[Token | None, bool, int]:
    """The second point of ``A - B``, whether ``sau`` stands before it, and the next place."""
    j = i + 1
    joined = after = False
    while j < len(tokens):
        token = tokens[j]
        if token.kind in ("dash", "to"):
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


def _short_year(first: Token, token: Token) -> Token | None:
    """``2021-25``: the century is that of the first year."""
    year = first.parts[0] // 100 * 100 + int(token.value)
    if first.precision != "year" or year <= first.parts[0]:
        return None
    return dated(token.start, token.end, year)


def _onward(tokens: list[Token], i: int) -> tuple[bool, int, int]:
    """Whether the phrase goes on without end (``và các năm tiếp theo``, ``trở đi``, ``và hằng năm``)."""
    if i < len(tokens) and tokens[i].kind == "onward":
        return True, i + 1, tokens[i].end
    if i + 1 < len(tokens) and tokens[i].kind == "list":
        following = tokens[i + 1]
        if following.kind == "onward":
            return True, i + 2, following.end
        if following.kind == "recur" and following.value == "annual" and tokens[i].end - tokens[i].start == 2:
            return True, i + 1, following.end
    return False, i, 0


def _period(
    first: Token,
    last: Token | None,
    prefix: str,
    after: bool,
    onward: bool,
    plain: str,
    begin: int,
    end_char: int,
) -> Period:
    start, end, open_ended, rule = _span(first, last, prefix, after, onward)
    notes: tuple[Note, ...] = ()
    raw = plain[begin:end_char]
    if start is not None and end is not None and start > end:
        notes = (
            warning(Code.PERIOD_INVERTED, f"the period ends ({end}) before it begins ({start})", found=raw),
        )
    elif first.value in ("dau", "giua") and last is None and not prefix:
        notes = (
            info(Code.PERIOD_UNPARSED, "a part of the year is named; the whole year was taken", found=raw),
        )
    order = ("day", "month", "quarter", "half", "year")
    points = [t.precision for t in (first, last) if t is not None]
    precision = min(points, key=order.index)
    return Period(
        start, end, open_ended, None, precision, raw, begin, end_char, rule, 0.6 if notes else 0.97, notes
    )


def _span(
    first: Token, last: Token | None, prefix: str, after: bool, onward: bool
) -> tuple[date | None, date | None, bool, str]:
    """Start, end, whether open, and the rule."""
    assert first.first is not None and first.last is not None
    if last is not None:
        if prefix == "vision":
            return None, last.last, False, "vision"
        return first.first, last.last, after or onward, "range"
    if after or prefix == "from":
        return first.first, None, True, "from"
    if prefix == "before":
        return None, first.first - timedelta(days=1), False, "before"
    if prefix == "after":
        return first.last + timedelta(days=1), None, True, "after"
    if prefix == "to":
        return None, first.last, onward, "until"
    if prefix == "vision":
        return None, first.last, False, "vision"
    if onward:
        return first.first, None, True, "onward"
    return first.first, first.last, False, "point"


def looks_like_period(text: str) -> bool:
    """Whether the whole cell is a period, a recurrence or a date, nothing else: for shifted cells and column types.

    A lone year (``2025``) counts, although ``2024`` may also be an amount: weigh its column's other cells.
    """
    if len(text) > 200:
        return False
    plain = clean(text)
    tokens = with_years(list(cut(_whole_year(bare(plain)))))
    if not any(t.kind in ("point", "recur") for t in tokens):
        return False
    known = (
        "point",
        "recur",
        "from",
        "before",
        "after",
        "to",
        "vision",
        "now",
        "onward",
        "list",
        "filler",
        "dash",
        "yearless",
        "dayonly",
    )
    if any(
        t.kind not in known and not (t.kind == "word" and _short(tokens, k)) for k, t in enumerate(tokens)
    ):
        return False
    return not any(c in "%$€" for c in plain)


def _short(tokens: list[Token], k: int) -> bool:
    return (
        k > 1
        and tokens[k].value.isdigit()
        and len(tokens[k].value) == 2
        and tokens[k - 1].kind == "dash"
        and tokens[k - 2].kind == "point"
    )
