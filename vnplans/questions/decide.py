"""What a person says of rows and findings: right, none at all, a false alarm; rows that were missed, that are several, or one.

A command, a notebook and a page of the browser call the same functions. Each decision needs an author and a reason,
is written as a correction, and is in the next export.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import Engine

from schema.contract.records import CorrectionRecord
from schema.errors import Unsigned
from schema.load.additions import Addition
from schema.load.additions import add as add_row
from schema.load.correction_log import Action
from schema.load.decisions import Decision, decide
from schema.load.reshaped_rows import Join, Split
from schema.load.reshaped_rows import join as join_rows
from schema.load.reshaped_rows import split as split_row
from vnplans.questions.open import open_engine
from vnplans.settings import AUTHOR_VARIABLE, default_author

WantedT = TypeVar("WantedT", Addition, Split, Join)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and why; an author who is not named is the one of the environment variable."""

    author: str | None = None
    reason: str | None = None

    def complete(self) -> Signature:
        """With the default author.

        Raises:
            Unsigned: nobody decides, or for no reason.
        """
        author, reason = (self.author or default_author() or "").strip(), (self.reason or "").strip()
        missing = [n for n, v in (("author", author), ("reason", reason)) if not v]
        if missing:
            hint = f"Pass --author and --reason; {AUTHOR_VARIABLE} names an author for all."
            raise Unsigned(f"a decision needs {' and '.join(missing)}", hint=hint)
        return Signature(author, reason)


def accept(ids: Sequence[str], signature: Signature, db: str | None = None) -> tuple[CorrectionRecord, ...]:
    """Tasks and indicators that are right, findings that are so."""
    return _decided(ids, Action.ACCEPT, signature, db)


def reject(ids: Sequence[str], signature: Signature, db: str | None = None) -> tuple[CorrectionRecord, ...]:
    """Tasks and indicators that are none; they stay as rows, and no comparison counts them."""
    return _decided(ids, Action.REJECT, signature, db)


def dismiss(ids: Sequence[str], signature: Signature, db: str | None = None) -> tuple[CorrectionRecord, ...]:
    """Findings that are false alarms."""
    return _decided(ids, Action.DISMISS, signature, db)


def add(addition: Addition, db: str | None = None) -> CorrectionRecord:
    """A task, an indicator or a target that the reading missed.

    Raises:
        Unsigned: nobody decides, or for no reason.
        DatasetError: see ``schema.load.additions.add``.
    """
    return _signed(addition, add_row, db)


def split(wanted: Split, db: str | None = None) -> CorrectionRecord:
    """One row that is several; errors as in ``schema.load.reshaped_rows.split``, and Unsigned."""
    return _signed(wanted, split_row, db)


def join(wanted: Join, db: str | None = None) -> CorrectionRecord:
    """Several rows that are one; errors as in ``schema.load.reshaped_rows.join``, and Unsigned."""
    return _signed(wanted, join_rows, db)


def _decided(
    ids: Sequence[str], action: Action, signature: Signature, db: str | None
) -> tuple[CorrectionRecord, ...]:
    """All of them or none."""
    signed = signature.complete()
    engine = open_engine(db)
    try:
        return decide(engine, [Decision(i, action, signed.reason, signed.author) for i in ids])
    finally:
        engine.dispose()


def _signed(
    wanted: WantedT, carry_out: Callable[[Engine, WantedT], CorrectionRecord], db: str | None
) -> CorrectionRecord:
    """Carries out what somebody wants of rows, once it has an author and a reason."""
    signed = Signature(wanted.author, wanted.reason).complete()
    engine = open_engine(db)
    try:
        return carry_out(engine, replace(wanted, author=signed.author, reason=signed.reason))
    finally:
        engine.dispose()
