"""Figures that a rule, a budget or a programme of work sets: no level that anybody wants reached.

    Đối tượng hỗ trợ: hộ có ít nhất 70% …            whom a rule is for
    đạt từ 50 triệu đồng trở lên mới được công nhận    what a rule asks for
    Có từ 4.500 người trở lên sinh sống              which places count
    (50 người/lớp x 02 lớp)                          a reckoning
    được vay 100 triệu đồng/hộ, lãi suất 6,6%/năm     terms of a loan
    mỗi tuần 02 lần; tần suất 03 đợt/năm              how often
    Tổ chức 04 cuộc giám sát                         how many acts
    gồm 01 Giám đốc, 02 Phó Giám đốc                 staff
    vận tốc thiết kế 80 km/h                         a technical parameter
    02 giải Nhì 7 triệu đồng                         prizes
    ngân sách trung ương 70%                         who pays which share
    cao hơn bình quân cả nước (55%)                  what something is held against
    tài khoản mức 2                                  a grade

The words are the register ``value_asides.csv``. A sentence that says something is wanted, or that a year governs, is no
rule of most of these kinds.
"""

from __future__ import annotations

import regex

from normalize.targets.said import BOUNDS, FILL, Said, words
from normalize.targets.words import find_directions, pattern_of
from normalize.text import compiled

_TIMES = r"(?:lần|đợt|kỳ|buổi|cuộc|phiên|số|bản tin)"
_PERIOD = r"(?:năm|quý|tháng|tuần|ngày|6 tháng)(?!\p{L})"
_HOW_OFTEN = regex.compile(rf"\s*(?:/\s*(?:\d+\s*)?|(?:một|mỗi|trong)\s+){_PERIOD}", regex.IGNORECASE)
_EACH_TIME = regex.compile(rf"(?<!\p{{L}})(?:mỗi|một|hằng|hàng)\s+{_PERIOD}\s*(?:ít nhất\s*|tối thiểu\s*)?(?:tổ chức\s*)?$", regex.IGNORECASE)  # fmt: skip
_TIMES_BEHIND = regex.compile(rf"[^\d]*[\d.,]+\s*{_TIMES}(?!\p{{L}})", regex.IGNORECASE)
_TIMES_BEFORE = regex.compile(r"\d\s*[x×*]\s*$|\d\s*\p{L}+(?:/\p{L}+)?\s[x×*]\s*$", regex.IGNORECASE)
_TIMES_NEXT = regex.compile(r"\s*[x×*]\s*\d", regex.IGNORECASE)
_HELD_AGAINST = regex.compile(
    r"(?<!\p{L})(?:cao|thấp|nhiều|ít|nhanh|chậm|lớn|nhỏ)\s+hơn\s+(?:so với\s+)?(?:mức\s+)?(?:bình quân|trung bình|mặt bằng)[^,;.()\d]{0,40}[(\s]\s*(?:là\s+)?$", regex.IGNORECASE
)  # fmt: skip
_DIFFERS = regex.compile(r"(?<!\p{L})(?:cao|thấp|nhiều|ít)\s+hơn\s+[\d.,]+[^\d]*$", regex.IGNORECASE)
_SINCE = regex.compile(
    r"\s*(?:phần trăm\s*)?so\s+(?:với\s+)?(?:năm|cùng kỳ|bình quân|trung bình|mức|hiện|giai đoạn|nhiệm kỳ|cả nước)",
    regex.IGNORECASE,
)
_GRADE = regex.compile(r"(?<!\p{L})(?:mức|mức độ|cấp độ|cột|loại|cấp|hạng)\s*$", regex.IGNORECASE)
_ENTITLED = regex.compile(r"\s*(?:\p{L}+\s+){0,4}?được\s+(?:đánh giá|xếp|công nhận|xét|hưởng|hỗ trợ|vay|miễn|giảm|ưu tiên|thưởng)(?!\p{L})", regex.IGNORECASE)  # fmt: skip
_PRIZE = regex.compile(r"\d+\s*giải(?!\p{L})", regex.IGNORECASE)
_HOW_LONG = regex.compile(r"(?<!\p{L})thời\s+(?:gian|hạn)\s*(?:là|từ|:)?\s*(?:không quá\s+|tối đa\s+)?$", regex.IGNORECASE)  # fmt: skip
_LONE = regex.compile(r"[\s+*•–-]*(?:\p{Ll}\)\s*)?", regex.IGNORECASE)
_PEOPLE_OF_ACT = regex.compile(r"\s*(?:\p{L}+\s+){0,4}(?:cho|với|của|có sự tham gia của)\s+(?:khoảng\s+|trên\s+|hơn\s+)?$", regex.IGNORECASE)  # fmt: skip


def of_a_rule(said: Said) -> str | None:
    """What a figure is that a rule, a budget or a programme of work sets; None where it may be wanted."""
    if _reckons(said):
        return "part of a reckoning"
    if _GRADE.search(said.before) and said.quantity.unit is None and said.quantity.comparator == "=":
        return "the number of a grade"
    differs = _SINCE.match(said.behind) and _DIFFERS.search(said.before + said.quantity.raw)
    if _STANDARD.search(said.before) or (differs and said.former is not None):
        return HELD_AGAINST
    if _is_where(said):
        return "the places where something is done"
    if said.is_wanted or not said.alone:
        return None
    if _HELD_AGAINST.search(said.before) or differs:
        return HELD_AGAINST
    for test, why in (
        (_is_lent, "a term of a loan"),
        (_pays, "the share that somebody pays"),
        (_awards, "a prize"),
        (_asks, "what a rule asks for"),
        (_recurs, "how often something is done"),
        (_counts_acts, "a count of acts"),
        (_is_parameter, "a technical parameter or a size"),
    ):
        if test(said):
            return why
    if said.dated or compiled(r"(?:19|20)\d\d").search(said.text):
        return None
    for test, why in (
        (_staffs, "a number of staff"),
        (_is_sized, "a technical parameter or a size"),
        (_selects, "what the things counted must have"),
    ):
        if test(said):
            return why
    return None


HELD_AGAINST = "what another figure is held against"
_STANDARD = regex.compile(
    r"(?<!\p{L})(?:vượt|so với|thấp hơn|cao hơn|dưới|trong)(?:\s+[\p{L}\d.,]+){0,4}?\s+(?:quy chuẩn|tiêu chuẩn|ngưỡng|giới hạn)(?:\s+\p{L}+){0,3}\s*\(\s*(?:là\s+)?$",
    regex.IGNORECASE,
)
"""``vượt 1,5 lần quy chuẩn (25 µg/m3)``."""
_WHERE = regex.compile(r"(?<!\p{L})(?:tại|ở|trên địa bàn|đại diện cho)\s+(?:các\s+)?$", regex.IGNORECASE)


def _is_where(said: Said) -> bool:
    """``Xây dựng 20 mô hình tại 10 huyện``: behind another value the places are none; alone they may be wanted."""
    quantity = said.quantity
    if (
        quantity.dimension not in ("count", None)
        or quantity.comparator != "="
        or not _WHERE.search(said.before)
    ):
        return False
    if said.former is not None:
        return said.former.unit != quantity.unit
    return (
        said.alone
        and not said.is_wanted
        and not said.dated
        and not compiled(r"(?:19|20)\d\d").search(said.text)
    )


def _reckons(said: Said) -> bool:
    """``50 người/lớp x 02 lớp``."""
    return _TIMES_NEXT.match(said.behind) is not None or _TIMES_BEFORE.search(said.before) is not None


def _is_lent(said: Said) -> bool:
    """``được vay tối đa 100 triệu đồng``, ``lãi suất 6,6%/năm``, ``thời hạn vay không quá 120 tháng``."""
    if find_directions(said.before):
        return False
    return compiled(rf"{words('lent')}{FILL}$", regex.IGNORECASE).search(said.before) is not None


def _pays(said: Said) -> bool:
    """``Nguồn vốn: ngân sách trung ương 70%``, ``(vốn ngân sách 80,6 tỷ đồng (64%)``."""
    if said.quantity.unit != "%" or find_directions(said.before):
        return False
    if compiled(r"(?<!\p{L})(?:đạt|chiếm)(?!\p{L})", regex.IGNORECASE).search(said.before):
        return False
    if _COST_HEADS.match(said.before) and compiled(rf"\s*{words('aid_of')}", regex.IGNORECASE).match(
        said.behind
    ):
        return True
    head = _LONE.match(said.before)
    begins = compiled(words("source"), regex.IGNORECASE).match(said.before[head.end() if head else 0 :])
    in_bracket = compiled(r"đồng\s*\(\s*$").search(said.before) is not None
    costs = compiled(words("cost"), regex.IGNORECASE).search(said.before) is not None
    return (begins is not None and ":" in said.before) or (in_bracket and costs)


_COST_HEADS = regex.compile(r"\W*(?:dự kiến\s+)?(?:kinh phí|chi phí|dự toán)(?!\p{L})", regex.IGNORECASE)
"""``Dự kiến kinh phí khoảng 10% kinh phí quan trắc``: one cost is a share of another."""


def _awards(said: Said) -> bool:
    """``01 giải Nhất 10 triệu đồng``."""
    prize = compiled(words("prize"), regex.IGNORECASE).search(said.text[said.begin : said.end]) is not None
    if not prize:
        return False
    money = (said.quantity.dimension or "").startswith("money")
    return _PRIZE.match(said.text, said.quantity.start) is not None or money


def _asks(said: Said) -> bool:
    """A condition of a rule: led by its name and a colon, or with what it entitles to behind it."""
    head = _LONE.match(said.before)
    led = compiled(rf"{words('rule_head')}[^:;.]{{0,60}}:", regex.IGNORECASE).match(said.before[head.end() if head else 0 :])  # fmt: skip
    if led is not None and not said.dated:
        return True
    if compiled(words("votes"), regex.IGNORECASE).search(said.before):
        return said.quantity.unit == "%"
    if _IS_HEAD.fullmatch(said.before):
        return False
    if said.quantity.comparator in BOUNDS and said.quantity.unit != "%" and _ENTITLED.match(said.behind):
        return not said.dated
    return compiled(words("entitles"), regex.IGNORECASE).search(said.behind) is not None and not said.dated


_IS_HEAD = regex.compile(r"\W*(?:(?:mỗi|hằng|hàng)\s+(?:năm|quý|tháng),?\s+)?có\s+", regex.IGNORECASE)
"""``Mỗi năm có ít nhất 10 sản phẩm được công nhận``: so many are to be recognised, nobody is entitled."""


def _recurs(said: Said) -> bool:
    """``tần suất: 03 đợt/năm``, ``mỗi tuần 02 lần``."""
    if compiled(rf"(?<!\p{{L}})(?:tần suất|định kỳ)[^,;.\d]{{0,40}}{FILL}:?\s*$", regex.IGNORECASE).search(
        said.before
    ):
        return _TIMES_BEHIND.match(said.text, said.quantity.start) is not None
    if not _TIMES_BEHIND.match(said.quantity.raw):
        return False
    unit = (said.quantity.unit or "").replace(" ", "")
    per = compiled(rf"{_TIMES}/{_PERIOD}", regex.IGNORECASE).fullmatch(unit) is not None
    return (
        per or _HOW_OFTEN.match(said.behind) is not None or _EACH_TIME.search(said.before) is not None
    ) and (not find_directions(said.before) and not compiled(r"(?<!\p{L})đạt\s*$").search(said.before))


def _staffs(said: Said) -> bool:
    """``Số lượng người làm việc là 25 người, gồm 01 Giám đốc …``."""
    if said.quantity.unit == "%" or find_directions(said.before):
        return False
    if compiled(words("staff"), regex.IGNORECASE).search(said.before):
        return True
    number = compiled(r"\d+\s*").match(said.text[said.quantity.start :])
    return number is not None and compiled(r"(?:Giám đốc|Phó|Chủ tịch|Trưởng|Thư ký)\b").match(said.text[said.quantity.start + number.end() :]) is not None  # fmt: skip


def _counts_acts(said: Said) -> bool:
    """``Tổ chức 04 cuộc giám sát và 12 hội nghị``, ``02 lớp tập huấn cho 120 cán bộ``."""
    quantity = said.quantity
    if _DONE.search(said.before):
        return False
    if (quantity.dimension or "").startswith("time") and _HOW_LONG.search(said.before):
        return True
    if quantity.unit != "%" and compiled(
        rf"{_LONE.pattern}{words('handles')}{FILL}", regex.IGNORECASE
    ).fullmatch(said.before):
        return True
    if compiled(rf"/\s*{words('act')}$", regex.IGNORECASE).search(quantity.unit or ""):
        return True
    if quantity.dimension not in ("count", None) or quantity.comparator not in ("=", "~", "range"):
        return False
    if _GIVES_ORDERS.fullmatch(said.before) and _ORDERED.match(said.behind):
        return True
    if compiled(rf"\D*[\d.,]+(?:\s*-\s*\d+)?\s*{words('act')}", regex.IGNORECASE).match(
        said.text[quantity.start :]
    ):
        return True
    acts = compiled(rf"\d\s*{words('act')}(?P<rest>[^\d;.,]*)$", regex.IGNORECASE).search(said.before)
    return acts is not None and _PEOPLE_OF_ACT.fullmatch(f" {acts['rest'].strip()} ") is not None


_GIVES_ORDERS = regex.compile(r"\W*(?:giao|yêu cầu|đề nghị)\s+(?:cho\s+)?", regex.IGNORECASE)
_ORDERED = regex.compile(
    r"(?:,?\s+(?:\p{Ll}+\s+){0,4}?)(?:xây dựng|triển khai|tổ chức|rà soát|chủ động|thực hiện|ban hành|lập|báo cáo|hoàn thành)(?!\p{L})",
    regex.IGNORECASE,
)
"""``Giao 99 xã, phường xây dựng kế hoạch``: how many are told to do something."""
_DONE = regex.compile(r"(?<!\p{L})đã\s+\p{L}", regex.IGNORECASE)


_REACHES = regex.compile(r"(?<!\p{L})(?:đạt|còn|lên|xuống|là|ước|đã|hiện|dự kiến)(?!\p{L})", regex.IGNORECASE)


def _own_clause(said: Said) -> str | None:
    """The words of the clause before a figure; None where they say that a level is reached."""
    own: str = compiled(r"[,:;]\s").split(said.before)[-1]
    words_before = own + compiled(r"\d").split(said.quantity.raw)[0]
    if find_directions(own) or _REACHES.search(words_before):
        return None
    return own


def _is_parameter(said: Said) -> bool:
    """``vận tốc thiết kế 80 km/h``; what is reached is none."""
    own = _own_clause(said)
    if own is None:
        return False
    return compiled(rf"{words('parameter')}{FILL}$", regex.IGNORECASE).search(own) is not None


def _is_sized(said: Said) -> bool:
    """``Quy mô trường quay khoảng 100 ha``; what things counted before make up together is none."""
    own = _own_clause(said)
    if own is None:
        return False
    sized = rf"[\s+*•–-]*(?:(?:tại|ở)\s[^,;]*)?{words('attribute')}(?:\s+\p{{L}}+){{0,8}}{FILL}$"
    if said.former is not None and own.strip().lower().startswith("tổng "):
        return False
    return said.quantity.unit != "%" and compiled(sized, regex.IGNORECASE).fullmatch(own) is not None and (
        said.quantity.dimension not in ("count", None)
    )  # fmt: skip


def _selects(said: Said) -> bool:
    """``Có từ 4.500 người trở lên sinh sống``, ``Vùng nuôi có từ 10 ha trở lên``: which places count."""
    if said.former is not None or said.quantity.rule != "bound_after" or said.quantity.unit == "%":
        return False
    own = said.before + said.quantity.raw
    if find_directions(said.before) or pattern_of("wanted").search(said.text):
        return False
    return compiled(r"(?<!\p{L})có\s+(?:từ\s+)?[\d.,]+\s*\P{N}*$", regex.IGNORECASE).search(own) is not None
