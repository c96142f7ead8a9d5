"""Which body of the register is a misprinted name, if one is clearly nearest?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from normalize.agency_names.body import Body
from normalize.agency_names.body_notes import repaired, validity_notes
from normalize.agency_names.index import index, near
from normalize.agency_names.level_and_place import place_at
from normalize.agency_names.province_names import is_municipality, province_at
from normalize.agency_names.register import register
from normalize.agency_names.register_choice import Context, choose, full_name
from normalize.agency_names.tokens import Tokens
from normalize.agency_names.words import words_of
from normalize.text import clean

_LONGEST_REPAIRED = 120
"""Letters of the longest text that is looked up by likeness."""
_ABBREVIATION = 2
"""Letters of an abbreviation in which no letter may be wrong."""
_NOUN_AND_LETTERS = 2
"""Words of "Sở NV"."""
_LEAST_LIKENESS = 80
"""Likeness (0 to 100) below which a form is no misprint."""


@dataclass(frozen=True, slots=True)
class _Candidates:
    """What a form that is not in the register may be: the rows it is a misprint of (empty where that is not
    clear) and the names nearest to it."""

    rows: tuple[int, ...]
    names: tuple[str, ...]


@lru_cache(maxsize=8_192)
def _candidates(plain: str, toned: str) -> _Candidates:
    """Look a form up by likeness: ``plain`` and ``toned`` are its words without ``và``, joined by spaces."""
    if not plain or len(plain) > _LONGEST_REPAIRED:
        return _Candidates((), ())
    found = near(plain)
    names = tuple(dict.fromkeys(register()[r].agency.name for f in found for r in f.rows[:1]))[:3]
    if not found or found[0].edits > _edits_allowed(len(plain)) or found[0].likeness < _LEAST_LIKENESS:
        return _Candidates((), names)
    rival = [f for f in found[1:] if f.edits <= found[0].edits and not set(f.rows) & set(found[0].rows)]
    known = index().vocabulary | words_of("unit_head")
    if rival or all(word in known for word in toned.split()):
        return _Candidates((), names)
    return _Candidates(found[0].rows, names)


def is_close_to_known(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name of the register is nearly words ``[first, last)``, so that they may be that name misprinted."""
    plain = " ".join(word for word in tokens.plain[first:last] if word != "va")
    return bool(plain) and _fewest_edits(plain) <= max(_edits_allowed(len(plain)), 2)


@lru_cache(maxsize=8_192)
def _fewest_edits(plain: str) -> int:
    """Letters by which folded words differ from the nearest form of the register."""
    return min((found.edits for found in near(plain)), default=len(plain))


def _edits_allowed(length: int) -> int:
    """How many letters may be wrong in a form of this length."""
    return 0 if length < 5 else 1 if length < 14 else 2 if length < 28 else 3


def repaired_body(
    tokens: Tokens, first: int, last: int, context: Context
) -> tuple[Body | None, tuple[str, ...]]:
    """Words ``[first, last)`` read as a misprint of one body; else the names nearest to them."""
    names: tuple[str, ...] = ()
    province = province_at(tokens, first)
    if _is_noun_with_letters(tokens, first, last) or (province is not None and province[0] == last):
        return None, ()
    for end in _name_ends(tokens, first, last, context):
        words = [i for i in range(first, end) if tokens.plain[i] != "va"]
        found = _candidates(
            " ".join(tokens.plain[i] for i in words), " ".join(tokens.toned[i] for i in words)
        )
        names = names or found.names
        numbered = any(char.isdecimal() for i in words for char in tokens.plain[i])
        if not found.rows or (numbered and not _has_number(found.rows)):
            continue
        place = place_at(
            tokens, end, municipality=is_municipality(context.province_code, context.on), on=context.on
        )
        row = choose(found.rows, context, place.level if place else None)
        if row is not None:
            to = max(last, place.last) if place else last
            printed = clean(tokens.text[tokens.start[first] : tokens.end[to - 1]])
            notes = (repaired(printed, row.agency.name), *validity_notes(row.agency, context.on))
            name = full_name(row, place, context)
            return Body(first, to, end, row, name, "typing_error", 0.85, notes, len(words)), names
    return None, names


def _has_number(rows: tuple[int, ...]) -> bool:
    """Whether a name of the rows has a figure in it: "Ngân hàng Nhà nước KV8" is no misprint of one that has none."""
    return any(char.isdecimal() for row in rows for char in register()[row].agency.name)


def _is_noun_with_letters(tokens: Tokens, first: int, last: int) -> bool:
    """“Sở NV” is no misprint of "Sở NN": where a name is its noun and two letters, each of them tells."""
    if last - first != _NOUN_AND_LETTERS:
        return False
    noun, letters = tokens.printed(first), tokens.printed(last - 1)
    is_noun = not any(letter.isupper() for letter in noun[1:])  # "SởTT&TT" has lost its gap
    return is_noun and letters.isupper() and len(letters) <= _ABBREVIATION


def _name_ends(tokens: Tokens, first: int, last: int, context: Context) -> list[int]:
    """Where the name may end: at the end, or before a level or place that reaches to the end."""
    ends = [last]
    for end in range(max(first + 1, last - 6), last):
        place = place_at(
            tokens, end, municipality=is_municipality(context.province_code, context.on), on=context.on
        )
        if place is not None and place.last == last:
            ends.append(end)
            break
    return ends
