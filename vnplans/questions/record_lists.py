"""What hangs on a record as rows of other tables, as fields: its bodies, funding and products, its targets and observed values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from schema.contract.records import ObservationRecord, ProvenanceRecord, TargetRecord, columns
from schema.database.models import metadata
from schema.load.stored_values import current_value
from vnplans.questions.field_places import FieldShown, places_of, with_places

_VALUES = {"targets": TargetRecord, "observations": ObservationRecord}
"""What hangs on an indicator, each with places of its own."""
_BODIES = {"tasks": "task_agencies", "indicators": "indicator_agencies"}


def bodies_shown(
    connection: Connection, table: str, record_id: str, places: Mapping[str, Sequence[ProvenanceRecord]]
) -> list[FieldShown]:
    """The bodies of a record, one field a role."""
    if table not in _BODIES:
        return []
    model = metadata.tables[_BODIES[table]]
    query = select(model).where(model.c[columns(_BODIES[table])[0]] == record_id).order_by(model.c.position)
    roles: dict[str, list[str]] = {}
    raws: dict[str, list[str]] = {}
    for row in connection.execute(query):
        roles.setdefault(row.role, []).append(row.agency or row.raw or "")
        raws.setdefault(row.role, []).append(row.raw or "")
    return [
        with_places(
            FieldShown(record_id, r, "; ".join(n), "; ".join(n), "; ".join(filter(None, raws[r])) or None),
            places.get(r, ()),
        )
        for r, n in roles.items()
    ]


def lists_shown(
    connection: Connection, table: str, record_id: str, places: Mapping[str, Sequence[ProvenanceRecord]]
) -> list[FieldShown]:
    """Where the money of a task comes from, and its results where it has several."""
    if table != "tasks":
        return []
    found = []
    funding, products = metadata.tables["task_funding"], metadata.tables["task_products"]
    query = select(funding).where(funding.c.task_id == record_id).order_by(funding.c.ordinal)
    sources = connection.execute(query).all()
    if sources:
        named = "; ".join(row.source for row in sources)
        own = [p for row in sources for p in places.get(row.source, ())]
        printed = "; ".join(row.raw for row in sources if row.raw) or None
        found.append(with_places(FieldShown(record_id, "funding", named, named, printed), own))
    query = select(products.c.product).where(products.c.task_id == record_id).order_by(products.c.position)
    results = "\n".join(text or "" for text in connection.scalars(query))
    if results:
        own = [p for field in ("product", "products") for p in places.get(field, ())]
        found.append(with_places(FieldShown(record_id, "products", results, results), own))
    return found


def values_shown(connection: Connection, table: str, record_id: str) -> list[FieldShown]:
    """What an indicator is to reach, and what it is or was: the first stated bound of each can be corrected."""
    if table != "indicators":
        return []
    from schema.compare.values import observation_text, target_text

    found = []
    for name, kind in _VALUES.items():
        model = metadata.tables[name]
        query = select(*(model.c[n] for n in columns(name))).where(model.c.indicator_id == record_id)
        for row in connection.execute(query):
            made = kind(**row._mapping)
            own_id = str(row[0])
            bound = "low" if made.low is not None else "high"
            text = target_text(made) if isinstance(made, TargetRecord) else observation_text(made)
            places = places_of(connection, own_id)
            stated = current_value(connection, name, own_id, bound) or ""
            own = places.get(bound) or next(iter(places.values()), ())
            found.append(with_places(FieldShown(own_id, bound, text, stated, made.raw), own))
    return found
