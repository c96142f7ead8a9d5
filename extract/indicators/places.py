"""Which place a row of a table speaks of."""

from __future__ import annotations

import regex

from normalize.places.provinces import find_province
from normalize.text import fold

_UNIT = regex.compile(
    r"(?i:tỉnh|thành phố|TP\.?|[HXP]\.|huyện|quận|thị xã|TX\.?|xã|phường|thị trấn|TT\.?|đặc khu|vùng|khu vực|thôn|bản)\s+(?:\p{Lu}|\d)[\p{L}\d\s\-–']{0,40}"
)
_WHOLE = regex.compile(
    r"(?:tổng|cộng|toàn|cả nước|bình quân|trung bình|chung|trong đó|khác)(?!\p{L})", regex.IGNORECASE
)
_REGION = regex.compile(r"(?:vùng|khu vực)(?!\p{L})", regex.IGNORECASE)
_PLACE = regex.compile(r"\p{Lu}[\p{L}\s\-–']{0,40}")
_OF_ONE = regex.compile(
    r"(?i:tỉnh|thành phố|TP\.?|[HXP]\.|huyện|quận|thị xã|TX\.?|xã|phường|thị trấn|TT\.?|đặc khu)\s+(?P<name>.+)"
)
"""A unit of administration, each word of whose name is written large; regions have words like "đồng bằng" in theirs."""
_LONGEST = 7
"""Words of a place's name, at most."""


def area_of(name: str, *, among_places: bool = False) -> str | None:
    """The place that a row's name is, as printed; None where it names something else, or the whole.

    Args:
        among_places: the header of the names says that the rows are places.
    """
    plain = name.strip(" .;,*")
    if len(plain.split()) > _LONGEST or _WHOLE.match(plain):
        return None
    if _UNIT.fullmatch(plain) and not _names_a_kind(plain):
        return plain
    if among_places and _PLACE.fullmatch(plain):
        return plain
    province = find_province(plain)
    named = province is not None and fold(plain) in {fold(n) for n in (province.name, *province.aliases)}
    return plain if named else None


def area_over(title: str | None) -> str | None:
    """The place that a heading over rows is (``A. Xã Mường La``, a merged cell of a name); a region or sector is none."""
    place = area_of(title) if title else None
    return None if place is None or _REGION.match(place) else place


def _names_a_kind(plain: str) -> bool:
    """Whether words behind "xã" tell of what kind it is: ``Xã NTM nâng cao``, ``Xã ĐBKK``."""
    one = _OF_ONE.fullmatch(plain)
    words = regex.findall(r"[\p{L}\d]+", one["name"]) if one else []
    short = any(w.isupper() and len(w) > 1 and not regex.search("[aeiouy]", fold(w)) for w in words)
    return short or any(word[:1].islower() for word in words)
