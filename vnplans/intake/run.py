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
from typing import TYPE_CHECKING

from extract.scan.effort import effort_of
from schema.errors import DatasetError
from vnplans.intake.causes import cause_of_storing
from vnplans.intake.child import PagesRead, Reader, read_jobs
from vnplans.intake.collecting import seldom_collected
from vnplans.intake.earlier_results import cache_of, kept_records
from vnplans.intake.files import InputFile, problem_of, settings_of
from vnplans.intake.messages import Answer, Job, ReadingCrashed
from vnplans.intake.results import (
    SILENT,
    FileResult,
    Progress,
    result_of_error,
    result_of_stored,
)
from vnplans.intake.run_log import RunLog
from vnplans.intake.run_record import RunRecord
from vnplans.intake.unchanged import read_with, sha256_of
from vnplans.intake.worker import answer
from vnplans.kept_files import keep, kept_folder
from vnplans.settings import IngestOptions, ReadSettings

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from vnplans.intake.known import Known


def ingest_files(
    files: Sequence[InputFile], options: IngestOptions, progress: Progress = SILENT
) -> tuple[FileResult, ...]:
    """Reads and stores files.

    Raises:
        ValueError: several files with what only one can have; a number of processes below 0.
        UnknownRole: a header is mapped to no role, or to one that leads nowhere.
        DatabaseUnreachable, DatabaseTooNew: nothing can be stored.
        DaskMissing, SchedulerUnreachable: no cluster can be asked, whether or not a file is to be read.
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
        if options.scheduler is not None:
            from vnplans.intake.cluster import check_scheduler

            check_scheduler(options.scheduler)  # as is an address where nobody answers
        log = RunLog(options.log, len(files)) if options.log is not None else None
        heard = progress if log is None else log.hearing(progress)
        with seldom_collected():
            results = store_files(engine, files, replace(options, jobs=processes), heard)
        if log is not None:
            log.ended(results)
        return results
    finally:
        engine.dispose()


def _nothing(_: Connection) -> None:
    """Takes its turn among writers and writes nothing."""


def store_files(
    engine: Engine, files: Sequence[InputFile], options: IngestOptions, progress: Progress = SILENT
) -> tuple[FileResult, ...]:
    """Reads files and stores each as soon as it is read; one that was read before in the same way is left alone."""
    from vnplans.intake.known import known_files

    with engine.connect() as connection:
        known = known_files(connection, _taught(engine, files), options)
    record = RunRecord(engine, len(files))
    results = dict(_of_known(record, known, options, progress))
    places = [n for n in range(len(files)) if n not in results]
    wanted = [known[n].file for n in places]
    for n, found, seconds in read_files(
        wanted, options.reading, options.jobs or 0, progress, scheduler=options.scheduler
    ):
        one, found = _as_taught(engine, known[places[n]], found, options)
        results[places[n]] = result = _ended(engine, record, one, found, seconds, options)
        progress.file_done(result)
    ordered = tuple(results[place] for place in range(len(files)))
    record.end(ordered)
    if any(one.error is None for one in ordered):
        _keep_words(engine)
    if (cache := cache_of(options.reading)) is not None:
        cache.prune()
    return ordered


def _of_known(
    record: RunRecord, known: Sequence[Known], options: IngestOptions, progress: Progress
) -> Iterator[tuple[int, FileResult]]:
    """The results, by place, of files that reading would not alter; what is new of their names is written."""
    ended = {n: one.result for n, one in enumerate(known) if one.result is not None}
    record.remember(
        [(known[n], known[n].file.sha256 or "", r) for n, r in ended.items() if not known[n].is_noted]
    )
    for place, result in ended.items():
        kept = _kept(result, known[place].file.sha256 or "", options) if result.error is None else result
        progress.file_done(kept)
        yield place, kept


def _ended(
    engine: Engine, record: RunRecord, known: Known, found: Answer, seconds: float, options: IngestOptions
) -> FileResult:
    """The result of a file that was read: stored, kept, and written down."""
    result = _stored(engine, record, known, found, seconds)
    if found.records is not None and result.error is None:
        sha256 = found.records.document.sha256
        result = _kept(result, sha256, options)
        record.remember([(known, sha256, result)])
    elif found.error is not None and known.file.sha256 is not None:
        record.remember([(known, known.file.sha256, result)])
    return result


def _keep_words(engine: Engine) -> None:
    """Segments the new tasks, once for all comparisons to come; a comparison makes the words that are missing."""
    from schema.matching.words import keep_words

    with suppress(DatasetError):  # what was read is stored; words are only kept to spare time
        keep_words(engine)


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


def _as_taught(engine: Engine, known: Known, found: Answer, options: IngestOptions) -> tuple[Known, Answer]:
    """The reading of a new file of a document whose headers people taught: read once more with these."""
    from schema.load.taught_headers import taught_headers

    if found.records is None:
        return known, found
    with engine.connect() as connection:
        headers = taught_headers(connection, found.records.document.document_id)
    if headers.items() <= settings_of(known.file, options.reading).headers.items():
        return known, found
    file = replace(known.file, headers=headers)
    ((_, again, _),) = read_files((file,), options.reading, min(options.jobs or 0, 1))
    return replace(known, file=file, read_with=read_with(settings_of(file, options.reading))), again


def read_files(
    files: Sequence[InputFile],
    settings: ReadSettings,
    jobs: int,
    progress: Progress = SILENT,
    *,
    scheduler: str | None = None,
) -> Iterator[tuple[int, Answer, float]]:
    """Reads files in ``jobs`` processes (0: in this one) or on the cluster of a scheduler; gives place, answer and
    seconds as they are done.

    The pages of a scan, and of a long file, are shared among the cores where one file is read at a time; several files
    at a time take a core each.
    """
    if min(jobs, len(files)) > 1 or scheduler is not None:
        settings = replace(settings, scan_workers=1)
    elif (
        jobs == 1 or len(files) == 1 <= jobs
    ):  # in a process of ours; a caller's own could not be begun again
        settings = replace(settings, page_workers=os.cpu_count() or 1)
    if scheduler is not None:  # not by what a worker has installed, which says so where it cannot
        settings = replace(settings, scan_effort=effort_of(settings.scan_effort))
    problems = [f.problem or problem_of(f.path) for f in files]
    for place, problem in enumerate(problems):
        if problem is not None:
            yield place, Answer(None, problem), 0.0
    good = []
    for place, file in enumerate(files):
        known = _read_earlier(file, settings) if problems[place] is None else None
        if known is not None:
            yield place, known, 0.0
        elif problems[place] is None:
            good.append(place)
    work = [_job(files[place], settings, progress) for place in good]
    for n, found, seconds in _read(work, jobs, scheduler):
        yield good[n], found, seconds


def _read_earlier(file: InputFile, settings: ReadSettings) -> Answer | None:
    """What an earlier reading of the same bytes gave; None where there was none."""
    sha256 = (file.sha256 or sha256_of(file.path)) if settings.cached else None
    if sha256 is None:
        return None
    records = kept_records(file.path, sha256, settings_of(file, settings))
    return Answer(records, None) if records is not None else None


def _read(
    work: Sequence[tuple[Job, PagesRead]], jobs: int, scheduler: str | None
) -> Iterator[tuple[int, Answer, float]]:
    if scheduler is not None and work:
        from vnplans.intake.cluster import read_on_cluster

        return read_on_cluster(work, scheduler, max(1, jobs))
    return _read_here(work) if jobs == 0 else _read_in_children(work, jobs)


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


def _stored(engine: Engine, record: RunRecord, known: Known, found: Answer, seconds: float) -> FileResult:
    from schema.load.store import store
    from vnplans.questions.registers import agency_records

    path, records = known.file.path, found.records
    if records is None:
        return result_of_error(path, found.error or ReadingCrashed(f"{path}: no answer"), seconds)
    try:
        record.begin()
        also = partial(record.stored, known=known, records=records)
        stored = store(engine, records, agency_records(), also=also)
        made = result_of_stored(path, records, stored, seconds)
        return replace(made, notices=(*made.notices, *found.notices))
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
