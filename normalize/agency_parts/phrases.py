"""Words of a sentence that look like a name that is not known: "tuy nhiên chưa đảm bảo một trong các tiêu chí".

Where a cell names bodies or sets, a run of small letters with a verb or preposition in it is none of them: it makes no row
of its own, and the body before it (or the first one) keeps the words in a note, so that nothing printed vanishes.
"""

from __future__ import annotations

from dataclasses import replace

from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part
from normalize.notes import Code, info

_NOUNS = ("unit_head", "class", "name_head", "title")
_OF_SENTENCES = ("deed", "preposition", "scope", "firm_deed", "qualifier")
_FEWEST = 3
"""Words of the shortest phrase."""
_LONG = 7
"""Words from which a run in small letters is a phrase, whatever they are."""


def drop_phrases(cell: Cell) -> None:
    """Take phrases out of the parts, where others are left, and say so beside the nearest one."""
    phrases = [k for k, part in enumerate(cell.parts) if _is_phrase(cell, part)]
    kept = [k for k in range(len(cell.parts)) if k not in phrases]
    if not kept or not phrases:
        return
    for k in phrases:
        near = max((j for j in kept if j < k), default=kept[0])
        text = cell.parts[k].name
        message = f"The words “{text}” beside it are read as no body."
        part = cell.parts[near]
        part.notes = (*part.notes, info(Code.AGENCY_UNKNOWN, message, found=text))
    for word in phrases[::-1]:
        _forget(cell, word)


def _forget(cell: Cell, k: int) -> None:
    """Take a part out; what counts parts counts one less behind it."""
    del cell.parts[k]
    cell.roles = [w if w.before <= k else replace(w, before=w.before - 1) for w in cell.roles]
    cell.deeds = [d if d <= k else d - 1 for d in cell.deeds]


def _is_phrase(cell: Cell, part: Part) -> bool:
    """Whether an unknown part is a run of a sentence: no noun of bodies at its head, no capitals, and a verb or the like."""
    tokens, count = cell.tokens, part.last - part.first
    if (
        part.kind != "unknown"
        or part.rule == "shared_head"
        or count < _FEWEST
        or tokens.text.isupper()
        or tokens.text.islower()
    ):
        return False
    if any(word_at(kind, tokens, part.first) is not None for kind in _NOUNS):
        return False
    if any(tokens.upper(k) and not tokens.plain[k].isdigit() for k in range(part.first + 1, part.last)):
        return False
    inside = range(part.first, part.last)
    return count >= _LONG or any(word_at(kind, tokens, k) for kind in _OF_SENTENCES for k in inside)
