"""Sentences outside the targets' part of a document that say themselves they are targets.

    …, phấn đấu xây dựng được ít nhất 20% xã … trong năm 2025
    Đến năm 2030, tỷ lệ thu gom, xử lý rác thải nhựa đạt 100%.
    Đổi mới công nghệ: 100% khu công nghiệp triển khai chương trình hỗ trợ …
    Có ít nhất 02 vùng nuôi thủy sản công nghệ cao.

A share needs a word of goals, a year ahead, or the head of the sentence; a count or a measure needs more.
What is paid, charged or granted is none (``hỗ trợ 100% kinh phí``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extract.indicators.headings_over import Part, Years
from normalize.targets.model import Target, TargetReading
from normalize.targets.read import Told, read_targets
from normalize.targets.years import find_years

_NEXT_SENTENCE = regex.compile(r"(?<=[.;])\s+(?=\p{Lu})")
_STRIVES = regex.compile(r"(?<!\p{L})(?:phấn đấu|quyết tâm)(?!\p{L})", regex.IGNORECASE)
_AIM = regex.compile(
    rf"{_STRIVES.pattern}|(?<!\p{{L}})(?:chỉ tiêu|(?<!chương trình )mục tiêu(?! quốc gia))(?!\p{{L}})",
    regex.IGNORECASE,
)
_ASSURED = regex.compile(r"(?<!\p{L})(?:bảo đảm|đảm bảo|yêu cầu)(?!\p{L})", regex.IGNORECASE)
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
    r"(?:đạt|được|còn|lên|xuống|là|có|tăng|giảm|thành|xây dựng|hình thành|phát triển)\s*(?:mới|thêm|được|mức|khoảng|trên|dưới|ít nhất|tối thiểu|hơn|từ|đến)*\s*$",
    regex.IGNORECASE,
)
_FIGURE = regex.compile(r"(?<![\d.,/])(?!(?:19|20)\d\d(?![.,]?\d))\d")
"""The first digit of a figure that is no year."""
_PAID = regex.compile(
    r"(?<!\p{L})(?:hỗ trợ|chi trả|mức chi|mức phạt|lãi suất|học phí|lệ phí|phụ cấp|trợ cấp|thưởng|miễn|giảm trừ|đối ứng)\s+(?:\p{L}+\s+){0,4}(?:không quá\s+|tối đa\s+|bằng\s+|trên\s+|đến\s+)?[\d.,]+\s*(?:%|triệu|tỷ|nghìn|đồng)",
    regex.IGNORECASE,
)
_OF_MONEY = regex.compile(
    r"[\d.,]+\s*%\s*(?:tổng\s+|số\s+|mức\s+)?(?:kinh phí|chi phí|giá trị|lương|tiền|thuế|phí|học phí|lệ phí|dự toán|mức đầu tư)(?!\p{L})",
    regex.IGNORECASE,
)
_BUDGET = regex.compile(r"(?<!\p{L})(?:kinh phí|dự toán|chi phí|tổng mức đầu tư)(?!\p{L})", regex.IGNORECASE)
_STRONG = frozenset({"share", "rate", "ratio"})


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
        if not any(map(str.isdigit, sentence)):
            continue
        reading = _of_sentence(sentence, part, years, now)
        if reading.targets:
            found.append(_moved(reading, start, n_targets))
            n_targets += len(reading.targets)
    return _joined(found)


def _of_sentence(sentence: str, part: Part, years: Years | None, now: int | None) -> TargetReading:
    begin, end = years or (None, None)
    reading = read_targets(sentence, year=end, year_start=begin, told=Told(now=now))
    kept: list[int] = []
    for index in range(len(reading.targets)):
        if _is_stated(sentence, reading.targets, index, kept, part, now if now is not None else end):
            kept.append(index)
    places = {old: new for new, old in enumerate(kept)}
    targets = [reading.targets[k] for k in kept]
    return replace(
        reading,
        name=_name(sentence, reading, targets),
        targets=tuple(
            replace(t, part_of=places.get(t.part_of) if t.part_of is not None else None) for t in targets
        ),
        notes=reading.notes if targets else (),
    )


def _name(sentence: str, reading: TargetReading, targets: Sequence[Target]) -> str:
    """What is measured: of the words behind the word of goals that leads the first value, where there is one
    and they name it."""
    if not targets:
        return reading.name
    end = targets[0].end
    cues = [m for cue in (_AIM, _ASSURED) for m in cue.finditer(sentence, 0, end) if m.end() < end]
    value = _FIGURE.search(sentence, targets[0].start)
    before = [m for m in cues if value is None or m.end() <= value.start()]
    if not before:
        return reading.name
    cue = max(before, key=lambda m: m.start())
    kept = cue.group(0).lower() in _NO_LEAD_IN
    own = read_targets(sentence[cue.end() if kept else cue.start() :].strip()).name
    return own if len(own.split()) > 1 else reading.name


def _is_stated(
    sentence: str, targets: Sequence[Target], index: int, kept: list[int], part: Part, now: int | None
) -> bool:
    target = targets[index]
    words = sentence[target.start : target.end]
    value = _FIGURE.search(words)
    before = sentence[: target.start + (value.start() if value else 0)]
    if _PAID.search(words) or _OF_MONEY.search(words) or target.unit == "điểm":
        return False
    aim = _is_led(_AIM, before, target)
    strong = target.dimension in _STRONG or target.unit == "hạng"
    reaches = value is not None and _REACHES.search(words[: value.start()]) is not None
    if part is Part.RULES:
        return aim and (strong or reaches) and target.year is not None
    if kept and index - 1 == kept[-1] and _goes_on(sentence, targets[index - 1], target):
        return True
    ahead = _lies_ahead(sentence, target, now)
    if strong:
        return (
            aim
            or ahead
            or _is_led(_ASSURED, before, target)
            or (index == 0 and _HEADS.match(sentence) is not None)
        )
    at_least = target.comparator in (">=", ">")
    if (target.unit is None and not at_least) or (target.dimension == "money" and _BUDGET.search(before)):
        return False
    has = index == 0 and _HAS.match(sentence) is not None
    strives = _is_led(_STRIVES, before, target)
    return strives or (aim and (reaches or at_least)) or (ahead and reaches) or has


def _goes_on(sentence: str, former: Target, target: Target) -> bool:
    """Whether a value belongs with the one before, which is a target: counted alike, a part of it, or said of
    the same subject."""
    if target.unit == former.unit or target.part_of is not None:
        return True
    return target.year == former.year and ";" not in sentence[former.end : target.start]


def _is_led(cue: regex.Pattern[str], before: str, target: Target) -> bool:
    """Whether a word of goals stands before a value, and no other item of the sentence between them."""
    found = list(cue.finditer(before))
    return bool(found) and ";" not in before[found[-1].end() : max(target.start, found[-1].end())]


def _lies_ahead(sentence: str, target: Target, now: int | None) -> bool:
    """Whether the sentence itself names the year of a value, which is not past."""
    named = {y.year for y in find_years(sentence) if y.year is not None}
    return target.year in named and now is not None and (target.year or 0) >= now


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
    return replace(reading, targets=targets, observations=())


def _joined(found: Sequence[TargetReading]) -> TargetReading:
    """The readings of several sentences as one; each value then says of what it speaks."""
    if not found:
        return TargetReading("", ())
    if len(found) == 1:
        return found[0]
    targets = [replace(t, subject=t.subject or r.name) for r in found for t in r.targets]
    return TargetReading(found[0].name, tuple(targets), tuple(n for r in found for n in r.notes))
