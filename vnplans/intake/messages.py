"""What the reading process and the one that sends it jobs say to each other.

Here too are the errors that only reading in a process of its own can give.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extract.errors import ReadError, TooBig
from schema.contract.records import DocumentRecords
from schema.errors import DatasetError
from vnplans.settings import ReadSettings


class ReadingCrashed(ReadError):
    """Reading failed in a way we did not foresee: a defect of ours, or a file damaged in a new way."""

    hint = "Nothing of this file was stored; please report it with this message."
    exit_code = 18


class ReadingTooLong(ReadError):
    """Reading took longer than allowed."""

    hint = "Allow more with --seconds, or split the file."
    exit_code = 19


class ReadingTooBig(TooBig):
    """Reading needed more memory than allowed, or than there is."""

    hint = "Allow more with --megabytes, or split the file."


class ReadingKilled(ReadError):
    """The reading process was ended from outside: by the system for want of memory, or by hand."""

    hint = "Run it again; if it ends again, free memory or read fewer files at a time (--jobs 1)."
    exit_code = 34


class FileNotKept(DatasetError):
    """A document would have to be read again, and its file is not kept beside the database."""

    hint = "`vnplans relink FOLDER` finds it by its content; or ingest it again."
    exit_code = 64


class StoringCrashed(DatasetError):
    """Storing failed in a way we did not foresee: a defect of ours."""

    hint = "Nothing of this file was stored; please report it with this message."
    exit_code = 45


class SchedulerUnreachable(DatasetError):
    """No Dask scheduler answers at the address given."""

    hint = "Check --scheduler (tcp://HOST:8786), or take --scheduler local for workers of this machine."
    exit_code = 66


class StoreUnreachable(ReadError):
    """A store of files (S3, SSH, HTTP) does not answer, refuses, or has nothing under the address."""

    hint = "Check the address, and that your account may read it."
    exit_code = 65


class DaskMissing(DatasetError):
    """A cluster was asked for, and the packages that speak to it are not installed."""

    hint = "pip install 'vnplans[dask]'"
    exit_code = 67


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read."""

    path: Path
    settings: ReadSettings


@dataclass(frozen=True, slots=True)
class Begun:
    """The process is there and takes up the file: the file's time begins. Comes before all else."""


@dataclass(frozen=True, slots=True)
class PagesDone:
    """How far the reading of a file's scanned pages is; comes any number of times before the answer."""

    done: int
    every: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What reading gave: records, or the error that a person is told; and sentences on what was met by the way."""

    records: DocumentRecords | None
    error: ReadError | None
    notices: tuple[str, ...] = ()
