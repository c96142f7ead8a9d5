"""A log of runs beside them: one JSON object a line, appended as things happen, for people who look on and for programs.

Example:
    ``{"time": "2026-11-29T20:29:21.204Z", "event": "file", "path": "plans/a.pdf", "ending": "ok", "document_id": "…",
    "seconds": 3.1, "done": 12, "files": 332, "files_a_minute": 19.4, "seconds_left": 990}``
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from vnplans.intake.endings import Ending
from vnplans.intake.results import FileResult, Progress


class RunLog:
    """Appends what it hears of a run to a file; several runs may share one."""

    def __init__(self, path: Path, files: int) -> None:
        self._path = path
        self._files = files
        self._done = 0
        self._begun = time.monotonic()
        self._lock = threading.Lock()
        self._write("begin", files=files)

    def hearing(self, other: Progress) -> Progress:
        """A progress that tells this log and another."""

        def file_done(result: FileResult) -> None:
            self.file_done(result)
            other.file_done(result)

        return Progress(file_done, other.pages_read)

    def file_done(self, result: FileResult) -> None:
        """Writes how one file ended, with the rate of the run so far and the time that is left at that rate."""
        self._done += 1
        passed = max(time.monotonic() - self._begun, 0.001)
        self._write(
            "file",
            path=str(result.path),
            ending=result.ending.value,
            document_id=result.document_id,
            outcome=result.outcome,
            tasks=result.tasks,
            indicators=result.indicators,
            findings=result.findings,
            error=result.error,
            exit_code=result.exit_code,
            seconds=round(result.seconds, 3),
            done=self._done,
            files=self._files,
            files_a_minute=round(60 * self._done / passed, 1),
            seconds_left=round(passed / self._done * (self._files - self._done)),
        )

    def ended(self, results: Sequence[FileResult]) -> None:
        """Writes the count of the run: its parts sum to the files."""
        counts = {word.value: n for word in Ending if (n := sum(r.ending is word for r in results))}
        self._write(
            "end",
            files=len(results),
            endings=counts,
            seconds=round(time.monotonic() - self._begun, 3),
        )

    def _write(self, event: str, **what: object) -> None:
        moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = json.dumps({"time": moment, "event": event, **what}, ensure_ascii=False)
        with self._lock, self._path.open("ab") as file:  # one write a line: others append to it too
            file.write(line.encode("utf-8", "backslashreplace") + b"\n")
