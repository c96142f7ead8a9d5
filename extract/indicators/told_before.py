"""Paragraphs under no heading that decides which say at their head that they tell of a time that is over.

Tính đến 31/5/2021, tỉnh có 7.412 doanh nghiệp đang hoạt động …      reached, 2021
Theo Tổng điều tra ngày 01/4/2019, dân số tỉnh là 1.286.751 người …  reached, 2019
Năm 2021, trên địa bàn xảy ra 214 vụ … Mới có 52% doanh nghiệp …     reached, 2021
"""

from __future__ import annotations

import regex

from extract.indicators.grounds import names_aim
from normalize.targets.years import find_years

_LEADS = regex.compile(
    r"\W*(?:tính\s+đến|đến|theo|kết\s+quả|qua|trong|năm|giai\s+đoạn|thời\s+kỳ|từ\s+(?:năm|ngày))(?!\p{L})",
    regex.IGNORECASE,
)
_DATE = regex.compile(r"(?<!\d)\d{1,2}/(?:\d{1,2}/)?(?P<year>(?:19|20)\d\d)(?!\d)")
_COUNTED_UP = regex.compile(
    r"\W*(?:tính\s+đến|đến\s+(?:ngày|cuối\s+tháng|hết\s+tháng)|(?:qua|kết\s+quả)\s+(?:rà\s+soát|kiểm\s+tra|thống\s+kê|khảo\s+sát|điều\s+tra))(?!\p{L})",
    regex.IGNORECASE,
)
_HEAD = 60
"""Letters at the head of a paragraph in which its time stands."""


def told_year(text: str, now: int | None) -> int | None:
    """The year of which a paragraph tells; None where it does not say so, or speaks of an aim or of years ahead.

    Args:
        now: the year of the document; of that year itself only what is counted up to a day is told.
    """
    if now is None or _LEADS.match(text) is None or looks_ahead(text, now):
        return None
    heads = [(y.start, y.year) for y in find_years(text) if y.year is not None] + _dates(text)
    at, year = min(heads, default=(_HEAD, 0))
    over = 0 < year < now or (year == now and _COUNTED_UP.match(text) is not None)
    return year if at < _HEAD and over else None


def looks_ahead(text: str, now: int | None) -> bool:
    """Whether a paragraph speaks of an aim or names a year ahead."""
    named = [y.year or y.year_start or 0 for y in find_years(text)] + [year for _, year in _dates(text)]
    return names_aim(text) or (now is not None and any(year > now for year in named))


def _dates(text: str) -> list[tuple[int, int]]:
    return [(m.start(), int(m["year"])) for m in _DATE.finditer(text)]
