"""Whether the time that a value is said of is all but over, and what the value is then.

Giai đoạn 2021 - 2025 đạt 6,8%/năm        in a document of 2025
Năm 2025 tiếp nhận 1.876 vụ               in one of its last quarter
Trong quý II/2025 xử lý 186 vụ            in one of that year
Năm 2025 dự kiến giải ngân 6.300 tỷ       an estimate
Năm 2025 bố trí tối thiểu 3% ngân sách    wanted still
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from normalize.targets.model import Piece, Target
from normalize.targets.sentences import sentence_of
from normalize.targets.told import SHARE, Told

EXPECTED = regex.compile(r"(?<!\p{L})(?:dự kiến|kỳ vọng|yêu cầu|hướng tới|quyết tâm|cam kết đạt|chỉ số đích)(?!\p{L})", regex.IGNORECASE)  # fmt: skip


def is_over(text: str, piece: Piece, target: Target, told: Told) -> bool:
    """``Giai đoạn 2021 - 2025 đạt 6,8%/năm`` in a document of 2025, ``Năm 2025 tiếp nhận 1.876 vụ`` in one of its last
    quarter: the time is all but over."""
    begin, end = target.year_start, target.year
    if end is None or told.now is None:
        return False
    if end == told.now + 1 and begin == told.now:
        return told.late and _SEASON.search(text, 0, piece.quantity.start) is not None
    if end > told.now:
        return False
    if begin is not None:
        return told.late or begin < told.now
    first, _ = sentence_of(text, piece.quantity.start)
    return end == told.now and (told.late or _IN_PART.search(text, first, piece.quantity.start) is not None)


_SEASON = regex.compile(
    r"(?<!\p{L})(?:năm học|niên vụ|niên độ|vụ(?:\s+\p{L}+){1,3}?)\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d",
    regex.IGNORECASE,
)
"""``Năm học 2024 - 2025, toàn tỉnh có 412 trường``: what has begun when the document is written."""
_IN_PART = regex.compile(
    r"(?<!\p{L})(?<!(?:đến|trước|hết|cuối|từ|xong|sang|vào)\s)(?:quý\s+(?:[IV]{1,3}|[1-4])|tháng\s+\d{1,2}|(?:\d{1,2}|ba|sáu|chín)\s+tháng(?:\s+đầu)?)\s*(?:/|năm)\s*(?:19|20)\d\d",
    regex.IGNORECASE,
)
"""``Trong quý II/2025 xử lý 186 vụ``, ``9 tháng năm 2025 trồng 450 ha``: a part of the year, up to which nothing is set."""


def asks_still(text: str, piece: Piece, target: Target) -> bool:
    """Whether a value of a year that is all but over is wanted still: the least or the most of something (``năm 2025 bố trí
    tối thiểu 3% ngân sách``), up to a day to come (``từ nay đến cuối năm``), behind a word of will (``quyết tâm giải ngân
    100% kế hoạch vốn năm 2025``), or where a deed leads and its time follows (``Hoàn thành trong năm 2025: 100% xã …``)."""
    if target.year_start is not None:
        return False
    begin, end = sentence_of(text, piece.quantity.start)
    before = text[begin : piece.quantity.start]
    if piece.quantity.comparator == ">=" or _AT_MOST.match(piece.quantity.raw):
        return True
    if _TO_COME.search(before) or _WILLS.search(before) or _WILLS.search(before.rpartition(";")[2]):
        return True
    return _ORDERED.match(text[begin:end]) is not None


_AT_MOST = regex.compile(r"(?:không\s+(?:vượt\s+)?quá|không\s+vượt|tối đa)(?!\p{L})", regex.IGNORECASE)
_TO_COME = regex.compile(
    r"(?<!\p{L})(?:từ nay|trước\s+(?:ngày\s+)?3[01]/12|đến\s+(?:hết\s+|cuối\s+)?(?:ngày\s+)?(?:31/12|tháng\s+12|quý\s+IV|cuối\s+năm|hết\s+năm))(?!\p{L}|\d)",
    regex.IGNORECASE,
)
_WILLS = regex.compile(
    r"(?<!\p{L})(?i:quyết tâm|quyết liệt|khẩn trương|kỳ vọng|yêu cầu|đề nghị|hướng tới|cam kết|phải|đẩy nhanh|đẩy mạnh|tập trung|tiếp tục)(?!\p{L})"
    r"|(?<!\p{L})(?<!(?:được|đã|kế hoạch|dự toán|chỉ tiêu)\s)(?i:giao)\s+(?:cho\s+)?(?=\p{Lu})"
)
_ORDERED = regex.compile(
    r"[\s+*•–\-]*(?:(?:\d{1,2}|\p{Ll})[.)]+\s*)?(?:Hoàn thành|Giải ngân|Bố trí|Thực hiện|Xây dựng|Triển khai|Tổ chức|Rà soát|Đưa|Bảo đảm|Đảm bảo)(?!\p{L})[^;]*?\s(?:trong|vào)\s+(?:quý\s+\S+\s+|tháng\s+\d+\s+)?năm\s+(?:19|20)\d\d"
)


def kind_of_past(text: str, pieces: Sequence[Piece], index: int, out: Mapping[int, str]) -> str:
    """What a value of a time that is all but over is: an estimate behind a word that says so and in what goes on from it."""
    begin, _ = sentence_of(text, pieces[index].quantity.start)
    own = text[begin : pieces[index].quantity.start].rpartition(";")[2]
    if _ESTIMATED.search(own):
        return "estimate"
    if _ESTIMATED.search(text, begin, pieces[index].quantity.start) and not _DATED_OR_DONE.search(own):
        return "estimate"
    former = pieces[index - 1].quantity if index else None
    goes_on = (
        former is not None
        and begin <= former.start
        and ";" not in text[former.end : pieces[index].quantity.start]
    )
    return out.get(index - 1, "actual") if goes_on and out.get(index - 1) != SHARE else "actual"


_DATED_OR_DONE = regex.compile(r"(?<!\p{L})(?:đã|năm|tháng|quý)(?!\p{L})", regex.IGNORECASE)
_ESTIMATED = regex.compile(r"(?<!\p{L})(?:dự kiến|khả năng|dự ước|ước)(?!\p{L})", regex.IGNORECASE)
