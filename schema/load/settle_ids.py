"""Which of several documents that share an id bears it plain, and which with ``~2``, ``~3``.

Documents of one owner, number and year (two decisions "15/QĐ-UBND" of one year, by a slip of the registry)
share their id. They are numbered by their dates, then by their files, never by which was stored first; so
storing one more may give another an id with another ending. Corrections hang on ids: a document that has any
keeps the id it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count

from sqlalchemy import Column, ColumnElement, Connection, String, case, func, literal, or_, select, update

from schema.database.models import corrections, documents, metadata, row_checks, task_matches
from schema.load.known_documents import of_base
from schema.load.sources import rank

_NOT_RENAMED = frozenset({"agencies", "corrections", "file_identities", "row_checks", "task_matches"})
_AMENDS = "amends_id"
"""The column by which a document names the one that it changes."""
_OTHER_IDS = frozenset({"duplicate_of", "part_of"})


def free_id(connection: Connection, base: str) -> str:
    """The id itself, or the first ``~n`` that no document bears."""
    taken = set(connection.scalars(select(documents.c.document_id).where(of_base(base))))
    return next(i for i in _numbered(base) if i not in taken)


def is_pinned(connection: Connection, document_id: str) -> bool:
    """Whether decisions of people hang on this id: corrections, of its findings too, pairs of tasks, checks of rows.

    Revoked ones count: they may be read again. So does a correction of another document that names this one (``amends_id``).
    """
    named = (corrections.c.field == _AMENDS) & (
        (corrections.c.new_value == document_id) | (corrections.c.old_value == document_id)
    )
    return connection.execute(select(corrections.c.field).where(named).limit(1)).first() is not None or any(
        connection.execute(select(column).where(_names_own(column, document_id)).limit(1)).first() is not None
        for column in (
            corrections.c.record_id,
            task_matches.c.task_id_a,
            task_matches.c.task_id_b,
            row_checks.c.record_id,
        )
    )


def _names_own(column: Column[str], document_id: str) -> ColumnElement[bool]:
    """The id itself, or that of something that hangs on it: a record after ``:``, a finding after ``!``."""
    return or_(
        column == document_id, *(column.startswith(f"{document_id}{sign}", autoescape=True) for sign in ":!")
    )


def settle_ids(connection: Connection, base: str) -> dict[str, str]:
    """Numbers the documents that share an id; gives the ids that changed, old → new.

    An id on which the corrections of a removed document wait is given to no other.
    """
    sharing = connection.execute(select(documents).where(of_base(base))).all()
    if len(sharing) < 2:
        return {}
    movable = [d for d in sharing if not is_pinned(connection, d.document_id)]
    free = (i for i in _numbered(base) if not is_pinned(connection, i))
    ordered = sorted(
        movable,
        key=lambda d: (
            d.issued_on is None, str(d.issued_on), d.issuer_id or "",
            rank(d.text_source, d.media_type, d.status), d.sha256,
        ),
    )  # fmt: skip
    wanted = dict(zip((d.document_id for d in ordered), free, strict=False))
    changed = {old: new for old, new in wanted.items() if old != new}
    for old, new in changed.items():
        rename(connection, old, f"{new}~moving")
    for new in changed.values():
        rename(connection, f"{new}~moving", new)
    return changed


def _numbered(base: str) -> Iterator[str]:
    return chain([base], (f"{base}~{n}" for n in count(2)))


def rename(connection: Connection, old: str, new: str) -> None:
    """Gives a stored document another id: its own and those of everything that hangs on it but its
    corrections."""
    for name, table in metadata.tables.items():
        if name in _NOT_RENAMED:
            continue
        renamed = [c for c in table.c if c.name.endswith("_id") or c.name in _OTHER_IDS]
        own = {c: _names_own(c, old) for c in renamed}
        if not own:
            continue
        tail = len(old) + 1
        values = {
            c.name: case((is_own, literal(new, String) + func.substr(c, tail, type_=String)), else_=c)
            for c, is_own in own.items()
        }
        mine = table.c.document_id == old if "document_id" in table.c else or_(*own.values())
        connection.execute(update(table).where(mine).values(values))
    amending = documents.c.amends_id == old
    connection.execute(update(documents).where(amending).values(amends_id=new))
