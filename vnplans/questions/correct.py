"""Corrections from the API and the command line, one or many."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from extract.errors import MissingFile
from schema.contract.records import CorrectionRecord, columns
from schema.database.find import find_document
from schema.errors import UnknownField
from schema.load import corrections as decisions
from schema.load.correction_log import Action, all_corrections
from schema.load.corrections import Change
from schema.load.decisions import Decision
from vnplans.listing import Listing
from vnplans.questions.decide import Signature
from vnplans.questions.open import open_engine, reading
from vnplans.settings import default_author

_COLUMNS = ("record_id", "field", "new_value")


def correct(change: Change, db: str | None = None) -> CorrectionRecord:
    """Writes one correction and applies it."""
    return _all([replace(change, author=change.author or default_author())], db)[0]


def correct_from_csv(path: Path, db: str | None = None) -> tuple[CorrectionRecord, ...]:
    """Writes the corrections of a file that a colleague filled in.

    The columns are ``record_id, field, new_value`` and, where wanted, ``reason, author, action``; a line without a
    field is passed over, but for a decision (``action`` accept, reject or dismiss), which needs none. All
    lines are taken or none.

    Raises:
        MissingFile: there is no such file.
        UnknownField: a column is missing, or a line names a field that cannot be corrected.
    """
    if not path.is_file():
        raise MissingFile(f"{path}: no such file")
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = file.read()
    lines = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), restval=""))
    missing = [c for c in _COLUMNS if lines and c not in lines[0]]
    if missing:
        raise UnknownField(f"{path}: no column {', '.join(missing)}", hint=f"Columns: {', '.join(_COLUMNS)}.")
    return _all([c for r in lines if (c := _of_line(r)) is not None], db)


def _of_line(line: dict[str, str]) -> Change | Decision | None:
    """What a line of a file asks for; None where nobody filled it in.

    Raises:
        UnknownField: an action that there is not, or that a line cannot state.
    """
    action = (line.get("action") or "").strip() or Action.CHANGE
    if action in (Action.ACCEPT, Action.REJECT, Action.DISMISS):
        signed = Signature(line.get("author"), line.get("reason")).complete()
        return Decision(line["record_id"], Action(action), signed.reason, signed.author)
    if action != Action.CHANGE:
        raise UnknownField(
            f"{line['record_id']}: no action {action!r}", hint="change, accept, reject or dismiss."
        )
    if not line["field"]:
        return None
    author = line.get("author") or default_author()
    return Change(line["record_id"], line["field"], line["new_value"] or None, line.get("reason"), author)


def _delimiter(text: str) -> str:
    """What parts the columns: where a comma is the decimal sign, Excel writes semicolons."""
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def revoke(correction_id: str, db: str | None = None) -> CorrectionRecord:
    """Takes a correction back."""
    engine = open_engine(db)
    try:
        return decisions.revoke(engine, correction_id)
    finally:
        engine.dispose()


def _all(wanted: Sequence[Change | Decision], db: str | None) -> tuple[CorrectionRecord, ...]:
    engine = open_engine(db)
    try:
        return decisions.correct_all(engine, wanted)
    finally:
        engine.dispose()


def corrections(wanted: str | None = None, db: str | None = None) -> Listing:
    """The corrections of one document or of all, revoked ones too, oldest first."""
    names = columns("corrections")
    with reading(db) as connection:
        own = None if wanted is None else find_document(connection, wanted).document_id
        found = all_corrections(connection, own)
    return Listing(names, tuple(tuple(getattr(c, n) for n in names) for c in found))
