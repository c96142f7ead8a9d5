"""Time cells: ``2017-sau 2025``, ``Quý I/2027``, ``Trước ngày 25/4/2018``, ``Thường xuyên, hằng năm``.

A cell is cut into tokens on its bare letters (a scan's ``Hẳng năm`` is ``Hằng năm``): points in time (a day,
a month, a quarter, a half, a year), words that relate them (``data/period_phrases.csv``) and other words,
which end a phrase. A walk over the tokens makes periods: a point, ``A - B``, ``từ A``, ``trước A``,
``đến A``,
``A và các năm tiếp theo``. A point without a year takes it from the next one (``01/3 - 05/3/2018``).

Both dates are inclusive. ``Trước ngày 25/4/2018`` ends on 24 April. ``từ năm 2026`` and ``Năm 2026 và các năm
tiếp theo`` have only a start; ``2017-sau 2025`` and ``2021-2025 và giai đoạn tiếp
theo`` keep their printed end; all four are open-ended. ``Hằng
năm`` beside dates is the recurrence of those dates. ``tầm nhìn đến năm
2050`` is a period of its own with the rule ``vision``, after the plan's. Spans count in ``normalize.text.clean(text)``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from normalize.notes import Code, info, warning
from normalize.periods.durations import parse_duration
from normalize.periods.phrases import Period, periods_of
from normalize.periods.tokens import Token, cut, with_years
from normalize.text import bare, clean

_LONGEST = 200
"""Letters of the longest cell that is taken for a period and nothing else."""
_TIME_KINDS = frozenset(
    {
        *("point", "recur", "yearless", "dayonly"),
        *("from", "before", "after", "to", "vision", "now", "onward"),
        *("list", "filler", "dash"),
    }
)
"""Kinds of tokens that a cell of time is made of."""
_CLOCK = re.compile(
    r"(?:\b(?:từ|lúc|vào|trước)\s+)?(?<![\d/])\d{1,2}\s?(?:giờ|g|h)(?:(?![^\W\d_])\s?\d{1,2}\s?phút\b|\s?\d{2}(?![\d/])|(?![^\W_]))",
    re.IGNORECASE,
)
"""A time of the day: ``20 giờ 15 phút``, ``17h30``."""
_ONWARD = re.compile(
    r"\b(?:cac|nhung) (?:nam|giai doan) (?:tiep theo|sau)\b|\b(?:tro di|ve sau|tiep tuc|duy tri)\b"
)
"""Words that say by themselves that something goes on; ``năm tiếp theo`` is one year."""
_BROKEN_YEAR = re.compile(r"((?:(?![0-9]{4}).)*[0-9iv]\s?/\s?)([12][0-9]{0,2}) ([0-9]{1,3})")
"""``30/11/202 2``: the line broke inside the year."""


@lru_cache(maxsize=4096)
def parse_period(text: str) -> tuple[Period, ...]:
    """The periods of a cell, in order; () for an empty cell.

    An unreadable cell gives one Period without dates and with the note ``period_unparsed``: info where the
    cell is a duration or names an event or says that it is done, else a warning.
    """
    plain = clean(text)
    if not plain.strip(" -–—.…/"):
        return ()
    tokens = with_years(list(cut(_whole_year(bare(plain)))))
    periods = periods_of(tokens, plain)
    recurrences = [t for t in tokens if t.kind == "recur"]
    if not periods and not recurrences:
        return (_goes_on_only(plain) or _unread(plain, tokens),)
    if not recurrences:
        return _doubted(periods, tokens, plain)
    return _with_recurrence(periods, recurrences, plain)


def without_clock_times(text: str) -> str:
    """A cell without its times of the day: ``Từ 20 giờ 15 phút ngày 23 tháng 1`` → ``ngày 23 tháng 1``."""
    return _CLOCK.sub(" ", text)


def _whole_year(low: str) -> str:
    """A year that a narrow cell broke is whole again, spans kept: ``truoc 30/11/202 2`` →
    ``truoc 30/11/2022``.

    Only where it ends the cell, is its only year and lost one digit, so that no other reading is left.
    """
    found = _BROKEN_YEAR.fullmatch(low)
    if found is None or len(found[2] + found[3]) != 4 or len(found[2]) == 2:
        return low
    return f"{found[1]} {found[2]}{found[3]}"


def _with_recurrence(periods: list[Period], recurrences: list[Token], plain: str) -> tuple[Period, ...]:
    """``Từ tháng 5/2026, thường xuyên`` is one period that recurs; without dates the first recurrence is
    it."""
    first = recurrences[0]
    if len(periods) == 1:
        one = periods[0]
        start, end = min(one.start_char, first.start), max(one.end_char, first.end)
        return (replace(one, recurrence=first.value, raw=plain[start:end], start_char=start, end_char=end),)
    alone = _undated(plain, (first.start, recurrences[-1].end), "recurrence", 0.95, recurrence=first.value)
    return (*periods, alone) if periods else (alone,)


def _doubted(periods: list[Period], tokens: list[Token], plain: str) -> tuple[Period, ...]:
    """A warning on every period where the cell also names a point whose year is not stated."""
    loose = next((t for t in tokens if t.kind in ("yearless", "dayonly") and t.precision != "day"), None)
    if loose is None:
        return tuple(periods)
    raw = plain[loose.start : loose.end]
    note = warning(Code.PERIOD_UNPARSED, f"the year of '{raw}' is not stated", found=raw)
    return tuple(replace(p, notes=(*p.notes, note), confidence=0.5) for p in periods)


def _undated(
    plain: str, span: tuple[int, int], rule: str, confidence: float, *, recurrence: str | None = None
) -> Period:
    """A period that has no dates."""
    start, end = span
    return Period(None, None, False, recurrence, "none", plain[start:end], start, end, rule, confidence)


def _goes_on_only(plain: str) -> Period | None:
    """A period without dates and without end, for a cell that says only so: ``Các năm tiếp theo``."""
    low = bare(plain)
    tokens = list(cut(low if low.startswith("va ") else f"va {low}"))
    if not tokens or any(t.kind not in ("onward", "list", "filler") for t in tokens):
        return None
    if not _ONWARD.search(low):
        return None
    note = info(Code.PERIOD_UNPARSED, "the cell says that it goes on, no date", found=plain[:80])
    open_period = _undated(plain, (0, len(plain)), "onward", 0.9)
    return replace(open_period, open_ended=True, notes=(note,))


def _unread(plain: str, tokens: list[Token]) -> Period:
    """A period without dates, for a cell without a date: it recurs at times the dataset has no word for, states a
    duration, names an event, or cannot be read."""
    found, kinds = plain[:80], {t.kind for t in tokens}
    if "cycle" in kinds:
        message = "it recurs as the dataset has no word for"
        rule, note = "cycle", info(Code.PERIOD_UNPARSED, message, found=found)
    elif parse_duration(plain).value is not None and not _names_day(tokens):
        rule, note = (
            "duration",
            info(Code.PERIOD_UNPARSED, "the cell states a duration, no date", found=found),
        )
    elif "event" in kinds:
        rule, note = "event", info(Code.PERIOD_UNPARSED, "the cell names an event, no date", found=found)
    else:
        rule, note = "unparsed", warning(Code.PERIOD_UNPARSED, "no period could be read", found=found)
    confidence = 0.0 if rule == "unparsed" else 0.9
    return replace(_undated(plain, (0, len(plain)), rule, confidence), notes=(note,))


def _names_day(tokens: list[Token]) -> bool:
    """Whether a day of a month is named, without a year: ``ngày 23 tháng 1`` are no 23 months."""
    return any(t.kind == "yearless" and t.precision == "day" for t in tokens)


@lru_cache(maxsize=4096)
def looks_like_period(text: str) -> bool:
    """Whether the whole cell is a period, a recurrence or a date, nothing else: for shifted cells and column
    types.

    A lone year (``2025``) counts, although ``2024`` may also be an amount: weigh its column's other cells.
    """
    if len(text) > _LONGEST:
        return False
    plain = clean(text)
    tokens = with_years(list(cut(_whole_year(bare(plain)))))
    if not any(t.kind in ("point", "recur") for t in tokens):
        return False
    if any(t.kind not in _TIME_KINDS and not _is_short_year(tokens, k) for k, t in enumerate(tokens)):
        return False
    return not any(c in "%$€" for c in plain)


def _is_short_year(tokens: list[Token], k: int) -> bool:
    """Whether a word is the second year of ``2021-25``."""
    token = tokens[k]
    two_digits = token.kind == "word" and token.value.isdigit() and len(token.value) == 2
    return k > 1 and two_digits and tokens[k - 1].kind == "dash" and tokens[k - 2].kind == "point"
