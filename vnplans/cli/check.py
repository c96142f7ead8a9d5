"""Commands on the random sample of a document's rows: ``check``, ``checks``."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from vnplans.cli.output import Db, Json, print_json
from vnplans.cli.table import print_listing, print_table


class Verdict(StrEnum):
    """What a person found of a row."""

    right = "right"
    wrong = "wrong"
    unsure = "unsure"


def check(
    wanted: Annotated[
        str, typer.Argument(metavar="DOC", help="Id, number or province; with --verdict the id of a row.")
    ],
    rows: Annotated[int, typer.Option("--rows", min=1, max=500, help="Rows of the sample.")] = 20,
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, help="Draws the sample [default: that of the last check, or 1]."),
    ] = None,
    verdict: Annotated[Verdict | None, typer.Option("--verdict", help="What you say of the row.")] = None,
    fields: Annotated[
        list[str] | None, typer.Option("--field", help="A column that is wrong; may be repeated.")
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="A remark.")] = None,
    author: Annotated[
        str | None, typer.Option("--author", help="Who checked [default: $VNPLANS_AUTHOR].")
    ] = None,
    revoke: Annotated[bool, typer.Option("--revoke", help="Take back what was said of the row.")] = False,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Check a random sample of rows against the print. It says how many are wrong, with the 95 % interval (Wilson).

    The same seed draws the same rows; the first 20 of 40 are the 20. A row is right where all its values are as printed.

    \b
    Example:
      vnplans check "Cao Bằng" --rows 20
      vnplans check cao-bang-337-qd-ubnd-2018:t1:A:1 --verdict right --author me
      vnplans check cao-bang-337-qd-ubnd-2018:t2:11.8 --verdict wrong --field lead --author me
      vnplans check cao-bang-337-qd-ubnd-2018:t1:A:1 --revoke
    """
    from schema.load.row_checks import Judgement
    from vnplans.questions import sampled

    if revoke and verdict is not None:
        raise typer.BadParameter("pass --verdict or --revoke, not both")
    if not revoke and verdict is None:
        print_listing(sampled.sampled(wanted, db, rows, seed), as_json=as_json)
        return
    if verdict is None:
        made = sampled.take_back(wanted, db)
    else:
        known = sampled.seed_for(wanted, db) if seed is None else seed
        said = Judgement(wanted, verdict.value, author or "", known, rows, tuple(fields or ()), reason)
        made = sampled.judge(said, db)
    if as_json:
        print_json(asdict(made))
        return
    shown = ("check_id", "verdict", "fields", "author", "revoked_at")
    print_table(shown, [[getattr(made, n) for n in shown]])


def checks(
    document: Annotated[
        str | None, typer.Argument(metavar="[DOC]", help="Id, number or province [default: all checked].")
    ] = None,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Show the error rate of documents that were checked. It has its 95 % interval (Wilson).

    \b
    Example:
      vnplans checks
      vnplans checks "Cao Bằng" --json
    """
    from vnplans.questions.sampled import rates

    print_listing(rates(document, db), as_json=as_json)


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    for command in (check, checks):
        app.command()(command)
