"""What people say of two tasks: the same, related or unrelated; kept, revocable, and used from then on.

A decision names tasks by their ids, which are the same after each reading of a document, so it stands when plans are
ingested again. One pair has one decision that stands; a new one revokes that before it, and all are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import Connection, Engine, insert, select, update

from schema.contract.records import TaskMatchRecord, TaskRecord, columns
from schema.database.models import task_matches
from schema.database.rows import read_records
from schema.database.transactions import write
from schema.errors import CorrectionNotFound, DocumentNotFound, UnknownChoice
from schema.matching.candidates import pair_of, standing

VERDICTS = ("same", "related", "unrelated")
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of two tasks of different plans, named by their ids."""

    one: str
    other: str
    verdict: str
    reason: str | None = None
    author: str | None = None


def decide(engine: Engine, decision: Decision, now: datetime | None = None) -> TaskMatchRecord:
    """Keeps a decision; one of the same pair that stands is revoked.

    Raises:
        DocumentNotFound: no task has this id.
        UnknownChoice: another verdict, or two tasks of one document.
    """
    if decision.verdict not in VERDICTS:
        raise UnknownChoice(f"no verdict {decision.verdict!r}", hint=f"Verdicts are {', '.join(VERDICTS)}.")
    return write(engine, partial(_decide, decision=decision, now=now or datetime.now(UTC)))


def _decide(connection: Connection, decision: Decision, now: datetime) -> TaskMatchRecord:
    _check(connection, decision)
    first, second = pair_of(decision.one, decision.other)
    moment = _moment(now, of_pair(connection, first, second))
    _revoke_standing(connection, first, second, moment)
    made = TaskMatchRecord(
        task_id_a=first,
        task_id_b=second,
        verdict=decision.verdict,
        reason=decision.reason,
        author=decision.author,
        created_at=moment,
    )
    row = {c: getattr(made, c) for c in columns("task_matches")}
    connection.execute(insert(task_matches), [row])
    return made


def _check(connection: Connection, decision: Decision) -> None:
    owners = {t.task_id: t.document_id for t in read_records(connection, TaskRecord)}
    for task_id in (decision.one, decision.other):
        if task_id not in owners:
            raise DocumentNotFound(
                f"no task {task_id!r}", hint="`vnplans compare A B --by tasks --json` gives the ids of tasks."
            )
    if owners[decision.one] == owners[decision.other]:
        raise UnknownChoice(
            f"{decision.one} and {decision.other} are of one document", hint="Name tasks of two plans."
        )


def revoke_decision(engine: Engine, one: str, other: str, now: datetime | None = None) -> TaskMatchRecord:
    """Takes back what stands of two tasks.

    Raises:
        CorrectionNotFound: nothing stands of them.
    """
    return write(engine, partial(_revoke, one=one, other=other, now=now or datetime.now(UTC)))


def _revoke(connection: Connection, one: str, other: str, now: datetime) -> TaskMatchRecord:
    first, second = pair_of(one, other)
    found = standing(of_pair(connection, first, second)).get((first, second))
    if found is None:
        raise CorrectionNotFound(
            f"no decision on {first} and {second} stands", hint="`vnplans matches` lists them."
        )
    moment = _moment(now, (found,))
    _revoke_standing(connection, first, second, moment)
    return replace(found, revoked_at=moment)


def _revoke_standing(connection: Connection, first: str, second: str, moment: str) -> None:
    c = task_matches.c
    own = (c.task_id_a == first) & (c.task_id_b == second) & (c.revoked_at.is_(None))
    connection.execute(update(task_matches).where(own).values(revoked_at=moment))


def of_pair(connection: Connection, one: str, other: str) -> tuple[TaskMatchRecord, ...]:
    """All decisions on two tasks, revoked ones too."""
    first, second = pair_of(one, other)
    c = task_matches.c
    query = select(task_matches).where((c.task_id_a == first) & (c.task_id_b == second))
    names = columns("task_matches")
    return tuple(TaskMatchRecord(**{n: getattr(row, n) for n in names}) for row in connection.execute(query))


def _moment(now: datetime, before: Sequence[TaskMatchRecord]) -> str:
    """The second of a decision; the next one where the last of the pair was in the same."""
    moment = now.astimezone(UTC).strftime(_MOMENT)
    last = max((m.created_at for m in before), default="")
    if moment > last:
        return moment
    later = datetime.strptime(last, _MOMENT).replace(tzinfo=UTC) + timedelta(seconds=1)
    return later.strftime(_MOMENT)


def all_decisions(connection: Connection, document_id: str | None = None) -> tuple[TaskMatchRecord, ...]:
    """Every decision, revoked ones too, oldest first; of one document or of all."""
    found = read_records(connection, TaskMatchRecord)
    own = (
        m
        for m in found
        if document_id is None
        or any(t == document_id or t.startswith(f"{document_id}:") for t in (m.task_id_a, m.task_id_b))
    )
    return tuple(sorted(own, key=lambda m: (m.created_at, m.task_id_a, m.task_id_b)))
