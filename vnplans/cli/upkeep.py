"""Commands that keep a database in order: ``runs``, ``undo``, ``backup``; and ``watch``."""

from __future__ import annotations

import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnplans.cli.output import Db, Json, print_error, print_json, print_line, printable
from vnplans.cli.table import print_listing

if TYPE_CHECKING:
    from vnplans.intake.results import FileResult


def runs(db: Db = None, as_json: Json = False) -> None:
    """List the runs of ingest that stored something. The last stands first.

    \b
    Example:
      vnplans runs
    """
    from vnplans.questions.runs import runs as listed

    print_listing(listed(db), as_json=as_json)


def undo(
    run: Annotated[str, typer.Argument(metavar="RUN", help="As `vnplans runs` lists it, or `last`.")],
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Take back what a run of ingest stored, as a whole.

    Documents that the run brought are removed; those that it read again, or to which it added a file, are what they were before.
    Corrections and other decisions stay, also those made since. A run whose files a later run stored again is undone after that one.

    \b
    Example:
      vnplans undo last
    """
    from vnplans.questions.runs import undo as take_back

    done = take_back(run, db)
    if as_json:
        print_json(asdict(done))
        return
    for document in done.removed:
        print_line(f"removed {document}")
    for document in done.restored:
        print_line(f"as before {document}")
    print_line(f"run {done.run} is undone: {len(done.removed)} removed, {len(done.restored)} as before")


def backup(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="The copy [default: beside the database, with the time]."),
    ] = None,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Copy a SQLite database as it is now. Others may write to it meanwhile.

    The copy is looked through before it takes its name. To go back, put it in the place of the database. Before a newer version
    of the program alters a database it makes such a copy by itself (plans.step-0012.sqlite). The kept files (plans.files) are
    never altered and are no part of it. A PostgreSQL database is copied by pg_dump.

    \b
    Example:
      vnplans backup
      vnplans backup /media/disk/plans.sqlite
    """
    from vnplans.questions.runs import backup as copy

    made = copy(file, db)
    if as_json:
        print_json({"copy": str(made)})
    else:
        print_line(printable(str(made)))


def watch(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="A folder, with those in it.")
    ],
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=0, help="Reading processes.")] = None,
    log: Annotated[
        Path | None, typer.Option("--log", metavar="FILE", help="Append how each file ended: JSON Lines.")
    ] = None,
    poll: Annotated[
        bool, typer.Option("--poll", help="Look again and again; for folders of a network.")
    ] = False,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Ingest what is in a folder, and what arrives in it. It watches until Ctrl-C.

    A file is read once it has not grown for two seconds; each arrival is a run of its own (`vnplans runs`). Ended and begun again,
    it reads only what is new.

    \b
    Example:
      vnplans watch incoming/ --db plans.sqlite --log watch.jsonl
    """
    from vnplans.intake.watch import watch_folder
    from vnplans.settings import IngestOptions

    told = partial(_print_arrivals, as_json=as_json)
    print_line(f"watching {folder}; Ctrl-C ends it", error=True)
    try:
        watch_folder(folder, IngestOptions(db, jobs, log=log), told, polling=poll)
    except KeyboardInterrupt:
        print_line("ended; what was stored stays", error=True)


def _print_arrivals(results: tuple[FileResult, ...], *, as_json: bool) -> None:
    """One line a file, errors on standard error; as JSON one object a file."""
    for result in results:
        if as_json:
            print_json(asdict(result))
        elif result.error is None:
            print_line(printable(f"{result.ending.value}: {result.path} {result.document_id}"))
        else:
            print_error(result.error, result.hint or "")
    sys.stdout.flush()  # whoever reads it through a pipe reads it now


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    for command in (runs, undo, backup, watch):
        app.command()(command)
