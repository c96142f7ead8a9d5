"""What a column of a table holds, known by its printed header and a register, never by its position.

``data/headers.csv`` lists phrases by role, ``data/roles.csv`` the roles themselves. A header is cleaned
of its unit ("(tỷ đồng)") and its year, then compared: the same phrase, a phrase inside it, or a phrase that
differs by what a typing or OCR error changes. What fits nothing is ``unmapped``, with the nearest roles
named, so that one line in the register (or ``--map``) teaches it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz import fuzz, process

from normalize.header_units import unit_in
from normalize.money.funding import parse_funding
from normalize.registers import rows
from normalize.roles import UNMAPPED, Role, role_of, roles
from normalize.text import clean, fold

_FUZZY_FLOOR = 84.0
"""Percent of similarity below which a misspelt header is not taken for a phrase."""
_HEAD_LETTERS = 7
"""Letters a phrase at a header's beginning must have to tell what it is."""
_INSIDE_FLOOR = 0.34
"""Share of a header's letters that a phrase inside it must cover."""

_IN_BRACKETS = regex.compile(r"\([^()]*\)")
_UNIT_BEHIND = regex.compile(r"(?:đvt|đơn vị tính)\s*:.*$", regex.IGNORECASE)
_YEARS = regex.compile(
    r"(?<!\d)(?<!VN-)((?:19|20)\d{2})(?:\s*[-–]\s*((?:19|20)\d{2})(?!\d)|[-–]([2-9]\d)(?![\d\p{L}%/.,]))?(?!\d)"
)
_SHORT_YEARS = regex.compile(
    r"((?:năm|giai đoạn|gđ|n)?\s*)['’]?(2\d)\s*[-–]\s*['’]?([2-4]\d)", regex.IGNORECASE
)
"""``26-27`` below a header of money."""
_YEAR_ONLY = regex.compile(
    r"^(?:(?:kế hoạch|kh|dự kiến|chỉ tiêu|mục tiêu|đến|thực hiện|th|ước|ước thực hiện)\s+)*"
    r"(?:năm|giai đoạn|gđ|n)?\s*(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2}|[-–][2-9]\d)?$",
    regex.IGNORECASE,
)
_PART_OF_YEAR = regex.compile(
    r"(?:(?:quý|q\.?)\s?(?:[IV]{1,3}|[1-4])(?:\s?[-–,+]\s?(?:quý\s)?(?:[IV]{1,3}|[1-4]))*"
    r"|(?:tháng\s|t\.?)\d{1,2}(?:\s?[-–,+]\s?(?:t\.?)?\d{1,2})*|0?[69] tháng (?:đầu|cuối)(?: năm)?)(?:\s?/\s?20\d\d| năm 20\d\d)?",
    regex.IGNORECASE,
)
_OF_WHICH = regex.compile(r"^\s*(?:trong đó|gồm|bao gồm)\s*:?\s*", regex.IGNORECASE)
_SOURCE_SHARE = 0.5
"""Share of a header's letters that the names of sources must make where nothing else tells what it holds."""


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """How a header was read.

    Attributes:
        role: a role of the register, or ``unmapped``.
        score: 0 to 1; 1 for a phrase of the register word for word.
        unit: unit as printed in the header, None where it states none.
        year_start, year: span of years it names; ``year_start`` None for a single year.
        phrase: the register's phrase that fitted.
        nearest: roles that come nearest, best first, for an unmapped header.
    """

    role: str
    score: float
    unit: str | None = None
    year_start: int | None = None
    year: int | None = None
    phrase: str | None = None
    nearest: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def header_roles() -> Mapping[str, Role]:
    """The roles that a header can say, by name; the others follow from the columns beside."""
    return {name: role for name, role in roles().items() if role.in_header}


@lru_cache(maxsize=1)
def header_phrases() -> Mapping[str, tuple[str, str]]:
    """Folded phrase → (role, phrase as the register prints it)."""
    return {fold(r["phrase"]): (r["role"], r["phrase"]) for r in rows("headers")}


def is_phrase(text: str) -> bool:
    """Whether a header is a phrase of the register word for word, its unit aside."""
    return fold(bare_header(text)) in header_phrases()


def is_number_header(text: str) -> bool:
    """Whether a header is that of the row numbers: ``STT``, ``Số TT``. As :func:`match_header` says, but most texts
    are held against the few phrases of that role only."""
    folded = fold(bare_header(text))
    padded = f" {folded} "
    near = any(f" {p} " in padded for p in _number_phrases()) or (
        process.extractOne(folded, _number_phrases(), scorer=fuzz.ratio, score_cutoff=_FUZZY_FLOOR)
        is not None
    )
    return near and match_header(text).role == "number"


@lru_cache(maxsize=1)
def _number_phrases() -> tuple[str, ...]:
    return tuple(phrase for phrase, (role, _) in header_phrases().items() if role == "number")


def names_part_of_year(text: str) -> bool:
    """Whether a text names quarters, months or a half of a year and nothing else: ``Quý I``, ``Tháng 1-3``, ``6 tháng đầu năm``."""
    return _PART_OF_YEAR.fullmatch(bare_header(text).strip("(). ")) is not None


def years_in(text: str) -> tuple[int | None, int | None]:
    """The span of years a header names: (start, end), (None, year) for one year, (None, None) for none."""
    found = _YEARS.search(text)
    if not found:
        return None, None
    first, last, short = int(found.group(1)), found.group(2), found.group(3)
    if short:
        last = str(first // 100 * 100 + int(short))
    return (first, int(last)) if last and int(last) > first else (None, first)


@lru_cache(maxsize=16_384)
def bare_header(text: str) -> str:
    """A header without unit, bracketed remarks and line breaks."""
    return clean(_UNIT_BEHIND.sub(" ", _IN_BRACKETS.sub(" ", clean(text)))).strip(" .:*")


def match_header(
    leaf: str, parents: tuple[str, ...] = (), extra: Mapping[str, str] | None = None
) -> HeaderMatch:
    """Read the header of one column.

    Args:
        leaf: the lowest header cell over the column.
        parents: the merged header cells above it, outermost first.
        extra: phrases a person taught for this run (``Đơn vị thực hiện`` → ``lead``).
    """
    return _matched(leaf, parents, extra) if extra else _matched_by_register(leaf, parents)


@lru_cache(maxsize=4096)
def _matched_by_register(leaf: str, parents: tuple[str, ...]) -> HeaderMatch:
    return _matched(leaf, parents, None)


def _matched(leaf: str, parents: tuple[str, ...], extra: Mapping[str, str] | None) -> HeaderMatch:
    above = _best(bare_header(" ".join(parents)), extra) if parents else HeaderMatch(UNMAPPED, 0.0)
    leaf = _with_whole_years(leaf) if role_of(above.role).money else leaf
    whole = " ".join((*parents, leaf))
    unit = unit_in(leaf) or next((u for p in reversed(parents) if (u := unit_in(p))), None)
    start, year = years_in(bare_header(leaf))
    if year is None:
        start, year = next(
            (y for p in reversed(parents) if _YEAR_ONLY.match(bare_header(p)) and (y := years_in(p))[1]),
            (start, year),
        )
    own = _best(bare_header(leaf), extra)
    chosen = _under_year(parents, own, above) or _under_parent(leaf, own, above)
    if chosen.role == UNMAPPED and parents:
        chosen = max(_best(bare_header(whole), extra), chosen, key=lambda m: m.score)
    if chosen.role == UNMAPPED and (source := _only_sources(bare_header(leaf))) is not None:
        chosen = HeaderMatch("funding_mark", 0.8, phrase=source)
    return HeaderMatch(chosen.role, chosen.score, unit, start, year, chosen.phrase, chosen.nearest)


def _with_whole_years(leaf: str) -> str:
    """A header of two short years with whole ones: ``26-27`` → ``2026-2027``."""
    found = _SHORT_YEARS.fullmatch(clean(leaf).strip())
    if found is None or int(found[2]) >= int(found[3]):
        return leaf
    return f"{found[1]}20{found[2]}-20{found[3]}"


def _only_sources(bare: str) -> str | None:
    """The words of a header that does nothing but name a source of money (``Trong đó: NSTW``), None for another one."""
    own = _OF_WHICH.sub("", bare)
    named = parse_funding(own)
    letters = sum(map(str.isalnum, own))
    covered = sum(map(str.isalnum, "".join(m.raw for m in named)))
    return own if named and covered >= _SOURCE_SHARE * letters else None


def _under_year(parents: tuple[str, ...], own: HeaderMatch, above: HeaderMatch) -> HeaderMatch | None:
    """A source of money named under a year under "Kinh phí" is money of that year: "2011 / Nguồn vốn SN"."""
    in_year = any(_YEAR_ONLY.match(bare_header(p)) for p in parents)
    if in_year and role_of(above.role).money == "amount" and role_of(own.role).money == "source":
        return HeaderMatch("budget", 0.85, phrase=own.phrase)
    return None


def _under_parent(leaf: str, own: HeaderMatch, above: HeaderMatch) -> HeaderMatch:
    """What a merged header above says of the column: years and "Tổng số" under "Kinh phí" are money."""
    if _YEAR_ONLY.match(bare_header(leaf)) and own.score < 0.99:
        over_years = role_of(above.role)
        if over_years.money:
            return HeaderMatch("budget", 0.9, phrase=leaf)
        role = above.role if over_years.figure == "own" or above.role == "period" else "value"
        return HeaderMatch(role, 0.9, phrase=leaf)
    if role_of(above.role).money and names_part_of_year(leaf):
        return HeaderMatch("budget", 0.8, phrase=leaf)
    if role_of(above.role).money and own.role == UNMAPPED and leaf.strip():
        return HeaderMatch("funding_mark", 0.6, phrase=above.phrase, nearest=own.nearest)
    if (above.role == "indicator" or role_of(above.role).holds_target) and own.role == "budget":
        return HeaderMatch("value", 0.7, phrase=own.phrase)
    return own


@lru_cache(maxsize=4096)
def _best_registered(bare: str) -> HeaderMatch:
    phrases = header_phrases()
    folded = fold(bare)
    if not folded:
        return HeaderMatch(UNMAPPED, 0.0)
    if folded in phrases:
        role, phrase = phrases[folded]
        return HeaderMatch(role, 1.0, phrase=phrase)
    inside = _longest_inside(folded)
    similar = process.extract(folded, phrases.keys(), scorer=fuzz.ratio, limit=6)
    best, percent, _ = similar[0]
    if percent >= _FUZZY_FLOOR and percent / 100 >= inside[1]:
        return HeaderMatch(phrases[best][0], percent / 100 - 0.05, phrase=phrases[best][1])
    if inside[1] >= _INSIDE_FLOOR:
        return HeaderMatch(phrases[inside[0]][0], 0.55 + 0.4 * inside[1], phrase=phrases[inside[0]][1])
    nearest = dict.fromkeys(phrases[phrase][0] for phrase, _, _ in similar)
    return HeaderMatch(UNMAPPED, 0.0, nearest=tuple(nearest)[:3])


def _best(bare: str, extra: Mapping[str, str] | None) -> HeaderMatch:
    if extra:
        taught = {fold(bare_header(phrase)): role for phrase, role in extra.items()}
        if fold(bare) in taught:
            return HeaderMatch(taught[fold(bare)], 1.0, phrase=bare)
    return _best_registered(bare)


def _longest_inside(folded: str) -> tuple[str, float]:
    """The phrase of whole words that covers most of the header, and the share it covers.

    The head of a Vietnamese phrase stands first: "Thời gian tổ chức thực hiện" is a time, "Chủ trì thực hiện"
    a lead, though a longer phrase stands behind. So a phrase at the beginning goes before a longer one
    within; words that only frame others ("Đơn vị", "Nội dung", "Kế hoạch") do not. At the same length the one
    that stands first
    wins: "Cơ quan chủ trì thực hiện nhiệm vụ" is a lead.
    """
    padded = f" {folded} "
    begun = _phrases_by_first_word()
    hits = [p for word in dict.fromkeys(folded.split()) for p in begun.get(word, ()) if f" {p} " in padded]
    if not hits:
        return "", 0.0
    heads = [p for p in hits if len(p) >= _HEAD_LETTERS and padded.startswith(f" {p} ") and not _frames(p)]
    if heads:
        best = max(heads, key=len)
        return best, max(len(best) / len(folded), _INSIDE_FLOOR)
    best = max(hits, key=lambda p: (len(p), -padded.index(f" {p} ")))
    return best, len(best) / len(folded)


@lru_cache(maxsize=1)
def _phrases_by_first_word() -> Mapping[str, Sequence[str]]:
    """The phrases of more than three letters by their first word, so that few are looked for in a header."""
    found: dict[str, list[str]] = {}
    for phrase in header_phrases():
        if len(phrase) > 3:
            found.setdefault(phrase.split()[0], []).append(phrase)
    return found


def _frames(phrase: str) -> bool:
    return role_of(header_phrases()[phrase][0]).frames
