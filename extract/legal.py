"""Cited acts: the bases at the head (``Căn cứ …``) and the mentions in text, tables and appendices.

A citation is found by its number, or by ``Luật`` and a name, or by a short form (``NQ71 của Tỉnh ủy``,
``QĐ 01/TTg năm 2022``); what stands round it gives type, date, issuer and title. An act cited again is not listed again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import regex

from extract.head import read_head
from extract.labels import ITEMS, Kind, read_label
from extract.model import Block, Fragment, Paragraph
from extract.zones import Zone, read_zones
from normalize.acts import ActNumber, act_id, act_types, find_date, find_numbers, find_year
from normalize.text import clean, fold, place_tones


@dataclass(frozen=True, slots=True)
class LegalReference:
    """One cited act.

    Attributes:
        position: from 1; bases first, in order, then mentions.
        relation: ``basis`` or ``mention``.
        number: as printed, without stray spaces; None where none is printed.
        act_type: id of ``act_types.csv``.
        issuer: as printed behind ``của``, else what the number's letters say.
        title: name of a law, or what stands behind ``về``, ``phê duyệt``, …
        raw: the citation as printed.
        fragments: where it is printed.
        act_id: one id for one act, see ``normalize.acts``.
        start, end: span of ``raw`` in the paragraph's or cell's text.
    """

    position: int
    relation: str
    number: str | None
    act_type: str | None
    issuer: str | None
    issued_on: date | None
    title: str | None
    raw: str
    fragments: tuple[Fragment, ...]
    act_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Citation:
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


_BASIS = regex.compile(r"[-–+*•]?\s*Căn cứ\b", regex.IGNORECASE)
_VERB = (
    r"(?:về việc|về|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|thành lập|tại|triển khai|thực hiện|giao|công bố|phân bổ|điều chỉnh|"
    r"bổ sung|kết luận|tổ chức|quy phạm|tăng cường|đẩy mạnh|khóa|lần thứ|thông qua|ngày)"
)
_AFTER_ISSUER = r"(?:lại|chưa|không|sẽ|đạt|có|để|được|đã|là|trong|theo|đến|gồm|cho|như|nhằm|với|này|khi)"
_ISSUER = regex.compile(
    rf"\s*,?\s*(?:của|do)\s+(?P<issuer>\p{{Lu}}(?:[^,;.()“”\"]|,(?=\s(?:Thể thao|Thương binh)))*?)(?=\s+(?i:{_VERB}|{_AFTER_ISSUER})\b|\s+và\s+\p{{Ll}}|\s*[,;.()“”\"]|\s*$)"
)
_TITLE = regex.compile(rf"\s*,?\s*[“\"(]?(?P<title>(?i:{_VERB.replace('|ngày', '')})\b[^;]*)")
_LAW = regex.compile(
    r"(?<![\p{L}])(?P<type>Bộ luật|Luật|Pháp lệnh|Hiến pháp)\s+(?!sư\b|gia\b|định\b|này\b|và\b|pháp\b|để\b|có\b|chơi\b|trên\b|của\b|theo\b|được\b)(?P<name>\p{L}[^;:]*?)"
    r"(?=\s*,?\s*(?:số\s*\d|ngày\s*\d|năm\s*(?:19|20)\d\d)|\s*[;:.()“”\"]|\s*,\s*+(?!(?:bổ sung|chống|công chức|viên chức|hàng hóa|kiểm soát|giám sát|cải tạo|quản lý|đấu giá|bảo vệ|thể thao|an toàn|ứng phó|chữa cháy|xử lý|sử dụng|nhập cảnh|xuất cảnh|quá cảnh|thay thế)\b)|"
    r"\s+(?:để|được|quy định|nhằm|đã|đang|trình|nên|tăng|giảm|vào|sẽ|cần|cũng|chưa|không|là|có|theo|trong|từ|như|cho|do|thì|khi|phải|trên|tại|về|bao gồm|đối với|này)\b|\s+(?:và|hoặc)\s+(?:các|những|Luật|Bộ luật|Nghị|quy|văn bản|hướng dẫn)|\s*$)",
)
_DATED_LAW = regex.compile(
    r"(?<![\p{L}])(?P<type>Bộ luật|Luật|Pháp lệnh)\s+(?P<name>(?:(?![,;]\s*(?:và\s+)?(?:Bộ luật|Luật|Nghị|Pháp lệnh|Quyết định|Thông tư)\b|\bngày\b)[^;:.]){3,220}?)(?=,?\s*ngày\s*\d)"
)
"""In a basis the name of a law reaches to its date, commas and all: ``Luật Cán bộ, công chức ngày …``."""
_SHORT_WORDS = (
    "Quyết định",
    "Nghị quyết",
    "Nghị định",
    "Thông tư",
    "Chỉ thị",
    "Kết luận",
    "QĐ",
    "NQ",
    "NĐ",
    "TT",
    "CT",
    "KL",
)
_SHORT = regex.compile(
    rf"(?<![\p{{L}}\d])(?P<type>{'|'.join(_SHORT_WORDS)})\s*(?:số\s*)?(?P<serial>\d{{1,4}}[a-zđ]?)(?:\s?[/-]\s?(?P<symbol>\p{{Lu}}[\p{{L}}&]*(?:-\p{{Lu}}\p{{L}}*)*))?"
    r"(?=\s*(?:của|năm\s+(?:19|20)\d\d|ngày\s*\d|[,;.)]|$))(?!\s*%)"
)  # fmt: skip


def read_legal_references(blocks: Sequence[Block]) -> tuple[LegalReference, ...]:
    """Every act the document cites: bases first, then mentions, each act once; its own number left out."""
    head = read_head(blocks)
    own = fold(head.number.value) if head.number else ""
    province = head.province_name.value if head.province_name else None
    bases: list[LegalReference] = []
    mentions: list[LegalReference] = []
    for part in _joined(_texts(blocks)):
        previous: _Citation | None = None
        for found in find_citations(part.text):
            inside = previous is not None and previous.title_from <= found.start < previous.end
            if not inside:
                previous = found
            if own and found.printed and fold(found.printed) == own:
                continue
            basis = part.is_basis and not inside
            reference = _reference(
                found, part.text, part.fragments, "basis" if basis else "mention", province
            )
            (bases if basis else mentions).append(reference)
    kept = _without_repeats(_with_years([*bases, *mentions]))
    return tuple(replace(reference, position=place) for place, reference in enumerate(kept, 1))


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph or cell to search; ``is_basis``: a paragraph of the head that begins with ``Căn cứ``."""

    text: str
    fragments: tuple[Fragment, ...]
    is_basis: bool
    is_cell: bool = False


def _joined(texts: Iterator[_Text]) -> Iterator[_Text]:
    """A citation broken over two paragraphs (``ngày 05 tháng`` / ``01 năm 2026``) is joined to one text."""
    held: _Text | None = None
    for now in texts:
        goes_on = held is not None and not held.is_cell and not now.is_cell and _BROKEN_OFF.search(held.text)
        if held is not None and goes_on and regex.match(r"[\d\p{Ll}]", now.text):
            held = _Text(f"{held.text} {now.text}", (*held.fragments, *now.fragments), held.is_basis)
            continue
        if held is not None:
            yield held
        held = now
    if held is not None:
        yield held


_BROKEN_OFF = regex.compile(
    r"(?:ngày|tháng|năm|số|của|\d|/|[-–])\s*$|(?:ngày|tháng)\s+\d{1,2}(?:\s+tháng)?\s*$"
)


def _texts(blocks: Sequence[Block]) -> Iterator[_Text]:
    """Every paragraph and cell with its fragments, and whether it is a basis."""
    goes_on, listed = False, None
    for zone, block in zip(read_zones(blocks), blocks, strict=True):
        if isinstance(block, Paragraph):
            text = clean(block.text)
            listed = _bases_section(text, listed) if zone is Zone.BODY else None
            if listed is not None:
                yield _Text(text, block.fragments, True)
                continue
            starts = zone is Zone.HEAD and _BASIS.match(text) is not None
            goes_on = zone is Zone.HEAD and (starts or (goes_on and _continues_bases(text)))
            yield _Text(text, block.fragments, goes_on)
        else:
            for cell in block.cells:
                yield _Text(clean(cell.text), (cell.fragment,), False, True)


_OF_BASES = regex.compile(
    r"(?:các\s+)?(?:căn cứ|cơ sở)\s+(?:pháp lý|lập|xây dựng|ban hành|để|chính trị)|căn cứ\s*:?$",
    regex.IGNORECASE,
)


def _bases_section(text: str, listed: Kind | None) -> Kind | None:
    """``I. CĂN CỨ LẬP KẾ HOẠCH``: the kind of the label that opened a part of bases, until the next such label."""
    label = read_label(text)
    if label is None or label.kind in ITEMS or label.kind is Kind.LETTER:
        return listed
    if _OF_BASES.match(place_tones(text[label.end :])):
        return label.kind
    return None if listed is None or label.kind <= listed else listed


def _continues_bases(text: str) -> bool:
    """``Luật … ngày …;`` or ``- Nghị định số …`` in a paragraph of its own below ``Căn cứ``."""
    return regex.match(r"[-–+*•]?\s*(?:các\s+)?(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kết luận|Kế hoạch|Công văn)\b", text) is not None  # fmt: skip


def find_citations(text: str) -> tuple[_Citation, ...]:
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
    if _BASIS.match(text):
        yield from _DATED_LAW.finditer(text)
    yield from _LAW.finditer(text)


def _numbered(text: str, number: ActNumber) -> _Citation:
    start, named = _word_before(text, number.start)
    issued_on, year, at = _date_behind(text, number.end)
    issuer, at = _issuer_behind(text, at)
    if issued_on is None and year is None:
        issued_on, year, at = _date_behind(text, at)
    title, end = _title_behind(text, at)
    if named in ("luat", "bo_luat", "phap_lenh"):
        title = regex.sub(r"[\s,]*(?:số\s*:?)?\s*$", "", text[start : number.start]) or title
    ambiguous = number.act_type in (
        "luat",
        "phap_lenh",
        "bo_luat",
    )  # "1210/2016/UBTVQH13" may be a resolution
    kind = (
        (named or number.act_type)
        if ambiguous or named in ("luat", "bo_luat")
        else (number.act_type or named)
    )
    if number.act_type is None and named and "-" not in number.symbol:
        number = replace(number, symbol=f"{_letters(named)}-{number.symbol}".strip("-"))
    return _Citation(start, end, at, number, number.number, kind, issuer or number.issuer, issued_on,
                     number.year or year, title)  # fmt: skip


def _law(text: str, match: regex.Match[str]) -> _Citation:
    issued_on, year, at = _date_behind(text, match.end())
    kind = {"luật": "luat", "bộ luật": "bo_luat", "pháp lệnh": "phap_lenh", "hiến pháp": "hien_phap"}[
        match["type"].lower()
    ]
    title = clean(match.group(0)).rstrip(" ,.")
    return _Citation(match.start(), at, at, None, None, kind, None, issued_on, year, title)


def _short(text: str, match: regex.Match[str]) -> _Citation:
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
    return _Citation(match.start(), at, at, number, number.number, kind, issuer, issued_on, year, None)


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


def _issuer_behind(text: str, at: int) -> tuple[str | None, int]:
    match = _ISSUER.match(text, at)
    return (clean(match["issuer"]), match.end()) if match else (None, at)


def _title_behind(text: str, at: int) -> tuple[str | None, int]:
    match = _TITLE.match(text, at)
    if match is None:
        return None, at
    title = regex.split(r"\.\s+(?=\p{Lu})|\)\s*[,.;]", match["title"])[0]
    return clean(title).strip(' ;.,“”"') or None, match.start("title") + len(title)


def _reference(
    found: _Citation, text: str, fragments: tuple[Fragment, ...], relation: str, province: str | None
) -> LegalReference:
    year = found.issued_on.year if found.issued_on else found.year
    return LegalReference(
        position=0,
        relation=relation,
        number=found.printed,
        act_type=found.act_type,
        issuer=found.issuer,
        issued_on=found.issued_on,
        title=found.title,
        raw=text[found.start : found.end].rstrip(" ;,"),
        fragments=fragments,
        act_id=act_id(
            number=found.number, act_type=found.act_type, title=found.title, year=year, province=province
        ),
        start=found.start,
        end=found.start + len(text[found.start : found.end].rstrip(" ;,")),
    )


def _with_years(references: list[LegalReference]) -> list[LegalReference]:
    """A citation without a year takes the id of the same act cited with one, where there is only one."""
    dated = {r.act_id for r in references if regex.search(r"-(?:19|20)\d\d$", r.act_id)}
    resolved = []
    for reference in references:
        fuller = {i for i in dated if regex.fullmatch(regex.escape(reference.act_id) + r"-(?:19|20)\d\d", i)}
        resolved.append(
            replace(reference, act_id=fuller.pop())
            if len(fuller) == 1 and reference.act_id not in dated
            else reference
        )
    return resolved


def _without_repeats(references: list[LegalReference]) -> list[LegalReference]:
    """Each act once, where it stands first; of its citations the one that gives its date."""
    kept: dict[str, LegalReference] = {}
    for reference in references:
        first = kept.setdefault(reference.act_id, reference)
        if first.issued_on is None and reference.issued_on is not None:
            kept[reference.act_id] = replace(reference, relation=first.relation)
    return list(kept.values())
