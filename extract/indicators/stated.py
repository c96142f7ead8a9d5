"""Which sentences outside of the targets' part say themselves that they are a target."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.targets.model import Target

_STRIVES = regex.compile(r"(?<!\p{L})phấn đấu(?!\p{L})", regex.IGNORECASE)
_AIMS = regex.compile(r"(?<!\p{L})(?:mục tiêu|chỉ tiêu)(?!\p{L})", regex.IGNORECASE)
_SAYS_VALUE = regex.compile(
    r"(?<!\p{L})(?:mục tiêu|chỉ tiêu|phấn đấu|bảo đảm|đảm bảo|tỷ lệ|tỉ lệ|đạt)(?!\p{L})", regex.IGNORECASE
)
_UNTIL = regex.compile(
    r"(?<!\p{L})(?:đến|tới)\s+(?:(?:hết|cuối)\s+)?năm\s+(?P<year>20\d\d)(?!\d)[^;.]{0,120}?(?:(?<!\p{L})(?:đạt|còn|lên|xuống)\s|\d\s?%)",
    regex.IGNORECASE,
)
"""``đến năm 2030 đạt 1.700 ha``: a level by a year."""
_STRONG = frozenset({"share", "rate", "ratio"})


GOES_ON = regex.compile(r"\W*(?:Trong đó|Đồng thời|Riêng|Bao gồm|Cụ thể)(?!\p{L})")
"""A sentence that goes on with the one before: ``Trong đó, …``."""
COUNTS = regex.compile(
    r"\W*(?:Có|Đạt|Hình thành|Xây dựng)\s+(?:được\s+)?(?:ít nhất|tối thiểu|trên|hơn|khoảng)?\s*\d"
)
"""A sentence that begins with a value, before one that says its values are targets."""


def says_target(sentence: str, targets: Sequence[Target], now: int | None) -> bool:
    """Whether a sentence says that its values are targets: with the word and a share of a year, with ``phấn đấu`` and
    any measure, or as a level by a year that is not over.

    Args:
        now: the year of the document.
    """
    if not targets or any(t.year is None or t.dimension is None for t in targets):
        return False
    strong = all(t.dimension in _STRONG for t in targets)
    if _STRIVES.search(sentence) or (_AIMS.search(sentence) and strong):
        return _SAYS_VALUE.search(sentence) is not None
    until = _UNTIL.search(sentence)
    return until is not None and (now is None or int(until["year"]) >= now)
