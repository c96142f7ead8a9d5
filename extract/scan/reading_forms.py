"""The form of a reading: what letters two readings share, what the second network cannot tell, and how well a reading
fits what plans print."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import regex

from extract.scan.sureness import Sort, sort_of
from normalize.spelling.likelihood import in_known_pairs
from normalize.spelling.syllables import is_syllable

NOT_IN_ALPHABET = regex.compile(r"[…•≥≤×§√|≠±→]|CO2")
"""What the network cannot write: it never overrules it."""
SURE_ROMAN = regex.compile(r"[\"(]?X{0,3}(?:IX|IV|V?I{0,3})(?:/\d{4})?[.,;:)\"]*")
"""A proper Roman number, of a heading or a quarter: ``II.``, ``IV/2012``."""
_SAME_SIGNS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_SAME_SHAPE = frozenset("cosuvwxzkp")
_ROMAN = regex.compile(r"(?<![\p{L}\d])(?:[IVX1l!]*[IVXlH!L][IVXLHlT1!|]*|[LH])(?![\p{L}])")
_ONLY_STROKES = regex.compile(r"\P{L}*1+\P{L}*")
_HEAD = regex.compile(r"^[\"'.,;:-]+(?=\p{L})")
_TAIL = regex.compile(r"(?<=[\p{L}\d%)])[.,;:\"'-]+$")
_ENDS = regex.compile(r"[.,;:)\"']+$")
_SAYING = regex.compile(r"[\p{Lu}\p{Ll}\p{Lo}\p{N}%<>=+×√±/]")
_MIXED = regex.compile(r"\p{Ll}\d|\d\p{Ll}|\p{Lu}1|1\p{Lu}|^[^\p{L}\d(<>\"]")
"""Small letters among digits, a stroke among capitals, figures that begin with a sign: misread as a rule."""
_ASSEMBLY = regex.compile(r"QH1\d")
_DOTS = regex.compile(r"\.{2,}")
_COMMA = regex.compile(r"(?<=\d),(?=\d)")
_NEVER = regex.compile(r"[€†¿¡¬^~`{}\\\[\]#‹›©®]")
_JOINED = regex.compile(r"(?<=\p{L})[/-](?=\p{L})")
_GROUP = regex.compile(r"\p{Lu}\d{0,2}[.)]?")
_LABEL = regex.compile(r"\(?[a-zđ]\)")


class Fit(IntEnum):
    """How well a reading fits Vietnamese print, the least first."""

    FOREIGN = -1
    """It holds a letter or sign that no Vietnamese plan prints: ``ï``, ``†``."""
    UNLIKELY = 0
    """Letters that make no syllable, signs alone, digits among small letters."""
    SYLLABLE = 1
    """A syllable that plans do not use."""
    USUAL = 2
    """A syllable, an abbreviation, a figure, a label."""
    VOUCHED = 3
    """It makes a known pair with a neighbour, or is a known abbreviation."""


_FITS = {
    Sort.KNOWN: Fit.VOUCHED,
    Sort.FOREIGN: Fit.FOREIGN,
    Sort.OTHER: Fit.UNLIKELY,
    Sort.SIGN: Fit.UNLIKELY,
}


def fit_of(texts: Sequence[str], index: int, text: str) -> Fit:
    """How well a reading fits at a place among words. Example: ``đổi`` before ``mới`` is vouched for."""
    if is_figure(text) and _MIXED.search(_ASSEMBLY.sub("QH", text)):
        return Fit.UNLIKELY
    if _NEVER.search(text):
        return Fit.FOREIGN
    if _LABEL.fullmatch(text):
        return Fit.USUAL
    if not is_figure(text) and _JOINED.search(text) and not text.isupper():
        return min(min(fit_of([part], 0, part), Fit.USUAL) for part in _JOINED.split(text))
    first = max(0, index - 2)
    near = [*texts[first:index], text, *texts[index + 1 : index + 3]]
    sort = sort_of(text, known=in_known_pairs(near)[index - first])
    if sort is Sort.UNUSED:
        return Fit.SYLLABLE if is_syllable("".join(c for c in text if c.isalpha())) else Fit.UNLIKELY
    return _FITS.get(sort, Fit.USUAL)


def plain(text: str) -> str:
    """A text with the signs that the network can write."""
    return text.translate(_SAME_SIGNS)


def core(text: str) -> str:
    """A text without the signs at its ends; those before a figure count."""
    return _TAIL.sub("", _HEAD.sub("", plain(text)))


def bare(text: str) -> str:
    """What two readings of a word must share: its core without spaces, a first capital that has the shape of a small
    letter as that letter. Example: ``-Phòng`` and ``phòng,`` share it."""
    letters = "".join(core(text).split())
    return letters[0].lower() + letters[1:] if letters[:1].lower() in _SAME_SHAPE else letters


def squeezed(text: str) -> str:
    """What two readings must share to be one: all but spaces, capitals and signs that the network lacks."""
    return "".join(plain(text).split()).lower()


def unsigned(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(c for c in plain(text) if c.isalnum())


def ended_as(first: str, theirs: str) -> str:
    """A second reading with the signs round the first of which a crop says nothing, where both have the same letters.

    A dash or dirt before a word lies in the crop or does not, so does the comma behind it; a dash behind it is the next
    word, and the network writes dots as it likes, and a point for a comma among digits. Example: ``-Phòng`` beside ``Phòng,`` is ``Phòng,``.
    """
    if _COMMA.sub(".", first) == _COMMA.sub(".", theirs):
        return first
    if bare(first) != bare(theirs):
        return theirs
    head, other = _HEAD.search(plain(first)), _HEAD.search(plain(theirs))
    tail, end = _signs_behind(first), _signs_behind(theirs)
    letters = theirs[other.end() if other else 0 : len(theirs) - len(end)]
    end = end if tail.endswith("-") else end.rstrip("-")
    dots = _DOTS.search(tail) and _DOTS.search(end)
    return first[: head.end() if head else 0] + letters + (tail if dots or not end else end)


def _signs_behind(text: str) -> str:
    """The signs at the end of a word. Example: ``;`` of ``Giang;``."""
    found = _TAIL.search(plain(text))
    return found.group() if found else ""


def ended(text: str) -> tuple[str, str]:
    """A word without the signs at its end, and these. Example: ``7%.`` is ``7%`` and ``.``."""
    printed = plain(text)
    letters = _ENDS.sub("", printed)
    return letters, printed[len(letters) :]


def is_open_bracket(text: str) -> bool:
    """Whether a bracket is open at the end of a text; ``a)`` closes none."""
    depth = 0
    for c in text:
        depth = depth + 1 if c == "(" else max(0, depth - (c == ")"))
    return depth > 0


def lettered(text: str) -> str:
    """A reading without signs that stand apart from its letters: ``Đất -`` is ``Đất``."""
    parts = text.split()
    return " ".join([p for p in parts if any(c.isalnum() for c in p)] or parts)


def says_nothing(text: str) -> bool:
    """Whether a text is of signs on which no value hangs: dashes, stops, dirt; ``%``, ``<`` and the like say something."""
    return not _SAYING.search(text)


def is_label(text: str) -> bool:
    """Whether a word is a letter that labels an item: ``đ)``."""
    return bool(_LABEL.fullmatch(text))


def is_group_label(text: str) -> bool:
    """Whether a word may number a group: ``D``, ``C5.``, ``II``, ``IH``."""
    return is_roman(text) or bool(_GROUP.fullmatch(text))


def is_roman(text: str) -> bool:
    """Whether a word holds what may be a Roman number: ``II/2022``, ``L``, ``IH.``; not ``12``, ``UBND``."""
    return bool(_ROMAN.search(text))


def is_strokes(text: str) -> bool:
    """Whether a word is nothing but ``1`` and signs: what the network sees in a poor Roman number."""
    return bool(_ONLY_STROKES.fullmatch(text))


def is_bare_figure(text: str) -> bool:
    """Whether a word holds digits and no letter."""
    return is_figure(text) and not any(c.isalpha() for c in text)


def is_figure(text: str) -> bool:
    """Whether a word holds a digit."""
    return any(c.isdigit() for c in text)
