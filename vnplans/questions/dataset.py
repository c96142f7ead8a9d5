"""The whole dataset: written to files; and a document taken out of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from schema.database.find import find_document
from schema.database.models import document_files
from schema.export.dataset import export as export_dataset
from schema.load.store import remove as remove_document
from vnplans.kept_files import kept_folder, let_go
from vnplans.questions.open import open_engine


def export(
    folder: str | Path,
    db: str | None = None,
    formats: str | Sequence[str] = "csv",
    *,
    release: bool = False,
    guard: bool = True,
) -> tuple[Path, ...]:
    """The whole dataset as files; see ``schema.export.dataset``."""
    engine = open_engine(db)
    try:
        return export_dataset(engine, Path(folder), formats, release=release, guard=guard)
    finally:
        engine.dispose()


def remove(wanted: str, db: str | None = None) -> str:
    """Removes the one document meant, with its kept files, and gives its id."""
    engine = open_engine(db)
    try:
        with engine.connect() as connection:
            found = find_document(connection, wanted).document_id
            own = select(document_files.c.sha256).where(document_files.c.document_id == found)
            kept = connection.scalars(own).all()
        remove_document(engine, found)
    finally:
        engine.dispose()
    for sha256 in kept:
        let_go(kept_folder(db), sha256)
    return found
