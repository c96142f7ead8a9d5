"""Verb and baseline of one value that serve the next one too."""

from __future__ import annotations

from dataclasses import replace

import regex

from normalize.targets.directions import direction_of
from normalize.targets.model import Piece, Target
from normalize.targets.pieces import SENTENCE

_LEVEL = regex.compile(r"(?:bằng|chiếm|tương đương)\s*(?:khoảng\s*|trên\s*)?$", regex.IGNORECASE)
"""The share of a whole that a value states, which is no change: "bằng 30%"."""
_REACHED = regex.compile(r"(?<!\p{L})đạt\s*(?:khoảng\s*|trên\s*)?$", regex.IGNORECASE)
"""``tăng thêm 5.000 ha, đạt 350.000 ha``: a level beside a change."""


def carried_on(text: str, pieces: list[Piece], targets: list[Target]) -> list[Target]:
    """``giảm 15% vào năm 2030 và 30% vào năm 2050 so với năm 2014``: verb and baseline serve both values."""
    done = list(targets)
    for place in range(1, len(done)):
        before, now = done[place - 1], done[place]
        if now.subject is not None or now.part_of is not None or before.unit != now.unit:
            continue
        words = text[pieces[place].start : pieces[place].quantity.start]
        if _LEVEL.search(words) or (
            _REACHED.search(words) and not _REACHED.search(_words_of(text, pieces[place - 1]))
        ):
            continue
        if direction_of(text, pieces[place]) is None:
            now = replace(now, direction=before.direction)
        if SENTENCE.search(words) is None and now.baseline is None:
            now = replace(now, baseline=before.baseline, baseline_year=before.baseline_year)
        done[place] = now
    for place in range(len(done) - 1, 0, -1):
        before, now = done[place - 1], done[place]
        same = now.subject is None and before.unit == now.unit and now.part_of is None
        gap = text[pieces[place - 1].quantity.end : pieces[place].quantity.start]
        if same and before.baseline is None and now.baseline is not None and ";" not in gap:
            done[place - 1] = replace(before, baseline=now.baseline, baseline_year=now.baseline_year)
    return done


def _words_of(text: str, piece: Piece) -> str:
    """The words of a value before it."""
    return text[piece.start : piece.quantity.start]
