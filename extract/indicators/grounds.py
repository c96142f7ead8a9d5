"""What in a sentence says that a figure is a target, where no heading does.

A share needs a word of goals, a year ahead, or the head of the sentence; a count or a measure needs more. Among the deeds
of a plan a level that is reached, a change and a year's work count too; but no word says there that they are wanted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

import regex

from extract.indicators.headings_over import Part
from normalize.targets.model import Target
from normalize.targets.said import words
from normalize.targets.words import pattern_of, phrases
from normalize.targets.years import find_years

STRIVES = pattern_of("strives")
AIM = regex.compile(
    rf"{phrases('strives')}|(?<!chương trình ){phrases('aims')}(?! quốc gia)", regex.IGNORECASE
)
ASSURED = pattern_of("assures")
"""A weaker word of goals: it makes a share one."""
_NUMBER = r"(?:trên|hơn|ít nhất|tối thiểu|khoảng|từ|đạt|≥|>)?\s*[\d.,]+(?:\s*(?:-|–|đến)\s*[\d.,]+)?"
_HEADS = regex.compile(
    rf"\s*(?:[-–+*•]\s*)?(?:\p{{Lu}}[^:.;\d]{{3,90}}:\s+)?(?:(?:đến|trong)\s+(?:hết\s+|cuối\s+)?(?:năm|giai đoạn)\s[\d\s–-]+[,:]?\s*)?(?:có\s+|đạt\s+)?{_NUMBER}\s*%",
    regex.IGNORECASE,
)
"""A sentence that begins with a share, or with a short label and one."""
_HAS = regex.compile(r"\s*(?:[-–+*•]\s*)?Có\s+(?:trên|hơn|ít nhất|tối thiểu|từ)\s+\d")
_REACHES = regex.compile(
    rf"{phrases('reaches')}\s*(?:mới|thêm|được|mức|khoảng|trên|dưới|ít nhất|tối thiểu|hơn|từ|đến)*\s*$",
    regex.IGNORECASE,
)
_MORE = regex.compile(r"(?<!\p{L})(?<!cộng\s)thêm(?:\s+được)?\s*$", regex.IGNORECASE)
"""``Công nhận thêm ít nhất 08 xã``: what is to be gained."""
_WEIGHT = regex.compile(r"(?<!\p{L})trọng số(?:\s+(?:là|bằng|chiếm))?\s*$", regex.IGNORECASE)
_MAY_BE = regex.compile(words("may_be"), regex.IGNORECASE)
"""What may come, and nobody wants."""
_PAID = regex.compile(
    rf"{words('paid')}\s+(?:(?!đạt\s|cho\s+[\d.,]+\s*%)\p{{L}}+\s+){{0,4}}(?:không quá\s+|tối đa\s+|bằng\s+|trên\s+|đến\s+)?"
    r"[\d.,]+\s*(?:%|triệu|tỷ|nghìn|đồng)",
    regex.IGNORECASE,
)
_OF_MONEY = regex.compile(rf"[\d.,]+\s*%\s*(?:tổng\s+|số\s+|mức\s+)?{words('paid_of')}", regex.IGNORECASE)
_BUDGET = regex.compile(words("budget"), regex.IGNORECASE)
_STRONG = frozenset({"share", "rate", "ratio", "count_per_count"})


def names_aim(text: str) -> bool:
    """Whether a text has a word of goals."""
    return AIM.search(text) is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what was read from it.

    Attributes:
        figures: for each target where its figure begins, words such as ``ít nhất`` included.
        now: the year from which on a year lies ahead.
    """

    text: str
    targets: tuple[Target, ...]
    figures: tuple[int, ...]
    part: Part
    now: int | None

    def before(self, index: int) -> str:
        return self.text[: self.figures[index]]

    def figure(self, index: int) -> str:
        """A value with the words behind it, up to the next ``;``."""
        return self.text[self.figures[index] : self.targets[index].end].split(";")[0].strip()

    def own_part(self, index: int) -> str:
        """The words of a value up to the next ``;`` on both sides."""
        start, end, figure = self.targets[index].start, self.targets[index].end, self.figures[index]
        begin = max(start, self.text.rfind(";", start, figure) + 1)
        behind = self.text.find(";", figure, end)
        return self.text[begin : behind if behind >= 0 else end]

    def is_led(self, cue: regex.Pattern[str], index: int) -> bool:
        """Whether a word of goals stands before a value, and no other item of the sentence between them."""
        before = self.before(index)
        found = list(cue.finditer(before))
        return bool(found) and ";" not in before[found[-1].end() :]

    def lies_ahead(self, index: int) -> bool:
        """Whether the sentence itself names the year of a value, which is not past."""
        year = self.targets[index].year
        named = {y.year for y in find_years(self.text) if y.year is not None}
        return year in named and self.now is not None and (year or 0) >= self.now

    def reaches(self, index: int) -> bool:
        return _REACHES.search(self.before(index)[self.targets[index].start :]) is not None


class Ground(Enum):
    """Why a figure is a target: the sentence says so, or it is what a task of the plan is to reach."""

    SAID = "said"
    TASK = "task"


def ground_of(sentence: Sentence, index: int, kept: Mapping[int, Ground]) -> Ground | None:
    """Why a value is a target; None where nothing says so.

    Args:
        kept: the values before it that are, each with its ground.
    """
    if is_paid(sentence, index) or is_score(sentence, index):
        return None
    on = [ground for k, ground in kept.items() if _goes_on(sentence, k, index)]
    if on:
        return on[-1]
    if _is_said(sentence, index):
        return Ground.SAID
    return Ground.TASK if sentence.part is Part.DEEDS and _is_task(sentence, index) else None


def is_score(sentence: Sentence, index: int) -> bool:
    """``trừ 2 điểm``, ``với trọng số 5%``; not ``mở thêm 06 điểm cấp phát thuốc``."""
    if _WEIGHT.search(sentence.before(index)) is not None:
        return True
    return sentence.targets[index].unit == "điểm" and _MORE.search(sentence.before(index)) is None


def is_paid(sentence: Sentence, index: int) -> bool:
    """What is paid, charged, granted or spent: ``hỗ trợ 100% kinh phí``."""
    words, target = sentence.own_part(index), sentence.targets[index]
    budget = target.dimension == "money" and _BUDGET.search(sentence.before(index)) is not None
    return _PAID.search(words) is not None or _OF_MONEY.search(words) is not None or budget


def _is_said(sentence: Sentence, index: int) -> bool:
    """Whether the sentence itself says that a value is wanted."""
    target, before = sentence.targets[index], sentence.before(index)
    aim, reaches, strong = sentence.is_led(AIM, index), sentence.reaches(index), is_strong(target)
    if sentence.part is Part.RULES:
        return aim and (strong or reaches) and target.year is not None
    ahead = sentence.lies_ahead(index) and _MAY_BE.search(before) is None
    if strong:
        heads = index == 0 and _HEADS.match(sentence.text) is not None
        return aim or ahead or heads or sentence.is_led(ASSURED, index)
    at_least = target.comparator in (">=", ">")
    if target.unit is None and not at_least:
        return False
    has = index == 0 and _HAS.match(sentence.text) is not None
    return sentence.is_led(STRIVES, index) or (aim and (reaches or at_least)) or (ahead and reaches) or has


def _is_task(sentence: Sentence, index: int) -> bool:
    """What a task is to reach: a level, a change, a year's work, more of something, what is to stay as it is."""
    target, before = sentence.targets[index], sentence.before(index)
    if is_strong(target):
        level = sentence.reaches(index) or target.comparator in (">=", ">", "<") or target.unit == "hạng"
        changes = target.direction in ("increase", "reduce")
        makes_up = _MAKES_UP.search(before) is not None and not _FUNDS.search(before[target.start :])
        whole = target.unit == "%" and target.low == target.high == _WHOLE
        return (level or changes or makes_up or whole) and _MAY_BE.search(before) is None
    if _is_work(sentence, index):
        return True
    sure = target.comparator in (">=", ">") or target.year is not None
    more = sure and _MORE.search(before) is not None
    kept = target.direction == "keep" and target.unit is not None and target.year is not None
    return more or kept or _FROM_TO.search(before) is not None


def is_strong(target: Target) -> bool:
    """Whether a value measures by itself: a share, a rate, a ratio, a rank."""
    return target.dimension in _STRONG or target.unit == "hạng"


_FUNDS = regex.compile(r"(?<!\p{L})(?:vốn|ngân sách|nguồn|kinh phí|chi)(?!\p{L})", regex.IGNORECASE)
"""``vốn ngân sách chiếm 12%``: where the money comes from."""
_FROM_TO = regex.compile(
    r"từ\s+[\d.,]+[^;]{0,40}?\s(?:lên|xuống|còn|thành)(?:\s+(?:còn|khoảng|trên|dưới))?\s*$", regex.IGNORECASE
)
"""``bình quân từ 5,8 lên 8 m2/người``."""
_WHOLE = 100
"""``che chắn 100% công trường``: a deed that is done to all of its things."""
_MAKES_UP = regex.compile(r"(?<!\p{L})chiếm\s*$", regex.IGNORECASE)
"""``người tập luyện thường xuyên chiếm 40% dân số``."""


def _is_work(sentence: Sentence, index: int) -> bool:
    """``trồng 11.500 ha rừng``, ``Mỗi năm mở 400 lớp``: so much is to be done in a year that is named or handed down,
    among the deeds of a plan."""
    target = sentence.targets[index]
    if target.year is None or target.comparator in ("<", "<="):
        return False
    if target.dimension == "money":
        return _is_yearly(target) and sentence.reaches(index)
    value, timed = _least(target), _is_yearly(target) or _is_timed(sentence, index)
    if target.dimension in ("area", "length"):
        own = sentence.before(index)[target.start :]
        return _WORK.search(sentence.before(index)) is not None or _WORK_ON.match(own) is not None
    if target.dimension not in _COUNTED or target.unit in _NO_WORK:
        return False
    if _is_yearly(target) and value >= _MANY_A_YEAR:
        return True
    return value >= _MANY and (timed or _WORK.search(sentence.before(index)) is not None)


def _least(target: Target) -> Decimal:
    return target.low or target.high or Decimal(0)


def _is_yearly(target: Target) -> bool:
    return target.unit is not None and target.unit.endswith("/năm")


def _is_timed(sentence: Sentence, index: int) -> bool:
    """Whether the part of the sentence says by when so much is done, and at its head what: ``lắp đặt mới 1.350 biển``."""
    target, own = sentence.targets[index], sentence.own_part(index)
    led = regex.search(r"\p{L}\s*$", sentence.before(index)[target.start :]) is not None
    named = {y.year for text in (sentence.before(index), own) for y in find_years(text)}
    ahead = target.year in named and sentence.lies_ahead(index)
    return led and (ahead or _WHOLE_TERM.search(own) is not None)


_WHOLE_TERM = regex.compile(
    r"(?<!\p{L})trong (?:(?:cả|toàn|suốt) )?(?:nhiệm kỳ|giai đoạn|kỳ kế hoạch)(?!\s+(?:\d|từ|trước|qua))",
    regex.IGNORECASE,
)
"""``Trong nhiệm kỳ cử 120 nhà giáo``."""
_COUNTED = frozenset({"count", "count_per_time", None})
_NO_WORK = frozenset({None, "chỉ tiêu", "biên chế"})
"""Not the places that an office may fill: ``tuyển dụng đủ 4.112 chỉ tiêu biên chế``."""
_MANY_A_YEAR = 10
"""Fewest things that a plan counts as the work of each year; fewer are the frequency of a duty."""
_MANY = 100
"""Fewest people or things that a plan counts as a year's work."""
_VERBS = r"(?:phấn đấu\s+|(?:mỗi|hằng|hàng) năm\s+)?(?:trồng|chăm sóc|gieo trồng|gieo sạ|khoanh nuôi|phục hồi|khôi phục|đào tạo|bồi dưỡng|tập huấn|tuyển sinh|giải quyết việc làm|tạo việc làm|lấy|xây dựng|nâng cấp|cải tạo|kiên cố hóa|cứng hóa|bê tông hóa|nhựa hóa|nạo vét)"
_WORK = regex.compile(
    rf"(?:^|[;:.,]\s+|\svà\s+|\d\s+)\W*{_VERBS}(?:\s+(?:mới|nghề|nghiệp vụ|kỹ năng|kiến thức|lại|bổ sung|rừng|tái sinh|thêm|được|cho|khoảng|trên|ít nhất|tối thiểu))*\s*$",
    regex.IGNORECASE,
)
_WORK_ON = regex.compile(
    rf"\W*{_VERBS}(?:\s+(?!dài|rộng|cao|sâu|quy mô|diện tích|chiều|công suất)\p{{L}}+){{0,6}}\s+$",
    regex.IGNORECASE,
)
"""``trồng rừng phòng hộ đầu nguồn 1.200 ha``; not ``xây dựng đường dài 12 km``, the measure of a work."""


def _goes_on(sentence: Sentence, former: int, index: int) -> bool:
    """Whether a value belongs with one before it, which is a target: counted alike, a part of it, or said of the
    same subject."""
    one, other = sentence.targets[former], sentence.targets[index]
    if other.unit == one.unit or other.part_of is not None:
        return True
    return former == index - 1 and other.year == one.year and ";" not in sentence.text[one.end : other.start]
