"""Sides of a comparison made of statements: a name and its targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from schema.compare.by import Side
from schema.contract.records import (
    DocumentRecord,
    IndicatorRecord,
    ObservationRecord,
    TargetRecord,
    TaskRecord,
)

Statement = tuple[Mapping[str, object], Sequence[Mapping[str, object]]]
"""Columns of an indicator, and columns of each of its values; one with ``kind`` is an observation."""

_DEFAULTS = {"year": 2030, "comparator": "=", "unit": "%", "dimension": "share"}


def said(name: str, *values: Mapping[str, object], **columns: object) -> Statement:
    """A statement."""
    return {"name": name, **columns}, values


def value(low: object = 50, **own: object) -> dict[str, object]:
    """A value of 2030 in per cent; ``high`` as ``low`` unless given."""
    figure = Decimal(str(low))
    return {**_DEFAULTS, "low": figure, "high": figure, **own}


def side(name: str, *statements: Statement, tasks: Sequence[TaskRecord] = ()) -> Side:
    """A side of one document; a statement's ``document_id`` makes another."""
    indicators, targets, seen = [], [], []
    for n, (columns, values) in enumerate(statements, 1):
        own = f"{columns.get('document_id', name)}:i:{n}"
        shared = {"document_id": name, **columns}
        indicators.append(IndicatorRecord(indicator_id=own, position=n, **shared))  # type: ignore[arg-type]
        for k, columns_of in enumerate(values, 1):
            if "kind" in columns_of:
                seen.append(
                    ObservationRecord(
                        observation_id=f"{own}:o{k}", indicator_id=own, position=k, **columns_of
                    )
                )  # type: ignore[arg-type]
            else:
                wanted = {"direction": "reach", **columns_of}
                targets.append(TargetRecord(target_id=f"{own}:v{k}", indicator_id=own, **wanted))  # type: ignore[arg-type]
    return Side(
        name, tuple(DocumentRecord(document_id=d, sha256="0" * 64) for d in dict.fromkeys(i.document_id for i in indicators)),
        tuple(tasks), (), (), (), tuple(indicators), tuple(targets), (), tuple(seen),
    )  # fmt: skip
