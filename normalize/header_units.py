"""The units that a header, a note or a row below a header states: ``Kinh phí (tỷ VND)``, ``số tiền có đơn vị là triệu đồng``."""

from __future__ import annotations

import regex

from normalize.text import clean

_LONGEST_UNIT = 30
"""Letters of a unit, at most."""
_LONGEST_END = 60
"""Letters at the end of a header in which a unit of money is looked for."""
_MONEY = r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s*(?:đồng|đ|vnd|vnđ|usd)|đồng|trđ|tr\.?\s?(?:đồng|đ)|ng(?:h)?\.?\s?đ|10{0,2}(?:[.,\s]?000)++\s*(?:đồng|vnd|vnđ|đ))(?!\p{L})"
_TOLD = (
    r"(?:tính theo(?=\s+(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm|đồng|1\.000)\b)"
    r"|(?:tính (?:theo|ra|là|tròn)|(?:tính )?(?:theo )?đơn vị(?: tính| tiền(?: tệ)?| kinh phí| số tiền)?(?: là)?|(?:bảng|biểu)(?: trên| này)? là)"
    rf"(?=\s+{_MONEY}))"
)
"""Words before a unit of money: ``đơn vị là triệu đồng``, ``tính theo đơn vị nghìn đồng``."""
_MONEY_FIRST = regex.compile(_MONEY, regex.IGNORECASE)
_COUNTED_BY = regex.compile(r"^[x×]\s?(?=1)", regex.IGNORECASE)
"""What stands before a unit of so many: ``x 1.000 đồng``."""
_MONEY_LAST = regex.compile(
    rf"(?<!\d[\d.,]*\s*)(?<=[\p{{L}})]\s|[,:;–x-]\s?)({_MONEY})[\s).]*$", regex.IGNORECASE
)
"""A unit of money at the end of a header: ``Kinh phí, triệu đồng``, ``Kinh phí (x 1.000 đồng)``."""
_UNIT = regex.compile(
    r"\(\s*((?:đvt|đơn vị tính|đơn vị|dvt)\s*:?\s*)?([^()]{1,40})\)|(?:đvt|đơn vị(?: tính)? (?:kinh phí|số tiền|giá trị|tiền(?: tệ)?)(?=\s*:)|đơn vị tính|đơn vị(?=\s*:)|tính bằng|"
    + _TOLD
    + r")\s*:?\s*([^()/,;]{1,30})",
    regex.IGNORECASE,
)
_UNIT_WORDS = regex.compile(
    r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm)\b.*|(?:nghin|ngan|trieu|ty|ti) dong|%.*|.*\b(?:đồng|vnd|vnđ|usd|đ)|(?:[\d.]+|tr|ng|ngh|tỷ|tỉ)[\s.]*(?:đồng|đ|vnd|vnđ)|(?:tấn|t)\s*co.*|mw|ha|km2?|m2|m3"
    r"|người|xã|hộ|ngày|kwh|toe|ktoe)$",
    regex.IGNORECASE,
)
_UNIT_ALONE = regex.compile(
    r"10{0,2}(?:[.,\s]?000)++\s*(?:đồng|vnd|vnđ|đ)|(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm|tr|ng|ngh)\b\.?\s*+)*+(?:đồng|vnd|vnđ|đ|usd|tấn|%|mw|ha|km2?|m2|m3|người|xã|hộ|kwh|toe|ktoe)?",
    regex.IGNORECASE,
)
_STATED = regex.compile(
    rf"\b(?:(?:kinh phí|số tiền|vốn|dự toán)\s*+:(?=\s*{_MONEY}[\s).]*$)|"
    r"(?:đvt|dvt|đơn vị(?: tính)?(?: (?:kinh phí|số tiền|giá trị|tiền(?: tệ)?))?)\s*+:|(?:đơn vị )?tính bằng\b|"
    + _TOLD
    + r")\s*+(?=\S)",
    regex.IGNORECASE,
)
_UNIT_HEADER = regex.compile(r"(?:đvt|dvt|đơn vị tính|đv tính)", regex.IGNORECASE)


def unit_in(text: str) -> str | None:
    """The unit a header or a note above a table states: ``Kinh phí (tỷ VND)`` → ``tỷ VND``."""
    plain = clean(text)
    for found in _UNIT.finditer(plain):
        unit = _COUNTED_BY.sub("", (found.group(2) or found.group(3) or "").strip(" .:"))
        if found.group(3) and (money := _MONEY_FIRST.match(unit)):
            return money.group()
        if found.group(1) or found.group(3) or _UNIT_WORDS.match(unit):
            return unit
    last = _MONEY_LAST.search(plain[-_LONGEST_END:])
    return last.group(1) if last else None


def unit_words(text: str) -> str | None:
    """The words of a sentence that state a unit: ``đơn vị là triệu đồng`` of ``Số tiền có đơn vị là triệu đồng; …``."""
    plain = clean(text)
    told = _STATED.search(plain)
    unit = unit_in(plain[told.start() :]) if told is not None else None
    if told is None or unit is None:
        return None
    return plain[told.start() : plain.index(unit, told.start()) + len(unit)]


def states_unit(text: str) -> bool:
    """Whether a text names a unit as one: ``Đơn vị tính: tỷ đồng``, ``ĐVT: %``."""
    return _STATED.search(clean(text)) is not None


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else: ``(tỷ đồng)``, ``triệu đồng``, ``ĐVT: %``."""
    bare = clean(text).strip("(). ")
    own = _STATED.sub("", bare)
    if own != bare:
        return bare.endswith(own) and len(own) <= _LONGEST_UNIT
    return bool(own) and _UNIT_ALONE.fullmatch(own) is not None


def is_unit_header(text: str) -> bool:
    """Whether a text only announces units: ``ĐVT``, ``Đơn vị tính``."""
    return _UNIT_HEADER.fullmatch(clean(text).strip("() .:")) is not None
