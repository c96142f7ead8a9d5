"""One figure said of several things: ``A, B và C đều tăng 23%`` is three targets, each with its subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import regex

from normalize.targets.model import Observation, Target
from normalize.text import compiled

V = TypeVar("V", Target, Observation)

_ALL = regex.compile(
    r"\s+(?:đều|cùng đều|cùng)\s+(?=(?:phải\s+)?(?:tăng|giảm|đạt|nâng|còn|chiếm|trên|dưới|có))",
    regex.IGNORECASE,
)
_PARTS = regex.compile(r",\s+|\s+và\s+")
_LEAD = regex.compile(
    r"\W*(?:(?:phấn đấu|đến năm \d{4}|năm \d{4}|giai đoạn [\d\s–-]+|tỷ lệ)\s*,?\s+)*", regex.IGNORECASE
)
_FEWEST, _MOST = 2, 9
"""Words of one of the things."""


def each_of_all(values: Sequence[V]) -> list[V]:
    """The values, those that are said of several things once for each."""
    if any(isinstance(v, Target) and v.part_of is not None for v in values):
        return list(values)
    return [replace(value, subject=subject) for value in values for subject in _subjects(value)]


def _subjects(value: Target | Observation) -> list[str | None]:
    found = _ALL.search(value.raw)
    if found is None:
        return [value.subject]
    names = _LEAD.sub("", value.raw[: found.start()], count=1)
    things = [thing.strip() for thing in _PARTS.split(names)]
    if len(things) < 2 or not all(
        _FEWEST <= len(t.split()) <= _MOST and not compiled(r"\d").search(t) for t in things
    ):
        return [value.subject]
    return list(things)
