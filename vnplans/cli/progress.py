"""A bar on a terminal's standard error while files are read; only ``ingest`` imports this, and ``rich`` with it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from vnplans.cli.output import printable

if TYPE_CHECKING:
    from vnplans.intake.results import FileResult

_NAME_LENGTH = 40
"""Letters of a file's name that stand before its bar."""


class ProgressBar:
    """A bar that counts files, and one for each file whose scanned pages are being read."""

    def __init__(self, total: int) -> None:
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("reading", total=total, rate="")
        self._done = 0
        self._begun = time.monotonic()
        self._scans: dict[Path, TaskID] = {}

    def __enter__(self) -> ProgressBar:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def file_done(self, result: FileResult) -> None:
        """One more file is done."""
        self._done += 1
        rate = 60 * self._done / max(time.monotonic() - self._begun, 0.001)
        self._bar.update(self._task, advance=1, description=_short(result.path), rate=f"{rate:.0f} files/min")
        if result.path in self._scans:
            self._bar.remove_task(self._scans.pop(result.path))

    def pages_read(self, file: Path, done: int, every: int) -> None:
        """One more scanned page of a file is read: its own bar, with the time left."""
        if file not in self._scans:
            self._scans[file] = self._bar.add_task(f"{_short(file)}, scanned pages", total=every, rate="")
        self._bar.update(self._scans[file], completed=done)


def _short(file: Path) -> str:
    return printable(file.name[:_NAME_LENGTH])
