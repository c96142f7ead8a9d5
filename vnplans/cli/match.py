"""Commands on pairs of tasks: ``match``, ``matches``."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from vnplans.cli.output import Db, Json, print_json
from vnplans.cli.table import print_listing, print_table


class Verdict(StrEnum):
    """What two tasks are to each other."""

    same = "same"
    related = "related"
    unrelated = "unrelated"


def match(
    one: Annotated[str, typer.Argument(metavar="TASK", help="The id of a task.")],
    other: Annotated[str, typer.Argument(metavar="TASK", help="The id of a task of another plan.")],
    verdict: Annotated[Verdict | None, typer.Option("--verdict", help="What the two are.")] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why.")] = None,
    author: Annotated[str | None, typer.Option("--author", help="Who decided.")] = None,
    revoke: Annotated[bool, typer.Option("--revoke", help="Take back what was decided of the two.")] = False,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Say whether two tasks of different plans are the same. Or related, or neither; comparisons go by it from then on.

    \b
    Example:
      vnplans match bac-ninh-342-kh-ubnd-2023:t1:8 cao-bang-337-qd-ubnd-2018:t1:C:C3:7 --verdict same --author me
      vnplans match bac-ninh-342-kh-ubnd-2023:t1:8 cao-bang-337-qd-ubnd-2018:t1:C:C3:7 --revoke
    """
    from schema.matching.decisions import Decision
    from vnplans.questions import match as decisions

    if revoke == (verdict is not None):
        raise typer.BadParameter("pass --verdict same, related or unrelated, or else --revoke")
    if verdict is None:
        made = decisions.unmatch(one, other, db)
    else:
        made = decisions.match(Decision(one, other, verdict.value, reason, author), db)
    if as_json:
        print_json(asdict(made))
        return
    shown = ("task_id_a", "task_id_b", "verdict", "reason", "author", "revoked_at")
    print_table(shown, [[getattr(made, n) for n in shown]])


def matches(
    document: Annotated[
        str | None, typer.Argument(metavar="[DOC]", help="Id, number or province [default: all].")
    ] = None,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """List what was decided of pairs of tasks. Revoked decisions too.

    \b
    Example:
      vnplans matches
    """
    from vnplans.questions.match import matches as listed

    print_listing(listed(document, db), as_json=as_json)


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    for command in (match, matches):
        app.command()(command)
