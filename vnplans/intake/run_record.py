"""What a run leaves in the database beside the dataset: that it was, what it stored, and what it knows of each file."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from schema.database.transactions import write
from schema.errors import DatasetError
from schema.load.read_before import remember_reading
from schema.load.runs import begin_run, end_run, note_stored, remember_files
from schema.version import program_version
from vnplans.intake.endings import count_of
from vnplans.intake.known import Known
from vnplans.intake.results import FileResult

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from schema.contract.records import DocumentRecords
    from schema.load.store import Stored


class RunRecord:
    """The record of one run; its id is made with the first file that is stored."""

    def __init__(self, engine: Engine, files: int) -> None:
        self._engine = engine
        self._files = files
        self.run_id: str | None = None
        """None where nothing was stored: there is nothing to undo."""

    def begin(self) -> None:
        """Writes that the run begins, before its first file is stored."""
        if self.run_id is None:
            self.run_id = begin_run(self._engine, program_version(), self._files)

    def stored(self, connection: Connection, stored: Stored, known: Known, records: DocumentRecords) -> None:
        """Writes, in the transaction that stores a file, what was there before and with what it was read."""
        sha256 = records.document.sha256
        if self.run_id is not None:
            note_stored(connection, self.run_id, known.name, sha256, stored)
        remember_reading(connection, sha256, known.read_with)

    def remember(self, ended: Sequence[tuple[Known, str, FileResult]]) -> None:
        """Writes what is known of files now: what was known, the hash of their bytes, how they ended."""
        if rows := [known.noted(sha256, result) for known, sha256, result in ended]:
            with suppress(DatasetError):  # what was read is stored; this only spares time
                write(self._engine, partial(remember_files, rows=rows))

    def end(self, results: Sequence[FileResult]) -> None:
        """Writes how the files ended."""
        if self.run_id is not None:
            with suppress(DatasetError):  # it stays as one that was not ended
                end_run(self._engine, self.run_id, count_of(r.ending for r in results))
