"""A target as it leaves the reader, and the stretch of text a value is read from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from normalize.notes import Note
from normalize.quantities.find import Quantity


@dataclass(frozen=True, slots=True)
class Target:
    """One target value.

    Attributes:
        subject: what this value speaks of, where the statement has several values.
        year_start, year: the span, or ``year`` alone; None where none is stated.
        comparator, low, high, unit, dimension: as ``normalize.quantities.find`` has them.
        direction: increase, reduce, reach, keep.
        baseline: a year, ``BAU``, ``current``, or as printed; ``baseline_year`` where it is a year.
        condition: ``voluntary``, ``with support``, or None.
        part_of: index of the target this one is a part of.
        raw: the words it was read from; ``start``, ``end``: their span in the cleaned text.
    """

    subject: str | None
    year_start: int | None
    year: int | None
    comparator: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    dimension: str | None
    direction: str
    baseline: str | None
    baseline_year: int | None
    condition: str | None
    part_of: int | None
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """One value that was or is, as against one that is wanted.

    Attributes:
        kind: actual, estimate, current, plan (an earlier plan's figure), baseline (what a target starts
            from).
        All others as in :class:`Target`.
    """

    kind: str
    subject: str | None
    year_start: int | None
    year: int | None
    comparator: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    dimension: str | None
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetReading:
    """What a statement says. ``name`` is what is measured, without lead-in, verb and value where they can be
    cut."""

    name: str
    targets: tuple[Target, ...]
    notes: tuple[Note, ...] = ()
    observations: tuple[Observation, ...] = ()

    @property
    def values(self) -> tuple[Target | Observation, ...]:
        """The values that are wanted, then those that were or are."""
        return (*self.targets, *self.observations)


@dataclass(frozen=True, slots=True)
class Piece:
    """A value with the stretch of text that speaks of it."""

    quantity: Quantity
    start: int
    end: int
    bracketed: bool
