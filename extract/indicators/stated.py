"""Sentences outside the targets' part of a document that say themselves they are targets.

    …, phấn đấu xây dựng được ít nhất 20% xã … trong năm 2025
    Đến năm 2030, tỷ lệ thu gom, xử lý rác thải nhựa đạt 100%.
    Đổi mới công nghệ: 100% khu công nghiệp triển khai chương trình hỗ trợ …
    Có ít nhất 02 vùng nuôi thủy sản công nghệ cao.

A share needs a word of goals, a year ahead, or the head of the sentence; a count or a measure needs more.
What is paid, charged or granted is none (``hỗ trợ 100% kinh phí``). The words are in ``target_phrases.csv`` (``strives``,
``aims``, ``assures``, ``reaches``), ``value_asides.csv`` (``paid``, ``paid_of``, ``budget``, ``may_be``) and
``value_kinds.csv`` (``at_start``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extract.indicators.headings_over import Part, Years
from normalize.targets.model import Target, TargetReading
from normalize.targets.read import Told, read_targets
from normalize.targets.said import words
from normalize.targets.sentences import SHARE_AHEAD
from normalize.targets.values import find_values
from normalize.targets.words import kind_phrases, pattern_of, phrases
from normalize.targets.years import find_years

_NEXT_SENTENCE = regex.compile(
    rf"(?<=[.;])\s+(?:(?=\p{{Lu}})|{SHARE_AHEAD})(?!(?:Trong đó|Riêng|Bao gồm|Cụ thể)(?!\p{{L}}))"
)
_MAY_STATE = regex.compile(r"\d|ít nhất|tối thiểu|nửa|\sphần\s")
_STRIVES = pattern_of("strives")
_AIM = regex.compile(
    rf"{phrases('strives')}|(?<!chương trình ){phrases('aims')}(?! quốc gia)", regex.IGNORECASE
)
_ASSURED = pattern_of("assures")
"""A weaker word of goals: it makes a share one."""
_NO_LEAD_IN = frozenset({"yêu cầu", "quyết tâm"})
"""Words that a name would keep."""
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
_NOW = regex.compile(rf"\W*{kind_phrases('at_start')}", regex.IGNORECASE)
"""The head of a sentence that tells how things are."""
_MORE = regex.compile(r"(?<!\p{L})thêm(?:\s+được)?\s*$", regex.IGNORECASE)
"""``Công nhận thêm ít nhất 08 xã``: what is to be gained."""
_MAY_BE = regex.compile(words("may_be"), regex.IGNORECASE)
"""What may come, and nobody wants."""
_PAID = regex.compile(
    rf"{words('paid')}\s+(?:\p{{L}}+\s+){{0,4}}(?:không quá\s+|tối đa\s+|bằng\s+|trên\s+|đến\s+)?"
    r"[\d.,]+\s*(?:%|triệu|tỷ|nghìn|đồng)",
    regex.IGNORECASE,
)
_OF_MONEY = regex.compile(rf"[\d.,]+\s*%\s*(?:tổng\s+|số\s+|mức\s+)?{words('paid_of')}", regex.IGNORECASE)
_BUDGET = regex.compile(words("budget"), regex.IGNORECASE)
_STRONG = frozenset({"share", "rate", "ratio", "count_per_count"})


def names_aim(text: str) -> bool:
    """Whether a text has a word of goals."""
    return _AIM.search(text) is not None


def stated(text: str, part: Part, years: Years | None, now: int | None) -> TargetReading:
    """The targets that sentences of a text state to be such; none in most texts. Places are those of the
    text.

    Args:
        years: what the headings above hand down.
        now: the year of the document.
    """
    starts = [0, *(m.end() for m in _NEXT_SENTENCE.finditer(text))]
    found: list[TargetReading] = []
    n_targets = 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        sentence = text[start:end].rstrip()
        if not _MAY_STATE.search(sentence):
            continue
        reading = _of_sentence(sentence, part, years, now)
        if reading.values:
            found.append(_moved(reading, start, n_targets))
            n_targets += len(reading.targets)
    return _joined(found)


@dataclass(frozen=True, slots=True)
class _Sentence:
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


def _of_sentence(text: str, part: Part, years: Years | None, now: int | None) -> TargetReading:
    tells_now = _NOW.match(text) is not None
    begin, end = (None, None) if tells_now or years is None else years
    reading = read_targets(
        text, year=end, year_start=begin, told=Told(now=now, alone=part in (Part.OTHER, Part.RULES))
    )
    figures = _figures(text, reading.targets)
    sentence = _Sentence(text, reading.targets, figures, part, now if now is not None else end)
    kept: list[int] = []
    for index in range(len(reading.targets)):
        if (
            _is_stated(sentence, index, kept)
            and not _tells_last_year(sentence, years, index)
            and not (tells_now and not sentence.is_led(_AIM, index))
        ):
            kept.append(index)
    observed = reading.observations if tells_now else ()
    if not kept:
        return TargetReading(reading.name, (), observations=observed)
    places = {old: new for new, old in enumerate(kept)}
    targets = [reading.targets[k] for k in kept]
    return replace(
        reading,
        name=_name(sentence, reading.name, kept[0]),
        observations=observed,
        targets=tuple(
            replace(t, part_of=places.get(t.part_of) if t.part_of is not None else None) for t in targets
        ),
    )


def _tells_last_year(sentence: _Sentence, years: Years | None, index: int) -> bool:
    """``Năm 2021, rà soát 412 văn bản (đạt tỷ lệ xử lý 100%)`` in the plan of 2022, dated in 2021."""
    if (
        years is None
        or years[0] is not None
        or years[1] is None
        or sentence.targets[index].year != years[1] - 1
    ):
        return False
    leads = _LED_BY_YEAR.match(sentence.text)
    past = leads is not None and int(leads["year"]) == years[1] - 1
    return past and not names_aim(sentence.text)


_LED_BY_YEAR = regex.compile(r"\W*(?:trong\s+)?năm\s+(?P<year>(?:19|20)\d\d)\s*,", regex.IGNORECASE)


def _figures(text: str, targets: Sequence[Target]) -> tuple[int, ...]:
    """Where the figure of each target begins."""
    found = find_values(text, None).values
    return tuple(
        next(
            (q.start for q in found if t.start <= q.start < t.end and (q.low, q.high) == (t.low, t.high)),
            t.start,
        )
        for t in targets
    )


def _name(sentence: _Sentence, name: str, first: int) -> str:
    """What is measured: of the words behind the word of goals that leads the first value, where there is one
    and they name it."""
    cues = [m for cue in (_AIM, _ASSURED) for m in cue.finditer(sentence.before(first))]
    if not cues:
        return name
    cue = max(cues, key=lambda m: m.start())
    kept = cue.group(0).lower() in _NO_LEAD_IN
    own = read_targets(sentence.text[cue.end() if kept else cue.start() :].strip()).name
    return own if len(own.split()) > 1 else name


def _is_stated(sentence: _Sentence, index: int, kept: list[int]) -> bool:
    target = sentence.targets[index]
    words = sentence.own_part(index)
    if _PAID.search(words) or _OF_MONEY.search(words) or target.unit == "điểm":
        return False
    if any(_goes_on(sentence, k, index) for k in kept):
        return True
    aim, reaches = sentence.is_led(_AIM, index), sentence.reaches(index)
    strong = target.dimension in _STRONG or target.unit == "hạng"
    if sentence.part is Part.RULES:
        return aim and (strong or reaches) and target.year is not None
    may_be = _MAY_BE.search(sentence.before(index)) is not None
    ahead = sentence.lies_ahead(index) and not may_be
    at_least = target.comparator in (">=", ">")
    if strong:
        heads = index == 0 and _HEADS.match(sentence.text) is not None
        level = reaches or target.comparator in (">=", ">", "<") or target.unit == "hạng"
        changes = target.direction in ("increase", "reduce")
        meant = sentence.part is Part.DEEDS and (level or changes) and not may_be
        return aim or ahead or heads or meant or sentence.is_led(_ASSURED, index)
    if _is_work(sentence, index):
        return True
    if (target.unit is None and not at_least) or (
        target.dimension == "money" and _BUDGET.search(sentence.before(index))
    ):
        return False
    has = index == 0 and _HAS.match(sentence.text) is not None
    has = has or (
        sentence.part is Part.DEEDS and at_least and _MORE.search(sentence.before(index)) is not None
    )
    return sentence.is_led(_STRIVES, index) or (aim and (reaches or at_least)) or (ahead and reaches) or has


def _is_work(sentence: _Sentence, index: int) -> bool:
    """``trồng 11.500 ha rừng``, ``Bồi dưỡng 1.200 lượt cán bộ``: so much is to be done in a year that is named or handed
    down, among the deeds of a plan."""
    target = sentence.targets[index]
    if sentence.part is not Part.DEEDS or target.year is None or target.comparator in ("<", "<="):
        return False
    value = target.low if target.low is not None else target.high
    measured = target.dimension == "area" or (target.dimension == "count" and (value or 0) >= _MANY)
    return measured and _WORK.search(sentence.before(index)) is not None


_MANY = 100
"""Fewest people or things that a plan counts as a year's work."""
_WORK = regex.compile(
    r"(?:^|[;:.,]\s+|\svà\s+|\d\s+)\W*(?:phấn đấu\s+|mỗi năm\s+|hằng năm\s+)?(?:trồng|chăm sóc|gieo trồng|gieo sạ|khoanh nuôi|phục hồi|khôi phục|đào tạo|bồi dưỡng|tập huấn|tuyển sinh|giải quyết việc làm|tạo việc làm)(?:\s+(?:mới|nghề|lại|bổ sung|rừng|tái sinh|thêm|được|cho|khoảng|trên|ít nhất|tối thiểu))*\s*$",
    regex.IGNORECASE,
)


def _goes_on(sentence: _Sentence, former: int, index: int) -> bool:
    """Whether a value belongs with one before it, which is a target: counted alike, a part of it, or said of the
    same subject."""
    one, other = sentence.targets[former], sentence.targets[index]
    if other.unit == one.unit or other.part_of is not None:
        return True
    return former == index - 1 and other.year == one.year and ";" not in sentence.text[one.end : other.start]


def _moved(reading: TargetReading, letters: int, n_before: int) -> TargetReading:
    """The reading of one sentence with its places in the whole text and among all targets."""
    targets = tuple(
        replace(
            t,
            start=t.start + letters,
            end=t.end + letters,
            part_of=None if t.part_of is None else t.part_of + n_before,
        )
        for t in reading.targets
    )
    observed = tuple(replace(o, start=o.start + letters, end=o.end + letters) for o in reading.observations)
    return replace(reading, targets=targets, observations=observed)


def _joined(found: Sequence[TargetReading]) -> TargetReading:
    """The readings of several sentences as one; each value then says of what it speaks."""
    if not found:
        return TargetReading("", ())
    if len(found) == 1:
        return found[0]
    targets = [replace(t, subject=t.subject or r.name) for r in found for t in r.targets]
    observed = [replace(o, subject=o.subject or r.name) for r in found for o in r.observations]
    notes = tuple(n for r in found for n in r.notes)
    return TargetReading(found[0].name, tuple(targets), notes, tuple(observed))
