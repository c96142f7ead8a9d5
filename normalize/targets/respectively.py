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

from normalize.notes import Code, warning
from normalize.quantities.find import Quantity
from normalize.quantities.numbers import read_digits
from normalize.targets.model import Target
from normalize.targets.years import YearMention
from normalize.text import compiled

_WORD = r"(?:lần\s+lượt|(?<!với\s)tương\s+ứng(?!\s+(?:với|cho|theo)))"
_CUE = regex.compile(rf"(?<!\p{{L}}){_WORD}(?!\p{{L}})", regex.IGNORECASE)
_BETWEEN = regex.compile(
    r"\s*(?:,|;|và|,\s*và)\s*(?:từ|khoảng|trên|dưới|ít nhất|tối thiểu)?\s*", regex.IGNORECASE
)
_BARE = regex.compile(
    rf"(?:(?:{_WORD}|đạt|còn|là)(?:\s+(?:là|đạt|từ|còn|chiếm|khoảng|trên|dưới|ở|mức))*\s*:?\s*|(?<=\d)(?:[,;]\s+|\s+và\s+))(?P<figure>\d+(?:[.,]\d+)*)(?=[,;]\s+\d|\s+và\s+\d)",
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
    if not _CUE.search(text) and not _YEARS.search(text):
        return []
    members: list[Quantity] = []
    for match in _BARE.finditer(text, overlapped=True):
        start, end = match.span("figure")
        taken = any(q.start < end and start < q.end and q.unit is not None for q in found)
        taken = taken or any(y.start() <= start < y.end() for y in _YEARS.finditer(text))
        led = _YEARS.search(text) is not None or _CUE.search(text, 0, end) is not None
        last = next((q for q in found if q.start >= end and q.unit is not None), None)
        if taken or not led or last is None or compiled(r"[.:]\s|;\s(?!\d)").search(text[end : last.start]):
            continue
        member = like(last, match["figure"], start, end)
        members += [member] if member is not None else []
    return members


_SHARED = regex.compile(
    r"(?<=\p{Ll}\s)(?P<figure>\d{1,4})(?=\s+(?:và|,)\s+(?:\p{Ll}+\s+){1,3}(?P<next>\d))", regex.IGNORECASE
)


def shared_nouns(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Counts whose noun stands only behind the next one: the 03 of ``khởi công 03 và hoàn thành 05 công trình``."""
    counts: list[Quantity] = []
    for match in _SHARED.finditer(text):
        start, end = match.span("figure")
        last = next((q for q in found if q.start <= match.start("next") < q.end), None)
        free = not any(q.start < end and start < q.end and q.unit is not None for q in found)
        named = compiled(r"(?<!\p{L})(?:số|mức|cấp|nhóm|điều|mục|quý|tháng|năm|ngày|thứ|loại|dự án)\s+$", regex.IGNORECASE).search(text[:start])  # fmt: skip
        if last is None or not free or named or last.dimension != "count" or last.comparator != "=":
            continue
        member = like(last, match["figure"], start, end)
        counts += [member] if member is not None else []
    return counts


def like(last: Quantity, figure: str, start: int, end: int) -> Quantity | None:
    """A bare figure as a quantity with unit, scale and bound of the last of its list."""
    value = read_digits(figure, None).value
    printed = compiled(r"\d+(?:[.,]\d+)*").search(last.raw)
    shown = read_digits(printed[0], None).value if printed else None
    whole = last.low if last.low is not None else last.high
    if value is None or not shown or whole is None:
        return None
    value = value * whole / shown
    ends = (None if last.low is None else value, None if last.high is None else value)
    return replace(
        last, low=ends[0], high=ends[1], raw=figure, start=start, end=end, rule="respectively", notes=()
    )


def without_list(name: str) -> str:
    """A name without the words that lead the list: ``…, mỗi nơi lần lượt``."""
    found = _LEAD_OF_LIST.search(name)
    return name[: found.start()].rstrip(" ,:") if found is not None and found.start() else name


_LEAD_OF_LIST = regex.compile(
    rf"[\s,]+(?:mỗi\s+nơi\s+|đạt\s+|là\s+|quy\s+mô\s+)*{_WORD}(?!\s+(?:các|từng|những|triển|thực))(?:\W|và|là|đạt|từ)*$",
    regex.IGNORECASE,
)


def paired(
    text: str, spans: Sequence[tuple[int, int]], mentions: Sequence[YearMention | None]
) -> list[YearMention | None]:
    """The years of values, those of a list with years one after the other."""
    done = list(mentions)
    for group in _runs(text, spans):
        years = _years_of(text, spans, group)
        if years is not None:
            for k, year in zip(group, years, strict=True):
                done[k] = year
    return done


def with_members(text: str, spans: Sequence[tuple[int, int]], targets: Sequence[Target]) -> list[Target]:
    """The targets, those of a list with the thing that each is said of, or with a doubt."""
    done = list(targets)
    for group in _runs(text, spans):
        cue = _cue_of(text, spans, group)
        if cue is None or _years_of(text, spans, group) is not None:
            continue
        things = _things_of(text, cue, len(group))
        for place, k in enumerate(group):
            if things is not None:
                done[k] = replace(done[k], subject=things[place])
            else:
                doubt = warning(Code.NUMBER_AMBIGUOUS, _UNPAIRED, found=done[k].raw)
                done[k] = replace(done[k], notes=(*done[k].notes, doubt))
    return done


def _runs(text: str, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Values that stand right behind each other, two at least."""
    runs: list[list[int]] = []
    for k, (start, _) in enumerate(spans):
        if k and runs and _BETWEEN.fullmatch(text, spans[k - 1][1], start):
            runs[-1].append(k)
        else:
            runs.append([k])
    return [run for run in runs if len(run) > 1]


def _cue_of(text: str, spans: Sequence[tuple[int, int]], run: Sequence[int]) -> int | None:
    """Where ``lần lượt`` begins that leads a run of values."""
    first = spans[run[0]][0]
    for cue in reversed(list(_CUE.finditer(text, 0, first))):
        return cue.start() if not compiled(r"[;.]\s|\d").search(text[cue.end() : first]) else None
    return None


def _years_of(text: str, spans: Sequence[tuple[int, int]], run: Sequence[int]) -> list[YearMention] | None:
    """The list of years that a run of values goes with."""
    first, end = spans[run[0]][0], spans[run[-1]][1]
    behind = compiled(r"[;.](?:\s|$)").search(text[end:])
    for match in _YEARS.finditer(text, _clause(text, first), end + behind.start() if behind else len(text)):
        years = [
            YearMention(None, int(m[0]), match.start() + m.start(), match.start() + m.end())
            for m in compiled(_YEAR).finditer(match[0])
        ]
        if len(years) == len(run):
            return years
    return None


def _things_of(text: str, cue: int, many: int) -> list[str] | None:
    """The list of things before ``lần lượt``: behind a word that leads one, else all words of its clause."""
    begin = _clause(text, cue)
    found = _THINGS.search(text, begin, cue)
    for listed in ([found["list"]] if found else []) + [text[begin:cue]]:
        things = [thing.strip(" ,.-+*") for thing in _MEMBER.split(_VERB.sub("", listed).strip(" ,"))]
        if len(things) == many and all(
            0 < len(t.split()) <= _LONGEST and not compiled(r"\d").search(t) for t in things
        ):
            return things
    return None


_VERB = regex.compile(r"\s*(?:,\s*)?(?:mỗi\s+nơi|quy\s+mô|đạt|là|tỷ\s+lệ)?\s*$", regex.IGNORECASE)


def _clause(text: str, at: int) -> int:
    """Where the clause that holds a place begins."""
    return max((m.end() for m in compiled(r";\s|\.\s+(?=\p{Lu})").finditer(text[:at])), default=0)
