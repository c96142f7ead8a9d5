"""A record's source as pictures: the crops of the pages it was read from
(``vnplans show RECORD --source``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from extract.errors import MissingFile
from extract.model import Box
from extract.page_picture import draw_value
from schema.contract.ids import slug
from schema.contract.records import ProvenanceRecord
from schema.database.models import document_files, metadata
from schema.errors import DocumentNotFound
from vnplans.kept_files import kept_file, kept_folder, sha256_of
from vnplans.questions.open import reading
from vnplans.questions.records import provenance


def source_pictures(
    record_id: str, files: Path, out: Path, db: str | None = None, field: str | None = None
) -> tuple[Path, ...]:
    """Writes one PNG for each page a record was read from, its boxes outlined.

    Args:
        record_id: a task, indicator, target or clause.
        files: where the file is not kept beside the database: the PDF that was read, or a folder that holds it
            under any name (it is told by its SHA-256).
        out: folder for the pictures.
        field: only the place of this field (``budget_vnd``), all of the record's without.

    Returns:
        The files written, in the order of their pages; none where the record has no place on a page.

    Raises:
        DocumentNotFound: nothing is known of the record's places.
        MissingFile: the file that was read is not there.
    """
    places = [p for p in provenance(record_id, db) if field is None or p.field == field]
    if not places:
        raise DocumentNotFound(
            f"no place is known for {record_id!r}" + (f" field {field}" if field else ""),
            hint="`vnplans show RECORD` lists the fields with their places.",
        )
    pages = _boxes_by_page(places)
    if not pages:
        return ()
    with reading(db) as connection:
        file = _file_of(connection, record_id, files, db)
    name = slug(record_id if field is None else f"{record_id} {field}")
    return tuple(
        draw_value(file, page, boxes, out / f"{name}-p{page}.png") for page, boxes in sorted(pages.items())
    )


def _boxes_by_page(places: Sequence[ProvenanceRecord]) -> dict[int, list[Box]]:
    pages: dict[int, list[Box]] = {}
    for p in places:
        if p.page is None or p.x0 is None or p.top is None or p.x1 is None or p.bottom is None:
            continue
        box = Box(p.x0, p.top, p.x1, p.bottom)
        own = pages.setdefault(p.page, [])
        if box not in own:
            own.append(box)
    return pages


def _file_of(connection: Connection, record_id: str, files: Path, db: str | None) -> Path:
    """The primary file of the record's document, found by its hash."""
    model = metadata.tables["provenance"]
    query = select(model.c.document_id).where(model.c.record_id == record_id)
    return file_of_document(connection, connection.execute(query).scalars().first(), files, db)


def file_of_document(connection: Connection, document: str | None, files: Path, db: str | None) -> Path:
    """The PDF that gave a document's rows: the kept one, else the one found by its hash.

    Raises:
        MissingFile: it is not there.
    """
    query = select(document_files.c.sha256, document_files.c.file).where(
        (document_files.c.document_id == document) & document_files.c.is_primary.is_(True)
    )
    wanted, name = connection.execute(query).one()
    kept = kept_file(kept_folder(db), wanted)
    if kept is not None:
        return kept
    for path in sorted(_candidates(files), key=lambda p: p.name != name):
        if sha256_of(path) == wanted:
            return path
    raise MissingFile(
        f"{files}: the file that {document} was read from is not there",
        hint=f"Pass the PDF itself or a folder that holds it (SHA-256 {wanted}).",
    )


def _candidates(files: Path) -> Iterator[Path]:
    if files.is_file():
        yield files
    elif files.is_dir():
        yield from sorted(p for p in files.rglob("*") if p.is_file() and p.suffix.lower() == ".pdf")
