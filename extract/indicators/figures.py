"""What the figures of one column of a table are; made by :mod:`extract.indicators.figure_columns`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """What the figures of one column are.

    Attributes:
        kind: None where they are wanted; an observation's kind, or one of those that are neither (:mod:`extract.indicators.body_kinds`).
        unit: the column's own; ``unit_differs``: others state another, or none; ``above``: the one that a line above the table states for all.
        subject: what tells the column from others of the same year: ``Lượng``, ``Xã khu vực I``; else None.
        direction: where its figures are changes.
        states_year: its own header names the year.
        of_measure: a line above the table states the unit for what the column measures, whatever the row is.
        is_standard: its figures are what a rule asks for, whatever the year: ``Quy định loại IV`` beside columns of years.
        is_average: its figures are averages over the years; ``years_counted``: over how many, where the header says.
    """

    column: int
    kind: str | None
    year_start: int | None
    year: int | None
    unit: str | None
    subject: str | None
    above: str | None = None
    direction: str | None = None
    unit_differs: bool = False
    part: str | None = None
    states_year: bool = False
    of_measure: bool = False
    is_standard: bool = False
    is_average: bool = False
    years_counted: int | None = None
