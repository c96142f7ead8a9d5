"""Words of names that a document has otherwise, and more often: of a proper name no list says how it is written.

``Khuối Khoang`` is doubted in a plan that has ``Khuổi Dáng`` and ``Khuổi Vàng``: both readers may see the same wrong mark, and no word
of the language tells. Two names may well differ in one mark; so nothing is changed, and both stand in the note.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.model import Word
from extract.scan.evidence import unmarked
from extract.scan.spots import Spot
from normalize.notes import LOOK, Code, Severity, warning
from normalize.spelling.known_words import counts, pairs_of_names, times_listed
from normalize.spelling.likelihood import in_known_pairs

SAME_NAME = 2
"""Times that a document must read a whole name surely with another mark on one of its words, and more often than the name in
question: ``Nguyễn Viêt Thứ`` beside two of ``Nguyễn Viết Thứ``."""
SAME_WORD = 1
"""The same for a word that no list knows, as a part of any name; more often, too: ``Khuối`` beside two of ``Khuổi``, one of them read
surely. (Lists know nearly all syllables of names: on 280 typed pages of plans and decisions it found nothing to doubt.)"""
DOUBTED = 0.75
"""Most that such a word is trusted."""

Name = tuple[Spot, ...]
"""Two words or more with a large first letter, and no sign between them."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """How often a name, or a word of one, is read, and how often surely."""

    ever: Counter[tuple[str, ...]]
    surely: Counter[tuple[str, ...]]
    alike: dict[tuple[str, ...], set[tuple[str, ...]]]

    def otherwise(self, keys: tuple[str, ...], least: int) -> tuple[str, ...] | None:
        """The form of the same letters with another mark on one word that is read more often, and so often surely."""
        forms = [
            form
            for form in self.alike[tuple(map(unmarked, keys))]
            if sum(a != b for a, b in zip(form, keys, strict=True)) == 1
            and self.surely[form] >= least
            and self.ever[form] > self.ever[keys]
        ]
        return max(forms, key=lambda form: (self.surely[form], form), default=None)


def names_doubted(stretches: Iterable[Sequence[Spot]]) -> Iterator[tuple[Spot, Word]]:
    """The words of names that the document has otherwise, each doubted; none of which a doubt is told already."""
    named = [(spots, at) for spots in stretches for at in _names(spots)]
    names = [tuple(spots[at]) for spots, at in named]
    whole, parts = _heard(names), _heard([(spot,) for name in names for spot in name])
    for name, (spots, at) in zip(names, named, strict=True):
        for k, (other, times) in _other_forms(name, whole, parts).items():
            texts = [spot.word.text for spot in spots]
            if (
                name[k].word.recognised
                and not _is_doubted(name[k].word)
                and not in_known_pairs(texts)[at.start + k]
            ):
                yield name[k], _doubted(name[k], other, times)


def _other_forms(name: Name, whole: _Heard, parts: _Heard) -> dict[int, tuple[str, int]]:
    """For words of a name (by their place in it, 0-based) their other form, and how often the document has that."""
    keys = tuple(spot.token.key for spot in name)
    found: dict[int, tuple[str, int]] = {}
    for k, key in enumerate(keys):
        part = None if _is_listed(key) else parts.otherwise((key,), SAME_WORD)
        if part is not None and not _is_listed(part[0]):
            found[k] = part[0], parts.ever[part]
    form = whole.otherwise(keys, SAME_NAME)
    if form is not None:
        found.update(
            {k: (b, whole.ever[form]) for k, (a, b) in enumerate(zip(keys, form, strict=True)) if a != b}
        )
    return found


def _is_listed(key: str) -> bool:
    """Whether a list knows a syllable: plans, the names of the registers, or the words of the language."""
    return key in counts() or key in times_listed() or key in _words_of_names()


@cache
def _words_of_names() -> frozenset[str]:
    return frozenset(word for pair in pairs_of_names() for word in pair.split())


def _is_doubted(word: Word) -> bool:
    return word.note is not None and word.note.severity is not Severity.INFO


def _heard(names: Iterable[Name]) -> _Heard:
    heard = _Heard(Counter(), Counter(), defaultdict(set))
    for name in names:
        keys = tuple(spot.token.key for spot in name)
        heard.ever[keys] += 1
        heard.surely[keys] += all(spot.is_sure for spot in name)
        heard.alike[tuple(map(unmarked, keys))].add(keys)
    return heard


def _names(spots: Sequence[Spot]) -> Iterator[slice]:
    """Where in a stretch of words the names stand."""
    start = 0
    for at in range(len(spots) + 1):
        if (
            at < len(spots)
            and _begins_large(spots[at])
            and (at == start or _is_joined(spots[at - 1], spots[at]))
        ):
            continue
        if at - start > 1:
            yield slice(start, at)
        start = at if at < len(spots) and _begins_large(spots[at]) else at + 1


def _is_joined(first: Spot, second: Spot) -> bool:
    return not first.token.after and not second.token.before


def _begins_large(spot: Spot) -> bool:
    core = spot.token.core
    return core[:1].isupper() and core[1:].islower()


def _doubted(spot: Spot, other: str, times: int) -> Word:
    word = spot.word
    meant = spot.token.with_word(other).core
    text = f"Read as {spot.token.core!r}; elsewhere the document has this name with {meant!r} ({times} times).{LOOK}"
    note = warning(Code.OCR_LOW_CONFIDENCE, text, expected=meant, found=spot.token.core)
    return replace(word, confidence=min(word.confidence, DOUBTED), note=note)
