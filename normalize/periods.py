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

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from normalize.letters import bare
from normalize.notes import Code, Note, info, warning
from normalize.text import clean

DATA = Path(__file__).parent / "data"
_Y = r"(?:19[4-9][0-9]|20[0-9]{2}|2100)"
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "l": 1,
    "ll": 2,
    "lll": 3,
    "lv": 4,
}
_Q = r"(?:iv|lv|i{1,3}|l{1,3}|0?[1-4])"
_POINTS = rf"""
  (?P<date>(?<![0-9/.])(?P<d>[0-9]{{1,2}})\s?[/.-]\s?(?P<m>[0-9]{{1,2}})\s?[/.-]\s?(?P<y>{_Y})(?![0-9]|/[a-z]))
| (?P<dateword>ngay\s(?P<wd>[0-9]{{1,2}})\sthang\s(?P<wm>[0-9]{{1,2}})(?:,?\snam\s(?P<wy>{_Y}))?(?![0-9]))
| (?P<half>(?P<hn>0?[1-9]|1[0-2])\sthang\s(?P<side>dau|cuoi)(?:\s(?:cua\s)?nam(?:\s(?P<hy>{_Y}))?)?(?![0-9a-z]))
| (?P<part>(?P<pside>dau|cuoi|giua|nua\sdau|nua\scuoi)\snam\s(?P<py>{_Y})(?![0-9]))
| (?P<quarter>qu[yi]\s?(?P<q>{_Q})(?:\s?[/.-]\s?|,?\s(?:cua\s)?nam\s|\s)(?P<qy>{_Y})(?![0-9]))
| (?P<quarter0>qu[yi]\s(?P<q0>{_Q})(?![0-9a-z]))
| (?P<bareq>(?<![0-9a-z/])(?P<bq>iv|i{{1,3}}|[1-4](?=\snam))(?:/|\snam\s)(?P<bqy>{_Y})(?![0-9]))
| (?P<month>(?:thang\s)?(?<![0-9/])(?P<mm>0?[1-9]|1[0-2])\s?/\s?(?P<my>{_Y})(?![0-9]|/))
| (?P<monthword>thang\s(?P<nm>0?[1-9]|1[0-2])(?:\s?-\s?|,?\s(?:cua\s)?nam\s|\s)(?P<ny>{_Y})(?![0-9]))
| (?P<month0>thang\s(?P<m0>0?[1-9]|1[0-2])(?![0-9/]))
| (?P<year>(?:nam\s)?(?<![0-9.,/])(?P<yy>{_Y})(?![0-9]|/[a-z0-9]|[.,][0-9]))
| (?P<daymonth>(?:ngay\s)?(?<![0-9/])(?P<dd>[0-9]{{1,2}})/(?P<dm>0?[1-9]|1[0-2])(?![0-9/]))
| (?P<day0>(?:ngay\s(?P<d0>[0-9]{{1,2}})|(?<![0-9/.,-])(?P<d1>[0-9]{{1,2}})(?=\s?-\s?[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}))(?![0-9/]))
"""
_DURATION = re.compile(
    r"(?P<sign>≤|≥|<=|>=|<|>|khong qua|toi da|it nhat|toi thieu|trong vong|trong|khoang)?\s*(?P<n>[0-9]{1,4}(?:[.,][0-9])?)\s*\(?"
    r"(?P<unit>ngay lam(?: viec)?|ngay|tuan|thang|nam|gio|quy)(?![a-z])(?!\s(?:dau|cuoi|[0-9]{4}))"
)
_DAYS = {"ngay": 1, "tuan": 7, "thang": 30, "nam": 365, "quy": 90}
_SIGNS = {
    "≤": "<=", "<=": "<=", "<": "<", ">": ">", "≥": ">=", ">=": ">=", "khong qua": "<=", "toi da": "<=", "trong vong": "<=",
    "trong": "<=", "it nhat": ">=", "toi thieu": ">=", "khoang": "~",
}  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")
_MANY = 400


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


@dataclass(frozen=True, slots=True)
class DurationReading:
    """A length of time: ``≤ 10 ngày`` is 10 days, comparator ``<=``.

    Attributes:
        days: calendar days; working days as printed (unit ``working_day``); a month counts 30, a year 365.
        value, unit: as printed; unit is day, working_day, week, month, quarter, year, hour, or None.
    """

    days: int | None
    value: Decimal | None
    unit: str | None
    comparator: str
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    end: int
    first: date | None = None
    last: date | None = None
    precision: str = ""
    parts: tuple[int, ...] = ()
    value: str = ""


@cache
def phrases() -> dict[str, tuple[str, str]]:
    """Bare phrase → (kind, value), from ``data/period_phrases.csv``."""
    with (DATA / "period_phrases.csv").open(encoding="utf-8", newline="") as file:
        return {row["phrase"]: (row["kind"], row["value"]) for row in csv.DictReader(file)}


@cache
def _scanner() -> re.Pattern[str]:
    words = "|".join(
        re.escape(p).replace(r"\ ", r"\s") for p in sorted(phrases(), key=lambda p: (-len(p), p))
    )
    return re.compile(
        rf"{_POINTS}|(?P<phrase>(?<![a-z0-9])(?:{words})(?![a-z0-9]))|(?P<num>(?<![0-9])[0-9]+(?:[.,][0-9]+)*)|(?P<dash>-)|(?P<sep>[,;+&])|(?P<word>[^\W\d_]+)",
        re.VERBOSE,
    )


def parse_period(text: str) -> tuple[Period, ...]:
    """The periods of a cell, in order; () for an empty cell.

    An unreadable cell gives one Period without dates and with the note ``period_unparsed``: info where the cell
    is a duration or names an event or says that it is done, else a warning.
    """
    plain = clean(text)
    if not plain.strip(" -–—.…/"):
        return ()
    low = bare(plain)
    tokens = _with_years(list(_tokens(low)))
    periods = _walk(tokens, plain)
    recurrences = [t for t in tokens if t.kind == "recur"]
    if not periods and not recurrences:
        return (_unread(plain, low, tokens),)
    if not recurrences:
        return _doubted(periods, tokens, plain)
    return _with_recurrence(periods, recurrences, plain)


def _with_recurrence(periods: list[Period], recurrences: list[_Token], plain: str) -> tuple[Period, ...]:
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


def _doubted(periods: list[Period], tokens: list[_Token], plain: str) -> tuple[Period, ...]:
    """A warning on every period where the cell also names a point whose year is not said."""
    loose = next((t for t in tokens if t.kind in ("yearless", "dayonly") and t.precision != "day"), None)
    if loose is None:
        return tuple(periods)
    raw = plain[loose.start : loose.end]
    note = warning(Code.PERIOD_UNPARSED, f"the year of '{raw}' is not stated", found=raw)
    return tuple(replace(p, notes=(*p.notes, note), confidence=0.5) for p in periods)


def _unread(plain: str, low: str, tokens: list[_Token]) -> Period:
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


_POINT_GROUPS = (
    "date",
    "dateword",
    "half",
    "part",
    "quarter",
    "quarter0",
    "bareq",
    "month",
    "monthword",
    "month0",
    "year",
    "daymonth",
    "day0",
)


def _tokens(low: str) -> Iterator[_Token]:
    """The tokens of bare text; a point that is no date of the calendar is a word."""
    before: tuple[_Token, ...] = ()
    for count, found in enumerate(_scanner().finditer(low)):
        if count >= _MANY:
            return
        token = _token(found, before)
        before = (*before[-1:], token)
        yield token


def _token(found: re.Match[str], before: tuple[_Token, ...]) -> _Token:
    start, end = found.span()
    group = next((k for k in _POINT_GROUPS if found[k] is not None), None)
    if group == "bareq" and not _in_quarters(before):
        year = found.start("bqy")
        return _dated(year, end, int(found["bqy"])) if "nam" in found.group() else _point(group, found)
    if group is not None:
        return _point(group, found)
    if found["phrase"] is not None:
        kind, value = phrases()[" ".join(found["phrase"].split())]
        return _Token(kind, start, end, value=value)
    if found["dash"] is not None or found["sep"] is not None:
        return _Token("dash" if found["dash"] else "list", start, end)
    word = found.group()
    if word in _ROMAN and _in_quarters(before):
        return _Token("yearless", start, end, precision="quarter", parts=(_ROMAN[word],))
    return _Token("word", start, end, value=word)


def _in_quarters(before: tuple[_Token, ...]) -> bool:
    """Whether a list of quarters goes on: ``Quý II, III``."""
    return len(before) == 2 and before[0].precision == "quarter" and before[1].kind in ("list", "dash", "to")


def _point(group: str, found: re.Match[str]) -> _Token:
    start, end = found.span()

    def number(name: str) -> int:
        return int(found[name])

    if group == "date":
        return _dated(start, end, number("y"), number("m"), number("d"))
    if group == "dateword":
        if found["wy"] is None:
            return _Token("yearless", start, end, precision="day", parts=(number("wm"), number("wd")))
        return _dated(start, end, number("wy"), number("wm"), number("wd"))
    if group == "half":
        if found["hy"] is None:
            return _Token(
                "yearless", start, end, precision="half", parts=(number("hn"),), value=found["side"]
            )
        return _half(start, end, number("hy"), number("hn"), found["side"])
    if group == "part":
        return _part(start, end, number("py"), found["pside"])
    if group in ("quarter", "bareq"):
        roman, year = (found["q"], number("qy")) if group == "quarter" else (found["bq"], number("bqy"))
        return _quarter(start, end, year, _ROMAN[roman.lstrip("0")])
    if group == "quarter0":
        return _Token("yearless", start, end, precision="quarter", parts=(_ROMAN[found["q0"].lstrip("0")],))
    if group in ("month", "monthword"):
        m, y = ("mm", "my") if group == "month" else ("nm", "ny")
        token = _dated(start, end, number(y), number(m))
        return replace(token, value="bare") if found.group()[0].isdigit() else token
    if group == "month0":
        return _Token("yearless", start, end, precision="month", parts=(number("m0"),))
    if group == "year":
        return _dated(start, end, number("yy"))
    if group == "daymonth":
        return _Token("yearless", start, end, precision="day", parts=(number("dm"), number("dd")))
    return _Token("dayonly", start, end, precision="day", parts=(number("d0" if found["d0"] else "d1"),))


def _dated(start: int, end: int, year: int, month: int | None = None, day: int | None = None) -> _Token:
    try:
        if month is None:
            return _Token("point", start, end, date(year, 1, 1), date(year, 12, 31), "year", (year,))
        if day is None:
            return _Token(
                "point", start, end, date(year, month, 1), _month_end(year, month), "month", (year, month)
            )
        return _Token(
            "point", start, end, date(year, month, day), date(year, month, day), "day", (year, month, day)
        )
    except ValueError:
        return _Token("word", start, end)


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _quarter(start: int, end: int, year: int, quarter: int) -> _Token:
    first = date(year, 3 * quarter - 2, 1)
    return _Token("point", start, end, first, _month_end(year, 3 * quarter), "quarter", (year, quarter))


def _half(start: int, end: int, year: int, months: int, side: str) -> _Token:
    if side == "dau":
        return _Token("point", start, end, date(year, 1, 1), _month_end(year, months), "half", (year,))
    return _Token("point", start, end, date(year, 13 - months, 1), date(year, 12, 31), "half", (year,))


def _part(start: int, end: int, year: int, side: str) -> _Token:
    """``cuối năm 2026`` as a point ends the year; where it begins is not said: the whole year, or the half named."""
    months = {"nua dau": (1, 6), "nua cuoi": (7, 12)}.get(" ".join(side.split()), (1, 12))
    return _Token(
        "point", start, end, date(year, months[0], 1), _month_end(year, months[1]), "year", (year,), side
    )


def _with_years(tokens: list[_Token]) -> list[_Token]:
    """Points without a year take it (and a bare day its month) from the next dated point near by."""
    out = list(tokens)
    following: _Token | None = None
    for i in range(len(out) - 1, -1, -1):
        token = out[i]
        if token.kind == "point":
            following = token
        elif token.kind in ("yearless", "dayonly") and following is not None:
            if token.precision == "quarter" and following.value == "bare" and following.parts[1] <= 4:
                following = _requarter(out, i, following)
            if (done := _completed(token, following)) is not None:
                out[i] = following = done
        elif token.kind in ("word", "recur", "event"):
            following = None
    return out


def _requarter(tokens: list[_Token], i: int, month: _Token) -> _Token:
    """In ``Quý 1-2/2026`` the ``2/2026`` is a quarter, too."""
    quarter = _quarter(month.start, month.end, month.parts[0], month.parts[1])
    tokens[tokens.index(month, i)] = quarter
    return quarter


def _completed(token: _Token, following: _Token) -> _Token | None:
    year = following.parts[0]
    if token.kind == "dayonly":
        return (
            _dated(token.start, token.end, year, following.parts[1], token.parts[0])
            if following.precision == "day"
            else None
        )
    if token.precision == "half":
        return _half(token.start, token.end, year, token.parts[0], token.value)
    if token.precision == "quarter":
        return _quarter(token.start, token.end, year, token.parts[0])
    return _dated(token.start, token.end, year, *token.parts)


def _walk(tokens: list[_Token], plain: str) -> list[Period]:
    """Tokens to periods, left to right."""
    out: list[Period] = []
    i = 0
    while i < len(tokens):
        if tokens[i].kind != "point":
            i += 1
            continue
        prefix, begin = _prefix(tokens, i)
        first = tokens[i]
        last, after, i = _range_end(tokens, i)
        open_end, i, end_char = _onward(tokens, i)
        out.append(
            _period(first, last, prefix, after, open_end, plain, begin, max(end_char, (last or first).end))
        )
    return out


def _prefix(tokens: list[_Token], i: int) -> tuple[str, int]:
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


def _range_end(tokens: list[_Token], i: int) -> tuple[_Token | None, bool, int]:
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


def _short_year(first: _Token, token: _Token) -> _Token | None:
    """``2021-25``: the century is that of the first year."""
    year = first.parts[0] // 100 * 100 + int(token.value)
    if first.precision != "year" or year <= first.parts[0]:
        return None
    return _dated(token.start, token.end, year)


def _onward(tokens: list[_Token], i: int) -> tuple[bool, int, int]:
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
    first: _Token,
    last: _Token | None,
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
    first: _Token, last: _Token | None, prefix: str, after: bool, onward: bool
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
    tokens = _with_years(list(_tokens(bare(plain))))
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


def _short(tokens: list[_Token], k: int) -> bool:
    return (
        k > 1
        and tokens[k].value.isdigit()
        and len(tokens[k].value) == 2
        and tokens[k - 1].kind == "dash"
        and tokens[k - 2].kind == "point"
    )


def parse_duration(text: str) -> DurationReading:
    """The first length of time in a cell: ``≤ 3 ngày làm việc``, ``18 tháng``, ``trong vòng 15 ngày``."""
    plain = clean(text)
    low = bare(plain[:2000])
    found = _DURATION.search(low)
    if found is None or (found.start("n") and low[found.start("n") - 1] in "/.,0123456789"):
        return DurationReading(None, None, None, "=", plain, 0, len(plain), "none", 0.0)
    value, unit = Decimal(found["n"].replace(",", ".")), found["unit"]
    comparator = _SIGNS.get(found["sign"] or "", "=")
    raw = plain[found.start() : found.end()]
    name = {
        "ngay": "day",
        "tuan": "week",
        "thang": "month",
        "nam": "year",
        "gio": "hour",
        "quy": "quarter",
    }.get(unit, "working_day")
    if name == "hour":
        return DurationReading(None, value, name, comparator, raw, found.start(), found.end(), "hours", 0.9)
    notes: tuple[Note, ...] = ()
    if name in ("month", "year", "quarter"):
        notes = (
            info(
                Code.TEXT_REPAIRED, "a month is counted as 30 days, a quarter as 90, a year as 365", found=raw
            ),
        )
    days = int(value * _DAYS[unit.split()[0]])
    return DurationReading(
        days,
        value,
        name,
        comparator,
        raw,
        found.start(),
        found.end(),
        "working_days" if name == "working_day" else "duration",
        0.95,
        notes,
    )
