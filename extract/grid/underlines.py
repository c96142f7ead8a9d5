"""Underlined words: their lines are drawn like the rules of a table and are none.

``Thực hiện: …`` underlined in a cell would part its row in two. An underline passes through the foot of its
words, begins where one of them begins and ends where one ends, and touches no vertical rule, as the border of
a cell does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extract.model import Rule, Word

_FOOT = 0.5
"""How far above a word's lower edge its underline may lie, in sizes of its letters."""
_BELOW = 0.12
"""How far below, in sizes."""
_FLUSH = 2.0
"""Points by which an underline's ends may miss the ends of its words."""
_TOUCH = 2.0
"""Points within which a line ends at a vertical rule."""
_SHORTEST = 4.0
"""Points: shorter pieces are dashes of a border."""


def without_underlines(rules: Sequence[Rule], words: Sequence[Word]) -> tuple[Rule, ...]:
    """The rules that do not underline words."""
    upright = sorted((w for w in words if w.direction == 0), key=lambda w: w.box.bottom)
    bottoms = [w.box.bottom for w in upright]
    tallest = max((w.size for w in upright), default=0.0)
    down = [rule for rule in rules if not rule.horizontal]
    kept: list[Rule] = []
    for rule in rules:
        at = (rule.box.top + rule.box.bottom) / 2
        first = bisect_left(bottoms, at - _BELOW * tallest)
        last = bisect_left(bottoms, at + _FOOT * tallest)
        found = rule.horizontal and _underlines(rule, at, upright[first:last])
        if not found or _touches(rule, at, down):
            kept.append(rule)
    return tuple(kept)


def _underlines(rule: Rule, at: float, words: Sequence[Word]) -> bool:
    """Whether a horizontal rule at this height runs from the start of one of the words to the end of one."""
    if rule.box.width < _SHORTEST:
        return False
    over = [
        w
        for w in words
        if w.box.bottom - _FOOT * w.size <= at <= w.box.bottom + _BELOW * w.size
        and w.box.x1 > rule.box.x0
        and w.box.x0 < rule.box.x1
    ]
    return any(abs(w.box.x0 - rule.box.x0) <= _FLUSH for w in over) and any(
        abs(w.box.x1 - rule.box.x1) <= _FLUSH for w in over
    )


def _touches(rule: Rule, at: float, down: Sequence[Rule]) -> bool:
    return any(
        v.box.top - _TOUCH <= at <= v.box.bottom + _TOUCH
        and (
            v.box.x0 - _TOUCH <= rule.box.x0 <= v.box.x1 + _TOUCH
            or v.box.x0 - _TOUCH <= rule.box.x1 <= v.box.x1 + _TOUCH
        )
        for v in down
    )
