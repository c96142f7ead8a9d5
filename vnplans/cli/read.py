"""Commands that read files: ``ingest`` and ``inspect``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.scan.effort import ScanEffort
from vnplans.cli.output import Db, Json, print_error, print_json, print_line, printable
from vnplans.cli.table import print_table

if TYPE_CHECKING:
    from vnplans.intake.files import InputFile, Selection
    from vnplans.intake.results import FileResult
    from vnplans.settings import IngestOptions

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH…", help="Files, folders with their files, patterns ('plans/**/*.pdf')."),
]
Listed = Annotated[
    typer.FileText | None,
    typer.Option(
        "--from", metavar="LIST", help="A file of paths, one a line; - reads them from standard input."
    ),
]
Log = Annotated[
    Path | None,
    typer.Option(
        "--log", metavar="FILE", help="Append how each file ended: JSON Lines, with rate and time left."
    ),
]
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
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache", help="Take nothing from earlier readings of the same files, and keep nothing."
    ),
]
Effort = Annotated[
    ScanEffort | None,
    typer.Option(
        "--scan-effort",
        help="How much of a scan a second reader reads too: nothing, what is doubtful, all but what is very sure "
        "[default: careful where it is installed].",
    ),
]
NoKeep = Annotated[
    bool, typer.Option("--no-keep", help="Keep no copy of the files; their pages cannot be shown then.")
]

Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="Read on a Dask cluster: tcp://HOST:8786, or local."),
]


def ingest(
    paths: Paths = None,
    listed: Listed = None,
    number: Number = None,
    issuer: Issuer = None,
    issued_on: IssuedOn = None,
    province: Province = None,
    header_map: Headers = None,
    jobs: Jobs = None,
    seconds: Seconds = 3600.0,
    megabytes: Megabytes = 4096,
    scan_effort: Effort = None,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read files again that have not changed, nor the program.")
    ] = False,
    no_keep: NoKeep = False,
    no_cache: NoCache = False,
    log: Log = None,
    scheduler: Scheduler = None,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Read plans into the database, one transaction each.

    A folder stands for its files, or for those that its manifest.csv lists. Where a file fails, the others
    are stored; one that was read before with the same settings by the same program is left alone ("unchanged").
    The exit code is the file's own for a single file, 3 where some of several failed. The last line counts how
    the files ended; its parts sum to the files given. Files are kept beside the
    database (plans.sqlite: plans.files), under the name of their content. What a file gave is kept in the user's
    cache folder too (VNPLANS_CACHE names another, VNPLANS_CACHE_MB its size): no database costs a second reading.

    \b
    Example:
      vnplans ingest corpus/
      vnplans ingest 'plans/**/*.pdf' --jobs 2 --log ingest.jsonl
      vnplans ingest scan.pdf --number 12/KH-UBND --issued-on 2024-03-01 --province "Cao Bằng"
      vnplans ingest scans/ --scan-effort thorough
      vnplans ingest plan.docx --map "Đơn vị thực hiện=lead"
      vnplans ingest plans/ --db postgresql+psycopg://HOST/plans --scheduler tcp://HOST:8786
    """
    from vnplans.intake.files import listed_paths, select
    from vnplans.intake.results import exit_code
    from vnplans.settings import HeadOptions, IngestOptions, ReadSettings

    stated = _date(issued_on)
    roles = dict(_header(h) for h in header_map or ())
    head = HeadOptions(number, issuer, stated, province)
    chosen = select([*(paths or ()), *(listed_paths(listed.read()) if listed is not None else ())])
    _refuse(chosen, is_given=bool(paths) or listed is not None, is_of_one=bool(number or issuer or stated))
    reading = ReadSettings(
        head=head,
        headers=roles,
        seconds=seconds,
        megabytes=megabytes,
        cached=not (no_cache or reread),
        pages_cached=not no_cache,
        scan_effort=scan_effort,
    )
    results = _ingested(
        chosen.files, IngestOptions(db, jobs, reading, reread, not no_keep, log, scheduler), shown=not as_json
    )
    _print_run(results, chosen, as_json)
    raise typer.Exit(exit_code(results))


def _refuse(chosen: Selection, *, is_given: bool, is_of_one: bool) -> None:
    """Stops where no file is named or found, or several are with what only one document can have."""
    if not chosen.files:
        from vnplans.intake.endings import count_not_read

        not_read = count_not_read(chosen.not_read)
        if not is_given:
            raise typer.BadParameter(
                "name a file, a folder or a pattern, or a list with --from", param_hint="PATH"
            )
        message = f"no PDF, DOCX, Markdown, HTML or text file in the folders given{f'; {not_read}' if not_read else ''}"
        raise typer.BadParameter(printable(message), param_hint="PATH")
    if len(chosen.files) > 1 and is_of_one:
        raise typer.BadParameter("--number, --issuer and --issued-on are of one document: pass one file")


def _ingested(files: Sequence[InputFile], options: IngestOptions, *, shown: bool) -> tuple[FileResult, ...]:
    from vnplans.intake.results import Progress
    from vnplans.intake.run import ingest_files

    if not (shown and sys.stderr.isatty()):
        return ingest_files(files, options)
    from vnplans.cli.progress import ProgressBar

    with ProgressBar(len(files)) as bar:
        return ingest_files(files, options, Progress(bar.file_done, bar.pages_read))


def _print_run(results: tuple[FileResult, ...], chosen: Selection, as_json: bool) -> None:
    """The results, notes on them, and the count whose parts sum to the files given; errors on standard error."""
    from vnplans.intake.endings import count_not_read, count_of
    from vnplans.listing import in_part

    if as_json:
        print_json([asdict(r) for r in results])
    else:
        _print_results(results)
        for notice in (n for r in results for n in r.notices):
            print_line(printable(f"note: {notice}"))
        not_read = count_not_read(chosen.not_read)
        if not_read:
            print_line(not_read)
        print_line(count_of(r.ending for r in results))
        if partial := in_part(
            [str(r.document_id) for r in results if r.error is None and r.status == "partial"]
        ):
            print_line(partial)
    for result in results:
        if result.error is not None:
            print_error(result.error, result.hint or "")


def _print_results(results: tuple[FileResult, ...]) -> None:
    stored = [r for r in results if r.error is None]
    if not stored:
        return
    counts = ("outcome", "status", "tasks", "indicators", "findings", "differences")
    rows = [
        (printable(r.path.name), r.document_id, *(getattr(r, c) for c in counts), round(r.seconds, 1))
        for r in stored
    ]
    print_table(("file", "document", *counts, "s"), rows)


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
