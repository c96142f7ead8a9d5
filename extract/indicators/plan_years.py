"""The years that the whole plan covers, for what no nearer words date.

    Kế hoạch … giai đoạn 2022 - 2025
    II. MỤC TIÊU: - 100% người bị tai nạn được hưởng trợ cấp.        2022-2025

It is the weakest of all dates. Nothing is dated so where an item of the same list names those years itself, or the last
and one beyond (there they are said where they are meant), nor a value whose sentence goes on to a year beyond them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extract.indicators.headings_over import Years
from extract.model import Clause
from extract.model.indicators import Dated
from normalize.notes import Code, info
from normalize.targets.model import Target, TargetReading
from normalize.targets.years import YearMention, find_years

_ONLY_TITLE = "Only the title of the document dates this value."


def plan_years(dated: Dated) -> Years | None:
    """The years of a plan for several years that are not over; None for reports and for plans of one year."""
    ahead = dated.end is not None and (dated.now is None or dated.end >= dated.now)
    return (dated.start, dated.end) if ahead and not dated.is_report and dated.start != dated.end else None


def lists_that_name(clauses: Sequence[Clause], years: Years | None) -> frozenset[str | None]:
    """The parents of the lists in which an item names the time of the plan itself, beside others: its span, or its last
    year and one beyond (``Năm 2030: 11%; Năm 2050: 37%``)."""
    if years is None:
        return frozenset()
    return frozenset(c.parent for c in clauses if c.heading != c.text and _names(c.text, years))


def _names(text: str, years: Years) -> bool:
    found = find_years(text)
    if years[0] is not None and any((y.year_start, y.year) == years for y in found):
        return True
    points = {y.year for y in found if y.year is not None}
    return years[1] in points and max(points) > (years[1] or 0)


def with_plan_years(reading: TargetReading, text: str, years: Years | None) -> TargetReading:
    """The reading of a statement whose undated targets have the years of the plan, each with a note.

    Args:
        reading: of the text, with the years of the plan handed down or without.
    """
    if years is None:
        return reading
    own = find_years(text)
    if any((y.year_start, y.year) == years for y in own):
        return reading
    return replace(reading, targets=tuple(_dated(t, text, years, own) for t in reading.targets))


def _dated(target: Target, text: str, years: Years, own: Sequence[YearMention]) -> Target:
    """``tăng 8,5%/năm, đến năm 2030 đạt 27 triệu tấn`` in a plan up to 2025: the year beyond, of the same part of the
    sentence, is of both."""
    if (target.year_start, target.year) not in (years, (None, None)):
        return target
    begin = max((m.end() for m in _CUT.finditer(text, 0, target.start)), default=0)
    cut = _CUT.search(text, target.end)
    named = [y for y in own if begin <= y.start < (cut.start() if cut else len(text))]
    if len(named) == 1 and (named[0].year or 0) > (years[1] or 0):
        return replace(target, year_start=named[0].year_start, year=named[0].year)
    notes = tuple(n for n in target.notes if n.code is not Code.PERIOD_UNPARSED)
    note = info(Code.PERIOD_UNPARSED, _ONLY_TITLE, found=target.raw)
    return replace(target, year_start=years[0], year=years[1], notes=(*notes, note))


_CUT = regex.compile(r";|\.\s")
