"""Whether a file was read before with the same settings by the same program: then reading it changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, select, update

from schema.contract.records import DocumentRecord
from schema.database.models import document_files, documents, file_identities, findings, metadata
from schema.database.rows import read_records
from schema.database.transactions import write

_READ_WHOLE = ("ok", "partial")
"""Statuses of documents that another reading cannot better; one that waits for OCR is read again."""


@dataclass(frozen=True, slots=True)
class ReadBefore:
    """A file that is in the database as it would be read now.

    Attributes:
        document: to which it belongs.
        tasks, indicators, findings: rows of the document; findings above info.
    """

    document: DocumentRecord
    tasks: int
    indicators: int
    findings: int


def read_before(connection: Connection, sha256: str, read_with: str) -> ReadBefore | None:
    """The document of a file that was read with these settings by this program; None where it is to be read.

    Args:
        sha256: of the file's bytes.
        read_with: names settings and program (``vnplans.intake.unchanged``).
    """
    query = (
        select(document_files.c.document_id)
        .join(file_identities, file_identities.c.sha256 == document_files.c.sha256)
        .join(documents, documents.c.document_id == document_files.c.document_id)
        .where(document_files.c.sha256 == sha256, file_identities.c.read_with == read_with)
        .where(documents.c.status.in_(_READ_WHOLE))
    )
    own = connection.execute(query).scalar()
    if own is None:
        return None
    (document,) = read_records(connection, DocumentRecord, [own])
    tasks, indicators = (_count(connection, table, own) for table in ("tasks", "indicators"))
    doubts = select(func.count()).where(findings.c.document_id == own, findings.c.severity != "info")
    return ReadBefore(document, tasks, indicators, connection.execute(doubts).scalar_one())


def _count(connection: Connection, table: str, document_id: str) -> int:
    owner = metadata.tables[table].c.document_id
    return connection.execute(select(func.count()).where(owner == document_id)).scalar_one()


def remember_reading(engine: Engine, sha256: str, read_with: str) -> None:
    """Writes with what a stored file was read."""

    def work(connection: Connection) -> None:
        own = file_identities.c.sha256 == sha256
        connection.execute(update(file_identities).where(own).values(read_with=read_with))

    write(engine, work)
