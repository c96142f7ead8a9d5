"""The provinces: 63 until 30 June 2025, 34 since 1 July 2025, and how a text names one.

A code means nothing without its date: 27 is Bắc Ninh until 2025-06-30, and 24, which was Bắc Giang, is Bắc
Ninh since. The register (``data/provinces.csv``) therefore has one row for one stretch of validity; both ends
are inclusive, an empty one is open. Source of codes, names and mergers: the file
``address/data/mapping.json`` of underthesea; a test compares the register with it, row by row.

A text is searched word by word. The words before a name say what it names: "tỉnh Bắc Ninh" is the province,
"thành phố Bắc Ninh" the town that has its name (taken only where nothing better stands), "huyện Hòa Bình"
neither. A name without such a word counts only where it is written like a name: "cao bằng mực nước" and
"Thái Bình Dương" name no province. Damaged print ("TINH KIEN GlANG") is read after the word "tỉnh" only, and
only where one name is nearest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import regex
from rapidfuzz.distance import Levenshtein

from normalize.registers import rows
from normalize.text import fold, key, nfc

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_PROVINCE = ("tinh",)
_CITY = (("thanh", "pho"), ("tp",), ("t", "p"))
_LOWER_UNITS = {
    "huyen", "xa", "phuong", "quan", "duong", "pho", "thon", "ban", "cau", "song", "ho", "dinh", "den", "chua", "nui",
    "vinh", "cang", "dao", "sk",
}  # fmt: skip
_LOWER_PAIRS = {("thi", "xa"), ("thi", "tran"), ("quoc", "lo")}
_LETTERS_FOR_ONE_WRONG = 7
"""Letters of the shortest name that is read with one wrong letter."""
_LETTERS_FOR_TWO_WRONG = 11
"""Letters of the shortest name that is read with two wrong letters."""
_MOST_DAMAGED = 20
"""Damaged names that are looked at in one text."""


class UnknownProvinceCode(LookupError):
    """No province has this code on this date."""


@dataclass(frozen=True, slots=True)
class Province:
    """One province during one stretch of time.

    Attributes:
        code: two digits, General Statistics Office, valid between the two dates.
        name: without the kind: ``Bắc Ninh``.
        kind: ``tỉnh`` or ``thành phố``.
        aliases: other printed names of the same province.
        valid_from, valid_to: inclusive; None is open.
        code_now, name_now: the province of today that holds its territory.
    """

    code: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    code_now: str
    name_now: str

    def valid(self, on: date) -> bool:
        """Whether it exists on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A run of ``length`` words from word ``start`` on that may be a name, in its text."""

    text: str
    words: list[_Word]
    start: int
    length: int

    @property
    def name(self) -> list[_Word]:
        return self.words[self.start : self.start + self.length]


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name found. ``rank``: 0 is best; see :func:`_rank`."""

    rank: int
    position: int
    province: Province


def provinces(on: date | None = None) -> tuple[Province, ...]:
    """The provinces on that day (None: today), by code: 63 before 2025-07-01, 34 from then on."""
    day = on or date.today()
    return tuple(p for p in _register() if p.valid(day))


def name_of_code(code: str | None, on: date | None) -> str | None:
    """The name of the province that has a code on a day: "24" is Bắc Giang in 2024; None where none has."""
    return next((p.name for p in provinces(on) if p.code == code), None)


def province_now(code: str, on: date | None) -> Province:
    """The province of today that holds the one with this code on that day (None: today, else the latest
    before).

    Raises:
        UnknownProvinceCode: no province had the code then.
    """
    found = [p for p in _register() if p.code == code and (on is None or p.valid(on))]
    if not found:
        raise UnknownProvinceCode(f"no province has the code {code!r} on {on or 'any day'}")
    return next(p for p in _register() if p.valid_to is None and p.code == found[-1].code_now)


def find_province(text: str, *, on: date | None = None) -> Province | None:
    """The province a text names first and best, None where it names none.

    Args:
        text: a letterhead, an issuer, a title or a paragraph.
        on: the document's date; only provinces of that day count. None: any, today's before earlier ones.
    """
    words = _words(text)
    hits = list(_named(text, words, on)) or list(_damaged(words, on))
    return min(hits, key=lambda h: (h.rank, h.position)).province if hits else None


@cache
def _register() -> tuple[Province, ...]:
    names = {r["code"]: r["name"] for r in rows("provinces") if not r["valid_to"]}
    return tuple(
        Province(
            code=r["code"],
            name=r["name"],
            kind=r["kind"],
            aliases=tuple(a for a in r["aliases"].split("|") if a),
            valid_from=date.fromisoformat(r["valid_from"]) if r["valid_from"] else None,
            valid_to=date.fromisoformat(r["valid_to"]) if r["valid_to"] else None,
            code_now=r["code_now"],
            name_now=names[r["code_now"]],
        )
        for r in rows("provinces")
    )


@cache
def _needs_kind() -> frozenset[str]:
    """Names that are a person's too and count only after a kind: Hồ Chí Minh."""
    return frozenset(r["name"] for r in rows("provinces") if r["bare"] == "no")


def _plain(text: str) -> str:
    """Folded, with đ as d: damaged print loses the bar of đ like a tone."""
    return fold(text).replace("đ", "d")


@cache
def _names() -> dict[tuple[str, ...], tuple[tuple[str, Province], ...]]:
    """Folded words of a name → (name with tones, province), today's provinces first."""
    found: dict[tuple[str, ...], list[tuple[str, Province]]] = {}
    for province in sorted(_register(), key=lambda p: (p.valid_to is not None, p.code)):
        for name in (province.name, *province.aliases):
            found.setdefault(tuple(_plain(name).split()), []).append((key(name), province))
    return {k: tuple(v) for k, v in found.items()}


def _choose(named: tuple[tuple[str, Province], ...], on: date | None) -> tuple[str, Province] | None:
    """The row of the day; without a day the first, which is today's."""
    return next(((n, p) for n, p in named if on is None or p.valid(on)), None)


def _words(text: str) -> list[_Word]:
    composed = nfc(text)
    return [_Word(m.group(0), _plain(m.group(0)), m.start(), m.end()) for m in _WORD.finditer(composed)]


def _named(text: str, words: list[_Word], on: date | None) -> list[_Hit]:
    """Names that stand in the text letter by letter, tones aside; at each place the longest."""
    hits: list[_Hit] = []
    composed = nfc(text)
    longest = max(len(k) for k in _names())
    start = 0
    while start < len(words):
        for length in range(min(longest, len(words) - start), 0, -1):
            named = _names().get(tuple(w.folded for w in words[start : start + length]))
            chosen = _choose(named, on) if named else None
            if chosen is None:
                continue
            rank = _rank(_Place(composed, words, start, length), *chosen)
            if rank is not None:
                hits.append(_Hit(rank, start, chosen[1]))
            start += length - 1
            break
        start += 1
    return hits


def _rank(place: _Place, name: str, province: Province) -> int | None:
    """How well the words at a place name the province, 0 best; None: they do not name it.

    0 its own kind stands before it; 1 the same, with wrong tones; 2 the bare name, written like a name; 3 a
    town of the same name; 4 the bare name in capitals without tones.
    """
    exact = key(" ".join(w.text for w in place.name)) == name
    kind = _kind_before(place.words, place.start)
    if kind == province.kind:
        return 0 if exact else 1
    if kind == "lower" or (len(place.name) == 1 and not exact):
        return None
    if kind == "thành phố":
        return 3 if exact and province.name not in _needs_kind() else None
    acronym = len(place.name) == 1 and place.name[0].text.isupper() and name.endswith("hcm")
    if kind == "tỉnh" or (province.name in _needs_kind() and not acronym):
        return None
    return _rank_of_bare_name(place, exact=exact)


def _rank_of_bare_name(place: _Place, *, exact: bool) -> int | None:
    """The rank of a name without a word of kind before it: 2, 4 or None."""
    if not all(w.text[0].isupper() for w in place.name) or _flanked(place):
        return None
    if exact:
        return 2
    return 4 if all(w.text.isascii() and w.text.isupper() for w in place.name) else None


def _kind_before(words: list[_Word], start: int) -> str | None:
    """``tỉnh``, ``thành phố``, ``lower`` for a unit below the province, None for no kind."""
    before = tuple(w.folded for w in words[max(0, start - 2) : start])
    if before[-1:] == _PROVINCE and (start < 2 or words[start - 2].folded != "ha"):
        return "tỉnh"
    if before in _CITY or before[-1:] in _CITY:
        return "thành phố"
    if before in _LOWER_PAIRS or (before and before[-1] in _LOWER_UNITS and _is_common(words[start - 1])):
        return "lower"
    return None


def _is_common(word: _Word) -> bool:
    """Written small, or all text is in capitals: "huyện", "HUYỆN"; not the name "Hồ" in "Hồ Chí Minh"."""
    return word.text.islower() or word.text.isupper()


def _flanked(place: _Place) -> bool:
    """Whether the name is part of a longer one: "Thái Bình Dương"; capitals all through prove nothing."""
    words, first, last = place.words, place.start, place.start + len(place.name) - 1
    beside: list[_Word] = []
    if first and place.text[words[first - 1].end : words[first].start].isspace():
        beside.append(words[first - 1])
    if last + 1 < len(words) and place.text[words[last].end : words[last + 1].start].isspace():
        beside.append(words[last + 1])
    return any(w.text[0].isupper() and not w.text.isupper() for w in beside)


def _damaged(words: list[_Word], on: date | None) -> list[_Hit]:
    """Names with a wrong letter or a lost space after "tỉnh" or "thành phố", where one name is nearest."""
    compact = {"".join(k): named for k, named in _names().items()}
    hits: list[_Hit] = []
    kinds = ((start, _kind_before(words, start)) for start in range(1, len(words)))
    for start, kind in [k for k in kinds if k[1] in ("tỉnh", "thành phố")][:_MOST_DAMAGED]:
        found: list[tuple[int, str, Province]] = []
        for length in range(1, 5):
            written = "".join(w.folded for w in words[start : start + length])
            for name, named in compact.items():
                allowed = (len(name) >= _LETTERS_FOR_ONE_WRONG) + (len(name) >= _LETTERS_FOR_TWO_WRONG)
                distance = Levenshtein.distance(written, name, score_cutoff=allowed)
                chosen = _choose(named, on)
                if distance <= allowed and chosen is not None and chosen[1].kind == kind:
                    found.append((distance, name, chosen[1]))
        nearest = min((d for d, _, _ in found), default=0)
        if len({p.code for d, _, p in found if d == nearest}) == 1:
            hits.append(_Hit(5, start, min(found, key=lambda f: f[0])[2]))
    return hits
