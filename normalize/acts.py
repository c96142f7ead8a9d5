"""Acts: what a document number says, and one id for one act however it is cited.

``Quyết định số 64/2003/QĐ-TTg ngày 22/4/2003``, ``QĐ 64/2003/QĐ-TTg`` and ``QĐ 64/TTg năm 2003`` are one act:
``64-qd-ttg-2003``. The id is made of the serial number, the letters of the symbol and the year (of the
number, or of the date); acts of provincial bodies, whose numbers every province uses, carry the province. A
law
without a number takes its name and year: ``luat-dat-dai-2013``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import regex

from normalize.registers import rows
from normalize.text import clean, fold


@dataclass(frozen=True, slots=True)
class ActType:
    """A row of ``act_types.csv``: kind of act with the letters its numbers bear.

    ``shared_symbols``: letters that say another kind, but for behind this one's word: "Quy định số 37-QĐ/TW".
    """

    id: str
    name: str
    symbols: tuple[str, ...]
    shared_symbols: tuple[str, ...]
    aliases: tuple[str, ...]
    doc_type: str


@dataclass(frozen=True, slots=True)
class ActIssuer:
    """A row of ``act_issuers.csv``; ``local`` bodies exist once in each province."""

    symbol: str
    issuer: str
    local: bool


@dataclass(frozen=True, slots=True)
class ActNumber:
    """A document number, taken apart.

    Attributes:
        number: as printed without stray spaces (``337/QĐ-UBND``).
        serial: the number itself without leading zeros, with its letter (``30c``) or its part (``66.2``).
        year: the year inside the number, else None.
        symbol: the letters: ``QĐ-TTg``, ``KL/TU``.
        act_type: id of the type the letters name, None where they name none (an official letter).
        issuer: the body the letters name, None where the register has none.
        local: whether each province has such numbers.
        start, end: span in the text it was found in.
    """

    number: str
    serial: str
    year: int | None
    symbol: str
    act_type: str | None
    issuer: str | None
    local: bool
    start: int
    end: int


_SYMBOL = r"\p{Lu}[\p{L}&.]*\s?\d{0,2}(?:\s?[-–]\s?\p{Lu}[\p{L}\d&]*(?:\.\p{L}+)?){0,4}"
_NUMBER = regex.compile(
    rf"(?<![\p{{L}}\d/.,]|\d\s?:\s?)(?P<serial>\d{{1,6}}(?:[a-zđ]|\.\d{{1,2}}(?=\s?/\s?20\d\d))?)\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<symbol>{_SYMBOL})"
)
_PARTY = regex.compile(
    r"(?<![\p{L}\d/.,-])(?P<serial>\d{1,5})\s?[-–]\s?(?P<symbol>(?P<type>\p{Lu}[\p{L}]{1,4})\s?/\s?(?P<body>\p{Lu}[\p{L}]*)(?P<department>[-–]\p{Lu}{2,8}(?![\p{L}/]))?)"
)
_DAY = r"(?:[Nn]gày|(?<!\p{L})(?:[Nn]g[àaảáạ]y?|gày|[Nn]qày))"
"""``ngày``, or what is left of it where a scan lost a letter or a mark: a whole date stands behind it."""
_DATE = regex.compile(
    rf"(?:,\s*)?{_DAY}\s*(?P<d>\d{{1,2}})\s*(?:/|-|\.|th[áa]ng?)\s*(?P<m>\d{{1,2}})\s*(?:/|-|\.|,?\s*n[ăa]m)\s*(?P<y>\d{{4}})(?!\d)"
)
_YEAR = regex.compile(r"\s*(?:,\s*)?năm\s+(?P<y>(?:19|20)\d\d)")


@lru_cache(maxsize=1)
def act_types() -> tuple[ActType, ...]:
    """The register of kinds of acts, sorted by id."""
    return tuple(
        ActType(
            r["id"],
            r["name"],
            _split(r["symbols"]),
            _split(r["shared_symbols"]),
            _split(r["aliases"]),
            r["doc_type"],
        )
        for r in rows("act_types")
    )


def shares_letters(kind: str, number: ActNumber) -> bool:
    """Whether the numbers of a kind of act may bear letters that say another kind: a party's "Thông tri số 2-TT/TU"."""
    letters = fold(regex.split(r"[-/]", number.symbol)[0])
    return any(letters in map(fold, t.shared_symbols) for t in act_types() if t.id == kind)


@lru_cache(maxsize=1)
def act_issuers() -> tuple[ActIssuer, ...]:
    """The register of bodies as document numbers abbreviate them, sorted by symbol."""
    return tuple(ActIssuer(r["symbol"], r["issuer"], r["local"] == "true") for r in rows("act_issuers"))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@lru_cache(maxsize=1)
def _types_by_symbol() -> dict[str, str]:
    return {fold(symbol): kind.id for kind in act_types() for symbol in kind.symbols}


@lru_cache(maxsize=1)
def _issuers_by_symbol() -> dict[str, ActIssuer]:
    return {fold(issuer.symbol): issuer for issuer in act_issuers()}


@lru_cache(maxsize=1024)
def find_numbers(text: str) -> tuple[ActNumber, ...]:
    """Every document number in a text, in order, without overlaps."""
    found = [n for m in _PARTY.finditer(text) if (n := _party_number(m))]
    taken = [(n.start, n.end) for n in found]
    for match in _NUMBER.finditer(text):
        number = _state_number(match)
        if number is not None and not any(a < number.end and number.start < b for a, b in taken):
            found.append(number)
    return tuple(sorted(found, key=lambda n: n.start))


def read_number(text: str) -> ActNumber | None:
    """The first document number of a text."""
    return next(iter(find_numbers(text)), None)


def _state_number(match: regex.Match[str]) -> ActNumber | None:
    """A number of a body of the state (``337/QĐ-UBND``); None where its letters name neither a type nor a
    body."""
    symbol = _symbol(match["symbol"])
    parts = regex.split(r"[-.]", symbol)
    kind = next((k for p in parts if (k := _type_of(p))), None)
    issuer = next((i for p in reversed(parts) if (i := _issuer_of(p))), None)
    hyphened = "-" in symbol
    if kind is None and not (all(map(_is_mostly_capitals, parts)) if hyphened else issuer):
        return None
    year = int(match["year"]) if match["year"] else None
    return ActNumber(
        number=f"{match['serial']}/{f'{year}/' if year else ''}{symbol}",
        serial=_serial(match["serial"]),
        year=year,
        symbol=symbol,
        act_type=kind or ("cong_van" if hyphened else None),
        issuer=issuer.issuer if issuer else None,
        local=issuer.local if issuer else kind is not None and hyphened,
        start=match.start(),
        end=match.start("symbol") + len(match["symbol"].rstrip(". ")),
    )


def _symbol(printed: str) -> str:
    """The letters without stray spaces: ``QĐ - UBND.`` gives ``QĐ-UBND``, ``QH 13`` gives ``QH13``."""
    symbol = regex.sub(r"\s*([-–])\s*", "-", printed).rstrip(".")
    return regex.sub(r"(?<=QH|UBTVQH)\s(?=\d)", "", symbol.strip())


def _is_mostly_capitals(letters: str) -> bool:
    """Whether more than half are capitals: ``UBND`` and ``TTg`` are; nothing at all is too."""
    return not letters or sum(c.isupper() for c in letters) * 2 > len(letters)


def _party_number(match: regex.Match[str]) -> ActNumber | None:
    kind, issuer = _type_of(match["type"]), _issuer_of(match["body"])
    if kind is None or (issuer is None and match["body"] != match["body"].upper()):
        return None
    symbol = f"{match['type']}/{match['body']}{match['department'] or ''}"
    return ActNumber(
        number=f"{match['serial']}-{symbol}",
        serial=_serial(match["serial"]),
        year=None,
        symbol=symbol,
        act_type=kind,
        issuer=issuer.issuer if issuer else None,
        local=issuer.local if issuer else True,
        start=match.start(),
        end=match.end(),
    )


def _type_of(letters: str) -> str | None:
    return _types_by_symbol().get(regex.sub(r"[\s\d]+$", "", fold(letters)))


def _issuer_of(letters: str) -> ActIssuer | None:
    return _issuers_by_symbol().get(regex.sub(r"[\s\d]+$", "", fold(letters)))


def _serial(printed: str) -> str:
    return printed.lstrip("0") or "0"


def find_date(text: str, start: int = 0) -> tuple[date, int] | None:
    """A full date that begins at ``start`` (spaces and a comma allowed), with the offset behind it."""
    match = regex.compile(r"\s*" + _DATE.pattern).match(text, start)
    if match is None:
        return None
    value = as_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return None if value is None else (value, match.end())


def search_date(text: str) -> tuple[date, int, int] | None:
    """The first full date of a text (``ngày 04 tháng 4 năm 2018``), with its span."""
    for match in _DATE.finditer(text):
        value = as_date(int(match["y"]), int(match["m"]), int(match["d"]))
        if value is not None:
            return value, match.start(), match.end()
    return None


def find_year(text: str, start: int = 0) -> tuple[int, int] | None:
    """``năm 2022`` that begins at ``start``, with the offset behind it."""
    match = _YEAR.match(text, start)
    return None if match is None else (int(match["y"]), match.end())


def as_date(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has none such or the year is no year of the Republic."""
    if not 1945 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def slug(text: str) -> str:
    """Folded, ``đ`` as ``d``, hyphens between the words: fit for an id."""
    return regex.sub(r"[^a-z0-9]+", "-", fold(clean(text)).replace("đ", "d")).strip("-")


def act_id(
    *,
    number: ActNumber | None = None,
    act_type: str | None = None,
    title: str | None = None,
    year: int | None = None,
    province: str | None = None,
) -> str:
    """The canonical id of an act.

    Args:
        number: its number; without one the title serves.
        act_type: id of the type, used where there is no number.
        title: name of the act without its date (``Luật Đất đai``).
        year: year of issue, where the number does not hold it.
        province: name of the province whose body issued it; used for local bodies only.
    """
    if number is not None:
        letters = slug(regex.sub(r"\d+$", "", number.symbol) if number.symbol[:2] != "QH" else number.symbol)
        place = slug(province) if province and number.local else ""
        parts = (number.serial.replace(".", "-"), letters, place, str(number.year or year or ""))
    else:
        name = slug(title or "")
        prefix = (
            ""
            if act_type is None or name.startswith(act_type.replace("_", "-"))
            else act_type.replace("_", "-")
        )
        parts = (prefix, name, "", str(year or ""))
    return "-".join(part for part in parts if part)
