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
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from schema.errors import DatasetError
from vnplans.intake.causes import cause_of_storing
from vnplans.intake.child import PagesRead, Reader, read_jobs
from vnplans.intake.files import InputFile, problem_of
from vnplans.intake.messages import Answer, Job, ReadingCrashed
from vnplans.intake.results import (
    SILENT,
    FileResult,
    Progress,
    result_of_error,
    result_of_stored,
    result_of_unchanged,
)
from vnplans.intake.unchanged import read_with, sha256_of
from vnplans.intake.worker import answer
from vnplans.kept_files import keep, kept_folder
from vnplans.settings import IngestOptions, ReadSettings

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def ingest_files(
    files: Sequence[InputFile], options: IngestOptions, progress: Progress = SILENT
) -> tuple[FileResult, ...]:
    """Reads and stores files.

    Raises:
        ValueError: several files with what only one can have; a number of processes below 0.
        UnknownRole: a header is mapped to no role, or to one that leads nowhere.
        DatabaseUnreachable, DatabaseTooNew: nothing can be stored.
    """
    from schema.database.transactions import write
    from vnplans.questions.open import open_engine

    head, jobs = options.reading.head, options.jobs
    if options.reading.headers:
        from schema.load.taught_headers import check_roles

        check_roles(options.reading.headers)
    if len(files) > 1 and (head.number or head.issuer or head.issued_on):
        raise ValueError("number, issuer and date are of one document: pass one file with them")
    if jobs is not None and jobs < 0:
        raise ValueError(
            f"jobs is {jobs}: a number of processes, 0 for none but this one, None for one a core"
        )
    processes = min(len(files), os.cpu_count() or 1) if jobs is None else jobs
    engine = open_engine(options.db, create=True)
    try:
        write(engine, _nothing)  # a locked database is told before anything is read
        return store_files(engine, files, replace(options, jobs=processes), progress)
    finally:
        engine.dispose()


def _nothing(_: Connection) -> None:
    """Takes its turn among writers and writes nothing."""


def store_files(
    engine: Engine, files: Sequence[InputFile], options: IngestOptions, progress: Progress = SILENT
) -> tuple[FileResult, ...]:
    """Reads files and stores each as soon as it is read; one that was read before in the same way is left alone."""
    from schema.load.read_before import remember_reading

    files = _taught(engine, files)
    results: dict[int, FileResult] = {} if options.reread else _unchanged(engine, files, options)
    for known in results.values():
        progress.file_done(known)
    places = [n for n in range(len(files)) if n not in results]
    wanted = [files[n] for n in places]
    for n, found, seconds in read_files(wanted, options.reading, options.jobs or 0, progress):
        place = places[n]
        file, found = _as_taught(engine, files[place], found, options)
        results[place] = _stored(engine, file.path, found, seconds)
        if found.records is not None and results[place].error is None:
            own = read_with(settings_of(file, options.reading))
            remember_reading(engine, found.records.document.sha256, own)
            results[place] = _kept(results[place], found.records.document.sha256, options)
        progress.file_done(results[place])
    if any(one.error is None for one in results.values()):
        _keep_words(engine)
    return tuple(results[place] for place in range(len(files)))


def _keep_words(engine: Engine) -> None:
    """Segments the new tasks, once for all comparisons to come; a comparison makes the words that are missing."""
    from schema.matching.words import keep_words

    with suppress(DatasetError):  # what was read is stored; words are only kept to spare time
        keep_words(engine)


def settings_of(file: InputFile, settings: ReadSettings) -> ReadSettings:
    """How one file is read: as all are, with what its folder and people say of it; the run's own headers win."""
    headers = {**file.headers, **settings.headers}
    return replace(settings, manifest=file.manifest, headers=headers)


def _taught(engine: Engine, files: Sequence[InputFile]) -> tuple[InputFile, ...]:
    """The files with what people taught of the headers of their documents, where those are known."""
    from schema.load.taught_headers import headers_of_file, is_any_taught

    with engine.connect() as connection:
        if not is_any_taught(connection):
            return tuple(files)
        hashes = [sha256_of(f.path) if f.problem is None else None for f in files]
        return tuple(
            replace(f, headers=headers_of_file(connection, h)) if h is not None else f
            for f, h in zip(files, hashes, strict=True)
        )


def _as_taught(
    engine: Engine, file: InputFile, found: Answer, options: IngestOptions
) -> tuple[InputFile, Answer]:
    """The reading of a new file of a document whose headers people taught: read once more with these."""
    from schema.load.taught_headers import taught_headers

    if found.records is None:
        return file, found
    with engine.connect() as connection:
        known = taught_headers(connection, found.records.document.document_id)
    if known.items() <= settings_of(file, options.reading).headers.items():
        return file, found
    taught = replace(file, headers=known)
    ((_, again, _),) = read_files((taught,), options.reading, min(options.jobs or 0, 1))
    return taught, again


def _unchanged(engine: Engine, files: Sequence[InputFile], options: IngestOptions) -> dict[int, FileResult]:
    """The files, by place, that are in the database as they would be read now."""
    from schema.load.read_before import read_before

    found: dict[int, FileResult] = {}
    with engine.connect() as connection:
        for place, file in enumerate(files):
            sha256 = sha256_of(file.path) if file.problem is None and problem_of(file.path) is None else None
            own = read_with(settings_of(file, options.reading)) if sha256 is not None else ""
            known = read_before(connection, sha256, own) if sha256 is not None else None
            if known is not None and sha256 is not None:
                found[place] = _kept(result_of_unchanged(file.path, known), sha256, options)
    return found


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
    job = Job(file.path, settings_of(file, settings))
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


def _kept(result: FileResult, sha256: str, options: IngestOptions) -> FileResult:
    """The result of a file that is kept, where that is wanted; a notice says why one could not be."""
    folder = kept_folder(options.db) if options.keep else None
    if folder is None:
        return result
    try:
        if keep(folder, result.path, sha256) is not None:
            return result
        reason = "it was altered while it was read"
    except OSError as problem:
        reason = problem.strerror or str(problem)
    notice = f"{result.path.name} is not kept in {folder}: {reason}. Its pages cannot be shown."
    return replace(result, notices=(*result.notices, notice))
