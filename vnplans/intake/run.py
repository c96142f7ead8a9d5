"""Files into the database: each read in a child process, each stored in one transaction by one writer.

A file that fails, whatever the reason, leaves a result with its error and the database as it was; the others go on.
Files are stored as they are done, so that a slow one holds nothing back; what a document keeps is decided by the
sources' quality and hash (``schema.load.store``), never by their order. The results returned are in the order of the files.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ReadError
from schema.errors import DatasetError
from vnplans.intake.causes import cause_of_storing
from vnplans.intake.child import Reader, read_jobs
from vnplans.intake.endings import Ending, ending_of_document, ending_of_error
from vnplans.intake.files import InputFile, problem_of
from vnplans.intake.messages import Answer, Job, ReadingCrashed
from vnplans.intake.worker import answer
from vnplans.settings import ReadSettings

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from schema.contract.records import DocumentRecords
    from schema.load.store import Stored

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
        ending: how it ended, for the count at the end of a run.
        tasks, indicators, findings: rows that the file gave; findings above info.
        differences: what it says differently from the document's other files.
        notices: sentences on what storing it changed for other files and documents: a file whose rows it replaced.
        error, hint, exit_code: what went wrong and what to do; empty and 0 where nothing did.
        seconds: of reading.
    """

    path: Path
    document_id: str | None = None
    outcome: str | None = None
    status: str = "error"
    ending: Ending = Ending.CRASHED
    tasks: int = 0
    indicators: int = 0
    findings: int = 0
    differences: int = 0
    notices: tuple[str, ...] = ()
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


def read_files(
    files: Sequence[InputFile], settings: ReadSettings, jobs: int, pages: PagesTold | None = None
) -> Iterator[tuple[int, Answer, float]]:
    """Reads files in ``jobs`` processes (0: in this one); gives place, answer and seconds as they are done.

    Scanned pages are shared among the cores where one file is read at a time; several files at a time take a
    core each. ``pages`` hears of the scanned pages of each file as they are done.
    """
    if min(jobs, len(files)) > 1:
        settings = replace(settings, scan_workers=1)
    problems = [f.problem or problem_of(f.path) for f in files]
    for place, problem in enumerate(problems):
        if problem is not None:
            yield place, Answer(None, problem), 0.0
    good = [place for place, problem in enumerate(problems) if problem is None]
    work = [
        (Job(files[n].path, replace(settings, manifest=files[n].manifest)), _told(pages, files[n]))
        for n in good
    ]
    if jobs == 0:
        for place, (job, told) in zip(good, work, strict=True):
            started = time.perf_counter()
            found = answer(job, told)
            yield place, found, time.perf_counter() - started
        return
    readers = [Reader() for _ in range(min(jobs, len(work)))]
    try:
        for n, found, seconds in read_jobs(work, readers):
            yield good[n], found, seconds
    finally:
        for reader in readers:
            reader.close()


def _told(pages: PagesTold | None, file: InputFile) -> Callable[[int, int], None] | None:
    return partial(pages, file.path) if pages else None


def store_files(
    engine: Engine,
    files: Sequence[InputFile],
    settings: ReadSettings,
    jobs: int,
    tell: Callable[[FileResult], None],
    pages: PagesTold | None = None,
) -> tuple[FileResult, ...]:
    """Reads and stores files as they are done; ``tell`` hears of each, ``pages`` of scanned pages."""
    results: dict[int, FileResult] = {}
    for place, found, seconds in read_files(files, settings, jobs, pages):
        results[place] = _stored(engine, files[place].path, found, seconds)
        tell(results[place])
    return tuple(results[place] for place in range(len(files)))


def _stored(engine: Engine, path: Path, found: Answer, seconds: float) -> FileResult:
    from schema.load.store import store
    from vnplans.questions.registers import agency_records

    if found.records is None:
        return _failed(path, found.error or ReadingCrashed(f"{path}: no answer"), seconds)
    try:
        return _result(path, found.records, store(engine, found.records, agency_records()), seconds)
    except DatasetError as error:
        return _failed(path, error, seconds)
    except Exception as error:  # noqa: BLE001 - round one document: it is the file's error, the others go on
        return _failed(path, cause_of_storing(path, error), seconds)


def _failed(path: Path, error: ReadError | DatasetError, seconds: float) -> FileResult:
    message = str(error)
    told = message if path.name in message else f"{path}: {message}"
    return FileResult(
        path,
        ending=ending_of_error(error),
        error=told,
        hint=error.hint,
        exit_code=error.exit_code,
        seconds=seconds,
    )


def _result(path: Path, records: DocumentRecords, stored: Stored, seconds: float) -> FileResult:
    return FileResult(
        path,
        document_id=stored.document_id,
        outcome=stored.outcome.value,
        status=records.document.status,
        ending=ending_of_document(records.document),
        tasks=len(records.tasks),
        indicators=len(records.indicators),
        findings=sum(f.severity != "info" for f in records.findings),
        differences=len(stored.differences),
        notices=tuple(_notices(path, stored)),
        seconds=seconds,
    )


def _notices(path: Path, stored: Stored) -> Iterator[str]:
    """What storing a file changed for others, one sentence each."""
    name, document = path.name, stored.document_id
    if stored.replaced is not None:
        yield (
            f"{name} gives the rows of {document} now; those of {stored.replaced} were replaced, "
            "and it stays as another file of the document."
        )
    if stored.kept_below is not None:
        yield (
            f"{name} is kept as another file of {document}; the rows stay those of {stored.kept_below}, "
            "as good a source or a better one."
        )
    for old, new in stored.renamed:
        yield f"{old} is called {new} now."
    for file in stored.again:
        yield f"Ingest {file} again: it is another document, and its rows went with the one it had joined."
