"""Words by which content of a plan is seen in a text, without reading it: labels of tasks, duties with a
date, goals.

A cue says only that something stands there. What it says is for the readers of tasks and targets; where they
took nothing from it, the account of the document tells. The register is ``data/content_cues.csv``.
"""

from __future__ import annotations

from functools import cache

import regex

from normalize.registers import rows
from normalize.text import bare

_FIGURE = regex.compile(
    r"(?<![\d.,/-])\d++(?:[.,]\d++)*+\s?+(?:%|‰|(?:trieu |ty |nghin )?(?:dong|usd|tan|ha|mw|km|m2|xa|phuong|ho)\b)"
)
"""A figure with a unit that targets are stated in, in a text without tones."""
_NEAR = 120
"""Letters behind a word of goals within which its figure stands."""
_SENTENCE = regex.compile(r"[.;](?=\s|$)|\n")


def n_labels(text: str, kind: str) -> int:
    """How many labels of a kind (``lead``, ``time``) stand in a text, each with its colon.

    Example: ``n_labels("Cơ quan chủ trì: Sở Y tế; thời hạn: 2026", "lead")`` is 1.
    """
    return len(_labels(kind).findall(bare(text)))


def names_no_task(text: str) -> bool:
    """Whether a text says that its labels are of no task: ``Cơ quan chịu trách nhiệm thu thập, tổng hợp:``
    names who counts an indicator."""
    return _any("not").search(bare(text)) is not None


def n_dated_duties(text: str) -> int:
    """How many sentences say both who leads and by when: ``Sở Y tế chủ trì, phối hợp với …, hoàn thành trước
    ngày …``."""
    parts = _SENTENCE.split(bare(text))
    return sum(1 for part in parts if _any("duty").search(part) and _any("deadline").search(part))


def n_goals(text: str) -> int:
    """How many figures stand in a sentence behind a word of goals: ``đến năm 2030 đạt 95%``."""
    found = 0
    for part in _SENTENCE.split(bare(text)):
        goal = _any("goal").search(part)
        found += len(_FIGURE.findall(part, goal.end(), goal.end() + _NEAR)) if goal else 0
    return found


@cache
def _any(kind: str) -> regex.Pattern[str]:
    phrases = sorted({bare(row["phrase"]) for row in rows("content_cues") if row["kind"] == kind}, key=len)
    return regex.compile(rf"(?<!\w)(?:{'|'.join(regex.escape(p) for p in reversed(phrases))})(?!\w)")


@cache
def _labels(kind: str) -> regex.Pattern[str]:
    """A cue, up to four more words, a colon: ``Cơ quan chủ trì thực hiện:``."""
    return regex.compile(rf"{_any(kind).pattern}(?:[ ,/]{{1,2}}\w++){{0,4}} ?:")
