"""Rows whose rule is missing, cut apart where the number column starts anew.

The rule, as the notes on a grid state it: where one drawn row holds several numbers under each other that follow
on one another (1, 2, 3; I, II; -, -), it is cut between each two of them; every cell at the widest gap between
its lines there, and where all gaps are alike just above the next number (or half-way, where numbers stand in the
middle of their rows).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from extract.grid_cells import Raster, Region
from extract.grid_text import line_text, printed_lines
from extract.model import Box, Word, union

ALIKE = 1.5
"""Points by which gaps between lines differ and still count as alike."""
TOP_SET = 5.0
"""Points between the upper edges of a number and of the text beside it where both are set at the top."""
_NUMBER = regex.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[a-zđA-Z])[.)]?|[-–+•*]")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_FIRST = {"1", "I", "a", "A", "-", "–", "+", "•", "*"}


def cut_rows(raster: Raster) -> int:
    """Cut rows with several numbers; returns how many rows were added. Changes ``raster``."""
    added = 0
    row = 0
    while row < len(raster.ys) - 1:
        numbers = _numbers(raster, row)
        if numbers:
            _cut(raster, row, numbers)
            added += len(numbers) - 1
        row += max(1, len(numbers))
    return added


def _numbers(raster: Raster, row: int) -> list[Box]:
    """Boxes of the numbers in the first cell of a row where there are several that follow on one another."""
    first = next((g for g in raster.regions if (g.r0, g.r1, g.c0, g.c1) == (row, row + 1, 0, 1)), None)
    if first is None or len(first.words) < 2:
        return []
    others = [g for g in raster.regions if g.r0 == row and g.r1 == row + 1 and g.c0 > 0 and g.words]
    lines = printed_lines(first.words)
    texts = [line_text(line) for line in lines]
    if len(lines) < 2 or not others or not all(_NUMBER.fullmatch(t) for t in texts):
        return []
    if not all(follows(a, b) for a, b in pairwise(texts)):
        return []
    if max(len(printed_lines(g.words)) for g in others) < len(lines):
        return []
    return [box for line in lines if (box := union(w.box for w in line)) is not None]


def follows(a: str, b: str) -> bool:
    """Whether number ``b`` may stand under ``a``: the next one, a first one of a new or inner series, a bullet."""
    first, second = a.strip("().") or a, b.strip("().") or b
    if second in _FIRST or second.endswith(".1"):
        return first != second or not second.isalnum()
    head_a, _, tail_a = first.rpartition(".")
    head_b, _, tail_b = second.rpartition(".")
    if tail_a.isdigit() and tail_b.isdigit():
        return head_a == head_b and int(tail_b) == int(tail_a) + 1
    if _is_roman(second) and _is_roman(first) and roman(second) == roman(first) + 1:
        return True
    if second.isdigit() or _is_roman(second):
        return not first.isdigit() or second.isdigit()  # the series goes on after an inner one
    return len(first) == len(second) == 1 and first < second


def _is_roman(text: str) -> bool:
    return bool(text) and all(c in _ROMAN for c in text)


def roman(text: str) -> int:
    """Value of a roman number."""
    values = [_ROMAN[c] for c in text]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _cut(raster: Raster, row: int, numbers: Sequence[Box]) -> None:
    band = [g for g in raster.regions if g.r0 == row and g.r1 == row + 1]
    parts = len(numbers)
    targets = _targets(band, numbers)
    for g in raster.regions:
        g.r1 += (parts - 1) * (g.r1 > row + 1 or (g.r0 < row and g.r1 == row + 1))
        g.r0 += (parts - 1) * (g.r0 > row)
    cuts: list[list[float]] = [[] for _ in targets]
    for g in band:
        raster.regions.remove(g)
        lines = printed_lines(g.words)
        at = [_gap(lines, low, high, target) for low, high, target in targets]
        for index, y in enumerate(at):
            if len(lines) > 1:
                cuts[index].append(y)
        for part in range(parts):
            low = at[part - 1] if part else float("-inf")
            high = at[part] if part < parts - 1 else float("inf")
            words = [w for line in lines for w in line if low < _line_middle(line) <= high]
            raster.regions.append(Region(row + part, row + part + 1, g.c0, g.c1, words, inferred=True))
    edges = [
        sorted(found)[len(found) // 2] if found else target
        for found, (_, _, target) in zip(cuts, targets, strict=True)
    ]
    raster.ys[row + 1 : row + 1] = edges


def _targets(band: Sequence[Region], numbers: Sequence[Box]) -> list[tuple[float, float, float]]:
    """For each two numbers: the middles of both, and where to cut if the gaps do not say."""
    tops = [min(w.box.top for w in g.words) for g in band if g.words and g.c0 > 0]
    top_set = bool(tops) and abs(min(tops) - numbers[0].top) <= TOP_SET
    result: list[tuple[float, float, float]] = []
    for a, b in pairwise(numbers):
        low, high = (a.top + a.bottom) / 2, (b.top + b.bottom) / 2
        result.append((low, high, b.top - 1.0 if top_set else (low + high) / 2))
    return result


def _gap(lines: Sequence[Sequence[Word]], low: float, high: float, target: float) -> float:
    """Height at which a cell is cut between ``low`` and ``high``: its widest gap, of alike ones the nearest."""
    gaps: list[tuple[float, float]] = []
    for a, b in pairwise(lines):
        bottom, top = max(w.box.bottom for w in a), min(w.box.top for w in b)
        if low - 2 <= (bottom + top) / 2 <= high + 2:
            gaps.append((top - bottom, (bottom + top) / 2))
    if not gaps:
        return target
    widest = max(width for width, _ in gaps)
    return min((at for width, at in gaps if width >= widest - ALIKE), key=lambda at: abs(at - target))


def _line_middle(line: Sequence[Word]) -> float:
    return (min(w.box.top for w in line) + max(w.box.bottom for w in line)) / 2
