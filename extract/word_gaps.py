"""Two lists of words laid beside each other: where the first has words that the second has not.

Both tell the same in the same order but for what was lost or added. The walk goes word by word; where the
words differ, it goes on at the nearest place where three words of one list stand in the other again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

_STRETCH = 3
_Stretch = tuple[str, ...]


def word_gaps(words: Sequence[str], held: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of ``words`` that ``held`` lacks: first word and the one behind the last (0-based).

    Example: ``word_gaps("a b c d e f".split(), "a b e f".split())`` is ``[(2, 4)]``.
    """
    in_words, in_held = _places(words), _places(held)
    gaps: list[tuple[int, int]] = []
    i = j = 0
    while i < len(words) and j < len(held):
        if words[i] == held[j]:
            i, j = i + 1, j + 1
            continue
        lost = _next(in_words, tuple(held[j : j + _STRETCH]), i)
        added = _next(in_held, tuple(words[i : i + _STRETCH]), j)
        if lost is not None and (added is None or lost - i <= added - j):
            gaps.append((i, lost))
            i = lost
        elif added is not None:
            j = added
        else:
            i, j = i + 1, j + 1
    if i < len(words):
        gaps.append((i, len(words)))
    return gaps


def _places(words: Sequence[str]) -> dict[_Stretch, list[int]]:
    """Each stretch of three words with the places where it begins; the last words of a list as they are."""
    found: dict[_Stretch, list[int]] = {}
    for at in range(len(words)):
        found.setdefault(tuple(words[at : at + _STRETCH]), []).append(at)
    return found


def _next(places: Mapping[_Stretch, Sequence[int]], stretch: _Stretch, at: int) -> int | None:
    """The first place of a stretch from here on."""
    known = places.get(stretch, ())
    k = bisect_left(known, at)
    return known[k] if k < len(known) else None
