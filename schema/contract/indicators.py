"""Indicators and their target values; their bodies stand in ``bodies.py``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from schema.contract.columns import (
    Confidence,
    DocumentId,
    Id,
    Review,
    Unit,
    Year,
    one_of,
    owned_by,
    refers_to,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRecord:
    """One indicator statement: a clause, a table row, or a cell of a task (``task_id``).

    Attributes:
        area: the place that a row speaks of, as printed; ``area_code`` its code on the document's date.
        parent_indicator_id: the row of which this one is a part (``Trong đó: …``).
    """

    indicator_id: Id
    document_id: DocumentId
    position: int
    clause_path: str | None = None
    table_id: Annotated[str | None, refers_to("tables.table_id")] = None
    task_id: Annotated[str | None, refers_to("tasks.task_id")] = None
    number: str | None = None
    group_path: str | None = None
    code: str | None = None
    name: str | None = None
    national_code: str | None = None
    theme: str | None = None
    roadmap: str | None = None
    raw: str | None = None
    page: int | None = None
    confidence: Confidence = None
    review_status: Review = "extracted"
    area: str | None = None
    area_code: str | None = None
    parent_indicator_id: Annotated[str | None, refers_to("indicators.indicator_id")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRecord:
    """One target value of an indicator.

    Attributes:
        part_of: ``target_id`` of the target of which this one is a part.
        year_start, year: the span it speaks of, ``year`` alone for a point.
        low, high: equal for a point; only ``low`` for ``>=`` and ``>``, only ``high`` for ``<=`` and ``<``.
        unit: as the unit register writes it, without a scale word.
        baseline: a year, ``BAU``, ``current``, or the scenario as printed.
    """

    target_id: Id
    indicator_id: Annotated[str, owned_by("indicators.indicator_id")]
    part_of: Annotated[str | None, refers_to("targets.target_id")] = None
    subject: str | None = None
    year_start: Year = None
    year: Year = None
    comparator: Annotated[str | None, one_of("=", ">=", ">", "<=", "<", "range", "~")] = None
    low: Annotated[Decimal | None, Unit("unit")] = None
    high: Annotated[Decimal | None, Unit("unit")] = None
    unit: str | None = None
    dimension: str | None = None
    direction: Annotated[str | None, one_of("increase", "reduce", "reach", "keep")] = None
    baseline: str | None = None
    baseline_year: Year = None
    condition: str | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRecord:
    """One value that an indicator has or had; what is wanted stands in ``targets``.

    Attributes:
        kind: actual (achieved in a past period), estimate (``ước thực hiện``), current (``hiện nay``), plan
            (an earlier plan's figure), baseline (what a target starts from).
        year_start, year, comparator, low, high, unit, dimension, subject, raw: as in :class:`TargetRecord`.
    """

    observation_id: Id
    indicator_id: Annotated[str, owned_by("indicators.indicator_id")]
    position: int
    kind: Annotated[str, one_of("actual", "estimate", "current", "plan", "baseline")] = "actual"
    year_start: Year = None
    year: Year = None
    comparator: Annotated[str | None, one_of("=", ">=", ">", "<=", "<", "range", "~")] = None
    low: Annotated[Decimal | None, Unit("unit")] = None
    high: Annotated[Decimal | None, Unit("unit")] = None
    unit: str | None = None
    dimension: str | None = None
    subject: str | None = None
    raw: str | None = None
