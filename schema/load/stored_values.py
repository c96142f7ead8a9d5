"""One field of a stored record as text: reading it, and writing the value that a person states.

What hangs on a record as rows of another table (bodies, funding, products) is one text too: see
``schema.load.lists_of_tasks``.
"""

from __future__ import annotations

from sqlalchemy import Connection, Select, select, update

from normalize.places.provinces import name_of_code
from schema.contract.records import RecordValue, columns
from schema.contract.values import as_text, from_text, kind_of
from schema.database.models import contract_key, documents, metadata
from schema.errors import DocumentNotFound, UnknownField, WrongValue
from schema.load import lists_of_tasks
from schema.load.lists_of_tasks import Place, is_list
from schema.load.stated_values import stated

_TABLES = ("documents", "clauses", "tables", "tasks", "indicators", "targets", "observations")
"""The tables whose records can be corrected."""
_ID_COLUMN = {table: contract_key(table)[0] for table in _TABLES}
"""``tasks`` → ``task_id``."""
_NAME_PROVINCE = frozenset({"province_code", "issued_on"})
"""Fields of a document on which the name of its province hangs."""
_LINKS = frozenset({("documents", "amends_id")})
"""Ids that a person may state: which other document is meant."""
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
    """A field as text (empty: not stated); None where there is no such record, or no such part of it."""
    row = connection.execute(_query(table, record_id)).first()
    if row is None:
        return None
    if is_list(table, field):
        place = Place(table, record_id, field)
        return lists_of_tasks.read(connection, place) if lists_of_tasks.has_part(connection, place) else None
    value: RecordValue = getattr(row, field)
    return as_text(field, value)


def _query(table: str, record_id: str) -> Select[*tuple[object, ...]]:
    model = metadata.tables[table]
    return select(model).where(model.c[_ID_COLUMN[table]] == record_id)


def is_fixed(field: str) -> bool:
    """Whether a column is one that no person corrects: an id, a printed text, a position."""
    return field in _FIXED or field.endswith(("_raw", "_id"))


def refuse_fixed(table: str, field: str) -> None:
    """Refuses fields that no person corrects: ids, printed texts, positions.

    Raises:
        UnknownField: the table has no such field, or it cannot be corrected.
    """
    if is_list(table, field):
        return
    kind_of(table, field)
    if (table, field) not in _LINKS and is_fixed(field):
        raise UnknownField(f"{table}.{field} cannot be corrected")


def as_written(
    connection: Connection, place: Place, value: str | None, *, insist: bool = False
) -> str | None:
    """A new value as an export writes it, so that it can be told again: ``42.750`` is ``42.75``.

    Args:
        place: the field.
        value: as typed; None or empty for "not stated".
        insist: whether a body that the register does not know is taken.

    Raises:
        WrongValue, UnknownBody: the text is no value of the field.
    """
    if is_list(place.table, place.field):
        return lists_of_tasks.written(connection, place, value, insist=insist)
    if value and (place.table, place.field) in _LINKS:
        return _other_document(connection, place, value.strip())
    return stated(place.table, place.field, value)


def _other_document(connection: Connection, place: Place, value: str) -> str:
    """The id of another document.

    Raises:
        WrongValue: there is no such document, or it is this one.
    """
    if value == place.record_id or connection.execute(_query("documents", value)).first() is None:
        raise WrongValue(
            f"{place.field}: {value!r} is no id of another document", hint="`vnplans status` lists the ids."
        )
    return value


def set_value(connection: Connection, table: str, record_id: str, field: str, value: str | None) -> None:
    """Writes a field from its text (as :func:`as_written` gives it)."""
    if is_list(table, field):
        lists_of_tasks.write(connection, Place(table, record_id, field), value)
    else:
        _update(connection, table, record_id, {field: from_text(table, field, value)})
    if table == "documents" and field in _NAME_PROVINCE:
        _name_province(connection, record_id)


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
