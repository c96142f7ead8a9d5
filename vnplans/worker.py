"""The process in which files are read, so that a damaged file can harm nothing but itself.

Run as ``python -m vnplans.worker``: jobs come in on standard input and answers go out on what was standard
output, both as pickles with their length before them; whatever a library prints goes to standard error. One
process reads many files, one after the other; its memory is limited, and who sent the job limits the time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from extract.errors import ReadError
from vnplans.messages import Answer, Job, PagesDone, ReadingCrashed, ReadingTooBig, receive, send


def answer(job: Job, told: Callable[[int, int], None] | None = None) -> Answer:
    """Reads a file and packs what came of it, errors too; ``told`` hears of scanned pages done."""
    try:
        from vnplans.reading import read_file

        return Answer(read_file(job.path, job.settings, told), None)
    except ReadError as error:
        return Answer(None, error)
    except MemoryError:
        return Answer(None, ReadingTooBig(f"{job.path}: more than {job.settings.megabytes} MB needed"))
    except RecursionError:
        return Answer(None, ReadingCrashed(f"{job.path}: nested too deeply"))
    except Exception as error:  # noqa: BLE001 - round one document; what happened is told with its place
        return Answer(None, ReadingCrashed(f"{job.path}: {_told(error)}"))


def _told(error: Exception) -> str:
    """The error in one line, with the place in our code where it came from."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.parent.name in ("extract", "normalize", "schema", "checks", "vnplans"):
            place = f" at {file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    text = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {text}{place}"


def _limit_memory(megabytes: int) -> None:
    """Limits this process' address space where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))


def main() -> None:
    """Answers jobs until the input ends."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limited: int | None = None
    while isinstance(job := receive(sys.stdin.buffer), Job):
        if job.settings.megabytes != limited:
            limited = job.settings.megabytes
            _limit_memory(limited)
        send(out, answer(job, lambda done, every: send(out, PagesDone(done, every))))


if __name__ == "__main__":
    main()
