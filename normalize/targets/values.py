"""The quantities of a statement that are values of targets.

Ages, durations, grades, denominators of rates, networks (``4G``), numbers of acts and the value something
starts from are none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

import regex

from normalize.acts import find_numbers
from normalize.notes import Code, info
from normalize.quantities.find import Quantity, find_quantities
from normalize.targets.asides import Aside, part_asides
from normalize.targets.bare_figures import bare_plans, bare_starts, whole_ranges
from normalize.targets.currencies import with_currency_of_list
from normalize.targets.fractions import find_fractions
from normalize.targets.ranks import RANK, find_ranks
from normalize.targets.rates import find_rates, find_shares_of_all, find_spelled_counts, with_printed_unit
from normalize.targets.respectively import bare_members, shared_nouns
from normalize.text import compiled

WHOLE = Decimal(100)
"""The whole, in per cent."""
_TIME_UNITS = frozenset({"time", "age", "time_working"})
_OF_TIME = regex.compile(r"tuổi thọ|thời gian|thời hạn|số giờ|số ngày|số năm|kỳ vọng sống", regex.IGNORECASE)
_PER_HEAD = regex.compile(r"(?:trên|/|cho|mỗi|trong)\s*$", regex.IGNORECASE)
_HEADS = frozenset({"dân", "người", "lao động", "hộ", "trẻ", "km2", "ha"})
_RATING = regex.compile(r"\s*(?:sao|tại chỗ)(?!\p{L})", regex.IGNORECASE)
"""``3 sao``, ``4 tại chỗ``: a grade or a slogan, no value."""
_BROKEN = regex.compile(r"\d\s?/\s?(?:\d+[.,])*\d*$|\d[.,]$")
"""Digits right before a value: a rate per so many (``80/100.000 ca``) that was not read whole."""
_GENERATION = regex.compile(r"[2-6]\s?G")
"""``3G``, ``4G``: a network, no grams."""
_IN_TURN = regex.compile(r"\s+lượt(?!\p{L})", regex.IGNORECASE)
"""``các năm 2026, 2027, 2028 lần lượt đạt``: no 2028 times."""
_ROUND = frozenset(Decimal(10) ** n for n in range(7))
RATE_TAIL = r"(?:(?:\s*\p{L}+)?\s*/\s*[\d.]++(?:\s+\p{L}+){1,3}?(?=\s+(?:xuống|lên|còn|năm|nâng|tăng|giảm|hạ|sẽ|được)))?"
"""Pattern of what may stand behind the unit of a rate: of ``23 ca sinh/1.000 phụ nữ`` all behind ``ca``."""
_FROM_TO = regex.compile(RATE_TAIL + r"\s*(?:\([^()]*\)\s*)?(?:(?:vào\s+|của\s+)?(?:(?:cuối\s+)?năm\s+\d{4}|hiện\s+(?:nay|tại|có)|hiện trạng)\s+)?(?:(?:sẽ|được|dự kiến|phấn đấu)\s+)*(?:xuống|lên|còn|(?:nâng|tăng|giảm|hạ|rút|kéo|đưa)\s+(?:lên|xuống|còn|về))\s*(?:còn|đến|tới|mức|khoảng)?\s*$", regex.IGNORECASE)  # fmt: skip
_FROM = regex.compile(r"từ\s*$", regex.IGNORECASE)
_DEADLINE = regex.compile(r"\s*(?:kể|tính)\s+từ(?!\p{L})|\s*sau\s+khi(?!\p{L})", regex.IGNORECASE)
"""``05 ngày làm việc kể từ ngày ban hành``: a time limit, no value."""
_SPELLED_PART = regex.compile(
    r"(?:\p{L}+\s+)+?(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?=\s)", regex.IGNORECASE
)
_NUMBER_PART = regex.compile(
    r"[^\d]*[\d.,]*\d(?:\s*(?:-|–|đến)\s*[\d.,]*\d)?(?:\s*(?:nghìn|ngàn|vạn|triệu|tỷ)(?!\p{L}))*",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Values:
    """The quantities of a statement.

    Attributes:
        values: those that may be wanted or observed.
        starts: those that a change starts from (``từ 30% xuống còn 20%``).
        asides: those that are said of something else.
    """

    values: list[Quantity]
    starts: list[Quantity]
    asides: list[Aside]


_IN_WORDS = regex.compile(r"(?:ít nhất|tối thiểu)\s+(?:là\s+)?\p{L}+\s", regex.IGNORECASE)


def find_values(text: str, unit: str | None, *, dated: bool = False, alone: bool = False) -> Values:
    """The quantities of a statement; ages, durations, denominators, years and numbers of acts are none.

    Args:
        unit: of the column, for bare numbers.
        dated: whether the context gives a year.
        alone: whether it is known that no heading says that the figures are wanted.
    """
    found = _stated(text, unit)
    rates = find_rates(text)
    counted = [*find_shares_of_all(text), *find_spelled_counts(text), *find_fractions(text)]
    found = _joined(_joined(found, _joined(counted, rates)), find_ranks(text))
    found = [q for q in found if not any(r.start <= q.start and q.end < r.end for r in found)]
    found = with_currency_of_list(
        text,
        _joined(found, [*bare_members(text, found), *shared_nouns(text, found), *bare_plans(text, found)]),
    )
    found = whole_ranges(text, found)
    bare = bare_starts(text, found)
    found = [q for q in found if not any(b.start < q.end and q.start < b.end for b in bare)]
    found, asides = part_asides(text, found, dated=dated, alone=alone)
    starts = _starts(text, found)
    bare = [b for b in bare if any(b.end < q.start for q in found)]
    return Values(
        [q for q in found if q not in starts], sorted([*starts, *bare], key=lambda q: q.start), asides
    )


def _stated(text: str, unit: str | None) -> list[Quantity]:
    """The quantities that may be values, with the units printed beside them."""
    acts = [(n.start, n.end) for n in find_numbers(text)]
    clocks = [(c.start(), c.end()) for c in _CLOCK.finditer(text)]
    return [
        _without_label(text, with_printed_unit(text, quantity))
        for quantity in find_quantities(text, default_unit=unit)
        if not any(a < quantity.end and quantity.start < b for a, b in acts)
        and not any(a <= quantity.start < b for a, b in clocks)
        and not _tells_time(text, quantity)
        and not _is_no_value(text, quantity)
    ]


def _tells_time(text: str, quantity: Quantity) -> bool:
    """An age, a duration, a year: figures of time that measure nothing."""
    if quantity.unit is None and quantity.low is not None and 1900 <= quantity.low <= 2100:
        return True
    is_time = quantity.dimension in _TIME_UNITS
    return is_time and (
        not _measures_time(text[: quantity.start].rstrip()) or _DEADLINE.match(text, quantity.end) is not None
    )


def _is_no_value(text: str, quantity: Quantity) -> bool:
    """A piece of a broken figure, a denominator, a generation (``5G``), a turn, a rating, a count of aims."""
    before = text[: quantity.start].rstrip()
    if quantity.raw[:1].isdigit() and _BROKEN.search(text, endpos=quantity.start):
        return True
    if before.endswith(("/", "±")) or _counts_aims(text, quantity) or _is_denominator(text, quantity):
        return True
    if _GENERATION.fullmatch(quantity.raw) or (quantity.unit == "lần" and _IN_TURN.match(text, quantity.end)):
        return True
    rated = _RATING.match(text, quantity.end) or (quantity.unit is None and _RATING.search(quantity.raw))
    return bool(rated)


_CLOCK = regex.compile(
    r"(?<!\p{L})(?:lúc|từ|đến|vào|hồi|trước|sau)\s+(?:lúc\s+)?\d{1,2}\s*(?:giờ|h|g)\s?(?:[0-5]\d(?:\s*phút)?(?!\d|[.,]\d)|(?=\s*(?:sáng|trưa|chiều|tối|đêm|ngày\s+\d)))"
    r"|(?<!\p{L})(?:lúc|hồi)\s+\d{1,2}\s*(?:giờ|h)(?!\p{L})",
    regex.IGNORECASE,
)
"""``từ 20 giờ 15 phút đến 20 giờ 45``, ``lúc 8 giờ``: a time of day."""
_GLUED = regex.compile(r"\d{1,2}\.(?P<share>\d{3})(?=\s?%)")
"""``1.100%``: the label of an item glued to its share."""


def _without_label(text: str, quantity: Quantity) -> Quantity:
    """``1.100% hộ``: 100 %, where a statement begins so; no share is written 1.100 % without what it grew from."""
    glued = _GLUED.match(text, quantity.start)
    if quantity.unit != "%" or glued is None or text[: quantity.start].strip(" -+*•"):
        return quantity
    share, start = Decimal(glued["share"]), glued.start("share")
    if share > WHOLE:
        return quantity
    note = info(
        Code.TEXT_REPAIRED,
        "The label of the item is printed without a space before its share.",
        found=quantity.raw,
    )
    return replace(
        quantity,
        low=share,
        high=share,
        raw=text[start : quantity.end],
        start=start,
        notes=(*quantity.notes, note),
    )


def _joined(found: list[Quantity], others: list[Quantity]) -> list[Quantity]:
    """Both, in order; what stands where one of the others does gives way."""
    kept = [q for q in found if not any(r.start < q.end and q.start < r.end for r in others)]
    return sorted([*kept, *others], key=lambda q: q.start)


def _counts_aims(text: str, quantity: Quantity) -> bool:
    """``Mục tiêu đến năm 2030 (16 mục tiêu)``: a heading counts what stands below it."""
    if quantity.dimension not in ("count", None):
        return False
    opened = compiled(r"\(\s*(?:gồm|có|tổng số|với)?\s*:?\s*$", regex.IGNORECASE).search(
        text[: quantity.start]
    )
    return opened is not None and _AIMS_IN_BRACKETS.match(text, quantity.start) is not None


_AIMS_IN_BRACKETS = regex.compile(
    r"\d+\s+(?:nhóm\s+)?(?:mục tiêu|chỉ tiêu|nhiệm vụ|nội dung|giải pháp|hoạt động|tiêu chí|chương trình)[^()]{0,30}\)",
    regex.IGNORECASE,
)


def _measures_time(before: str) -> bool:
    """Whether the name before a value is one of a time: "tuổi thọ bình quân 75 tuổi" is a target."""
    if _SHORTENS.search(before):
        return True
    return _OF_TIME.search(before[-80:]) is not None and _TERM.search(before[-60:]) is None


_SHORTENS = regex.compile(
    r"(?<!\p{L})(?:cắt giảm|rút ngắn|cắt ngắn)(?:\s+(?:thêm|được|bình quân|từ|khoảng|trên))*\s*$",
    regex.IGNORECASE,
)
"""``cắt giảm ít nhất 02 ngày làm việc``: so much less of a time."""
_TERM = regex.compile(
    r"(?:thời gian|thời hạn)\s+(?:thực hiện|triển khai|hoàn thành|tổ chức|lưu giữ|lưu trữ|lưu chứa|cách ly)[^,;.\d]*$",
    regex.IGNORECASE,
)
"""``Thời gian thực hiện: 05 năm``: how long the plan runs."""


def _is_denominator(text: str, quantity: Quantity) -> bool:
    """``30 giường trên 10.000 dân``, ``trên một hecta (1 ha)``: a rate per so many."""
    before = text[: quantity.start]
    if compiled(r"(?:một|trên|mỗi|cho)\s+(?:\p{L}+\s+){1,3}\(\s*$", regex.IGNORECASE).search(before):
        return quantity.low == 1
    low = quantity.low or quantity.high
    if quantity.unit not in _HEADS or low not in _ROUND:
        return False
    word = compiled(r"(?:trên|/|mỗi|cho)\s*[\d.,]+", regex.IGNORECASE).match(text[quantity.start :])
    return word is not None or _PER_HEAD.search(before) is not None


def _starts(text: str, found: list[Quantity]) -> list[Quantity]:
    """``từ 30% xuống còn 20%``: 30 % is where it starts, the target is 20 %."""
    starts = []
    for quantity, behind in pairwise(found):
        gap = text[quantity.end : behind.start]
        from_here = quantity.raw.lower().startswith("từ") or _FROM.search(text[: quantity.start]) is not None
        if behind.unit == quantity.unit and from_here and _FROM_TO.match(gap):
            starts.append(quantity)
    return starts


def cut_span(text: str, quantity: Quantity) -> tuple[int, int]:
    """What is cut out of a name: the value with its unit, of a count only the number (``20`` of
    ``20 xã``)."""
    if (quantity.dimension != "count" and quantity.unit is not None) or quantity.unit == RANK:
        return quantity.start, quantity.end
    if quantity.rule == "words" and (spelled := _SPELLED_PART.match(quantity.raw)):
        return quantity.start, quantity.start + spelled.end()
    if quantity.rule == "of_all":
        return quantity.start, quantity.start + len(quantity.raw.split()[0])
    number = _NUMBER_PART.match(text, quantity.start, quantity.end) or _IN_WORDS.match(
        text, quantity.start, quantity.end
    )
    return quantity.start, number.end() if number else quantity.end
