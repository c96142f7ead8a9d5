"""Years that are said once for all values of a part of a statement, and those of earlier plans in brackets."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.targets.sentences import FULL_STOP
from normalize.targets.years import COMPARED, YearMention, closed_off
from normalize.text import compiled

_PART = regex.compile(rf";|{FULL_STOP}")


def with_part_years(
    text: str,
    spans: Sequence[tuple[int, int]],
    years: Sequence[YearMention],
    mentions: Sequence[YearMention | None],
) -> list[YearMention | None]:
    """``chiếm 45%, dịch vụ 40% vào năm 2030``: the one year of a part, behind its last value, is of all its values.

    A part ends at a semicolon or with its sentence.
    """
    done = list(mentions)
    begin = 0
    for end in [*(m.start() for m in _PART.finditer(text)), len(text)]:
        within = [k for k, (a, _) in enumerate(spans) if begin <= a < end]
        own = [y for y in years if begin <= y.start < end]
        if len(own) == 1 and len(within) > 1 and own[0].start >= spans[within[-1]][1]:
            only = own[0]
            compared = COMPARED.search(text, spans[within[-2]][1], spans[within[-1]][0]) is not None
            if done[within[-1]] == only and not compared and not closed_off(text, only, spans[within[0]][0]):
                done = [only if k in within else mention for k, mention in enumerate(done)]
        begin = end
    return done


def of_own_part(
    text: str, spans: Sequence[tuple[int, int]], mentions: Sequence[YearMention | None]
) -> list[YearMention | None]:
    """``có bác sĩ vào năm 2027; tỷ lệ hài lòng trên 90%`` under a heading with a year: one that ends an item of the list is of
    this item."""
    done = list(mentions)
    for k, (start, _) in enumerate(spans):
        mention = done[k]
        if mention is None or mention.end > start:
            continue
        ended = _ITEM.match(text, mention.end)
        follows = any(end <= mention.start and not _PART.search(text, end, mention.start) for _, end in spans)
        if ended is not None and ended.end() <= start and follows:
            done[k] = None
    return done


_ITEM = regex.compile(r"[^;.,:\d]{0,40};")


def up_to_now(
    text: str, spans: Sequence[tuple[int, int]], mentions: Sequence[YearMention | None]
) -> list[YearMention | None]:
    """``Năm 2022 đạt 14 triệu tấn. Hiện có 1.150 doanh nghiệp``: from the sentence on that speaks of today a year
    named before says nothing."""
    done = list(mentions)
    for k, (start, _) in enumerate(spans):
        mention = done[k]
        if (
            mention is not None
            and mention.end <= start
            and (_TODAY.search(text, mention.end, start) or _UP_TO_NOW.search(text, mention.end, start))
        ):
            done[k] = None
    return done


_TODAY = regex.compile(r"[.;]\s+(?:Hiện|hiện)(?:\s+(?:nay|tại|có|còn))?(?!\p{L}|\s+(?:trạng|đại|thực))")


_UP_TO_NOW = regex.compile(r"\d\s?[%\p{L}][^.;]*[,;]\s+(?:nhưng\s+)?(?:tính\s+)?đến nay(?!\p{L})")
"""``năm 2005 là 38,2%, đến nay đã đạt 51,7%``."""


def with_plan_years(
    text: str, spans: Sequence[tuple[int, int]], mentions: Sequence[YearMention | None]
) -> list[YearMention | None]:
    """``bình quân 4 năm 2001-2004 đạt 6,6% (kế hoạch 5 năm là 6,8%)``: a plan of so many years has its own, which
    are not stated."""
    done = list(mentions)
    for k, (start, _) in enumerate(spans):
        opened = text.rfind("(", 0, start)
        inside = text[opened + 1 : start] if opened >= 0 and ")" not in text[opened:start] else ""
        mention = done[k]
        own = mention is not None and mention.start > opened
        if not own and compiled(
            r"(?:kế hoạch|mục tiêu|chỉ tiêu)\s+\d{1,2}\s+năm(?!\s*\d)", regex.IGNORECASE
        ).search(inside):
            done[k] = YearMention(None, None, start, start)
    return done


def with_sentence_years(
    text: str,
    spans: Sequence[tuple[int, int]],
    years: Sequence[YearMention],
    mentions: Sequence[YearMention | None],
    kinds: Sequence[str | None],
) -> list[YearMention | None]:
    """``Trồng 5.000 ha rừng; chăm sóc 15.000 ha giai đoạn 2026-2030``: the one year of a sentence, at its end, is of its
    other wanted values too, where nothing nearer dates them. None where nothing is lent.

    Args:
        kinds: those of the values; what was or is lends no year and takes none.
    """
    lent: list[YearMention | None] = [None] * len(spans)
    begin = 0
    for end in [*(m.start() for m in _SENTENCE.finditer(text)), len(text)]:
        own = [y for y in years if begin <= y.start < end]
        within = [k for k, (start, _) in enumerate(spans) if begin <= start < end and kinds[k] is None]
        trails = bool(within) and len(own) == 1 and own[0].start >= spans[within[-1]][1]
        if trails and mentions[within[-1]] == own[0]:
            for k in within:
                if mentions[k] is None and not closed_off(text, own[0], spans[k][0]):
                    lent[k] = own[0]
        begin = end
    return lent


_SENTENCE = regex.compile(FULL_STOP)
