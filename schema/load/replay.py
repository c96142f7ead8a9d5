"""The decisions of people on a document, put in place again after it was read again.

Rows that were added come first, then values: where the value read is still one that the corrections of its field
speak of, the last new one is put in its place. Then follows what was said of rows as a whole, and of findings. Where
something reads otherwise now, or its record has gone, ``correction_stale`` says so and nothing is altered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete

from schema.contract.records import CorrectionRecord, Finding
from schema.database.models import findings
from schema.load.added_rows import has_place, put_in, read_now
from schema.load.correction_log import Action, all_corrections, of_field, rows_of
from schema.load.decisions import finding_row, seen_of, words_of
from schema.load.joined_places import write_joined_places
from schema.load.staleness import ANOTHER, GONE, OTHERWISE, report_stale, stale, stale_id
from schema.load.standing import is_on_finding, settle_finding, settle_record
from schema.load.stored_values import current_value, set_value

LINKED_LATER = frozenset({"amends_id"})
"""Fields that are set once other documents are known, by what a person said too (``schema.load.amendments``)."""


def replay(connection: Connection, document_id: str) -> None:
    """Puts added rows, values and decisions on rows in place again; their statuses follow in :func:`settle`."""
    known = [c for c in all_corrections(connection, document_id) if not is_on_finding(c)]
    told: list[Finding] = []
    for added in _standing(known, Action.ADD):
        told += _put_in(connection, document_id, added)
    changes = [c for c in known if c.action == Action.CHANGE and c.field not in LINKED_LATER]
    for change in {(c.record_id, c.field): c for c in _standing(changes, Action.CHANGE)}.values():
        told += _changed(connection, document_id, change, of_field(changes, change))
    for said in {c.record_id: c for c in _standing(known, Action.ACCEPT, Action.REJECT)}.values():
        told += _judged(connection, document_id, said, known)
    for joined in _standing(known, Action.JOIN):
        if seen_of(connection, joined.record_table, joined.record_id, Action.JOIN) is not None:
            write_joined_places(connection, joined.record_id, rows_of(joined)[1:])
    report_stale(connection, told)


def settle(connection: Connection, document_id: str) -> None:
    """Works out the statuses of rows and findings again, once all findings of a document are there."""
    standing = [c for c in all_corrections(connection, document_id) if c.revoked_at is None]
    for table, record_id in dict.fromkeys(
        (c.record_table, c.record_id) for c in standing if not is_on_finding(c)
    ):
        settle_record(connection, table, record_id)
    last = {c.record_id: c for c in standing if is_on_finding(c)}
    if not last:
        return
    connection.execute(
        delete(findings).where(findings.c.finding_id.in_([stale_id(c) for c in last.values()]))
    )
    report_stale(connection, [f for c in last.values() for f in _other_words(connection, document_id, c)])
    for finding_id in last:
        settle_finding(connection, finding_id)


def _standing(known: Iterable[CorrectionRecord], *actions: Action) -> list[CorrectionRecord]:
    return [c for c in known if c.revoked_at is None and c.action in actions]


def _put_in(connection: Connection, document_id: str, added: CorrectionRecord) -> Iterator[Finding]:
    if not has_place(connection, added):
        yield stale(document_id, added, GONE)
    elif other := read_now(connection, added):
        yield stale(document_id, added, f"the row is read now, as {other}", (added.record_table, other))
    else:
        put_in(connection, added)


def _changed(
    connection: Connection, document_id: str, change: CorrectionRecord, chain: Sequence[CorrectionRecord]
) -> Iterator[Finding]:
    table, record, field = change.record_table, change.record_id, change.field
    value = current_value(connection, table, record, field)
    spoken_of = {v or "" for c in chain for v in (c.old_value, c.new_value)}
    if value is None:
        yield stale(document_id, change, GONE)
    elif value in spoken_of:
        set_value(connection, table, record, field, change.new_value)
    else:
        yield stale(document_id, change, OTHERWISE, (table, record), value)


def _judged(
    connection: Connection, document_id: str, said: CorrectionRecord, known: Sequence[CorrectionRecord]
) -> Iterator[Finding]:
    """Whether the row that was accepted or rejected is the same still; one corrected since is not asked."""
    seen = seen_of(connection, said.record_table, said.record_id, Action(said.action))
    corrected_since = any(
        c.record_id == said.record_id and c.action == Action.CHANGE for c in known[known.index(said) + 1 :]
    )
    if seen is None:
        yield stale(document_id, said, GONE)
    elif seen != (said.old_value or "") and not corrected_since:
        yield stale(document_id, said, ANOTHER, (said.record_table, said.record_id), seen)


def _other_words(connection: Connection, document_id: str, said: CorrectionRecord) -> Iterator[Finding]:
    """Whether a finding that bears the id says something else now; one that has gone asks for nothing."""
    found = finding_row(connection, said.record_id)
    if found is not None and words_of(found) != said.old_value:
        yield stale(
            document_id,
            said,
            "the finding says otherwise now",
            (found.record_table, found.record_id),
            words_of(found),
        )
