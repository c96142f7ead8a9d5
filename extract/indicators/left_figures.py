"""Which figures of a task, that were read as none of its targets, a reader would stop at.

Khoan 35 giếng, cấp nước cho 4.200 hộ         told: so many of something
Có 04 hoạt động, tổ chức 03 hội nghị          not told: items of the plan, acts of an office
thành lập 02 khu bảo vệ; 04 xã: Gia Thuận, …  not told: few of something, and what is listed behind
ít nhất 02 khu bảo vệ, 02 khu đến năm 2027    told: a bound, a year
"""

from __future__ import annotations

from collections.abc import Container

import regex

from extract.indicators.grounds import Sentence, is_paid, is_score
from normalize.notes import Code, Note, info
from normalize.targets.said import words

_LEFT = "A figure among tasks; no word says that it is a target, and it was read as none."
_SHOWN = 80
"""Letters of a figure's own words that a finding shows."""
_COUNTS = frozenset({"count", None})
_FREQUENCIES = frozenset({"time", "count_per_time"})
_NORMS = frozenset({"temperature", "voltage"})
_FEW = 10
"""A plain count below is what a task deals with, rather than what it is to reach."""
_OWN = regex.compile(
    rf"\P{{N}}*[\d.,]+\s+(?:nhóm\s+)?(?:lần|{words('act')}|{words('own_item')})(?!\p{{L}})", regex.IGNORECASE
)
"""Items of the plan itself and acts of an office."""
_LISTED = regex.compile(r"[^,;.]{0,80}:(?!\d)")


def left_notes(sentence: Sentence, kept: Container[int]) -> tuple[Note, ...]:
    """The figures of a task that were taken for no targets, without those of money and those that name nothing.

    Args:
        kept: the indices of the targets that were taken.
    """
    return tuple(
        info(Code.NUMBER_AMBIGUOUS, _LEFT, found=sentence.figure(k)[:_SHOWN])
        for k in range(len(sentence.targets))
        if k not in kept and _is_told(sentence, k)
    )


def _is_told(sentence: Sentence, index: int) -> bool:
    target, figure = sentence.targets[index], sentence.figure(index)
    if target.unit is None or target.dimension in _FREQUENCIES or _OWN.match(figure):
        return False
    if is_score(sentence, index) or is_paid(sentence, index):
        return False
    if "VND" in target.unit or target.dimension in _NORMS:
        return False
    if target.comparator in (">=", "<=", "<", "~", "range") or sentence.lies_ahead(index):
        return True
    if target.dimension not in _COUNTS:
        return "/" not in target.unit or target.unit.endswith("/năm")
    return (target.low or 0) >= _FEW and _LISTED.match(figure) is None
