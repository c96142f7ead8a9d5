"""What the figures of a column are: wanted or observed, of which year, in which unit, of what.

A header says it in words and years: ``Kế hoạch 2026 / Lượng (Tấn)`` is wanted, of 2026, in tấn, of the quantity;
``ƯTH Năm 2025`` an estimate of 2025; ``% so với kế hoạch`` a share of fulfilment, which is neither. The words
are the register ``value_kinds.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.model import Column, Table
from normalize.quantities.units import find_unit
from normalize.registers import rows
from normalize.roles import role_of
from normalize.targets.words import alternatives
from normalize.targets.years import heading_year
from normalize.text import clean

SHARE, GROWTH, WANTED = "share", "growth", "wanted"
_YEARS = regex.compile(
    r"(?:(?:đến|vào|trong|từ|của)\s+)*(?:(?:năm|giai\s+đoạn|gđ)\s*)*(?<!\d)(?:19|20)\d\d(?!\d)(?:\s*[-–]\s*(?:19|20)\d\d)?",
    regex.IGNORECASE,
)
_BRACKETS = regex.compile(r"\([^()]*+\)")
_EMPTY = regex.compile(
    r"(?<!\p{L})(?:năm|giai đoạn|đến|giao|được|của|tỉnh|toàn|cả|các|trong đó|gồm|chia ra|theo|đơn vị|tính|tháng|đầu|cuối)(?!\p{L})|\P{L}",
    regex.IGNORECASE,
)
"""Words of a header that tell nothing of what is measured."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the figures of one column are.

    Attributes:
        kind: None where they are wanted; an observation's kind, :data:`SHARE` or :data:`GROWTH`.
        subject: what tells the column from others of the same year: ``Lượng``, ``Xã khu vực I``; else None.
    """

    column: int
    kind: str | None
    year_start: int | None
    year: int | None
    unit: str | None
    subject: str | None


def figures_of(table: Table, now: int | None) -> dict[int, Figures]:
    """What the figures of each column of values are, by column.

    Args:
        now: the year of the document.
    """
    columns = [c for c in table.columns if role_of(c.role).holds_target or c.role == "baseline"]
    above = heading_year(clean(table.caption or ""))
    found = [_figures(c, now) for c in columns]
    found = [_bare_share(f, c, found) for f, c in zip(found, columns, strict=True)]
    observed = {f.year for f in found if f.kind in ("actual", "estimate")}
    settled = [_as_plan(f, observed, now) for f in found]
    if above is not None:
        settled = [
            replace(f, year_start=above.year_start, year=above.year)
            if f.kind in _OF_THE_YEAR and f.year is None and f.year_start is None
            else f
            for f in settled
        ]
    return {f.column: f for f in _told_apart(settled)}


_OF_THE_YEAR = frozenset({None, "actual", "estimate"})
"""Kinds of figures that are of the caption's year where their header names none."""
_BARE_SHARE = regex.compile(r"(?:tỷ\s*lệ|đạt|so\s*sánh)?[\s(/]*%?[\s)]*(?:đạt)?", regex.IGNORECASE)


def _bare_share(figures: Figures, column: Column, found: Sequence[Figures]) -> Figures:
    """``%`` beside columns of a plan and of what was done is the share of fulfilment."""
    kinds = {f.kind for f in found if f.column != figures.column}
    beside = kinds & {"actual", "estimate"} and kinds & {None, "plan"}
    if beside and _BARE_SHARE.fullmatch(column.header.rpartition(" / ")[2].strip()):
        return replace(figures, kind=SHARE)
    return figures


def _figures(column: Column, now: int | None) -> Figures:
    kind = "current" if column.role == "baseline" else _kind(column.header)
    year = column.year
    if (
        kind is None
        and year is not None
        and now is not None
        and year < now
        and not _wanted().search(column.header)
    ):
        kind = "actual"
    if kind == "current" and year is None:
        year = now
    start = column.year_start
    wanted = None if kind == WANTED else kind
    return Figures(
        column.index, wanted, start, year, column.unit or _unit(column.header), _subject(column.header)
    )


def _unit(header: str) -> str | None:
    """The unit in the brackets of a header, innermost level first: ``Lượng (Tấn)``."""
    for level in reversed(header.split(" / ")):
        for bracket in _BRACKETS.finditer(level):
            if find_unit(bracket.group(0)) is not None:
                return bracket.group(0).strip("() ")
    return None


def _kind(header: str) -> str | None:
    """The kind that a header states; None where it only names a year or nothing."""
    for place in ("column_share", "column_growth"):
        if _pattern(place).search(header):
            return SHARE if place == "column_share" else GROWTH
    observed, wanted = _pattern("column").search(header), _wanted().search(header)
    if observed is None:
        return WANTED if wanted else None
    kind = _kinds()[" ".join(observed.group(0).lower().split())]
    if wanted is not None and wanted.start() < observed.start() and kind == "actual":
        return WANTED
    return kind


def _as_plan(figures: Figures, observed: set[int | None], now: int | None) -> Figures:
    """A plan's figure of a year that is over, or that has been reckoned up beside it, is an earlier plan's."""
    if figures.kind is not None or figures.year is None:
        return figures
    over = now is not None and figures.year < now
    return replace(figures, kind="plan") if over or figures.year in observed else figures


def _told_apart(found: Sequence[Figures]) -> Iterable[Figures]:
    """Subjects only where they tell columns of one kind and year apart, or where one column says what it
    measures."""
    subjects = {f.subject for f in found if f.kind not in (SHARE,)}
    return [replace(f, subject=f.subject if len(subjects) > 1 or len(found) == 1 else None) for f in found]


def _subject(header: str) -> str | None:
    """The words of a header beside its years, kinds and units: ``Lượng`` of ``Kế hoạch 2026 / Lượng (Tấn)``."""
    levels = []
    for level in header.split(" / "):
        words = _YEARS.sub(" ", _BRACKETS.sub(" ", level))
        for place in ("column_share", "column_growth", "column", "column_wanted"):
            words = _pattern(place).sub(" ", words) if place != "column_wanted" else _bare_wanted(words)
        kept = clean(words).strip(" ,;:.-–%/")
        if len(_EMPTY.sub("", kept)) >= 2:
            levels.append(kept)
    return " / ".join(dict.fromkeys(levels)) or None


def _bare_wanted(words: str) -> str:
    """Without ``Kế hoạch``, ``Mục tiêu``; ``tốc độ tăng`` stays, since it says what is measured."""
    return _plan_words().sub(" ", words)


@cache
def _kinds() -> dict[str, str]:
    return {r["phrase"].lower(): r["kind"] for r in rows("value_kinds") if r["place"] == "column"}


@cache
def _pattern(place: str) -> regex.Pattern[str]:
    return regex.compile(
        alternatives([r["phrase"] for r in rows("value_kinds") if r["place"] == place]), regex.IGNORECASE
    )


@cache
def _plan_words() -> regex.Pattern[str]:
    phrases = [r["phrase"] for r in rows("value_kinds") if r["place"] == "column_wanted"]
    return regex.compile(alternatives([p for p in phrases if not p.startswith("tốc độ")]), regex.IGNORECASE)


def _wanted() -> regex.Pattern[str]:
    return _pattern("column_wanted")
