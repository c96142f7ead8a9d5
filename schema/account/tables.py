"""Tables that gave no rows: those nobody understood, and those that are known to be something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.model import Column, SeenKind, Table
from extract.tables.matrix import body_rows, table_matrix
from extract.tables.value_columns import OF_OTHERS, columns_of_figures, holds_bounds, is_of_others
from normalize.figure_headers import tells_kind
from normalize.notes import Code, Note, info, warning
from normalize.roles import UNMAPPED, Role, role_of
from schema.account.balance import Entry
from schema.recorder import Remark

_NAMED = 5
_LONGEST_COLUMNS = 160
_LAYOUT = frozenset({"letterhead", "signature", "running_head", "empty", "portal"})
"""What is no table at all, of which nothing is told."""
_NAMES = {
    "price": "a list of prices or fees",
    "norm": "a list of norms",
    "job": "a description of jobs",
    "scoring": "a scale of points",
    "procedures": "a list of administrative procedures",
    "people": "a list of persons",
    "legend": "a legend",
    "form": "a form to be filled in",
    "acts": "a list of acts",
}


def table_remarks(entries: Sequence[Entry], document: str) -> Iterator[Remark]:
    """A finding for each table without rows; where there are many, one for all, and each told as info, but as a warning
    where it has columns of figures; so too a list of known matter with figures of a year or a kind."""
    lost = _unread(entries)
    alone = len(lost) == 1
    for table in (t for t in lost if alone or t[0].table is not None):
        severity = warning if alone or has_figures(table[0].table) else info
        yield _on_table(
            table, document, severity(_code(table), _message(table), found=table[0].seen.text[:120])
        )
    if len(lost) > 1:
        named = "; ".join(f"{_place(t)}: {_columns(t)}" for t in lost[:_NAMED])
        more = f"; and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
        message = f"{len(lost)} tables were seen and gave no rows: {named}{more}. {_HINT}"
        yield Remark(
            "documents", document, "pages", warning(Code.REGION_UNREAD, message), lost[0][0].seen.place.page
        )
    yield from _known(entries, document)
    told: set[int] = set()
    for e in entries:
        if (
            e.taken_as == "known"
            and e.seen.known in OF_OTHERS
            and e.table is not None
            and e.table.position not in told
        ):
            told.add(e.table.position)
            if columns := _of_a_kind(e.table):
                yield _on_table([e], document, warning(Code.REGION_UNREAD, _passed(e, columns)))


def _of_a_kind(table: Table) -> tuple[Column, ...]:
    """The columns of figures whose headers name a year or a kind, and no points or prices, or whose cells are bounds."""
    m, body = table_matrix(table), body_rows(table)
    own = (c for c in columns_of_figures(table) if not is_of_others(c))
    return tuple(c for c in own if tells_kind(c.header) or holds_bounds(c, m, body))


def _passed(entry: Entry, columns: Sequence[Column]) -> str:
    named = ", ".join(f"“{c.header}”" for c in columns[:_NAMED])
    return (
        f"The table ({_place([entry])}) was taken for {_NAMES.get(entry.seen.known, entry.seen.known)} and gave no rows,"
        f" but has columns of figures of a year or a kind, or of bounds: {named}. Look whether they are targets."
    )


def has_figures(table: Table | None) -> bool:
    """Whether a table has names and beside them columns of figures."""
    return table is not None and bool(columns_of_figures(table))


_HINT = 'Where a column holds tasks, bodies or times, teach its heading: --map "HEADER=ROLE".'


def _code(table: Sequence[Entry]) -> Code:
    """``header_unmapped`` where a heading is not understood and none says who acts or when, else
    ``region_unread``."""
    columns = table[0].table.columns if table[0].table is not None else ()
    strange = any(c.header and c.role == UNMAPPED for c in columns)
    roles = [role_of(c.role) for c in columns if c.role != UNMAPPED]
    return Code.HEADER_UNMAPPED if strange and not any(_acts(r) for r in roles) else Code.REGION_UNREAD


def _acts(role: Role) -> bool:
    return role.carries_out or role.holds_time


def _unread(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The pieces of tables that went nowhere, those of one logical table together."""
    found: dict[object, list[Entry]] = {}
    for entry in entries:
        if entry.seen.kind is SeenKind.TABLE and entry.taken_as == "nothing":
            own = entry.table.position if entry.table else ("block", entry.seen.block)
            found.setdefault(own, []).append(entry)
    return list(found.values())


def _message(table: Sequence[Entry]) -> str:
    first = table[0]
    if first.seen.sign != "grid":
        return (
            f"What looks like a table stands in running text ({_place(table)}, {sum(e.seen.n for e in table)} words)"
            " and no rows were read from it. Look at the page; a Word file or HTML of the same document may be read."
        )
    if first.table is None:
        return f"A table ({_place(table)}, {sum(e.seen.n for e in table)} words) is part of no table of the dataset."
    return f"The table ({_place(table)}, {first.table.n_rows} rows) gave no rows; its columns: {_columns(table)}. {_HINT}"


def _columns(table: Sequence[Entry]) -> str:
    own = table[0].table
    headers = [c.header for c in own.columns if c.header] if own else []
    text = ", ".join(f"“{h}”" for h in headers) if headers else f"“{table[0].seen.text[:60]}”"
    return text if len(text) <= _LONGEST_COLUMNS else f"{text[:_LONGEST_COLUMNS]}…"


def _place(table: Sequence[Entry]) -> str:
    pages = [e.seen.place.page for e in table if e.seen.place.page is not None]
    if not pages:
        return f"line {table[0].seen.place.line}"
    return f"p. {pages[0]}" if pages[0] == pages[-1] else f"p. {pages[0]}-{pages[-1]}"


def _on_table(table: Sequence[Entry], document: str, note: Note) -> Remark:
    record = table[0].record or ("documents", document)
    field = "kind" if record[0] == "tables" else "pages"
    return Remark(*record, field, note, table[0].seen.place.page)


def _known(entries: Sequence[Entry], document: str) -> Iterator[Remark]:
    """What known tables are, one finding for each kind."""
    kinds: dict[str, dict[object, Entry]] = {}
    for e in entries:
        if e.seen.kind is SeenKind.TABLE and e.taken_as == "known" and e.seen.known not in _LAYOUT:
            own = e.table.position if e.table else ("block", e.seen.block)
            kinds.setdefault(e.seen.known, {}).setdefault(own, e)
    for kind, tables in kinds.items():
        first = next(iter(tables.values()))
        where = ", ".join(_place([e]) for e in list(tables.values())[:_NAMED])
        more = f" and {len(tables) - _NAMED} more" if len(tables) > _NAMED else ""
        message = (
            f"{len(tables)} × {_NAMES.get(kind, kind)} ({where}{more}): no table of tasks; kept as cells."
        )
        note = info(Code.REGION_UNREAD, message, found=first.seen.text[:120])
        yield Remark("documents", document, "pages", note, first.seen.place.page)
