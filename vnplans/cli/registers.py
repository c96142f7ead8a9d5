"""Commands that show knowledge: the registers, and how a printed cell is read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from vnplans.cli.output import Json
from vnplans.cli.table import print_listing

On = Annotated[str | None, typer.Option("--date", metavar="DATE", help="As of this day, YYYY-MM-DD.")]


class Kind(StrEnum):
    """What a cell holds."""

    agency = "agency"
    quantity = "quantity"
    period = "period"
    funding = "funding"


def explain(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="agency, quantity, period or funding.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The cell as printed.")],
    on: On = None,
    as_json: Json = False,
) -> None:
    """Show how a printed cell is read: spans, rules, doubts.

    \b
    Example:
      vnplans explain agency "Sở NN&PTNT/ Hội Nông dân tỉnh" --date 2018-04-04
      vnplans explain quantity "giảm từ 11 - 24%"
      vnplans explain period "2017-sau 2025"
      vnplans explain funding "NSTW, vốn tự có của nông dân"
    """
    from vnplans.questions.explain import explain_text

    print_listing(explain_text(kind.value, text, _day(on)), as_json=as_json)


def agencies(as_json: Json = False) -> None:
    """List the register of bodies.

    \b
    Example:
      vnplans agencies --json
    """
    from vnplans.questions import registers

    print_listing(registers.agencies(), as_json=as_json)


def units(as_json: Json = False) -> None:
    """List the register of units.

    \b
    Example:
      vnplans units
    """
    from vnplans.questions import registers

    print_listing(registers.units(), as_json=as_json)


def provinces(on: On = None, as_json: Json = False) -> None:
    """List the provinces: 63 before 1 July 2025, 34 since.

    \b
    Example:
      vnplans provinces --date 2018-04-04
    """
    from vnplans.questions import registers

    print_listing(registers.provinces(_day(on)), as_json=as_json)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as problem:
        raise typer.BadParameter(f"{text!r} is no date like 2024-03-01", param_hint="--date") from problem


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    for command in (explain, agencies, units, provinces):
        app.command()(command)
