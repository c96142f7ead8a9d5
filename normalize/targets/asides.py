"""Figures of a statement that are said of something else than what is wanted, and why each of them is.

    90-95% cộng 03 điểm                               points of a scale
    Hộ nghèo là hộ có thu nhập dưới 1,5 triệu đồng    a definition
    khi VN_AQI ≥ 300, ngành có dưới 30% nữ thì …      what sets something off
    cho phép truyền dữ liệu với tốc độ 10 Gbps        what a thing is able to do
    100% xã có tối thiểu 2 mô hình                    what each of those counted must have
    5 doanh nghiệp có doanh thu trên 1 tỷ USD         the same: five is wanted, the turnover is their condition
    xăng A92 pha 5% ethanol                           what something is made of
    cả 3 chỉ tiêu trên                                a count of what stands in the plan
    Kinh phí thực hiện: 5 tỷ đồng                     a cost
    hỗ trợ 50% chi phí                                a rate of aid
    (10 Gbps)                                         a value said again in another unit

The words are the register ``value_asides.csv``. A figure that only may be one of these is kept, with a doubt
(:mod:`normalize.targets.doubts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from normalize.quantities.find import Quantity
from normalize.targets.costs import aids, costs, is_owned
from normalize.targets.criteria import EACH, is_of_each, is_one_described, qualifies
from normalize.targets.rules import of_a_rule
from normalize.targets.said import APART, BOUNDS, Said, words
from normalize.targets.sentences import FULL_STOP
from normalize.targets.titles import is_in_a_name
from normalize.targets.words import find_directions
from normalize.text import compiled

PART = regex.compile(rf";|{FULL_STOP}")
"""Where one part of a statement ends and the next begins."""
_SAID_TWICE = r"\(\s*(?:tức(?:\s+là)?|hay|bằng|khoảng|tương đương)?\s*$"
COST, AID, OWN_COUNT = "a cost", "a rate of aid", "a count of what the plan holds"
BUILT = "how a thing is to be built"
_SMALL = 30
"""Most things that ``cả N`` speaks of: ``cả 3 xã``; ``cả 5 triệu người`` is none."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A figure that is no value of the statement, and why."""

    quantity: Quantity
    why: str


def part_asides(
    text: str, found: Sequence[Quantity], *, dated: bool, alone: bool = False
) -> tuple[list[Quantity], list[Aside]]:
    """The figures that are values of a statement, and the others.

    Args:
        dated: whether the context gives a year, so that what is said is meant for it.
        alone: whether it is known that no heading says that the figures are wanted.
    """
    kept: list[Quantity] = []
    asides: list[Aside] = []
    for quantity in found:
        begin, end = _part(text, quantity.start)
        former = kept[-1] if kept and kept[-1].start >= begin else None
        last = asides[-1] if asides and asides[-1].quantity.start >= begin else None
        said = Said(text, begin, end, quantity, former, dated, alone)
        why = (
            _why(said)
            or (None if is_one_described(said) else of_a_rule(said))
            or (last.why if last is not None and _goes_with(said, last) else None)
        )
        if why is None:
            if former is not None and is_one_described(Said(text, begin, end, quantity, former, dated)):
                asides.append(Aside(kept.pop(), "one thing whose size is told"))
            kept.append(replace(quantity, rule=EACH) if is_of_each(said) else quantity)
        else:
            asides.append(Aside(quantity, why))
    return kept, asides


def _part(text: str, at: int) -> tuple[int, int]:
    """The span of the part of a statement that holds a place."""
    begin = max((m.end() for m in PART.finditer(text, 0, at)), default=0)
    behind = PART.search(text, at)
    return begin, behind.start() if behind else len(text)


def _why(said: Said) -> str | None:
    for test, why in (
        (is_in_a_name, "part of a name"),
        (_scores, "points of a scale"),
        (_defines, "part of a definition"),
        (_triggers, "what sets something off"),
        (_enables, "what a thing is able to do"),
        (_requires, "what somebody must have done"),
        (_counts_the_plan, OWN_COUNT),
        (costs, COST),
        (aids, AID),
        (is_owned, "a share that somebody owns"),
        (_grades, "the grade of a line"),
        (_is_built_so, BUILT),
        (_law_asks, "what a law asks"),
        (_says_twice, "the value before, in another unit"),
        (qualifies, "what the things counted must have"),
    ):
        if test(said):
            return why
    return None


def _goes_with(said: Said, last: Aside) -> bool:
    """``Kinh phí: 5 tỷ đồng, trong đó ngân sách tỉnh 2 tỷ``; ``gồm 5 nhóm nhiệm vụ với 27 nhiệm vụ``."""
    between = said.text[last.quantity.end : said.quantity.start]
    if last.why == OWN_COUNT and said.quantity.unit == "%" and not said.is_wanted:
        return compiled(r"(?:\s+\p{L}+){0,3}\s+(?:đạt|vượt)\s*").fullmatch(between) is not None
    if said.is_wanted or find_directions(between) or compiled(r"(?<!\p{L})đạt(?!\p{L})").search(between):
        return False
    if last.why == BUILT:
        return compiled(r"\s*(?:đến|tới|-|–|x|×)\s*").fullmatch(between) is not None
    if last.why == COST:
        return said.quantity.dimension == last.quantity.dimension
    if last.why == AID:
        return (said.quantity.dimension or "").startswith("money")
    return last.why == OWN_COUNT and _own_item().match(said.quantity.raw) is not None


@cache
def _own_item() -> regex.Pattern[str]:
    return regex.compile(rf"\d+\s*{words('own_item')}", regex.IGNORECASE)


def _scores(said: Said) -> bool:
    if said.quantity.unit == "%" and _OF_POINTS.match(said.behind):
        return True
    if said.quantity.unit == "điểm":
        part = said.text
        if compiled(r"\s*(?:trở lên\s*)?(?:được\s+)?xếp\s+(?:loại|mức)", regex.IGNORECASE).match(said.behind):
            return True
    else:
        part = said.text[said.begin : said.end]
    return compiled(rf"(?<!đạt\s){words('scores')}\s*:?\s*(?:\p{{L}}+\s+){{0,2}}[\d.,]+\s*điểm(?!\p{{L}})", regex.IGNORECASE).search(part) is not None  # fmt: skip


_OF_POINTS = regex.compile(r"\s*(?:tổng\s+)?(?:số\s+)?điểm(?:\s+(?:tối đa|chuẩn))?(?=\s*[,;.)]|\s+(?:thì|trở|được|của|mới)(?!\p{L}))", regex.IGNORECASE)  # fmt: skip
"""``không có tiêu chí nào dưới 50% số điểm``."""


def _defines(said: Said) -> bool:
    """``Thôn A là thôn có …``: what is spoken of stands again behind ``là``; or a phrase says so. What is held against
    something or dated defines nothing (``Dịch vụ là lĩnh vực … nhưng năm 2004 … vẫn thấp``)."""
    if compiled(rf"{words('defines')}", regex.IGNORECASE).search(said.before):
        return True
    contrasts = _CONTRASTS.search(said.before) or _CONTRASTS.match(said.behind.lstrip())
    if contrasts and said.quantity.comparator not in BOUNDS:
        return False
    head = compiled(r"\W*(?:\p{Ll}\)\s*)?(?:(?i:chuẩn|tiêu chuẩn|tiêu chí|mức chuẩn)\s+)?(\p{L}{2,})").match(
        said.before
    )
    return head is not None and head[1].lower() != "năm" and compiled(rf".\s(?:là|gồm)\s+(?:(?:các|những)\s+)?{regex.escape(head[1])}\s", regex.IGNORECASE).search(said.before) is not None  # fmt: skip


_CONTRASTS = regex.compile(r"(?<!\p{L})(?:nhưng|song|vẫn|lại|năm\s+(?:19|20)\d\d)(?!\p{L})", regex.IGNORECASE)


def _triggers(said: Said) -> bool:
    """``khi VN_AQI ≥ 300``; a clause that the verb of the target follows is none."""
    exceeds = compiled(r"(?<!\p{L})(?:vượt|quá)\s*$", regex.IGNORECASE).search(said.before) is not None
    if (said.quantity.comparator not in BOUNDS and not exceeds) or said.is_wanted:
        return False
    if compiled(rf"\s*{words('then')}", regex.IGNORECASE).match(said.behind) and ":" not in said.before:
        return len(said.before.split()) > 1
    own = APART.split(said.before)[-1]
    return (
        compiled(rf"{words('trigger')}\s+(?!đến|tới|vào|sang|sinh)", regex.IGNORECASE).search(own) is not None
    )


def _enables(said: Said) -> bool:
    return not said.is_wanted and compiled(r"(?<!\p{L})(?:(?<!(?:mức|giới hạn|ngưỡng|hạn mức|chuẩn|tiêu chuẩn|phạm vi|độ) )cho phép|có khả năng)\s[^;.,]*$", regex.IGNORECASE).search(said.before) is not None  # fmt: skip


def _requires(said: Said) -> bool:
    """``Đã tham gia ít nhất 05 đoàn``: nobody tells of the past with "at least"."""
    if said.quantity.comparator not in BOUNDS or said.is_wanted:
        return False
    if said.alone and not said.dated and _MUST_HAVE.search(said.before):
        return True
    if said.quantity.comparator not in (">=", "<="):
        return False
    sentence = said.text[: said.quantity.start]
    return (
        compiled(r"(?<!\p{L})đã\s(?!\d)[^.;]*$", regex.IGNORECASE).search(sentence) is not None
        and not said.dated
    )


_MUST_HAVE = regex.compile(
    r"^(?!.*(?<!\p{L})(?:mỗi|hằng|hàng)(?!\p{L})).*(?<!\p{L})(?:phải|cần)\s+(?:có|bảo đảm|đảm bảo|đáp ứng|đạt)\s[^;.]*$"
    r"|^\W*(?:ưu tiên|lựa chọn|xét chọn|chọn)\s+(?:cho\s+)?(?:các|những)\s[^;.]*?\scó\s[^;.]*$",
    regex.IGNORECASE,
)
"""``Hộ tham gia phải có diện tích từ 0,5 ha``, ``Ưu tiên các xã có trên 50% dân số``: who may take part, where no heading
and no year wants it."""


def _counts_the_plan(said: Said) -> bool:
    """``cả 3 chỉ tiêu trên``, ``Gồm 25 hoạt động``."""
    quantity = said.quantity
    if quantity.dimension not in ("count", None) or quantity.comparator != "=":
        return False
    low = quantity.low or 0
    if compiled(r"(?<!\p{L})(?:trong\s+)?cả\s*$", regex.IGNORECASE).search(said.before) and low <= _SMALL:
        return compiled(r"\s*(?:nước|năm)(?!\p{L})").match(said.behind) is None
    counts = _own_item().match(quantity.raw)
    if regex.compile(rf"\d+\s*{words('own_item')}\s+{words('own_kind')}(?!\s+\d)", regex.IGNORECASE).match(
        said.text, quantity.start
    ):
        return compiled(r"(?:hoàn thành|đạt)\s*$", regex.IGNORECASE).search(said.before) is None
    if not said.is_wanted and (_FULFILLED.match(said.text, quantity.start) or _OF_PAPER.match(said.behind)):
        return True
    return counts is not None and compiled(rf"(?:^|(?<=[,:;.]))\W*(?:{words('own_paper')}\s+(?:này\s+)?)?(?:bao\s+)?gồm\s+(?:có\s+)?$", regex.IGNORECASE).search(said.before) is not None  # fmt: skip


_FULFILLED = regex.compile(
    r"\d+(?:\s*/\s*\d+)?\s*(?:chỉ tiêu|mục tiêu|nhiệm vụ|tiêu chí)(?:\s+\p{L}+){0,4}?\s+(?:không đạt|chưa đạt|đạt|vượt|hoàn thành)(?!\s+chuẩn)(?!\p{L})",
    regex.IGNORECASE,
)
"""``14/18 chỉ tiêu đạt và vượt kế hoạch``: how many of the plan's own figures were met."""
_OF_PAPER = regex.compile(r"\s*(?:\p{L}+\s+){0,2}?(?:thuộc|của)\s+(?:các\s+)?(?:Chương trình|Đề án|Kế hoạch|Nghị quyết|Quyết định|Danh mục)(?!\p{L})")  # fmt: skip
"""``7 dự án thuộc Chương trình …``: what the paper holds."""


def _grades(said: Said) -> bool:
    """``đường dây 220-110 kV``: a class of lines and stations."""
    return said.quantity.unit == "kV" and not compiled(r"điện áp[^,;]*(?:đạt|là|còn|lên|:)\s*$", regex.IGNORECASE).search(said.before)  # fmt: skip


def _is_built_so(said: Said) -> bool:
    """``mặt đường rộng tối thiểu 3,5 m, dày 18 cm``, ``cách khu dân cư 100 m``, ``mô hình bảo vệ 4 lớp``."""
    quantity = said.quantity
    if said.is_wanted or find_directions(APART.split(said.before)[-1]):
        return False
    if quantity.unit in _LENGTHS:
        return _SIZE.search(said.before) is not None
    layered = _LAYERS.match(said.text, quantity.start) is not None
    return layered and compiled(r"(?<!\p{L})(?:mô hình|bảo vệ)\s+(?:\p{L}+\s+){0,3}$", regex.IGNORECASE).search(said.before) is not None  # fmt: skip


_LENGTHS = frozenset({"m", "cm", "mm", "mét"})
_SIZE = regex.compile(
    r"(?<!\p{L})(?:(?:(?<!chiều\s|kéo\s)dài|rộng|dày|sâu|đường kính|bán kính|bề rộng|chiều rộng|(?:khoảng\s+)?cách(?:\s+\p{L}+){0,6}|(?:cao|thấp)\s+hơn(?:\s+\p{L}+){1,6})|(?<!chiều\s)cao)"
    r"(?:\s+(?:từ|là|khoảng|trên|dưới|gần|bằng|tối thiểu|ít nhất|tối đa|không quá|không dưới))*\s*$",
    regex.IGNORECASE,
)
_LAYERS = regex.compile(r"\d\s+(?:lớp|cấp|tầng|bước|vòng)(?!\p{L})", regex.IGNORECASE)


def _law_asks(said: Said) -> bool:
    """``tối thiểu 07 thành viên theo Luật Hợp tác xã``."""
    if said.quantity.comparator not in BOUNDS or said.quantity.unit == "%" or said.is_wanted:
        return False
    return compiled(r"\s*(?:\p{L}+\s+){0,3}theo\s+(?:quy định\s+(?:của|tại)\s+)?(?:Luật|Bộ luật|Nghị định|pháp luật|quy chuẩn|QCVN|TCVN)").match(said.behind) is not None  # fmt: skip


def _says_twice(said: Said) -> bool:
    """``10 Gigabit mỗi giây (10 Gbps)``, ``9%/năm (0,75%/tháng)``: alone in brackets, of the same kind."""
    former, quantity = said.former, said.quantity
    if former is None or former.unit == quantity.unit or not quantity.unit or not former.unit:
        return False
    if not compiled(_SAID_TWICE).search(said.between) or not compiled(r"\s*\)").match(said.behind):
        return False
    if len(said.between.split()) > 4:
        return False
    both = {former.dimension, quantity.dimension}
    return len(both) == 1 and quantity.dimension not in ("count", None, "share")
