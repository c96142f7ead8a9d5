"""Links a document to the one that it changes or replaces, in whichever order the two come.

Where a document names the act that it changes, its ``provenance`` has the place and the printed words under ``amends_id``. The link
itself needs the other document: it is made when the second of the two is stored. A document is that act where number
and date (or year) agree and, for acts of a province, the province; where two documents fit, none is linked. What a person
states as ``amends_id`` stands instead, as long as the database has that document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, RowMapping, func, select, update

from normalize.acts import ActNumber, act_id, find_date, find_year, read_number
from schema.contract.records import CorrectionRecord
from schema.database.models import corrections, documents, metadata
from schema.load.correction_log import of_record

_FIELD = "amends_id"


@dataclass(frozen=True, slots=True)
class _Act:
    """An act as another document cites it."""

    number: ActNumber
    issued_on: date | None
    year: int | None


def link_versions(connection: Connection, document_id: str) -> None:
    """Links a stored document to the one that it changes, and those to it that change it."""
    row = connection.execute(select(documents).where(documents.c.document_id == document_id)).mappings().one()
    _link(connection, row)
    for other in _citing(connection, row):
        _link(connection, other)


def _link(connection: Connection, document: RowMapping) -> None:
    """Sets the link of one document."""
    own = document["document_id"]
    said = decided_link(connection, own)
    act = _amended(connection, own)
    if said is None and act is None:
        return
    if said is not None:
        wanted = said.new_value if said.new_value and is_known(connection, said.new_value) else None
    else:
        found = [d["document_id"] for d in _named(connection, act) if _fits(act, d, document)] if act else []
        wanted = found[0] if len(found) == 1 else None
    if wanted != document[_FIELD]:
        same = documents.c.document_id == own
        connection.execute(update(documents).where(same).values(amends_id=wanted))


def decided_link(connection: Connection, document_id: str) -> CorrectionRecord | None:
    """What a person says of the document that this one changes; None where nothing stands."""
    own = [c for c in of_record(connection, document_id) if c.field == _FIELD and c.revoked_at is None]
    return own[-1] if own else None


def is_known(connection: Connection, document_id: str) -> bool:
    """Whether the database has a document."""
    query = select(documents.c.document_id).where(documents.c.document_id == document_id)
    return connection.execute(query).first() is not None


def _amended(connection: Connection, document_id: str) -> _Act | None:
    """The act that a document says to change, from the words where it says so."""
    table = metadata.tables["provenance"]
    own = (
        (table.c.document_id == document_id)
        & (table.c.record_table == "documents")
        & (table.c.field == _FIELD)
    )
    printed = connection.execute(
        select(table.c.raw, table.c.char_start, table.c.char_end).where(own).order_by(table.c.ordinal)
    )
    text = " ".join((raw or "")[start:end] for raw, start, end in printed)
    number = read_number(text)
    if number is None:
        return None
    dated = find_date(text, number.end)
    year = (
        number.year
        or (dated[0].year if dated else None)
        or next(iter(find_year(text, number.end) or ()), None)
    )
    return _Act(number, dated[0] if dated else None, year)


def _named(connection: Connection, act: _Act) -> Iterator[RowMapping]:
    """The documents with the act's number; a stray space or a leading zero is none of it."""
    begins = func.replace(documents.c.number, " ", "")
    like = begins.like(f"{act.number.serial}/%") | begins.like(f"%0{act.number.serial}/%")
    party = begins.like(f"%{act.number.serial}-%")
    for row in connection.execute(select(documents).where(like | party)).mappings():
        number = read_number(row["number"])
        if number is not None and (number.serial, number.symbol) == (act.number.serial, act.number.symbol):
            yield row


def _fits(act: _Act, document: RowMapping, amending: RowMapping) -> bool:
    """Whether a document with the act's number is that act."""
    if document["document_id"] == amending["document_id"]:
        return False
    issued, later = document["issued_on"], amending["issued_on"]
    if issued is not None and later is not None and issued > later:
        return False
    if act.issued_on is not None and issued is not None and act.issued_on != issued:
        return False
    if act.year is not None and issued is not None and act.year != issued.year:
        return False
    if not act.number.local:
        return True
    same = ("province_code", "province_code_now")
    return any(document[c] == amending[c] for c in same)


def _citing(connection: Connection, document: RowMapping) -> list[RowMapping]:
    """The documents that cite this one, and those of which a person says that they change it."""
    own = document["document_id"]
    said = select(corrections.c.record_id).where(
        corrections.c.field == _FIELD, corrections.c.new_value == own
    )
    found = list(connection.execute(select(documents).where(documents.c.document_id.in_(said))).mappings())
    number = read_number(document["number"] or "")
    if number is None:
        return found
    issued = document["issued_on"]
    years = (issued.year if issued else None, None)
    ids = {act_id(number=number, year=y, province=p) for y in years for p in (document["province"], None)}
    cited = metadata.tables["legal_references"]
    query = (
        select(documents)
        .join(cited, cited.c.document_id == documents.c.document_id)
        .where(cited.c.act_id.in_(ids), documents.c.document_id != document["document_id"])
        .distinct()
    )
    return [*found, *connection.execute(query).mappings()]
