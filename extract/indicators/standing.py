"""Where a paragraph stands: in which part of the document, and which years and which kind that hands down to its values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.indicators.headings_over import Part, Years, head_words, part_of, told_by
from extract.indicators.plan_years import plan_years
from extract.indicators.told_before import looks_ahead, told_year
from extract.indicators.undecided_lists import NO_LISTS, Lists
from extract.model import Clause
from extract.model.indicators import Dated
from normalize.targets.read import Told


@dataclass(frozen=True, slots=True)
class Standing:
    """What the place of a paragraph says of its values.

    Attributes:
        given: the years that it hands down.
        last: the years of the whole plan, where nothing nearer dates the paragraph.
        told: the kind of the values.
    """

    part: Part
    given: Years | None
    last: Years | None
    told: Told


def part_in(dated: Dated, clause: Clause, above: Sequence[Clause], lists: Lists = NO_LISTS) -> Part:
    """The part of a clause; in a document of criteria what no heading decides is wanted.

    Args:
        lists: what lists say that stand under no heading that decides.
    """
    wanted = bool(clause.path) and (dated.is_criteria or clause.parent in lists.asked)
    undecided = Part.AIMS if wanted else Part.DEEDS if clause.path in lists.deeds else Part.OTHER
    return part_of(clause, above, undecided, is_criteria=dated.is_criteria)


def is_undecided(clause: Clause, above: Sequence[Clause]) -> bool:
    """Whether no heading over a clause says which part it stands in."""
    return part_of(clause, above, Part.AIMS) is not part_of(clause, above, Part.OTHER)


def standing(
    text: str,
    part: Part,
    years: Years | None,
    over: Sequence[Clause],
    dated: Dated,
    lists: Lists = NO_LISTS,
) -> Standing | None:
    """Where a paragraph stands; None for one above the first clause that tells of no time that is over.

    Args:
        part: of its clause (:func:`part_in`).
        years: that the headings and the lines before it hand down.
        over: its clause and those above, the nearest first.
    """
    is_open = part is Part.OTHER or over[0].path in lists.deeds
    year = _told(text, over[0], dated.now, lists) if is_open else None
    if year is not None:
        return Standing(Part.PAST, (None, year), None, Told("actual", dated.now))
    if not over[0].path:
        return None
    given = years if part is Part.PAST else years or dated.period
    last = plan_years(dated) if given is None and part is not Part.PAST else None
    given = given or (last if part in (Part.AIMS, Part.DEEDS) else None)
    told = told_by([head_words(c) for c in over], part, given[1] if given else None, dated.now)
    return Standing(part, given, last, told)


def _told(text: str, clause: Clause, now: int | None, lists: Lists) -> int | None:
    """The year that a paragraph tells of itself, else that of the list it goes on with."""
    own = told_year(text, now)
    return own if own is not None or looks_ahead(text, now) else lists.told.get(clause.parent or "")
