"""Decisions on pairs of tasks from the API and the command line."""

from __future__ import annotations

from schema.contract.records import TaskMatchRecord, columns
from schema.database.find import find_document
from schema.matching import decisions
from schema.matching.decisions import Decision
from vnplans.listing import Listing
from vnplans.questions.open import open_engine, reading


def match(decision: Decision, db: str | None = None) -> TaskMatchRecord:
    """Keeps a decision on two tasks."""
    engine = open_engine(db)
    try:
        return decisions.decide(engine, decision)
    finally:
        engine.dispose()


def unmatch(one: str, other: str, db: str | None = None) -> TaskMatchRecord:
    """Takes back what stands of two tasks."""
    engine = open_engine(db)
    try:
        return decisions.revoke_decision(engine, one, other)
    finally:
        engine.dispose()


def last_of(one: str, other: str, db: str | None = None, moment: str | None = None) -> TaskMatchRecord | None:
    """What stands of two tasks, None where nothing does; with a moment the decision made then, revoked or not."""
    with reading(db) as connection:
        found = decisions.of_pair(connection, one, other)
    wanted = (m for m in found if (m.revoked_at is None if moment is None else m.created_at == moment))
    return next(wanted, None)


def matches(wanted: str | None = None, db: str | None = None) -> Listing:
    """The decisions on tasks of one document or of all, revoked ones too, oldest first."""
    names = columns("task_matches")
    with reading(db) as connection:
        own = None if wanted is None else find_document(connection, wanted).document_id
        found = decisions.all_decisions(connection, own)
    return Listing(names, tuple(tuple(getattr(m, n) for n in names) for m in found))
