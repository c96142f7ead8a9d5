"""Words by which content of a plan is seen in a text, without reading it: labels of tasks, duties with a
date, goals.

A cue says only that something stands there. What it says is for the readers of tasks and targets; where they
took nothing from it, the account of the document tells. The register is ``data/content_cues.csv``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from normalize.official_words import begins_body
from normalize.registers import rows
from normalize.text import bare

_FIGURE = regex.compile(
    r"(?<![\d.,/-])(?!(?:19|20)\d\d\s)\d++(?:[.,]\d++)*+\s?+(?:%|‰|(?:trieu |ty |nghin )?(?:dong(?! bo)|usd|tan|ha|mw|km|m2|xa|phuong|ho)\b)"
)
"""A figure with a unit that targets are stated in, in a text without tones."""
_DAY = r"(?:ngay )?\d{1,2}(?:/\d{1,2}/| thang \d{1,2} nam )20\d\d"
_PART_OF_YEAR = r"(?:(?:cuoi |dau )?quy (?:i{1,3}|iv|[1-4])|(?:cuoi |dau )?thang \d{1,2}|\d{1,2} thang (?:dau|cuoi))(?: ?/ ?| nam )20\d\d"
_NEAR = 120
"""Letters behind a word of goals within which its figure stands."""
_SENTENCE = regex.compile(r"[.;](?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Cues:
    """What a text shows of tasks and targets.

    Attributes:
        lead: labels of bodies, each with its colon: ``Cơ quan chủ trì:``.
        time: labels of times: ``Thời hạn hoàn thành:``.
        duties: sentences that say both who leads and by when: ``Sở Y tế chủ trì, phối hợp với …, hoàn thành
            trước ngày …``.
        deadlines: sentences that say by when a deed is to be done, and not who leads: ``… (hoàn thành trong tháng 9/2027)``.
        goals: figures behind a word of goals: ``đến năm 2030 đạt 95%``.
        given: whether the text begins by giving a deed to a body: ``Giao Sở Y tế tham mưu …``.
        no_task: whether the text says that its labels are of no task: ``Cơ quan chịu trách nhiệm thu thập,
            tổng hợp:`` names who counts an indicator.
    """

    lead: int = 0
    time: int = 0
    duties: int = 0
    deadlines: int = 0
    goals: int = 0
    given: bool = False
    no_task: bool = False


def read_cues(text: str) -> Cues:
    """The cues of a text.

    Example: ``read_cues("Cơ quan chủ trì: Sở Y tế; thời hạn: 2026").lead`` is 1.
    """
    has_colon, has_figure = ":" in text, any(map(str.isdigit, text))
    given = _gives(text)
    if not (has_colon or has_figure):
        return Cues(given=given)
    plain = bare(text)
    lead = len(_labels("lead").findall(plain)) if has_colon else 0
    time = len(_labels("time").findall(plain)) if has_colon else 0
    parts = _SENTENCE.split(plain) if has_figure else []
    duties = sum(1 for part in parts if _any("duty").search(part) and _any("deadline").search(part))
    no_task = bool(lead or time) and _any("not").search(plain) is not None
    deadlines = 0 if lead or time or duties else sum(1 for part in parts if _by_when().search(part))
    return Cues(lead, time, duties, deadlines, sum(map(_n_goals, parts)), given, no_task)


_HEAD = 60
"""Letters of a text in which its first words stand."""


def _gives(text: str) -> bool:
    head = text.lstrip(" -–+*•")[:_HEAD]
    found = _any("assign").match(bare(head))
    return found is not None and begins_body(head[found.end() :].strip())


def _n_goals(sentence: str) -> int:
    goal = _any("goal").search(sentence)
    return len(_FIGURE.findall(sentence, goal.end(), goal.end() + _NEAR)) if goal else 0


@cache
def _any(kind: str) -> regex.Pattern[str]:
    phrases = sorted({bare(row["phrase"]) for row in rows("content_cues") if row["kind"] == kind}, key=len)
    return regex.compile(rf"(?<!\w)(?:{'|'.join(regex.escape(p) for p in reversed(phrases))})(?!\w)")


@cache
def _by_when() -> regex.Pattern[str]:
    """By when a deed is to be done, in a text without tones: ``hoàn thành trong tháng 9/2027``, and at the end of a sentence
    ``(Quý II/2027)``, ``trước ngày 30/4/2027``."""
    term = rf"{_any('term').pattern} "
    return regex.compile(
        rf"(?<!\bda ){_any('done').pattern}(?: \w+){{0,3}}? {term}(?:nam 20\d\d|{_PART_OF_YEAR}|{_DAY})"
        rf"|\((?:tu |{term})?{_PART_OF_YEAR}\)[ .;,]*$"
        rf"|{term}(?:{_PART_OF_YEAR}|{_DAY})[ .;,)]*$"
    )


@cache
def _labels(kind: str) -> regex.Pattern[str]:
    """A cue, up to four more words, a colon: ``Cơ quan chủ trì thực hiện:``."""
    return regex.compile(rf"{_any(kind).pattern}(?:[ ,/]{{1,2}}\w++){{0,4}} ?:")
