"""Texts that are longer than any statement, cut into runs that are read one after the other.

Reading a statement looks back and forth between its values, which takes the square of its length. Real ones
have a few hundred letters and up to some twenty figures; what is longer is a list, a whole annex in one cell,
or made to take long. A run ends behind a sentence, a semicolon, a comma or a word, whichever comes first in
this order.
"""

from __future__ import annotations

import regex

from normalize.targets.sentences import FULL_STOP

_FIGURE = regex.compile(r"\d++")
_ENDS = (
    regex.compile(FULL_STOP),
    regex.compile(r"[;\n]\s*"),
    regex.compile(r",\s+"),
    regex.compile(r"\s+"),
)
_TAIL = 0.5
"""Share of a run, at its end, where a place to cut is looked for."""


def runs(text: str, *, letters: int, figures: int) -> list[tuple[int, str]]:
    """Where each run begins, and its text: all of it where it has no more than so many letters and figures.

    Example: ``runs("a; b; c", letters=4, figures=9)`` gives ``[(0, "a; "), (3, "b; "), (6, "c")]``.
    """
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(text):
        end = _end(text, at, letters, figures)
        found.append((at, text[at:end]))
        at = end
    return found or [(0, text)]


def _end(text: str, at: int, letters: int, figures: int) -> int:
    furthest = min(len(text), at + letters)
    for count, figure in enumerate(_FIGURE.finditer(text, at, furthest)):
        if count == figures:
            furthest = figure.start()
            break
    if furthest == len(text):
        return furthest
    earliest = at + max(1, int((furthest - at) * _TAIL))
    for ends in _ENDS:
        places = [m.end() for m in ends.finditer(text, earliest, furthest)]
        if places:
            return places[-1]
    return furthest
