"""Rows that hang on a task or an indicator, as one text that can be read and written: bodies, funding, products.

The bodies of a role are ``Sở Công Thương; Sở Tài chính``, the sources of funding ``central_budget; oda``, products
stand one a line, amounts are ``60000000000 | 2024; 20000000000 | 2025`` (``schema.load.budget_rows``). One product or amount of several is a
field too: ``product_2``, ``product_2_due_end``, ``budget_1``, ``budget_1_year``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, insert, select, update

from normalize.agency_names.lookup import find_agency
from normalize.text import key
from schema.contract.bodies import BODY_ROLES
from schema.contract.records import RecordValue
from schema.contract.values import as_text, from_text
from schema.database.models import agencies, documents, metadata
from schema.errors import UnknownField
from schema.load.budget_rows import read_amounts, write_amounts, written_amounts
from schema.load.stated_values import bodies, is_open_set, names, sources, stated

ROLES = frozenset(BODY_ROLES.names)
"""The roles of bodies; each is a field of a task and of an indicator."""
_BODIES = {"tasks": ("task_agencies", "task_id"), "indicators": ("indicator_agencies", "indicator_id")}
"""Where the bodies of a record stand, and by which column."""
_PARTS = {"product": ("task_products", "product"), "budget": ("task_budgets", "amount_vnd")}
"""Rows of a task that are told apart by their order, and the column that ``product_2`` alone means."""
_PART = re.compile(r"(product|budget)_(\d+)(?:_(\w+))?")
_NOT_CORRECTED = frozenset({"task_id", "position", "raw", "due_raw"})


@dataclass(frozen=True, slots=True)
class Place:
    """A field of a record that is kept as rows of another table."""

    table: str
    record_id: str
    field: str


def is_list(table: str, field: str) -> bool:
    """Whether a field of a record is kept as rows of another table."""
    if field in ROLES:
        return table in _BODIES
    return table == "tasks" and (
        field in ("funding", "products", "budgets") or _PART.fullmatch(field) is not None
    )


def written(connection: Connection, place: Place, text: str | None, *, insist: bool) -> str | None:
    """What a person states of such a field, as :func:`read` gives it.

    Raises:
        WrongValue, UnknownBody: it is no value of the field.
        UnknownField: the task has no such part.
    """
    if place.field in ROLES:
        return bodies(text, _date_of(connection, place), names(read(connection, place)), insist=insist)
    if place.field == "funding":
        return sources(text)
    if place.field == "products":
        parted = (text or "").replace(";", "\n") if "\n" not in (text or "") else text or ""
        return "\n".join(line.strip() for line in parted.splitlines() if line.strip()) or None
    if place.field == "budgets":
        return written_amounts(text)
    _part(connection, place)
    table, column = _table_and_column(place.field)
    return stated(table, column, text)


def read(connection: Connection, place: Place) -> str:
    """The field as text; empty where nothing is stated."""
    if place.field in ROLES:
        return "; ".join(row.agency or row.raw or "" for row in _bodies(connection, place))
    if place.field == "funding":
        return "; ".join(row.source for row in _rows(connection, "task_funding", place.record_id))
    if place.field == "products":
        return "\n".join(row.product or "" for row in _rows(connection, "task_products", place.record_id))
    if place.field == "budgets":
        return read_amounts(connection, place.record_id)
    row = _part(connection, place)
    _, column = _table_and_column(place.field)
    return as_text(column, getattr(row, column))


def write(connection: Connection, place: Place, text: str | None) -> None:
    """Puts rows in the place of those that stand; one that stood there before keeps its print and dates."""
    if place.field in ROLES:
        _write_bodies(connection, place, names(text))
    elif place.field == "funding":
        _write_funding(connection, place.record_id, names(text))
    elif place.field == "products":
        _write_products(connection, place.record_id, (text or "").splitlines())
    elif place.field == "budgets":
        write_amounts(connection, place.record_id, text)
    else:
        _write_part(connection, place, text)


def _date_of(connection: Connection, place: Place) -> date | None:
    record = metadata.tables[place.table]
    own = record.c[_BODIES[place.table][1]] == place.record_id
    joined = record.join(documents, record.c.document_id == documents.c.document_id)
    found: date | None = connection.execute(
        select(documents.c.issued_on).select_from(joined).where(own)
    ).scalar()
    return found


def _body_rows(place: Place) -> tuple[Table, ColumnElement[bool]]:
    name, own_id = _BODIES[place.table]
    model = metadata.tables[name]
    return model, (model.c[own_id] == place.record_id) & (model.c.role == place.field)


def _bodies(connection: Connection, place: Place) -> list[Row[tuple[object, ...]]]:
    model, own = _body_rows(place)
    return list(connection.execute(select(model).where(own).order_by(model.c.position)))


def _write_bodies(connection: Connection, place: Place, wanted: list[str]) -> None:
    before = {key(r.agency or r.raw or ""): r for r in _bodies(connection, place)}
    model, own = _body_rows(place)
    connection.execute(delete(model).where(own))
    on = _date_of(connection, place)
    rows: list[dict[str, RecordValue]] = []
    for position, name in enumerate(wanted, 1):
        kept = before.get(key(name))
        rows.append(
            {
                _BODIES[place.table][1]: place.record_id,
                "role": place.field,
                "position": position,
                "agency_id": kept.agency_id if kept else _agency_id(connection, name, on),
                "agency": name,
                "raw": kept.raw if kept else None,
                "is_open_set": bool(kept.is_open_set) if kept else is_open_set(name, on),
                "scope": kept.scope if kept else None,
            }
        )
    if rows:
        connection.execute(insert(model), rows)


def _agency_id(connection: Connection, name: str, on: date | None) -> str | None:
    """The id of a body, where the database's copy of the register has it."""
    found = find_agency(name, on=on)
    wanted = found.agency.agency_id if found is not None and found.rule != "typing_error" else None
    known = {a.agency_id: key(a.name) for a in connection.execute(select(agencies))}
    if wanted in known:
        return wanted
    return next((i for i, own in known.items() if own == key(name)), None)


def _rows(connection: Connection, name: str, task_id: str) -> list[Row[tuple[object, ...]]]:
    model = metadata.tables[name]
    order = model.c.position if "position" in model.c else model.c.ordinal
    return list(connection.execute(select(model).where(model.c.task_id == task_id).order_by(order)))


def _write_funding(connection: Connection, task_id: str, wanted: list[str]) -> None:
    model = metadata.tables["task_funding"]
    printed = {r.source: r.raw for r in _rows(connection, "task_funding", task_id)}
    connection.execute(delete(model).where(model.c.task_id == task_id))
    last = (
        connection.execute(select(func.max(model.c.ordinal)).where(model.c.task_id == task_id)).scalar() or 0
    )
    rows = [
        {"task_id": task_id, "source": s, "raw": printed.get(s), "ordinal": last + n}
        for n, s in enumerate(wanted, 1)
    ]
    if rows:
        connection.execute(insert(model), rows)


def _write_products(connection: Connection, task_id: str, wanted: list[str]) -> None:
    model = metadata.tables["task_products"]
    before = {key(r.product or ""): dict(r._mapping) for r in _rows(connection, "task_products", task_id)}
    connection.execute(delete(model).where(model.c.task_id == task_id))
    rows = [
        {**before.get(key(text), {}), "task_id": task_id, "position": n, "product": text}
        for n, text in enumerate(wanted, 1)
    ]
    for row in rows:
        connection.execute(insert(model), [row])


def _table_and_column(field: str) -> tuple[str, str]:
    found = _PART.fullmatch(field)
    assert found is not None
    table, own = _PARTS[found[1]]
    column = found[3] or own
    if column not in metadata.tables[table].c or column in (*_NOT_CORRECTED, "ordinal"):
        raise UnknownField(f"{table}.{column} cannot be corrected")
    return table, column


def has_part(connection: Connection, place: Place) -> bool:
    """Whether a task has the part that a field names: no ``product_3`` of two; any other field is there."""
    found = _PART.fullmatch(place.field)
    if found is None:
        return True
    return 0 < int(found[2]) <= len(_rows(connection, _PARTS[found[1]][0], place.record_id))


def _part(connection: Connection, place: Place) -> Row[tuple[object, ...]]:
    """One row of several, by its place from 1.

    Raises:
        UnknownField: there are not so many.
    """
    table, _ = _table_and_column(place.field)
    found = _PART.fullmatch(place.field)
    assert found is not None
    rows = _rows(connection, table, place.record_id)
    if not has_part(connection, place):
        raise UnknownField(f"{place.record_id} has {len(rows)} rows in {table}, no {place.field}")
    return rows[int(found[2]) - 1]


def _write_part(connection: Connection, place: Place, text: str | None) -> None:
    row = _part(connection, place)
    table, column = _table_and_column(place.field)
    model = metadata.tables[table]
    order = "position" if "position" in model.c else "ordinal"
    own = (model.c.task_id == place.record_id) & (model.c[order] == getattr(row, order))
    connection.execute(update(model).where(own).values({column: from_text(table, column, text)}))
