"""Files into the database: each read in a child process, each stored in one transaction by one writer.

A file that fails leaves a result with its error and the database as it was; the others are stored. Results come
in the order of the files, whatever the number of processes.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from extract.errors import MissingFile, ReadError
from schema.errors import DatasetError
from vnplans.messages import Answer, Job, ReadingCrashed
from vnplans.reader import Reader
from vnplans.settings import NOT_STATED, HeadOptions, ReadSettings
from vnplans.worker import answer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from schema.load import Stored
    from schema.records import DocumentRecords

_SUFFIXES = frozenset({".pdf", ".docx", ".doc", ".rtf", ".odt", ".md", ".txt", ".html", ".htm"})
_MANIFEST = "manifest.csv"
PARTLY = 3
"""Exit code where some files of several could not be stored."""

PagesTold = Callable[[Path, int, int], None]
"""Called with a file, its scanned pages done and those to do."""


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


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read, with what its folder's manifest says of it."""

    path: Path
    manifest: HeadOptions = NOT_STATED


def files_of(paths: Sequence[Path]) -> tuple[InputFile, ...]:
    """The files meant: a folder stands for the files its manifest lists, or for all of a readable type in it.

    A manifest is ``manifest.csv`` with a column ``file`` (relative to the folder) and, where known, ``number``,
    ``issuer`` and ``issued_on``. A path that does not exist is kept, so that it is reported.
    """
    found: dict[Path, InputFile] = {}
    for path in paths:
        for file in _files_in(path) if path.is_dir() else [InputFile(path)]:
            found.setdefault(file.path, file)
    return tuple(found.values())


def _files_in(folder: Path) -> list[InputFile]:
    manifest = folder / _MANIFEST
    if manifest.is_file():
        with manifest.open(encoding="utf-8-sig", newline="") as file:
            return [InputFile(folder / r["file"], _stated(r)) for r in csv.DictReader(file) if r.get("file")]
    inside = (p for p in folder.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file())
    visible = (p for p in inside if not any(x.startswith(".") for x in p.relative_to(folder).parts))
    return [InputFile(p) for p in sorted(visible)]


def _stated(row: dict[str, str]) -> HeadOptions:
    issued_on = row.get("issued_on") or None
    return HeadOptions(
        number=row.get("number") or None,
        issuer=row.get("issuer") or None,
        issued_on=date.fromisoformat(issued_on) if issued_on else None,
        province=row.get("province") or row.get("issuer") or None,
    )


def read_files(
    files: Sequence[InputFile], settings: ReadSettings, jobs: int, pages: PagesTold | None = None
) -> Iterator[tuple[Path, Answer, float]]:
    """Reads files in ``jobs`` processes (0: in this one); gives path, answer and seconds, in order.

    Scanned pages are shared among the cores where one file is read at a time; several files at a time take a
    core each. ``pages`` hears of the scanned pages of each file as they are done (from several threads).
    """
    if min(jobs, len(files)) > 1:
        settings = replace(settings, scan_workers=1)
    if jobs == 0:
        for file in files:
            started = time.perf_counter()
            job = Job(file.path, replace(settings, manifest=file.manifest))
            yield (
                file.path,
                _checked(file.path) or answer(job, _told(pages, file)),
                time.perf_counter() - started,
            )
        return
    readers = [Reader() for _ in range(jobs)]
    free: SimpleQueue[Reader] = SimpleQueue()
    for reader in readers:
        free.put(reader)

    def read(file: InputFile) -> tuple[Path, Answer, float]:
        reader, started = free.get(), time.perf_counter()
        try:
            known = replace(settings, manifest=file.manifest)
            found = _checked(file.path) or reader.read(file.path, known, _told(pages, file))
        finally:
            free.put(reader)
        return file.path, found, time.perf_counter() - started

    pool = ThreadPoolExecutor(max_workers=jobs)
    try:
        yield from pool.map(read, files)
    finally:
        for reader in readers:
            reader.close()
        pool.shutdown(cancel_futures=True)


def _told(pages: PagesTold | None, file: InputFile) -> Callable[[int, int], None] | None:
    return partial(pages, file.path) if pages else None


def _checked(path: Path) -> Answer | None:
    """What can be said without a reader."""
    return None if path.is_file() else Answer(None, MissingFile(f"{path}: no such file"))


def store_files(
    engine: Engine,
    files: Sequence[InputFile],
    settings: ReadSettings,
    jobs: int,
    tell: Callable[[FileResult], None],
    pages: PagesTold | None = None,
) -> tuple[FileResult, ...]:
    """Reads and stores files; ``tell`` hears of each when it is done, ``pages`` of scanned pages."""
    results: list[FileResult] = []
    for path, found, seconds in read_files(files, settings, jobs, pages):
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
