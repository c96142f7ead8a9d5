"""What people taught of the headers of a document: which role each means. A reading is told it (``--map`` of ``ingest``).

Such a decision is a correction of the document with the header as its field and the role as new value. It is not put in place
after a reading, but before it: every reading of the document's files is given the headers that stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, Engine, select

from normalize.text import fold
from schema.contract.records import CorrectionRecord
from schema.database.models import corrections, document_files
from schema.database.transactions import write
from schema.errors import UnknownRole, WrongValue
from schema.load.correction_log import Action, active, log, moment_of, next_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """That a header of a document means a role: ``Đơn vị đầu mối`` → ``lead``."""

    document_id: str
    header: str
    role: str
    reason: str | None = None
    author: str | None = None


def useful_roles() -> tuple[str, ...]:
    """The roles that a header can be mapped to: those whose cells fill something in the dataset."""
    from normalize.headers import header_roles  # not with every ingest: only where somebody teaches

    return tuple(name for name, role in header_roles().items() if not role.leads_nowhere)


def check_roles(headers: Mapping[str, str]) -> None:
    """Refuses roles that there are not.

    Raises:
        UnknownRole: a header is mapped to no role, or to one that leads nowhere.
    """
    from normalize.headers import header_roles

    useful = useful_roles()
    hint = f"Roles: {', '.join(useful)}."
    if unknown := sorted(set(headers.values()) - header_roles().keys()):
        raise UnknownRole(f"no role {', '.join(unknown)}", hint=hint)
    if idle := sorted(set(headers.values()) - set(useful)):
        raise UnknownRole(f"the cells of a column {', '.join(idle)} fill nothing in the dataset", hint=hint)


def teach(engine: Engine, wanted: Teaching, now: datetime | None = None) -> CorrectionRecord:
    """Writes down what a header means; the document has to be read again for it.

    Raises:
        UnknownRole: see :func:`check_roles`.
        WrongValue: the header has no words.
    """
    header = phrase(wanted.header)
    check_roles({header: wanted.role})
    return write(engine, partial(_teach, wanted=wanted, header=header, moment=moment_of(now)))


def phrase(header: str) -> str:
    """The words of a header as they are taught: without unit and remarks in brackets.

    Raises:
        WrongValue: it has none.
    """
    from normalize.headers import bare_header

    found = bare_header(header)
    if not found:
        raise WrongValue(f"{header!r} has no words that a column could be known by")
    return found


def _teach(connection: Connection, wanted: Teaching, header: str, moment: str) -> CorrectionRecord:
    made = CorrectionRecord(
        correction_id=next_id(connection, wanted.document_id, header),
        record_table="documents",
        record_id=wanted.document_id,
        field=header,
        old_value=taught_headers(connection, wanted.document_id).get(header),
        new_value=wanted.role,
        reason=wanted.reason,
        author=wanted.author,
        created_at=moment,
        action=Action.MAP.value,
    )
    return log(connection, made)


def taught_headers(connection: Connection, document_id: str) -> dict[str, str]:
    """Header → role, of what stands for a document; of a header that was taught twice the last role."""
    if not is_any_taught(connection):
        return {}
    found = (c for c in active(connection, document_id) if c.action == Action.MAP)
    by_words = {fold(c.field): (c.field, c.new_value or "") for c in found}
    return dict(by_words.values())


def headers_of_file(connection: Connection, sha256: str) -> dict[str, str]:
    """The same for the document of a file, where it is known."""
    own = select(document_files.c.document_id).where(document_files.c.sha256 == sha256)
    found = connection.execute(own).scalar() if is_any_taught(connection) else None
    return taught_headers(connection, found) if found is not None else {}


def is_any_taught(connection: Connection) -> bool:
    """Whether anything was taught in this database."""
    query = select(corrections.c.correction_id).where(corrections.c.action == Action.MAP.value)
    return connection.execute(query.limit(1)).first() is not None
