"""Files into the database: each read in a child process, each stored in one transaction by one writer.

A file that fails, whatever the reason, leaves a result with its error and the database as it was; the others
go on. Files are stored as they are done, so that a slow one holds nothing back; what a document keeps is
decided by the sources' quality and hash (``schema.load.store``), never by their order. Results are in the
order of the files.

This process never imports what reads files (``extract.read``, ``normalize``) unless it reads them itself.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from schema.errors import DatasetError, UnknownRole
from vnplans.intake.causes import cause_of_storing
from vnplans.intake.child import PagesRead, Reader, read_jobs
from vnplans.intake.files import InputFile, problem_of
from vnplans.intake.messages import Answer, Job, ReadingCrashed
from vnplans.intake.results import SILENT, FileResult, Progress, result_of_error, result_of_stored
from vnplans.intake.worker import answer
from vnplans.settings import IngestOptions, ReadSettings

if TYPE_CHECKING:
    from sqlalchemy import Engine


def ingest_files(
    files: Sequence[InputFile], options: IngestOptions, progress: Progress = SILENT
) -> tuple[FileResult, ...]:
    """Reads and stores files.

    Raises:
        ValueError: several files with what only one can have; a number of processes below 0.
        UnknownRole: a header is mapped to no role.
        DatabaseUnreachable, DatabaseTooNew: nothing can be stored.
    """
    from vnplans.questions.open import open_engine

    head, jobs = options.reading.head, options.jobs
    _check_roles(options.reading.headers)
    if len(files) > 1 and (head.number or head.issuer or head.issued_on):
        raise ValueError("number, issuer and date are of one document: pass one file with them")
    if jobs is not None and jobs < 0:
        raise ValueError(
            f"jobs is {jobs}: a number of processes, 0 for none but this one, None for one a core"
        )
    processes = min(len(files), os.cpu_count() or 1) if jobs is None else jobs
    engine = open_engine(options.db, create=True)
    try:
        return store_files(engine, files, replace(options, jobs=processes), progress)
    finally:
        engine.dispose()


def _check_roles(headers: Mapping[str, str]) -> None:
    if not headers:
        return
    from normalize.headers import header_roles

    unknown = sorted(set(headers.values()) - header_roles().keys())
    if unknown:
        raise UnknownRole(f"no role {', '.join(unknown)}", hint=f"Roles: {', '.join(header_roles())}.")


def store_files(
    engine: Engine, files: Sequence[InputFile], options: IngestOptions, progress: Progress = SILENT
) -> tuple[FileResult, ...]:
    """Reads files and stores each as soon as it is read."""
    results: dict[int, FileResult] = {}
    for place, found, seconds in read_files(files, options.reading, options.jobs or 0, progress):
        results[place] = _stored(engine, files[place].path, found, seconds)
        progress.file_done(results[place])
    if any(one.error is None for one in results.values()):
        _keep_words(engine)
    return tuple(results[place] for place in range(len(files)))


def _keep_words(engine: Engine) -> None:
    """Segments the new tasks, once for all comparisons to come; a comparison makes the words that are missing."""
    from schema.matching.words import keep_words

    with suppress(DatasetError):  # what was read is stored; words are only kept to spare time
        keep_words(engine)


def read_files(
    files: Sequence[InputFile], settings: ReadSettings, jobs: int, progress: Progress = SILENT
) -> Iterator[tuple[int, Answer, float]]:
    """Reads files in ``jobs`` processes (0: in this one); gives place, answer and seconds as they are done.

    Scanned pages are shared among the cores where one file is read at a time; several files at a time take a
    core each.
    """
    if min(jobs, len(files)) > 1:
        settings = replace(settings, scan_workers=1)
    problems = [f.problem or problem_of(f.path) for f in files]
    for place, problem in enumerate(problems):
        if problem is not None:
            yield place, Answer(None, problem), 0.0
    good = [place for place, problem in enumerate(problems) if problem is None]
    work = [_job(files[place], settings, progress) for place in good]
    read = _read_here(work) if jobs == 0 else _read_in_children(work, jobs)
    for n, found, seconds in read:
        yield good[n], found, seconds


def _job(file: InputFile, settings: ReadSettings, progress: Progress) -> tuple[Job, PagesRead]:
    job = Job(file.path, replace(settings, manifest=file.manifest))
    return job, partial(progress.pages_read, file.path)


def _read_here(work: Sequence[tuple[Job, PagesRead]]) -> Iterator[tuple[int, Answer, float]]:
    for n, (job, pages_read) in enumerate(work):
        started = time.perf_counter()
        found = answer(job, pages_read)
        yield n, found, time.perf_counter() - started


def _read_in_children(
    work: Sequence[tuple[Job, PagesRead]], jobs: int
) -> Iterator[tuple[int, Answer, float]]:
    readers = [Reader() for _ in range(min(jobs, len(work)))]
    try:
        yield from read_jobs(work, readers)
    finally:
        for reader in readers:
            reader.close()


def _stored(engine: Engine, path: Path, found: Answer, seconds: float) -> FileResult:
    from schema.load.store import store
    from vnplans.questions.registers import agency_records

    if found.records is None:
        return result_of_error(path, found.error or ReadingCrashed(f"{path}: no answer"), seconds)
    try:
        return result_of_stored(path, found.records, store(engine, found.records, agency_records()), seconds)
    except DatasetError as error:
        return result_of_error(path, error, seconds)
    except Exception as error:  # noqa: BLE001 - round one document: it is the file's error, the others go on
        return result_of_error(path, cause_of_storing(path, error), seconds)
