"""The documents of a database with what a person wants to know before opening one."""

from __future__ import annotations

from sqlalchemy import Connection, case, func, select

from schema.database.models import document_files, documents, metadata
from schema.database.sampled_rows import error_rates
from vnplans.kept_files import kept_file, kept_folder
from vnplans.listing import Listing
from vnplans.questions.documents import status
from vnplans.questions.open import reading

_HEAD = ("title", "period_start", "period_end", "source_file", "media_type")
_RATE = ("checked", "wrong", "share", "low", "high")
_SPOTS = ("label", "figure")
"""Kinds of coverage that are counted by their number, not in words."""


def states(db: str | None = None) -> Listing:
    """One row a document: :func:`vnplans.questions.documents.status`, with title, open remarks and what was not read.

    ``infos`` counts open findings of severity info; ``unread`` is the share of words that went nowhere, from 0 to 1 (None for a
    document that was stored without an account); ``is_kept`` whether the file is at hand that gave the rows; ``checked``, ``wrong``, ``share``, ``low``, ``high`` the error rate of rows that people
    held against the print (None without any).
    """
    listed = status(db)
    folder = kept_folder(db)
    with reading(db) as connection:
        heads = {r.document_id: r for r in connection.execute(select(documents))}
        unread, infos = _unread(connection), _infos(connection)
        kept, rates = _primary(connection), {r.document_id: r for r in error_rates(connection)}
    names = (*listed.columns, *_HEAD, "infos", "unread", "is_kept", *_RATE)
    rows = tuple(
        (
            *row,
            *(getattr(heads[row[0]], n) for n in _HEAD),
            infos.get(str(row[0]), 0),
            unread.get(str(row[0])),
            kept_file(folder, kept.get(str(row[0]), "")) is not None,
            *(getattr(rates.get(str(row[0])), n, None) for n in _RATE),
        )
        for row in listed.rows
        if row[0] in heads
    )
    return Listing(names, rows)


def primary_file(connection: Connection, document_id: str) -> tuple[str, str] | None:
    """SHA-256 and media type of the file that gave a document's rows."""
    query = select(document_files.c.sha256, document_files.c.media_type)
    own = (document_files.c.document_id == document_id) & document_files.c.is_primary.is_(True)
    found = connection.execute(query.where(own)).first()
    return None if found is None else (str(found[0]), str(found[1]))


def _primary(connection: Connection) -> dict[str, str]:
    query = select(document_files.c.document_id, document_files.c.sha256)
    return {str(d): str(s) for d, s in connection.execute(query.where(document_files.c.is_primary.is_(True)))}


def _unread(connection: Connection) -> dict[str, float]:
    model = metadata.tables["coverage"]
    lost = func.sum(case((model.c.taken_as == "nothing", model.c.n_seen - model.c.n_taken), else_=0))
    query = select(model.c.document_id, lost, func.sum(model.c.n_seen)).where(model.c.kind.not_in(_SPOTS))
    found = connection.execute(query.group_by(model.c.document_id))
    return {d: float(gone) / float(seen) if seen else 0.0 for d, gone, seen in found}


def _infos(connection: Connection) -> dict[str, int]:
    model = metadata.tables["findings"]
    own = (model.c.status == "open") & (model.c.severity == "info")
    query = select(model.c.document_id, func.count()).where(own).group_by(model.c.document_id)
    return {str(d): int(n) for d, n in connection.execute(query)}
