"""What each stored file gave, packed beside its document: rows can be made again from it without reading the file.

A document has the rows of one of its files. Where a run is undone, they are made anew from what its files gave before
(``schema.load.undo``).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from extract.cache.packing import packed, unpacked
from schema.contract.records import DocumentRecords
from schema.database.models import document_files, documents, file_identities, file_records


@dataclass(frozen=True, slots=True)
class Given:
    """What a file gave that is stored.

    Attributes:
        packed: its records, 60 kB for a plan of 20 pages; None where a version stored it that did not keep them.
        ingested_at: when it was stored; in that case when its document was.
        read_with: with which settings and program it was read; None where that is not known.
    """

    packed: bytes | None
    ingested_at: str
    read_with: str | None


def records_of(data: bytes) -> DocumentRecords:
    """The records that were packed.

    Raises:
        ValueError: a version of the program packed them whose columns were others.
    """
    return unpacked(data, DocumentRecords)


def given_by(connection: Connection, sha256: str) -> Given | None:
    """What a file gave when it was stored last; None for one that is not stored."""
    query = (
        select(
            file_records.c.records,
            file_records.c.ingested_at,
            file_identities.c.read_with,
            documents.c.ingested_at.label("of_document"),
        )
        .select_from(document_files)
        .join(documents, documents.c.document_id == document_files.c.document_id)
        .join(file_records, file_records.c.sha256 == document_files.c.sha256, isouter=True)
        .join(file_identities, file_identities.c.sha256 == document_files.c.sha256, isouter=True)
        .where(document_files.c.sha256 == sha256)
    )
    row = connection.execute(query).one_or_none()
    return Given(row.records, row.ingested_at or row.of_document, row.read_with) if row is not None else None


def keep_given(connection: Connection, records: DocumentRecords, moment: str) -> None:
    """Writes what a file gave; its row of ``document_files`` is there. What no bytes can say is not kept."""
    try:
        data = packed(records)
    except (OverflowError, UnicodeError):  # a sum beyond 64 bits, half a letter: such a run cannot be undone
        return
    row = {"sha256": records.document.sha256, "ingested_at": moment, "records": data}
    connection.execute(insert(file_records), [row])
