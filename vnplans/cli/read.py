"""Commands that read files: ``ingest`` and ``inspect``."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnplans.cli.output import Db, Json, print_error, print_json, print_line, print_table, printable

if TYPE_CHECKING:
    from rich.progress import TaskID

    from vnplans.intake.run import FileResult

Paths = Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, or folders with their files.")]
Number = Annotated[str | None, typer.Option("--number", help="Number, where the head cannot be read.")]
Issuer = Annotated[str | None, typer.Option("--issuer", help="Issuer, where the head cannot be read.")]
IssuedOn = Annotated[
    str | None, typer.Option("--issued-on", metavar="DATE", help="Date of issue, YYYY-MM-DD.")
]
Province = Annotated[str | None, typer.Option("--province", help="Province, where the head names none.")]
Headers = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="'HEADER=ROLE'", help="Teach a column header; may be repeated."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=0, help="Reading processes; 0: in this one, without limits [default: one a core]."
    ),
]
Seconds = Annotated[float, typer.Option("--seconds", min=0.1, help="Time that one file may take.")]
Megabytes = Annotated[
    int,
    typer.Option(
        "--megabytes",
        min=1000,
        help="Memory that one reading process may take; the libraries alone take some 600.",
    ),
]


def ingest(
    paths: Paths,
    number: Number = None,
    issuer: Issuer = None,
    issued_on: IssuedOn = None,
    province: Province = None,
    header_map: Headers = None,
    jobs: Jobs = None,
    seconds: Seconds = 3600.0,
    megabytes: Megabytes = 4096,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Read plans into the database, one transaction each.

    A folder stands for its files, or for those that its manifest.csv lists. Where a file fails, the others
    are stored; the exit code is the file's own for a single file, 3 where some of several failed. The last line
    counts how the files ended; its parts sum to the files given.

    \b
    Example:
      vnplans ingest corpus/
      vnplans ingest scan.pdf --number 12/KH-UBND --issued-on 2024-03-01 --province "Cao Bằng"
      vnplans ingest plan.docx --map "Đơn vị thực hiện=lead"
    """
    stated = _date(issued_on)
    headers = dict(_header(h) for h in header_map or ())
    from vnplans.intake.endings import count_not_read
    from vnplans.intake.files import select
    from vnplans.intake.run import exit_code

    chosen = select(paths)
    files, not_read = chosen.files, count_not_read(chosen.not_read)
    if not files:
        told = f"no readable file in the folders given{f'; {not_read}' if not_read else ''}"
        raise typer.BadParameter(printable(told), param_hint="PATH")
    if len(files) > 1 and (number or issuer or stated):
        raise typer.BadParameter("--number, --issuer and --issued-on are of one document: pass one file")
    from vnplans.intake.engine import ingest_files

    with _Progress(len(files), shown=not as_json) as progress:
        results = ingest_files(
            files,
            db=db,
            number=number,
            issuer=issuer,
            issued_on=stated,
            province=province,
            headers=headers,
            jobs=jobs,
            seconds=seconds,
            megabytes=megabytes,
            tell=progress.tell,
            pages=progress.pages,
        )
    if as_json:
        print_json([asdict(r) for r in results])
    else:
        _print_results(results)
        for notice in (n for r in results for n in r.notices):
            print_line(printable(f"note: {notice}"))
        if not_read:
            print_line(not_read)
        print_line(_count(results))
    for result in results:
        if result.error is not None:
            print_error(result.error, result.hint or "")
    raise typer.Exit(exit_code(results))


def _print_results(results: tuple[FileResult, ...]) -> None:
    stored = [r for r in results if r.error is None]
    if not stored:
        return
    columns = ("file", "document", "outcome", "status", "tasks", "indicators", "findings", "differences", "s")
    rows = [
        (
            printable(r.path.name), r.document_id, r.outcome, r.status, r.tasks, r.indicators, r.findings, r.differences,
            round(r.seconds, 1),
        )
        for r in stored
    ]  # fmt: skip
    print_table(columns, rows)


def _count(results: tuple[FileResult, ...]) -> str:
    from vnplans.intake.endings import count_of

    return count_of(r.ending for r in results)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as problem:
        raise typer.BadParameter(
            f"{text!r} is no date like 2024-03-01", param_hint="--issued-on"
        ) from problem


def _header(text: str) -> tuple[str, str]:
    header, equals, role = text.rpartition("=")
    if not equals or not header.strip() or not role.strip():
        raise typer.BadParameter(f"{text!r} is not HEADER=ROLE", param_hint="--map")
    return header.strip(), role.strip()


class _Progress:
    """A bar on standard error while files are read; silent where nobody watches."""

    def __init__(self, total: int, *, shown: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not (shown and sys.stderr.isatty()),
        )
        self._task = self._bar.add_task("reading", total=total)
        self._scans: dict[Path, TaskID] = {}

    def __enter__(self) -> _Progress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def tell(self, result: FileResult) -> None:
        """One more file is done."""
        self._bar.update(self._task, advance=1, description=_short(result.path))
        if result.path in self._scans:
            self._bar.remove_task(self._scans.pop(result.path))

    def pages(self, file: Path, done: int, every: int) -> None:
        """One more scanned page of a file is read: its own bar, with the time left."""
        if file not in self._scans:
            self._scans[file] = self._bar.add_task(f"{_short(file)}, scanned pages", total=every)
        self._bar.update(self._scans[file], completed=done)


def _short(file: Path) -> str:
    return printable(file.name[:40])


def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF.")],
    page: Annotated[int, typer.Option("--page", min=1, help="Page from 1.")] = 1,
    out: Annotated[Path, typer.Option("--out", metavar="PNG", help="Where the picture goes.")] = Path(
        "page.png"
    ),
) -> None:
    """Draw a page with what was read on it.

    Words are grey, drawn rules blue, cells red with row and column, columns' roles green, the seams of tables
    that go on over the page orange.

    \b
    Example:
      vnplans inspect plan.pdf --page 3 --out page-3.png
    """
    from vnplans.pictures.page import page_picture

    try:
        print_line(str(page_picture(file, page, out)))
    except ValueError as problem:  # no such page
        raise typer.BadParameter(printable(str(problem)), param_hint="--page") from problem


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(ingest)
    app.command()(inspect)
