"""Fractions of a whole: shares in words or with a stroke.

    hai phần ba số hộ nghèo           66.67 %
    ít nhất chín phần mười số người    >= 90 %
    giảm một nửa số hộ nghèo           50 %
    quá nửa số thôn                    > 50 %
    2/3 số xã                          66.67 %
    9/10 học sinh                      90 %

``2/3 xã`` may be two of three and is none; ``ngày 2/3`` is a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from normalize.quantities.context import comparator_before, words_before
from normalize.quantities.find import Quantity
from normalize.quantities.spelled_numbers import number_words
from normalize.quantities.units import lower, units
from normalize.targets.words import alternatives
from normalize.text import plain_dashes

HALF = Decimal(50)
_WHOLE = Decimal(100)
_CENT = Decimal("0.01")
"""A share in words is given in hundredths of a per cent: 66.67."""
_DIGITS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
_IN_WORDS = regex.compile(
    rf"(?<!\p{{L}})(?:(?P<half>(?:(?P<over>quá)|một|phân)\s+nửa)|(?P<part>{_DIGITS})\s+phần\s+(?P<of>hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười))(?!\p{{L}})(?!\s+(?:trăm|nghìn|triệu|mươi|đầu|cuối|sau|trên|dưới|còn lại\s+của))",
    regex.IGNORECASE,
)
_STROKE = regex.compile(
    r"(?<!(?:ngày|tháng|số|thứ|khóa|mùng)\s)(?<![\d/.,-])(?P<part>[1-9])/(?P<of>[2-9]|10)(?=\s+(?:tổng|số|diện tích|dân số|lượng)\s)",
    regex.IGNORECASE,
)
_NAMES = {"tư": Decimal(4)}


def fractions_in_words(text: str) -> Iterator[regex.Match[str]]:
    """The fractions of a statement that are spelled."""
    low = text.lower()
    if "nửa" in low or "phần" in low:  # every one holds one of these words
        yield from _IN_WORDS.finditer(text)


def find_fractions(text: str) -> list[Quantity]:
    """The fractions of a statement as shares."""
    low = plain_dashes(lower(text))
    found: list[Quantity] = []
    with_stroke = (*_STROKE.finditer(text), *_of_people().finditer(text)) if "/" in text else ()
    for match in (*fractions_in_words(text), *with_stroke):
        share = _share(match)
        if share is None or not Decimal(0) < share < _WHOLE:
            continue
        before, _ = words_before(low, match.start())
        bound, start = comparator_before(low, match.start(), before)
        if "over" in match.groupdict() and match["over"]:
            bound, start = ">", match.start()
        ends = (share if bound not in ("<", "<=") else None, share if bound not in (">", ">=") else None)
        raw = text[start : match.end()]
        found.append(Quantity(*ends, bound or "=", "%", "share", raw, start, match.end(), "fraction", 0.9))
    return sorted(found, key=lambda q: q.start)


@cache
def _of_people() -> regex.Pattern[str]:
    """``9/10 học sinh``: of people, of whom no place has ten, it is a share; of places it may be a count."""
    nouns = alternatives(
        [alias for unit in units() if unit.counts == "people" for alias in (unit.unit, *unit.aliases)]
    )
    return regex.compile(
        rf"(?<!(?:ngày|tháng|số|thứ|khóa|mùng)\s)(?<![\d/.,-])(?P<part>[1-9])/(?P<of>10)(?=\s+{nouns})",
        regex.IGNORECASE,
    )


def _share(match: regex.Match[str]) -> Decimal | None:
    if match.groupdict().get("half"):
        return HALF
    part, whole = _number(match["part"]), _number(match["of"])
    if part is None or whole is None or part >= whole:
        return None
    return (_WHOLE * part / whole).quantize(_CENT).normalize() + 0


def _number(word: str) -> Decimal | None:
    if word.isdigit():
        return Decimal(word)
    known = number_words().get(word.lower())
    return _NAMES.get(word.lower()) or (known.value if known is not None else None)
