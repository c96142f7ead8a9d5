"""Files into the database: each read in a child process, each stored in one transaction by one writer.

A file that fails leaves a result with its error and the database as it was; the others are stored. Results come
in the order of the files, whatever the number of processes.
"""

from __future__ import annotations

import csv
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from extract.errors import MissingFile, ReadError
from schema.errors import DatasetError
from vnplans.messages import Answer, Job, ReadingCrashed, ReadingTooLong, receive, send
from vnplans.settings import ReadSettings
from vnplans.worker import answer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from schema.load import Stored
    from schema.records import DocumentRecords

_SUFFIXES = frozenset({".pdf", ".docx", ".doc", ".rtf", ".odt", ".md", ".txt", ".html", ".htm"})
_MANIFEST = "manifest.csv"
PARTLY = 3
"""Exit code where some files of several could not be stored."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of one file.

    Attributes:
        path: as given.
        document_id, outcome: what it is stored as and what that did (added, replaced, kept); None on an error.
        status: ok, partial, needs_ocr, failed, or ``error``.
        tasks, indicators, findings: rows that the file gave; findings above info.
        differences: what it says differently from the document's other files.
        error, hint, exit_code: what went wrong and what to do; empty and 0 where nothing did.
        seconds: of reading.
    """

    path: Path
    document_id: str | None = None
    outcome: str | None = None
    status: str = "error"
    tasks: int = 0
    indicators: int = 0
    findings: int = 0
    differences: int = 0
    error: str | None = None
    hint: str | None = None
    exit_code: int = 0
    seconds: float = 0.0


def exit_code(results: Sequence[FileResult]) -> int:
    """0 where all is stored, the file's own code where it is the only one, else :data:`PARTLY`."""
    failed = [r for r in results if r.error is not None]
    if not failed:
        return 0
    return failed[0].exit_code if len(results) == 1 else PARTLY


def files_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files meant: a folder stands for the files its manifest lists, or for all of a readable type in it.

    A manifest is ``manifest.csv`` with a column ``file``, paths relative to the folder. A path that does not exist
    is kept, so that it is reported.
    """
    found: list[Path] = []
    for path in paths:
        found += _files_in(path) if path.is_dir() else [path]
    return tuple(dict.fromkeys(found))


def _files_in(folder: Path) -> list[Path]:
    manifest = folder / _MANIFEST
    if manifest.is_file():
        with manifest.open(encoding="utf-8-sig", newline="") as file:
            return [folder / row["file"] for row in csv.DictReader(file) if row.get("file")]
    inside = (p for p in folder.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file())
    return sorted(p for p in inside if not any(part.startswith(".") for part in p.relative_to(folder).parts))


class Reader:
    """One child process that reads files; started when first needed, and anew after it had to be ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, path: Path, settings: ReadSettings) -> Answer:
        """Reads one file within its time."""
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        try:
            send(process.stdin, Job(path, settings))
        except BrokenPipeError:
            return self._ended(path, ReadingCrashed(f"{path}: the reading process did not start"))
        if not _readable_within(process, settings.seconds):
            return self._ended(path, ReadingTooLong(f"{path}: not read within {settings.seconds:g} s"))
        message = receive(process.stdout)
        if not isinstance(message, Answer):
            return self._ended(path, ReadingCrashed(f"{path}: the reading process ended"))
        return message

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ended(self, path: Path, error: ReadError) -> Answer:
        self.close()
        return Answer(None, error)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
            surroundings.setdefault("OMP_THREAD_LIMIT", "1")
            self._process = subprocess.Popen(
                [sys.executable, "-m", "vnplans.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=surroundings,
            )
        return self._process


def _readable_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether an answer begins within this time (or the process ends)."""
    if os.name != "posix":  # select knows no pipes on Windows: no limit there
        return True
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout.fileno()], [], [], seconds)
    return bool(ready)


def read_files(
    paths: Sequence[Path], settings: ReadSettings, jobs: int
) -> Iterator[tuple[Path, Answer, float]]:
    """Reads files in ``jobs`` processes (0: in this one); gives path, answer and seconds, in order."""
    if jobs == 0:
        for path in paths:
            started = time.perf_counter()
            yield path, _checked(path) or answer(Job(path, settings)), time.perf_counter() - started
        return
    readers = [Reader() for _ in range(jobs)]
    free: SimpleQueue[Reader] = SimpleQueue()
    for reader in readers:
        free.put(reader)

    def read(path: Path) -> tuple[Path, Answer, float]:
        reader, started = free.get(), time.perf_counter()
        try:
            found = _checked(path) or reader.read(path, settings)
        finally:
            free.put(reader)
        return path, found, time.perf_counter() - started

    pool = ThreadPoolExecutor(max_workers=jobs)
    try:
        yield from pool.map(read, paths)
    finally:
        for reader in readers:
            reader.close()
        pool.shutdown(cancel_futures=True)


def _checked(path: Path) -> Answer | None:
    """What can be said without a reader."""
    return None if path.is_file() else Answer(None, MissingFile(f"{path}: no such file"))


def store_files(
    engine: Engine,
    paths: Sequence[Path],
    settings: ReadSettings,
    jobs: int,
    tell: Callable[[FileResult], None],
) -> tuple[FileResult, ...]:
    """Reads and stores files; ``tell`` hears of each as soon as it is done."""
    results: list[FileResult] = []
    for path, found, seconds in read_files(paths, settings, jobs):
        results.append(_stored(engine, path, found, seconds))
        tell(results[-1])
    return tuple(results)


def _stored(engine: Engine, path: Path, found: Answer, seconds: float) -> FileResult:
    from schema.load import store
    from vnplans.registers import agency_records

    if found.records is None:
        return _failed(path, found.error or ReadingCrashed(f"{path}: no answer"), seconds)
    try:
        return _result(path, found.records, store(engine, found.records, agency_records()), seconds)
    except DatasetError as error:
        return _failed(path, error, seconds)


def _failed(path: Path, error: ReadError | DatasetError, seconds: float) -> FileResult:
    message = str(error)
    told = message if path.name in message else f"{path}: {message}"
    return FileResult(path, error=told, hint=error.hint, exit_code=error.exit_code, seconds=seconds)


def _result(path: Path, records: DocumentRecords, stored: Stored, seconds: float) -> FileResult:
    return FileResult(
        path,
        document_id=stored.document_id,
        outcome=stored.outcome.value,
        status=records.document.status,
        tasks=len(records.tasks),
        indicators=len(records.indicators),
        findings=sum(f.severity != "info" for f in records.findings),
        differences=len(stored.differences),
        seconds=seconds,
    )
