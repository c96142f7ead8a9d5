"""Which way a value is meant to go: the verb at the head of its words, or right before or behind it."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.targets.model import Piece
from normalize.targets.pieces import SENTENCE
from normalize.targets.ranks import RANK
from normalize.targets.titles import SLOGAN
from normalize.targets.words import Phrase, find_directions
from normalize.targets.years import find_baselines
from normalize.text import compiled

_VERBS = frozenset({"verb", "raise"})
_STARTS = regex.compile(
    r"^(?:\W*\d{1,2}[.)]\s)?(?:[\s,:;.\-–]|i+\)|(?:" + r"phấn đấu|chỉ tiêu|mục tiêu|đến|vào|tới|hết|cuối|năm|giai đoạn|trong|sẽ|cơ bản|tiếp tục|từng bước|bình quân|mỗi|hàng|hằng|ít nhất|để|nhằm|và|đạt"
    r")\b|\d{4}(?:\s*[-–]\s*\d{4})?)*$", regex.IGNORECASE
)  # fmt: skip
_LINKS_TO = regex.compile(
    r"^\s*(?:thêm|lên|xuống|còn|ở|ổn định|bình quân|trung bình|được|đạt|khoảng|từ|ít nhất|tối thiểu|hơn|trên|tới|đến|mức|mỗi năm|hàng năm|hằng năm|trưởng|năm|\d{4}|[\d.,]+\s*%|[\s,:(])*$",
    regex.IGNORECASE,
)


def direction_of(text: str, piece: Piece) -> str | None:
    """The direction the value's own words state: a verb at their head, or right before or behind the
    value."""
    words = _words_before(text, piece)
    found = find_directions(words)
    if found and _reaches(text, found, piece):
        return "reach"
    found = tuple(p for p in found if not _describes(words, p))
    if piece.quantity.unit == RANK and found and found[-1].value != "keep" and "," in words[found[-1].end :]:
        return "reach"
    for phrase in reversed(found):
        if _LINKS_TO.match(words[phrase.end :]) or phrase.place == "noun":
            return phrase.value
    for phrase in found:
        if phrase.place in _VERBS and _STARTS.match(words[: phrase.start]):
            if _OTHER_CLAUSE.search(words, phrase.end):
                break
            return phrase.value
    if not found and compiled(r"gấp\s*$").search(words):
        return "increase"
    if not found and _LEVEL_BEFORE.search(words):
        return "reach"
    inside = find_directions(text[piece.quantity.start : piece.quantity.end])
    if inside:
        return inside[0].value
    after = find_directions(text[piece.quantity.end : piece.end])
    if after and compiled(r"^\s*(?:còn lại|tiếp theo)?\s*là\s*$").match(
        text[piece.quantity.end : piece.quantity.end + after[0].start]
    ):
        return after[0].value
    return None


def _describes(words: str, phrase: Phrase) -> bool:
    """``đảm bảo an toàn, tin cậy và ổn định: ≥ 99%``: one word of a list that says how something is."""
    if _SPARING.search(words[: phrase.end]):
        return True
    listed = compiled(r"(?:,|\svà)\s*$").search(words[: phrase.start]) is not None
    return (
        phrase.value == "keep" and listed and compiled(r"\s*:\s*").fullmatch(words[phrase.end :]) is not None
    )


_SPARING = regex.compile(
    r"(?<!\p{L})(?:tưới|tưới nước|công nghệ|thiết bị|đèn|máy|mô hình|giải pháp|biện pháp|phương pháp|gửi|canh tác|tiêu dùng|sử dụng|tiên tiến),?\s+tiết kiệm$",
    regex.IGNORECASE,
)
"""``diện tích được tưới tiết kiệm đạt 30%``: how it is watered, nothing that falls."""


def _words_before(text: str, piece: Piece) -> str:
    """The words of a value before it, of its own sentence: what the one before it wants is another matter."""
    words = SENTENCE.split(text[piece.start : piece.quantity.start])[-1]
    return SLOGAN.sub(lambda m: " " * len(m[0]), words)


_OTHER_CLAUSE = regex.compile(
    r"[,;]\s*(?:đồng thời,?\s+|và\s+|từ đó\s+)?(?:phấn đấu|bảo đảm|đảm bảo|mục tiêu|chỉ tiêu)(?!\p{L})",
    regex.IGNORECASE,
)
"""``giảm số người nghiện, phấn đấu đạt 50% xã``: the verb is of the clause before."""
_LEVEL_BEFORE = regex.compile(
    r"(?<!\p{L})(?:lên|xuống|còn|về)(?!\p{L})(?:\s+(?:còn|đến|tới|đạt|mức|ở|dưới|trên|khoảng|tối thiểu|tối đa|ít nhất|không quá|năm|\d{4}|vào))*\s*$",
    regex.IGNORECASE,
)
"""``giảm còn 1,2 triệu tấn``, ``nâng lên tối thiểu 80%``: a level that is reached."""
_AMOUNT = regex.compile(
    r"\s*(?:các\s+|tổng\s+)?(?:lượng|số\s+lượng|diện\s+tích|chi\s+phí|tiêu\s+hao|cường\s+độ|phát\s+thải)(?!\p{L})",
    regex.IGNORECASE,
)
"""``giảm lượng thuốc xuống 30%``: a share of an amount is what it falls by, not the level it falls to."""
_SHARE = regex.compile(
    r"\s*(?:các\s+)?(?:(?:tỷ|tỉ)\s+(?:lệ|trọng|suất)|độ\s+che\s+phủ|mức\s+độ|hệ\s+số)(?!\p{L})(?!\s+(?:tăng|giảm))",
    regex.IGNORECASE,
)
"""``tăng tỷ lệ lao động nữ đạt 50%``: what is itself a share, so that a per cent may be its level."""
_AT = regex.compile(
    r"(?<!\p{L})đạt(?!\p{L})(?:\s+(?:mức|được|ít nhất|tối thiểu|trên|dưới|khoảng|từ|đến|ở|tỷ lệ))*\s*$",
    regex.IGNORECASE,
)
"""``tăng số giường bệnh, đạt trên 35 giường``: where it stands then."""
_LEFT = regex.compile(
    r"(?<!\p{L})còn(?:\s+(?:dưới|khoảng|tối đa|không quá|trên|ở|mức))*\s*$", regex.IGNORECASE
)
"""``giảm còn 1,7 lần``: what is left, whatever its unit."""
_BY = regex.compile(r"(?<!\p{L})(?:thêm|gấp|tăng|mức|bình\s+quân)(?!\p{L})", regex.IGNORECASE)


def _reaches(text: str, found: Sequence[Phrase], piece: Piece) -> bool:
    """Whether a value is the level that a rise or fall leads to, and not what it amounts to.

    Args:
        found: the words of direction before the value.
    """
    words = _words_before(text, piece)
    unit = piece.quantity.unit or ""
    last = found[-1]
    if last.place != "noun" and last.value == "reduce" and _LEFT.search(words):
        return True
    if last.place == "noun" or unit == "lần" or unit.endswith("/năm") or last.value == "keep":
        return False
    if find_baselines(text[piece.start : piece.end]):
        return False
    if unit == "%" and _AMOUNT.match(words[last.end :]):
        return False
    if _LEVEL_BEFORE.search(words):
        return True
    behind = words[last.end :]
    if _AT.search(behind) and not _BY.search(behind) and (unit != "%" or _SHARE.match(behind)):
        return True
    return last.place == "raise" and not _BY.search(behind)


def goes_on_from(text: str, pieces: Sequence[Piece], index: int) -> bool:
    """``giảm 30% phát thải, 20% rác thải``: a value right behind a comma or ``và`` that has no verb of its own goes on
    with the verb right before the value before it."""
    former, piece = pieces[index - 1].quantity, pieces[index].quantity
    own = text[pieces[index].start : piece.start]
    if index and _LISTED.search(text[: former.start]) and former.unit == piece.unit:
        return _NEXT.fullmatch(text, former.end, piece.start) is not None
    led = compiled(r"(?<!\p{L})(?:giảm|tăng|tăng thêm|cắt giảm|tiết kiệm)\s+$", regex.IGNORECASE).search(
        text[: former.start]
    )
    is_led = led is not None or (index > 1 and goes_on_from(text, pieces, index - 1))
    if not is_led or compiled(r"\p{L}").search(own) or former.unit != piece.unit:
        return False
    gap = text[former.end : piece.start]
    return ";" not in gap and not _PREDICATE.search(
        compiled(r"\([^()]*\)").sub(" ", text[piece.end : pieces[index].end])
    )


_LISTED = regex.compile(r"(?<!\p{L})(?:lần lượt|tương ứng)(?!\p{L})[^;]*$", regex.IGNORECASE)
_NEXT = regex.compile(r"\s*(?:,|;|và|,\s*và)\s*(?:từ\s+|khoảng\s+|trên\s+|dưới\s+)?")
"""``giảm lần lượt 5%, 10% và 15%``: one verb for all."""


def may_be_more(text: str, pieces: Sequence[Piece], index: int) -> bool:
    """``giảm 9%, có thể tới 27% khi có hỗ trợ``: the same change, greater; its verb is that of the value before."""
    former, piece = pieces[index - 1].quantity, pieces[index].quantity
    return index > 0 and former.unit == piece.unit and _MAY_BE_MORE.search(text[former.end : piece.start] + piece.raw) is not None  # fmt: skip


_MAY_BE_MORE = regex.compile(
    r"[,;(]\s*(?:và\s+|hoặc\s+)?có\s+thể\s+(?:(?:lên|đạt|tới|đến|là|tăng|giảm)\s+)*\d[\d.,]*\s*%?$",
    regex.IGNORECASE,
)
_PREDICATE = regex.compile(
    r"(?<!\p{L})(?:có|được|đạt|sử dụng|là|hoàn thành|tham gia|thực hiện)(?!\p{L})", regex.IGNORECASE
)


def leading_direction(text: str, pieces: list[Piece], index: int) -> str | None:
    """``Giảm tiêu hao năng lượng: Năm 2030: 1%; Năm 2050: 2%``: the verb before the colon leads all
    values."""
    first = pieces[0]
    if index == 0 or not compiled(r":").search(text[: first.quantity.start]):
        return None
    own = text[pieces[index].start : pieces[index].quantity.start]
    if compiled(r"(?i:đến|vào|năm|giai đoạn|hết|tới|đạt|là|[\d\s:,–-])").sub("", own):
        return None
    return direction_of(text, first)
