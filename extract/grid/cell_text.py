"""Words of one cell, or of one column of a page, as printed lines and as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.grid.wrapped_figures import whole_figures
from extract.model import Box, Fragment, Place, Word, confidence_of, doubts_of, union
from normalize.spelling.legacy_fonts import join_split_syllables
from normalize.spelling.wrapped_words import whole_words

SAME_LINE = 0.45
"""Share of the font size: words whose lower edges differ by less stand on one line."""
MARK_SIZE = 0.8
"""A mark below this share of the size of the letters beside it is a note mark, an exponent or an index."""
TOUCHING = 0.12
"""Share of the font size: a lowered small letter this near to the word before belongs to it (CO₂)."""
_TORN = re.compile(
    r"(?i)(?:^|\s)(?:(?:ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])\s[^\W\d_]|[^\W\d_]\s[uiơưảẩẳẻểỉỏổởủửỷ](?:\s|$|[ptcnm])|[ăâêưạãắằẵặấầẫậẹẽềễệĩịọõốồỗộờớỡợụũứừữự](?:\s|$))"
)
"""A consonant that stands alone, a lone rest of a syllable, or a marked vowel that is no word: the line may have
been torn apart by spaces."""
_BRACKET = re.compile(r"([(\[])")


def printed_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words by lines from top to bottom, each line from left to right; small raised or lowered ones
    included."""
    ordered = sorted(words, key=lambda w: (w.box.bottom, w.box.x0))
    if len(ordered) < 2:
        return [ordered] if ordered else []
    lines: list[list[Word]] = []
    bottom = 0.0
    small: list[Word] = []
    for word in ordered:
        if lines and abs(word.box.bottom - bottom) < SAME_LINE * max(word.size, lines[-1][0].size, 1.0):
            lines[-1].append(word)
            if word.size > lines[-1][0].size:
                lines[-1].insert(0, lines[-1].pop())  # the largest letters say where the line stands
                bottom = word.box.bottom
        else:
            lines.append([word])
            bottom = word.box.bottom
    lines, small = _without_marks(lines)
    for word in small:
        _nearest(lines, word).append(word)
    for line in lines:
        line.sort(key=lambda w: w.box.x0)
    return lines


def _without_marks(lines: list[list[Word]]) -> tuple[list[list[Word]], list[Word]]:
    """Lines without those that are only small marks beside larger text (raised note marks), and these
    marks."""
    kept: list[list[Word]] = []
    marks: list[Word] = []
    for at, line in enumerate(lines):
        near = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
        if all(len(w.text) <= 3 for w in line) and any(_beside(w, other) for other in near for w in line):
            marks.extend(line)
        else:
            kept.append(line)
    return (kept, marks) if kept else (lines, [])


def _beside(mark: Word, line: list[Word]) -> bool:
    large = max(line, key=lambda w: w.size)
    middle = (mark.box.top + mark.box.bottom) / 2
    return (
        mark.size < MARK_SIZE * large.size
        and large.box.top < middle < large.box.bottom
        and any(
            abs(mark.box.x0 - w.box.x1) < large.size or abs(w.box.x0 - mark.box.x1) < large.size for w in line
        )
    )


def _nearest(lines: list[list[Word]], mark: Word) -> list[Word]:
    beside = [line for line in lines if _beside(mark, line)]
    return min(beside or lines, key=lambda line: abs(line[0].box.bottom - mark.box.bottom))


def line_text(line: Sequence[Word]) -> str:
    """Words of a line with single spaces; a lowered small letter joins the word that it touches."""
    parts: list[str] = []
    before: Word | None = None
    for word in line:
        if before is not None and not _lowered(before, word):
            parts.append(" ")
        parts.append(word.text)
        before = word
    text = "".join(parts)
    if not _TORN.search(text):
        return text
    return "".join(map(join_split_syllables, _BRACKET.split(text)))


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
    up = word.direction == 90
    box = Box(-b.bottom, b.x0, -b.top, b.x1) if up else Box(b.top, -b.x1, b.bottom, -b.x0)
    return replace(word, box=box, direction=0)


def fragment_of(words: Sequence[Word], empty: Box, page: int) -> tuple[Fragment, tuple[str, ...]]:
    """The words of a cell as one fragment and its printed lines; ``empty`` is the box of a cell without
    words."""
    printed = cell_lines(words)
    lines = whole_words(whole_figures(tuple(map(line_text, printed))))
    text = " ".join(lines)
    box = union(w.box for w in words) or empty
    confidence = confidence_of(words)
    notes = tuple(w.note for w in words if w.note is not None)
    doubts = doubts_of((w for line in printed for w in line), text) if confidence < 1.0 else ()
    recognised = any(w.recognised for w in words)
    return Fragment(text, Place(page=page, box=box), confidence, notes, doubts, recognised), lines
