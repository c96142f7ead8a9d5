"""Commands that ask the database: ``status``, ``show``, ``findings``, ``references``, ``diff``."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnplans.cli.output import Db, Json, Limit, print_json, print_line
from vnplans.cli.table import TableOptions, print_listing, print_table

if TYPE_CHECKING:
    from vnplans.listing import Listing
    from vnplans.questions.records import Shown

Document = Annotated[str, typer.Argument(metavar="DOC", help="Id, number or province; or a record's id.")]
MaybeDocument = Annotated[
    str | None, typer.Argument(metavar="[DOC]", help="Id, number or province [default: all documents].")
]


class Severity(StrEnum):
    """How grave a finding is."""

    info = "info"
    warning = "warning"
    error = "error"


def status(db: Db = None, as_json: Json = False) -> None:
    """List the documents with what was found in each.

    \b
    Example:
      vnplans status
      vnplans status --db postgresql://me@localhost/plans --json
    """
    from vnplans.listing import in_part
    from vnplans.questions import documents as queries

    found = queries.status(db)
    if as_json:
        print_listing(found, as_json=True)
        return
    shown = ("document_id", "issued_on", "status", "pages", "tasks", "indicators", "errors", "warnings")
    notes = [n for n in (in_part(queries.partial_documents(found)),) if n]
    if not found.rows:
        notes.append("The database is empty: `vnplans ingest PATH…` reads plans into it.")
    print_table(shown, [[row[c] for c in shown] for row in found.dicts()], TableOptions(notes=notes))


def show(
    document: Document,
    sources: Annotated[
        bool, typer.Option("--sources", help="What the document's files say differently.")
    ] = False,
    source: Annotated[
        bool, typer.Option("--source", help="Write pictures of the places a record was read from.")
    ] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Where each part of the document went, as table and picture.")
    ] = False,
    field: Annotated[
        str | None, typer.Option("--field", help="With --source: only this field's place.")
    ] = None,
    files: Annotated[
        Path,
        typer.Option(
            "--files", metavar="PATH", help="With --source, --coverage: the PDF, or a folder that holds it."
        ),
    ] = Path(),
    out: Annotated[
        Path,
        typer.Option("--out", metavar="DIR", help="With --source, --coverage: where pictures are written."),
    ] = Path(),
    limit: Limit = 0,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Show a document with its rows, or one record. Of a record it says where each value was read.

    \b
    Example:
      vnplans show "Cao Bằng" --limit 10
      vnplans show cao-bang-337-qd-ubnd-2018 --sources
      vnplans show "Cao Bằng" --coverage --files plans/ --out pictures/
      vnplans show cao-bang-337-qd-ubnd-2018:t1:A:1
      vnplans show cao-bang-337-qd-ubnd-2018:t1:A:1 --source --files plans/ --out pictures/
    """
    if source or coverage:
        from vnplans.cli.pictures import Pictures, print_coverage, print_sources

        wanted = Pictures(files, out, field)
        (print_sources if source else print_coverage)(document, wanted, db, as_json)
        return
    from vnplans.questions import documents as questions

    if sources:
        print_listing(_cut(questions.sources(document, db), limit, as_json), as_json=as_json)
        return
    _print_shown(questions.show(document, db), limit, as_json)


def _cut(found: Listing, limit: int, as_json: bool) -> Listing:
    """The first rows for the screen; scripts are given all."""
    return found if as_json else found.first(limit)


def _print_shown(shown: Shown, limit: int, as_json: bool) -> None:
    if as_json:
        parts = {name: part.dicts() for name, part in shown.related}
        print_json({"record": {str(r[0]): r[1] for r in shown.record.rows}, **parts})
        return
    print_listing(shown.record, title=shown.wanted)
    for name, part in shown.related:
        print_listing(_for_people(name, part, shown.wanted).first(limit), title=name)


_NOT_SHOWN = {
    "files": ("media_type", "sha256"),
    "tasks": ("number", "group_number"),
    "provenance": ("part", "x1", "bottom", "char_start", "char_end"),
}


def _for_people(name: str, part: Listing, document_id: str) -> Listing:
    """A part of what ``show`` gives without what only scripts need; ids without the document's."""
    from vnplans.listing import Listing

    kept = tuple(c for c in part.columns if c not in _NOT_SHOWN.get(name, ()))
    rows = tuple(
        tuple(
            _short(_below_each_other(name, c, v), document_id) if isinstance(v := row[c], str) else v
            for c in kept
        )
        for row in part.dicts()
    )
    cut = any(isinstance(v, str) and v.startswith(f"{document_id}:") for row in part.rows for v in row)
    note = (f"Ids begin with {document_id}, as in: vnplans show {document_id}:…",) if cut else ()
    return Listing(kept, rows, (*part.notes, *note))


def _below_each_other(part: str, column: str, value: str) -> str:
    """Several values of an indicator, each on a line of its own."""
    several = part == "indicators" and column in ("targets", "observed")
    return value.replace("; ", "\n") if several else value


def _short(value: str, document_id: str) -> str:
    return value.removeprefix(document_id) if value.startswith(f"{document_id}:") else value


_ROWS = 500
"""Most findings that are listed at once."""
_HOW_TO_SETTLE = (
    "A finding's id is RECORD!FIELD!CODE (--json prints it): `vnplans dismiss ID` for a false alarm, `accept ID` where it "
    "is so."
)


def findings(
    document: MaybeDocument = None,
    code: Annotated[str | None, typer.Option("--code", help="One kind of doubt.")] = None,
    severity: Annotated[Severity, typer.Option("--severity", help="The least that is listed.")] = (
        Severity.info
    ),
    table: Annotated[str | None, typer.Option("--table", help="Records of one table.")] = None,
    field: Annotated[str | None, typer.Option("--field", help="One column.")] = None,
    count: Annotated[bool, typer.Option("--count", help="Count by code and severity.")] = False,
    status: Annotated[
        str | None, typer.Option("--status", help="open, accepted, dismissed or fixed [default: open].")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Those that were settled too.")] = False,
    fail_on: Annotated[
        Severity | None, typer.Option("--fail-on", help="Exit with 1 where one as grave is open.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, help="Most rows; 0: all [default: 500, as JSON all].")
    ] = None,
    page: Annotated[int, typer.Option("--page", min=1, help="Which of the parts of so many rows.")] = 1,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """List what is doubtful and not settled yet. In one document or in all; as JSON with its id and status.

    \b
    Example:
      vnplans findings "Cao Bằng" --severity warning
      vnplans findings "Cao Bằng" --status dismissed
      vnplans findings --count
      vnplans findings --fail-on error
    """
    from vnplans.listing import Page
    from vnplans.questions.findings import Wanted, counted, settled
    from vnplans.questions.findings import findings as listed

    asked = Wanted(code, severity.value, table, field, status)
    is_open = status is None and not every
    wanted = replace(asked, status="open") if is_open else asked
    rows = limit if limit is not None else 0 if as_json else _ROWS
    found = counted(document, db, wanted) if count else listed(document, db, wanted, Page(rows, page))
    if is_open and not as_json:
        found = replace(found, notes=(*found.notes, *settled(document, db, asked)))
    if count or as_json:
        print_listing(found, as_json=as_json)
    else:
        _print_findings(found, with_status=not is_open, is_behind=page > 1)
    grave = replace(asked, severity=fail_on, status="open")
    if fail_on is not None and listed(document, db, grave, Page(1)).rows:
        raise typer.Exit(1)


def _print_findings(found: Listing, *, with_status: bool, is_behind: bool) -> None:
    """Findings for people; of a page behind the last (``is_behind``: it may be one) only that it is none."""
    if is_behind and found.notes and not found.rows:
        print_line(found.notes[0])
        return
    shown = ["severity", "code", "record_id", "field", "message", "found", "expected", "page"]
    shown += ["status"] if with_status else []
    notes = (*found.notes, _HOW_TO_SETTLE) if found.rows else found.notes
    print_table(shown, [[row[c] for c in shown] for row in found.dicts()], TableOptions(notes=notes))


def references(
    document: MaybeDocument = None,
    count: Annotated[bool, typer.Option("--count", help="Each act once, most cited first.")] = False,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Draw documents and the acts they rest on.")
    ] = None,
    limit: Limit = 0,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """List the acts that are cited.

    \b
    Example:
      vnplans references "Bắc Ninh"
      vnplans references --count
      vnplans references --svg acts.svg
    """
    if svg is not None:
        from vnplans.pictures.references import reference_graph

        svg.write_text(reference_graph(document, db), "utf-8")
        print_line(str(svg))
        return
    from vnplans.questions.references import references as listed

    found = _cut(listed(document, db, count=count), limit, as_json)
    if count or as_json:
        print_listing(found, as_json=as_json)
        return
    shown = ("document_id", "position", "relation", "act_type", "number", "issued_on", "title", "page")
    print_table(shown, [[row[c] for c in shown] for row in found.dicts()], TableOptions(notes=found.notes))


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder of an earlier export (CSV).")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Folder of a later export (CSV).")],
    as_json: Json = False,
) -> None:
    """Tell what changed between two exports. Rows gained, lost, altered.

    \b
    Example:
      vnplans diff outputs/ /path/to/new-outputs/
    """
    from vnplans.questions.differences import diff_exports

    print_listing(diff_exports(old, new), as_json=as_json)


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    for command in (status, show, findings, references, diff):
        app.command()(command)
