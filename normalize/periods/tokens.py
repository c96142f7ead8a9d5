"""A time cell cut into tokens: points in time, the words that relate them, other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from normalize.registers import rows

_Y = r"(?:19[4-9][0-9]|20[0-9]{2}|2100)"
_QUARTERS = {
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
_SPELT_MONTHS = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
"""Months in words, January first; ``tháng năm 2026`` without a second ``năm`` says no month."""
_SPELT = "|".join(m.replace(" ", r"\s") for m in sorted(_SPELT_MONTHS, key=len, reverse=True) if m != "nam")
_BEFORE_YEAR = r"(?:\s?[/.-]\s?|\s?[,(]?\s?(?:cua\s)?nam\s|,\s|\s?\(|\s)"
"""What stands between a quarter or month and its year: ``/``, ``-``, ``năm``, ``, năm``, ``(``, a space."""
_POINTS = rf"""
  (?P<date>(?<![0-9/.])(?P<d>[0-9]{{1,2}})\s?[/.-]\s?(?P<m>[0-9]{{1,2}})\s?[/.-]\s?(?P<y>{_Y})(?![0-9]|/[a-z]))
| (?P<shortdate>(?<![0-9/.])(?P<sd>[0-9]{{1,2}})(?P<ss>[/.])(?P<sm>[0-9]{{1,2}})(?P=ss)(?P<sy>[1-3][0-9])(?![0-9/.]|\s[0-9]))
| (?P<dateword>(?:ngay\s|(?<![0-9a-z/.,-])(?=[0-9]{{1,2}}\sthang\s[0-9]{{1,2}},?\snam\s{_Y}))(?P<wd>[0-9]{{1,2}})\sthang\s(?P<wm>[0-9]{{1,2}})(?:,?\snam\s(?P<wy>{_Y}))?(?![0-9]))
| (?P<half>(?P<hn>0?[1-9]|1[0-2])(?:\sthang|\s?t)\s(?P<side>dau|cuoi)(?:\s(?:cua\s)?nam(?:\s(?P<hy>{_Y}))?)?(?![0-9a-z]))
| (?P<part>(?P<pside>dau|cuoi|giua|nua\sdau|nua\scuoi)\snam\s(?P<py>{_Y})(?![0-9]))
| (?P<quarter>(?:qu[yi]\s?|(?<![a-z])q\.?\s?)(?P<q>{_Q}){_BEFORE_YEAR}(?P<qy>{_Y})(?![0-9]))
| (?P<quarter2>(?:qu[yi]\s?|(?<![a-z])q\.?\s?)(?P<q2>{_Q})\s?/\s?(?P<qy2>[23][0-9])(?![0-9/]))
| (?P<quarter0>(?:qu[yi]\s|(?<![a-z])q\.?)(?P<q0>{_Q})(?![0-9a-z/]|\slan))
| (?P<bareq>(?<![0-9a-z/])(?P<bq>iv|i{{1,3}}|(?:0?[1-9]|1[0-2])(?=\snam))(?:/|\snam\s)(?P<bqy>{_Y})(?![0-9]))
| (?P<month>(?:thang\s|(?<![a-z0-9])t\.?)?(?<![0-9/])(?P<mm>0?[1-9]|1[0-2])\s?/\s?(?P<my>{_Y})(?![0-9]|/))
| (?P<month2>(?:thang\s|(?<![a-z0-9])t\.?)(?P<m2>0?[1-9]|1[0-2])\s?/\s?(?P<my2>[23][0-9])(?![0-9/]))
| (?P<years2>(?:giai\sdoan|nam)\s(?P<ya>2[0-9])\s?-\s?(?P<yb>[23][0-9])(?![0-9a-z/.,]|\s[0-9a-z]))
| (?P<monthword>(?:thang\s|(?<![a-z0-9])t\.?)(?P<nm>0?[1-9]|1[0-2]){_BEFORE_YEAR}(?P<ny>{_Y})(?![0-9]))
| (?P<monthspelt>thang\s(?P<mw>{_SPELT})(?:\s?[,(]?\s?nam)?\s(?P<wmy>{_Y})(?![0-9]))
| (?P<month0>(?:thang\s|(?<![a-z0-9])t\.?)(?P<m0>0?[1-9]|1[0-2])(?![0-9/]|\slan))
| (?P<year>(?:nam\s)?(?<![0-9.,/])(?P<yy>{_Y})(?![0-9]|/[a-z0-9]|[.,][0-9]))
| (?P<daymonth>(?:ngay\s)?(?<![0-9/])(?P<dd>[0-9]{{1,2}})/(?P<dm>0?[1-9]|1[0-2])(?![0-9/]))
| (?P<day0>(?:ngay\s(?P<d0>[0-9]{{1,2}})|(?<![0-9/.,-])(?P<d1>[0-9]{{1,2}})(?=\s?-\s?[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}))(?![0-9/]))
"""
_MONTHS = re.compile(r"[0-9]{1,2}\s?-\s?[0-9]{1,2}\s?/.*")
"""``06-12/2026``: from June to December."""
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_MOST_TOKENS = 400
"""Tokens of a cell that are read; what is beyond is no cell of time."""
_POINT_GROUPS = frozenset(
    {
        "date",
        "shortdate",
        "dateword",
        "half",
        "part",
        "quarter",
        "quarter2",
        "quarter0",
        "bareq",
        "month",
        "month2",
        "years2",
        "monthword",
        "monthspelt",
        "month0",
        "year",
        "daymonth",
        "day0",
    }
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a cell.

    Attributes:
        kind: point (a dated one), yearless, dayonly, word, dash, list, or the kind of a phrase of the
            register.
        start, end: its span.
        first, last: its days, both inclusive, of a point.
        precision: day, month, quarter, half or year.
        parts: year, month, day as far as known; of a yearless one, what it has.
        value: a word itself; a recurrence; the side of a half; ``begin`` or ``end`` of words that say so.
    """

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
    return {row["phrase"]: (row["kind"], row["value"]) for row in rows("period_phrases")}


@cache
def _scanner() -> re.Pattern[str]:
    words = "|".join(
        re.escape(p).replace(r"\ ", r"\s") for p in sorted(phrases(), key=lambda p: (-len(p), p))
    )
    return re.compile(
        rf"{_POINTS}|(?P<phrase>(?<![a-z0-9])(?:{words})(?![a-z0-9]))|(?P<part0>(?<=[,&;\s-])(?:0?[1-9]|1[0-2])(?=\s?[,&;]\s?[0-9]))|(?P<num>(?<![0-9])[0-9]+(?:[.,][0-9]+)*)|(?P<dash>[-~÷_…]|\.\.\.)|(?P<sep>[,;+&])|(?P<word>[^\W\d_]+)",
        re.VERBOSE,
    )


def cut(low: str) -> Iterator[Token]:
    """The tokens of bare text; a point that is no date of the calendar is a word."""
    before: tuple[Token, ...] = ()
    for count, found in enumerate(_scanner().finditer(low)):
        if count >= _MOST_TOKENS:
            return
        token = _token(found, before)
        before = (*before[-1:], token)
        yield token


def _token(found: re.Match[str], before: tuple[Token, ...]) -> Token:
    start, end = found.span()
    group = found.lastgroup  # the alternative that matched: its group is the last to close
    if group == "bareq" and not _in_series(before, "quarter"):
        return _number_before_year(found, before)
    if group in _POINT_GROUPS:
        return _point(group, found)
    if group == "phrase":
        kind, value = phrases()[" ".join(found["phrase"].split())]
        return Token(kind, start, end, value=value)
    if group in ("dash", "sep"):
        return Token("dash" if group == "dash" else "list", start, end)
    word = found.group()
    if word in _QUARTERS and _in_series(before, "quarter"):
        return Token("yearless", start, end, precision="quarter", parts=(_QUARTERS[word],))
    if _MONTH.fullmatch(word) and _in_series(before, "month"):
        return Token("yearless", start, end, precision="month", parts=(int(word),))
    return Token("word", start, end, value=word)


def _in_series(before: tuple[Token, ...], precision: str) -> bool:
    """Whether a list of quarters or months goes on: ``Quý II, III``, ``tháng 3 đến 11``."""
    if len(before) < 2 or before[1].kind not in ("list", "dash", "to"):
        return False
    return before[0].precision == precision and before[0].kind == "yearless"


def _number_before_year(found: re.Match[str], before: tuple[Token, ...]) -> Token:
    """A number right before a year: a month of a list of months (``tháng 3 đến 11 năm 2026``), a quarter (``II/2026``),
    or a number of something else, which the year stands alone beside."""
    start, end = found.span()
    if "nam" not in found.group():
        return _point("bareq", found)
    if _in_series(before, "month") and found["bq"].isdigit():
        return dated(start, end, int(found["bqy"]), int(found["bq"]))
    return dated(found.start("bqy"), end, int(found["bqy"]))


def _point(group: str, found: re.Match[str]) -> Token:
    start, end = found.span()

    def number(name: str) -> int:
        return int(found[name])

    if group == "date":
        if _MONTHS.fullmatch(found.group()) and number("d") < number("m") <= 12:
            first, last = (dated(start, end, number("y"), number(k)) for k in ("d", "m"))
            return replace(first, last=last.last)
        return dated(start, end, number("y"), number("m"), number("d"))
    if group == "shortdate":
        return dated(start, end, 2000 + number("sy"), number("sm"), number("sd"))
    if group == "dateword":
        if found["wy"] is None:
            return Token("yearless", start, end, precision="day", parts=(number("wm"), number("wd")))
        return dated(start, end, number("wy"), number("wm"), number("wd"))
    if group == "half":
        if found["hy"] is None:
            return Token("yearless", start, end, precision="half", parts=(number("hn"),), value=found["side"])
        return _half(start, end, number("hy"), number("hn"), found["side"])
    if group == "part":
        return _part(start, end, number("py"), found["pside"])
    if group in ("quarter", "bareq"):
        roman, year = (found["q"], number("qy")) if group == "quarter" else (found["bq"], number("bqy"))
        return _quarter(start, end, year, _QUARTERS[roman.lstrip("0")])
    if group == "quarter0":
        return Token("yearless", start, end, precision="quarter", parts=(_QUARTERS[found["q0"].lstrip("0")],))
    if group in ("month", "monthword"):
        m, y = ("mm", "my") if group == "month" else ("nm", "ny")
        token = dated(start, end, number(y), number(m))
        return replace(token, value="bare") if found.group()[0].isdigit() else token
    if group == "monthspelt":
        return dated(start, end, number("wmy"), _SPELT_MONTHS.index(" ".join(found["mw"].split())) + 1)
    if group == "month0":
        return Token("yearless", start, end, precision="month", parts=(number("m0"),))
    if group == "quarter2":
        return _quarter(start, end, 2000 + number("qy2"), _QUARTERS[found["q2"].lstrip("0")])
    if group == "month2":
        return dated(start, end, 2000 + number("my2"), number("m2"))
    if group == "years2":
        first, last = (dated(start, end, 2000 + number(k)) for k in ("ya", "yb"))
        return replace(first, last=last.last) if number("ya") < number("yb") else Token("word", start, end)
    if group == "year":
        return dated(start, end, number("yy"))
    if group == "daymonth":
        return Token("yearless", start, end, precision="day", parts=(number("dm"), number("dd")))
    return Token("dayonly", start, end, precision="day", parts=(number("d0" if found["d0"] else "d1"),))


def dated(start: int, end: int, year: int, month: int | None = None, day: int | None = None) -> Token:
    """A year, a month or a day at a span as a point; a word where the calendar has no such date."""
    try:
        if month is None:
            return Token("point", start, end, date(year, 1, 1), date(year, 12, 31), "year", (year,))
        if day is None:
            return Token(
                "point", start, end, date(year, month, 1), _month_end(year, month), "month", (year, month)
            )
        return Token(
            "point", start, end, date(year, month, day), date(year, month, day), "day", (year, month, day)
        )
    except ValueError:
        return Token("word", start, end)


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _quarter(start: int, end: int, year: int, quarter: int) -> Token:
    first = date(year, 3 * quarter - 2, 1)
    return Token("point", start, end, first, _month_end(year, 3 * quarter), "quarter", (year, quarter))


def _half(start: int, end: int, year: int, months: int, side: str) -> Token:
    if side == "dau":
        return Token("point", start, end, date(year, 1, 1), _month_end(year, months), "half", (year,))
    return Token("point", start, end, date(year, 13 - months, 1), date(year, 12, 31), "half", (year,))


def _part(start: int, end: int, year: int, side: str) -> Token:
    """``cuối năm 2026`` as a point ends the year; where it begins is not stated: the whole year, or the half
    named."""
    months = {"nua dau": (1, 6), "nua cuoi": (7, 12)}.get(" ".join(side.split()), (1, 12))
    return Token(
        "point", start, end, date(year, months[0], 1), _month_end(year, months[1]), "year", (year,), side
    )


def with_years(tokens: list[Token]) -> list[Token]:
    """Points without a year take it (and a bare day its month) from the next dated point near by."""
    out = list(tokens)
    following: Token | None = None
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


def _requarter(tokens: list[Token], i: int, month: Token) -> Token:
    """In ``Quý 1-2/2026`` the ``2/2026`` is a quarter, too."""
    quarter = _quarter(month.start, month.end, month.parts[0], month.parts[1])
    tokens[tokens.index(month, i)] = quarter
    return quarter


def _completed(token: Token, following: Token) -> Token | None:
    year = following.parts[0]
    if token.kind == "dayonly":
        return (
            dated(token.start, token.end, year, following.parts[1], token.parts[0])
            if following.precision == "day"
            else None
        )
    if token.precision == "half":
        return _half(token.start, token.end, year, token.parts[0], token.value)
    if token.precision == "quarter":
        return _quarter(token.start, token.end, year, token.parts[0])
    return dated(token.start, token.end, year, *token.parts)
