"""The files that documents were read from, kept beside the database under the name of their content.

``plans.sqlite`` has its files in ``plans.files``: ``plans.files/5e/5ee47e34….pdf`` is the file with that SHA-256.
A page can be shown for as long as its file is kept, wherever the original went. A copy is held against its hash
while it is written, so that a file which somebody saves in between is not kept under a wrong name.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from sqlalchemy.engine import make_url

from schema.database.opening import database_url
from vnplans.settings import default_database

VARIABLE = "VNPLANS_FILES"
"""Environment variable that names the folder, for a database on a server above all."""
_BLOCK = 1 << 20
_SUFFIX = re.compile(r"\.[a-z0-9]{1,6}")
_HASH = re.compile("[0-9a-f]{64}")


def kept_folder(db: str | None) -> Path | None:
    """Where the files of a database are kept; None for a database in memory, which keeps none.

    Example:
        ``data/plans.sqlite`` → ``data/plans.files``; ``postgresql://me@host/plans`` → ``plans.files`` in the
        current folder, unless ``VNPLANS_FILES`` names another.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    url = make_url(database_url(db or default_database()))
    name = url.database
    if not name or name == ":memory:" or name.startswith("file:"):
        return None
    place = Path(name) if url.get_backend_name() == "sqlite" else Path(Path(name).name)
    return place.with_name(f"{place.stem}.files")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def kept_file(folder: Path | None, sha256: str) -> Path | None:
    """The kept file with this content, None where it is not kept."""
    if folder is None or not _HASH.fullmatch(sha256):
        return None
    place = folder / sha256[:2]
    if not place.is_dir():
        return None
    return next(
        (p for p in sorted(place.iterdir()) if p.name.startswith(sha256)), None
    )  # quicker than a pattern


def keep(folder: Path, path: Path, sha256: str) -> Path | None:
    """Keeps a file, and gives its place; None where its content is not (or no longer) what the hash says.

    Raises:
        OSError: the folder cannot be written to.
    """
    known = kept_file(folder, sha256)
    if known is not None:
        return known
    suffix = path.suffix.lower()
    place = folder / sha256[:2] / (sha256 + (suffix if _SUFFIX.fullmatch(suffix) else ""))
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as written, path.open("rb") as given:
            digest = hashlib.sha256()
            while block := given.read(_BLOCK):
                digest.update(block)
                written.write(block)
        if digest.hexdigest() != sha256:
            return None
        part.replace(place)
        return place
    finally:
        part.unlink(missing_ok=True)


def let_go(folder: Path | None, sha256: str) -> None:
    """Deletes a kept file, where it is kept."""
    known = kept_file(folder, sha256)
    if known is not None:
        known.unlink(missing_ok=True)
