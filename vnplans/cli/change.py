"""Commands that write: ``export``, ``remove``, ``relink``, ``correct``, ``corrections``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnplans.cli.made import print_made
from vnplans.cli.output import Db, Json, print_json, print_line
from vnplans.cli.table import print_listing, print_table

if TYPE_CHECKING:
    from schema.contract.records import CorrectionRecord


class Format(StrEnum):
    """How the dataset is written."""

    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    jsonl = "jsonl"
    sqlite = "sqlite"


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Made where it is missing.")],
    formats: Annotated[
        list[Format], typer.Option("--format", help="Format of the files; may be given several times.")
    ] = [Format.csv],  # noqa: B006 - typer reads the default and alters nothing
    release: Annotated[
        bool,
        typer.Option(
            "--release", help="Leave out when it was read (same input, same bytes); add how it is cited."
        ),
    ] = False,
    guard: Annotated[
        bool,
        typer.Option(
            "--guard/--no-guard",
            help="In tasks_wide.csv, put an apostrophe before texts that a spreadsheet would run as a formula.",
        ),
    ] = True,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Write the dataset as files. Every table, tasks_wide for people, codebook and data package.

    \b
    csv      one file a table; tasks_wide.csv opens in a spreadsheet
    xlsx     one workbook, a sheet a table
    parquet  one typed file a table, for pandas, R, DuckDB
    jsonl    one object a line, one file a table
    sqlite   one file with views and search, for Datasette and QGIS

    \b
    Example:
      vnplans export dataset/
      vnplans export dataset/ --format xlsx
      vnplans export dataset/ --format csv --format sqlite
      vnplans export dataset/ --format parquet --release
    """
    from vnplans.questions.dataset import export as export_dataset

    written = export_dataset(folder, db, [f.value for f in formats], release=release, guard=guard)
    if as_json:
        print_json([str(p) for p in written])
        return
    for path in written:
        print_line(str(path))


def remove(
    document: Annotated[str, typer.Argument(metavar="DOC", help="Id, number or province.")],
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Remove a document with its rows and its kept files. Its corrections stay.

    \b
    Example:
      vnplans remove cao-bang-337-qd-ubnd-2018
    """
    from vnplans.questions.dataset import remove as remove_document

    gone = remove_document(document, db)
    if as_json:
        print_json({"removed": gone})
    else:
        print_line(f"removed {gone}")


def relink(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, or folders to look in.")],
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Find the files of documents that are not kept. They are kept beside the database from then on.

    A file is told by its content (SHA-256), whatever its name is now. Exits with 1 where files are still missing.

    \b
    Example:
      vnplans relink plans/ ~/Downloads
    """
    from vnplans.questions.relink import relink as find

    found = find(paths, db)
    if as_json:
        print_listing(found, as_json=True)
    else:
        shown = ("document_id", "file", "state", "found")
        print_table(shown, [[row[c] for c in shown] for row in found.dicts()])
    if "missing" in found.column("state"):
        raise typer.Exit(1)


def correct(
    record: Annotated[str | None, typer.Argument(metavar="RECORD", help="A record's id.")] = None,
    field: Annotated[str | None, typer.Argument(metavar="FIELD", help="A column, or a role.")] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help="The right value; empty for “not stated”.")
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why.")] = None,
    author: Annotated[str | None, typer.Option("--author", help="Who decided.")] = None,
    from_csv: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="CSV",
            help="Many at once: record_id, field, new_value, reason, author, action.",
        ),
    ] = None,
    revoke: Annotated[
        str | None, typer.Option("--revoke", metavar="ID", help="Take a correction back.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Take a body that the register does not know.")
    ] = False,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Correct a value; the printed text stays. The correction is replayed after each reading.

    A field is a column of the record; of a task also a role of bodies (lead, support, …), funding (sources),
    products, budgets (all amounts), and one of several: product_2, product_2_due_end, budget_1. Money may be typed as printed.

    \b
    Example:
      vnplans correct cao-bang-337-qd-ubnd-2018:t1:A:1 budget_vnd "10 tỷ" --reason "tỷ, not triệu" --author me
      vnplans correct cao-bang-337-qd-ubnd-2018:t1:A:1 lead "Sở Công Thương; Sở Xây dựng" --author me
      vnplans correct cao-bang-337-qd-ubnd-2018:t1:A:1 funding "state_budget; oda" --author me
      vnplans correct cao-bang-337-qd-ubnd-2018:t1:A:1 budgets "60 tỷ | 2024; 20 tỷ | 2025 | oda" --author me
      vnplans correct --from corrections.csv
      vnplans correct --revoke "cao-bang-337-qd-ubnd-2018:t1:A:1!budget_vnd!1"
    """
    from schema.load.corrections import Change
    from vnplans.questions import correct as decisions

    if revoke is not None:
        from vnplans.intake.taught import revoke as taken_back

        made: tuple[CorrectionRecord, ...] = (taken_back(revoke, db),)
    elif from_csv is not None:
        made = decisions.correct_from_csv(from_csv, db)
    elif record is None or field is None or value is None:
        raise typer.BadParameter("pass RECORD FIELD VALUE, or --from CSV, or --revoke ID")
    else:
        made = (decisions.correct(Change(record, field, value or None, reason, author, force), db),)
    print_made(made, as_json)


def corrections(
    document: Annotated[
        str | None, typer.Argument(metavar="[DOC]", help="Id, number or province [default: all].")
    ] = None,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """List corrections, revoked ones too.

    \b
    Example:
      vnplans corrections
    """
    from vnplans.questions.correct import corrections as listed

    print_listing(listed(document, db), as_json=as_json)


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    for command in (export, remove, relink, correct, corrections):
        app.command()(command)
