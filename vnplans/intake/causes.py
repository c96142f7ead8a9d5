"""What an exception means for one file: the named error with which a person can do something.

The readers and the database have named errors of their own; here is what reaches past them. Only what is
really unforeseen asks for a report.
"""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

from extract.errors import MissingFile, NoSpace, NotAFile, ReadError, UnreadableFile
from schema.errors import (
    DatabaseBusy,
    DatabaseFailed,
    DatabaseFull,
    DatabaseReadOnly,
    DatasetError,
    UnstorableValue,
)
from vnplans.intake.messages import Job, ReadingCrashed, ReadingTooBig, StoringCrashed

OUT_OF_MEMORY = (
    "bad_alloc", "MemoryError", "Cannot allocate memory", "out of memory", "Insufficient memory", "failed to map segment",
)  # fmt: skip
"""What libraries say, each in its own error, where memory is full: OpenCV the last but one, the loader of
libraries the last."""
_PACKAGES = ("extract", "normalize", "schema", "vnplans")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_NOT_OURS_TO_OPEN = frozenset({errno.EACCES, errno.EPERM})
_DATABASE_SAYS = (
    (("locked", "busy", "deadlock", "lock timeout", "could not serialize"), DatabaseBusy),
    (("readonly", "read-only"), DatabaseReadOnly),
    (("disk is full", "no space left", "disk full"), DatabaseFull),
    (("nul (0x00)", "nul byte", "null character", "invalid byte sequence", "surrogates"), UnstorableValue),
)
"""What the database's message says, in small letters, and the error that it means."""


def cause_of_reading(job: Job, error: Exception) -> ReadError:
    """The named error of a file whose reading ended with an exception that is none of ours.

    Example:
        ``MemoryError()`` → :class:`ReadingTooBig`; ``PermissionError`` → :class:`UnreadableFile`.
    """
    if isinstance(error, MemoryError) or any(sign in str(error) for sign in OUT_OF_MEMORY):
        return ReadingTooBig(f"{job.path}: more than {job.settings.megabytes} MB needed")
    if isinstance(error, RecursionError):
        hint = (
            "Save it anew from the program that made it, or as PDF: its parts stand too deep in each other."
        )
        return ReadingTooBig(f"{job.path}: nested too deeply", hint=hint)
    if isinstance(error, OSError) and error.errno is not None:
        return cause_of_system(job.path, error, job.settings.megabytes)
    return ReadingCrashed(f"{job.path}: {_with_place(error)}")


def cause_of_system(path: Path, error: OSError, megabytes: int | None = None) -> ReadError:
    """The named error of a file for which the system refused something.

    Args:
        megabytes: the limit on memory, where one is set.
    """
    reason = error.strerror or type(error).__name__
    other = error.filename is not None and Path(str(error.filename)) != path
    told = f"{path}: {error.filename}: {reason}" if other else f"{path}: {reason}"
    if error.errno in (errno.EMFILE, errno.EFBIG):
        hint = (
            "No plan needs so much; the file is made to harm, or there is a defect of ours: please report it."
        )
        return ReadingTooBig(f"{path}: reading it opens or writes more than is allowed ({reason})", hint=hint)
    if error.errno == errno.ENOMEM:
        return ReadingTooBig(told if megabytes is None else f"{path}: more than {megabytes} MB needed")
    no_temporary_folder = isinstance(error, FileNotFoundError) and error.filename is None
    if error.errno in _FULL or no_temporary_folder:
        return NoSpace(told, hint=f"Free space in {_temporary()}, or name another folder with TMPDIR.")
    if isinstance(error, FileNotFoundError) and not other:
        return MissingFile(f"{path}: no such file")
    if error.errno == errno.ENAMETOOLONG:
        return MissingFile(told)
    if isinstance(error, IsADirectoryError) and not other:
        return NotAFile(f"{path}: a folder, not a file")
    if error.errno in _NOT_OURS_TO_OPEN:
        return UnreadableFile(told, hint="Check the permissions of the file and of its folders.")
    return UnreadableFile(told)


def _temporary() -> str:
    try:
        return tempfile.gettempdir()
    except OSError:  # no temporary folder can be written to: full, or read-only
        return "the temporary folder"


def cause_of_storing(path: Path, error: Exception) -> DatasetError:
    """The named error of a file whose storing ended with an exception that is none of ours."""
    from sqlalchemy.exc import SQLAlchemyError

    if isinstance(error, SQLAlchemyError):
        said = str(getattr(error, "orig", None) or error).strip().splitlines()
        reason = said[0] if said else type(error).__name__
        kinds = (kind for signs, kind in _DATABASE_SAYS if any(s in reason.lower() for s in signs))
        return next(kinds, DatabaseFailed)(f"{path}: not stored: {reason}")
    if isinstance(error, OSError):
        kind = DatabaseFull if error.errno in _FULL else DatabaseFailed
        return kind(f"{path}: not stored: {error.strerror or error}")
    if isinstance(error, UnicodeError):
        return UnstorableValue(f"{path}: not stored: {error.reason if hasattr(error, 'reason') else error}")
    if isinstance(error, MemoryError):
        return DatabaseFailed(f"{path}: not stored: memory is full", hint="Free memory and run it again.")
    return StoringCrashed(f"{path}: not stored: {_with_place(error)}")


def _with_place(error: Exception) -> str:
    """The error in one line, with the place in our code where it came from."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] in _PACKAGES:
            place = f" at {module}:{trace.tb_lineno}"
        trace = trace.tb_next
    text = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {text}{place}"
