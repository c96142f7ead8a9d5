"""Rows that a reading ran together or tore apart: one row split into several, several joined into one.

A split or a join is one decision that others carry out. Of a split row the first part takes the place of the row's words
(a change), the further parts are added behind it. Of joined rows the first says what all say (changes), and the others
are rejected. ``corrections`` holds these, and the decision itself with their ids: it is revoked as one, and each part of it
is replayed, or told to be stale, like any other correction.

Example of ``new_value``:
    ``{"decisions": ["…:t1:4!title!1", "…:added1!title!1"], "rows": ["…:t1:4", "…:added1"]}``
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import partial

from sqlalchemy import Connection, Engine, Row, select

from normalize.text import clean
from schema.contract.bodies import BODY_ROLES
from schema.contract.records import CorrectionRecord, columns, declaration
from schema.contract.values import kind_of
from schema.database.models import metadata
from schema.database.transactions import write
from schema.errors import UnknownField, WrongValue
from schema.load.added_rows import NAMED_BY, Content
from schema.load.additions import Addition, added
from schema.load.correction_log import Action, log, moment_of, next_id
from schema.load.corrections import Change, corrected
from schema.load.decisions import Decision, decided
from schema.load.joined_places import write_joined_places
from schema.load.joined_values import joined_fields
from schema.load.standing import settle_record
from schema.load.stored_values import current_value, is_fixed, table_of

_OF_EACH_PART = (
    "period_start", "period_end", "open_ended", "recurrence", "due_start", "due_end", "due_recurrence", "priority",
    "theme", *BODY_ROLES.names,
)  # fmt: skip
"""What a row says of all its parts. Money, emissions and results are not among them: they would count twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A row that is several.

    Attributes:
        parts: the words of each, the first of the row itself.
        values: of the part at that place (from 0) other fields, as an export writes them.
        insist: takes bodies that the register does not know, and words that another row has.
    """

    record_id: str
    parts: Sequence[str]
    values: Mapping[int, Mapping[str, str | None]] = field(default_factory=dict)
    reason: str | None = None
    author: str | None = None
    insist: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Rows that are one.

    Attributes:
        record_ids: of one document, in the order of the print; the first stays.
        values: what the joined row says, where the rows contradict each other or a person knows better.
    """

    record_ids: Sequence[str]
    values: Mapping[str, str | None] = field(default_factory=dict)
    reason: str | None = None
    author: str | None = None
    insist: bool = False


def split(engine: Engine, wanted: Split, now: datetime | None = None) -> CorrectionRecord:
    """Splits a task or an indicator; the parts have its bodies, times and theme, the first also all else.

    An indicator's targets stay with the first part.

    Raises:
        DocumentNotFound: no record has this id.
        UnknownField: it is no task and no indicator.
        WrongValue: fewer than two parts, an empty one, or a value that its field cannot hold.
    """
    return write(engine, partial(_split, wanted=wanted, moment=moment_of(now)))


def join(engine: Engine, wanted: Join, now: datetime | None = None) -> CorrectionRecord:
    """Joins tasks or indicators; what indicators are to reach comes with them.

    Raises:
        DocumentNotFound: no record has one of the ids.
        UnknownField: they are no tasks and no indicators.
        WrongValue: fewer than two rows, rows of two documents or tables, rows that contradict each other in a field that
            ``values`` does not state, or indicators with observed values, which cannot be taken over.
    """
    return write(engine, partial(_join, wanted=wanted, moment=moment_of(now)))


def _split(connection: Connection, wanted: Split, moment: str) -> CorrectionRecord:
    table, first = _table_of(connection, wanted.record_id), wanted.record_id
    parts = [clean(part) for part in wanted.parts]
    if len(parts) < 2 or not all(parts):
        raise WrongValue(f"{first} is split into two parts or more, each with words")
    name = NAMED_BY[table]
    before = current_value(connection, table, first, name)
    shared = {f: v for f in _fields(table) if (v := current_value(connection, table, first, f))}
    stated = {name: parts[0], **wanted.values.get(0, {})}
    made = _changed(connection, first, stated, wanted, moment)
    rows = [first]
    for place, words in enumerate(parts[1:], 1):
        content = _content(connection, table, words, rows, {**shared, **wanted.values.get(place, {})})
        one = Addition(
            table=table, content=content, reason=wanted.reason, author=wanted.author, insist=wanted.insist
        )
        made.append(added(connection, one, moment, _of_its_money(connection, table, first, content)))
        rows.append(made[-1].record_id)
    return _logged(connection, Action.SPLIT, (table, first, before), made, rows, wanted, moment)


def _join(connection: Connection, wanted: Join, moment: str) -> CorrectionRecord:
    ids = list(dict.fromkeys(wanted.record_ids))
    if len(ids) < 2:
        raise WrongValue("two rows or more are joined")
    first, others = ids[0], ids[1:]
    table = _table_of(connection, first)
    own = _row(connection, table, first).document_id
    if any(
        _table_of(connection, i) != table or _row(connection, table, i).document_id != own for i in others
    ):
        raise WrongValue("rows of one document and one kind are joined")
    before = current_value(connection, table, first, NAMED_BY[table])
    together = {j.field: j for j in joined_fields(connection, table, ids)}
    for one in together.values():
        if one.is_open and one.field not in wanted.values:
            words = " / ".join(_readable(table, one.field, text) for text in one.stated if text)
            raise WrongValue(f"{one.field}: the rows say {words}", hint=f"State one: --set {one.field}=VALUE")
    stated = {**{f: j.value for f, j in together.items() if not j.is_open}, **wanted.values}
    made = _changed(connection, first, stated, wanted, moment)
    if table == "indicators":
        made += _targets_taken(connection, first, others, wanted, moment)
    for other in others:
        said = Decision(other, Action.REJECT, wanted.reason, wanted.author)
        made.append(decided(connection, said, moment))
    done = _logged(connection, Action.JOIN, (table, first, before), made, ids, wanted, moment)
    write_joined_places(connection, first, others)
    return done


def _readable(table: str, field: str, text: str) -> str:
    """A number with separators of thousands, money with its unit: ``10,000,000,000 VND``; any other text as it is."""
    if field not in columns(table) or kind_of(table, field) not in (int, Decimal):
        return text
    return f"{Decimal(text):,f}{' VND' if declaration(table, field).is_money else ''}"


def _table_of(connection: Connection, record_id: str) -> str:
    table = table_of(connection, record_id)
    if table not in ("tasks", "indicators"):
        raise UnknownField(
            f"{record_id} is a row of {table}", hint="Tasks and indicators are split and joined."
        )
    return table


def _fields(table: str) -> tuple[str, ...]:
    known = {*columns(table), *BODY_ROLES.names}
    return tuple(f for f in _OF_EACH_PART if f in known)


def _changed(
    connection: Connection,
    record_id: str,
    stated: Mapping[str, str | None],
    wanted: Split | Join,
    moment: str,
) -> list[CorrectionRecord]:
    """The changes that give a row these values; none for a value that it has."""
    table = _table_of(connection, record_id)
    return [
        corrected(
            connection,
            Change(
                record_id,
                f,
                value,
                wanted.reason,
                wanted.author,
                insist=wanted.insist or f not in wanted.values,
            ),
            moment,
        )
        for f, value in stated.items()
        if (value or "") != (current_value(connection, table, record_id, f) or "")
    ]


def _content(
    connection: Connection, table: str, words: str, rows: Sequence[str], values: Mapping[str, str | None]
) -> Content:
    """A further part: printed where the row is printed, behind the parts before it."""
    model = metadata.tables["provenance"]
    own = (model.c.record_id == rows[0]) & (model.c.field == NAMED_BY[table])
    place = connection.execute(select(model).where(own).order_by(model.c.ordinal)).first()
    row = _row(connection, table, rows[0])
    box = None if place is None or place.x0 is None else (place.x0, place.top, place.x1, place.bottom)
    return Content(
        name=words,
        under=row.document_id,
        page=place.page if place is not None else None,
        box=box,
        line=place.line if place is not None else None,
        after=rows[-1],
        values=values,
    )


def _of_its_money(connection: Connection, table: str, first: str, content: Content) -> dict[str, str]:
    """That an amount which is printed once for all parts is carried by the first."""
    has_own = content.values.get("budget_vnd")
    is_shared = table == "tasks" and not has_own and _row(connection, table, first).budget_vnd is not None
    return {"budget_shared_with": first} if is_shared else {}


def _targets_taken(
    connection: Connection, first: str, others: Sequence[str], wanted: Join, moment: str
) -> list[CorrectionRecord]:
    """The targets of the other indicators, added to the first."""
    seen = metadata.tables["observations"]
    lost = connection.execute(select(seen.c.indicator_id).where(seen.c.indicator_id.in_(others))).first()
    if lost is not None:
        raise WrongValue(f"{lost[0]} has observed values, which no other row can take over")
    model = metadata.tables["targets"]
    query = select(model).where(model.c.indicator_id.in_(others)).order_by(model.c.ordinal)
    made = []
    for target in connection.execute(query).all():
        fields = [c for c in columns("targets") if not is_fixed(c) and c != "part_of"]
        values = {f: v for f in fields if (v := current_value(connection, "targets", target.target_id, f))}
        name = target.raw or current_value(connection, "indicators", target.indicator_id, "name") or ""
        content = Content(name=name, under=first, values=values)
        one = Addition(
            table="targets", content=content, reason=wanted.reason, author=wanted.author, insist=True
        )
        made.append(added(connection, one, moment, {}))
    return made


def _row(connection: Connection, table: str, record_id: str) -> Row[tuple[object, ...]]:
    model = metadata.tables[table]
    return connection.execute(select(model).where(model.c[columns(table)[0]] == record_id)).one()


def _logged(
    connection: Connection,
    action: Action,
    of: tuple[str, str, str | None],
    made: Sequence[CorrectionRecord],
    rows: Sequence[str],
    wanted: Split | Join,
    moment: str,
) -> CorrectionRecord:
    """The decision itself, with the ids of what carries it out."""
    table, record_id, before = of
    told = {"decisions": [c.correction_id for c in made], "rows": list(rows)}
    record = CorrectionRecord(
        correction_id=next_id(connection, record_id, NAMED_BY[table]),
        record_table=table,
        record_id=record_id,
        field=NAMED_BY[table],
        old_value=before or None,
        new_value=json.dumps(told, ensure_ascii=False),
        reason=wanted.reason,
        author=wanted.author,
        created_at=moment,
        action=action.value,
    )
    log(connection, record)
    settle_record(connection, table, record_id)
    return record
