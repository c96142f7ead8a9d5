"""The words for levels of the state in a cell: huyện, xã, thành phố (``data/level_units.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from normalize.agency_names.tokens import SPACE, Tokens
from normalize.agency_names.unit_names import unit_name_end
from normalize.registers import rows

_SHORTEST_MISREAD = 4
"""Letters of a unit with a letter wrong, at least: "phườn"; "xa" is too short."""


@dataclass(frozen=True, slots=True)
class _UnitWord:
    """A row of ``level_units.csv``.

    "UBND các huyện, thành, thị" is common; the level of a city (kind ``city``) is that of the units beside
    it.

    Attributes:
        plain, toned: its words without and with their tones.
        kind: ``province``, ``district``, ``commune`` or ``city``.
        not_before: folded words that make it a piece of another word: "xã hội".
        without_tones: whether it is read with wrong tones too ("huyen"), where a unit is expected.
    """

    plain: tuple[str, ...]
    toned: tuple[str, ...]
    kind: str
    not_before: frozenset[str]
    without_tones: bool


@cache
def _unit_words() -> dict[str, tuple[_UnitWord, ...]]:
    """First folded word → the unit words that begin so, the longest first."""
    found: dict[str, list[_UnitWord]] = {}
    for row in rows("level_units"):
        tokens, not_before = Tokens(row["phrase"]), Tokens(row["not_before"].replace("|", " "))
        word = _UnitWord(
            tuple(tokens.plain),
            tuple(tokens.toned),
            row["kind"],
            frozenset(not_before.plain),
            row["without_tones"] == "yes",
        )
        found.setdefault(word.plain[0], []).append(word)
    return {first: tuple(sorted(words, key=lambda w: -len(w.plain))) for first, words in found.items()}


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit word in a cell: the word after it, its kind, whether its tones are wrong."""

    last: int
    kind: str
    repaired: bool


def unit_at(tokens: Tokens, first: int, *, strict: bool) -> Unit | None:
    """The unit word at a word; ``strict``: only with the right tones."""
    if first >= len(tokens.plain):
        return None
    following = tokens.plain[first + 1] if first + 1 < len(tokens.plain) else ""
    for word in _unit_words().get(tokens.plain[first], ()):
        last = first + len(word.plain)
        if tuple(tokens.plain[first:last]) != word.plain:
            continue
        is_piece = (
            tokens.gap[last : last + 1] == [SPACE] and len(word.plain) == 1 and following in word.not_before
        )
        if is_piece and unit_name_end(tokens, last) is None:
            continue
        good = tuple(tokens.toned[first:last]) == word.toned
        if not good and _is_name(tokens, first):
            continue
        if good or (not strict and word.without_tones):
            return Unit(last, word.kind, not good)
    return None


def misread_unit_at(tokens: Tokens, first: int, kind: str) -> int | None:
    """The word after "phườn": a unit of a kind with one letter wrong, in small letters and the last of its item."""
    last = first + 1
    ends = last >= len(tokens) or tokens.gap[last] != SPACE
    if not ends or tokens.upper(first) or len(tokens.plain[first]) < _SHORTEST_MISREAD:
        return None
    words = (w for same in _unit_words().values() for w in same if w.kind == kind and len(w.plain) == 1)
    near = any(DamerauLevenshtein.distance(tokens.plain[first], w.plain[0]) == 1 for w in words)
    return last if near else None


def _is_name(tokens: Tokens, i: int) -> bool:
    """“Tịnh Biên”: a word with a capital and another tone, and a capital behind it, is a name and no unit misprinted."""
    toned = tokens.toned[i] != tokens.plain[i]
    following = i + 1 < len(tokens) and tokens.upper(i + 1) and tokens.gap[i + 1] == SPACE
    return toned and tokens.upper(i) and following and not tokens.text.isupper()
