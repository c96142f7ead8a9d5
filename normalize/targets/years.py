"""Years in a statement of targets: which year a value is meant for, and which year it is measured against.

``Đến năm 2030: 50%`` leads, ``50% vào năm 2030`` follows. ``so với năm 2018`` is a baseline,
``tầm nhìn đến năm 2050`` and ``theo Quy hoạch … giai đoạn 2021-2030`` belong to something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from normalize.targets.sentences import FULL_STOP
from normalize.targets.words import alternatives, baselines
from normalize.text import compiled

_Y = r"(?:19|20)\d\d"
_SPAN = rf"(?:(?:trong|vào|đến)\s+(?=năm\s+{_Y}\s*[-–—]\s*(?:năm\s+)?{_Y})|trong\s+(?:0?[2-9]|10|hai|ba|bốn)\s+(?=năm\s))?(?:(?:trong\s+)?(?:giai\s+đoạn|thời\s+k[ỳì]|các\s+năm)\s*:?\s*)?(?:từ\s+)?(?:năm\s+)?(?<![\d/.,])(?P<a>{_Y})\s*(?:[-–—]|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?(?P<b>{_Y})(?![\d/.]\d|\d)"
_POINT = rf"(?:kể\s+)?(?:(?P<word>tính\s+đến|đến|vào|trong|tới|từ|sau|trước|của)\s+)?(?:(?:cuối|hết|đầu)\s+)?năm\s+(?P<y>{_Y})(?!\d)(?:\s+trở\s+(?:đi|về\s+sau))?|(?P<word2>đến\s+(?:hết|cuối)|cuối|hết|đến|vào|tới)\s+(?P<y2>{_Y})(?!\d)|(?:(?:tính\s+)?đến\s+)?(?:(?:hết|cuối|trong|vào)\s+)?(?:quý\s+(?:[IV]{{1,3}}|[1-4])|tháng\s+\d{{1,2}})\s?/\s?(?P<y6>{_Y})(?!\d)|(?P<word3>(?:tính\s+)?đến|trước|tại\s+thời\s+điểm|(?:chậm|muộn)\s+nhất(?:\s+(?:là|vào|đến|trước))?)\s+(?:hết\s+)?(?:ngày\s+)?\d{{1,2}}/\d{{1,2}}/(?P<y3>{_Y})"
_ONE_EACH = r"[^.;]*?(?:lần\s+lượt|tương\s+ứng)|\s*[:,]?\s*(?:\p{L}+\s+){0,6}[\d.,]+\s*(?P<u>%|\p{L}+)?\s*(?:,|;|và)\s*[\d.,]+\s*(?P=u)"
_ALIKE = rf"trong\s+(?:(?:các|hai|ba|bốn|0?[2-5])\s+)?năm\s+(?P<c>{_Y})(?:\s*,\s*(?:năm\s+)?{_Y}){{0,4}}\s*(?:,|,?\s*và)\s*(?:năm\s+)?(?P<d>{_Y})(?=\s*[:,]\s+\p{{L}}|(?<=(?:các|hai|ba|bốn|\d)\s+năm[^:;]{{0,60}})(?!\d|[/.]\d))(?!{_ONE_EACH})"
_LIST = rf"(?:trong\s+)?(?:các|hai|ba|0?[2-5])\s+năm\s+(?P<c>{_Y})(?:\s*,\s*{_Y}){{0,4}}\s*(?:,|và)\s*(?:năm\s+)?(?P<d>{_Y})(?=\s*[:,]?\s*(?:mỗi|hằng|hàng|bình\s+quân)\s)|{_ALIKE}"
"""``Các năm 2024, 2025: mỗi năm``, ``Trong các năm 2024, 2025:``: all of them alike; ``lần lượt`` gives each its own."""
_BARE = rf"(?={_Y})(?<=\d\s?(?:%|(?:\p{{L}}+\s?){{1,3}})\s?\()(?P<y4>{_Y})(?=\s*\))|(?={_Y})(?<=(?<!\p{{L}})(?:thực hiện|hiện trạng|ước|ước đạt|cùng kỳ)\s)(?P<y5>{_Y})(?!\d|\s*[-–]\s*\d|[/.]\d)"
"""``33,8% (2024)``, ``(ước thực hiện 2025: 12.900 tỷ đồng)``; the year is looked for before what must stand before it."""
_YEAR = regex.compile(_Y)
_MENTION = regex.compile(rf"(?<!\p{{L}})(?:{_SPAN}|{_LIST}|{_POINT}|{_BARE})", regex.IGNORECASE)
_FOREIGN = regex.compile(
    r"(?i:tầm\s+nhìn|định\s+hướng|xét|hướng)\s*(?i:tới|đến)?\s*(?i:đến\s*)?$|"
    r"(?:(?<=[\p{L},“”)]\s|“)(?:Quy\s+hoạch|Kế\s+hoạch|Chiến\s+lược|Đề\s+án|Chương\s+trình|Dự\s+án|Nghị\s+quyết|Quyết\s+định|Nghị\s+định|Luật|Thông\s+tư|Quy\s+chuẩn|QCVN|TCVN)"
    r"|(?i:theo|tại|trong)\s+(?i:các\s+)?(?i:quy\s+hoạch|kế\s+hoạch|chiến\s+lược|đề\s+án|chương\s+trình|nghị\s+quyết))\b(?:[^,;.:“”]|“[^”]{0,80}”){0,160}$"
)
"""A year of another paper: named with a capital, or behind ``theo``."""
_OF_DATE = regex.compile(
    r"(?<!(?:đến|trước|từ|sau|hết|(?:chậm|muộn)\s+nhất(?:\s+(?:là|vào))?)\s+)(?<!\p{L})ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+$",
    regex.IGNORECASE,
)
"""``Quyết định … ngày 13 tháng 6 năm 2024``: a date, for which nothing is meant."""
_OF_PRICES = regex.compile(
    r"(?<!\p{L})giá\s+(?:so\s+sánh|cố\s+định|hiện\s+hành|gốc|thực\s+tế)?\s*$", regex.IGNORECASE
)
"""``theo giá so sánh năm 2010``: the year of prices."""
_VISION = regex.compile(r"(?:tầm\s+nhìn|định\s+hướng)\s*$", regex.IGNORECASE)
_OWN_VISION = regex.compile(
    r"[\s\d.)(\-–+*a-zđ]{0,8}\s*(?:Tầm\s+nhìn|Định\s+hướng)\s*(?i:tới|đến)?\s*(?i:đến\s*)?"
)
"""``2.2. Định hướng đến năm 2035``: what stands below is meant for that year."""
_VALUE_FOLLOWS = regex.compile(
    r"(?!\s*(?:đã\s+)?(?:được\s+)?(?:phê duyệt|ban hành|thông qua|của|theo|tại))[^,;.]{1,60}?\d"
)
"""``định hướng đến năm 2050 giảm 30%``: here the vision has a value of its own."""
_BASELINE_YEAR = regex.compile(
    rf"(?:(?:so\s+với|so)\s+(?:ước\s+)?(?:thực\s+hiện\s+|kết\s+quả\s+)?(?:cùng\s+kỳ\s+)?(?:mức\s+(?:của\s+)?|cuối\s+|thời\s+điểm\s+)?(?:(?:trung|bình)\s+(?:bình|quân)\s+)?(?:năm\s+)?|(?<=(?:lần|gấp đôi|gấp rưỡi|gấp ba)\s)(?:cùng\s+kỳ\s+)?năm\s+|(?<=%\s)cùng\s+kỳ\s+năm\s+)(?P<y>{_Y})(?!\d|\s*[-–]\s*\d)",
    regex.IGNORECASE,
)
_BASELINE_SPAN = regex.compile(
    rf"(?:so\s+với|so)\s+(?:mức\s+)?(?P<raw>(?:(?:số\s+)?(?:bình\s+quân|trung\s+bình)\s+(?:chung\s+)?(?:của\s+)?)?(?:giai\s+đoạn|thời\s+kỳ|các\s+năm|\d{{1,2}}\s+năm)\s+\(?{_Y}\s*[-–]\s*{_Y}(?!\s*\())",
    regex.IGNORECASE,
)
_BASELINE_OTHER = regex.compile(
    r"(?:so\s+với|so)\s+(?P<raw>(?:cùng\s+kỳ(?:\s+năm\s+trước)?|dự\s+báo[^,;.]{0,60}?(?=\s+giai\s+đoạn|\s+vào|\s+đến\s+năm|[,;.]|$)|năm\s+trước|đầu\s+nhiệm\s+kỳ|đầu\s+kỳ|giai\s+đoạn\s+trước|mức\s+bình\s+quân[^,;.]{0,40}|bình\s+quân\s+(?:chung|cả\s+nước)[^,;.]{0,20}))", regex.IGNORECASE
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year or span that values may be meant for. ``start_only``: ``từ năm 2026``."""

    year_start: int | None
    year: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a value is measured against, with its place in the text."""

    baseline: str
    year: int | None
    start: int
    end: int


@cache
def _named_baseline() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:so\s+với|so|lần)\s+(?:mức\s+)?(?P<name>{alternatives(list(baselines()))})", regex.IGNORECASE
    )


@lru_cache(maxsize=2048)
def find_baselines(text: str) -> tuple[Baseline, ...]:
    """Baselines in order: a year, a scenario, today, or the words as printed."""
    found = [Baseline(m["y"], int(m["y"]), m.start(), m.end()) for m in _BASELINE_YEAR.finditer(text)]
    for pattern in (_BASELINE_SPAN, _BASELINE_OTHER):
        found += [
            Baseline(" ".join(m["raw"].split()), None, m.start(), m.end()) for m in pattern.finditer(text)
        ]
    table = baselines()
    for match in _named_baseline().finditer(text):
        name = " ".join(match["name"].lower().split())
        start = match.start() if not match.group(0).lower().startswith("lần") else match.start("name")
        found.append(Baseline(table[name], None, start, match.end()))
    return tuple(sorted(found, key=lambda b: b.start))


def leading_baseline(text: str, against: Sequence[Baseline], at: int) -> Baseline | None:
    """``So với năm 2020, giảm 30% A, 20% B``: what leads a sentence is the baseline of all its values."""
    begin = max((m.end() for m in _SENTENCE.finditer(text, 0, at)), default=0)
    led = next((b for b in against if begin <= b.start < at), None)
    leads = led is not None and not compiled(r"\p{L}{3}").search(text[begin : led.start])
    return led if led is not None and leads and text[led.end :].lstrip().startswith(",") else None


_SENTENCE = regex.compile(FULL_STOP)


@lru_cache(maxsize=2048)
def find_years(text: str) -> tuple[YearMention, ...]:
    """Years a value may be meant for, in order; baselines and years of other papers left out."""
    against = find_baselines(text)
    found: list[YearMention] = []
    if not _YEAR.search(text):  # every mention holds one
        return ()
    for match in _MENTION.finditer(text):
        if any(b.start < match.end() and match.start() < b.end for b in against):
            continue
        before = text[: match.start()]
        if _OF_PRICES.search(before) or _OF_DATE.search(before):
            continue
        if _OWN_VISION.fullmatch(before):
            found.append(_mention(match))
            continue
        if _VISION.search(before) and _VALUE_FOLLOWS.match(text, match.end()):
            found.append(_mention(match))
            continue
        if _FOREIGN.search(before) and not compiled(
            r"(?:mục tiêu|chỉ tiêu|phấn đấu)[^.;]{0,15}$", regex.IGNORECASE
        ).search(before):
            continue
        found.append(_mention(match))
    return tuple(found)


def plan_year(text: str) -> YearMention | None:
    """The year of an annual plan that a statement without any other year names: ``mục tiêu đề ra theo kế hoạch
    chuyển đổi số năm 2026``."""
    if "hoạch" not in text.lower() or not _YEAR.search(text):  # _ANNUAL names a "kế hoạch", a mention a year
        return None
    named = [m for m in _MENTION.finditer(text) if not any(b.start < m.end() and m.start() < b.end for b in find_baselines(text))]  # fmt: skip
    if len(named) != 1 or named[0]["a"]:
        return None
    annual = _ANNUAL.search(text[: named[0].start()])
    return _mention(named[0]) if annual is not None else None


_ANNUAL = regex.compile(r"(?i:(?:theo|tại|trong|của)\s+(?:các\s+)?kế\s+hoạch)(?:\s+\p{Ll}+){0,8}\s*$")
"""Plans of a year are named in small letters and without a number."""


@lru_cache(maxsize=4096)
def heading_year(text: str) -> YearMention | None:
    """The year that a heading hands down to what stands below it; there ``kế hoạch năm 2005`` is the plan's
    own."""
    own = [m for m in find_years(text) if m.year is not None]
    if own:
        return own[0]
    of_plan = [_mention(m) for m in _MENTION.finditer(text) if _OF_PLAN.search(text[: m.start()])]
    return next((m for m in of_plan if m.year is not None), None)


def title_period(title: str) -> tuple[int | None, int | None] | None:
    """The year of a plan for one year: the only time that its title names. A span is that of the whole plan, and
    says nothing of a single target.

    ``Cải cách hành chính năm 2026`` is (None, 2026); ``giai đoạn 2026 - 2030`` is none.
    """
    if len(compiled(_Y).findall(title)) != 1:
        return None
    mention = heading_year(title)
    named = _MENTION.search(title)
    if mention is None and named is not None and _OWN_TITLE.match(title):
        mention = _mention(named)
    return (mention.year_start, mention.year) if mention else None


_OWN_TITLE = regex.compile(
    r"\W*(?i:về\s+)?(?i:việc\s+)?(?i:ban hành\s+)?(?i:kế\s+hoạch|chương\s+trình|nhiệm\s+vụ)(?!.*(?i:thực\s+hiện|triển\s+khai|theo|số\s+\d))"
)
"""``Về Kế hoạch phát triển kinh tế - xã hội năm 2026``: the act is that plan."""
_OF_PLAN = regex.compile(r"(?i:kế\s+hoạch|nhiệm\s+vụ)\s*$")


def _mention(match: regex.Match[str]) -> YearMention:
    if match["a"]:
        return YearMention(int(match["a"]), int(match["b"]), match.start(), match.end())
    if match["c"]:
        return YearMention(int(match["c"]), int(match["d"]), match.start(), match.end())
    year = int(match["y"] or match["y2"] or match["y3"] or match["y4"] or match["y5"] or match["y6"])
    word = (match["word"] or "").lower()
    if word == "từ" and "đầu" in match[0].lower() and _UNTIL_NOW.match(match.string, match.end()):
        return YearMention(None, year, match.start(), match.end())
    if word in ("từ", "sau"):
        return YearMention(year, None, match.start(), match.end())
    return YearMention(None, year, match.start(), match.end())


_UNTIL_NOW = regex.compile(r"\s+đến\s+nay(?!\p{L})")
"""``Từ đầu năm 2025 đến nay``: of that year."""
COMPARED = regex.compile(r"(?<!\p{L})(?:so với|so|thấp hơn|cao hơn|kém)(?!\p{L})", regex.IGNORECASE)
"""``đạt 41,1% so với 40% năm 2003``: the year is that of the figure compared with."""
_APART = regex.compile(r"[,;:]|(?<!\d)\.|\.(?!\d)|\bvà\b")


def year_of(
    text: str, start: int, end: int, years: tuple[YearMention, ...], others: list[tuple[int, int]]
) -> YearMention | None:
    """The mention that governs the value at ``start``–``end``.

    A year right behind the value, or behind it in the same phrase, goes before one that leads; a year that is
    followed by a colon leads what stands behind it.

    Args:
        others: spans of the other values of the text.
    """
    inside = _in_same_bracket(text, start, years)
    if inside is not None:
        return inside
    before = [y for y in years if y.end <= start]
    behind = next((y for y in years if y.start >= end), None)
    if behind is not None and not _leads(text, behind):
        gap = text[end : behind.start]
        if closed_off(text, behind, start):
            return _last_open(text, start, before)
        apart = _APART.search(compiled(r"\([^()]*\)").sub(" ", gap)) is not None
        taken = any(end <= a < behind.start for a, _ in others)
        if not apart and not taken:
            return behind
        if (
            not before
            and not taken
            and not compiled(r"[;.:]").search(gap)
            and not COMPARED.search(gap)
            and not _leads_next(text, behind, others)
        ):
            return behind
    return _last_open(text, start, before)


def _last_open(text: str, start: int, before: list[YearMention]) -> YearMention | None:
    """The last year before a value that does not stand in brackets closed since: a bracket's year is its
    own."""
    return next((m for m in reversed(before) if not closed_off(text, m, start)), None)


def closed_off(text: str, mention: YearMention, at: int) -> bool:
    """Whether a year stands in brackets with words of its own, and the place ``at`` outside of them."""
    for bracket in _BRACKET.finditer(text):
        if bracket.start() < mention.start < bracket.end() and not bracket.start() < at < bracket.end():
            own = text[bracket.start() + 1 : mention.start] + text[mention.end : bracket.end() - 1]
            return compiled(r"[\d%]").search(own) is not None
    return False


def _in_same_bracket(text: str, at: int, years: tuple[YearMention, ...]) -> YearMention | None:
    """The year that stands before a value in its brackets: ``(năm 2024 là 5,2%)``."""
    for bracket in _BRACKET.finditer(text):
        if bracket.start() < at < bracket.end():
            return next((y for y in reversed(years) if bracket.start() < y.start and y.end <= at), None)
    return None


_BRACKET = regex.compile(r"\([^()]*\)")


def _leads_next(text: str, year: YearMention, others: list[tuple[int, int]]) -> bool:
    """``100% cơ quan …, hết năm 2013, 100% văn bản``: the year stands right before the next value. That of
    ``cho 15% khách sạn, nhà hàng vào năm 2020 và 90% năm 2030`` does not: no comma parts it from the words before."""
    if compiled(r"\s+và(?!\p{L})").match(text[year.end :]) and not text[: year.start].rstrip().endswith(
        (",", " và")
    ):
        return False
    following = min((a for a, _ in others if a >= year.end), default=None)
    return following is not None and len(compiled(r"\p{L}+").findall(text[year.end : following])) <= 2


def _leads(text: str, year: YearMention) -> bool:
    return compiled(r"\s*:").match(text[year.end :]) is not None
