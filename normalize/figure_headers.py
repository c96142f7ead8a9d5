"""What the words of one header say of the figures below it: wanted or observed, of which years, in which unit, of what.

    Kế hoạch 2026 / Lượng (Tấn)     wanted, 2026, tấn, of ``Lượng``
    ƯTH năm 2025                    an estimate of 2025
    So sánh (%) / TH 2025/KH 2025   a share of fulfilment
    Tăng, giảm so với 2024 (%)      a comparison

The words are the register ``value_kinds.csv``; the levels of a header are joined by " / ", the lowest decides first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex

from normalize.figure_header_ratios import YEAR, against, kinds, over_plan, plan, ratio
from normalize.figure_header_words import names_places, pattern
from normalize.quantities.stated_units import find_unit
from normalize.registers import rows
from normalize.text import clean, fold

SHARE, GROWTH, WANTED = "share", "growth", "wanted"
"""Kinds beside those of observations: a share of fulfilment, a comparison, a figure that is wanted."""
_SPAN = regex.compile(
    rf"(?P<a>{YEAR})\s*(?:[-–—]|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?(?P<b>{YEAR})", regex.IGNORECASE
)
_POINT = regex.compile(YEAR)
_YEARS = regex.compile(
    rf"(?:(?:đến|vào|trong|từ|của|hết|cuối|đầu)\s+)*(?:(?:năm|giai\s+đoạn|gđ|thời\s+kỳ|nhiệm\s+kỳ)\s*)*{YEAR}(?:\s*(?:[-–—]|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?{YEAR})?",
    regex.IGNORECASE,
)
_PART = regex.compile(
    r"(?<!\p{L})quý\s*(?:[IV]+|[1-4])(?!\p{L})|(?<!\d)\d{1,2}\s*(?:tháng|T)(?!\p{L})(?:\s+(?:đầu|cuối)\s+năm)?|(?<!\p{L})(?:tháng|T)\s*\d{1,2}(?!\d)|(?<!\p{L})nửa\s+(?:đầu|cuối)(?:\s+năm)?|(?<!\p{L})vụ\s+(?:\p{Lu}\p{L}+\s*[-–]?\s*){1,2}",
    regex.IGNORECASE,
)
_MONTH_OF = regex.compile(
    rf"(?P<part>(?<!\p{{L}})(?:tháng|T|quý)\s*(?:\d{{1,2}}|[IV]+)|\d{{1,2}}\s*(?:tháng|T))\s*/\s*(?P<year>{YEAR})",
    regex.IGNORECASE,
)
"""``tháng 10/2025``, ``9T/2025``: a part of a year, and no share of one in the other."""
_FIRST_PART = regex.compile(r"(?<!\p{L})(?:tháng|quý|nửa)\s+đầu\s+\p{L}+", regex.IGNORECASE)
"""``6 tháng đầu năm``: not the state at the beginning of the year."""
_AMONG = regex.compile(r"trong\s+đó\s*:\s*(?=\p{L})", regex.IGNORECASE)
_BY = regex.compile(
    r"(?:trong\s+đó\W*)?(?:(?:được\s+)?(?:phân|chia|giao|phân\s+bổ|phân\s+chia|tính)\s+)?(?:theo|cho)(?!\p{L})",
    regex.IGNORECASE,
)
_SCHOOL_YEAR = regex.compile(
    rf"(?P<of>(?:năm\s+học|niên\s+vụ|niên\s+khóa|vụ))\s*(?P<a>{YEAR})\s*/\s*(?P<b>{YEAR})", regex.IGNORECASE
)
"""``Năm học 2025/2026``: a span, and no year held against another."""
_BRACKETS = regex.compile(r"\([^()]*+\)")
_UNIT_BEHIND = regex.compile(r"(?:[,;–-]|\s)\s*(?P<unit>%|‰|(?<=[,;–-]\s?)[\p{L}²³/. 01]{1,25})\s*$")
_NUMBERS = r"i{1,3}|iv"
"""Roman figures of quarters."""
_CHANGE = regex.compile(
    r"(?<!(?:độ|lệ|mức)\s)(?<!\p{L})(?P<verb>giảm|tăng(?!\s+trưởng))(?!\p{L})", regex.IGNORECASE
)
_NOUNS = frozenset({"count", "time", "age", "share_base"})
"""Dimensions of units whose words mean other things too: ``Xã``, ``Năm``."""
_SCENARIO = regex.compile(r"(?<!\p{L})(?:kịch\s+bản|phương\s+án)(?!\p{L})", regex.IGNORECASE)
"""``Kịch bản cơ sở``, ``Phương án 2``: which of several figures that are wanted."""
_NOUN_UNITS = {
    "hạng": regex.compile(r"(?:(?:thứ|xếp|vị)\s+)?(?:hạng|thứ)", regex.IGNORECASE),
    "điểm": regex.compile(r"(?:tổng\s+)?(?:số\s+)?điểm(?:\s+số)?", regex.IGNORECASE),
}
"""Units whose nouns name what is measured: ``Thứ hạng 2025``, ``Điểm phấn đấu``."""
_COUNTED = regex.compile(r"(?:tổng\s+)?số(?!\p{L})", regex.IGNORECASE)
_RATE = regex.compile(
    r"(?:tốc\s+độ|nhịp\s+độ|t[ỷỉ]\s+lệ)(?!\p{L})(?!\s*(?:\(?%\)?\s*)?so(?!\p{L}))", regex.IGNORECASE
)
"""A measure that is a rate by itself: ``Tốc độ tăng GRDP so với năm trước``, but not ``Tỷ lệ so với năm trước``."""


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """What a header says.

    Attributes:
        kind: None where it says none; :data:`WANTED`, an observation's kind, :data:`SHARE` or :data:`GROWTH`.
        direction: where the header says that its figures are a change: ``Mục tiêu giảm năm 2026``.
        leaf: its lowest level, folded.
        part: the part of a year: ``Quý I``, ``6 tháng``.
        subject: what is measured, beside years, kinds and units: ``Lượng``, ``Xã khu vực I``; else None.
    """

    kind: str | None
    year_start: int | None
    year: int | None
    unit: str | None
    subject: str | None
    direction: str | None = None
    part: str | None = None
    leaf: str = ""


def header_words(header: str) -> HeaderWords:
    """Reads a header, its levels joined by " / "."""
    header = _MONTH_OF.sub(r"\g<part> năm \g<year>", header)
    header = _SCHOOL_YEAR.sub(r"\g<of> \g<a>-\g<b>", header)
    levels = [clean(level) for level in header.split(" / ")]
    kind = _kind(header, levels)
    start, year = next(
        (y for level in reversed(levels) if (y := _years(level)) != (None, None)), (None, None)
    )
    part = next((clean(p.group(0)) for level in reversed(levels) if (p := _PART.search(level))), None)
    return HeaderWords(
        kind, start, year, _unit(levels), _subject(levels), _direction(levels), part, fold(levels[-1])
    )


def tells_kind(header: str) -> bool:
    """Whether a header names a year or says of what kind its figures are; that they are held against something (``Tỷ lệ so với
    quy định``) is no such kind."""
    words = header_words(header)
    return words.kind not in (None, GROWTH) or words.year is not None


def names_scenario(words: str) -> bool:
    """Whether words name one of several courses that are planned for: ``Kịch bản thấp``, ``Phương án 2``."""
    return _SCENARIO.search(words) is not None


def _years(level: str) -> tuple[int | None, int | None]:
    if (span := _SPAN.search(level)) is not None:
        return int(span["a"]), int(span["b"])
    points = _POINT.findall(level)
    return (None, int(points[-1])) if points else (None, None)


def _kind(header: str, levels: list[str]) -> str | None:
    found = (r for level in levels for r in ratio().finditer(level) if not _names_one_plan_twice(r))
    if (held := next(found, None)) is not None:
        return SHARE if plan().search(held["below"]) and not plan().search(held["above"]) else GROWTH
    if over_plan().fullmatch(header):
        return SHARE
    if pattern("column_share").search(header):
        return SHARE
    if any(against().search(level) and not _RATE.match(level) for level in levels):
        return GROWTH
    if any(pattern("column_growth").search(level) and not _RATE.match(level) for level in levels):
        return GROWTH
    return next((kind for level in reversed(levels) if (kind := _kind_of(level)) is not None), None)


def _names_one_plan_twice(held: regex.Match[str]) -> bool:
    """``Dự toán/KH giao``: two words for what is wanted, and no year that tells them apart."""
    plans = plan().search(held["above"]) and plan().search(held["below"])
    return bool(plans) and _POINT.search(held.group(0)) is None


def _kind_of(level: str) -> str | None:
    """The kind that one level states; ``Kế hoạch thực hiện`` and ``Kế hoạch đầu năm`` are wanted, ``Kết quả thực hiện
    kế hoạch`` is not."""
    level = _FIRST_PART.sub(" ", level)
    observed, wanted = pattern("column").search(level), pattern("column_wanted").search(level)
    if observed is None:
        return WANTED if wanted else None
    kind = kinds()[" ".join(observed.group(0).lower().split())]
    if kind == "actual" and _is_estimated(level):
        return "estimate"
    of_begin = kind == "baseline" and observed.group(0).lower().startswith("đầu")
    if wanted is not None and wanted.start() < observed.start() and (kind == "actual" or of_begin):
        return WANTED
    return kind


def _divides_by_places(level: str) -> bool:
    """Whether a level only says that places stand below it: ``Trong đó phân theo huyện, thành phố``."""
    by = _BY.match(level)
    return by is not None and names_places(level[by.end() :])


def _is_estimated(level: str) -> bool:
    """Whether words of an estimate stand beside those of what was done: ``Kết quả năm 2025 (ước)``, ``TH (dự kiến) 2025``."""
    told = (kinds()[" ".join(f.group(0).lower().split())] for f in pattern("column").finditer(level))
    expected = any(pattern("column_expected").search(bracket) for bracket in _BRACKETS.findall(level))
    return expected or "estimate" in told


def _unit(levels: list[str]) -> str | None:
    """The unit in the brackets of a header, or behind a comma, lowest level first: ``Lượng (Tấn)``, ``Diện tích, ha``."""
    for level in reversed(levels):
        if _is_unit(level, levels):
            return level.strip("() ")
        if (noun := _noun_of_unit(level)) is not None:
            return noun.unit
        for bracket in reversed(_BRACKETS.findall(level)):
            inside: str = bracket.strip("() ")
            if inside == "%" or (find_unit(inside) is not None and _kind_of(inside) is None):
                return inside
        if (percent := regex.search(r"^%|[%‰]\s*$", level)) is not None:
            return percent.group(0).strip()
        behind = _UNIT_BEHIND.search(level)
        if behind is not None and find_unit(behind["unit"]) is not None and not _ends_places(level, behind):
            return behind["unit"].strip()
    return None


class _Noun(NamedTuple):
    """A unit, and the words that name it as what is measured."""

    unit: str
    named: str


def _noun_of_unit(level: str) -> _Noun | None:
    """The unit that a level names as what is measured, beside years and kinds; None for any other level."""
    for unit, named in _NOUN_UNITS.items():
        if (found := named.match(level)) is None:
            continue
        rest = _YEARS.sub(" ", _BRACKETS.sub(" ", level[found.end() :]))
        for place in ("column", "column_wanted"):
            rest = pattern(place).sub(" ", rest)
        if not _empty().sub("", rest).strip():
            return _Noun(unit, found.group(0))
    return None


def _ends_places(level: str, behind: regex.Match[str]) -> bool:
    """Whether the last word of a level is one of places and no unit: ``phân theo huyện, thành phố``; ``Số xã, xã``
    counts."""
    return pattern("column_names").fullmatch(behind["unit"].strip()) is not None and not _COUNTED.match(level)


def _is_unit(level: str, levels: list[str]) -> bool:
    """Whether a level is a unit and nothing else: ``1.000 m3``, ``(ha)``; a noun that is counted only below another
    level (``Số hộ nghèo / Hộ``), and no word for a kind (``Kế hoạch``)."""
    unit = find_unit(level.strip("() "))
    if level in ("%", "‰") or unit is None:
        return unit is not None or level in ("%", "‰")
    if unit.dimension not in _NOUNS:
        return True
    over, bare = levels[: levels.index(level)], level.strip("() ")
    counted = any(_COUNTED.match(o) for o in over)
    named = any(fold(bare) in fold(o) for o in over) and pattern("column_names").fullmatch(bare) is None
    return (counted or named) and _kind_of(level) is None


def _direction(levels: list[str]) -> str | None:
    """``Chỉ tiêu giảm hộ nghèo``: a change by the figure; ``Tốc độ giảm`` is a rate."""
    for level in levels:
        change = _CHANGE.search(level)
        if change is not None and pattern("column_wanted").search(level):
            return "reduce" if change["verb"].lower() == "giảm" else "increase"
    return None


def _subject(levels: list[str]) -> str | None:
    kept = []
    for level in levels:
        if _is_unit(level, levels) or (level != levels[-1] and _divides_by_places(level)):
            continue
        words = _YEARS.sub(" ", _BRACKETS.sub(" ", level))
        if _SCENARIO.search(words) and len(words.split()) > 2:
            kept.append(clean(words).strip(" ,;:.-–"))
            continue
        words = _YEARS.sub(" ", _PART.sub(" ", _BRACKETS.sub(" ", level)))
        for place in ("column_share", "column_growth", "column_relative", "column", "column_wanted"):
            words = pattern(place).sub(" ", words)
        words = _AMONG.sub("", clean(words).strip(" ,;:.-–%/"))
        if (noun := _noun_of_unit(level)) is not None:
            kept.append(noun.named)
            continue
        left = _empty().sub("", words)
        if len(left) >= 2 or regex.fullmatch(r"\p{Lu}", left):
            kept.append(words)
    return " / ".join(dict.fromkeys(kept)) or None


@cache
def _empty() -> regex.Pattern[str]:
    """Words of a header that tell nothing of what is measured, signs and numbers."""
    phrases = sorted((r["phrase"] for r in rows("value_kinds") if r["place"] == "column_empty"), key=len)
    words = "|".join(map(regex.escape, reversed(phrases)))
    return regex.compile(
        rf"(?<!\p{{L}})(?:{words}|{_NUMBERS})(?!\p{{L}})|[^\p{{L}}\d]|(?<!\p{{L}})\d+", regex.IGNORECASE
    )
