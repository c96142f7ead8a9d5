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

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import permutations

import regex

from normalize.notes import Code, Note, info
from normalize.quantities.find import Quantity
from normalize.registers import rows
from normalize.targets.model import Piece, Target
from normalize.targets.over import EXPECTED, asks_still, is_over, kind_of_past
from normalize.targets.ranks import RANK
from normalize.targets.said import FILL, words
from normalize.targets.sentences import sentence_of
from normalize.targets.told import SHARE, Told
from normalize.targets.words import alternatives, find_directions, pattern_of, phrases
from normalize.targets.years import YearMention
from normalize.text import compiled

_WHOLE = 100
_LABEL = r"[\s+*•–\-(]*(?:(?:\d{1,2}|\p{Ll})[.)]+\s*)*(?:\p{Lu}[^:.;\d]{2,60}:\s+)?(?:(?:Trong đó|Riêng)\b,?\s*)?(?:(?:Mỗi|Hằng|Hàng)\s+năm,?\s+(?:có\s+)?)?"
_HEADS = regex.compile(
    rf"{_LABEL}(?:Có\s+|Đạt\s+)?(?:được\s+)?(?:tối thiểu\s+|ít nhất\s+)?", regex.IGNORECASE
)
_BEGINS_ITEM = regex.compile(r"(?:^|[,;]\s|\svà\s)\s*(?:có\s+)?$", regex.IGNORECASE)
_REACHES = regex.compile(rf"{phrases('moves')}\s+(?:thêm\s+|mức\s+|được\s+|mới\s+)*$", regex.IGNORECASE)
_CHANGED = regex.compile(
    r"(?:điều chỉnh|nâng|hạ)\s[^;.]*từ\s[^;.]*(?:lên|xuống|còn)\s*(?:còn\s+)?$", regex.IGNORECASE
)
_TELLS = regex.compile(r"\p{L}\s+(?:đạt|tăng|giảm)\s+$", regex.IGNORECASE)
_MAKES_UP = regex.compile(r"\p{L}\s+(?:chiếm|là)\s+$", regex.IGNORECASE)
_BUILDS = regex.compile(
    rf"{_LABEL}(?:Mời gọi|Kêu gọi|Thu hút|Đầu tư|Xây dựng|Hình thành|Phát triển|Mở rộng|Nâng cấp)(?!\p{{L}})"
)
"""``Mời gọi đầu tư … với công suất 100 MW``: the size of what is to be built."""
_EACH_HAS = regex.compile(rf"{_LABEL}Mỗi\s+(?:\p{{Ll}}+\s+){{1,4}}(?:\p{{Ll}}+\s+){{1,3}}$")
_RECURS = regex.compile(
    r"(?<!\p{L})(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|học kỳ)(?!\p{L})[^;.\d]{0,60}?(?<!\p{L})(?:có|đạt|phải có|xây dựng)\s+$",
    regex.IGNORECASE,
)
"""``hằng quý có ít nhất 01 tin``: what is asked for again and again."""
_NAMED_SHARE = regex.compile(rf"{_LABEL}(?:Tỷ lệ|Tỉ lệ|Tỷ trọng)\s")
_EARMARKS = regex.compile(rf"{_LABEL}(?:Bố trí|Dành|Phân bổ|Ưu tiên)(?!\p{{L}})", regex.IGNORECASE)
"""``Bố trí tối thiểu 2% tổng chi ngân sách``."""
_PURPOSE = regex.compile(
    r"(?<!\p{L})(?:để|nhằm)\s+(?:nâng|tăng|giảm|đưa|đạt|bảo đảm|đảm bảo|duy trì)(?!\p{L})[^;.]*$",
    regex.IGNORECASE,
)
"""``xây dựng chính sách để nâng tỷ lệ … chiếm tối thiểu 80%``: what a deed is for."""
_PARTS = regex.compile(r"\s*(?:Trong đó|Riêng|Bao gồm|Cụ thể)(?!\p{L})")
_AT_LEAST = frozenset({">=", ">"})
_MESSAGE = "Neither the sentence nor a heading says that this figure is wanted; it was read as no target."


def unsaid(
    text: str,
    pieces: Sequence[Piece],
    targets: Sequence[Target],
    kinds: Sequence[str | None],
    years: Sequence[YearMention],
    told: Told,
) -> dict[int, str]:
    """The values that nothing says are wanted, each with its kind: told of (``actual``) or neither (``share``).

    Args:
        kinds: that of each value; None for one that no word tells of.
        years: that the text names.
    """
    if not told.alone or told.kind is not None or told.wanted:
        return {}
    kept: list[int] = []
    out: dict[int, str] = {}
    reckoned = _reckoned(text, pieces)
    for index, (piece, target) in enumerate(zip(pieces, targets, strict=True)):
        if kinds[index] is not None:
            continue
        wanted = _is_wanted(text, piece, target, years, told)
        led = any(_goes_on(text, targets[k], target) for k in kept) or (
            bool(kept) and kept[-1] == index - 1 and _lists_on(text, pieces[index - 1], piece)
        )
        if is_over(text, piece, target, told) and not wanted and not led:
            if asks_still(text, piece, target):
                kept.append(index)
            else:
                out[index] = kind_of_past(text, pieces, index, out)
        elif (index in reckoned or _is_told(text, pieces, index, out)) and not wanted:
            out[index] = "actual"
        elif wanted or _is_said(text, piece) or led:
            kept.append(index)
        else:
            out[index] = SHARE
    return out


def unsaid_notes(pieces: Sequence[Piece], out: Mapping[int, str]) -> tuple[Note, ...]:
    """The finding of each figure that was kept out."""
    return tuple(
        info(Code.NUMBER_AMBIGUOUS, _MESSAGE, found=pieces[k].quantity.raw)
        for k, kind in out.items()
        if kind == SHARE
    )


def _is_told(text: str, pieces: Sequence[Piece], index: int, out: Mapping[int, str]) -> bool:
    """``Tỷ lệ sinh thô đạt 1,739%``: an exact value of a subject, not ordered by a verb at the head; what goes on from it
    (``…, 98% số xã có máy điện thoại``); a count that was found to be more (``xây dựng hơn 400 trung tâm``)."""
    piece, quantity = pieces[index], pieces[index].quantity
    begin, _ = sentence_of(text, quantity.start)
    before = text[begin : quantity.start]
    if out.get(index - 1) == "actual" and begin < pieces[index - 1].quantity.start:
        return quantity.low != _WHOLE
    if quantity.unit != "%" and quantity.raw.lower().startswith("hơn"):
        return True
    if quantity.comparator not in ("=", "~", ">") or quantity.unit is None or _orders(before):
        return False
    own = text[max(begin, piece.start) : quantity.start]
    tells = _TELLS.search(own) or (quantity.unit == "%" and _MAKES_UP.search(own))
    return bool(tells) and not _begins_with_deed(before) and not EXPECTED.search(before)


def _reckoned(text: str, pieces: Sequence[Piece]) -> set[int]:
    """``1.250 hồ sơ, đúng hạn 1.200 hồ sơ, đạt 96%``: a share that was reckoned from two counts of its sentence, and they."""
    found: set[int] = set()
    counts = [
        k for k, p in enumerate(pieces) if p.quantity.dimension == "count" and p.quantity.comparator == "="
    ]
    for k, piece in enumerate(pieces):
        share, span = piece.quantity.low, sentence_of(text, piece.quantity.start)
        if piece.quantity.unit != "%" or piece.quantity.comparator != "=" or share is None:
            continue
        own = [c for c in counts if span[0] <= pieces[c].quantity.start < span[1]]
        for part, whole in permutations(own, 2):
            a, b = pieces[part].quantity.low, pieces[whole].quantity.low
            if a and b and a < b and round(a * 100 / b, -int(share.as_tuple().exponent)) == share:
                found |= {k, part, whole}
    return found


def _lists_on(text: str, former: Piece, piece: Piece) -> bool:
    """``Tiếp tục duy trì 100% xã có bác sĩ; 95% dân số tham gia bảo hiểm y tế``: a share at the head of the next item."""
    gap = text[former.quantity.end : piece.quantity.start]
    return (
        former.quantity.unit == piece.quantity.unit == "%"
        and gap.count(";") == 1
        and gap.endswith("; ")
        and len(gap) > _LEAST_ITEM
    )


_LEAST_ITEM = 8
"""Fewest letters of what a share is said of."""


def _goes_on(text: str, former: Target, target: Target) -> bool:
    """Whether a value is of the same sentence as one that is wanted, and counted alike or part of it; or of the next
    one, which tells its parts (``Trong đó …; …``)."""
    begin, _ = sentence_of(text, target.start)
    earlier, end = sentence_of(text, former.start)
    if _PARTS.match(text, begin):
        return earlier == begin or not text[end:begin].strip(" .")
    return earlier == begin and ";" not in text[former.end : target.start]


def _is_wanted(text: str, piece: Piece, target: Target, years: Sequence[YearMention], told: Told) -> bool:
    """Whether a year or a word of wanting stands with a value."""
    if (target.year is not None or target.year_start is not None) and not is_over(text, piece, target, told):
        return True
    begin, end = sentence_of(text, piece.quantity.start)
    if pattern_of("wanted").search(text[begin : piece.quantity.start]):
        return True
    if is_over(text, piece, target, told):
        part = text.find(";", piece.quantity.end, end)
        end = part if part >= 0 else end
    if any(
        not _assures().fullmatch(m.group(0))
        for m in pattern_of("wanted").finditer(text, piece.quantity.end, end)
    ):
        return True
    return any(begin <= y.start < end and _is_ahead(y, told) for y in years) and not is_over(
        text, piece, target, told
    )


@cache
def _assures() -> regex.Pattern[str]:
    """Words that want a figure only before it: behind one they say what a thing does (``đường được cứng hóa đảm bảo đi lại``)."""
    return regex.compile(phrases("assures"), regex.IGNORECASE)


def _is_said(text: str, piece: Piece) -> bool:
    """Whether the shape of a sentence asks for a value."""
    quantity = piece.quantity
    begin, _ = sentence_of(text, quantity.start)
    before = text[begin : quantity.start]
    own = text[max(begin, piece.start) : quantity.start]
    at_least = quantity.comparator in _AT_LEAST
    if _CHANGED.search(before):
        return True
    if EXPECTED.search(before):
        return not _is_attribute(own)
    head = _HEADS.match(before)
    heads = head is not None and head.end() == len(before)
    commands = _orders(before)
    if quantity.dimension in ("share", "rate", "ratio") or quantity.unit == "%":
        if quantity.low == _WHOLE or commands or (heads and _speaks(text, quantity)):
            return True
        if at_least and (_PURPOSE.search(before) or _EARMARKS.match(before)):
            return True
        if at_least and _NAMED_SHARE.match(before) and not text[quantity.end :].strip(" .;"):
            return True
        return at_least and (_REACHES.search(own) is not None or _BEGINS_ITEM.search(before) is not None)
    if quantity.unit == RANK:
        return quantity.comparator == "<="
    if heads and at_least:
        return True
    if at_least and (_EACH_HAS.match(before) or _RECURS.search(before)):
        return True
    if _is_attribute(own):
        return _BUILDS.match(before) is not None
    return commands or _begins_with_deed(before) or (at_least and _REACHES.search(own) is not None)


def _speaks(text: str, quantity: Quantity) -> bool:
    """Whether a share at the head of a sentence asks for something: it says of what it is one (no torn line: ``20% số người
    nghiện;``), is more than a guess (``khoảng 30% lao động``), and is of nothing that is not yet so."""
    behind = compiled(r"[;.]").split(text[quantity.end :])[0]
    told = quantity.comparator in ("<", "<=", "~") or _NOT_YET.search(behind) is not None
    return len(behind.split()) > _NOUN and not told


_NOT_YET = regex.compile(r"(?<!\p{L})chưa(?!\p{L}|\s+thành niên)(?!.*\sđược\s)", regex.IGNORECASE)
_NOUN = 4
"""Most words of a noun alone."""


def _is_ahead(year: YearMention, told: Told) -> bool:
    named = year.year or year.year_start
    return told.now is None or (named is not None and named >= told.now)


def _is_attribute(own: str) -> bool:
    """``với công suất 100 MW``: the size of a thing."""
    return not find_directions(own) and compiled(rf"(?:với|có|,|dự kiến)\s+(?:\p{{L}}+\s+)?{words('attribute')}(?:\s+\p{{L}}+){{0,3}}?{FILL}$", regex.IGNORECASE).search(own) is not None  # fmt: skip


def _orders(before: str) -> bool:
    """Whether a sentence begins with a verb that orders a level: ``Giữ tỷ lệ …``."""
    label = compiled(_LABEL).match(before)
    return pattern_of("orders").match(before, label.end() if label else 0) is not None


def _begins_with_deed(before: str) -> bool:
    label = compiled(_LABEL, regex.IGNORECASE).match(before)
    return _deeds().match(before, label.end() if label else 0) is not None


@cache
def _deeds() -> regex.Pattern[str]:
    """The verbs at the head of a sentence that order a deed whose figure is an aim (``Đào tạo 2.000 lao động``), and not
    money, a place or a date (``Hỗ trợ 50 triệu đồng``)."""
    by_kind = {
        k: [r["phrase"] for r in rows("deed_verbs") if r["kind"] == k] for k in ("verb", "counts", "no_count")
    }
    verbs = [verb for verb in by_kind["verb"] if verb not in by_kind["no_count"]]
    return regex.compile(alternatives([*verbs, *by_kind["counts"]]), regex.IGNORECASE)
