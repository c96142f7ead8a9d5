"""Figures that say which things are counted, or what each of them must have.

100% xã có tối thiểu 2 mô hình               each of them two
5 doanh nghiệp có doanh thu trên 1 tỷ USD     five is wanted, the turnover is their condition
xăng A92 pha 5% ethanol                       what something is made of
"""

from __future__ import annotations

import regex

from normalize.notes import Code
from normalize.quantities.find import Quantity
from normalize.targets.said import APART, BOUNDS, FILL, Said, words
from normalize.targets.words import find_directions, pattern_of
from normalize.text import compiled

_EACH_TIME = r"(?<!\p{L})(?:mỗi|hàng|hằng|một)\s+(?:năm|tháng|quý|tuần|ngày)(?!\p{L})"
_RELATES = r"(?<!\p{L})(?:có|với|đạt|ở)(?!\p{L})"


EACH = "each"
"""The rule of a value that each of the things counted before is to have."""


def is_of_each(said: Said) -> bool:
    """``100% xã có tối thiểu 2 mô hình``: how many each of them is to have is wanted beside the share."""
    former, quantity = said.former, said.quantity
    if former is None or former.unit != "%" or not _is_least_count(quantity):
        return False
    if find_directions(said.between) or not _goes_on(said) or compiled(r"đối\s+với\s*$").search(said.between):
        return False
    return compiled(rf"{words('relation')}{FILL}$", regex.IGNORECASE).search(said.before) is not None


def relation_before(text: str, start: int, end: int) -> int:
    """Where the verb begins that says what each of the things counted is to have: ``có`` of ``xã có tối thiểu``."""
    found = compiled(rf"{words('relation')}{FILL}$", regex.IGNORECASE).search(text[start:end])
    return start + found.start() if found is not None else end


def qualifies(said: Said) -> bool:
    """A figure in the words that say which things are counted, or what each of them must have."""
    former, quantity = said.former, said.quantity
    own = APART.split(said.before)[-1]
    more = r"(?:\s+\p{L}+){0,2}?" if quantity.comparator in BOUNDS else ""
    attribute = compiled(
        rf"(?:{words('attribute')}{more}|{words('content')}){FILL}$", regex.IGNORECASE
    ).search(own)
    if former is None:
        return _sizes(said, attribute is not None)
    if said.is_wanted and pattern_of("wanted").search(said.between):
        return False
    if compiled(r"\(\s*$").search(said.before) and compiled(r"\s*\)").match(said.behind):
        return quantity.comparator in BOUNDS and not _alike(former, quantity) and former.unit == "%"
    if compiled(rf"(?:{words('content')}|{words('size')}){FILL}$", regex.IGNORECASE).search(own):
        return _goes_on(said)
    if _OF_GROUP.search(said.between) and former.dimension == "count" and not APART.search(said.between):
        return True
    if compiled(r"(?<!\p{L})lần\s+lượt(?!\p{L})", regex.IGNORECASE).search(own):
        return False
    if compiled(r"(?<!\p{L})mỗi\s+(?!năm|tháng|quý|ngày|tuần)\p{L}+", regex.IGNORECASE).search(own):
        return True
    if find_directions(said.between) or not _goes_on(said) or _in_other_bracket(said):
        return False
    if attribute is not None and _totals(said, own):
        return False
    relates = attribute is not None and compiled(_RELATES, regex.IGNORECASE).search(own[: attribute.start()])
    if relates and not APART.search(said.between):
        return not _alike(former, quantity) and not (former.low == 1 and quantity.comparator not in BOUNDS)
    if compiled(_EACH_TIME, regex.IGNORECASE).search(said.between):
        return False
    needs = compiled(rf"{words('relation')}{FILL}$", regex.IGNORECASE).search(said.before) is not None
    return needs and former.unit == "%" and quantity.unit != "%" and not _is_least_count(quantity)


_OF_GROUP = regex.compile(r"(?<!\p{L})(?:thuộc|trong|vào|lọt)\s+(?:nhóm|tốp|top)\s*$", regex.IGNORECASE)
"""``03 cơ sở thuộc nhóm 500 trường tốt nhất``: what the three are to be among."""


def _is_least_count(quantity: Quantity) -> bool:
    """``tối thiểu 2 mô hình``."""
    counted = quantity.comparator == ">=" and (
        quantity.dimension == "count" or _names_nothing_known(quantity)
    )
    return counted and _AT_LEAST.match(quantity.raw) is not None


def _names_nothing_known(quantity: Quantity) -> bool:
    """A count of things that are no unit of the register: ``tối thiểu 02 cộng tác viên``."""
    return quantity.dimension is None and any(n.code is Code.UNIT_UNKNOWN for n in quantity.notes)


_AT_LEAST = regex.compile(r"(?:tối thiểu|ít nhất)(?!\p{L})", regex.IGNORECASE)


def _totals(said: Said, own: str) -> bool:
    """``32 khu công nghiệp với tổng diện tích 10.240 ha``: what the things counted make up, a value of its own."""
    former, quantity = said.former, said.quantity
    if former is None or former.unit == "%" or (former.low or 0) <= 1:
        return False
    if quantity.comparator not in ("=", "~"):
        return compiled(r"(?<!\p{L})với\s+tổng\s", regex.IGNORECASE).search(own) is not None
    return compiled(r"(?<!\p{L})(?:(?:với|có)\s+tổng\s|với\s+(?:chiều dài|diện tích|công suất)\s)", regex.IGNORECASE).search(own) is not None  # fmt: skip


def _in_other_bracket(said: Said) -> bool:
    """``(tăng 9,4%), nhập khẩu đạt 1,2 tỷ USD``: a bracket closes between the two."""
    return ")" in said.between and "(" not in said.between


def is_one_described(said: Said) -> bool:
    """``01 trung tâm có quy mô 1.000 tủ``: the size is wanted, the one is an article."""
    former, quantity = said.former, said.quantity
    if former is None or former.low != former.high or former.low != 1 or former.dimension != "count":
        return False
    sized = compiled(rf"(?:có|với)\s+(?:\p{{L}}+\s+)?{words('attribute')}{FILL}$", regex.IGNORECASE).search(
        said.between
    )
    return sized is not None and quantity.comparator not in BOUNDS and not APART.search(said.between)


def _sizes(said: Said, attribute: bool) -> bool:
    """``Vùng nuôi có thể tích 1.000 m3 trở lên``: which places count, where nothing is wanted of a year."""
    if (
        not attribute
        or compiled(r"(?<!\p{L})(?:đạt|bình quân)\s*$").search(said.before)
        or said.dated
        or said.is_wanted
        or compiled(r"\d{4}").search(said.text)
    ):
        return False
    return said.quantity.rule == "bound_after"


def _alike(former: Quantity, quantity: Quantity) -> bool:
    return former.unit == quantity.unit


_NO_THING = regex.compile(
    r"\s*(?:so với|năm|vào|trong|của|đến|tính|tổng|GRDP|GDP)(?!\p{L})", regex.IGNORECASE
)
"""Words behind a share that name no things it is a share of."""


def _goes_on(said: Said) -> bool:
    """Whether the words from the value before to this one are one clause: no sign between them, or only commas
    of a list that has no predicate yet (``100% khu công nghiệp, cụm công nghiệp có tối thiểu 1 trạm``)."""
    cuts = list(APART.finditer(said.between))
    if not cuts:
        return True
    if pattern_of("parts").search(said.between) or _NO_THING.match(said.between):
        return False
    if any(cut.group(0).strip() in ("(", ":", "còn") for cut in cuts):
        return False
    head = said.between[: cuts[0].start()]
    return said.former is not None and said.former.unit == "%" and bool(head.strip()) and not compiled(words("predicate"), regex.IGNORECASE).search(head)  # fmt: skip
