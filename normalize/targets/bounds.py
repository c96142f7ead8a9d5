"""What the words around a value make of it: a rank, a bound that stands apart from it, so many a year.

nằm trong nhóm 15 tỉnh dẫn đầu          <= 15 hạng
đứng thứ 3 cả nước                      = 3 hạng
ít nhất vào năm 2025 đạt 40%            >= 40 %
không để mất sóng quá 1 km              <= 1 km
mỗi năm từ 5 bộ                         >= 5 bộ/năm
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex

from normalize.notes import Code, info, warning
from normalize.quantities.find import Quantity
from normalize.quantities.words import comparators
from normalize.targets.model import Piece, Target
from normalize.targets.ranks import RANK
from normalize.targets.sentences import FULL_STOP
from normalize.targets.values import RATE_TAIL, WHOLE
from normalize.targets.words import alternatives, find_directions, phrases
from normalize.text import compiled

_YEAR = r"(?:(?:vào|đến|trong|tới|hết|cuối)\s+)*(?:năm\s+)?(?:19|20)\d\d"
_LINK = r"(?:(?:đạt|là|có|phải|được|còn|từ)\s+)*"
_SINGLE_FROM = regex.compile(r"(?<!\p{L})từ\s*$", regex.IGNORECASE)
_NO_BOUND_AHEAD = regex.compile(rf"{RATE_TAIL}\s*(?:\([^()]*\)\s*)?(?:(?:vào\s+|của\s+)?(?:(?:cuối\s+)?năm\s+\d{{4}}|hiện\s+(?:nay|tại|có)|hiện trạng)\s+)?(?:lên|xuống|đến|tới|còn|trở|-|–|sang|giảm|tăng)(?!\p{{L}})", regex.IGNORECASE)  # fmt: skip
_NEVER_OVER = regex.compile(r"(?<!\p{L})không\s+(?:để|được)\s+(?:\p{L}+\s+){0,6}quá\s*$", regex.IGNORECASE)
_PER_YEAR = frozenset({"count", "money", "area", "mass", None})


def as_said(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a statement, each value as the words around it make it."""
    said: list[Piece] = []
    for piece in pieces:
        goes_on = bool(said) and said[-1].quantity.unit == RANK
        quantity = _rank(text, piece, goes_on) or _each_year(
            text, piece, _bounded(text, piece.start, piece.quantity)
        )
        said.append(replace(piece, quantity=quantity))
    return said


def _rank(text: str, piece: Piece, goes_on: bool) -> Quantity | None:
    """The rank that a count states; None for any other value.

    Args:
        goes_on: whether the value before is a rank: ``nhóm 70 nước dẫn đầu về A; 50 nước dẫn đầu về B``.
    """
    quantity = piece.quantity
    if quantity.dimension not in ("count", None) or quantity.low is None:
        return None
    before = text[piece.start : quantity.start]
    among = goes_on or _among().search(before) is not None
    best = among and _best().match(text, quantity.end) is not None
    if not best and not _in_group(text, piece):
        return None
    doubt = () if best else (warning(Code.NUMBER_AMBIGUOUS, _GROUP_READ, found=quantity.raw),)
    return replace(
        quantity, comparator="<=", low=None, high=quantity.low, unit=RANK, dimension="count", notes=doubt
    )


_GROUP_READ = "A group of so many places was read as a rank among all; no word says that they are the best."


def _in_group(text: str, piece: Piece) -> bool:
    """``nằm trong nhóm 15 địa phương``, ``thuộc nhóm 20 tỉnh có chỉ số cao``: a group of places is one of the best, where no
    word says that they are the worst."""
    quantity = piece.quantity
    if quantity.comparator != "=" or quantity.unit not in _PLACES:
        return False
    behind = compiled(r"[;.]").split(text[quantity.end :])[0]
    return _GROUP.search(text[piece.start : quantity.start]) is not None and not _WORST.search(behind)


_PLACES = frozenset({"tỉnh", "thành phố", "nước", "quốc gia", "địa phương", "tỉnh thành", "huyện", "xã"})
_GROUP = regex.compile(
    r"(?<!\p{L})(?:thuộc|trong|vào|giữ vững|duy trì)\s+(?:vững\s+)?(?:nhóm|tốp|top)\s*$", regex.IGNORECASE
)
_WORST = regex.compile(r"(?<!\p{L})(?:thấp|kém|nghèo|khó khăn|cuối|chậm|yếu)(?!\p{L})", regex.IGNORECASE)


def _bounded(text: str, start: int, quantity: Quantity) -> Quantity:
    """A value with the bound that stands apart from it."""
    before = text[start : quantity.start]
    if quantity.comparator in _TURNED and _NEVER.search(before):
        return _turned(quantity)
    if quantity.comparator != "=" or quantity.low is None:
        return quantity
    apart = _apart().search(before)
    if apart is not None:
        bound = comparators()["before"][" ".join(apart["bound"].lower().split())]
        return _with_bound(quantity, bound)
    if _NEVER_OVER.search(before):
        return _with_bound(quantity, "<=")
    if (
        (_SINGLE_FROM.search(before) or quantity.raw.lower().startswith("từ "))
        and quantity.unit is not None
        and not _NO_BOUND_AHEAD.match(text, quantity.end)
    ):
        return _from(before, quantity, text[quantity.end :])
    return quantity


def _from(before: str, quantity: Quantity, behind: str) -> Quantity:
    """``đạt từ 80%`` is at least so much; ``tổng hợp từ 100% các trạm`` names a source, and of the whole nothing can
    be more. Behind a verb that may say either (``thu hồi từ 90% dự án``) it is a source, with a doubt; money is an amount."""
    source = _led_by("from_source").search(before) is not None
    if source or (quantity.unit == "%" and quantity.low == WHOLE and not find_directions(before[-20:])):
        return quantity
    least = quantity.dimension == "money" or _OR_MORE.match(behind) is not None
    if least or not _led_by("from_either").search(before):
        return _with_bound(quantity, ">=")
    note = warning(Code.NUMBER_AMBIGUOUS, _SOURCE_OR_LEAST, found=quantity.raw)
    return replace(quantity, notes=(*quantity.notes, note))


_OR_MORE = regex.compile(r"[^,;.:]*(?<!\p{L})trở\s+lên", regex.IGNORECASE)
_SOURCE_OR_LEAST = "'từ' was read as what something is taken from; it may also say 'at least'."


@cache
def _led_by(use: str) -> regex.Pattern[str]:
    return regex.compile(rf"{phrases(use)}\s+(?:được\s+)?(?:từ\s*)?$", regex.IGNORECASE)


_TURNED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_NEVER = regex.compile(
    r"(?<!\p{L})không\s+(?:(?:có|một|để)\s+)?(?:\p{L}+\s+){1,5}?nào\s+(?:(?:còn|có|đạt|bị|để|ở|tỷ lệ|\p{L}+\s+tỷ lệ)\s+){0,3}$"
    r"|(?:^|[,;:]\s+|(?<!\p{L})(?:phấn đấu|cơ bản|để|toàn tỉnh|cả tỉnh|tỉnh|\d{4},?)\s+)\W*không\s+còn\s+(?:có\s+)?(?:\p{L}+\s+){1,6}$"
    r"|(?<!\p{L})không\s+để\s+(?:\p{L}+\s+){1,6}$",
    regex.IGNORECASE,
)
"""``không xã nào đạt dưới 60%``, ``không còn xã dưới 15 tiêu chí``, ``không để tỷ lệ trên 2%``; what is named so is none
(``Tỷ lệ hộ không có điện dưới 2%``)."""


def _turned(quantity: Quantity) -> Quantity:
    """What nobody may be under is what everybody is to reach: ``< 60 %`` becomes ``>= 60 %``, with a note."""
    value = quantity.low if quantity.low is not None else quantity.high
    bound = _TURNED[quantity.comparator]
    note = info(Code.NUMBER_AMBIGUOUS, _NOBODY, found=quantity.raw)
    low, high = (value, None) if bound in (">", ">=") else (None, value)
    return replace(quantity, comparator=bound, low=low, high=high, notes=(*quantity.notes, note))


_NOBODY = "Nobody is to be on this side of the figure; it was read as the bound that all are to keep."


def _with_bound(quantity: Quantity, bound: str) -> Quantity:
    value = quantity.low
    if bound in (">", ">="):
        return replace(quantity, comparator=bound, high=None, rule="bound")
    if bound in ("<", "<="):
        return replace(quantity, comparator=bound, low=None, high=value, rule="bound")
    return replace(quantity, comparator=bound)


def _each_year(text: str, piece: Piece, quantity: Quantity) -> Quantity:
    """``mỗi năm 5 bộ``, ``5 bộ mỗi năm``: 5 bộ/năm."""
    unit = quantity.unit
    if unit is None or "/" in unit or quantity.dimension not in _PER_YEAR or unit == RANK:
        return quantity
    before = compiled(r"[;.:]\s").split(text[piece.start : quantity.start])[-1]
    begin = max((m.end() for m in compiled(r"[;.:]\s").finditer(text[: quantity.start])), default=0)
    led = _LEADS_YEARLY.match(text[begin : quantity.start]) and not _DATED.search(
        text[begin : quantity.start]
    )
    if not (led or _YEARLY.search(before) or _YEARLY_BEHIND.match(text, quantity.end, piece.end)):
        return quantity
    return replace(quantity, unit=f"{unit}/năm")


_YEARLY = regex.compile(
    r"(?<!\p{L})(?:mỗi|hàng|hằng|một)\s+năm(?!\p{L})(?!.{0,200}(?<!\p{L})(?:tổng|lũy kế|cả giai đoạn))",
    regex.IGNORECASE,
)
_YEARLY_BEHIND = regex.compile(
    r"(?:\s+\p{L}+){0,3}?\s*(?:/\s*năm(?!\p{L})|(?:mỗi|hàng|hằng|một)\s+năm(?!\p{L}))", regex.IGNORECASE
)


def as_yearly(text: str, piece: Piece, target: Target) -> Target:
    """``Hằng năm, số vụ tăng trên 3%``: a change by 3 %/năm; a level that holds each year is no rate."""
    if (
        target.unit not in ("%", "điểm %")
        or target.direction not in ("increase", "reduce")
        or target.baseline is not None
    ):
        return target
    begin = max((m.end() for m in _SENTENCE.finditer(text, 0, piece.quantity.start)), default=0)
    part = max((m.end() for m in _PART.finditer(text, begin, piece.quantity.start)), default=begin)
    yearly = _YEARLY.search(text[part : piece.quantity.start]) or (
        _LEADS_YEARLY.match(text[begin : piece.quantity.start])
        and not _DATED.search(text[part : piece.quantity.start])
    )
    if not (yearly or _YEARLY_BEHIND.match(text, piece.quantity.end, piece.end)):
        return target
    return replace(target, unit=f"{target.unit}/năm", dimension="rate")


_PART = regex.compile(r";")
_SENTENCE = regex.compile(FULL_STOP)
_LEADS_YEARLY = regex.compile(
    r"\W*(?:[\d.]+\W*|\p{Ll}\)\s*)?(?:bình quân\s+)?(?:mỗi|hàng|hằng)\s+năm(?!\p{L})", regex.IGNORECASE
)
"""``Hằng năm, số vụ tăng trên 3%; số đối tượng tăng trên 5%``: said once for all parts."""
_DATED = regex.compile(r"(?<!\p{L})năm\s+(?:19|20)\d\d", regex.IGNORECASE)


@cache
def _apart() -> regex.Pattern[str]:
    bounds = [p for p, c in comparators()["before"].items() if c in ("<=", ">=") and p[0].isalpha()]
    return regex.compile(
        rf"(?P<bound>{alternatives(bounds)})\s+(?:{_YEAR}\s*{_LINK}|(?:tại|ở|cho|đối với|trên địa bàn)\s+)$",
        regex.IGNORECASE,
    )


@cache
def _among() -> regex.Pattern[str]:
    return regex.compile(phrases("rank_among"), regex.IGNORECASE)


@cache
def _best() -> regex.Pattern[str]:
    return regex.compile(rf"[^;.]{{0,60}}?{phrases('rank_best')}", regex.IGNORECASE)
