"""Reads one file in a process of its own with limits on memory and time, for tests of files that mean harm."""

from __future__ import annotations

import multiprocessing
import resource
from multiprocessing.connection import Connection
from pathlib import Path

from extract.errors import ReadError, TooBig

MEGABYTES = 3072
SECONDS = 100
"""Of the processor; what a file takes that should be refused at once, on a machine that does much else."""


def _read(path: Path, out: Connection) -> None:
    from vnplans.intake.causes import cause_of_reading
    from vnplans.intake.messages import Job, ReadingCrashed
    from vnplans.intake.one_file import read_file
    from vnplans.settings import ReadSettings

    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        records = read_file(path, ReadSettings(scan_workers=1))
    except ReadError as error:
        out.send((type(error).__name__, str(error)))
    except RecursionError:
        out.send(("crashed", "RecursionError"))
    except Exception as error:  # noqa: BLE001 - what it is, is what the test asks
        cause = cause_of_reading(Job(path, ReadSettings(megabytes=MEGABYTES)), error)
        kind = (
            "TooBig"
            if isinstance(cause, TooBig)
            else "crashed"
            if isinstance(cause, ReadingCrashed)
            else type(cause).__name__
        )
        out.send((kind, repr(error)))
    else:
        out.send((records.document.status, "; ".join(f.message for f in records.findings)))


def outcome_of(path: Path) -> tuple[str, str]:
    """The document's status and findings, or the name of the error and its message; ``ended`` where the process died."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["vnplans.intake.one_file", "schema.assemble", "extract.pdf.pages"])
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(path, there))
    process.start()
    there.close()
    try:
        told: tuple[str, str] = here.recv()
    except EOFError:
        told = ("ended", "")
    process.join()
    return told if told[0] != "ended" else ("ended", f"exit code {process.exitcode}")
