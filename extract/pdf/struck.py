"""Words of a PDF page that are struck out: a drawn line, or the mark of a PDF viewer, runs through them.

A strike passes through the middle of its letters (an underline passes under them, a rule of a table between lines)
and does not reach far beyond them, or it runs through the words of a whole row of a table. Struck letters are
taken out, and their lines, which would else part the rows of the table. Of a row that is struck for the most part
nothing is left.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.model import Box, Rule
from extract.pdf.unseen import box_of
from extract.pdf.words import Run, run_of

_LOWEST, _HIGHEST = 0.34, 0.70
"""How far above the foot of the letters' boxes a strike may lie, in sizes: Word draws it at 0.5, underlines at
0.12."""
_THICK = 0.22
"""Sizes: a thicker shape is no strike."""
_BEYOND = 0.45
"""Sizes by which a strike may reach beyond its letters on either side."""
_FULL = 0.6
"""Share of a strike that its letters cover, spaces between them left out."""
_ACROSS = 0.3
"""The same of a line through the words of a row, and at least :data:`_WORDS` words."""
_WORDS = 4
_MOST = 0.6
"""Share of the letters of a row from which on the whole row is struck."""

Corners = tuple[float, float, float, float]
Turn = Callable[[Box], Box]


@dataclass(frozen=True, slots=True)
class Struck:
    """The page after its strikes: runs in force, rules that are no strikes, and the struck runs."""

    live: list[Run]
    rules: list[Rule]
    struck: list[Run]


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter by the index of its run and in it; its box reads upright."""

    run: int
    at: int
    box: Box
    size: float


def without_struck(
    runs: Sequence[Run], rules: Sequence[Rule], marks: Sequence[Box], direction: int, turn: Turn
) -> Struck:
    """Takes struck letters out.

    Args:
        marks: boxes that a PDF viewer's mark strikes.
        direction: of most of the page's text; other text is not looked at.
        turn: turns a box so that this text reads upright.
    """
    upright = [turn(rule.box) for rule in rules]
    if not marks and not _may_strike(upright, runs, direction, turn):
        return Struck(list(runs), list(rules), [])
    letters = sorted(_letters(runs, direction, turn), key=lambda x: x.box.bottom)
    bottoms = [x.box.bottom for x in letters]
    dead: set[tuple[int, int]] = set()
    strikes: set[int] = set()
    for index, box in enumerate(upright):
        through = _through(box, letters, bottoms)
        if through and _strikes(box, through):
            strikes.add(index)
            dead |= {(x.run, x.at) for x in through}
    for mark in map(turn, marks):
        dead |= {(x.run, x.at) for x in letters if _lies_in(x.box, mark)}
    if not dead:
        return Struck(list(runs), list(rules), [])
    lines = [box for index, box in enumerate(upright) if index not in strikes]
    dead |= _rest_of_rows(letters, dead, lines)
    live, struck = _parted(runs, dead)
    return Struck(live, [rule for index, rule in enumerate(rules) if index not in strikes], struck)


def _may_strike(lines: Sequence[Box], runs: Sequence[Run], direction: int, turn: Turn) -> bool:
    """Whether any level line runs through the middle of a word; quick: a word is measured only where a line is
    at the height of its middle."""
    level = sorted(
        ((line.top + line.bottom) / 2, line.x0, line.x1) for line in lines if line.height <= line.width / 2
    )
    if not level:
        return False
    heights = [y for y, _, _ in level]
    for run in runs:
        if run.style.direction != direction:
            continue
        size = run.style.size or 10.0
        foot = turn(box_of([run])).bottom if direction else run.around[3]
        first = bisect_left(heights, foot - _HIGHEST * size)
        behind = bisect_right(heights, foot - _LOWEST * size, first)
        if first < behind:
            word = turn(box_of([run]))
            if any(word.x0 < x1 and word.x1 > x0 for _, x0, x1 in level[first:behind]):
                return True
    return False


def _letters(runs: Sequence[Run], direction: int, turn: Turn) -> Iterator[_Letter]:
    for index, run in enumerate(runs):
        if run.style.direction == direction:
            for at, corners in enumerate(run.boxes):
                yield _Letter(index, at, turn(Box(*corners)), run.style.size or 10.0)


def _through(line: Box, letters: Sequence[_Letter], bottoms: Sequence[float]) -> list[_Letter]:
    """The letters through whose middle a level line runs."""
    if line.width < 2 or line.height > line.width / 2:
        return []
    y = (line.top + line.bottom) / 2
    first, behind = bisect_left(bottoms, y), bisect_right(bottoms, y + _HIGHEST * 40)
    return [
        x
        for x in letters[first:behind]
        if _LOWEST * x.size <= x.box.bottom - y <= _HIGHEST * x.size
        and line.height <= _THICK * x.size
        and line.x0 <= (x.box.x0 + x.box.x1) / 2 <= line.x1
    ]


def _strikes(line: Box, through: Sequence[_Letter]) -> bool:
    """Whether a line that runs through letters strikes them: it is theirs, or runs through a row of words."""
    size = max(x.size for x in through)
    covered = sum(x.box.width for x in through) / line.width
    first, last = min(x.box.x0 for x in through), max(x.box.x1 for x in through)
    own = line.x0 >= first - _BEYOND * size and line.x1 <= last + _BEYOND * size
    return (own and covered >= _FULL) or (covered >= _ACROSS and len({x.run for x in through}) >= _WORDS)


def _lies_in(letter: Box, mark: Box) -> bool:
    return mark.contains((letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2)


def _rest_of_rows(
    letters: Sequence[_Letter], dead: set[tuple[int, int]], lines: Sequence[Box]
) -> set[tuple[int, int]]:
    """The other letters of rows of a table that are struck for the most part."""
    level = sorted((b for b in lines if b.width > 3 * b.height and b.width > 8), key=lambda b: b.top)
    upright = [b for b in lines if b.height > 3 * b.width]
    rest: set[tuple[int, int]] = set()
    done: set[tuple[float, float]] = set()
    for letter in letters:
        if (letter.run, letter.at) not in dead:
            continue
        x, y = (letter.box.x0 + letter.box.x1) / 2, (letter.box.top + letter.box.bottom) / 2
        over = [b for b in level if b.x0 <= x <= b.x1]
        top = max((b.bottom for b in over if b.bottom < y), default=None)
        foot = min((b.top for b in over if b.top > y), default=None)
        if top is None or foot is None or (round(top), round(foot)) in done:
            continue
        done.add((round(top), round(foot)))
        sides = [b.x0 for b in upright if b.top < y < b.bottom]
        if len(sides) < 2:
            continue
        row = [
            o
            for o in letters
            if top < (o.box.top + o.box.bottom) / 2 < foot and min(sides) < o.box.x0 < max(sides)
        ]
        if sum((o.run, o.at) in dead for o in row) >= _MOST * len(row):
            rest |= {(o.run, o.at) for o in row}
    return rest


def _parted(runs: Sequence[Run], dead: set[tuple[int, int]]) -> tuple[list[Run], list[Run]]:
    """The runs without their struck letters, and the struck parts."""
    live: list[Run] = []
    struck: list[Run] = []
    for index, run in enumerate(runs):
        flags = [(index, at) in dead for at in range(len(run.boxes))]
        if not any(flags):
            live.append(run)
        elif all(flags) or len(run.text) != len(run.boxes):
            struck.append(run)
        else:
            for is_dead, start, end in _stretches(flags):
                part = run_of(run.text[start:end], run.boxes[start:end], run.style)
                (struck if is_dead else live).append(part)
    return live, struck


def _stretches(flags: Sequence[bool]) -> Iterator[tuple[bool, int, int]]:
    start = 0
    for at in range(1, len(flags) + 1):
        if at == len(flags) or flags[at] != flags[start]:
            yield flags[start], start, at
            start = at
