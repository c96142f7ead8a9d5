"""A process that reads files, as the operating system sees it: begun, ended with all that it began, its last
words.

It has a connection of its own (``multiprocessing.Pipe``) and a process group of its own, so that what it
began (readers of scanned pages) ends with it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from multiprocessing import Pipe, connection
from pathlib import Path
from typing import IO, TYPE_CHECKING

from extract.errors import ReadError
from vnplans.intake.causes import OUT_OF_MEMORY
from vnplans.intake.messages import Job, ReadingCrashed, ReadingKilled, ReadingTooBig

if TYPE_CHECKING:
    if sys.platform == "win32":
        Messages = connection.PipeConnection
    else:
        Messages = connection.Connection

_WORKER = "vnplans.intake.worker"
"""The module that a process runs which reads files."""
_FATAL = "Fatal Python error: "
"""So begins what ``faulthandler`` prints as a process falls."""
_ABORTED = "Aborted"
"""All that is said where pdfium can have no more memory; other libraries say why they abort (glibc:
``double free``)."""


@dataclass(slots=True)
class Child:
    """A running process, our end of its connection, and the file that its standard error goes to."""

    process: subprocess.Popen[bytes]
    messages: Messages
    errors: IO[bytes]


def start(module: str | None = None) -> Child:
    """Begins a process that waits for jobs.

    Args:
        module: what it runs, None for what reads files; its last argument is the handle of its connection (``worker.begin``).

    Raises:
        OSError: no process, no place for its standard error.
    """
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    surroundings.setdefault("OMP_THREAD_LIMIT", "1")
    errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
    ours, theirs = Pipe()
    try:
        process = _popen(module or _WORKER, theirs, errors, surroundings)
    except OSError:
        ours.close()
        errors.close()
        raise
    finally:
        theirs.close()
    return Child(process, ours, errors)


def _popen(
    module: str, theirs: Messages, errors: IO[bytes], surroundings: dict[str, str]
) -> subprocess.Popen[bytes]:
    """The process; its standard input says nothing and ends when this process ends."""
    handle = theirs.fileno()
    command = [sys.executable, "-m", module, str(handle)]
    if sys.platform == "win32":
        os.set_handle_inheritable(handle, True)
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=errors, stderr=errors, env=surroundings, close_fds=False
        )
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=errors,
        stderr=errors,
        env=surroundings,
        pass_fds=(handle,),
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and its group."""
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # all gone; a group of zombies (macOS)
            process.kill()
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def megabytes_of(pid: int) -> float:
    """What a process holds in memory; 0 where the system does not tell (it does on Linux), or the process has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, IndexError, ValueError, AttributeError):
        return 0.0


def last_words(errors: IO[bytes]) -> str:
    """What the process wrote to standard error as it fell: the cause, or the last line."""
    errors.seek(0)
    lines = [x.strip() for x in errors.read().decode("utf-8", "replace").splitlines() if x.strip()]
    fatal = [x.removeprefix(_FATAL) for x in lines if x.startswith(_FATAL)]
    if fatal and fatal[-1] == _ABORTED and not lines[0].startswith(_FATAL):
        fatal = [
            lines[0]
        ]  # a library that aborts the process says why before Python says that it was aborted
    memory = [x for x in lines if any(sign in x for sign in OUT_OF_MEMORY)]
    return (memory or fatal or lines or [""])[-1][:300]


def cause_of_end(job: Job, code: int, words: str) -> ReadError:
    """The error of a file whose process ended by itself.

    Args:
        code: the exit code; on POSIX a signal's number below 0.
        words: see :func:`last_words`.
    """
    if words == _ABORTED:
        return ReadingTooBig(f"{job.path}: more than {job.settings.megabytes} MB needed")
    if any(sign in words for sign in OUT_OF_MEMORY):
        return ReadingTooBig(f"{job.path}: more than {job.settings.megabytes} MB needed ({words})")
    if sys.platform != "win32" and code in (-signal.SIGKILL, -signal.SIGTERM):
        return ReadingKilled(f"{job.path}: the reading process was killed ({signal.Signals(-code).name})")
    return ReadingCrashed(f"{job.path}: the reading process ended ({words or f'exit code {code}'})")
