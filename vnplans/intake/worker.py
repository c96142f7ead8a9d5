"""The process in which files are read, so that a damaged file can harm nothing but itself.

Run as ``python -m vnplans.intake.worker HANDLE``: jobs come in and answers go out over one connection of
``multiprocessing``; whatever a library prints goes to standard error. One process reads many files, one after
the other; what it may take is limited (``vnplans.intake.limits``), and who sent the job limits the time. It ends
with the process that began it.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
from dataclasses import replace
from multiprocessing import connection
from typing import TYPE_CHECKING

from extract.errors import ReadError
from extract.parent_process import end_with_parent
from vnplans.intake.causes import cause_of_reading
from vnplans.intake.collecting import seldom_collected
from vnplans.intake.frames import frames_nobody_reads
from vnplans.intake.limits import limit_process, refuse_network
from vnplans.intake.messages import Answer, Begun, Job, PagesDone, ReadingTooBig
from vnplans.intake.segmenter import segmenter_alone

if TYPE_CHECKING:
    from vnplans.intake.child import PagesRead
    from vnplans.intake.process import Messages


def answer(job: Job, pages_read: PagesRead | None = None) -> Answer:
    """Reads a file and packs what came of it, errors too; ``pages_read`` hears of scanned pages done."""
    try:
        from vnplans.intake.one_file import read_file

        return Answer(read_file(job.path, job.settings, pages_read), None)
    except ReadError as error:
        return Answer(None, error)
    except Exception as error:  # noqa: BLE001 - round one document; what happened is told with its place
        return Answer(None, cause_of_reading(job, error))


def _opened(handle: int) -> Messages:
    """The connection that the parent passed on."""
    if sys.platform == "win32":
        return connection.PipeConnection(handle)
    os.set_inheritable(handle, False)
    return connection.Connection(handle)


def _parent_ended() -> None:
    """Waits for the end of standard input, which the parent holds open as long as it lives."""
    while os.read(0, 1):
        pass


class _Heard(logging.Handler):
    """Hears what the cache says; this process' standard error is read by nobody."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._sentences.append(record.getMessage())

    def taken(self) -> tuple[str, ...]:
        """What was heard since the last time."""
        found, self._sentences = tuple(self._sentences), []
        return found


def _serve(asked: Messages) -> None:
    """Answers jobs until the connection ends."""
    heard = _Heard()
    logging.getLogger("extract.cache").addHandler(heard)
    limited: int | None = None
    while True:
        try:
            job = asked.recv()
        except EOFError:
            return
        assert isinstance(job, Job)
        if job.settings.megabytes != limited:
            limited = job.settings.megabytes
            limit_process(limited)
        asked.send(Begun())
        found = answer(job, lambda done, every: asked.send(PagesDone(done, every)))
        found = replace(found, notices=heard.taken())
        try:
            asked.send(found)
        except MemoryError:
            asked.send(Answer(None, ReadingTooBig(f"{job.path}: more than {limited} MB needed")))


def begin() -> Messages:
    """Makes this process one that falls alone and ends with its parent; gives the connection to that parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    faulthandler.enable(all_threads=False)
    end_with_parent(_parent_ended)
    refuse_network()
    return _opened(int(sys.argv[1]))


def main() -> None:
    """Answers jobs until the connection, or the parent, ends."""
    asked = begin()
    sys.modules.setdefault("pandas", frames_nobody_reads())
    if (alone := segmenter_alone()) is not None:
        sys.modules.setdefault("underthesea", alone)
    with seldom_collected():
        _serve(asked)


if __name__ == "__main__":
    main()
