"""Files that people drop on the page: saved to a folder of their own, then read as ``vnplans ingest`` reads them.

Each is read in a child process with limits on time and memory, one after the other, by one thread.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, Thread

from vnplans.intake.files import InputFile, is_readable_type
from vnplans.intake.results import FileResult, Progress
from vnplans.intake.run import ingest_files
from vnplans.settings import IngestOptions

_REMEMBERED = 50
"""Files that are done and still shown."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file and how far it is.

    Attributes:
        state: waiting, reading, done or failed.
        pages, of_pages: scanned pages read so far, and all; 0 where none are scanned.
        result: what came of it.
    """

    number: int
    name: str
    path: Path
    state: str = "waiting"
    pages: int = 0
    of_pages: int = 0
    result: FileResult | None = None


def is_taken(name: str) -> bool:
    """Whether a file of this name is of a type that is read."""
    return is_readable_type(Path(name))


class Inbox:
    """The files that arrived, in order."""

    def __init__(self, db: str) -> None:
        self._db = db
        self._lock = Lock()
        self._arrivals: deque[Arrival] = deque(maxlen=_REMEMBERED)
        self._waiting: deque[int] = deque()
        self._is_reading = False
        self._count = 0

    def place_for(self, name: str) -> Path:
        """Where a file of this name may be written: in a new folder, under the last part of its name."""
        safe = Path(name.replace("\\", "/")).name.strip() or "file"
        return Path(tempfile.mkdtemp(prefix="vnplans-")) / safe[-200:]

    def put(self, path: Path) -> None:
        """A file is there; it is read when those before it are."""
        with self._lock:
            self._count += 1
            self._arrivals.append(Arrival(self._count, path.name, path))
            self._waiting.append(self._count)
            if not self._is_reading:
                self._is_reading = True
                Thread(target=self._read_all, name="inbox", daemon=True).start()

    def arrivals(self) -> tuple[Arrival, ...]:
        """The files, the newest first."""
        with self._lock:
            return tuple(reversed(self._arrivals))

    def _read_all(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._is_reading = False
                    return
                number = self._waiting.popleft()
                path = next((a.path for a in self._arrivals if a.number == number), None)
            if path is not None:
                self._read(number, path)

    def _read(self, number: int, path: Path) -> None:
        self._tell(number, state="reading")
        progress = Progress(pages_read=lambda _, done, every: self._tell(number, pages=done, of_pages=every))
        try:
            (result,) = ingest_files((InputFile(path),), IngestOptions(self._db, jobs=1), progress)
        except Exception as error:  # noqa: BLE001 - round one file: it is told on the page, the others go on
            result = FileResult(path, error=str(error), hint=getattr(error, "hint", None), exit_code=20)
        finally:
            shutil.rmtree(path.parent, ignore_errors=True)
        if result.error:
            self._tell(
                number, state="failed", result=replace(result, error=_without_place(result.error, path))
            )
        else:
            self._tell(number, state="done", result=result)

    def _tell(self, number: int, **changes: object) -> None:
        with self._lock:
            for at, arrival in enumerate(self._arrivals):
                if arrival.number == number:
                    self._arrivals[at] = replace(arrival, **changes)  # type: ignore[arg-type] # names of its fields


def _without_place(error: str, path: Path) -> str:
    """The error without the file before it: the page names the file, and the folder is nobody's business.

    Example: ``folder/a.pdf: the PDF is cut off`` → ``the PDF is cut off``.
    """
    for named in (f"{path}: ", f"{path.name}: "):
        error = error.removeprefix(named)
    return error.replace(f"{path.parent}/", "")
