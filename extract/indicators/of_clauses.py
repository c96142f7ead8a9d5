"""Indicator statements in clauses.

A clause is an indicator where the headings over it speak of targets (``Mục tiêu``, ``Chỉ tiêu``,
``Phấn đấu``) and it states a value, or stands without one in a list whose items do (``Tỷ lệ … theo Đề án``:
an indicator with no target). Under ``Giải pháp``, ``Nhiệm vụ``, ``Tổ chức thực hiện`` only a sentence that
itself says it is a target with a year counts. A line that leads a list (``* Phấn đấu đến năm 2020:``) is
none; its year, unit and direction are handed down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from extract.clauses.headings import own_paragraphs
from extract.indicators.declared_counts import counts_items
from extract.indicators.owners import ancestors, group_steps, owner_of
from extract.indicators.stated import COUNTS, GOES_ON, says_target
from extract.indicators.told import told_by
from extract.model import Clause
from extract.model.indicators import Indicator, place_of_name, places_of, without_values_note
from extract.model.printed import Printed, printed_paragraphs
from normalize.notes import Code, Note
from normalize.registers import rows
from normalize.targets.read import TargetReading, Told, read_targets
from normalize.targets.years import heading_year
from normalize.text import clean, fold


def _titles(kind: str) -> str:
    """A pattern for the words of one kind in the heading of a part, without marks."""
    phrases = [fold(row["phrase"]) for row in rows("part_titles") if row["kind"] == kind]
    return rf"(?:{'|'.join(sorted(phrases, key=len, reverse=True))})\b"


_AIMS = regex.compile(rf"\b{_titles('aims')}")
_NOT_AIMS = regex.compile(rf"\b{_titles('other')}|^[\W\da-z]{{0,5}}?\b{_titles('other_at_start')}")
_PAST = regex.compile(rf"^{_titles('past_at_start')}|\b{_titles('past')}")
"""Parts that tell what was: their figures are no targets, whatever a line in them is called."""
_NAMED = regex.compile(
    r"\s*(?:t[ỷỉ]\s+(?:lệ|trọng|suất)|số(?:\s+lượng)?\s|diện tích|tổng\s|chỉ số|mức\s|độ che phủ|cường độ|sản lượng|giá trị|thu nhập|năng suất|hệ số|công suất)", regex.IGNORECASE
)  # fmt: skip
_LEADS = regex.compile(r":\s*$")
_NEXT_SENTENCE = regex.compile(r"(?<=[.;])\s+(?=\p{Lu})")
_FEWEST_VALUED = 0.5
"""Share of the items of a list that must state a value for one without to be an indicator."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A paragraph of a clause, read as a statement of targets."""

    clause: Clause
    text: str
    place: Printed
    reading: TargetReading
    leads: bool
    in_aims: bool
    is_first: bool
    is_past: bool
    now: int | None
    year: tuple[int | None, int | None]


def clause_indicators(
    clauses: Sequence[Clause], now: int | None = None, period: tuple[int | None, int | None] | None = None
) -> list[Indicator]:
    """The indicators of clauses, in order.

    Args:
        now: the year of the document.
        period: the first and last year that its title names, for targets that no nearer words date.
    """
    by_path = {clause.path: clause for clause in clauses}
    parents = {clause.parent for clause in clauses}
    statements = [
        s for clause in clauses for s in _statements(clause, by_path, clause.path in parents, now, period)
    ]
    valued = _valued_lists(statements)
    return [_indicator(s, by_path) for s in statements if _is_indicator(s, valued)]


def _statements(
    clause: Clause,
    by_path: dict[str, Clause],
    has_children: bool,
    now: int | None,
    period: tuple[int | None, int | None] | None,
) -> Iterator[_Statement]:
    above = list(ancestors(clause, by_path))
    in_aims = _in_aims(clause, above)
    is_past = any(_PAST.search(fold(_head_words(o))) for o in above)
    years = _handed_down(above)
    heads = [_head_words(outer) for outer in (clause, *above)]
    for place, paragraph in enumerate(printed_paragraphs(clause)):
        text = paragraph.text
        is_heading = place == 0 and clause.heading is not None and clause.heading == text
        leads_on = _LEADS.search(text) is not None
        leads = (
            leads_on
            or (is_heading and has_children)
            or (has_children and place == 0 and not _states_value(text))
        )
        start, end = years or period or (None, None)
        told = told_by(heads, wanted=in_aims, past=is_past, year=end, now=now)
        reading = read_targets(text, year=end, year_start=start, told=told)
        yield _Statement(
            clause, text, paragraph, reading, leads, in_aims, place == 0, is_past, now, (start, end)
        )
        years = _year_in(text, leads_on or is_heading) or years


def _states_value(text: str) -> bool:
    """Whether a text states any target value."""
    return _has_value(read_targets(text))


def _has_value(reading: TargetReading) -> bool:
    return bool(reading.targets or reading.observations)


def _head_words(clause: Clause) -> str:
    """What a clause says to those below: its heading, or the last line of its text where that leads a
    list."""
    lines = list(own_paragraphs(clause))
    if not lines:
        return ""
    return clause.heading or (lines[-1] if _LEADS.search(lines[-1]) else lines[0][:160])


def _in_aims(clause: Clause, above: list[Clause]) -> bool:
    """Whether the nearest heading that decides speaks of targets."""
    for place, outer in enumerate([clause, *above]):
        words = fold(_head_words(outer)) if place or outer.heading else ""
        lines = list(own_paragraphs(outer))
        leading = fold(lines[-1]) if place and lines and _LEADS.search(lines[-1]) else ""
        for title in (leading, words):
            if _PAST.search(title):
                return False
            if _AIMS.search(title) and not regex.match(r"(?:cac |nhom )?(?:giai phap|nhiem vu)", title):
                is_heading = title == words and outer.heading is not None
                return is_heading or not any(_PAST.search(fold(_head_words(o))) for o in above[place:])
            if _NOT_AIMS.search(title):
                return False
    return False


def _handed_down(above: list[Clause]) -> tuple[int | None, int | None] | None:
    """The year that the clauses above hand down: of the nearest line that leads on and names one (or one
    span)."""
    for outer in above:
        for line in reversed(list(own_paragraphs(outer))):
            is_heading = line == outer.heading
            if (years := _year_in(line, is_heading or _LEADS.search(line) is not None)) is not None:
                return years
    return None


def _year_in(line: str, heads: bool) -> tuple[int | None, int | None] | None:
    if not heads:
        return None
    mention = heading_year(line)
    return (mention.year_start, mention.year) if mention else None


def _list_key(statement: _Statement) -> tuple[str | None, str]:
    kind = regex.sub(r"[\p{L}\p{N}]", "", statement.clause.label)
    return (statement.clause.parent, kind) if statement.is_first else (statement.clause.path, "¶")


def _valued_lists(statements: list[_Statement]) -> set[tuple[str | None, str]]:
    """Lists of at least two items half of which state a value."""
    members: dict[tuple[str | None, str], list[bool]] = {}
    for s in statements:
        if not s.leads and s.in_aims:
            members.setdefault(_list_key(s), []).append(_has_value(s.reading))
    return {k for k, flags in members.items() if len(flags) > 1 and sum(flags) >= _FEWEST_VALUED * len(flags)}


def _is_indicator(s: _Statement, valued: set[tuple[str | None, str]]) -> bool:
    if s.leads and not _states_before_it_leads(s):
        return False
    if (s.leads or s.clause.heading == s.text) and counts_items(s.text):
        return False
    if s.in_aims:
        lost = any(n.code is Code.NUMBER_UNPARSED for n in s.reading.notes)
        return _has_value(s.reading) or lost or (_list_key(s) in valued and _NAMED.match(s.text) is not None)
    if s.is_past:
        return bool(s.reading.observations)
    return _is_stated_target(s)


def _states_before_it_leads(s: _Statement) -> bool:
    """Whether a line that leads a list states values of its own: none of them in the words before the colon.

    ``Trái cây: … đạt 46.200 tấn. Một số sản phẩm như sau:``
    """
    if not _LEADS.search(s.text):
        return bool(s.reading.targets)
    last = max((m.end() for m in _NEXT_SENTENCE.finditer(s.text)), default=0)
    return any(t.end <= last for t in s.reading.targets)


def _is_stated_target(s: _Statement) -> bool:
    """A sentence outside the targets' part that says itself it is one."""
    return bool(_stated(s)[0].targets)


def _stated(s: _Statement) -> tuple[TargetReading, int]:
    """The sentences of a statement that say so, with those that go on with them, read, and where they begin."""
    starts = [0, *(m.end() for m in _NEXT_SENTENCE.finditer(s.text)), len(s.text)]
    said = [k for k, (start, end) in enumerate(pairwise(starts)) if _says(s, s.text[start:end].rstrip())]
    if not said:
        return TargetReading("", ()), 0
    first, last = said[0], said[-1]
    while first and COUNTS.match(s.text, starts[first - 1]):
        first -= 1
    while last + 2 < len(starts) and GOES_ON.match(s.text, starts[last + 1]):
        last += 1
    return _read(s, s.text[starts[first] : starts[last + 1]].rstrip()), starts[first]


def _says(s: _Statement, sentence: str) -> bool:
    return says_target(sentence, _read(s, sentence).targets, s.now)


def _read(s: _Statement, text: str) -> TargetReading:
    return read_targets(text, year=s.year[1], year_start=s.year[0], told=Told(now=s.now))


def _indicator(s: _Statement, by_path: dict[str, Clause]) -> Indicator:
    reading, start = (s.reading, 0) if s.in_aims or s.is_past else _stated(s)
    owner, number = owner_of(s.clause, by_path)
    notes: tuple[Note, ...] = reading.notes
    if not _has_value(reading):
        notes = (*notes, without_values_note(s.text))
    return Indicator(
        position=0,
        clause_path=owner,
        table=None,
        task_position=None,
        number=number,
        group_path=tuple(reversed(list(group_steps(s.clause, by_path)))),
        code=None,
        name=reading.name or clean(s.text),
        national_code=None,
        roadmap=None,
        raw=s.text,
        fragments=s.place.fragments,
        targets=reading.targets,
        name_at=place_of_name(reading.name or clean(s.text), s.place),
        targets_at=places_of(reading.targets, s.place, start),
        observations=reading.observations,
        observations_at=places_of(reading.observations, s.place, start),
        confidence=min([v.confidence for v in reading.values], default=0.7) * (1.0 if s.in_aims else 0.9),
        notes=notes,
    )
