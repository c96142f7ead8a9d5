"""Rows that runs of ``ingest`` leave in the database beside the dataset; in no export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from schema.contract.columns import INDEX, KEY, owned_by


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestRunRow:
    """One run.

    Attributes:
        run_id: its beginning, ``2026-11-29T20:29:20Z``; ``…-2`` where two began in one second.
        files: given to it. endings: how they ended, as its last line counts them; None where it was killed.
        program: version of the program.
        started_at, finished_at, undone_at: ISO 8601, UTC.
    """

    run_id: Annotated[str, KEY]
    started_at: str
    finished_at: str | None = None
    program: str
    files: int
    endings: str | None = None
    undone_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFileRow:
    """A file that a run stored, and what was stored of the same bytes before: with that the run can be undone.

    Attributes:
        path: as given, absolute.
        document_id, outcome: as what, and what that did.
        before: the records that the file had given before (``schema.load.file_records``); None where it was new.
        before_at, before_with: when, and with which settings and program, they were stored.
    """

    run_id: Annotated[str, KEY, owned_by("ingest_runs.run_id")]
    sha256: Annotated[str, KEY, INDEX]
    path: str
    document_id: str
    outcome: str
    before: bytes | None = None
    before_at: str | None = None
    before_with: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFileRow:
    """What is known of a file by its name, so that it need not be opened again.

    Attributes:
        path: absolute.
        stamp: bytes and time of its last change (ns); None where that was so near that a change may have been missed.
        read_with: settings and program of its last reading.
        ending, error, hint, exit_code: how that ended.
    """

    path: Annotated[str, KEY]
    stamp: str | None
    sha256: str
    read_with: str
    ending: str
    error: str | None = None
    hint: str | None = None
    exit_code: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecordsRow:
    """The records that a file gave, packed: rows of its document can be made again from them without the file."""

    sha256: Annotated[str, KEY, owned_by("document_files.sha256")]
    ingested_at: str
    records: bytes
