"""Adding a row that a reading missed; see ``schema.load.added_rows`` for what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, Engine, func, select

from normalize.text import clean
from schema.contract.records import CorrectionRecord
from schema.contract.values import kind_of
from schema.database.models import corrections
from schema.database.transactions import write
from schema.errors import SameWords, UnknownField, WrongValue
from schema.load.added_rows import NAMED_BY, Content, described, document_of, put_in
from schema.load.correction_log import Action, log, moment_of, next_id
from schema.load.lists_of_tasks import Place, is_list
from schema.load.standing import applied, review_status
from schema.load.stored_values import as_written, refuse_fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A row that was missed.

    Attributes:
        table: tasks, indicators or targets.
        content: what it says and where it is printed; ``values`` as typed.
        insist: takes bodies that the register does not know, and words that another row has too.
    """

    table: str
    content: Content
    reason: str | None = None
    author: str | None = None
    insist: bool = False


def add(engine: Engine, wanted: Addition, now: datetime | None = None) -> CorrectionRecord:
    """Adds a row; its id is the document's with ``:added1``, ``:added2``, ….

    Raises:
        DocumentNotFound: no such document, indicator or neighbour.
        UnknownField: no such table or column.
        WrongValue: no words, no such page, a value that is none, or words that another row has.
    """
    return write(engine, partial(_add, wanted=wanted, moment=moment_of(now)))


def _add(connection: Connection, wanted: Addition, moment: str) -> CorrectionRecord:
    return added(connection, wanted, moment, {})


def added(
    connection: Connection, wanted: Addition, moment: str, shared: Mapping[str, str]
) -> CorrectionRecord:
    """Adds a row inside a transaction; errors as in :func:`add`.

    Args:
        shared: columns in which the row is like another one, beside those it has of the row that it follows.
    """
    if wanted.table not in NAMED_BY:
        raise UnknownField(f"no rows are added to {wanted.table!r}", hint=f"Tables: {', '.join(NAMED_BY)}.")
    name = clean(wanted.content.name)
    if not name:
        raise WrongValue("an added row has no words")
    document_of(connection, wanted.table, wanted.content.under)
    content = described(connection, wanted.table, replace(wanted.content, name=name))
    content = replace(content, shared={**content.shared, **shared})
    if (same := _not_rejected(connection, wanted.table, content.beside)) and not wanted.insist:
        raise SameWords(f"{same[0]} has the same words")
    record_id = _new_id(connection, content.under)
    values = _written(connection, replace(wanted, content=content), record_id)
    made = CorrectionRecord(
        correction_id=next_id(connection, record_id, NAMED_BY[wanted.table]),
        record_table=wanted.table,
        record_id=record_id,
        field=NAMED_BY[wanted.table],
        new_value=replace(content, values=values).text(),
        reason=wanted.reason,
        author=wanted.author,
        created_at=moment,
        action=Action.ADD.value,
    )
    put_in(connection, made)
    return log(connection, made)


def _not_rejected(connection: Connection, table: str, ids: Sequence[str]) -> list[str]:
    """The rows that people let stand: one that was rejected may well be stated anew."""
    return [i for i in ids if review_status(applied(connection, i)) != "rejected"]


def _new_id(connection: Connection, under: str) -> str:
    """``…:added3`` after two that were added, whatever became of them."""
    own = corrections.c.record_id.startswith(f"{under}:added", autoescape=True)
    query = select(func.count()).select_from(corrections)
    count = connection.execute(query.where(own & (corrections.c.action == Action.ADD.value))).scalar_one()
    return f"{under}:added{count + 1}"


def _written(connection: Connection, wanted: Addition, record_id: str) -> Mapping[str, str | None]:
    """The other values as an export writes them; printed texts may be stated here, for nothing was read."""
    made: dict[str, str | None] = {}
    for field, value in wanted.content.values.items():
        if not field.endswith("_raw"):
            refuse_fixed(wanted.table, field)
        elif not is_list(wanted.table, field):
            kind_of(wanted.table, field)
        place = Place(wanted.table, record_id, field)
        made[field] = as_written(connection, place, value, insist=wanted.insist)
    return made
