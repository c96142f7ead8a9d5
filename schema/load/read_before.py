"""Whether files were read before with the same settings by the same program: then reading them changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from schema.database.models import document_files, documents, file_identities, findings, metadata
from schema.load.runs import parts

_READ_WHOLE = ("ok", "partial")
"""Statuses of documents that another reading cannot better; one that waits for OCR is read again."""


@dataclass(frozen=True, slots=True)
class ReadBefore:
    """A file that is in the database as it would be read now.

    Attributes:
        document_id, status: of the document to which it belongs.
        tasks, indicators, findings: rows of the document; findings above info.
    """

    document_id: str
    status: str
    tasks: int
    indicators: int
    findings: int


def read_before(connection: Connection, wanted: Mapping[str, str]) -> dict[str, ReadBefore]:
    """The documents of files that were read with these settings by this program; of a file to be read, nothing.

    Args:
        wanted: SHA-256 of a file's bytes → what names settings and program (``vnplans.intake.unchanged``).
    """
    found: dict[str, ReadBefore] = {}
    for some in parts(wanted):
        rows = [r for r in _stored(connection, some) if r[1] == wanted[r[0]]]
        if not rows:
            continue
        homes = sorted({home for _, _, home, _ in rows})
        counts = [_counts(connection, table, homes) for table in ("tasks", "indicators", "findings")]
        for sha256, _, home, status in rows:
            found[sha256] = ReadBefore(home, status, *(own.get(home, 0) for own in counts))
    return found


def _stored(connection: Connection, hashes: Sequence[str]) -> list[tuple[str, str | None, str, str]]:
    """Hash, what it was read with, document and its status, of those that were read whole."""
    query = (
        select(
            document_files.c.sha256,
            file_identities.c.read_with,
            document_files.c.document_id,
            documents.c.status,
        )
        .join(file_identities, file_identities.c.sha256 == document_files.c.sha256)
        .join(documents, documents.c.document_id == document_files.c.document_id)
        .where(document_files.c.sha256.in_(hashes), documents.c.status.in_(_READ_WHOLE))
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def _counts(connection: Connection, table: str, homes: Sequence[str]) -> dict[str, int]:
    """Rows of a table by document; findings above info."""
    model = metadata.tables[table]
    query = (
        select(model.c.document_id, func.count())
        .where(model.c.document_id.in_(homes))
        .group_by(model.c.document_id)
    )
    if table == "findings":
        query = query.where(findings.c.severity != "info")
    return {row[0]: row[1] for row in connection.execute(query)}


def remember_reading(connection: Connection, sha256: str, read_with: str | None) -> None:
    """Writes with what a stored file was read."""
    own = file_identities.c.sha256 == sha256
    connection.execute(update(file_identities).where(own).values(read_with=read_with))
