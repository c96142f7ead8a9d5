"""What is told of the values of a statement, and how the words of one value tell of the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.targets.model import Piece
from normalize.targets.pieces import SENTENCE
from normalize.targets.sentences import FULL_STOP, sentence_of
from normalize.targets.words import find_directions, pattern_of
from normalize.targets.years import YearMention
from normalize.text import compiled

STATE = "state"
"""The kind of a value that no word dates: current, and of no year."""
SHARE = "share"
"""The kind of a share of fulfilment, which is neither wanted nor observed."""


@dataclass(frozen=True, slots=True)
class Told:
    """What stands around a statement.

    Attributes:
        kind: what a heading or a column states of the values.
        now: the year of the document.
        late: whether the document is of the last quarter of that year: what it says of the year has all but been.
        wanted: whether the heading says that what stands below it is wanted.
        alone: whether it is known that no heading says so: then the sentence has to say it itself
            (:mod:`normalize.targets.unsaid`).
    """

    kind: str | None = None
    now: int | None = None
    late: bool = False
    wanted: bool = False
    alone: bool = False


NOTHING_TOLD = Told()


def lies_ahead(mention: YearMention | None, told: Told) -> bool:
    """Whether a value is meant for a year to come; a span that has begun is none under a heading that tells what was
    (``nhiệm kỳ 2021 - 2026 đạt 31,2%``)."""
    if mention is None or mention.year is None or told.now is None or mention.year <= told.now:
        return False
    return told.kind is None or mention.year_start is None or mention.year_start > told.now


def bracket(text: str, at: int) -> str | None:
    """The words from the open bracket to a place in it; None outside of brackets."""
    opened = text.rfind("(", 0, at)
    return text[opened + 1 : at] if opened >= 0 and ")" not in text[opened:at] else None


def like_its_like(
    text: str,
    pieces: Sequence[Piece],
    index: int,
    kinds: Sequence[str | None],
    mentions: Sequence[YearMention | None],
    told: Told,
) -> str | None:
    """``cam kết dự kiến đạt 10 tỷ; giải ngân ước đạt 6 tỷ``: of one year, both are estimates."""
    mention = mentions[index]
    if mention is None or lies_ahead(mention, told):
        return None
    words = text[pieces[index].start : pieces[index].quantity.start]
    alike = any(k == "estimate" and m == mention for k, m in zip(kinds, mentions, strict=True))
    return (
        "estimate"
        if alike and compiled(r"(?<!\p{L})dự kiến(?!\p{L})", regex.IGNORECASE).search(words)
        else None
    )


_TOLD = ("actual", "estimate", "current", STATE)


def former(
    text: str, pieces: Sequence[Piece], before: Sequence[str | None], index: int, whole: int | None
) -> int | None:
    """The value before from which a value may have its kind: its whole, else the last one that tells what is measured.

    Over what stands in brackets (``(kế hoạch là 15%)``) and over shares of fulfilment the sentence goes on.
    """
    if whole is not None and before[whole] in _TOLD:
        return whole
    inside = bracket(text, pieces[index].quantity.start) is not None
    for k in range(index - 1, -1, -1):
        if before[k] == SHARE or (not inside and bracket(text, pieces[k].quantity.start) is not None):
            continue
        return k if before[k] in _TOLD else None
    return None


def goes_on(text: str, former: Piece, piece: Piece, mention: YearMention | None, told: Told) -> bool:
    """Whether the sentence goes on from one value to another: to the next semicolon, and over it where nothing says that
    the figures are wanted (``ước tăng 22%; nguồn vốn huy động tăng 24%``)."""
    between = text[former.quantity.end : piece.quantity.start]
    if SENTENCE.search(between) is None:
        return True
    if told.wanted or lies_ahead(mention, told) or _FULL_STOP.search(between):
        return False
    begin, _ = sentence_of(text, piece.quantity.start)
    if _LEADS_ALL.match(text, begin) and not pattern_of("wanted").search(text, begin, piece.quantity.start):
        return True
    own = between[between.rindex(";") :]
    return _TELLS.search(own) is not None and not pattern_of("wanted").search(between)


_FULL_STOP = regex.compile(FULL_STOP)
_LEADS_ALL = regex.compile(
    r"\W*(?:ước(?!\p{L})|tính đến (?:ngày|hết|tháng|cuối)|(?:trong\s+)?(?:\d{1,2}|ba|sáu|chín)\s+tháng(?!\s+cuối)|kết quả(?!\p{L}))",
    regex.IGNORECASE,
)
"""``Ước thực hiện năm 2025: điện thương phẩm 3,92 tỷ kWh; tổn thất 4,15%``: said once, at the head, of the whole sentence."""
_TELLS = regex.compile(r"\p{L}\s+(?:đạt|tăng|giảm|còn|là|chiếm|bằng)(?:\s+(?:khoảng|trên|gần|hơn|dưới))?\s*$", regex.IGNORECASE)  # fmt: skip
"""A subject with its verb, right before a value: ``lâm nghiệp đạt``; an order has no subject."""


def tells_today(text: str, pieces: Sequence[Piece], index: int) -> bool:
    """``Hiện nay có 1.874 thủ tục; số hồ sơ trực tuyến mới đạt 23,7%``: said of today up to the end of the sentence."""
    begin, _ = sentence_of(text, pieces[index].quantity.start)
    own = text[pieces[index - 1].quantity.end : pieces[index].quantity.start]
    return (
        _TODAY.match(text, begin) is not None
        and not find_directions(own)
        and not pattern_of("wanted").search(own)
    )


def begins_today(text: str, piece: Piece) -> bool:
    """``Hiện tỷ lệ lấp đầy đạt 61%``: a sentence that begins with today, and wants nothing."""
    begin, _ = sentence_of(text, piece.quantity.start)
    before = text[begin : piece.quantity.start]
    return _NOW.match(before) is not None and ";" not in before and not pattern_of("wanted").search(before)


_NOW = regex.compile(
    r"\W*(?:hiện nay|hiện tại|hiện có|hiện)(?!\p{L}|\s+(?:trạng|đại|thực|tượng|vật|hữu|hành))",
    regex.IGNORECASE,
)
_TODAY = regex.compile(rf"{_NOW.pattern}|\W*đến nay(?!\p{{L}})", regex.IGNORECASE)
