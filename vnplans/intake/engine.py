"""Ingesting with everything a caller may set: what the API and the command line both call."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from normalize.headers import header_roles
from schema.errors import UnknownRole
from vnplans.intake.files import InputFile
from vnplans.intake.run import FileResult, PagesTold, store_files
from vnplans.questions.documents import open_engine
from vnplans.settings import HeadOptions, ReadSettings


def ingest_files(
    files: Sequence[InputFile],
    *,
    db: str | None,
    number: str | None,
    issuer: str | None,
    issued_on: date | None,
    province: str | None,
    headers: Mapping[str, str],
    jobs: int | None,
    seconds: float,
    megabytes: int,
    tell: Callable[[FileResult], None],
    pages: PagesTold | None = None,
) -> tuple[FileResult, ...]:
    """Reads and stores files; the arguments are those of ``vnplans.ingest``.

    Raises:
        ValueError: several files with what only one can have; a number of processes below 0.
        UnknownRole: a header is mapped to no role.
    """
    unknown = sorted(set(headers.values()) - header_roles().keys())
    if unknown:
        raise UnknownRole(f"no role {', '.join(unknown)}", hint=f"Roles: {', '.join(header_roles())}.")
    if len(files) > 1 and (number or issuer or issued_on):
        raise ValueError("number, issuer and date are of one document: pass one file with them")
    if jobs is not None and jobs < 0:
        raise ValueError(
            f"jobs is {jobs}: a number of processes, 0 for none but this one, None for one a core"
        )
    head = HeadOptions(number, issuer, issued_on, province)
    chosen = ReadSettings(head=head, headers=dict(headers), seconds=seconds, megabytes=megabytes)
    workers = min(len(files), os.cpu_count() or 1) if jobs is None else jobs
    engine = open_engine(db, create=True)
    try:
        return store_files(engine, files, chosen, workers, tell, pages)
    finally:
        engine.dispose()
