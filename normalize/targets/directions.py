"""Which way a value is meant to go: the verb at the head of its words, or right before or behind it."""

from __future__ import annotations

import regex

from normalize.targets.model import Piece
from normalize.targets.words import find_directions

_STARTS = regex.compile(
    r"^(?:[\s,:;.\-–]|i+\)|(?:" + r"phấn đấu|chỉ tiêu|mục tiêu|đến|vào|tới|hết|cuối|năm|giai đoạn|trong|sẽ|cơ bản|tiếp tục|từng bước|bình quân|mỗi|hàng|hằng|ít nhất|để|nhằm|và|đạt"
    r")\b|\d{4}(?:\s*[-–]\s*\d{4})?)*$", regex.IGNORECASE
)  # fmt: skip
_LINKS_TO = regex.compile(
    r"^\s*(?:thêm|lên|xuống|còn|ở|ổn định|bình quân|trung bình|được|đạt|khoảng|từ|ít nhất|tối thiểu|hơn|trên|tới|đến|mức|mỗi năm|hàng năm|hằng năm|trưởng|năm|\d{4}|[\d.,]+\s*%|[\s,:(])*$",
    regex.IGNORECASE,
)


def direction_of(text: str, piece: Piece) -> str | None:
    """The direction the value's own words state: a verb at their head, or right before or behind the
    value."""
    words = text[piece.start : piece.quantity.start]
    found = find_directions(words)
    for phrase in reversed(found):
        if _LINKS_TO.match(words[phrase.end :]) or phrase.place == "noun":
            return phrase.value
    for phrase in found:
        if phrase.place == "verb" and _STARTS.match(words[: phrase.start]):
            return phrase.value
    moved = regex.search(r"(?P<up>lên|gấp)\s*(?:gấp\s*)?$|xuống\s*(?:còn\s*)?$", words)
    if moved and not found:
        return "increase" if moved["up"] else "reduce"
    inside = find_directions(text[piece.quantity.start : piece.quantity.end])
    if inside:
        return inside[0].value
    after = find_directions(text[piece.quantity.end : piece.end])
    if after and regex.match(
        r"^\s*(?:còn lại|tiếp theo)?\s*là\s*$", text[piece.quantity.end : piece.quantity.end + after[0].start]
    ):
        return after[0].value
    return None


def leading_direction(text: str, pieces: list[Piece], index: int) -> str | None:
    """``Giảm tiêu hao năng lượng: Năm 2030: 1%; Năm 2050: 2%``: the verb before the colon leads all
    values."""
    first = pieces[0]
    if index == 0 or not regex.search(r":", text[: first.quantity.start]):
        return None
    own = text[pieces[index].start : pieces[index].quantity.start]
    if regex.sub(r"(?i:đến|vào|năm|giai đoạn|hết|tới|đạt|là|[\d\s:,–-])", "", own):
        return None
    return direction_of(text, first)
