"""How likely is it that a word was misread? The lists of known words and its neighbours say; nothing is
changed."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.spelling.known_words import (
    FROM_LIST,
    abbreviations,
    counts,
    pairs_known,
    pairs_of_names,
    share_bound,
    times_listed,
    units,
)
from normalize.spelling.neighbours import (
    SHARE_OF_TAKEN,
    Token,
    best_pair,
    neighbour,
    sides,
    token_of,
    weight_as_read,
)
from normalize.spelling.syllables import is_syllable
from normalize.spelling.variants import variants
from normalize.text import place_tones

LISTED_RARELY = 12
"""Words of the word list. A syllable that is a part of no more of them, and that plans do not hold, is
unused."""
SHARE_OF_COUNT = 0.5
"""Least count of a likelier word, as a share of the count of the word as read. Example: 40 for a word that
stands 80 times."""
FEWEST_TIMES = 5
"""Least count of a likelier word in the counted decisions, whatever the word as read has."""
EVERYWHERE = 100
"""Count in the counted decisions from which a word stands beside any other: "có", "tại"."""
BOUND = 0.35
"""Least share of its uses that one pair makes up for a word that is bound to it: "phố" of "thành phố"."""
PROVINCE = "tỉnh"
_PROVINCE_FORMS = frozenset({"tinh", "tỉnh", "tình", "tính", "tịnh", "tĩnh"})
_EDGES = regex.compile(r"^[\p{P}]+|[\p{P}]+$")
_ABBREVIATED = regex.compile(r"\P{L}*\p{Lu}[\p{Lu}&-]*\p{Lu}")
_SENTENCE_END = regex.compile(r"[.;:!?()]")


def in_known_pairs(words: Sequence[str]) -> tuple[bool, ...]:
    """For each word whether the lists vouch for it.

    They do where it makes a known pair with the word before or after it (or often stands beside it), is an
    abbreviation of the registers, or a unit behind a figure.
    """
    tokens = [token_of(word) for word in words]
    return tuple(
        _is_known_abbreviation(words, i) or _is_unit_of_figure(tokens, i) or _is_in_known_pair(tokens, i)
        for i in range(len(tokens))
    )


def _is_in_known_pair(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    return bool(token.core) and (
        weight_as_read(token.key, sides(tokens, index)) >= FROM_LIST or is_province_word(tokens, index)
    )


def _is_known_abbreviation(words: Sequence[str], index: int) -> bool:
    """Whether a word is an abbreviation of the registers, alone or with another word behind a slash
    ("NSNN/huy động")."""
    first, *others = _EDGES.sub("", words[index]).split("/")
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    return first in abbreviations() and all(
        part in abbreviations() or pairs_known().get(f"{place_tones(part.lower())} {after}", 0.0) >= FROM_LIST
        for part in others
    )


def _is_unit_of_figure(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is a unit or a word for thousands that stands behind a figure: "7 tỷ"."""
    before = tokens[index - 1] if index else None
    return before is not None and before.before[-1:].isdigit() and tokens[index].core in units()


def likely_misread(words: Sequence[str], index: int) -> bool:
    """Whether a word makes no known pair and one like it would, that plans use about as often.

    "Kiếm toán" may be "Kiểm toán", however surely it was recognised. (Of 1,000 words of true text one is so.)
    """
    near = words[max(0, index - 2) : index + 3]
    return _is_likely_misread([token_of(word) for word in near], min(index, 2))


def _is_likely_misread(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if len(token.core) < 2:
        return False
    beside = sides(tokens, index)
    free = [side for side in beside if side.share > SHARE_OF_TAKEN]
    if not free or weight_as_read(token.key, beside) > 0:
        return False
    used, bound = counts().get(token.key, 0), share_bound().get(token.key, 0.0)
    if used >= EVERYWHERE and bound < BOUND:
        return False
    least = max(FEWEST_TIMES, SHARE_OF_COUNT * used * max(0.0, 1.0 - bound))
    return any(
        counts().get(other, 0) >= least and best_pair(other, free)[0] >= FROM_LIST
        for other in variants(token.key)
    )


def strays_from_plans(words: Sequence[str], index: int) -> bool:
    """Whether only the general word list knows the pair that a word makes, plans never use the word, and one like it
    makes a listed pair that plans may well mean.

    "nước mắt" (tears) may be "nước mặt" (surface water): no counted decision holds "mắt", they hold "mặt" 37 times.
    """
    tokens = [token_of(word) for word in words[max(0, index - 2) : index + 3]]
    at = min(index, 2)
    token = tokens[at]
    if len(token.core) < 2 or not is_seldom(token):
        return False
    beside = sides(tokens, at)
    if weight_as_read(token.key, beside) > FROM_LIST:
        return False
    return any(
        counts().get(other, 0) >= FEWEST_TIMES and best_pair(other, beside)[0] >= FROM_LIST
        for other in variants(token.key)
    )


def is_unused(word: str) -> bool:
    """Whether plans never use a word: spelling does not permit it, or neither counted decisions nor names
    hold it.

    Example: "sô" and "câp" are unused, "số" and "cấp" are not. A name (a large letter before small ones)
    never is.
    """
    return is_unused_token(token_of(word))


def is_unused_token(token: Token) -> bool:
    """:func:`is_unused` for a token."""
    if not token.core or (token.core[0].isupper() and not token.core.isupper()) or len(token.core) == 1:
        return False
    if not is_syllable(token.core):
        return not token.key.isascii()
    return token.key not in counts() and times_listed().get(token.key, 0) <= LISTED_RARELY


def is_seldom(token: Token) -> bool:
    """Whether the counted decisions do not hold a word of small letters."""
    return bool(token.core) and token.core.islower() and token.key not in counts()


def is_province_word(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is "tỉnh", whatever its marks, after a body's name that it closes: "Hiệp hội DN
    tinh"."""
    word = tokens[index].key
    if word not in _PROVINCE_FORMS or tokens[index].core.isupper():
        return False
    after = neighbour(tokens, index, 1)
    if after is not None and not tokens[index].after and not after.core[:1].isupper():
        return False
    if word != PROVINCE and weight_as_read(word, sides(tokens, index)) >= FROM_LIST:
        return False
    before = tokens[index - 1] if index else None
    if before is None or _SENTENCE_END.search(before.after):
        return False
    further = neighbour(tokens, index - 1, -1)
    return bool(_ABBREVIATED.fullmatch(before.printed)) or (
        further is not None and f"{further.key} {before.key}" in pairs_of_names()
    )
