"""Rows that a reading missed and a person added: tasks, indicators, and targets of an indicator.

The whole row stands in its correction (``new_value``, as JSON): what it says, the page, box or line it was printed
at, the row it follows, and the rows of the same words that stood beside it. So it can be put in again after each
reading; where a reading has learnt to find it, the row that was read stands and the added one does not.

Example of ``new_value``:
    ``{"name": "Trồng rừng", "page": 9, "box": [56.7, 120.0, 540.2, 140.5], "after": "…:t1:A:2", "values": {"lead": "Sở Công Thương"}}``
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from normalize.text import key
from schema.contract.records import CorrectionRecord, RecordValue, columns, declaration
from schema.contract.values import from_text
from schema.database.models import documents, findings, metadata
from schema.errors import DocumentNotFound, WrongValue
from schema.load.lists_of_tasks import is_list
from schema.load.stored_values import set_value

NAMED_BY = {"tasks": "title", "indicators": "name", "targets": "raw"}
"""The tables that rows may be added to, and the column that holds a row's words."""
_OWN_ID = {"tasks": "task_id", "indicators": "indicator_id", "targets": "target_id"}
_PAGES = {"tasks": ("page_first", "page_last"), "indicators": ("page",), "targets": ()}
_LIKE_ITS_NEIGHBOUR = {
    "tasks": ("table_id", "clause_id", "group_number", "group_title", "group_path"),
    "indicators": ("table_id", "clause_path", "group_path"),
    "targets": (),
}
"""What an added row shares with the row it follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is known of an added row.

    Attributes:
        name: its words as printed.
        under: the document; of a target its indicator.
        page: from 1. box: x0, top, x1, bottom in points. line: of a text file, from 1.
        after: the row that it follows in the print.
        beside: rows of the same words that were there already, by id.
        shared: what it has of the row it follows, by column.
        values: other fields, as an export writes them.
    """

    name: str
    under: str
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    line: int | None = None
    after: str | None = None
    beside: tuple[str, ...] = ()
    shared: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str | None] = field(default_factory=dict)

    def text(self) -> str:
        """As ``corrections.new_value`` holds it."""
        stated = {k: v for k, v in asdict(self).items() if v not in (None, (), {})}
        return json.dumps(stated, ensure_ascii=False)


def content_of(added: CorrectionRecord) -> Content:
    """What the correction that added a row says of it."""
    found: dict[str, Any] = json.loads(added.new_value or "{}")
    box = found.pop("box", None)
    beside = tuple(found.pop("beside", ()))
    return Content(**found, box=tuple(box) if box else None, beside=beside)


def described(connection: Connection, table: str, content: Content) -> Content:
    """The same with what the database knows: rows of the same words, and what it shares with its neighbour.

    Raises:
        DocumentNotFound: there is no such document, indicator or neighbour.
        WrongValue: the document has no such page.
    """
    document_id = document_of(connection, table, content.under)
    pages = connection.execute(
        select(documents.c.pages).where(documents.c.document_id == document_id)
    ).scalar()
    if content.page is not None and pages is not None and not 1 <= content.page <= pages:
        raise WrongValue(f"{document_id} has {pages} pages, no page {content.page}")
    shared: dict[str, str] = {}
    if content.after is not None:
        model = metadata.tables[table]
        query = select(model).where(model.c[_OWN_ID[table]] == content.after)
        neighbour = connection.execute(query).one_or_none()
        if neighbour is None:
            raise DocumentNotFound(f"no row {content.after!r} in {table}")
        found = ((c, getattr(neighbour, c)) for c in _LIKE_ITS_NEIGHBOUR[table])
        shared = {c: v for c, v in found if v is not None}
    return replace(content, beside=tuple(same_words(connection, table, content)), shared=shared)


def document_of(connection: Connection, table: str, under: str) -> str:
    """The document to which a row is added: ``under`` itself, or that of an indicator.

    Raises:
        DocumentNotFound: there is none.
    """
    owner = metadata.tables["indicators" if table == "targets" else "documents"]
    own = owner.c.indicator_id if table == "targets" else owner.c.document_id
    found: str | None = connection.execute(select(owner.c.document_id).where(own == under)).scalar()
    if found is None:
        raise DocumentNotFound(f"no {'indicator' if table == 'targets' else 'document'} {under!r}")
    return found


def same_words(connection: Connection, table: str, content: Content) -> list[str]:
    """Rows of the same words, on the same page where both state one, by id."""
    model = metadata.tables[table]
    owner = model.c.indicator_id if table == "targets" else model.c.document_id
    found: list[str] = []
    for row in connection.execute(select(model).where(owner == content.under)):
        page = getattr(row, _PAGES[table][0]) if _PAGES[table] else None
        near = page is None or content.page is None or page == content.page
        if near and key(getattr(row, NAMED_BY[table]) or "") == key(content.name):
            found.append(getattr(row, _OWN_ID[table]))
    return sorted(found)


def read_now(connection: Connection, added: CorrectionRecord) -> str | None:
    """The row that a reading has found since, of the same words as an added one; None where there is none."""
    content = content_of(added)
    new = set(same_words(connection, added.record_table, content)) - {*content.beside, added.record_id}
    return min(new) if new else None


def has_place(connection: Connection, added: CorrectionRecord) -> bool:
    """Whether what an added row hangs on is there: its document, or the indicator of a target."""
    try:
        document_of(connection, added.record_table, content_of(added).under)
    except DocumentNotFound:
        return False
    return True


def put_in(connection: Connection, added: CorrectionRecord) -> None:
    """Writes an added row with its values, and where it was printed."""
    table, content = added.record_table, content_of(added)
    document_id = document_of(connection, table, content.under)
    row: dict[str, RecordValue] = {c.name: None for c in metadata.tables[table].c}
    row |= {_OWN_ID[table]: added.record_id, NAMED_BY[table]: content.name}
    row |= {c: v for c, v in content.shared.items() if _is_there(connection, table, c, v)}
    row |= dict.fromkeys(_PAGES[table], content.page)
    plain = {f: v for f, v in content.values.items() if not is_list(table, f)}
    row |= {f: from_text(table, f, v) for f, v in plain.items()}
    if table == "targets":
        row |= {"indicator_id": content.under, "ordinal": _last(connection, "targets", "ordinal") + 1}
    else:
        row |= {"document_id": document_id, "position": _make_room(connection, table, content)}
        row["review_status"] = "corrected"
    if table == "tasks":
        row["open_ended"] = row["open_ended"] or False
    connection.execute(insert(metadata.tables[table]), [row])
    for name, value in content.values.items():
        if is_list(table, name):
            set_value(connection, table, added.record_id, name, value)
    _trace(connection, document_id, added, content)


def _is_there(connection: Connection, table: str, column: str, value: str) -> bool:
    """Whether a row that a column names is there; any other column needs none."""
    reference = declaration(table, column).reference
    if reference is None:
        return True
    other = metadata.tables[reference.table].c[reference.column]
    return connection.execute(select(other).where(other == value)).first() is not None


def _last(connection: Connection, table: str, column: str) -> int:
    return connection.execute(select(func.max(metadata.tables[table].c[column]))).scalar() or 0


def _make_room(connection: Connection, table: str, content: Content) -> int:
    """The position behind the row it follows, or behind what its page and those before hold, or the last."""
    model = metadata.tables[table]
    own = model.c.document_id == content.under
    before = own & (model.c[_OWN_ID[table]] == content.after)
    if content.after is None and content.page is not None:
        before = own & (model.c[_PAGES[table][0]] <= content.page)
    last = select(func.max(model.c.position))
    at: int = (
        connection.execute(last.where(before)).scalar() or connection.execute(last.where(own)).scalar() or 0
    ) + 1
    later = own & (model.c.position >= at)
    connection.execute(update(model).where(later).values(position=model.c.position + 1))
    return at


def _trace(connection: Connection, document_id: str, added: CorrectionRecord, content: Content) -> None:
    """Where the row was printed, as a person states it."""
    if content.page is None and content.line is None:
        return
    model = metadata.tables["provenance"]
    own = select(func.max(model.c.ordinal)).where(model.c.document_id == document_id)
    box = dict(zip(("x0", "top", "x1", "bottom"), content.box or (None,) * 4, strict=True))
    row = {
        **dict.fromkeys(columns("provenance")),
        "record_table": added.record_table,
        "record_id": added.record_id,
        "field": NAMED_BY[added.record_table],
        "part": 0,
        "page": content.page,
        **box,
        "line": content.line,
        "raw": content.name,
        "rule": "added",
        "document_id": document_id,
        "ordinal": (connection.execute(own).scalar() or 0) + 1,
    }
    connection.execute(insert(model), [row])


def take_away(connection: Connection, table: str, record_id: str) -> None:
    """Deletes an added row with all that hangs on it; the rows behind it move up."""
    model = metadata.tables[table]
    own = model.c[_OWN_ID[table]] == record_id
    row = connection.execute(select(model).where(own)).one_or_none()
    if row is None:
        return
    connection.execute(delete(model).where(own))
    for other in (metadata.tables["provenance"], findings):
        connection.execute(delete(other).where(other.c.record_id == record_id))
    if "position" in model.c:
        later = (model.c.document_id == row.document_id) & (model.c.position > row.position)
        connection.execute(update(model).where(later).values(position=model.c.position - 1))
