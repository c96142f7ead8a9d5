"""Markdown's marks of emphasis (``*a*``, ``**a**``, ``__a__``) taken off a line.

The same as the pattern ``(?<!\\\\)(\\*{1,3}|_{2,3})(?=\\S)(.+?)(?<=\\S)\\1``, but the places where a mark can close are
looked up: the pattern looks for them again from each star, which takes minutes on a long line of stars.
"""

from __future__ import annotations

from bisect import bisect_left

import regex

_DOUBLE = regex.compile(r"(?<!\\)\*\*")
_STAR = regex.compile(r"(?<!\\|\((?=\*+\)))\*")
"""A star that marks; that of a footnote, ``(*)``, is none."""
_TIMES = regex.compile(r"(?<=[\p{L}\p{N})]\s)\*(?=\s[\p{L}\p{N}(])")
"""A star between spaces that multiplies: ``b/a * 100%``."""
_HIDDEN = "\0"
_MARKS = ("***", "**", "*", "___", "__")
"""Of the marks that begin at one place the longest comes first."""
_BEGINS = regex.compile(r"(?<!\\)(?:\*|__)")
_CLOSES = {mark: regex.compile(rf"(?<=\S){regex.escape(mark)}") for mark in _MARKS}


def without_emphasis(line: str) -> str:
    """A line with the outermost pairs of marks taken off: ``**a *b***`` gives ``a *b*``."""
    if "*" not in line and "__" not in line:
        return line
    closing = {mark: [m.start() for m in _CLOSES[mark].finditer(line, overlapped=True)] for mark in _MARKS}
    pieces: list[str] = []
    copied = at = 0
    while begins := _BEGINS.search(line, at):
        start = begins.start()
        pair = _pair_at(line, start, closing)
        if pair is None:
            at = start + 1
            continue
        size, end = pair
        pieces += [line[copied:start], line[start + size : end]]
        copied = at = end + size
    return "".join([*pieces, line[copied:]])


def _pair_at(line: str, start: int, closing: dict[str, list[int]]) -> tuple[int, int] | None:
    """Length of the mark that opens at ``start`` and the place where it closes; None where no pair begins."""
    for mark in _MARKS:
        inside = start + len(mark)
        if not line.startswith(mark, start) or line[inside : inside + 1].strip() == "":
            continue
        places = closing[mark]
        k = bisect_left(places, inside + 1)
        if k < len(places):
            return len(mark), places[k]
    return None


def without_loose_emphasis(line: str) -> str:
    """A line without marks that stand beside spaces, as converters write them: ``**1. **Duy trì``, ``*a; *``.

    Only where the marks are even in number, so that each has its partner; a star that multiplies is none.
    """
    if "*" not in line:
        return line
    kept = _TIMES.sub(_HIDDEN, line)
    if len(_DOUBLE.findall(kept)) % 2 == 0:
        kept = _DOUBLE.sub("", kept)
    if len(_STAR.findall(kept)) % 2 == 0:
        kept = _STAR.sub("", kept)
    return "" if not kept.strip("* ") else kept.replace(_HIDDEN, "*")


def emphasised_letters(line: str) -> tuple[int, int, int]:
    """How many letters of a line are bold, how many in italics, and how many there are."""
    bold = italic = letters = 0
    is_bold = is_italic = False
    for piece in regex.split(r"(?<!\\)(\*{1,3})", line):
        if piece and not piece.strip("*"):
            is_bold ^= len(piece) >= 2
            is_italic ^= len(piece) != 2
            continue
        size = len(piece.strip())
        letters += size
        bold += size * is_bold
        italic += size * is_italic
    return bold, italic, letters
