"""Which indicator of a national set a name speaks of, with the reason and the candidate that comes next.

Two ways lead to a candidate. A rule of ``national_rules.csv`` names what must stand in the name (``a|b & c``:
a or b, and c) and what must not. Or the words of the name are those of the indicator's own name or of another
name of it (``national_aliases.csv``), rare words weighing more. Either way what is measured must be the same
(``features``: share or number, growth or level, urban or rural, of whom, of what), and little of the name may
be left over. Nothing below :data:`THRESHOLD` is returned: no code rather than a doubtful one. Where several
sets name the indicator equally well the order of the sets decides (``sets``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from normalize.national.candidates import (
    BARRED,
    LEAST_LISTED,
    SAME_NAME,
    NationalCandidate,
    by_rules,
    by_words,
    likeness,
)
from normalize.national.features import Features, features_of, stated_kind
from normalize.national.sets import national_indicator, national_indicators
from normalize.national.words import comparable, first_statement, without_brackets, without_tail

THRESHOLD = 0.78
"""Least score of a match."""
AS_GOOD = 0.08
"""By how much the score of an earlier set's indicator may be below the best and still be taken first."""
NEAR = 0.12
"""By how little a second candidate's score is below the first's where both should be looked at."""


@dataclass(frozen=True, slots=True)
class NationalMatch:
    """A match.

    Attributes:
        score: 0 to 1.
        reason: by which rule or words.
        second: the next candidate of another name.
        namesakes: codes of later sets for the very same name.
    """

    code: str
    name: str
    score: float
    reason: str
    second: NationalCandidate | None = None
    namesakes: tuple[str, ...] = ()

    @property
    def is_near(self) -> bool:
        """Whether the second candidate is so near that a person should look; not where it measures something
        else."""
        second = self.second
        return second is not None and second.barred is None and self.score - second.score <= NEAR


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
    first, same = ranked[0], _namesakes()[ranked[0].code]
    second = next((c for c in ranked[1:] if c.code not in same), None)
    others = tuple(code for code in same if code != first.code)
    return NationalMatch(first.code, first.name, first.score, first.reason, second, others)


def rank_national(
    name: str, *, unit: str | None = None, direction: str | None = None
) -> tuple[NationalCandidate, ...]:
    """All candidates from ``LEAST_LISTED`` on, the best first; those that measure something else keep half of
    their score."""
    found: dict[str, NationalCandidate] = {}
    if unit is not None and unit.endswith("/người"):
        name = f"{name} bình quân đầu người"
    for mine in _readings(name):
        kind = stated_kind(mine, unit, direction)
        for candidate in (*by_rules(mine, kind), *by_words(mine, kind)):
            known = found.get(candidate.code)
            if known is None or candidate.score > known.score:
                found[candidate.code] = candidate
    listed = [c for c in found.values() if c.score >= LEAST_LISTED * (BARRED if c.barred else 1)]
    return tuple(_earlier_set_first(sorted(listed, key=_order)))


def _readings(name: str) -> dict[Features, None]:
    """The name as a whole, without its tail, without brackets too (what they say of the thing measured stays
    known), and the first of several statements."""
    proper = without_tail(name)
    of_proper, bare = features_of(comparable(proper)), features_of(comparable(without_brackets(proper)))
    short = replace(bare, values={**of_proper.values, **bare.values})
    return dict.fromkeys(
        (features_of(comparable(name)), of_proper, short, features_of(comparable(first_statement(proper))))
    )


@cache
def _namesakes() -> dict[str, tuple[str, ...]]:
    """Code → the codes of all indicators of the same name, in the order of the sets."""
    of_name: dict[str, list[str]] = {}
    for indicator in national_indicators():
        of_name.setdefault(comparable(without_brackets(indicator.name)), []).append(indicator.code)
    return {code: tuple(codes) for codes in of_name.values() for code in codes}


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
        if not c.barred
        and (c is best or not c.is_wider)
        and best.score - c.score <= AS_GOOD
        and (best.score < SAME_NAME or c.score == best.score)
    ]
    first = min(as_good, key=lambda c: (_rank(c.code), -c.score))
    return [first, *(c for c in listed if c is not first)]


def _by_printed_code(national_code: str | None, code: str | None, name: str) -> NationalMatch | None:
    for indicator in national_indicators():
        if national_code and indicator.national_code == national_code:
            reason = f"printed national code {national_code}"
            return NationalMatch(indicator.code, indicator.name, SAME_NAME, reason)
        if code and indicator.code == code:
            like = likeness(
                features_of(comparable(name)).words, features_of(comparable(indicator.name)).words
            )
            if like >= THRESHOLD:
                reason = f"printed code {code} and a like name"
                return NationalMatch(indicator.code, indicator.name, SAME_NAME, reason)
    return None
