"""Words of one cell, or of one column of a page, as printed lines and as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.model import Box, Fragment, Place, Word, union

SAME_LINE = 0.45
"""Share of the font size: words whose lower edges differ by less stand on one line."""
TOUCHING = 0.12
"""Share of the font size: a lowered small letter this near to the word before belongs to it (CO₂)."""


def printed_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words by lines from top to bottom, each line from left to right; small raised or lowered ones included."""
    lines: list[list[Word]] = []
    bottoms: list[float] = []
    for word in sorted(words, key=lambda w: (w.box.bottom, w.box.x0)):
        size = max(word.size, 1.0)
        near = len(lines) - 1
        if near >= 0 and abs(word.box.bottom - bottoms[near]) < SAME_LINE * max(
            size, max(w.size for w in lines[near])
        ):
            lines[near].append(word)
            if len(word.text) > 1 or len(lines[near]) == 1:
                bottoms[near] = (
                    max(bottoms[near], word.box.bottom) if size >= lines[near][0].size else bottoms[near]
                )
        else:
            lines.append([word])
            bottoms.append(word.box.bottom)
    for line in lines:
        line.sort(key=lambda w: w.box.x0)
    return lines


def line_text(line: Sequence[Word]) -> str:
    """Words of a line with single spaces; a lowered small letter joins the word that it touches."""
    parts: list[str] = []
    before: Word | None = None
    for word in line:
        if before is not None and not _lowered(before, word):
            parts.append(" ")
        parts.append(word.text)
        before = word
    return "".join(parts)


def _lowered(before: Word, word: Word) -> bool:
    return (
        word.size < 0.85 * before.size
        and word.box.x0 - before.box.x1 < TOUCHING * before.size
        and word.box.bottom >= before.box.bottom - 0.02 * before.size
    )


def cell_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Printed lines of a cell whose words may run upwards or downwards (set sideways in a narrow header)."""
    sideways = [w for w in words if w.direction in (90, 270)]
    if not sideways:
        return printed_lines(words)
    upright = [w for w in words if w.direction not in (90, 270)]
    keep = [_flat(w) for w in sideways]
    flat = {id(f): w for f, w in zip(keep, sideways, strict=True)}
    lines = [[flat[id(f)] for f in line] for line in printed_lines(keep)]
    return lines + printed_lines(upright)


def _flat(word: Word) -> Word:
    b = word.box
    if word.direction == 90:
        box = Box(-b.bottom, b.x0, -b.top, b.x1)
    else:
        box = Box(b.top, -b.x1, b.bottom, -b.x0)
    return replace(word, box=box, direction=0)


def fragment_of(words: Sequence[Word], empty: Box, page: int) -> tuple[Fragment, tuple[str, ...]]:
    """The words of a cell as one fragment and its printed lines; ``empty`` is the box of a cell without words."""
    lines = tuple(line_text(line) for line in cell_lines(words))
    box = union(w.box for w in words) or empty
    confidence = min((w.confidence for w in words), default=1.0)
    return Fragment(" ".join(lines), Place(page=page, box=box), confidence), lines
