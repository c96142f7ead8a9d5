"""The command ``report``: documents on one page that can be printed and passed on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vnplans.cli.output import Db, Json, print_json, print_line


class Language(StrEnum):
    """The languages of a report."""

    en = "en"
    vi = "vi"


def report(
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOC]...", help="Ids, numbers or provinces, one or more [default: all documents]."
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The HTML file.")] = Path("report.html"),
    lang: Annotated[Language, typer.Option("--lang", help="Its language.")] = Language.en,
    files: Annotated[
        Path,
        typer.Option(
            "--files", metavar="PATH", help="The PDF, or a folder that holds the PDFs, for pieces of pages."
        ),
    ] = Path(),
    pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="Whether rows show the piece of their page.")
    ] = True,
    theme: Annotated[str | None, typer.Option("--theme", help="Only this theme: id or name.")] = None,
    lead: Annotated[str | None, typer.Option("--lead", help="Only what this body leads.")] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="Only what runs, is due or is measured then.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="Names of provinces and bodies: as for compare."),
    ] = None,
    with_amended: Annotated[
        bool, typer.Option("--with-amended", help="Take plans too that another one here changes or replaces.")
    ] = False,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Write one page on some documents, with charts. Each has its numbers and caveats below it, each row its place in the print.

    The file needs no other, no network and no JavaScript, and can be printed. Up to four documents stand side by side with all
    their rows; of more, what can be counted. The same database gives the same bytes.

    \b
    Example:
      vnplans report "Cao Bằng" "Bắc Ninh" --files corpus/ --out report.html
      vnplans report "Cao Bằng" --lang vi --out cao-bang.html
      vnplans report "Cao Bằng" "Bắc Ninh" --theme energy --year 2025 --out energy.html
      vnplans report --no-pictures --out all.html
    """
    from schema.compare.by import Choice
    from schema.compare.filters import Filters
    from vnplans.reports.material import Options
    from vnplans.reports.write import write_report

    choice = Choice(Filters(theme, lead, year), as_of=as_of, with_amended=with_amended)
    options = Options(lang.value, files if pictures else None, choice)
    made = write_report(documents or (), db, out, options)
    if as_json:
        print_json({"file": str(made), "bytes": made.stat().st_size})
        return
    print_line(str(made))


def add_to(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command()(report)
