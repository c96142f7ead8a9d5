"""Which districts and communes does a text print? A word of kind (xã, TT., huyện, TP.) and a name after it,
or several."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import regex

from normalize.places.gazetteer import Unit, by_first_word
from normalize.places.provinces import Province, find_province
from normalize.text import fold, key

_KIND_WORDS = {
    "xã": "xã", "x.": "xã", "phường": "phường", "p.": "phường", "thị trấn": "thị trấn", "tt.": "thị trấn",
    "tt": "thị trấn", "đặc khu": "đặc khu", "huyện": "huyện", "h.": "huyện", "quận": "quận", "q.": "quận",
    "thị xã": "thị xã", "tx.": "thị xã", "tx": "thị xã", "thành phố": "thành phố", "tp.": "thành phố", "tp": "thành phố",
}  # fmt: skip
KIND = regex.compile(
    r"(?<![\p{L}\p{N}])(?:" + "|".join(regex.escape(k) for k in sorted(_KIND_WORDS, key=len, reverse=True)) + r")(?![\p{L}])",
    regex.IGNORECASE,
)  # fmt: skip
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}’']+")
_NAME = regex.compile(r"\s*(\p{Lu}[\p{L}\p{M}]*(?:[ \-]\p{Lu}[\p{L}\p{M}]*){0,3}|\d{1,2}(?![\d/.,]))")
_NEXT = regex.compile(r"\s*(?:,|;|và|&)\s*")
_LONGEST = 40
"""Letters of the longest name."""


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit in the text. ``options``: rows of the gazetteer with that name and kind, none if it is
    unknown."""

    start: int
    end: int
    kind: str
    printed: str
    options: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """A text, the province it is about, and whether it is older than the reform of July 2025."""

    text: str
    home: Province
    old: bool


def printed_units(search: Search) -> list[PrintedUnit]:
    """Every unit the text names, lists of names after one kind included."""
    text = search.text
    found: list[PrintedUnit] = []
    for match in KIND.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        kind = _KIND_WORDS[match.group(0).lower()]
        first = _read(search, match.start(), match.end(), kind)
        while first is not None:
            found.append(first)
            gap = _NEXT.match(text, first.end)
            if gap is None or KIND.match(text, gap.end()):
                break
            following = _read(search, gap.end(), gap.end(), kind)
            first = following if following is not None and following.options else None
    return found


def _read(search: Search, start: int, after_kind: int, kind: str) -> PrintedUnit | None:
    """The name at a place: the longest the gazetteer knows, else a run of capitalised words after the kind.

    Args:
        search: the text.
        start: where the word of kind begins; equal to ``after_kind`` where none is printed again.
        after_kind: where the name begins.
        kind: the kind of unit.
    """
    text = search.text
    words = list(_WORD.finditer(text, after_kind, min(len(text), after_kind + _LONGEST)))
    if not words or text[after_kind : words[0].start()].strip(" .\n\t"):
        return None
    folded = tuple(fold(w.group(0)) for w in words)
    fitting = [
        unit
        for unit in by_first_word(search.home.code, search.old).get((kind, folded[0]), ())
        if folded[: len(unit.words)] == unit.words and _adjacent(text, words[: len(unit.words)])
    ]
    if fitting:
        size = len(fitting[0].words)
        end = words[size - 1].end()
        longest = tuple(u for u in fitting if len(u.words) == size)
        return PrintedUnit(start, end, kind, text[start:end], _exact(text[words[0].start() : end], longest))
    name = _NAME.match(text, after_kind) if start != after_kind else None
    if name is None or (kind == "thành phố" and find_province(f"thành phố {name.group(1)}") is not None):
        return None
    return PrintedUnit(start, name.end(), kind, text[start : name.end()], ())


def _adjacent(text: str, words: list[regex.Match[str]]) -> bool:
    return all(not text[a.end() : b.start()].strip(" -\u00a0\n") for a, b in pairwise(words))


def _exact(name: str, options: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Those whose tones agree, if any do; the folded name alone may fit two."""
    same = tuple(u for u in options if u.key == key(f"{u.kind} {name}"))
    return same or options
