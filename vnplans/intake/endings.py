"""How the reading of a file can end, in a word; the count at the end of a run, whose parts sum to the files
given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from extract.errors import (
    BadManifest,
    DamagedFile,
    EmptyFile,
    EncryptedPdf,
    MissingFile,
    NotAFile,
    NotAPlan,
    ReadError,
    TooBig,
    ToolMissing,
    UnknownType,
)
from schema.errors import DatasetError
from vnplans.intake.messages import ReadingCrashed, ReadingTooLong, StoringCrashed

if TYPE_CHECKING:
    from schema.contract.records import DocumentRecord


class Ending(StrEnum):
    """The word under which a file is counted, in the order of the count; a file has one."""

    OK = "ok"
    """Stored; read from its own letters."""
    OCR = "ok by OCR"
    """Stored; pages were read from their pictures."""
    PARTIAL = "partial"
    """Stored with less than is in it, and findings that say so."""
    NEEDS_OCR = "needs OCR"
    """Stored; pages wait to be read from their pictures."""
    FAILED = "nothing read"
    """Stored; no page could be read."""
    UNCHANGED = "unchanged"
    """In the database as it would be read now; not read again."""
    NOT_A_PLAN = "not a plan"
    EMPTY = "empty"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    UNSUPPORTED = "type not read"
    MISSING = "missing"
    MANIFEST = "bad manifest"
    UNREADABLE = "not readable"
    """A pipe, a device; no permission, no space, a disk that fails; a process that was killed."""
    TOO_LONG = "timed out"
    TOO_BIG = "too big"
    NOT_STORED = "not stored"
    """Read, and refused by the database."""
    CRASHED = "crashed"
    """A defect of ours."""


_OF_STATUS = {
    "ok": Ending.OK,
    "partial": Ending.PARTIAL,
    "needs_ocr": Ending.NEEDS_OCR,
    "failed": Ending.FAILED,
}
_OF_ERROR: tuple[tuple[type[ReadError | DatasetError], Ending], ...] = (
    (NotAPlan, Ending.NOT_A_PLAN),
    (EmptyFile, Ending.EMPTY),
    (DamagedFile, Ending.DAMAGED),
    (EncryptedPdf, Ending.ENCRYPTED),
    (UnknownType, Ending.UNSUPPORTED),
    (ToolMissing, Ending.UNSUPPORTED),
    (MissingFile, Ending.MISSING),
    (NotAFile, Ending.UNREADABLE),
    (BadManifest, Ending.MANIFEST),
    (ReadingTooLong, Ending.TOO_LONG),
    (TooBig, Ending.TOO_BIG),
    (ReadingCrashed, Ending.CRASHED),
    (StoringCrashed, Ending.CRASHED),
    (DatasetError, Ending.NOT_STORED),
)


def ending_of_error(error: ReadError | DatasetError) -> Ending:
    """The word for a file that was not stored.

    Example:
        ``EncryptedPdf("…")`` → ``encrypted``; an error of reading without a word of its own →
        ``not readable``.
    """
    return next((word for kind, word in _OF_ERROR if isinstance(error, kind)), Ending.UNREADABLE)


def ending_of_document(document: DocumentRecord) -> Ending:
    """The word for a file that was stored."""
    if document.status == "ok" and document.text_source == "ocr":
        return Ending.OCR
    return _OF_STATUS.get(document.status, Ending.PARTIAL)


def count_of(endings: Iterable[Ending]) -> str:
    """The last line of a run.

    Example:
        ``"4 files: 2 ok, 1 not a plan, 1 timed out"``
    """
    found = Counter(endings)
    total = found.total()
    parts = ", ".join(f"{found[word]} {word}" for word in Ending if found[word])
    return f"{total} file{'' if total == 1 else 's'}: {parts or 'none'}"


def count_not_read(types: Mapping[str, int]) -> str:
    """The files of folders whose type is not read, in one line; empty where there are none.

    Example:
        ``"3 other files not read: .xlsx 2, .jpg 1"``
    """
    total = sum(types.values())
    if not total:
        return ""
    parts = ", ".join(f"{kind} {n}" for kind, n in sorted(types.items(), key=lambda x: (-x[1], x[0])))
    return f"{total} other file{'' if total == 1 else 's'} not read: {parts}"
