"""The child process that reads files, seen from the process that asks it: started, timed, ended, started anew."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from extract.errors import ReadError
from vnplans.messages import Answer, Job, PagesDone, ReadingCrashed, ReadingTooLong, receive, send
from vnplans.settings import ReadSettings


class Reader:
    """One child process that reads files; started when first needed, and anew after it had to be ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None

    def read(
        self, path: Path, settings: ReadSettings, told: Callable[[int, int], None] | None = None
    ) -> Answer:
        """Reads one file within its time; ``told`` hears of scanned pages done and to do."""
        end = time.monotonic() + settings.seconds
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        try:
            send(process.stdin, Job(path, settings))
        except BrokenPipeError:
            return self._ended(path, ReadingCrashed(f"{path}: no reading process{self._last_words()}"))
        message: object = PagesDone(0, 0)
        while isinstance(message, PagesDone):
            if told and message.every:
                told(message.done, message.every)
            if not _readable_within(process, max(0.0, end - time.monotonic())):
                return self._ended(path, ReadingTooLong(f"{path}: not read within {settings.seconds:g} s"))
            message = receive(process.stdout)
        if not isinstance(message, Answer):
            return self._ended(path, ReadingCrashed(f"{path}: the reading process ended{self._last_words()}"))
        return message

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
        if self._errors is not None:
            self._errors.close()
            self._errors = None

    def _last_words(self) -> str:
        """The last line that the process wrote to standard error."""
        if self._process is None or self._errors is None:
            return ""
        self._process.kill()
        self._process.wait()
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return f" ({lines[-1].strip()})" if lines else ""

    def _ended(self, path: Path, error: ReadError) -> Answer:
        self.close()
        return Answer(None, error)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
            surroundings.setdefault("OMP_THREAD_LIMIT", "1")
            self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
            self._process = subprocess.Popen(
                [sys.executable, "-m", "vnplans.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=surroundings,
            )
        return self._process


def _readable_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether an answer begins within this time (or the process ends)."""
    if os.name != "posix":  # select knows no pipes on Windows: no limit there
        return True
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout.fileno()], [], [], seconds)
    return bool(ready)
