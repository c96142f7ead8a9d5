"""Which indicator of a national set a name speaks of, with the reason and the candidate that comes next.

Two ways lead to a candidate. A rule of ``national_rules.csv`` names what must stand in the name (``a|b & c``:
a or b, and c) and what must not. Or the words of the name are those of the indicator's own name or of another
name of it (``national_aliases.csv``), rare words weighing more. Either way what is measured must be the same
(``measure``: share or number, growth or level, urban or rural, of whom, of what), and little of the name may
be left over. Nothing below :data:`THRESHOLD` is returned: no code rather than a doubtful one. Where several
sets name the indicator equally well the order of the sets decides (``sets``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from normalize.national.measure import Measure, difference, is_people, measure, narrower, stated_kind
from normalize.national.sets import NationalIndicator, national_indicator, national_indicators
from normalize.national.words import comparable, weigh, without_brackets, without_tail, words
from normalize.registers import rows

THRESHOLD = 0.78
"""Least score of a match."""
SAME_NAME = 0.99
"""Score of the very words of a name; likeness of words scores at most :data:`LIKE_NAME`."""
LIKE_NAME = 0.9
OTHER_NAME = 0.95
"""Score of the very words of another name."""
AS_GOOD = 0.08
"""By how much the score of an earlier set's indicator may be below the best and still be taken first."""
NEAR = 0.12
"""By how little a second candidate's score is below the first's where both should be looked at."""
LEAST_LISTED = 0.4
"""Least score of a second candidate."""
MOST_LEFT_OVER = 0.5
"""Share of the words of a name, by weight, that a rule may leave unexplained."""
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
    """

    code: str
    name: str
    score: float
    reason: str
    barred: str | None = None


@dataclass(frozen=True, slots=True)
class NationalMatch:
    """A match: ``score`` 0 to 1, ``reason`` says by which rule or words, ``second`` is the next candidate."""

    code: str
    name: str
    score: float
    reason: str
    second: NationalCandidate | None = None

    @property
    def is_near(self) -> bool:
        """Whether the second candidate is so near that a person should look: not where it is the same name
        in another set, nor where it measures something else."""
        second = self.second
        return (
            second is not None
            and second.barred is None
            and self.score - second.score <= NEAR
            and set(words(comparable(second.name))) != set(words(comparable(self.name)))
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    needed: tuple[tuple[str, ...], ...]
    barred: tuple[str, ...]
    score: float
    reason: str
    allowed: Measure
    """What the rule's words and the indicator's name say together."""


@dataclass(frozen=True, slots=True)
class _Form:
    """One name of an indicator, its own or another."""

    code: str
    plain: str
    measure: Measure
    is_own: bool


def match_national(
    name: str,
    *,
    unit: str | None = None,
    direction: str | None = None,
    national_code: str | None = None,
    code: str | None = None,
) -> NationalMatch | None:
    """The indicator of a set that a name speaks of, None where there is none above :data:`THRESHOLD`.

    Args:
        name: what is measured, without verb and value.
        unit: of its values where they have one unit; ``%`` tells a share from a number.
        direction: of its targets: ``increase`` with ``%`` is a growth.
        national_code: the number of the national statistical system, where the table prints it.
        code: a code of the set, where the table prints it beside a name that agrees.
    """
    printed = _by_printed_code(national_code, code, name)
    if printed is not None:
        return printed
    ranked = rank_national(name, unit=unit, direction=direction)
    if not ranked or ranked[0].barred or ranked[0].score < THRESHOLD:
        return None
    first = ranked[0]
    second = ranked[1] if len(ranked) > 1 else None
    return NationalMatch(first.code, first.name, first.score, first.reason, second)


def rank_national(
    name: str, *, unit: str | None = None, direction: str | None = None
) -> tuple[NationalCandidate, ...]:
    """All candidates from :data:`LEAST_LISTED` on, the best first; those that measure something else last."""
    found: dict[str, NationalCandidate] = {}
    proper = without_tail(name)
    in_brackets = measure(comparable(proper)).features
    for text in dict.fromkeys(comparable(n) for n in (name, proper, without_brackets(proper))):
        mine = measure(text)
        mine = replace(mine, features={**in_brackets, **mine.features})
        kind = stated_kind(mine.kind, unit, direction)
        for candidate in (*_by_rules(text, mine, kind), *_by_words(mine, kind)):
            known = found.get(candidate.code)
            if known is None or candidate.score > known.score:
                found[candidate.code] = candidate
    listed = sorted((c for c in found.values() if c.score >= LEAST_LISTED), key=_order)
    return tuple(_earlier_set_first(listed))


def _order(candidate: NationalCandidate) -> tuple[float, int]:
    return -candidate.score, _rank(candidate.code)


def _rank(code: str) -> int:
    indicator = national_indicator(code)
    return indicator.rank if indicator else 0


def _earlier_set_first(listed: list[NationalCandidate]) -> list[NationalCandidate]:
    """With the candidate of the earliest set before the best where it is as good."""
    if not listed or listed[0].barred:
        return listed
    best = listed[0]
    as_good = [
        c
        for c in listed
        if not c.barred and best.score - c.score <= AS_GOOD and (best.score < SAME_NAME or c.score == best.score)
    ]
    first = min(as_good, key=lambda c: (_rank(c.code), -c.score))
    return [first, *(c for c in listed if c is not first)]


def _by_printed_code(national_code: str | None, code: str | None, name: str) -> NationalMatch | None:
    for indicator in national_indicators():
        if national_code and indicator.national_code == national_code:
            reason = f"printed national code {national_code}"
            return NationalMatch(indicator.code, indicator.name, SAME_NAME, reason)
        if code and indicator.code == code:
            like = _likeness(measure(comparable(name)).words, measure(comparable(indicator.name)).words)
            if like >= THRESHOLD:
                reason = f"printed code {code} and a like name"
                return NationalMatch(indicator.code, indicator.name, SAME_NAME, reason)
    return None


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["code"],
            tuple(tuple(comparable(p) for p in part.split("|")) for part in row["all"].split("&")),
            tuple(comparable(p) for p in row["none"].split("|") if p.strip()),
            float(row["score"]),
            row["reason"],
            measure(comparable(f"{_named(row['code']).name} {row['all'].replace('|', ' ').replace('&', ' ')}")),
        )
        for row in rows("national_rules")
    )


def _named(code: str) -> NationalIndicator:
    found = national_indicator(code)
    if found is None:
        raise KeyError(f"national_rules.csv or national_aliases.csv: no set has the code {code}")
    return found


def _by_rules(plain: str, mine: Measure, kind: str | None) -> list[NationalCandidate]:
    """Candidates of the rules that fit."""
    found = []
    for rule in _rules():
        if _fits(rule, plain):
            name = _named(rule.code).name
            barred = _beyond(mine, kind, rule)
            score = round(rule.score * BARRED, 2) if barred else rule.score
            found.append(NationalCandidate(rule.code, name, score, f"rule: {rule.reason}", barred))
    return found


def _fits(rule: _Rule, plain: str) -> bool:
    padded = f" {plain} "
    return all(any(f" {p} " in padded for p in part) for part in rule.needed) and not any(
        f" {p} " in padded for p in rule.barred
    )


def _beyond(mine: Measure, kind: str | None, rule: _Rule) -> str | None:
    """What a name says that a rule does not cover."""
    theirs = rule.allowed.kind
    if "growth" in (kind, theirs) and kind != theirs:
        return f"{kind or 'a level'} against {theirs or 'a level'}"
    if {kind, theirs} == {"share", "count"}:
        return f"{kind} against {theirs}"
    if (more := narrower(mine, rule.allowed)) is not None:
        return more
    if mine.head and mine.head not in rule.allowed.words and not is_people(mine.head):
        return f"of {mine.head.replace('_', ' ')}"
    left = weigh(mine.words - rule.allowed.words)
    return "much of the name is about something else" if left > MOST_LEFT_OVER * weigh(mine.words) else None


@cache
def _forms() -> tuple[_Form, ...]:
    own = [(i.code, i.name, True) for i in national_indicators()]
    others = [(_named(row["code"]).code, row["alias"], False) for row in rows("national_aliases")]
    plain = [(code, comparable(name), is_own) for code, name, is_own in (*own, *others)]
    return tuple(_Form(code, text, measure(text), is_own) for code, text, is_own in plain)


@cache
def _forms_with() -> dict[str, tuple[_Form, ...]]:
    found: dict[str, list[_Form]] = {}
    for form in _forms():
        for word in form.measure.words:
            found.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


def _by_words(mine: Measure, kind: str | None) -> list[NationalCandidate]:
    """Candidates whose name, or another name of theirs, has the words of this one."""
    forms = {id(form): form for word in mine.words for form in _forms_with().get(word, ())}
    found = []
    for form in forms.values():
        like = _likeness(mine.words, form.measure.words)
        if like < LEAST_LISTED:
            continue
        barred = difference(mine, kind, form.measure)
        score = min(like, LIKE_NAME) if like <= SAME_NAME else SAME_NAME if form.is_own else OTHER_NAME
        shared = sorted(w.replace("_", " ") for w in mine.words & form.measure.words)
        candidate = NationalCandidate(
            form.code, _named(form.code).name, round(score, 2), "words: " + ", ".join(shared), barred
        )
        found.append(replace(candidate, score=round(score * BARRED, 2)) if barred else candidate)
    return found


def _likeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Weighted Dice coefficient of the words of both names."""
    total = weigh(mine) + weigh(theirs)
    return 2 * weigh(mine & theirs) / total if total else 0.0
