"""What a target measures: the name of a statement, and the subject of each of its values.

Nâng tỷ lệ sử dụng năng lượng sạch đạt 5% …      tỷ lệ sử dụng năng lượng sạch
Tỷ lệ che phủ rừng đến năm 2020 đạt 53%           Tỷ lệ che phủ rừng
60% hộ gia đình có dụng cụ phân loại rác          hộ gia đình có dụng cụ phân loại rác
Tên chỉ tiêu: Năm 2030: 100%; Năm 2050: 100%      Tên chỉ tiêu
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from normalize.targets.compared import plan_in_bracket
from normalize.targets.sentences import FULL_STOP
from normalize.targets.words import alternatives, conditions, pattern_of, phrases
from normalize.targets.years import Baseline, YearMention, find_baselines, find_years
from normalize.text import compiled

_EDGE = ' ,;.:–-()“”"'


@cache
def _lead() -> regex.Pattern[str]:
    lead = phrases("lead")
    return regex.compile(
        rf"^(?:[\s,;:.–\-+*•]+|\p{{Ll}}\)\s*|(?:chỉ tiêu|mục tiêu)\s+\d{{1,2}}(?:\.\d{{1,2}})*\s*[:.]\s*|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]\s*(?=\p{{L}}{{2}})|\(\d{{1,2}}\)\s*(?=\p{{L}}{{2}})|i+\)\.?|và\s|trong đó(?!\p{{L}})|(?:mục tiêu|chỉ tiêu)\s+về(?=\s)(?!\s+đích)|{lead}(?:(?<!tăng|giảm|nâng|hạ)|(?!\s+(?:trưởng|cường(?!\s+độ)|thu\b(?!\s+nhập)|cấp\b|nghèo|cấu|tầng|du\b|lưu\b)))|(?:chỉ tiêu|mục tiêu)\s+(?:cụ thể\s+)?(?=đến|năm)|(?:(?:tập trung|thực hiện|hoàn thành)\s+)+(?:các\s+)?(?:mục tiêu|chỉ tiêu)\b|(?:bình quân\s+)?(?:mỗi năm|hàng năm|hằng năm)\b|(?:trong khi đó|theo đó|tuy nhiên|ngoài ra|bên cạnh đó|nhưng|đã|riêng(?!\s+lẻ)|đặc biệt(?=,))(?!\p{{L}})|(?:để|nhằm|sẽ|ít nhất|tối thiểu|đạt(?:\s+được)?|hạ(?!\s+(?:tầng|du|nguồn|lưu))|kéo giảm|cắt giảm)\b)",
        regex.IGNORECASE,
    )


@cache
def _link() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!tải\s)(?:[\s,;:–\-]+|{phrases('link')}|(?<!\p{{L}})(?:ở|đều|(?<!chứng\s|địa\s|tôn\s)chỉ|mới chỉ|được|(?<!giá trị\s)tăng|giảm|gấp|có|(?:đối\s+)?với|bằng|(?<!giá trị tăng\s)thêm|khoảng|sẽ|phải|cần|dự kiến|phấn đấu|ước|duy trì|ổn định|(?<!bắt\s|lưu\s|gìn\s|tạm\s|cất\s)giữ|giữ vững|(?<!và\s|mức\s|loại\s|hoặc\s)trung bình|đã|ngay|nằm|(?<!tất\s)cả|hàng năm|hằng năm|mỗi năm|vào nhóm|trong nhóm|thuộc nhóm|nằm trong|vào tốp)(?!\p{{L}}))$", regex.IGNORECASE)  # fmt: skip


@cache
def _measure() -> regex.Pattern[str]:
    return regex.compile(phrases("measure"), regex.IGNORECASE)


def name_of(
    text: str, values: list[tuple[int, int]], years: tuple[YearMention, ...], against: tuple[Baseline, ...]
) -> str:
    """The name of a statement; empty where its words name nothing (``Năm 2025 đạt 50%``).

    Args:
        values: spans of the values; of a count only the number, so that what is counted stays in the name.
    """
    if not values:
        return text.strip(" ;.,")
    colon = _before_colon(text, values[0][0])
    if colon is not None and _silent(text[values[0][1] :]):
        return _named(_bare(colon))
    sentence = _last_sentence(text[: values[0][0]])
    before = _own_clause(_bare(_START.sub("", sentence)))
    if _is_name(before, sentence, text[values[0][1] :]):
        return _named(before)
    return _named(_around(text, values, before))


_START = regex.compile(
    r"\s*(?:(?:tăng|giảm|nâng)\s+)?từ\s+[\d.,]++(?!\s*tuổi)(?:[^,;]|(?<=\d),(?=\d)){0,70}?(?:(?<!trở\s)(?:xuống|lên)|còn|giảm|tăng)(?!\p{L})[^,;]*$",
    regex.IGNORECASE,
)
"""``… từ 5,2% năm 2021 xuống còn``: where the value starts is no part of the name."""


def _named(words: str) -> str:
    """The words, or nothing where only linking words are left."""
    empty = rf"{phrases('link')}|{phrases('lead')}|(?<!\p{{L}})(?:và|hoặc|được|các|số|những|của)(?!\p{{L}})|[^\p{{L}}]"
    return words if len(compiled(empty, regex.IGNORECASE).sub("", words)) >= 2 else ""


def _before_colon(text: str, first: int) -> str | None:
    """``Name: Năm 2030: 100%``: the words before the colon that leads to years and values."""
    for match in compiled(r":").finditer(text[:first]):
        name, rest = text[: match.start()], text[match.end() : first]
        rest_bare = _without_years(rest)
        bare = _bare(name)
        if len(bare) >= 8 and not compiled(rf"(?:[\s,:–\-]|{phrases('lead')}|{phrases('link')}|(?<!\p{{L}})(?:từ|giảm|tăng|trên|dưới)(?!\p{{L}}))*", regex.IGNORECASE).fullmatch(rest_bare):  # fmt: skip
            continue
        if len(bare) >= 8:
            return name
    return None


def _around(text: str, values: list[tuple[int, int]], before: str) -> str:
    """The statement's first sentence with its values cut out: ``Thu gom chất thải rắn …``."""
    stop = _NEXT_CLAUSE.search(text, values[0][1])
    end = stop.start() if stop else len(text)
    parts = pattern_of("parts").search(text, values[0][1], end)
    leads = parts is not None and any(a >= parts.end() for a, _ in values)
    if parts and leads and compiled(r"[,(:]\s*$").search(text[: parts.start()]):
        end = parts.start()
    start = len(text[: values[0][0]]) - len(_last_sentence(text[: values[0][0]]))
    strives = list(_STRIVES.finditer(text, start, values[0][0]))
    start = strives[-1].end() if strives else start
    words, at = "", start
    for a, b in values:
        if a >= end:
            break
        words += _without_link(text[at:a])
        at = b
    words += text[at:end]
    bare = compiled(r"^(?:đạt|có|là|và)\s+").sub("", _bare(_condition().sub(" ", words), links=False))
    bare = compiled(r"\s*\(\s*(?:khoảng|tương đương|bằng|tức|[,:]|\s)*\)").sub("", bare)
    bare = compiled(r"\s*,(?:\s*,)+").sub(",", bare)
    bare = compiled(r"(?:\s+và|,)\s+(?:duy trì|giữ vững|giữ ổn định)$|\s+(?:và|hoặc|ngay)$").sub("", bare)
    return bare or before or text.strip(_EDGE)


_FURTHER = r"\s+và\s+(?=(?:\p{Ll}+,?\s+){2,9}(?:bảo đảm|đảm bảo|phấn đấu)\s+(?:đến|vào|trong|tới)\s+(?:\p{Ll}+\s+){0,2}năm\s+\d)"
"""``… trong năm 2026 và lập lộ trình hằng năm, bảo đảm đến năm 2030``: a further deed, which leads to its own time."""
_NEXT_CLAUSE = regex.compile(
    rf";|{FULL_STOP}|{_FURTHER}|,\s+(?=(?i:phấn đấu|góp phần|từng bước|qua đó|từ đó|nhằm|tạo điều kiện)(?!\p{{L}}))"
)


def _without_link(words: str) -> str:
    """``, trong năm đạt `` → ``, trong năm ``: linking words before a value go with it, commas stay."""
    bare = words.rstrip()
    if not bare or not bare[-1].isalpha():
        return words
    return compiled(r",\s*$").sub("", _link().sub("", bare)) + " "


def _last_sentence(text: str) -> str:
    starts = [m.end() for m in compiled(rf"{FULL_STOP}|;\s+").finditer(text)]
    return text[starts[-1] :] if starts else text


def subject_of(text: str, start: int, end: int, value_start: int, value_end: int) -> str | None:
    """What one value of several speaks of; None where its own words say nothing of it."""
    before, after = text[start:value_start], _condition().sub(" ", text[value_end:end])
    if compiled(r"\(\s*$").search(text[:value_start]):
        return _before_bracket(text[: text.rfind("(", 0, value_start)])
    sentence = _last_sentence(before)
    name = _own_clause(_bare(_START.sub("", sentence)))
    if _of_same(name):
        return None
    if _is_name(name, before, after):
        return name
    if _SAYS_NOTHING.match(after) or (start and not name and _compares(sentence, after)):
        return None
    behind = _bare(compiled(_FURTHER).split(after)[0], links=False)
    behind = compiled(r"^(?:còn lại là|còn lại|của|số(?!\s+(?:lượng|liệu|hóa|hoá)\b)|tổng số|là)\s+").sub(
        "", behind
    )
    behind = compiled(r"(?:^|\s+)(?:và|từ|với|sẽ|ngay)$").sub("", behind)
    if (not name and behind.lower() in _BASES) or _FULFILS.fullmatch(f"{name} {behind}".strip()):
        return None
    joined = f"{name} {behind}".strip() if name else behind
    return joined if compiled(r"\p{L}{2}").search(joined) else None


def _own_clause(words: str) -> str:
    """From the last verb of striving on, behind a comma: ``chuyển hóa địa bàn, phấn đấu xây dựng được``; no word is
    no name."""
    if not compiled(r"\p{L}{2}").search(words):
        return ""
    found = list(_STRIVES.finditer(words))
    return words[found[-1].end() :].strip(_EDGE) if found else words


_STRIVES = regex.compile(
    r"(?:[,;:]\s+(?:đồng thời\s+)?(?:phấn đấu|quyết tâm|bảo đảm|đảm bảo)|\s(?:để|nhằm)\s+(?=bố trí|đạt|bảo đảm|đảm bảo))(?!\p{L})",
    regex.IGNORECASE,
)


def _of_same(words: str) -> bool:
    """Whether words name no other thing than the value before: ``(kế hoạch là``, ``tốc độ tăng``."""
    bare = compiled(r"[\d\W]+").sub(" ", words).strip().lower()
    return bare in _EMPTY_SUBJECTS or plan_in_bracket().fullmatch(bare) is not None


_BASES = frozenset({"grdp", "gdp", "tổng số", "tổng chi", "tổng chi ngân sách"})
"""What a share is of, where that is no subject: ``30% GRDP năm 2030``."""
_FULFILS = regex.compile(
    r"(?:(?:vượt|hoàn thành)\s+)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?:\s+(?:năm|cả năm|giao|trung ương giao|tỉnh giao|đề ra|pháp lệnh))*",
    regex.IGNORECASE,
)
"""``đạt 116,8% kế hoạch, tăng 42%``: a share of fulfilment names no subject, for itself or the value behind it."""
_EMPTY_SUBJECTS = frozenset({"tốc độ", "tốc độ tăng", "mức", "trong giai đoạn này", "mục tiêu", "chỉ tiêu", "kế hoạch năm", "bình quân"})  # fmt: skip


@cache
def _condition() -> regex.Pattern[str]:
    """A condition in brackets: ``27% (có điều kiện)``."""
    return regex.compile(rf"\(\s*{alternatives(list(conditions()))}\s*\)", regex.IGNORECASE)


def _compares(before: str, after: str) -> bool:
    """``…, bằng 36,5% GDP``; ``…, tăng 10%``: the value says more of what was spoken of before."""
    level = compiled(r"(?:bằng|chiếm|tương đương)\s*(?:khoảng\s*|trên\s*)?$", regex.IGNORECASE).search(before)
    change = compiled(r"(?:tăng|giảm|xuống|lên)\s*(?:khoảng\s*|trên\s*)?$", regex.IGNORECASE).search(before)
    return level is not None or (change is not None and len(compiled(r"[,;.]").split(after)[0].split()) <= 1)


_SAYS_NOTHING = regex.compile(
    r"\s*(?:trong điều kiện|khi|nếu|so(?:\s+với)?|tính|theo|vào|đến|trong giai đoạn|trong năm|giai đoạn|mỗi năm|hàng năm|hằng năm|năm)\b",
    regex.IGNORECASE,
)


def _before_bracket(words: str) -> str | None:
    """``hỗ trợ từ quốc gia (2%)``: quốc gia."""
    near = compiled(r"[,;:.()]\s|\)|\s(?:và|từ|của|là|cho|với|gồm)\s").split(words)[-1]
    return compiled(r"^(?:và|từ|của)\s+").sub("", near.strip(_EDGE)) or None


_LINKED = regex.compile(
    r"(?:đạt|đạt được|là|còn|chiếm|lên|gấp|xuống|bằng|ở mức|tới|đến|:)\s*(?:mức\s*|từ\s*|khoảng\s*|trên\s*|ít nhất\s*|tối thiểu\s*)*$",
    regex.IGNORECASE,
)


def _is_name(words: str, before: str, after: str) -> bool:
    """Whether the words before a value are what is measured, not just a verb before it
    (``thu gom 90% rác``)."""
    if not words:
        return False
    silent = _silent(after)
    if _measure().match(words) or (_LINKED.search(before) and (silent or not before.rstrip().endswith(":"))):
        return len(words.split()) >= 2
    if silent:
        return len(words.split()) >= 2
    if _DONE.search(before):
        return False
    behind = compiled(r"[;,.]").split(after)[0]
    whole = compiled(r"\s*(?:tổng|GRDP|GDP|số\s)").match(after) is not None
    leads_to = compiled(r"\b(?:cho|với|tại|ở)\s*$").search(before) is not None
    return len(words.split()) >= 3 and (len(behind.split()) <= 1 or (whole and not leads_to))


_DONE = regex.compile(r"(?<!đạt)\s+được\s*(?:ít nhất|tối thiểu|trên|khoảng)?\s*$", regex.IGNORECASE)
"""``xây dựng được ít nhất 20% xã, phường``: a verb, whose object stands behind the value."""


def _silent(after: str) -> bool:
    """Whether the words behind a value say nothing of what it measures."""
    behind = compiled(r"[;,.]").split(after)[0]
    return not compiled(r"\p{L}{2}").search(behind) or _SAYS_NOTHING.match(after) is not None


def _without_years(text: str) -> str:
    text = compiled(r"(?:tầm nhìn|định hướng)\s+(?:đến\s+)?(?:năm\s+)?20\d\d", regex.IGNORECASE).sub(
        " ", text
    )
    spans = [(y.start, y.end) for y in find_years(text)] + [(b.start, b.end) for b in find_baselines(text)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


@lru_cache(maxsize=1024)
def _bare(text: str, links: bool = True) -> str:
    """Without years, baselines, lead-ins at the head and (``links``) linking words at the end."""
    years = find_years(text)
    if links and years:
        tail = text[years[-1].end :]
        if _measure().match(tail.lstrip(" ,:")) or (
            not _OWNS.match(tail) and len(_strip(tail, links).split()) >= 3
        ):
            text = tail
    words = _strip(" ".join(_without_years(text).split()), links)
    if links:
        words = _from_measure(words)
    return words


_OWNS = regex.compile(r"\s*(?:của|tại|trên|ở|cho|trong|thuộc|do|đã|thì|vẫn|cũng)\s", regex.IGNORECASE)
"""``kết quả năm 2026 của tỉnh``: what stands behind the year is no name."""


def _strip(words: str, links: bool) -> str:
    while True:
        shorter = _lead().sub("", words, count=1)
        if links:
            shorter = _link().sub("", shorter, count=1)
        shorter = shorter.strip(_EDGE if shorter.count("(") != 1 or ")" not in shorter else " ,;.:–-")
        if shorter == words:
            return words
        words = shorter


def _from_measure(words: str) -> str:
    """From ``tỷ lệ`` on, where a sentence leads to it: ``… để đạt mục tiêu tỷ lệ bao phủ …``."""
    leads = compiled(rf"(?:[,;.]|(?<!\p{{L}})(?:để|nhằm|mục tiêu|đưa|nâng|giảm|tăng|bảo đảm|đảm bảo|duy trì|giữ|phấn đấu))\s+(?={phrases('measure')})", regex.IGNORECASE)  # fmt: skip
    found = list(leads.finditer(words))
    return words[found[-1].end() :].strip(_EDGE) if found and found[-1].start() > 20 else words
