"""Values that go with a list of years or of things, one each: ``lần lượt``.

    Năm 2024, 2025: lần lượt từ 58 và 62 triệu đồng/người trở lên       58 of 2024, 62 of 2025
    năm 2028 và 2030 đạt lần lượt 40%, 55%                              40 % of 2028, 55 % of 2030
    của cấp tỉnh, cấp huyện, cấp xã lần lượt là 98%, 97% và 99%         98 % of cấp tỉnh …

The list stands before the values or behind them and has as many members as they are; a list of another length, or none,
is a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.notes import Code, Note, warning
from normalize.quantities.find import Quantity
from normalize.quantities.numbers import read_digits
from normalize.targets.model import Target
from normalize.targets.years import YearMention

_CUE = regex.compile(r"(?<!\p{L})lần\s+lượt(?!\p{L})", regex.IGNORECASE)
_BETWEEN = regex.compile(
    r"\s*(?:,|;|và|,\s*và)\s*(?:từ|khoảng|trên|dưới|ít nhất|tối thiểu)?\s*", regex.IGNORECASE
)
_BARE = regex.compile(
    r"(?:lần\s+lượt(?:\s+(?:là|đạt|từ|còn|chiếm|khoảng|trên|dưới|ở|mức))*\s*:?\s*|(?<=\d)(?:,\s+|\s+và\s+))(?P<figure>\d+(?:[.,]\d+)*)(?=,\s|\s+và\s)",
    regex.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d"
_YEARS = regex.compile(
    rf"(?:các\s+)?năm\s+{_YEAR}(?:(?:\s*,\s*|\s+và\s+|\s*,\s*và\s+)(?:đến\s+|vào\s+|năm\s+)*{_YEAR})+",
    regex.IGNORECASE,
)
_THINGS = regex.compile(
    r"(?:(?<!\p{L})(?:của|tại|ở|cho|với|gồm)(?!\p{L})|:)\s+(?P<list>[^;.:()\d]+?)\s*(?:,\s*)?(?:mỗi\s+nơi\s+|quy\s+mô\s+|đạt\s+|là\s+|tỷ\s+lệ\s+)*$",
    regex.IGNORECASE,
)
_MEMBER = regex.compile(r",\s+|\s+và\s+")
_LONGEST = 10
"""Words of one member of a list."""
_UNPAIRED = "Values named one after the other ('lần lượt'): which belongs to which was not read."


def bare_members(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The figures of a list whose unit only the last one has: the 58 of ``lần lượt từ 58 và 62 triệu đồng``."""
    if not _CUE.search(text):
        return []
    members: list[Quantity] = []
    for match in _BARE.finditer(text, overlapped=True):
        start, end = match.span("figure")
        last = next((q for q in found if q.start >= end and q.unit is not None), None)
        value = read_digits(match["figure"], None).value
        if (
            last is None
            or value is None
            or not _CUE.search(text[:end])
            or regex.search(r"[;.:]\s", text[end : last.start])
        ):
            continue
        printed = regex.search(r"\d+(?:[.,]\d+)*", last.raw)
        whole = last.low if last.low is not None else last.high
        shown = read_digits(printed[0], None).value if printed else None
        if (
            any(q.start < end and start < q.end and q.unit is not None for q in found)
            or not shown
            or whole is None
        ):
            continue
        value = value * whole / shown
        members.append(
            replace(
                last, low=None if last.low is None else value, high=None if last.high is None else value,
                raw=text[start:end], start=start, end=end, rule="respectively", notes=(),
            )
        )  # fmt: skip
    return members


def without_list(name: str) -> str:
    """A name without the words that lead the list: ``…, mỗi nơi lần lượt``."""
    found = _LEAD_OF_LIST.search(name)
    return name[: found.start()].rstrip(" ,:") if found is not None and found.start() else name


_LEAD_OF_LIST = regex.compile(
    r"[\s,]+(?:mỗi\s+nơi\s+|đạt\s+|là\s+|quy\s+mô\s+)*lần\s+lượt(?!\s+(?:các|từng|những|triển|thực))(?:\W|và|là|đạt|từ)*$",
    regex.IGNORECASE,
)


def paired(
    text: str, spans: Sequence[tuple[int, int]], mentions: Sequence[YearMention | None]
) -> list[YearMention | None]:
    """The years of values, those of a list with years one after the other."""
    done = list(mentions)
    for group in _groups(text, spans):
        years = _years_of(text, spans, group)
        if years is not None:
            for k, year in zip(group, years, strict=True):
                done[k] = year
    return done


def with_members(text: str, spans: Sequence[tuple[int, int]], targets: Sequence[Target]) -> list[Target]:
    """The targets, those of a list with the thing that each is said of, or with a doubt."""
    done = list(targets)
    for group in _groups(text, spans):
        if _years_of(text, spans, group) is not None:
            continue
        things = _things_of(text, spans, group)
        for place, k in enumerate(group):
            if things is not None:
                done[k] = replace(done[k], subject=things[place])
            else:
                doubt: Note = warning(Code.NUMBER_AMBIGUOUS, _UNPAIRED, found=done[k].raw)
                done[k] = replace(done[k], notes=(*done[k].notes, doubt))
    return done


def _groups(text: str, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The values of each list behind ``lần lượt``, two at least."""
    groups = []
    for cue in _CUE.finditer(text):
        first = next((k for k, (start, _) in enumerate(spans) if start >= cue.end()), None)
        if first is None or regex.search(r"[;.]\s|\d", text[cue.end() : spans[first][0]]):
            continue
        group = [first]
        while group[-1] + 1 < len(spans) and _BETWEEN.fullmatch(
            text, spans[group[-1]][1], spans[group[-1] + 1][0]
        ):
            group.append(group[-1] + 1)
        if len(group) > 1:
            groups.append(group)
    return groups


def _years_of(text: str, spans: Sequence[tuple[int, int]], group: Sequence[int]) -> list[YearMention] | None:
    begin = max(
        (m.end() for m in regex.finditer(r";\s|\.\s+(?=\p{Lu})", text[: spans[group[0]][0]])), default=0
    )
    behind = regex.search(r"[;.](?:\s|$)", text[spans[group[-1]][1] :])
    end = spans[group[-1]][1] + behind.start() if behind else len(text)
    for match in _YEARS.finditer(text, begin, end):
        years = [
            YearMention(None, int(m[0]), match.start() + m.start(), match.start() + m.end())
            for m in regex.finditer(_YEAR, match[0])
        ]
        if len(years) == len(group):
            return years
    return None


def _things_of(text: str, spans: Sequence[tuple[int, int]], group: Sequence[int]) -> list[str] | None:
    cue = list(_CUE.finditer(text, 0, spans[group[0]][0]))[-1]
    begin = max((m.end() for m in regex.finditer(r";\s|\.\s+(?=\p{Lu})", text[: cue.start()])), default=0)
    found = _THINGS.search(text, begin, cue.start())
    if found is None:
        return None
    things = [thing.strip() for thing in _MEMBER.split(found["list"].strip(" ,"))]
    fits = len(things) == len(group) and all(0 < len(t.split()) <= _LONGEST for t in things)
    return things if fits else None
