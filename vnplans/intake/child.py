"""Child processes that read files, seen from the process that asks them: begun, timed, ended, begun anew.

Each child has a connection of its own (``multiprocessing.Pipe``), so that one that falls or is killed while it
writes leaves the others alone, and a process group of its own, so that what it began (readers of scanned pages)
ends with it. Pools of ``concurrent.futures`` have no time limits; those of pebble run the caller's main module
again (a script without ``if __name__ == "__main__"`` would start itself anew), share one lock among all children,
and end only the child itself, not what it began.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pipe, connection
from typing import IO, TYPE_CHECKING

from extract.errors import ReadError
from vnplans.intake.causes import OUT_OF_MEMORY, cause_of_reading
from vnplans.intake.messages import (
    Answer,
    Begun,
    Job,
    PagesDone,
    ReadingCrashed,
    ReadingKilled,
    ReadingTooBig,
    ReadingTooLong,
)

if TYPE_CHECKING:
    if sys.platform == "win32":
        Messages = connection.PipeConnection
    else:
        Messages = connection.Connection

PagesRead = Callable[[int, int], None]
"""Called with a file's scanned pages done and those to do."""
START_SECONDS = 120.0
"""Time that a process may take to begin, which is not the file's."""
_WORKER = ("-m", "vnplans.intake.worker")
_FATAL = "Fatal Python error: "
_ABORTED = "Aborted"
"""All that is said where pdfium can have no more memory; other libraries say why they abort (glibc: ``double free``)."""


@dataclass(slots=True)
class _Child:
    """A running process, our end of its connection, and the file that its standard error goes to."""

    process: subprocess.Popen[bytes]
    messages: Messages
    errors: IO[bytes]


class Reader:
    """One child process that reads files, one at a time; begun when first needed, and anew after it ended."""

    def __init__(self) -> None:
        self._child: _Child | None = None
        self._job: Job | None = None
        self._told: PagesRead | None = None
        self._end = 0.0
        self.seconds = 0.0
        """What the last file took."""
        self._begun = 0.0

    def begin(self, job: Job, told: PagesRead | None = None) -> Answer | None:
        """Sends a file to the process; an answer only where none can be begun. ``told`` hears of scanned pages."""
        self._job, self._told = job, told
        self._begun = time.monotonic()
        self._end = self._begun + START_SECONDS
        try:
            child = self._running()
            child.messages.send(job)
        except BrokenPipeError:
            return self._fallen()
        except OSError as problem:  # no process, no place for its standard error
            self.close()
            return self._done(Answer(None, cause_of_reading(job, problem)))
        return None

    @property
    def messages(self) -> Messages | None:
        """What to wait for while a file is read."""
        return self._child.messages if self._child and self._job else None

    @property
    def time_left(self) -> float:
        """Seconds until the file's time is over, not below 0."""
        return max(0.0, self._end - time.monotonic())

    def result(self) -> Answer | None:
        """The file's answer where it is there, or its time is over, or the process fell; None while it is read."""
        assert self._child is not None and self._job is not None
        try:
            while self._child.messages.poll():
                message: object = self._child.messages.recv()
                if isinstance(message, Answer):
                    return self._done(message)
                self._hear(message)
        except (EOFError, OSError):
            return self._fallen()
        if self.time_left > 0:
            return None
        job = self._job
        self.close()
        limit = f"{job.settings.seconds:g} s"
        return self._done(Answer(None, ReadingTooLong(f"{job.path}: not read within {limit}")))

    def read(self, job: Job, told: PagesRead | None = None) -> Answer:
        """Reads one file and waits for it."""
        found = self.begin(job, told)
        while found is None:
            assert self.messages is not None
            self.messages.poll(self.time_left)
            found = self.result()
        return found

    def close(self) -> None:
        """Ends the process and all that it began."""
        child, self._child = self._child, None
        if child is None:
            return
        _kill(child.process)
        child.messages.close()
        child.errors.close()

    def _hear(self, message: object) -> None:
        assert self._job is not None
        if isinstance(message, Begun):
            self._begun = time.monotonic()
            self._end = self._begun + self._job.settings.seconds
        elif isinstance(message, PagesDone) and self._told:
            self._told(message.done, message.every)

    def _done(self, found: Answer) -> Answer:
        self._job, self._told = None, None
        self.seconds = time.monotonic() - self._begun
        if isinstance(found.error, ReadingTooBig):
            self.close()  # what such a file leaves behind is not the next one's
        elif self._child is not None:  # nor is what its libraries said
            self._child.errors.seek(0)
            self._child.errors.truncate()
        return found

    def _fallen(self) -> Answer:
        """The error of a file whose process ended by itself."""
        assert self._child is not None and self._job is not None
        child, job = self._child, self._job
        try:
            child.process.wait(5.0)
        except subprocess.TimeoutExpired:
            _kill(child.process)
        error = _cause_of_end(job, child.process.returncode, _last_words(child.errors))
        self.close()
        return self._done(Answer(None, error))

    def _running(self) -> _Child:
        if self._child is None:
            self._child = _start()
        return self._child


def read_jobs(
    jobs: Iterable[tuple[Job, PagesRead | None]], readers: Sequence[Reader]
) -> Iterator[tuple[int, Answer, float]]:
    """Reads files, as many at a time as there are readers; gives place, answer and seconds as they are done.

    Nothing is read ahead: one answer is held at a time, and what else is done waits in its process.
    """
    left = enumerate(jobs)
    at_work: dict[int, Reader] = {}
    free = list(readers)
    while True:
        while free and (nearest := next(left, None)) is not None:
            place, (job, told) = nearest
            reader = free.pop()
            at_work[place] = reader
            failed = reader.begin(job, told)
            if failed is not None:
                free.append(at_work.pop(place))
                yield place, failed, reader.seconds
        if not at_work:
            return
        _wait(at_work.values())
        for place in sorted(at_work):
            reader = at_work[place]
            found = reader.result()
            if found is not None:
                free.append(at_work.pop(place))
                yield place, found, reader.seconds
                break  # storing took its time: give the free reader its next file first


def _wait(readers: Iterable[Reader]) -> None:
    """Until one of them has something to say, or is over its time."""
    readers = list(readers)
    connections = [r.messages for r in readers if r.messages is not None]
    connection.wait(connections, min(r.time_left for r in readers))


def _start() -> _Child:
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    surroundings.setdefault("OMP_THREAD_LIMIT", "1")
    errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
    ours, theirs = Pipe()
    try:
        process = _popen(theirs, errors, surroundings)
    except OSError:
        ours.close()
        errors.close()
        raise
    finally:
        theirs.close()
    return _Child(process, ours, errors)


def _popen(theirs: Messages, errors: IO[bytes], surroundings: dict[str, str]) -> subprocess.Popen[bytes]:
    """The process; its standard input says nothing and ends when this process ends."""
    handle = theirs.fileno()
    command = [sys.executable, *_WORKER, str(handle)]
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


def _kill(process: subprocess.Popen[bytes]) -> None:
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


def _last_words(errors: IO[bytes]) -> str:
    """What the process wrote to standard error as it fell: the cause, or the last line.

    A library that aborts the process says why before Python says that it was aborted.
    """
    errors.seek(0)
    lines = [x.strip() for x in errors.read().decode("utf-8", "replace").splitlines() if x.strip()]
    fatal = [x.removeprefix(_FATAL) for x in lines if x.startswith(_FATAL)]
    if fatal and fatal[-1] == _ABORTED and not lines[0].startswith(_FATAL):
        fatal = [lines[0]]
    memory = [x for x in lines if any(sign in x for sign in OUT_OF_MEMORY)]
    return (memory or fatal or lines or [""])[-1][:300]


def _cause_of_end(job: Job, code: int, words: str) -> ReadError:
    if words == _ABORTED:
        return ReadingTooBig(f"{job.path}: more than {job.settings.megabytes} MB needed")
    if any(sign in words for sign in OUT_OF_MEMORY):
        return ReadingTooBig(f"{job.path}: more than {job.settings.megabytes} MB needed ({words})")
    if sys.platform != "win32" and code in (-signal.SIGKILL, -signal.SIGTERM):
        return ReadingKilled(f"{job.path}: the reading process was killed ({signal.Signals(-code).name})")
    return ReadingCrashed(f"{job.path}: the reading process ended ({words or f'exit code {code}'})")
