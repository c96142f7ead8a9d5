"""What may follow a body's name: its level, its place, or both ("tỉnh Cao Bằng", "các huyện, thị xã, thành phố").

Levels as read here: ``province`` (one province), ``provinces`` (all of them, as a class: "các tỉnh", "cấp tỉnh"),
``district``, ``commune``, ``all`` ("các cấp"), ``centre`` ("Việt Nam", "Trung ương").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from normalize.agencies.index import index
from normalize.agencies.tokens import COLON, COMMA, DASH, LINE, SLASH, SPACE, Tokens
from normalize.agencies.words import word_at
from normalize.places.provinces import provinces
from normalize.text import clean

_UNITS: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("thanh", "pho"), ("thành", "phố"), "city"),
    (("thi", "xa"), ("thị", "xã"), "district"),
    (("thi", "tran"), ("thị", "trấn"), "commune"),
    (("đac", "khu"), ("đặc", "khu"), "commune"),
    (("tinh",), ("tỉnh",), "province"),
    (("huyen",), ("huyện",), "district"),
    (("quan",), ("quận",), "district"),
    (("xa",), ("xã",), "commune"),
    (("phuong",), ("phường",), "commune"),
    (("tp",), ("tp",), "city"),
    (("tx",), ("tx",), "district"),
    (("thanh",), ("thành",), "city"),
    (("thi",), ("thị",), "district"),
)
"""Folded words, toned words, kind. "UBND các huyện, thành, thị" is common; a city is read by its company."""
_FIRST_WORDS = frozenset(words[0] for words, _, _ in _UNITS)
_NEVER_AFTER = {"xa": {"hoi"}, "tinh": {"uy", "đoan", "than", "hinh", "trang"}, "huyen": {"uy", "đoan"},
                "thanh": {"uy", "đoan", "tra", "nien", "vien", "phan", "lap"}, "quan": {"uy", "ly", "su", "trac"},
                "thi": {"uy", "đoan", "hanh", "truong", "đua"}}  # fmt: skip
_MUNICIPALITIES = frozenset({"01", "31", "48", "79", "92", "46"})
"""Cities of province rank (General Statistics Office); Huế (46) from 2025."""
_BEFORE_UNITS = frozenset(("cac", "cap", "moi", "tung", "toan", "o", "tai", "cua", "thuoc", "trong"))
_MOST_NAME_WORDS = 4
_NO_NAMES = (
    "class",
    "quantifier",
    "closer",
    "qualifier",
    "preposition",
    "skip",
    "verb",
    "object_verb",
    "inline",
    "label",
)
"""Words that are no proper name, whatever their letters (a cell may be all capitals)."""
_BETWEEN_UNITS = frozenset((SPACE, LINE, COMMA, SLASH, DASH))


@dataclass(frozen=True, slots=True)
class Place:
    """A place read after a name.

    Attributes:
        last: the word after it.
        level: see the module.
        name: the proper name printed, as in "huyện Hòa An": ``huyện Hòa An``; None for a class.
        province: the province's name, where it names one.
        plural: several units are meant.
        repaired: a word was read in spite of a wrong tone ("tinh").
    """

    last: int
    level: str
    name: str | None = None
    province: str | None = None
    plural: bool = False
    repaired: bool = False


@cache
def _province_names() -> dict[tuple[str, ...], str]:
    """Folded words of each province's names → its name."""
    found: dict[tuple[str, ...], str] = {}
    for on in (date(2020, 1, 1), date(2026, 1, 1)):
        for p in provinces(on):
            for name in (p.name, *p.aliases):
                words = tuple(Tokens(name).plain)
                if words and (len(words) > 1 or len(words[0]) > 2):
                    found.setdefault(words, p.name)
    return found


@cache
def _province_starts() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(_province_names(), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


def province_at(tokens: Tokens, first: int) -> tuple[int, str] | None:
    """A province's name at a word: (the word after it, the name)."""
    if first >= len(tokens.plain):
        return None
    for words in _province_starts().get(tokens.plain[first], ()):
        last = first + len(words)
        if tuple(tokens.plain[first:last]) == words and all(
            g in (SPACE, LINE, DASH) for g in tokens.gap[first + 1 : last]
        ):
            return last, _province_names()[words]
    return None


def _unit_at(tokens: Tokens, first: int, *, strict: bool) -> tuple[int, str, bool] | None:
    """One unit word: (the word after it, its kind, whether its tones are wrong)."""
    plain = tokens.plain
    if first >= len(plain) or plain[first] not in _FIRST_WORDS:
        return None
    following = plain[first + 1] if first + 1 < len(plain) else ""
    for words, toned, kind in _UNITS:
        if plain[first] != words[0]:
            continue
        last = first + len(words)
        if tuple(plain[first:last]) != words:
            continue
        if (
            len(words) == 1
            and tokens.gap[last : last + 1] == [SPACE]
            and following in _NEVER_AFTER.get(words[0], ())
        ):
            continue
        good = tuple(tokens.toned[first:last]) == toned
        if good or (not strict and words in (("tinh",), ("thanh", "pho"), ("huyen",), ("thi", "xa"))):
            return last, kind, not good
    return None


def units_at(tokens: Tokens, first: int, *, strict: bool = False, municipality: bool = False) -> Place | None:
    """Units by their kinds, with or without names: "các huyện, thị xã, thành phố", "cấp huyện", "huyện Hòa An".

    Args:
        strict: the first unit's tones must be right (nothing before it says that a unit must follow).
        municipality: a city by itself is the province (the document's province is one).
    """
    plain, n = tokens.plain, len(tokens.plain)
    i, plural, level_word = first, False, False
    while i < n and (plain[i] in _BEFORE_UNITS or plain[i].isdigit()):
        if i > first and tokens.gap[i] not in (SPACE, LINE, SLASH):
            return None
        plural |= plain[i] in ("cac", "moi", "tung") or plain[i].isdigit()
        level_word |= plain[i] == "cap"
        i += 1
    if plural and i == first + 1 and i < n and plain[i - 1] == "cac" and level_word:
        return Place(i, "all", plural=True)
    read = (
        _unit_at(tokens, i, strict=strict)
        if i < n and (i == first or tokens.gap[i] in (SPACE, LINE))
        else None
    )
    if read is None:
        done = first + 2 <= i and plain[first] == "cac" and plain[first + 1] == "cap"
        return Place(first + 2, "all", plural=True) if done else None
    last, kind, repaired = read
    kinds = [kind]
    while last < n and tokens.gap[last] in _BETWEEN_UNITS:
        step = last
        while step < n and plain[step] in ("va", "hoac", "cac") and tokens.gap[step] in _BETWEEN_UNITS:
            step += 1
        following = _unit_at(tokens, step, strict=strict) if step < n else None
        if following is None or not _goes_on(kinds, following[1]):
            break
        if (
            tokens.gap[step] in (SPACE, LINE)
            and step == last
            and len(kinds) == 1
            and not plural
            and tokens.upper(step)
        ):
            break
        last, kind, wrong = following
        kinds.append(kind)
        repaired |= wrong
    plural |= len(kinds) > 1
    level = _level(kinds, municipality)
    if plain[last : last + 4] in (["truc", "thuoc", "trung", "uong"],) or plain[last : last + 3] == [
        "truc",
        "thuoc",
        "tw",
    ]:
        return Place(last + (4 if plain[last + 2] == "trung" else 3), "provinces", None, None, True, repaired)
    if level_word or (plural and level == "province"):
        return Place(last, "provinces" if level == "province" else level, None, None, True, repaired)
    return _with_name(tokens, i, last, level, kinds, plural, repaired)


def _goes_on(kinds: list[str], kind: str) -> bool:
    """Whether a further unit belongs to the same level as those before it."""
    level = next((k for k in kinds if k != "city"), "city")
    return (
        (kind == "city" and level in ("province", "district", "city"))
        or kind == level
        or (level == "city" and kind != "commune")
    )


def _level(kinds: list[str], municipality: bool) -> str:
    level = next((k for k in kinds if k != "city"), None)
    return level or ("province" if municipality else "district")


def _with_name(
    tokens: Tokens, first: int, last: int, level: str, kinds: list[str], plural: bool, repaired: bool
) -> Place:
    """The proper name after units: one for a single unit, a list of them for several."""
    if len(kinds) == 1 and not plural:
        province = (
            province_at(tokens, last) if kinds[0] in ("province", "city") and _near(tokens, last) else None
        )
        if province is not None:
            city_of_province = (
                kinds[0] == "city" and level == "district" and province[1] not in _municipality_names()
            )
            kept = level if city_of_province or kinds[0] != "city" else "province"
            own = clean(tokens.text[tokens.start[first] : tokens.end[province[0] - 1]])
            return Place(province[0], kept, own, None if city_of_province else province[1], False, repaired)
    end = _names_end(tokens, last, many=plural)
    name = (
        clean(tokens.text[tokens.start[first] : tokens.end[end - 1]]) if end > last and not plural else None
    )
    return Place(end, level, name, None, plural, repaired)


@cache
def _municipality_names() -> frozenset[str]:
    return frozenset(
        p.name for on in (date(2020, 1, 1), date(2026, 1, 1)) for p in provinces(on) if p.kind != "tỉnh"
    )


def _near(tokens: Tokens, at: int) -> bool:
    return at < len(tokens.plain) and tokens.gap[at] in (SPACE, LINE)


def _names_end(tokens: Tokens, at: int, *, many: bool) -> int:
    """The word after the capitalised names that begin here; after a plural they may go on over commas."""
    n, end, words = len(tokens.plain), at, 0
    while end < n:
        gap = tokens.gap[end]
        if gap not in (SPACE, LINE):
            if not (many and (gap == COMMA or (gap == COLON and end == at))):
                break
            words = 0
        if many and tokens.plain[end] == "va" and end > at and end + 1 < n and tokens.upper(end + 1):
            ahead = end + 1
        else:
            ahead = end
        if not tokens.upper(ahead) or words >= _MOST_NAME_WORDS or tokens.plain[ahead] in "()":
            break
        if index().match(tokens, ahead) or _unit_at(tokens, ahead, strict=False):
            break
        if any(word_at(kind, tokens, ahead) for kind in _NO_NAMES):
            break
        if gap == COMMA and not many:
            break
        words = words + 1 if ahead == end else 1
        end = ahead + 1
    return end


def place_at(tokens: Tokens, first: int, *, municipality: bool = False) -> Place | None:
    """What follows a body's name at a word: a level, a place, a province's bare name, "Việt Nam", "Trung ương"."""
    n = len(tokens.plain)
    if first >= n or tokens.gap[first] not in (SPACE, LINE, DASH):
        return None
    word, following = tokens.plain[first], tokens.plain[first + 1] if first + 1 < n else ""
    if tokens.gap[first] == DASH:
        return None
    if (word == "viet" and following == "nam") or (word == "trung" and following == "uong"):
        further = place_at(tokens, first + 2, municipality=municipality)
        return further if further and word == "viet" else Place(first + 2, "centre")
    if word in ("tw", "tu"):
        return Place(first + 1, "centre") if word == "tw" else None
    named = province_at(tokens, first)
    if named is not None and tokens.upper(first):
        return Place(named[0], "province", None, named[1])
    return units_at(tokens, first, municipality=municipality)


def is_municipality(province_code: str | None) -> bool:
    """Whether the code is that of a city of province rank."""
    return province_code in _MUNICIPALITIES
