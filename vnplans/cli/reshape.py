"""Commands by which a person sets rows and columns right: ``split``, ``join``, ``map-header``, ``header-effect``."""

from __future__ import annotations

from typing import Annotated

import typer

from vnplans.cli.decide import Author, Reason, pair_of
from vnplans.cli.made import print_made
from vnplans.cli.output import Db, Json
from vnplans.cli.table import print_listing

Force = Annotated[bool, typer.Option("--force", help="Take bodies that are not known.")]
Document = Annotated[str, typer.Argument(metavar="DOC", help="Id, number or province.")]
Header = Annotated[str, typer.Argument(metavar="HEADER", help="The lowest header of the column, as printed.")]
Role = Annotated[str, typer.Argument(metavar="ROLE", help="What the column holds: lead, budget, period, …")]


def split(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="Id of a task or an indicator.")],
    parts: Annotated[list[str], typer.Argument(metavar="TEXT...", help="The words of each part, in order.")],
    fields: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="N.FIELD=VALUE", help="A value of part N, from 1; may be repeated."),
    ] = None,
    force: Force = False,
    reason: Reason = None,
    author: Author = None,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Split a row that holds several. The first part stays, the others are added behind it.

    The parts have the row's bodies, times and theme; money, emissions, results and targets stay with the first. What
    is printed is one decision, which `correct --revoke` takes back as a whole.

    \b
    Example:
      vnplans split cao-bang-337-qd-ubnd-2018:t1:A:1 "Trồng rừng phòng hộ" "Trồng rừng sản xuất" \\
        --set "2.lead=Sở Công Thương" --reason "two tasks in one cell" --author me
    """
    from vnplans import decisions

    values: dict[int, dict[str, str | None]] = {}
    for text in fields or ():
        number, dot, rest = text.partition(".")
        if not dot or not number.isdecimal() or not 1 <= int(number) <= len(parts):
            raise typer.BadParameter(f"{text!r} is not N.FIELD=VALUE", param_hint="--set")
        field, value = pair_of(rest)
        values.setdefault(int(number), {})[field] = value
    made = decisions.split(
        record, *parts, reason=reason or "", author=author or "", db=db, values=values, force=force
    )
    print_made((made,), as_json)


def join(
    records: Annotated[
        list[str],
        typer.Argument(metavar="RECORD...", help="Ids of tasks or indicators, in the order of the print."),
    ],
    fields: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="What the joined row says; may be repeated."),
    ] = None,
    force: Force = False,
    reason: Reason = None,
    author: Author = None,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Join rows that are one. The first says what all say, and has the places of all; the others are rejected.

    Texts go on from row to row, bodies are those of all rows. Where two rows contradict each other (two budgets), say the
    value with --set. What is printed is one decision, which `correct --revoke` takes back as a whole.

    \b
    Example:
      vnplans join cao-bang-337-qd-ubnd-2018:t1:A:1 cao-bang-337-qd-ubnd-2018:t1:A:2 \\
        --set "ghg_tco2e=1500" --reason "one row, broken by the page" --author me
    """
    from vnplans import decisions

    values = dict(pair_of(f) for f in fields or ())
    made = decisions.join(
        *records, reason=reason or "", author=author or "", db=db, values=values, force=force
    )
    print_made((made,), as_json)


def header_effect(
    document: Document, header: Header, role: Role, db: Db = None, as_json: Json = False
) -> None:
    """Show what another role of a header would change. Nothing is changed.

    \b
    Example:
      vnplans header-effect "Bắc Ninh" "Cơ quan có thẩm quyền phê duyệt" content
    """
    from vnplans.intake.taught import HeaderMap, effect_listing
    from vnplans.intake.taught import header_effect as found

    wanted = HeaderMap(document=document, header=header, role=role)
    print_listing(effect_listing(found(wanted, db)), as_json=as_json)


def map_header(
    document: Document,
    header: Header,
    role: Role,
    reason: Reason = None,
    author: Author = None,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Map a header of a stored document to a role. It is read again with it, now and whenever it is ingested.

    What `ingest --map` does for one run, as a decision that is kept and can be taken back with `correct --revoke`.

    \b
    Example:
      vnplans map-header "Bắc Ninh" "Cơ quan có thẩm quyền phê duyệt" content --reason "as its cells say" --author me
    """
    from vnplans.intake.taught import HeaderMap, effect_summary, mapped
    from vnplans.questions.decide import Signature

    wanted = HeaderMap(document=document, header=header, role=role)
    made, found = mapped(wanted, Signature(author, reason), db)
    print_made((made,), as_json)
    if not as_json:
        print_listing(effect_summary(found), title="what changed")


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    for command in (split, join, header_effect, map_header):
        app.command()(command)
