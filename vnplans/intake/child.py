"""Child processes that read files, seen from the process that asks them: begun, timed, ended, begun again.

Each child has a connection of its own (``vnplans.intake.process``), so that one that falls or is killed while
it writes leaves the others alone. Pools of ``concurrent.futures`` have no time limits; those of pebble run
the caller's main module again (a script without ``if __name__ == "__main__"`` would start itself again),
share one lock among all children, and end only the child itself, not what it began.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import connection
from typing import TYPE_CHECKING

from vnplans.intake.causes import cause_of_reading
from vnplans.intake.messages import Answer, Begun, Job, PagesDone, ReadingTooBig, ReadingTooLong
from vnplans.intake.process import Child, cause_of_end, kill, last_words, megabytes_of, start

if TYPE_CHECKING:
    from vnplans.intake.process import Messages

PagesRead = Callable[[int, int], None]
"""Called with a file's scanned pages done and those to do."""
FILES_A_PROCESS = 50
"""Files after which a process is ended and another begun: what libraries keep to themselves (240 MB grew to 410 MB over
200 plans) goes with it. Beginning one takes as long as a third of a plan."""
MOST_HELD = 600.0
"""Megabytes that a process may hold once a file is read; one that holds more is ended too. With all libraries loaded, those for
scans among them, it holds 340."""
START_SECONDS = 120.0
"""Time that a process may take to begin, which is not the file's."""


class Reader:
    """One child process that reads files, one at a time; begun when first needed, and again after it
    ended."""

    def __init__(self) -> None:
        self._child: Child | None = None
        self._files = 0  # that the process has read
        self._job: Job | None = None
        self._pages_read: PagesRead | None = None
        self._end = 0.0
        self.seconds = 0.0
        """What the last file took."""
        self._begun = 0.0

    def begin(self, job: Job, pages_read: PagesRead | None = None) -> Answer | None:
        """Sends a file to the process; an answer only where none can be begun. ``pages_read`` hears of
        scanned pages."""
        self._job, self._pages_read = job, pages_read
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
        """The file's answer where it is there, or its time is over, or the process fell; None while it is
        read."""
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

    def read(self, job: Job, pages_read: PagesRead | None = None) -> Answer:
        """Reads one file and waits for it."""
        found = self.begin(job, pages_read)
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
        kill(child.process)
        child.messages.close()
        child.errors.close()

    def _hear(self, message: object) -> None:
        assert self._job is not None
        if isinstance(message, Begun):
            self._begun = time.monotonic()
            self._end = self._begun + self._job.settings.seconds
        elif isinstance(message, PagesDone) and self._pages_read:
            self._pages_read(message.done, message.every)

    def _done(self, found: Answer) -> Answer:
        self._job, self._pages_read = None, None
        self.seconds = time.monotonic() - self._begun
        self._files += 1
        if isinstance(found.error, ReadingTooBig) or self._files >= FILES_A_PROCESS or self._is_large():
            self.close()  # what such a file leaves behind, or so many, is not the next one's
        elif self._child is not None:  # nor is what its libraries said
            self._child.errors.seek(0)
            self._child.errors.truncate()
        return found

    def _is_large(self) -> bool:
        return self._child is not None and megabytes_of(self._child.process.pid) > MOST_HELD

    def _fallen(self) -> Answer:
        """The error of a file whose process ended by itself."""
        assert self._child is not None and self._job is not None
        child, job = self._child, self._job
        try:
            child.process.wait(5.0)
        except subprocess.TimeoutExpired:
            kill(child.process)
        error = cause_of_end(job, child.process.returncode, last_words(child.errors))
        self.close()
        return self._done(Answer(None, error))

    def _running(self) -> Child:
        if self._child is None:
            self._child, self._files = start(), 0
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
            place, (job, pages_read) = nearest
            reader = free.pop()
            at_work[place] = reader
            failed = reader.begin(job, pages_read)
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
