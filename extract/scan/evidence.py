"""What speaks for each of two readings of a word, and the chance of each that follows from it.

Each piece of evidence is a figure; its weights for the outcomes were learnt from words whose print is known
(``normalize/data/reading_weights.csv``, ``bench/scan/second_readings.py``): multinomial logistic regression.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import exp, log

import regex

from extract.scan.reading_forms import (
    SURE_ROMAN,
    Fit,
    core,
    fit_of,
    is_figure,
    is_strokes,
    plain,
    unsigned,
)
from extract.scan.second_reading import SecondReading
from normalize.notes import DOUBTED
from normalize.registers import rows
from normalize.spelling.likelihood import likely_misread

SURELY = 0.9
"""The network's figure from which it sees what Tesseract saw before a word was put right."""
LEAST, MOST = 0.002, 0.9995
"""Chances are taken to lie between these: beyond them they say nothing more."""
_QUOTES = frozenset("\"'“”„‘’")
_DASHES = frozenset("-–—")
_END = regex.compile(r"[.,;:]*$")
_PARTED = regex.compile(r"\d[.,]\d")


class Truth(StrEnum):
    """What may be printed where two readings stand."""

    OURS = "ours"
    """What Tesseract read, as it was put right."""
    THEIRS = "theirs"
    """What the network read."""
    NEITHER = "neither"
    """Something else, or no letters."""


class Question(StrEnum):
    """What the weights of the register answer: which of two unlike readings is right, or whether two like ones are."""

    OURS = "ours"
    THEIRS = "theirs"
    NEITHER = "neither"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """Two readings of one word.

    Attributes:
        texts: the words of the line as they stand, in reading order.
        index: which of them was read twice.
        chance: that it is right as it stands, 0 to 1.
        second: what the network read.
        theirs: its letters without signs that stand apart.
        before: what Tesseract had read, where the word was put right since.
        others: what other readings of the same ink by Tesseract gave.
    """

    texts: Sequence[str]
    index: int
    chance: float
    second: SecondReading
    theirs: str
    before: str = ""
    others: tuple[str, ...] = ()

    @property
    def ours(self) -> str:
        """The word as it stands."""
        return self.texts[self.index]


def chances(readings: TwoReadings) -> dict[Truth, float]:
    """The chance (0 to 1) of what may be printed where two readings differ; together they are 1."""
    found = evidence(readings)
    sums = {truth: _sum(Question(truth), found) for truth in Truth}
    most = max(sums.values())
    shares = {truth: exp(value - most) for truth, value in sums.items()}
    whole = sum(shares.values())
    return {truth: share / whole for truth, share in shares.items()}


def chance_alike(readings: TwoReadings) -> float:
    """The chance of a word that both read alike. Never lower than that of the first by itself."""
    return max(readings.chance, 1.0 / (1.0 + exp(-_sum(Question.ALIKE, evidence_alike(readings)))))


def evidence_alike(readings: TwoReadings) -> dict[str, float]:
    """What speaks for a word that both read alike: how sure each was; and a doubtful point between digits both take for a
    comma."""
    return {
        "always": 1.0,
        "chance": odds(readings.chance),
        "second": odds(readings.second.confidence),
        "a doubtful sign parts digits": float(
            readings.chance < DOUBTED and bool(_PARTED.search(readings.ours))
        ),
    }


def odds(chance: float) -> float:
    """The logarithm of how many times likelier than not. Example: that of 0.5 is 0."""
    held = min(max(chance, LEAST), MOST)
    return log(held / (1.0 - held))


def evidence(readings: TwoReadings) -> dict[str, float]:
    """What speaks for either reading, by name; what does not hold is left out."""
    texts, index, ours, theirs = readings.texts, readings.index, readings.ours, readings.theirs
    parts = theirs.split()
    placed = [*texts[:index], theirs, *texts[index + 1 :]]
    fit = fit_of(texts, index, ours)
    other = fit_of(texts, index, theirs) if len(parts) == 1 else min(fit_of([p], 0, p) for p in parts)
    as_before = bool(readings.before) and core(readings.before) == core(theirs)
    held = {
        **_of_fit("ours", fit),
        **({} if theirs in _DASHES else _of_fit("theirs", other)),
        "theirs is a dash": theirs in _DASHES,
        **_of_letters(ours, theirs),
        **_of_ends(ours, theirs, texts[index + 1] if index + 1 < len(texts) else ""),
        "theirs is as first read": as_before,
        "theirs is surely as first read": as_before and readings.second.confidence >= SURELY,
        "theirs has a space": len(parts) > 1,
        "ours is likely misread": likely_misread(texts, index),
        "theirs is likely misread": len(parts) == 1 and likely_misread(placed, index),
    }
    found = {name: 1.0 for name, holds in held.items() if holds}
    return {
        "always": 1.0,
        "chance": odds(readings.chance),
        "second": odds(readings.second.confidence),
        **found,
    }


def begins_with_speck(texts: Sequence[str], first: str) -> bool:
    """Whether a word begins with a quotation mark that nothing closes: both take a speck for one."""
    return first[:1] in _QUOTES and sum(c in _QUOTES for text in texts for c in text) == 1


def unmarked(text: str) -> str:
    """Small letters without marks. Example: ``Đổi`` gives ``doi``."""
    parted = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in parted if not unicodedata.combining(c))


def _marks(text: str) -> int:
    """How many marks stand on the letters of a text. Example: ``đổi`` has three."""
    return len(unicodedata.normalize("NFD", text)) - len(text) + text.lower().count("đ")


def _of_fit(whose: str, fit: Fit) -> dict[str, bool]:
    return {
        f"{whose} makes a known pair": fit == Fit.VOUCHED,
        f"{whose} is usual": fit >= Fit.USUAL,
        f"{whose} is unlikely": fit <= Fit.UNLIKELY,
    }


def _of_letters(ours: str, theirs: str) -> dict[str, bool]:
    """How the letters of two readings differ, and of what sort they are."""
    a, b = unsigned(ours), unsigned(theirs)
    return {
        "marks alone differ": a != b and unmarked(a) == unmarked(b),
        "theirs has more letters": len(b) > len(a),
        "theirs has more marks": len(a) == len(b) and _marks(b) > _marks(a),
        "ours holds a figure": is_figure(ours),
        "theirs holds a figure": is_figure(theirs),
        "ours is of capitals": len(a) > 1 and a.isupper(),
        "ours is Roman": bool(SURE_ROMAN.fullmatch(ours)),
        "theirs is Roman": bool(SURE_ROMAN.fullmatch(theirs)),
        "strokes for letters": is_strokes(theirs) and not is_figure(ours),
    }


def _of_ends(ours: str, theirs: str, after: str) -> dict[str, bool]:
    """How the signs at the end differ, and whether a sentence ends before a small letter."""
    a, b = (_END.findall(plain(text))[0] for text in (ours, theirs))
    goes_on = after[:1].islower()
    return {
        "ours lacks the last sign": bool(b) and not a,
        "another last sign": bool(a and b) and a != b,
        "ours stops before a small letter": a == "." and goes_on,
    }


def _sum(question: Question, found: Mapping[str, float]) -> float:
    weights = _weights()[question]
    return sum(value * weights.get(name, 0.0) for name, value in found.items())


@cache
def _weights() -> Mapping[Question, Mapping[str, float]]:
    """The register of weights."""
    weights: dict[Question, dict[str, float]] = {question: {} for question in Question}
    for row in rows("reading_weights"):
        weights[Question(row["outcome"])][row["evidence"]] = float(row["weight"])
    return weights
