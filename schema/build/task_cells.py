"""One reader a role: which fields of a task are read by what, and which columns of the contract they fill.

:data:`READERS` is that table. A reader is given the whole row and reads *all* fields of its roles; what it
finds more than once becomes a sum with parts, rows of a child table, a span, or a note, never nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.model import RawField
from normalize.notes import Code, Note, warning
from normalize.periods.durations import parse_duration, states_length
from normalize.periods.read import parse_period
from normalize.priority import parse_priority
from normalize.roles import roles_that
from schema.build.amount_cells import amount_notes, amount_traces, by_column, lines_notes
from schema.build.bodies import Body, body_fields, read_bodies, remark_note
from schema.build.readings import ColumnNote, Given, Reading, Trace, column_notes, column_score, printed
from schema.build.task_funding import read_funding
from schema.build.task_money import read_budget
from schema.build.task_places import read_place
from schema.build.task_products import read_products, text_of
from schema.build.task_times import read_times
from schema.contract.records import TaskAgencyRecord
from schema.sums.amounts import Amount, amount


@dataclass(frozen=True, slots=True)
class RoleReader:
    """The reader of some roles.

    Attributes:
        roles: of ``normalize/data/headers.csv``.
        writes: columns of ``tasks``, and tables that hang on it.
    """

    roles: tuple[str, ...]
    read: Callable[[Given], Reading]
    writes: tuple[str, ...]


def _text_of(role: str) -> Callable[[Given], Reading]:
    def read(given: Given) -> Reading:
        fields = given.row.all_of(role)
        return Reading(
            values=((role, text_of(fields)),),
            notes=tuple(t for f in fields for t in column_notes(role, f.notes, f)),
            traces=tuple(Trace(role, f, "cell", column_score(f)) for f in fields),
        )

    return read


def read_ghg(given: Given) -> Reading:
    """``ghg_tco2e``: lines of one column are added up, of several columns the first is taken, with a
    warning."""
    columns = by_column(given.row.all_of("ghg"))
    amounts = [amount(fields, given.setting, given.row.table) for fields in columns.values()]
    if not amounts:
        return Reading()
    stated = next((a for a in amounts if a.value is not None), amounts[0])
    text = "; ".join(a.text for a in amounts)
    done = _several_columns(amounts, text) or lines_notes(stated)
    return Reading(
        values=(("ghg_tco2e", stated.value), ("ghg_raw", text)),
        notes=(
            *(note for a in amounts for note in amount_notes("ghg_tco2e", a)),
            *column_notes("ghg_tco2e", done, stated.fields[0]),
        ),
        traces=amount_traces("ghg_tco2e", stated),
    )


def _several_columns(amounts: Sequence[Amount], text: str) -> tuple[Note, ...]:
    if sum(a.value is not None for a in amounts) < 2:
        return ()
    return (warning(Code.SEVERAL_VALUES, "Several columns of emissions; the first amount was taken.", found=text),)  # fmt: skip


def read_priority(given: Given) -> Reading:
    """``priority``: of several cells the first that states one; a warning where they differ."""
    fields = given.row.all_of("priority")
    read = [(f, parse_priority(f.text)) for f in fields]
    found = [(f, r) for f, r in read if r.value is not None]
    notes = [t for f, r in read for t in column_notes("priority", (*r.notes, *f.notes), f)]
    if len({r.value for _, r in found}) > 1:
        note = warning(Code.SEVERAL_VALUES, "The row states several priorities; the first was taken.", found=printed(fields))  # fmt: skip
        notes.append(ColumnNote("priority", note, found[0][0]))
    return Reading(
        values=(("priority", found[0][1].value if found else None), ("priority_raw", printed(fields))),
        notes=tuple(notes),
        traces=tuple(Trace("priority", f, r.rule, r.confidence) for f, r in read),
    )


def read_duration(given: Given) -> Reading:
    """``duration_days``: of several cells the first that states one; a warning where they differ. Without a column for it a cell
    of time that states a length and no date is read: ``15 ngày kể từ ngày kết thúc``."""
    fields = given.row.all_of("duration") or _lengths(given)
    read = [(f, parse_duration(f.text)) for f in fields]
    found = [(f, r) for f, r in read if r.days is not None]
    own = {f: f.notes if f.role == "duration" else () for f in fields}
    notes = [t for f, r in read for t in column_notes("duration_raw", (*r.notes, *own[f]), f)]
    if len({r.days for _, r in found}) > 1:
        note = warning(Code.SEVERAL_VALUES, "The row states several lengths of time; the first was taken.", found=printed(fields))  # fmt: skip
        notes.append(ColumnNote("duration_raw", note, found[0][0]))
    return Reading(
        values=(("duration_days", found[0][1].days if found else None), ("duration_raw", printed(fields))),
        notes=tuple(notes),
        traces=tuple(Trace("duration_days", f, r.rule, r.confidence, (r.start, r.end)) for f, r in found),
    )


def _lengths(given: Given) -> tuple[RawField, ...]:
    """The cells of time that state a length of time and no date."""
    fields = (*given.row.all_of("period"), *given.row.all_of("due"))
    return tuple(
        f for f in fields if states_length(f.text) and all(p.rule == "duration" for p in parse_period(f.text))
    )


def read_number(given: Given) -> Reading:
    """``number`` as it is printed, with what is noted on the row and on none of its cells."""
    row = given.row
    in_fields = {n for f in row.fields for n in f.notes}
    notes = tuple(ColumnNote("number", n) for n in row.notes if n not in in_fields)
    if not row.number_parts:
        return Reading(values=(("number", row.number),), notes=notes)
    sure = min(p.confidence for p in row.number_parts)
    cell = RawField("number", row.number or "", row.number_parts, None, confidence=sure)
    return Reading(
        (("number", row.number),), notes=notes, traces=(Trace("number", cell, "cell", sure, decides=False),)
    )


def read_approver(given: Given) -> Reading:
    """``approver_raw``: what stands in the columns of approving bodies; the bodies are read with the
    others."""
    fields = given.row.all_of("approver")
    return Reading(
        values=(("approver_raw", printed(fields)),),
        traces=tuple(Trace("approver_raw", f, "cell", column_score(f)) for f in fields),
    )


def read_agencies(given: Given) -> Reading:
    """``task_agencies``: the bodies of all cells of bodies."""
    fields = body_fields(given.row.fields)
    bodies, remarks = read_bodies(fields, given.setting)
    notes = [t for b in bodies for t in column_notes(b.mention.role, b.mention.notes, b.raw)]
    notes += [ColumnNote("approve", remark_note(raw), raw) for raw in remarks]
    for raw in fields:
        notes += column_notes(_role_column(raw.role), raw.notes, raw)
        notes += _foreign_role(raw, bodies, given)
    return Reading(
        agencies=tuple(_agency(given.task_id, b) for b in bodies),
        notes=(*notes, *_missing_lead({b.mention.role for b in bodies}, given)),
        traces=tuple(
            Trace(b.key, b.raw, b.mention.rule, b.sureness, b.span, "task_agencies", b.mention.role in ("lead", "support"))
            for b in bodies
        ),
    )  # fmt: skip


def _agency(task_id: str, body: Body) -> TaskAgencyRecord:
    mention = body.mention
    return TaskAgencyRecord(
        task_id=task_id,
        role=mention.role,
        position=body.position,
        agency_id=mention.agency_id,
        agency=mention.agency,
        raw=mention.raw,
        is_open_set=mention.is_open_set,
        scope=mention.scope,
    )


def _foreign_role(raw: RawField, bodies: Sequence[Body], given: Given) -> tuple[ColumnNote, ...]:
    """A lead cell that names a supporting body itself, beside a column for those: one of the two is odd."""
    if raw.role != "lead" or given.row.table not in given.setting.support_tables:
        return ()
    foreign = [b.mention.raw for b in bodies if b.raw is raw and b.mention.role == "support"]
    if not foreign:
        return ()
    message = f"The column of lead bodies says itself that {', '.join(foreign)} supports; read as support."
    note = warning(Code.CELL_SHIFTED, message, expected="support", found=raw.text)
    return (ColumnNote("lead", note, raw),)


def _missing_lead(roles: set[str], given: Given) -> tuple[ColumnNote, ...]:
    if given.row.table not in given.setting.lead_tables or given.is_parent:
        return ()
    if roles & {"lead", "implement", "direct"}:
        return ()
    return (
        ColumnNote("lead", warning(Code.LEAD_MISSING, "The column of lead bodies is empty in this row.")),
    )


def _role_column(role: str) -> str:
    return {"approver": "approve", "lead_support": "lead"}.get(role, role)


READERS: tuple[RoleReader, ...] = (
    RoleReader(("title",), _text_of("title"), ("title",)),
    RoleReader(("description",), _text_of("description"), ("description",)),
    RoleReader(("target",), _text_of("target"), ("target",)),
    RoleReader(
        roles_that(lambda role: role.holds_time), read_times,
        ("period_raw", "period_start", "period_end", "open_ended", "recurrence",
         "due_raw", "due_start", "due_end", "due_recurrence"),
    ),
    RoleReader(("budget", "value"), read_budget, ("budget_vnd", "budget_raw", "task_budgets")),
    RoleReader(("ghg",), read_ghg, ("ghg_tco2e", "ghg_raw")),
    RoleReader(("priority",), read_priority, ("priority", "priority_raw")),
    RoleReader(("duration", *roles_that(lambda role: role.holds_time)), read_duration, ("duration_days", "duration_raw")),
    RoleReader(roles_that(lambda role: role.holds_bodies), read_agencies, ("task_agencies",)),
    RoleReader(("funding", "funding_mark"), read_funding, ("task_funding", "task_budgets")),
    RoleReader(("number",), read_number, ("number",)),
    RoleReader(("approver",), read_approver, ("approver_raw",)),
    RoleReader(("product", "due"), read_products, ("product", "task_products")),
    RoleReader(("location",), read_place, ("location_raw", "place", "place_code")),
)  # fmt: skip
"""Role → reader → columns, in the order in which their notes are filed."""

READ_ROLES = frozenset(role for reader in READERS for role in reader.roles)
"""The roles of columns that fill a column of the contract."""


def read_cells(given: Given) -> tuple[Reading, ...]:
    """What each reader says of a row."""
    return tuple(reader.read(given) for reader in READERS)
