"""What came of each file of a run, and what is heard while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ReadError
from vnplans.intake.endings import Ending, ending_of_document, ending_of_error

if TYPE_CHECKING:
    from schema.contract.records import DocumentRecords
    from schema.errors import DatasetError
    from schema.load.read_before import ReadBefore
    from schema.load.store import Stored

UNCHANGED = "unchanged"
"""The outcome of a file that was read before in the same way."""
PARTLY = 3
"""Exit code where some files of several could not be stored."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of one file.

    Attributes:
        path: as given.
        document_id, outcome: what it is stored as and what that did (added, replaced, kept; unchanged:
            it was not read again); None on an error.
        status: ok, partial, needs_ocr, failed, or ``error``.
        ending: how it ended, for the count at the end of a run.
        tasks, indicators, findings: rows that the file gave; findings above info.
        differences: what it says differently from the document's other files.
        notices: sentences on what storing it changed for other files and documents: a file whose rows it
            replaced.
        error, hint, exit_code: what went wrong and what to do; empty and 0 where nothing did.
        seconds: of reading.
    """

    path: Path
    document_id: str | None = None
    outcome: str | None = None
    status: str = "error"
    ending: Ending = Ending.CRASHED
    tasks: int = 0
    indicators: int = 0
    findings: int = 0
    differences: int = 0
    notices: tuple[str, ...] = ()
    error: str | None = None
    hint: str | None = None
    exit_code: int = 0
    seconds: float = 0.0


def _ignore_file(_: FileResult) -> None:
    """Hears of a file and does nothing."""


def _ignore_pages(_: Path, _done: int, _of: int) -> None:
    """Hears of scanned pages and does nothing."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Who hears what while files are read.

    Attributes:
        file_done: called with the result of each file as soon as it is stored, in any order.
        pages_read: called with a file, its scanned pages read so far and all its scanned pages.
    """

    file_done: Callable[[FileResult], None] = _ignore_file
    pages_read: Callable[[Path, int, int], None] = _ignore_pages


SILENT = Progress()
"""Nobody hears."""


def exit_code(results: Sequence[FileResult]) -> int:
    """0 where all is stored, the file's own code where it is the only one, else :data:`PARTLY`."""
    failed = [r for r in results if r.error is not None]
    if not failed:
        return 0
    return failed[0].exit_code if len(results) == 1 else PARTLY


def result_of_error(path: Path, error: ReadError | DatasetError, seconds: float) -> FileResult:
    """The result of a file that was not stored; its message begins with the path as it was given."""
    told = str(error)
    message = next(
        (told.removeprefix(own) for own in (f"{path}: ", f"{path.name}: ") if told.startswith(own)), told
    )
    named = f"{path}: {message}"
    return FileResult(
        path,
        ending=ending_of_error(error),
        error=named,
        hint=error.hint,
        exit_code=error.exit_code,
        seconds=seconds,
    )


def result_of_stored(path: Path, records: DocumentRecords, stored: Stored, seconds: float) -> FileResult:
    """The result of a file that was stored."""
    return FileResult(
        path,
        document_id=stored.document_id,
        outcome=stored.outcome.value,
        status=records.document.status,
        ending=ending_of_document(records.document),
        tasks=len(records.tasks),
        indicators=len(records.indicators),
        findings=sum(f.severity != "info" for f in records.findings),
        differences=len(stored.differences),
        notices=tuple(_notices(path, stored)),
        seconds=seconds,
    )


def result_of_unchanged(path: Path, known: ReadBefore) -> FileResult:
    """The result of a file that was read before in the same way, and was not read again."""
    return FileResult(
        path,
        document_id=known.document_id,
        outcome=UNCHANGED,
        status=known.status,
        ending=Ending.UNCHANGED,
        tasks=known.tasks,
        indicators=known.indicators,
        findings=known.findings,
    )


def _notices(path: Path, stored: Stored) -> Iterator[str]:
    """What storing a file changed for others, one sentence each."""
    name, document = path.name, stored.document_id
    if stored.replaced is not None:
        yield (
            f"{name} gives the rows of {document} now; those of {stored.replaced} were replaced, "
            "and it stays as another file of the document."
        )
    if stored.kept_below is not None:
        yield (
            f"{name} is kept as another file of {document}; the rows stay those of {stored.kept_below}, "
            "as good a source or a better one."
        )
    for old, new in stored.renamed:
        yield f"{old} is called {new} now."
    for file in stored.again:
        yield f"Ingest {file} again: it is another document, and its rows went with the one it had joined."
