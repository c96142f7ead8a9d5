"""Where the proper names end that follow the word for a unit: "huyện Hòa An", "các xã Tân Lập, Mai Sao".

A name is of words with capitals; behind a plural it may go on over commas, and one name over a dash ("Xuân Hương - Đà
Lạt").
"""

from __future__ import annotations

from normalize.agency_names.index import index
from normalize.agency_names.level_words import unit_at
from normalize.agency_names.tokens import COLON, COMMA, DASH, LINE, SPACE, Tokens
from normalize.agency_names.unit_names import unit_name_end
from normalize.agency_names.words import word_at

_MOST_NAME_WORDS = 4
"""Words of the longest name of a place."""
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


def names_end(tokens: Tokens, at: int, *, many: bool) -> int:
    """The word after the capitalised names that begin here; after a plural they may go on over commas."""
    n, end, words = len(tokens.plain), at, 0
    while end < n:
        gap = tokens.gap[end]
        if gap == DASH and not many and end > at and _dashed_name(tokens, end):
            words = 0
        elif gap not in (SPACE, LINE):
            if not many or not (gap == COMMA or (gap == COLON and end == at)):
                break
            words = 0
        joined = many and at < end < n - 1 and tokens.plain[end] == "va" and tokens.upper(end + 1)
        name = end + 1 if joined else end
        known = unit_name_end(tokens, name) if words == 0 or joined else None
        if known is not None:
            end, words = known, known - name
            continue
        if words >= _MOST_NAME_WORDS or not _may_be_name(tokens, name):
            break
        words = 1 if joined else words + 1
        end = name + 1
    return end


def _dashed_name(tokens: Tokens, at: int) -> bool:
    """“phường Xuân Hương - Đà Lạt”: a name goes on behind a dash where nothing else begins there."""
    return _may_be_name(tokens, at) and at + 1 < len(tokens) and tokens.upper(at + 1)


def _may_be_name(tokens: Tokens, at: int) -> bool:
    """Whether a word may be one of a place's name: a capital, and no bracket, body, unit or small word."""
    if at > 0 and _goes_on_as_name(tokens, at):
        return True
    return (
        tokens.upper(at)
        and tokens.plain[at] not in ("(", ")")
        and not _begins_body(tokens, at)
        and not unit_at(tokens, at, strict=False)
        and not any(word_at(kind, tokens, at) for kind in _NO_NAMES)
    )


def _begins_body(tokens: Tokens, at: int) -> bool:
    """Whether a body's name begins at a word; a single word counts with its tones only: "Bảo Lâm" is no "Báo"."""
    found = index().match(tokens, at)
    return found is not None and (found.toned or found.words > 1)


def _goes_on_as_name(tokens: Tokens, at: int) -> bool:
    """“Phường Xuân Trường”: a noun of bodies with a capital, right behind a name of one syllable that is a place's."""
    before = at - 2
    return (
        before >= 0
        and tokens.upper(at)
        and tokens.upper(at - 1)
        and not tokens.text.isupper()
        and (at + 1 >= len(tokens) or tokens.gap[at + 1] not in (SPACE, LINE))
        and unit_at(tokens, before, strict=True) is not None
        and word_at("class", tokens, at) is not None
    )
