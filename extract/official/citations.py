"""Citations of acts in one text: by number, by ``Luật`` and a name, by a short form; and what stands round
them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import regex

from extract.official.act_titles import title_within
from normalize.acts import ActNumber, act_types, find_date, find_numbers, find_year, shares_letters
from normalize.official_words import BULLET, any_of
from normalize.text import clean, fold

BASIS = regex.compile(rf"{BULLET}{any_of('cites')}\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one text; ``title_from`` is where its title begins, or its end where it has none."""

    start: int
    end: int
    title_from: int
    number: ActNumber | None
    printed: str | None
    act_type: str | None
    issuer: str | None
    issued_on: date | None
    year: int | None
    title: str | None


_VERB = (
    r"(?:về việc|về|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|thành lập|tại|triển khai|thực hiện|giao|công bố|phân bổ|điều chỉnh|"
    r"bổ sung|kết luận|tổ chức|quy phạm|tăng cường|đẩy mạnh|khóa|lần thứ|thông qua|ngày)"
)

_AFTER_ISSUER = r"(?:lại|chưa|không|sẽ|đạt|có|để|được|đã|là|trong|theo|đến|gồm|cho|như|nhằm|với|này|khi)"

_ISSUER = regex.compile(
    r"\s*,?\s*(?:của|do)\s+(?P<issuer>\p{Lu}(?:[^,;.()“”\"]|,(?=\s(?:Thể thao|Thương binh)))*?)"
    rf"(?=\s+(?i:{_VERB}|{_AFTER_ISSUER})\b|\s+và\s+\p{{Ll}}|\s*[,;.()“”\"]|\s*$)"
)

_TITLE = regex.compile(rf"\s*,?\s*[“\"(]?(?P<title>(?i:{_VERB.replace('|ngày', '')})\b[^;]*)")

_CODE = r"Bộ [Ll]uật|BỘ LUẬT|bộ luật(?=\s+\p{Lu})"
"""``Bộ Luật`` and ``bộ luật`` are one word with ``Bộ luật``: a code is another act than the law of its name."""

_LAW = regex.compile(
    rf"(?<![\p{{L}}])(?P<type>{_CODE}|Luật|Pháp lệnh|Hiến pháp)\s+(?!sư\b|gia\b|định\b|này\b|và\b|pháp\b|để\b|có\b|chơi\b|trên\b|của\b|theo\b|được\b)(?P<name>\p{{L}}[^;:]*?)"
    r"(?=\s*,?\s*(?:số\s*\d|ngày\s*\d|năm\s*(?:19|20)\d\d)|\s*[;:.()“”\"]|\s*,\s*+(?!(?:bổ sung|chống|công chức|viên chức|hàng hóa|kiểm soát|giám sát|cải tạo|quản lý|đấu giá|bảo vệ|thể thao|an toàn|ứng phó|chữa cháy|xử lý|sử dụng|nhập cảnh|xuất cảnh|quá cảnh|thay thế)\b)|"
    r"\s+(?:để|được|quy định|nhằm|đã|đang|trình|nên|tăng|giảm|vào|sẽ|cần|cũng|chưa|không|là|có|theo|trong|từ|như|cho|do|thì|khi|phải|trên|tại|về|bao gồm|đối với|này|(?<!luật\s)liên quan)\b|\s+(?:và|hoặc)\s+(?:các|những|Luật|Bộ [Ll]uật|Nghị|quy|văn bản|hướng dẫn)|\s*$)",
)

_DATED_LAW = regex.compile(
    r"(?<![\p{L}])(?P<type>Bộ [Ll]uật|Luật|Pháp lệnh)\s+(?P<name>(?:(?![,;]\s*(?:và\s+)?(?:Bộ [Ll]uật|Luật|Nghị|Pháp lệnh|Quyết định|Thông tư)\b|\bngày\b)[^;:.]){3,220}?)(?=,?\s*ngày\s*\d)"
)
"""In a basis the name of a law reaches to its date, commas and all: ``Luật Cán bộ, công chức ngày …``."""

_SHORT = regex.compile(
    rf"(?<![\p{{L}}\d])(?P<type>{any_of('cited_short')})\s*(?:số\s*)?(?P<serial>\d{{1,4}}[a-zđ]?)"
    r"(?:\s?[/-]\s?(?P<symbol>\p{Lu}[\p{L}&]*(?:-\p{Lu}\p{L}*)*))?"
    r"(?=\s*(?:của|năm\s+(?:19|20)\d\d|ngày\s*\d|[,;.)]|$))(?!\s*%)"
)
"""A citation without year or symbol: ``Quyết định 1393 của Thủ tướng Chính phủ``, ``NQ 24``."""


@lru_cache(maxsize=1024)
def find_citations(text: str) -> tuple[Citation, ...]:
    """The citations of one text, in order, without overlaps (a title may hold other citations)."""
    found = [_numbered(text, number) for number in find_numbers(text)]
    spans = [(c.start, c.title_from) for c in found]

    def free(start: int, end: int) -> bool:
        return not any(a < end and start < b for a, b in spans)

    for match in _laws(text):
        if free(match.start(), match.end()) and len(match["name"]) > 2:
            law = _law(text, match)
            found.append(law)
            spans.append((law.start, law.title_from))
    for match in _SHORT.finditer(text):
        if free(match.start(), match.end()):
            found.append(_short(text, match))
    return tuple(sorted(found, key=lambda c: c.start))


def _laws(text: str) -> Iterator[regex.Match[str]]:
    if BASIS.match(text):
        yield from _DATED_LAW.finditer(text)
    yield from _LAW.finditer(text)


def _numbered(text: str, number: ActNumber) -> Citation:
    start, named = _word_before(text, number.start)
    issued_on, year, at = _date_behind(text, number.end)
    issuer, at = _issuer_behind(text, at, None if number.local else number.issuer)
    if issued_on is None and year is None:
        issued_on, year, at = _date_behind(text, at)
    title, end = _title_behind(text, at, may_be_bare=issued_on is not None and issuer == number.issuer)
    if named in ("luat", "bo_luat", "phap_lenh"):
        title = regex.sub(r"[\s,]*(?:số\s*:?)?\s*$", "", text[start : number.start]) or title
    ambiguous = number.act_type in (
        "luat",
        "phap_lenh",
        "bo_luat",
    )  # "1210/2016/UBTVQH13" may be a resolution
    kind = (
        (named or number.act_type)
        if ambiguous or named in ("luat", "bo_luat") or (named and shares_letters(named, number))
        else (number.act_type or named)
    )
    if number.act_type is None and named and "-" not in number.symbol:
        number = replace(number, symbol=f"{_letters(named)}-{number.symbol}".strip("-"))
    return Citation(start, end, at, number, number.number, kind, issuer or number.issuer, issued_on,
                     number.year or year, title)  # fmt: skip


def _law(text: str, match: regex.Match[str]) -> Citation:
    issued_on, year, at = _date_behind(text, match.end())
    kind = {"luật": "luat", "bộ luật": "bo_luat", "pháp lệnh": "phap_lenh", "hiến pháp": "hien_phap"}[
        match["type"].lower()
    ]
    title = clean(match.group(0)).rstrip(" ,.")
    return Citation(match.start(), at, at, None, None, kind, None, issued_on, year, title)


def _short(text: str, match: regex.Match[str]) -> Citation:
    kind = _types_by_word().get(fold(match["type"]))
    issued_on, year, at = _date_behind(text, match.end())
    issuer, at = _issuer_behind(text, at)
    letters = _letters(kind)
    body = match["symbol"] or _letters_of(issuer)
    number = ActNumber(
        number=clean(match.group(0)[match.start("serial") - match.start() :]),
        serial=match["serial"].lstrip("0"),
        year=None,
        symbol=body if body.startswith(letters) else f"{letters}-{body}".strip("-"),
        act_type=kind,
        issuer=issuer,
        local=body in ("TU", "UBND", "HĐND", "HU"),
        start=match.start("serial"),
        end=match.end(),
    )
    return Citation(match.start(), at, at, number, number.number, kind, issuer, issued_on, year, None)


def _letters(kind: str | None) -> str:
    """The letters numbers of a type bear: ``QĐ``."""
    return next((t.symbols[0] for t in act_types() if t.id == kind and t.symbols), "")


def _letters_of(issuer: str | None) -> str:
    """The letters a body signs with, for the commonest of them."""
    folded = fold(issuer or "")
    known = (("tinh uy", "TU"), ("thanh uy", "TU"), ("ubnd", "UBND"), ("uy ban nhan dan", "UBND"), ("hdnd", "HĐND"), ("hoi đong nhan dan", "HĐND"),
             ("thu tuong", "TTg"), ("chinh phu", "CP"), ("bo chinh tri", "TW"), ("ban bi thu", "TW"), ("trung uong", "TW"), ("quoc hoi", "QH"))  # fmt: skip
    return next((letters for name, letters in known if name in folded), "")


@lru_cache(maxsize=1)
def _types_by_word() -> dict[str, str]:
    return {fold(word): kind.id for kind in act_types() for word in (kind.name, *kind.aliases, *kind.symbols)}


@lru_cache(maxsize=1)
def _word_pattern() -> regex.Pattern[str]:
    words = sorted({w for k in act_types() for w in (k.name, *k.aliases, *k.symbols)}, key=len, reverse=True)
    alternatives = "|".join(regex.escape(word) for word in words)
    return regex.compile(
        rf"(?<!\p{{L}})(?P<word>(?i:{alternatives}))(?P<rest>(?:\s+[\p{{L}},]+){{0,12}}?\s*(?:số\s*:?)?\s*)$"
    )


def _word_before(text: str, at: int) -> tuple[int, str | None]:
    """The type's word before a number, and where it begins: ``Quyết định số ``, ``Luật Đấu thầu số ``."""
    window = text[max(0, at - 90) : at]
    offset = at - len(window)
    near = regex.search(r"[^;.()“”\"]*$", window)
    tail = near.group(0) if near else window
    match = None
    for candidate in _word_pattern().finditer(tail, overlapped=True):
        law_name = fold(candidate["word"]) in ("luat", "bo luat", "phap lenh")
        if (
            law_name
            or not regex.sub(r"(?:kết luận|hành động|liên tịch|số|:)", "", candidate["rest"].lower()).strip()
        ):
            match = candidate
            break
    if match is None:
        return at, None
    return offset + len(window) - len(tail) + match.start(), _types_by_word().get(fold(match["word"]))


def _date_behind(text: str, at: int) -> tuple[date | None, int | None, int]:
    full = find_date(text, at)
    if full is not None:
        return full[0], full[0].year, full[1]
    year = find_year(text, at)
    return (None, year[0], year[1]) if year is not None else (None, None, at)


def _issuer_behind(text: str, at: int, known: str | None = None) -> tuple[str | None, int]:
    """The body behind an act, and where it ends.

    Args:
        known: the body that the letters of the number say: words behind it that are no part of a name are none of it
            (``Nghị định … của Chính phủ cơ sở dữ liệu về đất đai``).
    """
    match = _ISSUER.match(text, at)
    if match is None:
        return None, at
    printed = match["issuer"]
    if known and printed.startswith(known) and _GOES_ON.match(printed, len(known)):
        return known, match.start("issuer") + len(known)
    return clean(printed), match.end()


_GOES_ON = regex.compile(r"\s+(?!(?:và|nước|khóa)\s)\p{Ll}")


_BARE_TITLE = regex.compile(
    rf"\s+(?!(?:và|nước|khóa|{_AFTER_ISSUER})\s)(?P<title>\p{{Ll}}[^;,.()“”\"]*?)(?=\s*[;.]|\s*$)"
)
"""Behind an act with its date and the body that its letters say, also what no known word begins is its title."""


def _title_behind(text: str, at: int, *, may_be_bare: bool = False) -> tuple[str | None, int]:
    match = _TITLE.match(text, at) or (_BARE_TITLE.match(text, at) if may_be_bare else None)
    if match is None:
        return None, at
    title = title_within(match["title"])
    if not title:
        return None, at
    return clean(title).strip(' ;.,“”"') or None, match.start("title") + len(title)
