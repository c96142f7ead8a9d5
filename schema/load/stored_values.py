"""One field of a stored record as text: reading it, and writing the value that a person states.

The bodies of a task or an indicator are read and written as one text by their role: ``lead`` is
``Sở Công Thương; Sở Tài chính``.
"""

from __future__ import annotations

import unicodedata

from sqlalchemy import Connection, Select, delete, insert, select, update

from normalize.places.provinces import name_of_code
from normalize.text import key
from schema.contract.bodies import BODY_ROLES
from schema.contract.records import RecordValue, columns
from schema.contract.values import as_text, from_text, kind_of
from schema.database.models import agencies, contract_key, documents, metadata
from schema.errors import DocumentNotFound, UnknownField

_ROLES = frozenset(BODY_ROLES.names)
"""The roles of bodies; each is a field of a task and of an indicator."""
_TABLES = ("documents", "clauses", "tables", "tasks", "indicators", "targets", "observations")
"""The tables whose records can be corrected."""
_ID_COLUMN = {table: contract_key(table)[0] for table in _TABLES}
"""``tasks`` → ``task_id``."""
_BODIES = {"tasks": "task_agencies", "indicators": "indicator_agencies"}
"""Where the bodies of a record stand."""
_NAME_PROVINCE = frozenset({"province_code", "issued_on"})
"""Fields of a document on which the name of its province hangs."""
_FIXED = frozenset({"position", "review_status", "confidence", "sha256", "ingested_at", "raw"})
"""Fields that no person corrects, beside ids and printed texts."""


def table_of(connection: Connection, record_id: str) -> str:
    """The table that holds a record.

    Raises:
        DocumentNotFound: no table does.
    """
    for table in _ID_COLUMN:
        if connection.execute(_query(table, record_id)).first() is not None:
            return table
    raise DocumentNotFound(
        f"no record {record_id!r}", hint="`vnplans show DOC` lists the records of a document."
    )


def current_value(connection: Connection, table: str, record_id: str, field: str) -> str | None:
    """A field as text (empty: not stated); None where there is no such record."""
    row = connection.execute(_query(table, record_id)).first()
    if row is None:
        return None
    if field in _ROLES:
        return "; ".join(_bodies(connection, table, record_id, field))
    value: RecordValue = getattr(row, field)
    return as_text(field, value)


def _query(table: str, record_id: str) -> Select[*tuple[object, ...]]:
    model = metadata.tables[table]
    return select(model).where(model.c[_ID_COLUMN[table]] == record_id)


def refuse_fixed(table: str, field: str) -> None:
    """Refuses fields that no person corrects: ids, printed texts, positions.

    Raises:
        UnknownField: the table has no such field, or it cannot be corrected.
    """
    if field in _ROLES and table in _BODIES:
        return
    kind_of(table, field)
    if field in _FIXED or field.endswith(("_raw", "_id")):
        raise UnknownField(f"{table}.{field} cannot be corrected")


def as_written(table: str, field: str, value: str | None) -> str | None:
    """A new value as an export writes it, so that it can be told again: ``42.750`` is ``42.75``.

    Raises:
        ValueError: the text is no value of the field.
    """
    if field in _ROLES:
        return "; ".join(_names(value)) or None
    stripped = unicodedata.normalize("NFC", value).strip() if value is not None else None
    return as_text(field, from_text(table, field, stripped)) or None


def set_value(connection: Connection, table: str, record_id: str, field: str, value: str | None) -> None:
    """Writes a field from its text (as :func:`as_written` gives it); the record is ``corrected`` then."""
    if field in _ROLES:
        _replace_bodies(connection, table, record_id, field, _names(value))
    else:
        _update(connection, table, record_id, {field: from_text(table, field, value)})
    if table == "documents" and field in _NAME_PROVINCE:
        _name_province(connection, record_id)
    set_review_status(connection, table, record_id, "corrected")


def _name_province(connection: Connection, document_id: str) -> None:
    """Writes the province's name that goes with the document's code and date, which people and views read."""
    code, on = documents.c.province_code, documents.c.issued_on
    own = documents.c.document_id == document_id
    stated = connection.execute(select(code, on).where(own)).one()
    connection.execute(update(documents).where(own).values(province=name_of_code(stated[0], stated[1])))


def set_review_status(connection: Connection, table: str, record_id: str, status: str) -> None:
    """Writes ``review_status`` of a record; nothing where its table has no such column."""
    if "review_status" in columns(table):
        _update(connection, table, record_id, {"review_status": status})


def _update(connection: Connection, table: str, record_id: str, changes: dict[str, RecordValue]) -> None:
    model = metadata.tables[table]
    own = model.c[_ID_COLUMN[table]] == record_id
    connection.execute(update(model).where(own).values(changes))


def _names(bodies: str | None) -> list[str]:
    """``Sở Công Thương; Sở Tài chính`` as two names."""
    return [name.strip() for name in (bodies or "").split(";") if name.strip()]


def _replace_bodies(connection: Connection, table: str, record_id: str, role: str, names: list[str]) -> None:
    """The bodies of a role by their names; one that stood there before keeps its printed text and its
    scope."""
    model, own_id = metadata.tables[_BODIES[table]], _ID_COLUMN[table]
    own = (model.c[own_id] == record_id) & (model.c.role == role)
    before = {key(r.agency or r.raw or ""): r for r in connection.execute(select(model).where(own))}
    connection.execute(delete(model).where(own))
    register = {key(a.name): a.agency_id for a in connection.execute(select(agencies))}
    rows: list[dict[str, RecordValue]] = []
    for position, name in enumerate(names, 1):
        kept = before.get(key(name))
        rows.append(
            {
                own_id: record_id,
                "role": role,
                "position": position,
                "agency_id": kept.agency_id if kept else register.get(key(name)),
                "agency": name,
                "raw": kept.raw if kept else None,
                "is_open_set": bool(kept.is_open_set) if kept else False,
                "scope": kept.scope if kept else None,
            }
        )
    if rows:
        connection.execute(insert(model), rows)


def _bodies(connection: Connection, table: str, record_id: str, role: str) -> list[str]:
    model = metadata.tables[_BODIES[table]]
    own = (model.c[_ID_COLUMN[table]] == record_id) & (model.c.role == role)
    rows = connection.execute(select(model).where(own).order_by(model.c.position))
    return [row.agency or row.raw or "" for row in rows]
