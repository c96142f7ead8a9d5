"""Results of stages kept on disk, each under a key that names all that decides it.

A stage whose result is kept: a page read from its picture (``page``), a file read (``document``), its records
(``records``). An entry is a hash of what follows, then the values as MessagePack, compressed: data, never code, checked
against their declared types when they are read. It is written whole or not at all, so several processes share a folder.

Example: ``<folder>/records/3f/3fb0…`` holds the records of one file.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from extract.cache.packing import packed, unpacked

_DIGEST = 20  # bytes of BLAKE2b before an entry
_PRIVATE = 0o700
_LEFT_AFTER_PRUNING = 0.8
"""Share of the limit that stays, so that not every run has to remove something."""

_ENTRY = re.compile(r"[^/]+/([0-9a-f]{2})/(\1[0-9a-f]{38}|\.[a-z0-9_]{8})|fetched/[0-9a-f]{12}/.+")
"""The path of an entry within the folder, of what a killed process left of one, and of a fetched file
(``vnplans.intake.remote``). Other files are somebody else's: a person may name any folder."""

ValueT = TypeVar("ValueT")
_log = logging.getLogger(__name__)


def key_of(deciding: Iterable[object]) -> str:
    """One word for all that decides a result; each thing's ``repr`` must name it fully.

    Example:
        ``key_of(("3a7b…", ScanSettings(dpi=200)))`` → 40 hexadecimal digits.
    """
    return hashlib.blake2b(repr(tuple(deciding)).encode(errors="surrogatepass"), digest_size=20).hexdigest()


@dataclass(frozen=True, slots=True)
class ResultCache:
    """A folder of results; only its owner may look into it.

    Attributes:
        folder: made when the first result is kept.
        megabytes: what its entries may take together (:meth:`prune`).
    """

    folder: Path
    megabytes: int = 2048

    def get(self, stage: str, key: str, kind: type[ValueT]) -> ValueT | None:
        """The result kept under a key; None where there is none, or a damaged one, which is said and removed."""
        path = self._path(stage, key)
        try:
            held = path.read_bytes()
        except OSError:
            return None
        try:
            found = unpacked(_checked(held), kind)
        except ValueError as problem:
            _log.warning("The cache's entry %s is damaged (%s): it is made again.", path, problem)
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)  # used now: it is not the oldest
        return found

    def put(self, stage: str, key: str, value: object) -> None:
        """Keeps a result. A full disk, or a folder that cannot be written, costs only the next run's time."""
        path = self._path(stage, key)
        try:
            data = packed(value)
        except (OverflowError, UnicodeError, NotImplementedError) as problem:
            _log.warning("The cache does not keep a result: %s.", problem)  # it is made again each time
            return
        written: Path | None = None
        try:
            self.folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                written = Path(file.name)
                file.write(_digest(data) + data)
            written.replace(path)
        except OSError:
            if written is not None:
                written.unlink(missing_ok=True)

    def prune(self) -> int:
        """Removes the entries that were not used for the longest time, where all together are too large; nothing else.

        Returns:
            How many were removed.
        """
        entries = sorted(_entries(self.folder))
        total, limit = sum(size for _, size, _ in entries), self.megabytes * 1_000_000
        if total <= limit:
            return 0
        removed = 0
        for _, size, path in entries:
            if total <= limit * _LEFT_AFTER_PRUNING:
                break
            with suppress(OSError):
                Path(path).unlink()
                removed += 1
            total -= size
        return removed

    def _path(self, stage: str, key: str) -> Path:
        return self.folder / stage / key[:2] / key


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _checked(held: bytes) -> bytes:
    """The values of an entry, packed.

    Raises:
        ValueError: they are not those that were written.
    """
    data = held[_DIGEST:]
    if _digest(data) != held[:_DIGEST]:
        raise ValueError("its bytes are not those that were written")
    return data


def _entries(folder: Path) -> Iterable[tuple[float, int, str]]:
    """Time of the last use, size and path of each entry, fetched files and what a killed process left behind included."""
    for place, _, names in os.walk(folder):
        inside = Path(place).relative_to(folder).as_posix()
        for name in (n for n in names if _ENTRY.fullmatch(f"{inside}/{n}")):
            path = os.path.join(place, name)  # noqa: PTH118 - a hundred thousand entries
            with suppress(OSError):  # another process removed it
                found = os.stat(path)  # noqa: PTH116
                yield found.st_mtime, found.st_size, path
