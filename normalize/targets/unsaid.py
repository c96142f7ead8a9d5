"""Whether a sentence says itself that a figure is wanted, where no heading says so.

    Tỷ lệ hộ có hợp đồng mua bán điện dưới 90%.        nothing says so: kept out, with a finding
    Mật độ điện thoại đạt 12 máy/100 dân.              nothing says so
    Phấn đấu đạt 12 máy/100 dân. Đến năm 2030 đạt …     a word of wanting, a year ahead
    Trên 80% trạm y tế đủ điều kiện. 100% cơ quan …    begins with the share that is asked for
    Mỗi năm đào tạo nghề cho 12.000 lao động.          begins with a deed, whose count it is
    đạt tối thiểu 2%; rút ngắn ít nhất 30% thời gian   "at least", behind a verb: nobody tells of the past so

In doubt a figure is kept out: a reader who looks for it finds the note, and nobody is told of a goal that nobody set.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from normalize.notes import Code, Note, info
from normalize.registers import rows
from normalize.targets.kinds import Told
from normalize.targets.model import Piece, Target
from normalize.targets.ranks import RANK
from normalize.targets.reported import sentence_of
from normalize.targets.said import FILL, words
from normalize.targets.words import alternatives, find_directions, pattern_of
from normalize.targets.years import YearMention

_WHOLE = 100
_LABEL = r"[\s+*•–\-(]*(?:(?:\d{1,2}|\p{Ll})[.)]+\s*)*(?:\p{Lu}[^:.;\d]{2,60}:\s+)?(?:(?:Trong đó|Riêng)\b,?\s*)?(?:(?:Mỗi|Hằng|Hàng)\s+năm,?\s+(?:có\s+)?)?"
_HEADS = regex.compile(
    rf"{_LABEL}(?:Có\s+|Đạt\s+)?(?:được\s+)?(?:tối thiểu\s+|ít nhất\s+)?", regex.IGNORECASE
)
_BEGINS_ITEM = regex.compile(r"(?:^|[,;]\s|\svà\s)\s*(?:có\s+)?$", regex.IGNORECASE)
_VERB = r"(?:đạt|đạt được|tăng|tăng thêm|giảm|nâng|lên|lên tới|còn|xuống|rút ngắn|cắt giảm|tiết kiệm|hạ|xây dựng|hình thành|thành lập|phát triển|công nhận|thêm|bảo đảm|đảm bảo|cho)"
_REACHES = regex.compile(rf"(?<!\p{{L}}){_VERB}\s+(?:thêm\s+|mức\s+|được\s+|mới\s+)*$", regex.IGNORECASE)
_IMPERATIVE = frozenset(
    {"giảm", "tăng", "nâng", "hạ", "rút", "cắt", "duy", "giữ", "phủ", "đưa", "kéo", "tiết"}
)
_CHANGED = regex.compile(
    r"(?:điều chỉnh|nâng|hạ)\s[^;.]*từ\s[^;.]*(?:lên|xuống|còn)\s*(?:còn\s+)?$", regex.IGNORECASE
)
_EXPECTED = regex.compile(r"(?<!\p{L})(?:dự kiến|kỳ vọng|yêu cầu|hướng tới|quyết tâm|cam kết đạt|chỉ số đích)(?!\p{L})", regex.IGNORECASE)  # fmt: skip
_AT_LEAST = frozenset({">=", ">"})
_MESSAGE = "Neither the sentence nor a heading says that this figure is wanted; it was read as no target."


def unsaid(
    text: str,
    pieces: Sequence[Piece],
    targets: Sequence[Target],
    kinds: Sequence[str | None],
    years: Sequence[YearMention],
    told: Told,
) -> tuple[int, ...]:
    """Which of the values that no word tells of are not said to be wanted either.

    Args:
        kinds: that of each value; None for one that no word tells of.
        years: that the text names.
    """
    if not told.alone or told.kind is not None or told.wanted:
        return ()
    kept: list[int] = []
    out: list[int] = []
    for index, (piece, target) in enumerate(zip(pieces, targets, strict=True)):
        if kinds[index] is not None:
            continue
        said = target.year is not None or target.year_start is not None or _is_said(text, piece, years, told)
        if said or any(_goes_on(text, targets[k], target) for k in kept):
            kept.append(index)
        else:
            out.append(index)
    return tuple(out)


def unsaid_notes(pieces: Sequence[Piece], out: Sequence[int]) -> tuple[Note, ...]:
    """The finding of each figure that was kept out."""
    return tuple(info(Code.NUMBER_AMBIGUOUS, _MESSAGE, found=pieces[k].quantity.raw) for k in out)


def _goes_on(text: str, former: Target, target: Target) -> bool:
    """Whether a value is of the same sentence as one that is wanted, and counted alike or part of it."""
    same = sentence_of(text, former.start)[0] == sentence_of(text, target.start)[0]
    return same and ";" not in text[former.end : target.start]


def _is_said(text: str, piece: Piece, years: Sequence[YearMention], told: Told) -> bool:
    quantity = piece.quantity
    begin, end = sentence_of(text, quantity.start)
    if pattern_of("wanted").search(text[begin:end]):
        return True
    ahead = [y for y in years if begin <= y.start < end and _is_ahead(y, told)]
    if ahead:
        return True
    before = text[begin : quantity.start]
    own = text[max(begin, piece.start) : quantity.start]
    at_least = quantity.comparator in _AT_LEAST
    if _CHANGED.search(before):
        return True
    if _EXPECTED.search(before):
        return not _is_attribute(own)
    head = _HEADS.match(before)
    heads = head is not None and head.end() == len(before)
    first = _first_word(before)
    commands = first in _IMPERATIVE
    if quantity.dimension in ("share", "rate", "ratio") or quantity.unit == "%":
        if quantity.low == _WHOLE or heads or commands:
            return True
        return at_least and (_REACHES.search(own) is not None or _BEGINS_ITEM.search(before) is not None)
    if quantity.unit == RANK:
        return quantity.comparator == "<="
    if heads and at_least:
        return True
    if _is_attribute(own):
        return False
    return commands or _begins_with_deed(before) or (at_least and _REACHES.search(own) is not None)


def _is_ahead(year: YearMention, told: Told) -> bool:
    named = year.year or year.year_start
    return told.now is None or (named is not None and named >= told.now)


def _is_attribute(own: str) -> bool:
    """``với công suất 100 MW``: the size of a thing."""
    return not find_directions(own) and regex.search(
        rf"(?:với|có|,|dự kiến)\s+(?:\p{{L}}+\s+)?{words('attribute')}(?:\s+\p{{L}}+){{0,3}}?{FILL}$", own, regex.IGNORECASE
    ) is not None  # fmt: skip


def _first_word(before: str) -> str:
    label = regex.match(_LABEL, before)
    found = regex.match(r"\p{L}+", before[label.end() if label else 0 :])
    return found.group(0).lower() if found else ""


def _begins_with_deed(before: str) -> bool:
    label = regex.match(_LABEL, before, regex.IGNORECASE)
    return _deeds().match(before, label.end() if label else 0) is not None


@cache
def _deeds() -> regex.Pattern[str]:
    """The verbs with which a deed is ordered, at the head of a sentence."""
    verbs = [r["phrase"] for r in rows("deed_verbs") if r["kind"] == "verb" and r["phrase"] not in _NO_COUNT]
    return regex.compile(
        alternatives([*verbs, "đào tạo", "tạo việc làm", "giải quyết việc làm"]), regex.IGNORECASE
    )


_NO_COUNT = frozenset({"hỗ trợ", "bố trí", "cấp", "giao", "thanh toán", "chi trả", "chọn", "báo cáo", "gửi"})
"""Deeds whose figures are money, places or dates rather than aims."""
