"""What else a header of a table of figures tells: rates, averages, years by their distance, places, nothing measured.

The words are the register ``value_kinds.csv``; what kind figures are is said by :mod:`normalize.figure_headers`.
"""

from __future__ import annotations

from functools import cache

import regex

from normalize.registers import rows
from normalize.targets.words import alternatives
from normalize.text import clean

_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_YEARS_COUNTED = regex.compile(r"(?<!\d)0?(?P<n>\d{1,2})\s+năm(?!\p{L}|\s*\d)", regex.IGNORECASE)


@cache
def pattern(place: str) -> regex.Pattern[str]:
    return regex.compile(
        alternatives([r["phrase"] for r in rows("value_kinds") if r["place"] == place]), regex.IGNORECASE
    )


def names_places(header: str) -> bool:
    """Whether a header of names says that the rows are places: ``Địa phương``, ``Huyện, thành phố``."""
    words = clean(header.rpartition(" / ")[2])
    rest = pattern("column_names").sub(" ", words)
    return rest != words and not regex.search(
        r"\p{L}{2}", regex.sub(r"(?i)(?<!\p{L})(?:tên|các|và|thuộc|cấp)(?!\p{L})", " ", rest)
    )


def names_a_rate(header: str) -> bool:
    """Whether a header names a rate or a structure, which is measured in per cent beside tons: ``Tốc độ tăng``, ``Cơ cấu``."""
    return pattern("column_rate").search(header) is not None


def years_from_now(header: str) -> int | None:
    """Of how many years from the one that a document speaks of a header is that names none: -1 of ``TH năm trước``, 1 of ``KH
    năm sau``; None where it says nothing of that."""
    found = next(
        (f for level in reversed(header.split(" / ")) if (f := pattern("column_relative").search(level))),
        None,
    )
    if found is None or _YEAR.search(header):
        return None
    kinds = {r["phrase"]: r["kind"] for r in rows("value_kinds") if r["place"] == "column_relative"}
    return {"before": -1, "same": 0, "after": 1}[kinds[" ".join(found.group(0).lower().split())]]


def is_average(header: str) -> bool:
    """Whether a header says that its figures are averages over years: ``BQ 2026-2030``, ``Bình quân giai đoạn``."""
    return pattern("column_average").search(header) is not None


def years_counted(header: str) -> int | None:
    """Over how many years the figures below a header are: 5 of ``Bình quân 5 năm``; None where it says nothing of that."""
    found = _YEARS_COUNTED.search(header.rpartition(" / ")[2])
    return int(found["n"]) if found is not None else None


def holds_no_values(header: str) -> bool:
    """Whether a header says that its figures measure nothing: ``Tọa độ``, ``Số điện thoại``."""
    return pattern("column_none").search(header) is not None
