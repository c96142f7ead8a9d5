"""Candidates for the national indicator that a name speaks of: by a rule, or by the words of a name.

Each keeps its reason, and, where what is measured is not the same, why it is barred.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from normalize.national.features import (
    Features,
    difference,
    features_of,
    is_one_of_two,
    is_people,
    narrower,
    passed_over,
    together,
)
from normalize.national.sets import NationalIndicator, national_indicator, national_indicators
from normalize.national.words import comparable, weigh
from normalize.registers import rows

SAME_NAME = 0.99
"""Score of the very words of a name; likeness of words scores at most :data:`LIKE_NAME`."""
OTHER_NAME = 0.95
"""Score of the very words of another name."""
LIKE_NAME = 0.9
LEAST_LISTED = 0.4
"""Least score of a second candidate."""
MOST_LEFT_OVER = 0.4
"""Share of the words of a name, by weight, that a rule may leave unexplained."""
MOST_BESIDE = 0.25
"""Share of the words of either name, by weight, that the other may lack."""
WIDER = 0.1
"""By how much a candidate's score is less that counts town and country, where the name says one of them."""
BARRED = 0.5
"""What a candidate keeps of its score that measures something else."""


@dataclass(frozen=True, slots=True)
class NationalCandidate:
    """An indicator that a name may speak of.

    Attributes:
        code: as ``national_code`` holds it.
        score: 0 to 1.
        reason: by which rule or words.
        barred: why it measures something else, None where nothing says so.
        is_wider: whether it counts town and country, of which the name says only one.
    """

    code: str
    name: str
    score: float
    reason: str
    barred: str | None = None
    is_wider: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    needed: tuple[tuple[str, ...], ...]
    barred: tuple[str, ...]
    score: float
    reason: str
    allowed: Features
    """What the rule's words and the indicator's name say together."""


@dataclass(frozen=True, slots=True)
class _Form:
    """One name of an indicator, its own or another."""

    code: str
    plain: str
    features: Features
    is_own: bool


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["code"],
            tuple(tuple(comparable(p) for p in part.split("|")) for part in row["all"].split("&")),
            tuple(comparable(p) for p in row["none"].split("|") if p.strip()),
            float(row["score"]),
            row["reason"],
            together([_named(row["code"]).name, *row["all"].replace("&", "|").split("|")]),
        )
        for row in rows("national_rules")
    )


def _named(code: str) -> NationalIndicator:
    found = national_indicator(code)
    if found is None:
        raise KeyError(f"national_rules.csv or national_aliases.csv: no set has the code {code}")
    return found


def by_rules(mine: Features, kind: str | None) -> list[NationalCandidate]:
    """Candidates of the rules that fit."""
    found = []
    for rule in _rules():
        if _fits(rule, mine.plain):
            name = _named(rule.code).name
            barred, wider = _beyond(mine, kind, rule), is_one_of_two(mine, rule.allowed)
            score = round((rule.score - WIDER * wider) * (BARRED if barred else 1), 2)
            found.append(NationalCandidate(rule.code, name, score, f"rule: {rule.reason}", barred, wider))
    return found


def _fits(rule: _Rule, plain: str) -> bool:
    padded = f" {plain} "
    return all(any(f" {p} " in padded for p in part) for part in rule.needed) and not any(
        f" {p} " in padded for p in rule.barred
    )


def _beyond(mine: Features, kind: str | None, rule: _Rule) -> str | None:
    """What a name says that a rule does not cover."""
    theirs = rule.allowed.kind
    if "growth" in (kind, theirs) and kind != theirs:
        return f"{kind or 'a level'} against {theirs or 'a level'}"
    if "share" in (kind, theirs) and {kind, theirs} & {"count", "area", "length", "amount", "level"}:
        return f"{kind} against {theirs}"
    if (more := narrower(mine, rule.allowed)) is not None:
        return more
    if mine.head and mine.head not in rule.allowed.words and not is_people(mine.head):
        return f"of {mine.head.replace('_', ' ')}"
    left = weigh(mine.words - rule.allowed.words - passed_over())
    return "much of the name is about something else" if left > MOST_LEFT_OVER * weigh(mine.words) else None


@cache
def _forms() -> tuple[_Form, ...]:
    own = [(i.code, i.name, True) for i in national_indicators()]
    others = [(_named(row["code"]).code, row["alias"], False) for row in rows("national_aliases")]
    plain = [(code, comparable(name), is_own) for code, name, is_own in (*own, *others)]
    return tuple(_Form(code, text, features_of(text), is_own) for code, text, is_own in plain)


@cache
def _forms_with() -> dict[str, tuple[_Form, ...]]:
    found: dict[str, list[_Form]] = {}
    for form in _forms():
        for word in form.features.words:
            found.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


def by_words(mine: Features, kind: str | None) -> list[NationalCandidate]:
    """Candidates whose name, or another name of theirs, has the words of this one."""
    forms = {id(form): form for word in mine.words for form in _forms_with().get(word, ())}
    found = []
    for form in forms.values():
        like = likeness(mine.words, form.features.words)
        if like < LEAST_LISTED:
            continue
        barred = difference(mine, kind, form.features) or _beside(mine, form.features)
        score = min(like, LIKE_NAME) if like <= SAME_NAME else SAME_NAME if form.is_own else OTHER_NAME
        shared = sorted(w.replace("_", " ") for w in mine.words & form.features.words)
        candidate = NationalCandidate(
            form.code, _named(form.code).name, round(score, 2), "words: " + ", ".join(shared), barred
        )
        found.append(replace(candidate, score=round(score * BARRED, 2)) if barred else candidate)
    return found


def _beside(mine: Features, theirs: Features) -> str | None:
    for word, own, other in (("also", mine.words, theirs.words), ("not", theirs.words, mine.words)):
        more = own - other
        if weigh(more) > MOST_BESIDE * weigh(own):
            return f"{word} {', '.join(sorted(w.replace('_', ' ') for w in more))}"
    return None


def likeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Weighted Dice coefficient of the words of both names."""
    total = weigh(mine) + weigh(theirs)
    return 2 * weigh(mine & theirs) / total if total else 0.0
