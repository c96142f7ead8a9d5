"""Commands by which a person decides on rows and findings: ``accept``, ``reject``, ``dismiss``, ``add``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from vnplans.cli.made import print_made
from vnplans.cli.output import Db, Json

if TYPE_CHECKING:
    from schema.contract.records import CorrectionRecord
    from vnplans.questions.decide import Signature

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of records or findings.")]
Findings = Annotated[list[str], typer.Argument(metavar="FINDING...", help="Ids of findings.")]
Reason = Annotated[str | None, typer.Option("--reason", help="Why.")]
Author = Annotated[str | None, typer.Option("--author", help="Who decides [default: $VNPLANS_AUTHOR].")]

_SIDES = 4
"""Of a box: x0, top, x1, bottom."""


def accept(
    ids: Ids, reason: Reason = None, author: Author = None, db: Db = None, as_json: Json = False
) -> None:
    """Accept rows as right, or findings as being so. Rows are tasks and indicators.

    \b
    Example:
      vnplans accept cao-bang-337-qd-ubnd-2018:t1:A:1 --reason "held against the print" --author me
      vnplans accept "cao-bang-337-qd-ubnd-2018:t2:11.8!lead!lead_missing" --reason "the cell is empty" --author me
    """
    from vnplans.questions import decide

    _decide(decide.accept, ids, (author, reason), db, as_json)


def reject(
    ids: Ids, reason: Reason = None, author: Author = None, db: Db = None, as_json: Json = False
) -> None:
    """Reject rows that are no task or indicator. They stay as rows, and no comparison counts them.

    \b
    Example:
      vnplans reject cao-bang-337-qd-ubnd-2018:t1:A:1 --reason "a heading" --author me
      vnplans correct --revoke "cao-bang-337-qd-ubnd-2018:t1:A:1!review_status!1"
    """
    from vnplans.questions import decide

    _decide(decide.reject, ids, (author, reason), db, as_json)


def dismiss(
    ids: Findings, reason: Reason = None, author: Author = None, db: Db = None, as_json: Json = False
) -> None:
    """Dismiss findings that are false alarms. They stay dismissed when the document is read again.

    \b
    Example:
      vnplans findings "Cao Bằng" --json
      vnplans dismiss "cao-bang-337-qd-ubnd-2018:t2:11.8!lead!lead_missing" --reason "asked them" --author me
    """
    from vnplans.questions import decide

    _decide(decide.dismiss, ids, (author, reason), db, as_json)


def _decide(
    how: Callable[[Sequence[str], Signature, str | None], tuple[CorrectionRecord, ...]],
    ids: Sequence[str],
    signed: tuple[str | None, str | None],
    db: str | None,
    as_json: bool,
) -> None:
    from vnplans.questions.decide import Signature

    print_made(how(ids, Signature(*signed), db), as_json)


def add(
    under: Annotated[
        str, typer.Argument(metavar="DOC", help="Id, number or province; for a target its indicator's id.")
    ],
    words: Annotated[str, typer.Argument(metavar="TEXT", help="The row's words as printed.")],
    table: Annotated[str, typer.Option("--table", help="tasks, indicators or targets.")] = "tasks",
    page: Annotated[int | None, typer.Option("--page", min=1, help="Page from 1.")] = None,
    box: Annotated[
        str | None,
        typer.Option("--box", metavar="X0,TOP,X1,BOTTOM", help="Its place on the page, in points."),
    ] = None,
    line: Annotated[int | None, typer.Option("--line", min=1, help="Line of a text file, from 1.")] = None,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="ID", help="The row it follows, and whose group it shares."),
    ] = None,
    fields: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="A value; may be repeated.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Take bodies that are not known, and words that another row has.")
    ] = False,
    reason: Reason = None,
    author: Author = None,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Add a row that the reading missed. It has the place where it is printed.

    Where a later version reads the row, the added one is left out and a finding says so.

    \b
    Example:
      vnplans add "Cao Bằng" "Trồng cây phân tán" --page 9 --after cao-bang-337-qd-ubnd-2018:t1:A:1 \\
        --set "lead=Sở Công Thương" --set "budget_vnd=60 tỷ" --reason "missed" --author me
    """
    from vnplans import decisions

    made = decisions.add(
        under,
        words,
        db,
        reason=reason or "",
        author=author or "",
        table=table,
        page=page,
        box=_box(box),
        line=line,
        after=after,
        values=dict(pair_of(f) for f in fields or ()),
        force=force,
    )
    print_made((made,), as_json)


def _box(text: str | None) -> tuple[float, float, float, float] | None:
    if text is None:
        return None
    try:
        sides = [float(side) for side in text.split(",")]
    except ValueError:
        sides = []
    if len(sides) != _SIDES or sides[0] > sides[2] or sides[1] > sides[3]:
        raise typer.BadParameter(f"{text!r} is not X0,TOP,X1,BOTTOM", param_hint="--box")
    return (sides[0], sides[1], sides[2], sides[3])


def pair_of(text: str) -> tuple[str, str | None]:
    """``lead=Sở Công Thương`` as field and value; without a value None.

    Raises:
        BadParameter: it is no such pair.
    """
    field, equals, value = text.partition("=")
    if not equals or not field.strip():
        raise typer.BadParameter(f"{text!r} is not FIELD=VALUE", param_hint="--set")
    return field.strip(), value or None


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    for command in (accept, reject, dismiss, add):
        app.command()(command)
