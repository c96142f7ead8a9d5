"""Which documents have their files at hand, and where else those of the others lie: ``vnplans relink``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import select

from schema.database.models import document_files
from vnplans.kept_files import keep, kept_file, kept_folder, sha256_of
from vnplans.listing import Listing
from vnplans.questions.open import reading

_COLUMNS = ("document_id", "file", "state", "found", "sha256")


def relink(paths: Sequence[Path], db: str | None = None) -> Listing:
    """Keeps the files of documents that are found in these folders under any name, told by their SHA-256.

    Returns:
        One row a file of a document. ``state``: kept (it was), found (it is kept now), missing.
    """
    folder = kept_folder(db)
    with reading(db) as connection:
        wanted = select(document_files.c.document_id, document_files.c.file, document_files.c.sha256)
        files = sorted((str(d), str(f or ""), str(s)) for d, f, s in connection.execute(wanted))
    kept = {sha256 for _, _, sha256 in files if kept_file(folder, sha256)}
    missing = {sha256: Path(name).suffix.lower() for _, name, sha256 in files if sha256 not in kept}
    found = dict(_found(paths, missing)) if folder is not None and missing else {}
    for sha256, path in found.items():
        if folder is not None:
            keep(folder, path, sha256)
    rows = tuple(
        (document, name, _state(s, kept, found), str(found[s]) if s in found else None, s)
        for document, name, s in files
    )
    return Listing(_COLUMNS, rows)


def _state(sha256: str, kept: set[str], found: dict[str, Path]) -> str:
    return "kept" if sha256 in kept else "found" if sha256 in found else "missing"


def _found(paths: Sequence[Path], missing: dict[str, str]) -> Iterator[tuple[str, Path]]:
    """Hash and path of the files that are missing; only files of a missing type are looked into."""
    suffixes, left = set(missing.values()), set(missing)
    for path in _candidates(paths):
        if not left:
            return
        if path.suffix.lower() in suffixes and os.access(path, os.R_OK) and (own := sha256_of(path)) in left:
            left.discard(own)
            yield own, path


def _candidates(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (p for p in inside if p.is_file())
