"""Indicator statements in clauses.

A clause is an indicator where the headings over it speak of targets (``Mục tiêu``, ``Chỉ tiêu``,
``Phấn đấu``) and it states a value, or stands without one in a list whose items do (``Tỷ lệ … theo Đề án``:
an indicator with no target). Where they tell what was (``Kết quả thực hiện``) its values are observations.
Under ``Giải pháp``, ``Nhiệm vụ``, ``Tổ chức thực hiện`` only a sentence counts that itself says it is a target
(:mod:`extract.indicators.stated`). A line that leads a list (``* Phấn đấu đến năm 2020:``) is none unless it
states a share or a measure; its year, unit and direction are handed down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extract.indicators.declared_counts import counts_items
from extract.indicators.doubtful import with_doubts
from extract.indicators.footnotes import footnote_marks
from extract.indicators.grounds import names_aim
from extract.indicators.headings_over import (
    LEADS,
    Part,
    handed_down,
    year_in,
)
from extract.indicators.owners import ancestors, group_steps, owner_of
from extract.indicators.plan_years import lists_that_name, plan_years, with_plan_years
from extract.indicators.standing import Standing, is_undecided, part_in, standing
from extract.indicators.stated import stated
from extract.indicators.undecided_lists import Lists, undecided_lists
from extract.model import Clause
from extract.model.indicators import UNDATED, Dated, Indicator, place_of_name, places_of, without_values_note
from extract.model.printed import Printed, printed_paragraphs
from normalize.notes import Code, Note, info
from normalize.targets.model import TargetReading
from normalize.targets.read import read_targets
from normalize.text import clean

_NAMED = regex.compile(
    r"\s*(?:t[ỷỉ]\s+(?:lệ|trọng|suất)|số(?:\s+lượng)?\s|diện tích|tổng\s|chỉ số|mức\s|độ che phủ|cường độ|sản lượng|giá trị|thu nhập|năng suất|hệ số|công suất)", regex.IGNORECASE
)  # fmt: skip
_NEXT_SENTENCE = regex.compile(r"(?<=[.;])\s+(?=\p{Lu})")
_OWN_LABEL = regex.compile(
    r"(?:chỉ tiêu|tiêu chí|mục tiêu)\s+(?:số\s+)?(?P<number>\d+(?:\.\d+)*)\s*[:.]\s+(?=\S)", regex.IGNORECASE
)
"""``Chỉ tiêu 1: Tỷ lệ …``: the label of an item, no part of its name."""
_FOOTNOTE = regex.compile(r"\[\d{1,3}\]")
_COUNTS = frozenset({"count", None})
_FEWEST_VALUED = 0.5
"""Share of the items of a list that must state a value for one without to be an indicator."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A paragraph of a clause, read as a statement of targets.

    Attributes:
        text: as printed; ``start``: where the statement begins behind a label of its own.
        number: that label's.
    """

    clause: Clause
    text: str
    place: Printed
    reading: TargetReading
    leads: bool
    part: Part
    is_first: bool
    start: int
    number: str | None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A figure that stands under a heading of targets and was taken for none, with the reason."""

    clause: Clause
    note: Note


@dataclass(frozen=True, slots=True)
class ClauseStatements:
    """What the clauses of a document state."""

    indicators: tuple[Indicator, ...]
    passed_over: tuple[PassedOver, ...]


def clause_statements(
    clauses: Sequence[Clause], dated: Dated = UNDATED, preamble: Sequence[Clause] = ()
) -> ClauseStatements:
    """The indicators of clauses, in order, and the figures under headings of targets that are none.

    Args:
        dated: the year of the document, and what its title names for statements that no nearer words date.
        preamble: the sentences above the first clause, of which only what tells of a time that is over is wanted.
    """
    clauses = (*preamble, *clauses)
    whole = plan_years(dated)
    named = lists_that_name(clauses, whole)
    by_path = {clause.path: clause for clause in clauses}
    over = {c.path: list(ancestors(c, by_path)) for c in clauses if c.path}
    parts = {c.path: part_in(dated, c, over[c.path]) for c in clauses if c.path}
    undecided = {c.path for c in clauses if c.path and is_undecided(c, over[c.path])}
    lists = undecided_lists(clauses, parts, undecided, dated)
    parents = {clause.parent for clause in clauses}
    paragraphs = [list(printed_paragraphs(clause)) for clause in clauses]
    marks = iter(footnote_marks(p.text for of_clause in paragraphs for p in of_clause))
    statements = [
        s
        for clause, of_clause in zip(clauses, paragraphs, strict=True)
        for s in _statements(
            clause,
            [(p, next(marks)) for p in of_clause],
            by_path,
            clause.path in parents,
            replace(dated, start=None, end=None) if clause.parent in named else dated,
            lists,
        )
    ]
    valued = _valued_lists(statements)
    taken = [_is_indicator(s, valued) for s in statements]
    return ClauseStatements(
        tuple(_indicator(s, by_path) for s, is_one in zip(statements, taken, strict=True) if is_one),
        tuple(
            PassedOver(s.clause, note)
            for s, is_one in zip(statements, taken, strict=True)
            if not is_one and s.part in (Part.AIMS, Part.DEEDS)
            for note in _why_none(s)
        ),
    )


_COUNTED = "This figure was read as the count of what is listed below, not as a target."


def _why_none(s: _Statement) -> tuple[Note, ...]:
    """Why the figures of a statement that is no indicator are no targets."""
    if not s.reading.values:
        return s.reading.notes
    return tuple(info(Code.NUMBER_AMBIGUOUS, _COUNTED, found=v.raw[:80]) for v in s.reading.values)


def _statements(
    clause: Clause,
    paragraphs: Sequence[tuple[Printed, int]],
    by_path: dict[str, Clause],
    has_children: bool,
    dated: Dated,
    lists: Lists,
) -> Iterator[_Statement]:
    """The paragraphs of a clause as statements.

    Args:
        paragraphs: each with the letters that the mark of a footnote takes at its head.
        lists: what lists say that stand under no heading that decides.
    """
    above = list(ancestors(clause, by_path))
    years = handed_down(above)
    part = part_in(dated, clause, above, lists)
    for place, (paragraph, mark) in enumerate(paragraphs):
        text = paragraph.text
        if _FOOTNOTE.match(text):
            continue
        is_heading = place == 0 and clause.heading is not None and clause.heading == text
        leads_on = LEADS.search(text) is not None
        leads = (
            leads_on
            or (is_heading and has_children)
            or (has_children and place == 0 and not _states_value(text))
        )
        own = _OWN_LABEL.match(text)
        start = own.end() if own else mark
        stands = standing(text, part, years, (clause, *above), dated, lists)
        if stands is None:
            continue
        reading = with_doubts(
            _read(text[start:], stands),
            over_list=has_children and place == 0,
            is_criterion=dated.is_criteria and stands.part is Part.AIMS,
        )
        yield _Statement(
            clause,
            text,
            paragraph,
            reading,
            leads,
            stands.part,
            place == 0,
            start,
            own["number"] if own else None,
        )
        years = year_in(text, leads_on or is_heading) or years


def _read(text: str, stands: Standing) -> TargetReading:
    """What a statement says in the part of the document where it stands."""
    part, told = stands.part, stands.told
    if part not in (Part.AIMS, Part.PAST):
        return with_plan_years(stated(text, part, stands.given, told.now), text, stands.last)
    start, end = stands.given or (None, None)
    reading = read_targets(text, year=end, year_start=start, told=told)
    return (
        with_plan_years(reading, text, stands.last)
        if part is Part.AIMS
        else _of_past(text, reading, told.now)
    )


def _of_past(text: str, reading: TargetReading, now: int | None) -> TargetReading:
    """The reading of a text that tells what was: only what it says is an aim of years ahead is wanted."""
    ahead = now is not None and all(t.year is not None and t.year > now for t in reading.targets)
    return reading if ahead and names_aim(text) else replace(reading, targets=())


def _states_value(text: str) -> bool:
    """Whether a text states any target value."""
    return _has_value(read_targets(text))


def _has_value(reading: TargetReading) -> bool:
    return bool(reading.targets or reading.observations)


def _list_key(statement: _Statement) -> tuple[str | None, str]:
    kind = regex.sub(r"[\p{L}\p{N}]", "", statement.clause.label)
    return (statement.clause.parent, kind) if statement.is_first else (statement.clause.path, "¶")


def _valued_lists(statements: list[_Statement]) -> set[tuple[str | None, str]]:
    """Lists of at least two items half of which state a value."""
    members: dict[tuple[str | None, str], list[bool]] = {}
    for s in statements:
        if not s.leads and s.part is Part.AIMS:
            members.setdefault(_list_key(s), []).append(_has_value(s.reading))
    return {k for k, flags in members.items() if len(flags) > 1 and sum(flags) >= _FEWEST_VALUED * len(flags)}


def _is_indicator(s: _Statement, valued: set[tuple[str | None, str]]) -> bool:
    if s.leads and not _states_before_it_leads(s):
        return False
    if (s.leads or s.clause.heading == s.text) and counts_items(s.text):
        return False
    if s.part is not Part.AIMS:
        return _has_value(s.reading)
    lost = any(n.code is Code.NUMBER_UNPARSED for n in s.reading.notes)
    return _has_value(s.reading) or lost or (_list_key(s) in valued and _NAMED.match(s.text) is not None)


def _states_before_it_leads(s: _Statement) -> bool:
    """Whether a line that leads a list states values of its own: a share or a measure anywhere, a count not in
    the sentence with the colon, where it may be that of the list.

    ``Trái cây: … đạt 46.200 tấn. Một số sản phẩm như sau:``
    """
    if not LEADS.search(s.text):
        return _has_value(s.reading)
    last = max((m.end() for m in _NEXT_SENTENCE.finditer(s.text)), default=0) - s.start
    return any(v.end <= last or v.dimension not in _COUNTS for v in s.reading.values)


def _indicator(s: _Statement, by_path: dict[str, Clause]) -> Indicator:
    reading = s.reading
    owner, number = owner_of(s.clause, by_path)
    notes: tuple[Note, ...] = reading.notes
    if not _has_value(reading):
        notes = (*notes, without_values_note(s.text))
    return Indicator(
        position=0,
        clause_path=owner or None,
        table=None,
        task_position=None,
        number=s.number or number,
        group_path=tuple(reversed(list(group_steps(s.clause, by_path)))),
        code=None,
        name=reading.name or clean(s.text[s.start :]),
        national_code=None,
        roadmap=None,
        raw=s.text,
        fragments=s.place.fragments,
        targets=reading.targets,
        name_at=place_of_name(reading.name or clean(s.text[s.start :]), s.place),
        targets_at=places_of(reading.targets, s.place, s.start),
        observations=reading.observations,
        observations_at=places_of(reading.observations, s.place, s.start),
        confidence=min([v.confidence for v in reading.values], default=0.7)
        * (1.0 if s.part in (Part.AIMS, Part.PAST) else 0.9),
        notes=notes,
    )
