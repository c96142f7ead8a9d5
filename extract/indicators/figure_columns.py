"""What the figures of each column are: wanted or observed, of which year, in which unit, of what.

One header says it in words (:mod:`normalize.figure_headers`); the other columns, the lines above the table and the
year of the document say the rest: a plan's figure of a year that was reckoned up beside it is an earlier plan's, a
bare ``%`` beside plan and actual is the share of fulfilment, a bare year that is over tells what was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from extract.indicators.body_kinds import (
    CONTEXT,
    NEITHER,
    asked_for_by_body,
    kinds_by_body,
    summed_years,
)
from extract.indicators.caption_words import first_planned
from extract.indicators.class_subjects import last_month, months_summed
from extract.indicators.figures import Figures
from extract.indicators.kinds_by_words import kind_by_words
from extract.indicators.part_columns import units_of_wholes
from extract.indicators.subjects_apart import told_apart
from extract.indicators.units_above import unit_above, unit_of_measure
from extract.model import Column, Table
from extract.model.indicators import Dated
from extract.tables.price_lists import prices_among
from normalize.figure_header_words import is_average, names_places, years_counted, years_from_now
from normalize.figure_headers import WANTED, HeaderWords, header_words, names_scenario
from normalize.quantities.stated_units import find_unit
from normalize.roles import role_of
from normalize.targets.years import YearMention, heading_year
from normalize.text import clean, fold

_RECKONED = frozenset({"actual", "estimate"})
_OF_THE_YEAR = frozenset({None, WANTED, "actual", "estimate"})
"""Kinds of figures that are of the caption's year where their header names none."""
_SUM = regex.compile(
    r"(?:tổng|tổng\s+số|tổng\s+cộng|cộng|cả\s+giai\s+đoạn|toàn\s+giai\s+đoạn)", regex.IGNORECASE
)


def figures_of(table: Table, dated: Dated) -> dict[int, Figures]:
    """What the figures of each column of values are, by column."""
    columns = [c for c in table.columns if role_of(c.role).holds_target or c.role == "baseline"]
    if not columns:
        return {}
    words = {c.index: header_words(c.header) for c in columns}
    caption = [clean(line) for line in reversed(table.above)]
    above = next((year for line in caption if (year := heading_year(line)) is not None), None)
    kinds = {c.index: kind_by_words(c, words, caption, dated.now) for c in columns}
    kinds = kinds_by_body(table, words, kinds)
    kinds |= dict.fromkeys(prices_among(columns), CONTEXT)
    found = [_figures(c, words[c.index], kinds[c.index], table, caption) for c in columns]
    units = units_of_wholes([c.header for c in columns], [f.unit for f in found])
    found = [replace(f, unit=unit) for f, unit in zip(found, units, strict=True)]
    dated_columns = any(f.states_year and f.kind not in NEITHER for f in found)
    bare = [f.column for f in found if f.kind is None and f.year is None and dated_columns]
    asked = asked_for_by_body(table, bare)
    found = [replace(f, kind=WANTED, is_standard=True) if f.column in asked else f for f in found]
    found = _with_context(found, summed_years(table, words, kinds))
    found = [_of_a_year_near(f, table, above, dated) for f in found]
    found = [_of_the_caption(f, above, dated.now) for f in found]
    found = [_of_the_document(f, found, dated) for f in found]
    found = [_in_time(f, dated) for f in found]
    planned = dated.start or first_planned(caption, above)
    found = [_as_plan(f, found, dated, planned) for f in found]
    found = [_summed_to_an_estimate(f, found) for f in found]
    found = [replace(f, kind=None) if f.kind == WANTED else f for f in found]
    stated = {f.unit for f in found if f.kind not in NEITHER}
    found = [replace(f, unit_differs=len(stated) > 1) for f in found]
    return {f.column: f for f in told_apart(found, table, places=rows_are_places(table))}


def rows_are_places(table: Table) -> bool:
    """Whether the header of the names says that the rows are places."""
    return any(role_of(c.role).names_row and names_places(c.header) for c in table.columns)


def _figures(
    column: Column, words: HeaderWords, kind: str | None, table: Table, caption: Sequence[str]
) -> Figures:
    lines = [*([table.unit_note] if table.unit_note else []), *caption]
    measured = None if words.unit else unit_of_measure(words.subject, lines)
    own = words.unit or measured
    handed_down = column.unit if column.unit is not None and find_unit(column.unit) is not None else None
    above = unit_above(table, caption) or (handed_down if handed_down != own else None)
    return Figures(
        column.index,
        kind,
        words.year_start,
        words.year,
        own,
        None if words.year_start and _SUM.fullmatch(words.subject or "") else words.subject,
        above,
        words.direction,
        part=words.part,
        states_year=words.year is not None,
        of_measure=measured is not None,
        is_average=is_average(column.header),
        years_counted=years_counted(column.header),
    )


def _with_context(found: Sequence[Figures], sums: Mapping[int, tuple[int, int]]) -> list[Figures]:
    """The columns, where some name years, with those that name neither year nor kind: a sum over the years (``Tổng số``),
    a further measure of the one year named left of it, or figures that only tell of the rows.

    Args:
        sums: columns that are sums over others, with the first and last year of these.
    """
    spans = [(f.year_start or f.year, f.year) for f in found if f.states_year and f.kind not in NEITHER]
    years = {year for span in spans for year in span if year is not None}
    if not years:
        return list(found)
    wanted = [f for f in found if f.states_year and f.kind in (None, WANTED)]
    done: list[Figures] = []
    for f in found:
        if f.column in sums and f.kind not in NEITHER:
            start, year = sums[f.column]
            last = next(o.kind for o in found if o.year == year and o.kind not in NEITHER)
            done.append(replace(f, kind=f.kind or last, year_start=start, year=year, subject=None))
        elif (
            f.is_average
            and f.year is None
            and f.kind not in NEITHER
            and (span := _years_left_of(done, f.years_counted))
        ):
            done.append(replace(f, kind=done[-1].kind, year_start=span[0], year=span[1]))
        elif f.kind is not None or f.year is not None or f.part is not None:
            done.append(f)
        elif f.subject is not None and _SUM.fullmatch(f.subject) and len(wanted) > 1:
            done.append(replace(f, kind=WANTED, year_start=min(years), year=max(years), subject=None))
        elif len(years) == 1 and (before := [d for d in done if d.states_year and d.kind not in NEITHER]):
            left = before[-1]
            done.append(replace(f, kind=left.kind, year_start=left.year_start, year=left.year))
        else:
            done.append(replace(f, kind=CONTEXT))
    return done


def _years_left_of(done: Sequence[Figures], counted: int | None) -> tuple[int, int] | None:
    """First and last of the years that stand right left of a column, each the one after the last; None where there are not two.

    Args:
        counted: how many years the column says that it is over: ``Bình quân 5 năm``.
    """
    years: list[int] = []
    for f in reversed(done):
        if f.year is None or f.year_start is not None or (years and f.year != years[-1] - 1):
            break
        if len(years) == counted:
            break
        years.append(f.year)
    return (years[-1], years[0]) if len(years) > 1 else None


def _of_a_year_near(figures: Figures, table: Table, above: YearMention | None, dated: Dated) -> Figures:
    """``TH năm trước``: of the year before the one that the lines above the table, the title or the date name."""
    away = years_from_now(table.columns[figures.column].header) if figures.year is None else None
    base = (above.year if above is not None and above.year_start is None else None) or (
        dated.end if dated.start in (None, dated.end) and dated.end is not None else dated.now
    )
    if away is None or base is None or figures.kind in NEITHER:
        return figures
    kind = "actual" if figures.kind is None and away < 0 else figures.kind
    return replace(figures, kind=kind, year=base + away)


def _of_the_caption(figures: Figures, above: YearMention | None, now: int | None) -> Figures:
    """A column that names no year is of the year that the lines above name; what was done is of no year ahead."""
    if above is None or figures.kind not in _OF_THE_YEAR or figures.year is not None or figures.is_standard:
        return figures
    if figures.kind in ("actual", "estimate") and above.year and now is not None and above.year > now:
        return figures
    return replace(figures, year_start=above.year_start, year=above.year)


def _of_the_document(figures: Figures, beside: Sequence[Figures], dated: Dated) -> Figures:
    """A column that names no year under a caption that names none: of the one year that the title names; what was done, of
    the document's own year; what is wanted, of the one year that other columns name."""
    if figures.year is not None or figures.kind not in _OF_THE_YEAR or figures.is_standard:
        return figures
    title = dated.end if dated.start in (None, dated.end) else None
    if figures.kind in (None, WANTED):
        years = {f.year for f in beside if f.kind in (None, WANTED) and f.year is not None}
        return replace(figures, year=title or (next(iter(years)) if len(years) == 1 else None))
    over = title if title is not None and (dated.now is None or title <= dated.now) else dated.now
    return replace(figures, year=over)


def _in_time(figures: Figures, dated: Dated) -> Figures:
    """What the year of the document says: a bare year before it was (in a report also its own), an estimate of a year
    ahead is wanted."""
    now = dated.now
    if figures.kind in ("current", "baseline") and figures.year is None and now is not None:
        return replace(figures, year=now)
    if now is None or figures.year is None:
        return figures
    if figures.kind is None and figures.year < now + dated.is_report:
        return replace(figures, kind="actual")
    early = figures.kind == "actual" and figures.states_year and _is_early(dated)
    open_ = figures.year > now or (figures.year == now and early)
    whole = figures.part is None or figures.year > now
    return (
        replace(figures, kind=None) if figures.kind in ("estimate", "actual") and open_ and whole else figures
    )


def _is_early(dated: Dated) -> bool:
    """Whether nobody could know yet what a whole year was: ``Vốn FDI thực hiện năm 2026`` in a plan of January 2026."""
    return not dated.is_late and not dated.is_report


def _as_plan(figures: Figures, beside: Sequence[Figures], dated: Dated, planned: int | None) -> Figures:
    """A plan's figure of a year that is over, or that has been reckoned up beside it, or before the year that is planned
    now, is an earlier plan's; a bare year that is ending, before the years that are planned, is an estimate.

    Args:
        planned: the year that the lines above the table name, else the first that the title names.
    """
    now = dated.now
    if figures.kind not in (None, WANTED) or figures.year is None:
        return figures
    scenario = names_scenario(figures.subject or "")
    over = now is not None and figures.year < now + (dated.is_report and not scenario)
    alike = [f for f in beside if not _is_apart(figures, f)]
    reckoned = any(
        f.year == figures.year and f.kind in _RECKONED and (f.states_year or not figures.states_year)
        for f in alike
    )
    later = any(f.kind in (None, WANTED) and f.year is not None and f.year > figures.year for f in beside)
    planned_ahead = dated.is_late or (planned is not None and planned > figures.year)
    ending = not scenario and later and now == figures.year and planned_ahead
    if figures.kind is None and (own := _of_bare_year(figures, alike, ending=ending)) is not None:
        return replace(figures, kind=own)
    return replace(figures, kind="plan") if over or reckoned or ending else figures


def _is_apart(bare: Figures, other: Figures) -> bool:
    """Whether a bare year is of another measure than a column beside it: ``Tỷ trọng / 2025`` beside ``Tốc độ tăng / Ước 2025``."""
    measured = bare.kind is None and bare.states_year and bare.subject is not None
    return measured and other.subject is not None and fold(bare.subject or "") != fold(other.subject)


def _of_reckoned_years(figures: Figures, beside: Sequence[Figures]) -> str | None:
    """The kind of a bare average over years that have all been reckoned, that of the last of them; None for any other."""
    if not figures.is_average or figures.year_start is None or figures.year is None:
        return None
    span = range(figures.year_start, figures.year + 1)
    kinds = {f.year: f.kind for f in beside if f.year_start is None and f.year in span and f.part is None}
    return kinds[figures.year] if set(kinds) == set(span) and set(kinds.values()) <= _RECKONED else None


def _summed_to_an_estimate(figures: Figures, beside: Sequence[Figures]) -> Figures:
    """What was done in the months up to one that is only estimated is an estimate: ``Lũy kế 9 tháng`` beside ``Ước tháng 9`` or
    ``Ước quý III``."""
    last = months_summed(figures.part) if figures.kind == "actual" else None
    estimated = {last_month(f.part) for f in beside if f.kind == "estimate" and f.year == figures.year}
    return replace(figures, kind="estimate") if last is not None and last in estimated else figures


def _of_bare_year(figures: Figures, beside: Sequence[Figures], *, ending: bool) -> str | None:
    """The kind of a column whose header names no more than a year, or not even that; None where it is what is wanted or
    an earlier plan's.

    Args:
        ending: whether the year is that of the document and others are planned.
    """
    if (average := _of_reckoned_years(figures, beside)) is not None:
        return average
    reckoned = next((f.kind for f in beside if f.year == figures.year and f.kind in _RECKONED), None)
    if reckoned is not None and not figures.states_year:
        return reckoned
    if (ending or reckoned is not None) and figures.part is not None:
        return "actual"
    return "estimate" if ending and reckoned is None else None
