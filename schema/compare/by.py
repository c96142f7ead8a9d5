"""Plans side by side: which documents, under which names, in which way.

Each way of comparing takes sides (``schema.compare.sides``) and gives a :class:`Comparison` (``schema.compare.frames``): a
matrix of any number of sides, or a table of two. What was counted and how is told in its notes. Nothing here guesses:
a match between rows has a score and says what it rests on. Who wants several tables of the same documents (a report)
reads them once: :func:`choose`, then :func:`tables` for each way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from sqlalchemy import Connection

from schema.compare.filters import Filters, narrowed, rows_shown
from schema.compare.frames import Comparison, Frame
from schema.compare.naming import PRINTED, TODAY, Day, day_of, day_text
from schema.compare.sides import EVERYTHING, WITH_MATCHES, Reading, Side, read_sides
from schema.compare.versions import documents_meant
from schema.contract.records import (
    IndicatorAgencyRecord,
    IndicatorRecord,
    Record,
    TaskAgencyRecord,
    TaskBudgetRecord,
    TaskFundingRecord,
    TaskRecord,
)
from schema.errors import TooFewDocuments, TooManyDocuments, UnknownFormat

__all__ = [
    "WAYS",
    "Choice",
    "Chosen",
    "Comparison",
    "Side",
    "choose",
    "compare",
    "joined",
    "joined_totals",
    "tables",
    "ways",
]


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the plans is compared, and under which names.

    Attributes:
        filters: one theme, one leading body, one year.
        as_of: ``printed``, ``today`` or a date: the day whose names provinces and bodies go by. Without it provinces go by
            their printed names and bodies by today's, since plans of different years name one body differently.
        agency_as_of: the same for bodies alone; it wins over ``as_of``.
        with_amended: a document that another of those compared changes or replaces is taken too.
    """

    filters: Filters = field(default_factory=Filters)
    as_of: str | None = None
    agency_as_of: str | None = None
    with_amended: bool = False

    @property
    def provinces_on(self) -> Day:
        """The day of the names of provinces."""
        return day_of(self.as_of) if self.as_of is not None else PRINTED

    @property
    def bodies_on(self) -> Day:
        """The day of the names of bodies."""
        wanted = self.agency_as_of or self.as_of
        return day_of(wanted) if wanted is not None else TODAY

    @property
    def notes(self) -> tuple[str, ...]:
        """What was chosen of names, where that is not the usual."""
        if self.as_of is None and self.agency_as_of is None:
            return ()
        return (f"Names of provinces: {day_text(self.provinces_on)}; of bodies: {day_text(self.bodies_on)}.",)


Sides = tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of comparing: what it reads, and what makes its table.

    Attributes:
        of_all: of all sides at once, as far as they are asked for.
        of_two: of two whole sides; rows that were not asked for leave the table afterwards, since what belongs together may
            have two themes or two years.
        of_parts: of two whole sides and of the same as far as they are asked for.
    """

    reads: Collection[type[Record]]
    of_all: Callable[[Sequence[Side]], Comparison] | None = None
    of_two: Callable[[Side, Side], Comparison] | None = None
    of_parts: Callable[[Sides, Sides], Comparison] | None = None


MOST_TWO_BY_TWO = 6
"""Most documents that are set side by side two by two: 15 tables, and half a second each for tasks."""
WAYS = ("themes", "tasks", "indicators", "agencies", "funding", "budgets", "periods", "emissions", "gaps")

_TASKS: frozenset[type[Record]] = frozenset({TaskRecord})
_BODIES = _TASKS | {TaskAgencyRecord}
_MONEY = _TASKS | {TaskBudgetRecord, TaskFundingRecord}
_OF_LEADS: frozenset[type[Record]] = frozenset({TaskAgencyRecord, IndicatorRecord, IndicatorAgencyRecord})
"""What a filter by leading body looks at."""


def ways() -> dict[str, Way]:
    """The ways of comparing, by name."""
    from schema.compare.bodies import by_agencies
    from schema.compare.emissions import by_emissions
    from schema.compare.gaps import by_gaps
    from schema.compare.indicators import by_indicators
    from schema.compare.money import by_budgets, by_funding
    from schema.compare.periods import by_periods
    from schema.compare.tasks import by_tasks
    from schema.compare.themes import by_themes

    return {
        "themes": Way(_BODIES, of_all=by_themes),
        "tasks": Way(WITH_MATCHES, of_two=by_tasks),
        "indicators": Way(EVERYTHING, of_two=by_indicators),
        "agencies": Way(_BODIES, of_all=by_agencies),
        "funding": Way(_MONEY, of_all=by_funding),
        "budgets": Way(_MONEY, of_all=by_budgets),
        "periods": Way(_TASKS, of_all=by_periods),
        "emissions": Way(_TASKS, of_all=by_emissions),
        "gaps": Way(WITH_MATCHES, of_parts=by_gaps),
    }


@dataclass(frozen=True, slots=True)
class Chosen:
    """Documents that were read to be compared, once for as many ways as are wanted.

    Attributes:
        sides: the documents, whole.
        shown: the same as far as the filters ask for them.
        filters: what was asked for.
        notes: what was left out, and under which names.
    """

    sides: tuple[Side, ...]
    shown: tuple[Side, ...]
    filters: Filters
    notes: tuple[str, ...]


def compare(
    connection: Connection, wanted: Sequence[str] = (), by: str = "themes", choice: Choice = Choice()
) -> tuple[Comparison, ...]:
    """Compares documents: one table of all, or a table for each two (tasks, indicators, gaps: A with B, A with C, B with C).

    Args:
        wanted: an id, a number or a province each (``schema.database.find``); empty for all documents.
        by: one of :data:`WAYS`.

    Raises:
        DocumentNotFound: a name fits no document.
        AmbiguousDocument: a name fits several.
        TooFewDocuments: fewer than two are left.
        TooManyDocuments: more than :data:`MOST_TWO_BY_TWO` where a table is of two.
        UnknownFormat: for any other way.
        UnknownChoice: a theme, body, year or day that there is not.
    """
    way = way_of(by)
    if way.of_all is None:
        _check_number(connection, wanted, by, choice)
    return tables(choose(connection, wanted, choice, way.reads), by)


def _check_number(connection: Connection, wanted: Sequence[str], by: str, choice: Choice) -> None:
    """Before anything is read: 63 documents two by two are 1,953 tables."""
    documents, _ = documents_meant(connection, wanted, choice.provinces_on, with_amended=choice.with_amended)
    if (count := len(documents)) > MOST_TWO_BY_TWO:
        raise TooManyDocuments(
            f"--by {by} sets documents side by side two by two; {count} would make {count * (count - 1) // 2:,} tables"
        )


def way_of(by: str) -> Way:
    """A way by its name.

    Raises:
        UnknownFormat: for any other than those of :data:`WAYS`.
    """
    if by not in WAYS:
        raise UnknownFormat(f"cannot compare by {by!r}", hint=f"Ways are {', '.join(WAYS)}.")
    return ways()[by]


def choose(
    connection: Connection,
    wanted: Sequence[str] = (),
    choice: Choice = Choice(),
    reads: Collection[type[Record]] | None = None,
    *,
    fewest: int = 2,
) -> Chosen:
    """Reads the documents that are compared; arguments and errors as in :func:`compare`.

    Args:
        reads: what is read of each, as the ways say that are wanted of it; None for all.
        fewest: with fewer documents there is nothing to show; 1 where one may stand alone.
    """
    kinds = (
        frozenset(reads) if reads is not None else frozenset(k for way in ways().values() for k in way.reads)
    )
    if choice.filters.lead is not None:
        kinds |= _OF_LEADS
    documents, left_out = documents_meant(
        connection, wanted, choice.provinces_on, with_amended=choice.with_amended
    )
    if len(documents) < fewest:
        ids = ", ".join(d.document_id for d in documents) or "nothing"
        raise TooFewDocuments(f"nothing to set beside {ids}")
    sides = read_sides(connection, documents, Reading(kinds, choice.provinces_on, choice.bodies_on))
    shown, narrow = narrowed(sides, choice.filters)
    return Chosen(sides, shown, choice.filters, (*choice.notes, *left_out, *_read_in_part(sides), *narrow))


def _read_in_part(sides: Sequence[Side]) -> list[str]:
    """A note on each document of which content was seen and not read: its counts may be too small."""
    return [
        f"{side.name}: read in part ({d.status}), so that counts may be too small; "
        f"`vnplans show {d.document_id} --coverage` says what went nowhere."
        for side in sides
        for d in side.documents
        if d.status != "ok"
    ]


def tables(chosen: Chosen, by: str) -> tuple[Comparison, ...]:
    """The tables of one way: one of all sides, or one for each two."""
    found = _tables(way_of(by), chosen.sides, chosen.shown, chosen.filters)
    return tuple(replace(one, notes=(*chosen.notes, *one.notes)) for one in found)


def _tables(
    way: Way, sides: Sequence[Side], shown: Sequence[Side], filters: Filters
) -> tuple[Comparison, ...]:
    if way.of_all is not None:
        return (way.of_all(shown),)
    found = []
    for n, k in combinations(range(len(sides)), 2):
        parts = shown[n], shown[k]
        if way.of_parts is not None:
            found.append(way.of_parts((sides[n], sides[k]), parts))
        elif way.of_two is not None:
            found.append(rows_shown(way.of_two(sides[n], sides[k]), parts, filters))
    return tuple(found)


def joined(found: Sequence[Comparison]) -> Frame:
    """The rows of a comparison; of several below each other, with their sides in the first two columns."""
    if len(found) == 1:
        return Frame(found[0].columns, found[0].rows)
    columns = ("side_a", "side_b", *found[0].columns)
    return Frame(columns, tuple((*one.sides, *row) for one in found for row in one.rows))


def joined_totals(found: Sequence[Comparison]) -> Frame:
    """The totals in the same way."""
    if len(found) == 1:
        return found[0].totals
    columns = ("side_a", "side_b", *found[0].totals.columns)
    return Frame(columns, tuple((*one.sides, *row) for one in found for row in one.totals.rows))
