"""The command ``compare``: its options, and its answer as a table, JSON or CSV."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnplans.cli.output import Db, Guard, Json, Limit, print_json, print_line, write_csv

if TYPE_CHECKING:
    from schema.compare.by import Comparison


class By(StrEnum):
    """What is compared."""

    themes = "themes"
    tasks = "tasks"
    indicators = "indicators"
    agencies = "agencies"
    funding = "funding"
    budgets = "budgets"
    periods = "periods"
    emissions = "emissions"
    gaps = "gaps"


def compare(
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOC]...", help="Ids, numbers or provinces, two or more [default: all documents]."
        ),
    ] = None,
    by: Annotated[By, typer.Option("--by", help="What is set side by side.")] = By.themes,
    theme: Annotated[str | None, typer.Option("--theme", help="Only this theme: id or name.")] = None,
    lead: Annotated[str | None, typer.Option("--lead", help="Only what this body leads.")] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="Only what runs, is due or is measured then.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DAY",
            help="Names of provinces and bodies: printed, today, or a date [default: provinces printed, bodies today].",
        ),
    ] = None,
    agency_as_of: Annotated[
        str | None, typer.Option("--agency-as-of", metavar="DAY", help="The same for bodies alone.")
    ] = None,
    with_amended: Annotated[
        bool, typer.Option("--with-amended", help="Take plans too that another one here changes or replaces.")
    ] = False,
    csv_file: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FILE", help="Write the table as CSV too, and its totals beside it."),
    ] = None,
    guard: Guard = True,
    limit: Limit = 0,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Set documents side by side. A column a document, or two by two.

    \b
    themes      themes with number of tasks, money and leads
    agencies    bodies under their names of one day, and what they lead
    funding     funding sources
    budgets     money by year and source, nominal VND
    periods     a time line: tasks begun, running, ending and due in each year
    emissions   greenhouse gases cut by theme, and the cost of a tonne
    tasks       each task with the nearest of the other side (two by two)
    indicators  what both measure, year by year, and whether it compares (two by two)
    gaps        what only one of two has: themes, bodies, indicators, tasks

    \b
    Example:
      vnplans compare "Cao Bằng" "Bắc Ninh"
      vnplans compare "Cao Bằng" "Bắc Ninh" --by periods --theme energy
      vnplans compare 337/QĐ-UBND 342/KH-UBND --by indicators --csv indicators.csv
      vnplans compare "Cao Bằng" "Bắc Ninh" --by agencies --agency-as-of 2025-02-28
    """
    from schema.compare.by import Choice
    from schema.compare.filters import Filters
    from schema.compare.frames import first_rows
    from vnplans.cli.side_by_side import print_comparison
    from vnplans.questions.compare import compare as compared

    if documents is not None and len(documents) == 1:
        raise typer.BadParameter("name two documents or more, or none for all", param_hint="DOC")
    choice = Choice(Filters(theme, lead, year), as_of, agency_as_of, with_amended)
    found = compared(documents or (), db, by.value, choice)
    written = write_comparisons(csv_file, found, guard=guard) if csv_file is not None else []
    if as_json:
        print_json(comparison_json(found[0]) if len(found) == 1 else [comparison_json(f) for f in found])
        return
    for one in found:
        print_comparison(first_rows(one, limit))
    for path in written:
        print_line(str(path))


def comparison_json(found: Comparison) -> dict[str, object]:
    """A comparison as ``--json`` prints it."""
    return {
        "by": found.by,
        "sides": found.sides,
        "rows": found.dicts(),
        "totals": found.totals.dicts(),
        "notes": found.notes,
    }


def write_comparisons(path: Path, found: Sequence[Comparison], *, guard: bool = True) -> list[Path]:
    """Writes a comparison as CSV, several below each other with their sides in the first two columns; the totals go into a file
    of their own: ``themes.csv`` and ``themes.totals.csv``."""
    from schema.compare.by import joined, joined_totals

    frame, totals = joined(found), joined_totals(found)
    write_csv(path, frame.columns, frame.rows, guard=guard)
    if not totals.rows:
        return [path]
    beside = path.with_name(f"{path.stem}.totals{path.suffix}")
    write_csv(beside, totals.columns, totals.rows, guard=guard)
    return [path, beside]


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(compare)
