"""The small words of agency cells (``data/agency_words.csv``) as one tree: role labels, quantifiers, class nouns, ….

Kinds: ``label`` and ``inline`` (role words before a colon, and in the run of a sentence; the value is the role),
``quantifier`` and ``class`` (what an open set is made of; the value ``strict`` marks nouns that also begin names),
``closer`` ("liên quan": what follows is a new item), ``qualifier`` (may follow a name and changes nothing),
``scope`` (begins what a body answers for), ``distributive`` (a scope that speaks of all bodies before it),
``verb`` and ``object_verb`` (a sentence goes on; what follows is no party to the task), ``title`` (an office holder
stands for the office), ``unit_head`` (begins the name of a part of a body), ``preposition``, ``skip``.
"""

from __future__ import annotations

from functools import cache

from normalize.agency_register import read_data
from normalize.agency_tokens import DASH, INSIDE_NAME, WEAK, Tokens


@cache
def _tree(kind: str) -> dict[str, dict[tuple[str, ...], str]]:
    """First folded word → phrases of this kind (folded words, ``và`` left out) with their values."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for row in read_data("agency_words.csv"):
        if row["kind"] == kind:
            words = tuple(Tokens(row["phrase"]).plain)
            bare = tuple(w for w in words if w != "va") or words
            found.setdefault(bare[0], {})[bare] = row["value"]
    return found


@cache
def _toned(kind: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Folded phrase → its first word with tones, for kinds whose words must not be mistaken without them."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in read_data("agency_words.csv"):
        if row["kind"] == kind:
            tokens = Tokens(row["phrase"])
            bare = tuple(t for p, t in zip(tokens.plain, tokens.toned, strict=True) if p != "va")
            plain = tuple(p for p in tokens.plain if p != "va")
            if not plain:
                plain, bare = tuple(tokens.plain), tuple(tokens.toned)
            found[plain] = (*found.get(plain, ()), bare[0])
    return found


_LENIENT = frozenset({"label", "inline", "title", "closer"})
"""Kinds read without tones too ("Chi đạo" for "Chỉ đạo"); the others need the first word as it is spelt."""


_WITHIN_CLASS = frozenset((*WEAK, DASH))
"""A comma parts two class nouns ("các Viện, Trường") even where both together are one phrase."""


def word_at(kind: str, tokens: Tokens, first: int) -> tuple[int, str] | None:
    """The longest phrase of a kind that begins at a word.

    Returns:
        (the word after it, the value), or None.
    """
    phrases = _tree(kind).get(tokens.plain[first])
    if phrases is None:
        return None
    plain, gaps, n = tokens.plain, tokens.gap, len(tokens.plain)
    inside = _WITHIN_CLASS if kind == "class" else INSIDE_NAME
    best: tuple[int, str] | None = None
    best_words = 0
    for phrase, value in phrases.items():
        if len(phrase) <= best_words:
            continue
        i = first + 1
        for word in phrase[1:]:
            while i < n and plain[i] == "va" and word != "va":
                i += 1
            if i >= n or plain[i] != word or gaps[i] not in inside:
                break
            i += 1
        else:
            spelt = tokens.toned[first] in _toned(kind)[phrase]
            if spelt or kind in _LENIENT or (kind == "quantifier" and tokens.toned[first] == plain[first]):
                best, best_words = (i, value), len(phrase)
    return best
