"""One statement cut between its values, and each value with what the words around it say."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from normalize.targets.bounds import as_said, as_yearly
from normalize.targets.carried import carried_on
from normalize.targets.compared import compared_in_bracket
from normalize.targets.criteria import EACH
from normalize.targets.directions import direction_of, goes_on_from, leading_direction, may_be_more
from normalize.targets.doubts import aside_notes, broken_notes, sum_notes, with_doubts
from normalize.targets.kinds import kinds_of
from normalize.targets.model import Piece, Target, TargetReading
from normalize.targets.names import name_of, subject_of
from normalize.targets.observed import dates_start, starts_observed, told_apart
from normalize.targets.part_years import (
    of_own_part,
    up_to_now,
    with_part_years,
    with_plan_years,
    with_sentence_years,
)
from normalize.targets.pieces import cut_pieces, find_wholes
from normalize.targets.respectively import paired, with_members, without_list
from normalize.targets.shared import each_of_all
from normalize.targets.told import Told
from normalize.targets.unsaid import unsaid, unsaid_notes
from normalize.targets.values import Values, cut_span, find_values
from normalize.targets.words import find_conditions, find_directions
from normalize.targets.years import (
    Baseline,
    YearMention,
    find_baselines,
    find_years,
    leading_baseline,
    plan_year,
    year_of,
)

_EDGES = " ,;.("
"""Letters that are cut off the ends of a target's own words."""
_MAY_STATE = regex.compile(r"\d|gấp|nửa|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """What the context states for values that do not state it themselves."""

    year_start: int | None
    year: int | None
    direction: str | None
    told: Told
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement cut between its values, with the baselines that it names."""

    text: str
    pieces: list[Piece]
    baselines: tuple[Baseline, ...]
    given: Given


def read_statement(plain: str, given: Given, unit: str | None) -> TargetReading:
    """One statement, or one run of a long text."""
    dated = given.year is not None or given.year_start is not None
    found = (
        find_values(plain, unit, dated=dated, alone=given.told.alone and given.told.kind is None)
        if _MAY_STATE.search(plain)
        else Values([], [], [])
    )
    quantities, starts = found.values, found.starts
    years, against = find_years(plain), find_baselines(plain)
    of_starts = years
    years = tuple(y for y in years if not dates_start(y, starts))
    annual = plan_year(plain) if not years and not dated else None
    years = (annual,) if annual is not None else years
    pieces = as_said(plain, cut_pieces(plain, quantities))
    wholes = find_wholes(plain, pieces)
    statement = _Statement(plain, pieces, against, given)
    spans = [(p.quantity.start, p.quantity.end) for p in pieces]
    targets: list[Target] = []
    name = without_list(
        name_of(plain, [cut_span(plain, q) for q in quantities if q.rule != EACH], of_starts, against)
    )
    mentions = [
        year_of(plain, *span, years, [other for k, other in enumerate(spans) if k != index])
        for index, span in enumerate(spans)
    ]
    mentions = up_to_now(plain, spans, mentions)
    if dated and given.told.kind is None:
        mentions = of_own_part(plain, spans, mentions)
    mentions = with_part_years(plain, spans, years, mentions)
    in_brackets = [
        compared_in_bracket(plain, start, _year_around(mentions[k - 1] if k else None, given))
        for k, (start, _) in enumerate(spans)
    ]
    mentions = paired(plain, spans, with_plan_years(plain, spans, mentions))
    mentions = [c[1] if c else m for c, m in zip(in_brackets, mentions, strict=True)]
    for index in range(len(pieces)):
        targets.append(_target(statement, index, mentions[index], wholes[index], targets))
    targets = [as_yearly(plain, piece, t) for piece, t in zip(pieces, targets, strict=True)]
    targets = _with_subjects(with_members(plain, spans, carried_on(plain, pieces, targets)))
    notes = (*sum_notes(plain, targets), *broken_notes(plain, unit, quantities), *aside_notes(found.asides))
    kinds = kinds_of(plain, pieces, mentions, wholes, given.told, given.year)
    if not dated:
        lent = with_sentence_years(plain, spans, years, mentions, kinds)
        targets = [_of_year(t, mention) for t, mention in zip(targets, lent, strict=True)]
    running = given.told.late and given.year is not None and given.year == given.told.now
    out = unsaid(plain, pieces, targets, kinds, years, given.told) if running or not dated else {}
    notes += unsaid_notes(pieces, out)
    kinds = [out.get(k, kind) for k, kind in enumerate(kinds)]
    wanted, observed = told_apart(
        with_doubts(plain, name, pieces, targets, given.about), kinds, given.told, mentions
    )
    observed += starts_observed(plain, starts, of_starts, given.told)
    observed = each_of_all(sorted(observed, key=lambda o: o.start))
    return TargetReading(name, tuple(each_of_all(wanted)), notes, tuple(observed))


def _year_around(mention: YearMention | None, given: Given) -> int | None:
    """The year of a value: the one its words name, that of the context, or of the document for what is told."""
    if mention is not None:
        return mention.year
    return given.year if given.year is not None else given.told.now if given.told.kind else None


def _of_year(target: Target, mention: YearMention | None) -> Target:
    return replace(target, year=mention.year, year_start=mention.year_start) if mention else target


def _with_subjects(targets: list[Target]) -> list[Target]:
    """A value that says nothing of its subject has that of the one before; no subject where all speak of the
    name."""
    filled: list[Target] = []
    for target in targets:
        subject = target.subject or (filled[-1].subject if filled else None)
        filled.append(replace(target, subject=subject))
    if len({t.subject for t in filled}) <= 1:
        return [replace(t, subject=None) for t in filled]
    return filled


def _target(
    statement: _Statement,
    index: int,
    mention: YearMention | None,
    whole: int | None,
    before: list[Target],
) -> Target:
    """Value ``index`` as a target; a part has the baseline and condition of its whole where it states none.

    Args:
        mention: the year that governs it.
        whole: index of the target that it is a part of.
        before: the targets of the values before it.
    """
    given, piece, quantity = statement.given, statement.pieces[index], statement.pieces[index].quantity
    parent = None if whole is None else before[whole]
    baseline, baseline_year = _baseline(statement, piece, parent)
    conditions = find_conditions(statement.text[piece.start : piece.end])
    raw, start = _own_words(statement.text, piece)
    return Target(
        subject=_subject(statement, index),
        year_start=(mention or given).year_start,
        year=(mention or given).year,
        comparator=quantity.comparator,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        dimension=quantity.dimension,
        direction=_direction(statement, index, parent, before[-1] if before else None),
        baseline=baseline,
        baseline_year=baseline_year,
        condition=conditions[0].value if conditions else parent.condition if parent else None,
        part_of=whole,
        raw=raw,
        start=start,
        end=start + len(raw),
        rule=f"target_{quantity.rule}",
        confidence=quantity.confidence,
        notes=quantity.notes,
    )


def _subject(statement: _Statement, index: int) -> str | None:
    """What a value speaks of, where the statement has several values."""
    if len(statement.pieces) == 1:
        return None
    piece = statement.pieces[index]
    cut = cut_span(statement.text, piece.quantity)
    return subject_of(statement.text, piece.start, piece.end, *cut)


def _baseline(statement: _Statement, piece: Piece, parent: Target | None) -> tuple[str | None, int | None]:
    """The baseline that a value's own words name, else that of its whole, and its year."""
    own = next((b for b in statement.baselines if piece.start <= b.start < piece.end), None)
    if own is not None:
        return own.baseline, own.year
    if parent is not None:
        return parent.baseline, parent.baseline_year
    led = leading_baseline(statement.text, statement.baselines, piece.quantity.start)
    return (led.baseline, led.year) if led else (None, None)


def _direction(statement: _Statement, index: int, parent: Target | None, former: Target | None) -> str:
    """The direction of a value: from its words, its whole, the head of the statement, or the context.

    Args:
        former: the target of the value before it, whose verb may serve both: ``giảm A xuống 30% và B xuống 20%``.
    """
    own = direction_of(statement.text, statement.pieces[index])
    if former is not None and (
        may_be_more(statement.text, statement.pieces, index)
        or (own is None and goes_on_from(statement.text, statement.pieces, index))
    ):
        return former.direction
    if (
        own == "reach"
        and former is not None
        and former.direction == "reduce"
        and _shares_verb(statement, index)
    ):
        return former.direction
    return (
        own
        or (parent.direction if parent else None)
        or leading_direction(statement.text, statement.pieces, index)
        or statement.given.direction
        or "reach"
    )


def _shares_verb(statement: _Statement, index: int) -> bool:
    """Whether a value has no verb of its own, and the one before it is measured alike."""
    piece, former = statement.pieces[index], statement.pieces[index - 1]
    words = statement.text[piece.start : piece.quantity.start]
    return not find_directions(words) and piece.quantity.unit == former.quantity.unit


def _own_words(text: str, piece: Piece) -> tuple[str, int]:
    """The words that speak of a value, without signs at their ends, and where they begin."""
    words = text[piece.start : piece.end]
    raw = words.strip(_EDGES)
    return raw, piece.start + (len(words) - len(words.lstrip(_EDGES)) if raw else 0)
