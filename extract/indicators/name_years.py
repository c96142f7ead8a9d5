"""The year that the name of a row ends with: ``Thu nhập bình quân (triệu đồng/người/năm), đến năm 2030``."""

from __future__ import annotations

import regex

from normalize.targets.years import find_years

_REST = regex.compile(r"[\s).;,]*(?:\([^()]{1,40}\))?[\s.;,]*")
_OF_A_RULE = regex.compile(
    r"(?<!\p{L})(?:chuẩn|giá|theo|từ|so)(?!\p{L})(?:\s+\p{Ll}+){0,6}\s*$", regex.IGNORECASE
)
"""Words before the year of something else: ``theo chuẩn nghèo giai đoạn 2026 - 2030``."""


def year_of_name(name: str) -> tuple[int | None, int | None] | None:
    """First and last year of the figures of a row whose name ends with them; None where it names none, or that of prices,
    of a standard, of what is compared."""
    mentions = find_years(name)
    if len(mentions) != 1 or mentions[0].year is None:
        return None
    last = mentions[0]
    if not _REST.fullmatch(name[last.end :]) or _OF_A_RULE.search(name[: last.start]):
        return None
    return last.year_start, last.year


def without_year(name: str) -> str:
    """A name without the year that it ends with."""
    if year_of_name(name) is None:
        return name
    return name[: find_years(name)[0].start].rstrip(" ,;(–-")
