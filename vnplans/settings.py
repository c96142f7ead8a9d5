"""What a person sets for a run, and the defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from extract.scan.effort import ScanEffort

DEFAULT_DATABASE = "vnplans.sqlite"
"""A SQLite file in the folder one works in; the environment variable ``VNPLANS_DB`` names another
database."""


def default_database() -> str:
    """The database of commands and functions that name none."""
    return os.environ.get("VNPLANS_DB") or DEFAULT_DATABASE


WAIT_VARIABLE = "VNPLANS_WAIT"
"""The environment variable that says how many seconds a locked database is waited for; ``--wait`` sets it."""
AUTHOR_VARIABLE = "VNPLANS_AUTHOR"
"""The environment variable that names who decides where nobody is named."""


def wait_seconds() -> float | None:
    """The seconds a locked database is waited for, None where nothing is set or what is set is no number."""
    try:
        return max(float(os.environ[WAIT_VARIABLE]), 0.0)
    except (KeyError, ValueError):
        return None


def default_author() -> str | None:
    """Who decides where nobody is named."""
    return os.environ.get(AUTHOR_VARIABLE) or None


@dataclass(frozen=True, slots=True)
class HeadOptions:
    """What a person states of a document whose head cannot be read; all None: what the file says."""

    number: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    province: str | None = None


NOT_STATED = HeadOptions()


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How files are read.

    Attributes:
        head: stated for the one file that is read; wins over what the file says.
        manifest: what the folder's manifest says of the file; serves where its head cannot be read.
        headers: header phrase → role, for this run (``Đơn vị thực hiện`` → ``lead``).
        seconds: time one file may take.
        megabytes: memory one reading process may take.
        scan_workers: processes for the scanned pages of one file; None: one a core.
        cached: whether the file as read and its records are taken from an earlier reading of the same bytes, and
            those of this one kept (``extract.cache``).
        pages_cached: the same for single scanned pages.
        page_workers: processes for the typed pages of one long file.
        scan_effort: how much of a scan a second reader reads too; None: ``careful`` where it is installed, ``fast``
            elsewhere.
    """

    head: HeadOptions = NOT_STATED
    manifest: HeadOptions = NOT_STATED
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 3600.0
    megabytes: int = 4096
    scan_workers: int | None = None
    cached: bool = False
    pages_cached: bool = True
    page_workers: int = 1
    scan_effort: ScanEffort | None = None


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What a caller sets for one run of ``vnplans.ingest``.

    Attributes:
        db: a file name or a SQLAlchemy URL; None: :func:`default_database`.
        jobs: reading processes; None: one a core; 0: this process reads, without limits.
        reading: how each file is read.
        reread: reads files again that are in the database as they would be read now.
        keep: whether files that are stored are kept beside the database, so that their pages can be shown.
        log: a file to which each end of a file is appended (``vnplans.intake.run_log``).
        scheduler: the Dask cluster that reads: ``tcp://HOST:PORT``, or ``local`` for workers of this machine; None: the
            processes of ``jobs``.
    """

    db: str | None = None
    jobs: int | None = None
    reading: ReadSettings = ReadSettings(cached=True)
    reread: bool = False
    keep: bool = True
    log: Path | None = None
    scheduler: str | None = None
