"""Signs in a sentence that it reports what was or is, where no word before the value says so.

    đạt 2,6 tỷ USD, đạt 116,8% kế hoạch, tăng 42% so cùng kỳ
    đạt 6,6% (mục tiêu kế hoạch 5 năm là 6,8%)
    xếp thứ 12/63
    giảm từ 76,6% năm 2003 xuống còn 75,5% năm 2004
    có 28 trạm (chiếm 32,2%)
    tỉnh có diện tích tự nhiên 6.700 km2

A sentence that says something is wanted, or meant for a year ahead, reports nothing. The words are the register
``value_kinds.csv``.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import regex

from normalize.targets.compared import held_against
from normalize.targets.model import Piece
from normalize.targets.sentences import sentence_of
from normalize.targets.words import find_directions, kind_phrases, pattern_of, phrases
from normalize.targets.years import YearMention
from normalize.text import compiled

_OF_ALL = regex.compile(r"\d/\d{2,3}$")
"""``12/63``: a rank among so many."""
_SINCE = regex.compile(
    r"(?<!\p{L})từ\s[^;]{1,40}?năm\s+(?P<first>(?:19|20)\d\d)\s+(?:xuống|lên|còn|giảm|tăng)[^;\d]{0,20}$",
    regex.IGNORECASE,
)
_HAS = regex.compile(r"(?:^\W*(?:trong đó,?\s+)?|[,;]\s+)có\s*$", regex.IGNORECASE)
_PLACE_HAS = regex.compile(
    rf"{kind_phrases('state_place')}(?:\s+\p{{Lu}}\p{{L}}*){{0,4}}(?:\s+\(\p{{L}}+\))?\s+có\s*$",
    regex.IGNORECASE,
)
_MAKES_UP = regex.compile(r"[^,;.()]{0,60}[,(]\s*chiếm\s+(?:khoảng\s+|tỷ lệ\s+)?\d", regex.IGNORECASE)
_MADE_UP = regex.compile(r"[(,]\s*chiếm\s*(?:khoảng\s+|tỷ lệ\s+)?$", regex.IGNORECASE)


def _is_wanted(text: str, piece: Piece, *, wanted: bool) -> bool:
    begin, _ = sentence_of(text, piece.quantity.start)
    return wanted or pattern_of("wanted").search(text[begin : piece.quantity.start]) is not None


def reports(text: str, piece: Piece, *, wanted: bool) -> bool:
    """Whether the sentence of a value reports.

    Args:
        wanted: whether the heading says that what stands below it is wanted.
    """
    begin, end = sentence_of(text, piece.quantity.start)
    sentence = text[begin:end]
    if wanted and _EXCEEDED.search(sentence) and pattern_of("wanted").search(sentence) is None:
        return True
    if _is_wanted(text, piece, wanted=wanted):
        return False
    against = held_against().search(sentence)
    if _MET.search(text, piece.quantity.end, end):
        return True
    unshared = _fulfilled().sub(" ", held_against().sub(" ", sentence))
    if pattern_of("wanted").search(_phrases("report").sub(" ", unshared)):
        return False
    if against is not None and begin + against.start() >= piece.quantity.end:
        return True
    if _OF_ALL.search(piece.quantity.raw) or _LOOKS_BACK.match(sentence):
        return True
    gained = _phrases("report").search(sentence)
    if gained is not None and _GAINED.search(sentence[: gained.end()]):
        gained = _phrases("report").search(sentence, gained.end())
    if gained is not None or _tells_fulfilment(sentence):
        return True
    return (
        _BETTER.search(text, piece.quantity.end, end) is not None
        or _JUDGED.search(text, begin, piece.quantity.start) is not None
    )


_LOOKS_BACK = regex.compile(
    r"\W*(?:(?:qua|sau|trong)\s+(?:gần\s+|hơn\s+)?\d{1,2}\s+năm\s+(?:qua|thực hiện|triển khai|xây dựng|hoạt động|đổi mới)(?!\p{L})"
    r"|so với\s+(?:cùng kỳ|đầu nhiệm kỳ|nhiệm kỳ trước|(?:năm|giai đoạn)\s+(?:trước|(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?))[^,;:\d]{0,30},\s+(?!(?:giảm|tăng|cắt|tiết kiệm|nâng|đạt|rút)(?!\p{L})))",
    regex.IGNORECASE,
)
"""``Qua 5 năm thực hiện, xây dựng 1.250 căn nhà``, ``So với năm 2020, số doanh nghiệp tăng gấp 1,8 lần``; an order has no
subject (``So với năm 2020, giảm 30% …``)."""
_BETTER = regex.compile(
    r"[,(]\s*(?:tăng|giảm)\s+so\s+với\s+(?:mức\s+)?[\d.,]+\s*%\s+(?:của\s+|vào\s+)?(?:cuối\s+|đầu\s+)?năm\s+(?:trước|(?:19|20)\d\d)"
    r"|[,(]\s*(?:cao|thấp|nhiều|ít|tốt)\s+hơn\s+(?:so với\s+)?(?:mức\s+)?(?:cùng kỳ|năm\s+(?:trước|(?:19|20)\d\d)|(?:bình quân|trung bình)(?:\s+chung)?\s+(?:của\s+)?(?:cả nước|toàn quốc|toàn tỉnh|vùng|khu vực))(?=\s*[,;.()]|$)",
    regex.IGNORECASE,
)
"""``là 23,5% GDP, cao hơn năm 2003``: held against a year before, by words alone."""
_JUDGED = regex.compile(
    r"(?<!\p{L})(?:còn|vẫn|khá|rất|quá|tương đối)\s+(?:ở mức\s+)?(?:cao|thấp|lớn|nhỏ|chậm|ít|nhiều|hạn chế)\s*\(\s*(?:khoảng|trên|dưới|mới|chỉ|đạt|gần|chiếm)?\s*$",
    regex.IGNORECASE,
)
"""``Tỷ lệ hộ nghèo còn cao (8,5%)``: what is judged is so already."""
_MET = regex.compile(
    r",\s+(?:cơ bản\s+)?(?:đạt|vượt|đạt và vượt|hoàn thành)\s+(?:các\s+)?(?:mục tiêu|chỉ tiêu)(?:\s+(?:đề ra|đặt ra|kế hoạch|nghị quyết|được giao|giao))?\s*(?=[,;.]|$)",
    regex.IGNORECASE,
)
"""``giảm 1,2% hộ nghèo, đạt mục tiêu đề ra``."""
_GAINED = regex.compile(r"(?<!\p{L})(?:dự kiến|để|nhằm|phải)\s+(?:giảm|tăng)\s+được$", regex.IGNORECASE)
"""``dự kiến giảm được từ 1,5 - 2%``: here the word reports nothing."""
_EXCEEDED = regex.compile(
    r"(?<!\p{L})vượt\s+\d+,\d+\s*%\s*(?:so với\s+)?(?:dự toán|kế hoạch|chỉ tiêu|nghị quyết)", regex.IGNORECASE
)
"""``vượt 11,8% dự toán``: nobody plans so, whatever the heading is called."""


def _tells_fulfilment(sentence: str) -> bool:
    """``…, bằng 95,5% kế hoạch``, ``vượt 2,3% kế hoạch``: a share that nobody would plan."""
    for share in _fulfilled().finditer(sentence):
        value = Decimal(share["share"].replace(",", ".")) if share["share"].count(".") + share["share"].count(",") < 2 else None  # fmt: skip
        odd = value is None or value > 100 or value != value.to_integral_value()
        if share["verb"].lower() != "đạt" or odd or compiled(r"\d").search(sentence[: share.start()]):
            return True
    return False


@cache
def _fulfilled() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\p{{L}})(?P<verb>vượt|bằng|đạt)\s+(?P<share>\d[\d.,]*)\s*%{share_of().pattern}",
        regex.IGNORECASE,
    )


@cache
def share_of() -> regex.Pattern[str]:
    """What a share of fulfilment is a share of: ``kế hoạch``."""
    return regex.compile(
        rf"\s*(?:so với|so)?\s*(?:mức\s+)?{kind_phrases('share_of')}(?!\s+vốn)", regex.IGNORECASE
    )


def changed_since(text: str, piece: Piece, mention: YearMention | None, *, wanted: bool) -> bool:
    """``giảm từ 76,6% năm 2003 xuống còn 75,5% năm 2004``: from one year to the next, told and not wanted."""
    since = _SINCE.search(text[: piece.quantity.start])
    if since is None or mention is None or mention.year is None or _is_wanted(text, piece, wanted=wanted):
        return False
    begin, end = sentence_of(text, piece.quantity.start)
    leads = find_directions(text[begin:end])
    told_first = not leads or compiled(r"\p{L}{2}").search(text[begin : begin + leads[0].start]) is not None
    bare = compiled(r"\s*năm\s").match(text[piece.quantity.end :]) is not None
    planned = compiled(r"dự kiến|kế hoạch|ước", regex.IGNORECASE).search(text[begin:end])
    return told_first and bare and planned is None and mention.year == int(since["first"]) + 1


def states(text: str, piece: Piece, *, wanted: bool) -> bool:
    """Whether a value that no year governs is said of how things are."""
    quantity = piece.quantity
    if _is_wanted(text, piece, wanted=wanted):
        return False
    if quantity.comparator in (">=", "<=") and compiled(r"tối|ít|không", regex.IGNORECASE).match(
        quantity.raw
    ):
        return False
    begin, end = sentence_of(text, quantity.start)
    before = text[begin : quantity.start]
    if compiled(r"(?<!\p{L})đã\s+\p{L}+(?:\s+\p{L}+){0,2}\s*\(\s*$").search(before):
        return True
    if _CONTRASTED.match(text, quantity.end):
        return True
    exact = quantity.comparator in ("=", "~") and not quantity.raw.lower().startswith("từ")
    counted = exact and quantity.unit != "%"
    if counted and (_HAS.search(before) and _MAKES_UP.match(text, quantity.end, end)):
        return True
    if _MADE_UP.search(before) and compiled(r"(?<!\p{L})có\s+\d[\d.,]*\s+\p{L}").search(before):
        return True
    if counted and _PLACE_HAS.search(before):
        return True
    own = text[max(begin, piece.start) : quantity.start]
    unmoved = not find_directions(own) and not compiled(r"(?<!\p{L})đạt(?!\p{L})").search(own)
    return unmoved and _phrases("state").search(own) is not None


_CONTRASTED = regex.compile(
    r"(?:\s+\p{Ll}+){0,4}?\s*,?\s+(?:(?:nhưng|song)(?!\s+(?:không\s+(?:quá|vượt|thấp|ít|dưới)|tối\s+(?:đa|thiểu)|ít\s+nhất|phải))|(?<!nhắc\s|làm\s|đi\s|trở\s)lại\s+(?:phụ thuộc|thấp|giảm|tăng|chưa|không|còn))(?!\p{L})"
)
"""``đóng góp khoảng 55 - 65% lại phụ thuộc vào nhập khẩu``: what is held against it is so already."""
_SHARE_REACHED = r"(?<!\p{L})(?:đạt|bằng)\s+(?:trên\s+|khoảng\s+|gần\s+|hơn\s+)?\d[\d.,]*\s*%\s*(?:so với\s+)?(?:mục tiêu\s+)?(?:kế hoạch|dự toán|nghị quyết)"
_STRIVES = regex.compile(r"(?<!\p{L})(?:phấn đấu|quyết tâm|mục tiêu|chỉ tiêu)(?!\p{L})", regex.IGNORECASE)


def expects_share(text: str, piece: Piece) -> bool:
    """``Dự kiến … sẽ hoàn thành 35.000 phòng học, đạt trên 50% kế hoạch``: held against a plan, it is an estimate."""
    begin, end = sentence_of(text, piece.quantity.start)
    expected = compiled(r"(?<!\p{L})(?:dự kiến|khả năng)(?!\p{L})", regex.IGNORECASE).search(text[begin : piece.quantity.start])  # fmt: skip
    if expected is None or _STRIVES.search(text[begin:end]):
        return False
    return compiled(_SHARE_REACHED, regex.IGNORECASE).search(text[begin:end]) is not None


def runs_short(text: str, piece: Piece, mention: YearMention | None, now: int | None) -> bool:
    """``dự kiến đạt 25 tỷ USD, tăng 24% so với thực hiện năm 2003``: how the running year will end; no year is set, or that
    of the document. Where that is not known, what is expected is an estimate, but where its year leads the sentence
    (``Năm 2005, dự kiến …``)."""
    begin, end = sentence_of(text, piece.quantity.start)
    before, sentence = text[begin : piece.quantity.start].rpartition(";")[2], text[begin:end]
    expected = compiled(r"(?<!\p{L})dự kiến(?!\p{L})(?!\s+đến\s)", regex.IGNORECASE).search(before)
    if expected is None or _STRIVES.search(sentence):
        return False
    if mention is not None and now is None:
        return pattern_of("wanted").search(sentence) is None and not _LED_BY_YEAR.match(sentence)
    return (mention is None or mention.year == now) and _ENDS_SOON.search(sentence) is not None


_LED_BY_YEAR = regex.compile(r"\W*(?:đến |trong |vào )?năm\s+(?:19|20)\d\d", regex.IGNORECASE)
_ENDS_SOON = regex.compile(
    r"so\s+(?:với\s+)?(?:mức\s+)?(?:[\d.,]+\s*%\s*)?(?:ước\s+)?(?:thực hiện\s+)?(?:năm|cùng kỳ)|(?<!\p{L})(?:cả năm(?!\p{L})|(?:trong|hết|cuối) năm(?!\p{L}|\s+(?:19|20)\d\d))",
    regex.IGNORECASE,
)
"""Words by which a sentence speaks of the year that is running."""


def of_part_year(text: str, piece: Piece) -> bool:
    """``11 tháng tăng 14,6% so với cùng kỳ``, ``đến 30/11/2025 đạt``: counted already, where no word estimates."""
    begin, end = sentence_of(text, piece.quantity.start)
    sentence = text[begin:end]
    counted = compiled(r"(?<!\p{L})(?:\d{1,2}\s+tháng(?!\s+cuối)|(?:quý|tháng)\s+(?:\d{1,2}|[IV]{1,3})(?!\p{L})|(?:đến|thời điểm)\s+(?:hết\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}|cùng kỳ)", regex.IGNORECASE).search(sentence)  # fmt: skip
    return counted is not None and compiled(r"(?<!\p{L})(?:ước|dự kiến)(?!\p{L})", regex.IGNORECASE).search(sentence) is None  # fmt: skip


def counts_part_year(text: str, piece: Piece) -> bool:
    """``Quý III đạt 6,26%, 9 tháng năm 2025 tăng 6,9%``: a part of a year with its figure, which nothing wants."""
    begin, _ = sentence_of(text, piece.quantity.start)
    before = text[max(begin, piece.start) : piece.quantity.start]
    return _PART_YEAR.search(before) is not None and not pattern_of("wanted").search(
        text[begin : piece.quantity.start]
    )


_PART_YEAR = regex.compile(
    r"(?<!\p{L})(?:quý\s+(?:\d|[IV]{1,3})|(?:\d{1,2}|ba|sáu|chín)\s+tháng(?!\s+cuối)|tháng\s+\d{1,2})(?!\p{L}|\d)[^;:]*\s(?:đạt|tăng|giảm|ước)(?:\s+(?:đạt|khoảng|trên|gần|hơn|dưới|thêm))*\s*$",
    regex.IGNORECASE,
)


def is_forecast(text: str, piece: Piece) -> bool:
    """``nhu cầu phân bón khoảng 8 triệu tấn``: what will be needed or come is nobody's aim."""
    own = text[piece.start : piece.quantity.start]
    found = _phrases("forecast").search(own)
    return found is not None and not compiled(rf"{phrases('serves')}[^,;]{{0,40}}$|so với\s*$", regex.IGNORECASE).search(own[: found.start()]) and piece.quantity.unit != "%"  # fmt: skip


def forecasts_itself(text: str, piece: Piece) -> bool:
    """``dự báo năm 2027 huy động khoảng 300 tỷ đồng``: what a plan itself expects of a year ahead is as good as wanted;
    what others forecast or what will be needed (``nhu cầu``) is not."""
    own = text[piece.start : piece.quantity.start]
    return _OWN_FORECAST.search(own) is not None and not _NEED.search(own)


_OWN_FORECAST = regex.compile(r"(?<!\p{L})(?<!theo\s)dự báo(?!\p{L})", regex.IGNORECASE)
_NEED = regex.compile(r"(?<!\p{L})(?:nhu cầu|dân số|theo|của)(?!\p{L})", regex.IGNORECASE)


@cache
def _phrases(place: str) -> regex.Pattern[str]:
    return regex.compile(kind_phrases(place), regex.IGNORECASE)
