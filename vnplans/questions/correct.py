"""Corrections from the API and the command line, one or many."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sqlalchemy import Engine

from extract.errors import MissingFile
from schema.contract.records import CorrectionRecord, columns
from schema.database.find import find_document
from schema.errors import UnknownField
from schema.load import corrections as decisions
from schema.load.corrections import Change, all_corrections
from vnplans.listing import Listing
from vnplans.questions.open import open_engine, reading

_COLUMNS = ("record_id", "field", "new_value")


def correct(change: Change, db: str | None = None) -> CorrectionRecord:
    """Writes one correction and applies it."""
    return _all((change,), db)[0]


def correct_from_csv(path: Path, db: str | None = None) -> tuple[CorrectionRecord, ...]:
    """Writes the corrections of a file that a colleague filled in.

    The columns are ``record_id, field, new_value`` and, where wanted, ``reason, author``; a line without a
    field is passed over. The corrections before a wrong line stand.

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
    changes = tuple(
        Change(r["record_id"], r["field"], r["new_value"] or None, r.get("reason"), r.get("author"))
        for r in lines
        if r["field"]
    )
    return _all(changes, db)


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


def _all(changes: tuple[Change, ...], db: str | None) -> tuple[CorrectionRecord, ...]:
    engine = open_engine(db)
    try:
        return tuple(_one(engine, change) for change in changes)
    finally:
        engine.dispose()


def _one(engine: Engine, change: Change) -> CorrectionRecord:
    try:
        return decisions.correct(engine, change)
    except ValueError as problem:
        raise UnknownField(f"{change.record_id} {change.field}: {problem}") from problem


def corrections(wanted: str | None = None, db: str | None = None) -> Listing:
    """The corrections of one document or of all, revoked ones too, oldest first."""
    names = columns("corrections")
    with reading(db) as connection:
        own = None if wanted is None else find_document(connection, wanted).document_id
        found = all_corrections(connection, own)
    return Listing(names, tuple(tuple(getattr(c, n) for n in names) for c in found))
