"""Words whose marks were misread, put right where their neighbours leave no doubt.

Recognising Vietnamese letters mostly fails in the marks: hỏi for sắc ("chuyển đối" for "chuyển đổi"), a lost
circumflex ("bên vững"), đ for d. A doubtful word is changed only into one that differs from it by a mark, makes a
known pair with the word before or after it, and only where the word as read makes none (or a far rarer one). Known
pairs are a closed list: words that plans and decisions use (``data/plan_words.csv``, with counts), names of the
registers (agencies, provinces, headers), and the word list that underthesea ships. Words that only often stand
beside each other (kind ``beside``) and words that figures follow (kind ``figure``: "số 12") keep a word from being
changed; they change only one that plans never use ("sô", "đên") or that no spelling permits ("câp"), and such a
word is changed even where it was read surely. A word that plans use often is changed only for one that is used as
often, or for a pair so much better known. Digits, codes and names that the lists do not know are never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import regex

from normalize.spelling.known_words import (
    FROM_LIST,
    abbreviations,
    counts,
    heads_of_names,
    pairs_beside,
    pairs_known,
    pairs_of_names,
    share_bound,
    times_listed,
    units,
)
from normalize.spelling.syllables import is_syllable
from normalize.spelling.variants import longer, shorter, variants
from normalize.text import place_tones

NEEDED = ((0.90, 1.0), (0.95, 5.0), (0.98, 20.0))
"""Words recognised less surely than the first figure may be changed for a pair of at least the second."""
NEEDED_BY_UNUSED = ((0.95, 1.0), (0.98, 4.0), (1.01, 10.0))
"""The same for a word that plans never use."""
SURELY_READ, WELL_KNOWN = 0.955, 30.0
"""A word recognised as surely as the first may be a slip of the printer ("cài tiến"): the change is doubted, unless
the pair is as well known as the second ("tố chức")."""
NEEDED_BY_SELDOM = ((0.93, 1.0), (0.98, 10.0), (1.01, 30.0))
"""The same for a word that the counted decisions do not hold, though others may use it."""
NEEDED_BY_BOTH = 4.0
"""Weight of a pair into which two words are changed at once."""
COMMON = 20
"""Times that a syllable stands in the counted decisions (86,000 syllables) from which it is a common one."""
LISTED_RARELY = 12
"""Words of the word list that a syllable is a part of, up to which it is taken for one that plans never use."""
ABOUT_AS_OFTEN, FEWEST_TIMES = 0.5, 5
"""Share of a word's count that a likelier one has in the counted decisions at least, and times that it stands there."""
EVERYWHERE, BOUND = 100, 0.35
"""A word with such a count stands beside any other ("có", "tại"), unless one pair makes up so large a share of its
uses ("phố" of "thành phố", "chỉ" of "chỉ tiêu")."""
TAKEN = 0.1
"""What a pair counts for whose other word already makes a pair on its other side: in "địa bàn tỉnh" the word bàn
belongs to địa, so that "bàn tính" says nothing."""
FEW = 1.0
"""A word of which more than this is needed is not changed at all where it makes a pair as read."""
RARER = 25.0
"""How many times more frequent the pair of the changed word must be where the word as read makes a pair too."""
CLEARER = 4.0
"""How many times more frequent than the next best candidate's the pair must be."""
PROVINCE = "tỉnh"
_PROVINCE_FORMS = frozenset({"tinh", "tỉnh", "tình", "tính", "tịnh", "tĩnh"})
_CORE = regex.compile(r"^(\P{L}*)(\p{L}+)(\P{L}*)$")
_EDGES = regex.compile(r"^[\p{P}]+|[\p{P}]+$")
_ABBREVIATED = regex.compile(r"\P{L}*\p{Lu}[\p{Lu}&-]*\p{Lu}")
_END = regex.compile(r"[.;:!?()]")


@dataclass(frozen=True, slots=True)
class Repair:
    """A word put right: its position, as read, as it should be, and the pair that says so.

    ``doubted``: the word was read so surely that it may be printed as it was read.
    """

    index: int
    raw: str
    text: str
    pair: str
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as printed and its letters; ``core`` is empty where it is no plain word."""

    before: str
    core: str
    after: str

    @property
    def key(self) -> str:
        return _key(self.core)


@lru_cache(maxsize=65_536)
def _key(core: str) -> str:
    return place_tones(core.lower())


def repair_words(words: Sequence[str], sure: Sequence[float]) -> tuple[Repair, ...]:
    """The words that are put right.

    Args:
        words: in reading order, punctuation attached, NFC.
        sure: for each word how surely it was recognised, 0 to 1.
    """
    tokens = [_token(w) for w in words]
    repairs: list[Repair] = []
    for index, token in enumerate(tokens):
        if _is_province_word(tokens, index) and token.key != PROVINCE and sure[index] < NEEDED[-1][0]:
            tokens[index] = _Token(token.before, _cased(PROVINCE, token.core), token.after)
            repairs.append(Repair(index, words[index], _printed(tokens[index]), f"… {PROVINCE}"))
            continue
        unused = _unused(token)
        limits = NEEDED_BY_UNUSED if unused else NEEDED_BY_SELDOM if _is_seldom(token) else NEEDED
        needed = next((weight for limit, weight in limits if sure[index] < limit), None)
        if needed is None or not token.core or any(c.isdigit() for c in words[index]):
            continue
        found = _better(tokens, index, needed, unused=unused)
        rare = unused or _is_seldom(token)
        both = _both_better(tokens, index) if rare and found is None else None
        if found is not None:
            changed, pair = {index: found[0]}, found[1]
        elif both is not None:
            changed, pair = both, " ".join(both.values())
        else:
            continue
        for at, text in changed.items():
            old = tokens[at]
            tokens[at] = _Token(old.before, _cased(text, old.core), old.after)
            well_known = pairs_known().get(pair, 0.0) >= WELL_KNOWN or pair in pairs_of_names()
            doubted = sure[index] >= SURELY_READ and not well_known
            repairs.append(Repair(at, words[at], _printed(tokens[at]), pair, doubted))
    return tuple({r.index: r for r in repairs}.values())


def in_known_pairs(words: Sequence[str]) -> tuple[bool, ...]:
    """For each word whether the lists vouch for it.

    They do where it makes a known pair with the word before or after it (or often stands beside it), is an
    abbreviation of the registers, or a unit behind a figure.
    """
    tokens = [_token(w) for w in words]
    return tuple(
        _is_known_abbreviation(words, i)
        or _is_unit_of_figure(tokens, i)
        or (
            bool(t.core)
            and (_own_weight(t.key, _sides(tokens, i)) >= FROM_LIST or _is_province_word(tokens, i))
        )
        for i, t in enumerate(tokens)
    )


def _is_known_abbreviation(words: Sequence[str], index: int) -> bool:
    """Whether a word is an abbreviation of the registers, alone or with another word behind a slash ("NSNN/huy động")."""
    first, *others = _EDGES.sub("", words[index]).split("/")
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    return first in abbreviations() and all(
        part in abbreviations() or pairs_known().get(f"{place_tones(part.lower())} {after}", 0.0) >= FROM_LIST
        for part in others
    )


def _is_unit_of_figure(tokens: Sequence[_Token], index: int) -> bool:
    """Whether a word is a unit or a word for thousands that stands behind a figure: "7 tỷ"."""
    before = tokens[index - 1] if index else None
    return before is not None and before.before[-1:].isdigit() and tokens[index].core in units()


def likely_misread(words: Sequence[str], index: int) -> bool:
    """Whether a word makes no known pair and one like it would, that plans use about as often.

    "Kiếm toán" may be "Kiểm toán", however surely it was recognised. (Of 1,000 words of true text one is so.)
    """
    near = words[max(0, index - 2) : index + 3]
    return _is_likely_misread([_token(w) for w in near], min(index, 2))


def _is_likely_misread(tokens: Sequence[_Token], index: int) -> bool:
    token = tokens[index]
    if len(token.core) < 2:
        return False
    sides = _sides(tokens, index)
    free = [s for s in sides if s[1] > TAKEN]
    if not free or _own_weight(token.key, sides) > 0:
        return False
    used, bound = counts().get(token.key, 0), share_bound().get(token.key, 0.0)
    if used >= EVERYWHERE and bound < BOUND:
        return False
    least = max(FEWEST_TIMES, ABOUT_AS_OFTEN * used * max(0.0, 1.0 - bound))
    return any(
        counts().get(other, 0) >= least and _weight(other, free, beside=False, common=False)[0] >= FROM_LIST
        for other in variants(token.key)
    )


def is_unused(word: str) -> bool:
    """Whether plans never use a word: spelling does not permit it, or neither counted decisions nor names hold it."""
    return _unused(_token(word))


def _is_province_word(tokens: Sequence[_Token], index: int) -> bool:
    """Whether a word is "tỉnh", whatever its marks, after a body's name that it closes: "Hiệp hội DN tinh"."""
    word = tokens[index].key
    if word not in _PROVINCE_FORMS or tokens[index].core.isupper():
        return False
    after = _neighbour(tokens, index, 1)
    if after is not None and not tokens[index].after and not after.core[:1].isupper():
        return False
    if word != PROVINCE and _own_weight(word, _sides(tokens, index)) >= FROM_LIST:
        return False
    before = tokens[index - 1] if index else None
    if before is None or _END.search(before.after):
        return False
    further = _neighbour(tokens, index - 1, -1)
    return bool(_ABBREVIATED.fullmatch(_printed(before))) or (
        further is not None and f"{further.key} {before.key}" in pairs_of_names()
    )


def _own_weight(word: str, sides: Sequence[tuple[str, float]]) -> float:
    """How well known the pairs are that a word makes as it stands."""
    pairs = [form.format(word) for form, _ in sides]
    return max((pairs_known().get(p, 0.0) + pairs_beside().get(p, 0.0) for p in pairs), default=0.0)


@lru_cache(maxsize=65_536)
def _token(word: str) -> _Token:
    found = _CORE.match(word)
    return _Token(*found.groups()) if found else _Token(word, "", "")


def _printed(token: _Token) -> str:
    return token.before + token.core + token.after


def _cased(text: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def _unused(token: _Token) -> bool:
    """Whether a word stands in no plan: no syllable, or one that the counted decisions do not hold; names apart."""
    if not token.core or (token.core[0].isupper() and not token.core.isupper()) or len(token.core) == 1:
        return False
    if not is_syllable(token.core):
        return not token.key.isascii()
    return token.key not in counts() and times_listed().get(token.key, 0) <= LISTED_RARELY


def _is_seldom(token: _Token) -> bool:
    """Whether the counted decisions do not hold a word of small letters."""
    return bool(token.core) and token.core.islower() and token.key not in counts()


def _both_better(tokens: Sequence[_Token], index: int) -> dict[int, str] | None:
    """An unused word and its neighbour, both changed into a known pair ("thâm quyên": thẩm quyền), by their positions.

    Only where the neighbour makes no known pair as read and is no word of every other line.
    """
    found: list[tuple[float, dict[int, str]]] = []
    for step in (-1, 1):
        other = _neighbour(tokens, index, step)
        if other is None or counts().get(other.key, 0) >= 2 * COMMON:
            continue
        if _own_weight(other.key, _sides(tokens, index + step)) > 0:
            continue
        first, second = (index + step, index) if step < 0 else (index, index + step)
        for a in variants(tokens[first].key):
            for b in variants(tokens[second].key):
                weight = pairs_known().get(f"{a} {b}", 0.0)
                if weight >= NEEDED_BY_BOTH:
                    found.append((weight, {first: a, second: b}))
    found.sort(key=lambda item: -item[0])
    if not found or (len(found) > 1 and found[0][0] < CLEARER * found[1][0]):
        return None
    return found[0][1]


def _better(tokens: Sequence[_Token], index: int, needed: float, *, unused: bool) -> tuple[str, str] | None:
    """The word that should stand at a position and its pair, None where the word as read may stay."""
    word = tokens[index].key
    used = counts().get(word, 0)
    sides = _sides(tokens, index)
    own = _own_weight(word, sides)
    if own > 0 and needed > FEW:
        return None
    meant = variants(word)
    if _is_seldom(tokens[index]) or not is_syllable(word):
        meant = (*meant, *longer(word), *shorter(word))
    ranked = sorted(
        ((*_weight(c, sides, beside=unused, common=used >= COMMON), c) for c in meant),
        key=lambda item: -item[0],
    )
    if not ranked:
        return None
    if used >= COMMON:
        needed *= sqrt(max(1.0, used / max(1, counts().get(ranked[0][2], 0))))
    if ranked[0][0] < max(needed, own * RARER):
        return None
    if len(ranked) > 1 and ranked[0][0] < CLEARER * ranked[1][0]:
        return None
    _, pair, text = ranked[0]
    return text, pair


def _sides(tokens: Sequence[_Token], index: int) -> list[tuple[str, float]]:
    """The pairs a word can make, with ``{}`` for the word, and what each counts for."""
    sides: list[tuple[str, float]] = []
    for step, form in ((-1, "{other} {{}}"), (1, "{{}} {other}")):
        other = _neighbour(tokens, index, step)
        if other is None:
            continue
        further = _neighbour(tokens, index + step, step)
        taken = further is not None and _known_pair(further.key, other.key, step)
        sides.append((form.format(other=other.key), TAKEN if taken else 1.0))
    if index + 1 < len(tokens) and not tokens[index].after and tokens[index + 1].before[:1].isdigit():
        sides.append(("{} #", 1.0))
    return sides


def _known_pair(further: str, other: str, step: int) -> bool:
    pair = f"{further} {other}" if step < 0 else f"{other} {further}"
    return pairs_known().get(pair, 0.0) >= FROM_LIST


def _neighbour(tokens: Sequence[_Token], index: int, step: int) -> _Token | None:
    """The word beside a word in the same sentence, None where there is none."""
    at = index + step
    if not 0 <= at < len(tokens):
        return None
    first, second = (tokens[at], tokens[index]) if step < 0 else (tokens[index], tokens[at])
    return None if _END.search(first.after + second.before) or not tokens[at].core else tokens[at]


def _weight(
    word: str, sides: Sequence[tuple[str, float]], *, beside: bool, common: bool
) -> tuple[float, str]:
    """How well known the better of the pairs is that a word makes with its neighbours.

    Args:
        beside: whether words that only often stand beside each other count too.
        common: whether the word as read is a common one: then a pair whose other word belongs elsewhere counts
            only where a body's name begins with it ("Chi cục …").
    """
    known, near = pairs_known(), pairs_beside() if beside else {}
    pairs = [(form.format(word), counts) for form, counts in sides]
    pairs = [
        (p, 1.0 if p in heads_of_names() else c)
        for p, c in pairs
        if c > TAKEN or not common or p in heads_of_names()
    ]
    found = (((known.get(pair, 0.0) + near.get(pair, 0.0)) * counts, pair) for pair, counts in pairs)
    return max(found, default=(0.0, ""))
