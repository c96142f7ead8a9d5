"""The Python functions that keep a database in order: its runs, taking one back, copies, folders that are watched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from vnplans.intake.results import FileResult
from vnplans.questions.runs import Taken
from vnplans.settings import IngestOptions

if TYPE_CHECKING:
    import pandas as pd


def runs(db: str | None = None) -> pd.DataFrame:
    """The runs of ``ingest`` that stored something, the last first."""
    from vnplans.questions.runs import runs as listed

    return listed(db).frame()


def undo(run: str = "last", db: str | None = None) -> Taken:
    """Takes back what a run stored: its documents are what they were before it, or are gone; corrections stay."""
    from vnplans.questions.runs import undo as take_back

    return take_back(run, db)


def backup(target: str | Path | None = None, db: str | None = None) -> Path:
    """Copies a SQLite database, and gives the copy."""
    from vnplans.questions.runs import backup as copy

    return copy(Path(target) if target is not None else None, db)


def watch(
    folder: str | Path,
    db: str | None = None,
    *,
    tell: Callable[[tuple[FileResult, ...]], None],
    jobs: int | None = None,
    log: Path | None = None,
    stop: Event | None = None,
) -> None:
    """Ingests what is in a folder and what arrives in it, until ``stop`` is set or Ctrl-C is pressed.

    Args:
        tell: called with the results of what arrived together.
    """
    from vnplans.intake.watch import watch_folder

    watch_folder(Path(folder), IngestOptions(db, jobs, log=log), tell, stop)
