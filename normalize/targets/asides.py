"""Figures of a statement that are said of something else than what is wanted, and why each of them is.

    90-95% cộng 03 điểm                               points of a scale
    Hộ nghèo là hộ có thu nhập dưới 1,5 triệu đồng    a definition
    khi VN_AQI ≥ 300, ngành có dưới 30% nữ thì …      what sets something off
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
from dataclasses import dataclass
from functools import cache

import regex

from normalize.quantities.find import Quantity
from normalize.registers import rows
from normalize.targets.words import alternatives, find_directions, pattern_of

PART = regex.compile(r";|\.\s+(?=\p{Lu})")
"""Where one part of a statement ends and the next begins."""
_APART = regex.compile(r"[,:(]|\s(?:và|còn)\s")
_BOUNDS = frozenset({">", ">=", "<", "<="})
_FILL = (
    r"(?:\s+(?:từ|là|đạt|khoảng|trên|dưới|bằng|tối thiểu|ít nhất|tối đa|không quá|bình quân|chỉ|được))*\s*"
)
_SAID_TWICE = r"\(\s*(?:tức(?:\s+là)?|hay|bằng|khoảng|tương đương)?\s*$"
COST, OWN_COUNT = "a cost", "a count of what the plan holds"
_SMALL = 30
"""Most things that ``cả N`` speaks of: ``cả 3 xã``; ``cả 5 triệu người`` is none."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A figure that is no value of the statement, and why."""

    quantity: Quantity
    why: str


@cache
def words(use: str) -> str:
    """The pattern of all phrases of one use of ``value_asides.csv``."""
    return alternatives([row["phrase"] for row in rows("value_asides") if row["use"] == use])


def part_asides(text: str, found: Sequence[Quantity], *, dated: bool) -> tuple[list[Quantity], list[Aside]]:
    """The figures that are values of a statement, and the others.

    Args:
        dated: whether the context gives a year, so that what is said is meant for it.
    """
    kept: list[Quantity] = []
    asides: list[Aside] = []
    for quantity in found:
        begin, end = _part(text, quantity.start)
        former = kept[-1] if kept and kept[-1].start >= begin else None
        last = asides[-1] if asides and asides[-1].quantity.start >= begin else None
        said = _Said(text, begin, end, quantity, former, dated)
        why = _why(said) or (last.why if last is not None and _goes_with(said, last) else None)
        if why is None:
            if former is not None and _is_one_described(_Said(text, begin, end, quantity, former, dated)):
                asides.append(Aside(kept.pop(), "one thing whose size is told"))
            kept.append(quantity)
        else:
            asides.append(Aside(quantity, why))
    return kept, asides


def _part(text: str, at: int) -> tuple[int, int]:
    """The span of the part of a statement that holds a place."""
    begin = max((m.end() for m in PART.finditer(text, 0, at)), default=0)
    behind = PART.search(text, at)
    return begin, behind.start() if behind else len(text)


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure with the part of the statement that it stands in.

    Attributes:
        former: the value before it in the same part.
    """

    text: str
    begin: int
    end: int
    quantity: Quantity
    former: Quantity | None
    dated: bool

    @property
    def before(self) -> str:
        return self.text[self.begin : self.quantity.start]

    @property
    def behind(self) -> str:
        return self.text[self.quantity.end : self.end]

    @property
    def between(self) -> str:
        """The words from the value before to this one."""
        return self.text[self.former.end : self.quantity.start] if self.former else ""

    @property
    def is_wanted(self) -> bool:
        return pattern_of("wanted").search(self.before) is not None


def _why(said: _Said) -> str | None:
    for test, why in (
        (_scores, "points of a scale"),
        (_defines, "part of a definition"),
        (_triggers, "what sets something off"),
        (_requires, "what somebody must have done"),
        (_counts_the_plan, OWN_COUNT),
        (_costs, COST),
        (_aids, "a rate of aid"),
        (_is_owned, "a share that somebody owns"),
        (_grades, "the grade of a line"),
        (_says_twice, "the value before, in another unit"),
        (_qualifies, "what the things counted must have"),
    ):
        if test(said):
            return why
    return None


def _goes_with(said: _Said, last: Aside) -> bool:
    """``Kinh phí: 5 tỷ đồng, trong đó ngân sách tỉnh 2 tỷ``; ``gồm 5 nhóm nhiệm vụ với 27 nhiệm vụ``."""
    between = said.text[last.quantity.end : said.quantity.start]
    if said.is_wanted or find_directions(between) or regex.search(r"(?<!\p{L})đạt(?!\p{L})", between):
        return False
    if last.why == COST:
        return said.quantity.dimension == last.quantity.dimension
    return last.why == OWN_COUNT and _own_item().match(said.quantity.raw) is not None


@cache
def _own_item() -> regex.Pattern[str]:
    return regex.compile(rf"\d+\s*{words('own_item')}", regex.IGNORECASE)


def _scores(said: _Said) -> bool:
    if said.quantity.unit == "điểm":
        part = said.text
        if regex.match(r"\s*(?:trở lên\s*)?(?:được\s+)?xếp\s+(?:loại|mức)", said.behind, regex.IGNORECASE):
            return True
    else:
        part = said.text[said.begin : said.end]
    return regex.search(rf"(?<!đạt\s){words('scores')}\s*:?\s*(?:thêm\s*)?[\d.,]+\s*điểm(?!\p{{L}})", part, regex.IGNORECASE) is not None  # fmt: skip


def _defines(said: _Said) -> bool:
    """``Thôn A là thôn có …``: what is spoken of stands again behind ``là``; or a phrase says so."""
    if regex.search(rf"{words('defines')}", said.before, regex.IGNORECASE):
        return True
    head = regex.match(r"\W*(?:\p{Ll}\)\s*)?(\p{L}{2,})", said.before)
    return head is not None and regex.search(
        rf".\s(?:là|gồm)\s+(?:(?:các|những)\s+)?{regex.escape(head[1])}\s", said.before, regex.IGNORECASE
    ) is not None  # fmt: skip


def _triggers(said: _Said) -> bool:
    """``khi VN_AQI ≥ 300``; a clause that the verb of the target follows is none."""
    exceeds = regex.search(r"(?<!\p{L})(?:vượt|quá)\s*$", said.before, regex.IGNORECASE) is not None
    if (said.quantity.comparator not in _BOUNDS and not exceeds) or said.is_wanted:
        return False
    if regex.match(rf"\s*{words('then')}", said.behind, regex.IGNORECASE) and ":" not in said.before:
        return len(said.before.split()) > 1
    own = _APART.split(said.before)[-1]
    return regex.search(rf"{words('trigger')}\s+(?!đến|tới|vào|sang)", own, regex.IGNORECASE) is not None


def _requires(said: _Said) -> bool:
    """``Đã tham gia ít nhất 05 đoàn``: nobody tells of the past with "at least"."""
    if said.quantity.comparator not in (">=", "<=") or said.is_wanted:
        return False
    sentence = said.text[: said.quantity.start]
    return (
        regex.search(r"(?<!\p{L})đã\s(?!\d)[^.;]*$", sentence, regex.IGNORECASE) is not None
        and not said.dated
    )


def _counts_the_plan(said: _Said) -> bool:
    """``cả 3 chỉ tiêu trên``, ``Gồm 25 hoạt động``."""
    quantity = said.quantity
    if quantity.dimension not in ("count", None) or quantity.comparator != "=":
        return False
    low = quantity.low or 0
    if regex.search(r"(?<!\p{L})(?:trong\s+)?cả\s*$", said.before, regex.IGNORECASE) and low <= _SMALL:
        return regex.match(r"\s*(?:nước|năm)(?!\p{L})", said.behind) is None
    counts = _own_item().match(quantity.raw)
    if regex.compile(rf"\d+\s*{words('own_item')}\s+{words('own_kind')}(?!\s+\d)", regex.IGNORECASE).match(
        said.text, quantity.start
    ):
        return regex.search(r"(?:hoàn thành|đạt)\s*$", said.before, regex.IGNORECASE) is None
    return counts is not None and regex.search(
        r"(?:^|(?<=[,:;.]))\W*(?:(?:kế hoạch|đề án|chương trình|phụ lục|danh mục)\s+(?:này\s+)?)?(?:bao\s+)?gồm\s+(?:có\s+)?$",
        said.before, regex.IGNORECASE,
    ) is not None  # fmt: skip


def _costs(said: _Said) -> bool:
    """Money whose words begin with a cost; what is to be reached (``đạt``, ``tăng``) is none."""
    if not (said.quantity.dimension or "").startswith("money") or said.is_wanted:
        return False
    own = [said.before, regex.split(r"[,(]\s", said.before)[-1]]
    heads = [o for o in own if regex.match(rf"\W*(?:\p{{Ll}}\)\s*)?{words('cost')}", o, regex.IGNORECASE)]
    return (
        bool(heads)
        and not find_directions(heads[-1])
        and not regex.search(r"đạt\s*$", said.before, regex.IGNORECASE)
    )


def _aids(said: _Said) -> bool:
    """``hỗ trợ 50% chi phí``, ``hỗ trợ tối đa 50 triệu đồng/hộ``."""
    quantity = said.quantity
    some = r"(?:\s+(?!đạt|tăng|giảm)\p{L}+){0,3}" if quantity.unit != "%" else ""
    if said.is_wanted or not regex.search(rf"{words('aid')}{some}{_FILL}$", said.before, regex.IGNORECASE):
        return False
    if quantity.unit == "%":
        return regex.match(rf"\s*(?:của\s+)?{words('aid_of')}", said.behind, regex.IGNORECASE) is not None
    per = (quantity.unit or "").partition("/")[2]
    return (quantity.dimension or "").startswith("money") and per not in ("", "năm", "tháng", "quý")


def _grades(said: _Said) -> bool:
    """``đường dây 220-110 kV``: a class of lines and stations."""
    return said.quantity.unit == "kV" and not regex.search(r"điện áp[^,;]*(?:đạt|là|còn|lên|:)\s*$", said.before, regex.IGNORECASE)  # fmt: skip


def _is_owned(said: _Said) -> bool:
    return said.quantity.unit == "%" and not said.is_wanted and regex.match(rf"\s*{words('owned')}", said.behind, regex.IGNORECASE) is not None  # fmt: skip


def _says_twice(said: _Said) -> bool:
    """``10 Gigabit mỗi giây (10 Gbps)``, ``9%/năm (0,75%/tháng)``: alone in brackets, of the same kind."""
    former, quantity = said.former, said.quantity
    if former is None or former.unit == quantity.unit or not quantity.unit or not former.unit:
        return False
    if not regex.search(_SAID_TWICE, said.between) or not regex.match(r"\s*\)", said.behind):
        return False
    if len(said.between.split()) > 4:
        return False
    both = {former.dimension, quantity.dimension}
    return len(both) == 1 and quantity.dimension not in ("count", None, "share")


def _qualifies(said: _Said) -> bool:
    """A figure in the words that say which things are counted, or what each of them must have."""
    former, quantity = said.former, said.quantity
    own = _APART.split(said.before)[-1]
    more = r"(?:\s+\p{L}+){0,2}?" if quantity.comparator in _BOUNDS else ""
    attribute = regex.search(
        rf"(?:{words('attribute')}{more}|{words('content')}){_FILL}$", own, regex.IGNORECASE
    )
    if former is None:
        return _sizes(said, attribute is not None)
    if said.is_wanted and pattern_of("wanted").search(said.between):
        return False
    if regex.search(r"\(\s*$", said.before) and regex.match(r"\s*\)", said.behind):
        return quantity.comparator in _BOUNDS and not _alike(former, quantity) and former.unit == "%"
    if regex.search(rf"(?:{words('content')}|{words('size')}){_FILL}$", own, regex.IGNORECASE):
        return _goes_on(said)
    if regex.search(r"(?<!\p{L})mỗi\s+(?!năm|tháng|quý|ngày|tuần)\p{L}+", own, regex.IGNORECASE):
        return quantity.comparator in _BOUNDS
    if find_directions(said.between) or not _goes_on(said):
        return False
    if attribute is not None and regex.search(r"(?<!\p{L})(?:có|với|đạt|ở)(?!\p{L})", said.between):
        return not _alike(former, quantity) and not (former.low == 1 and quantity.comparator not in _BOUNDS)
    if regex.search(
        r"(?<!\p{L})(?:mỗi|hàng|hằng|một)\s+(?:năm|tháng|quý|tuần|ngày)(?!\p{L})",
        said.between,
        regex.IGNORECASE,
    ):
        return False
    needs = regex.search(rf"{words('relation')}{_FILL}$", said.before, regex.IGNORECASE) is not None
    return needs and former.unit == "%" and quantity.unit != "%"


def _is_one_described(said: _Said) -> bool:
    """``01 trung tâm có quy mô 1.000 tủ``: the size is wanted, the one is an article."""
    former, quantity = said.former, said.quantity
    if former is None or former.low != former.high or former.low != 1 or former.dimension != "count":
        return False
    sized = regex.search(
        rf"(?:có|với)\s+(?:\p{{L}}+\s+)?{words('attribute')}{_FILL}$", said.between, regex.IGNORECASE
    )
    return sized is not None and quantity.comparator not in _BOUNDS and not _APART.search(said.between)


def _sizes(said: _Said, attribute: bool) -> bool:
    """``Vùng nuôi có thể tích 1.000 m3 trở lên``: which places count, where nothing is wanted of a year."""
    if not attribute or said.dated or said.is_wanted or regex.search(r"\d{4}", said.text):
        return False
    return said.quantity.rule == "bound_after"


def _alike(former: Quantity, quantity: Quantity) -> bool:
    return former.unit == quantity.unit


def _goes_on(said: _Said) -> bool:
    """Whether the words from the value before to this one are one clause: no sign between them, or only commas
    of a list that has no predicate yet (``100% khu công nghiệp, cụm công nghiệp có tối thiểu 1 trạm``)."""
    cuts = list(_APART.finditer(said.between))
    if not cuts:
        return True
    if any(cut.group(0).strip() in ("(", ":", "còn") for cut in cuts):
        return False
    head = said.between[: cuts[0].start()]
    return said.former is not None and said.former.unit == "%" and bool(head.strip()) and not regex.search(
        words("predicate"), head, regex.IGNORECASE
    )  # fmt: skip
