"""Finds the document of the database to which a file belongs.

A file belongs to a document where it is the same as one of the document's files
(``schema.load.same_document``) and contradicts none of them. Several documents may fit: a scan whose date was
not read fits two decisions of one number and nearly the same text. Then the document with the most similar
text is taken; of equals, the one with the smallest hash.

Which file came first decides nothing: a file that is kept beside a better one moves when a document comes
that fits better. One exception: a file without a date that gives the rows of its document stays, because the
document has no others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)  # fmt: skip

from schema.database.models import document_files, documents, file_identities, source_values
from schema.load.same_document import Identity, contradicts, likeness, same_document, states_all

_COLUMNS = ("sha256", "number", "title", "issuer_raw", "issuer_id", "province_code", "issued_on", "sketch")


@dataclass(frozen=True, slots=True)
class Home:
    """The document that a file belongs to.

    Attributes:
        document_id: None where the database has no such document.
        again: files to ingest again: they lost their document, whose rows came from this file by mistake.
    """

    document_id: str | None
    again: tuple[str, ...] = ()


def settle_home(connection: Connection, file: Identity) -> Home:
    """Finds a file's document; where the file had another before, it leaves that.

    A document that this file alone made goes with it. Where the file gave the rows of a document that has
    other files too, the document goes as well, for its rows were not its own.
    """
    found = _matching(connection, file)
    before = connection.execute(
        select(document_files).where(document_files.c.sha256 == file.sha256)
    ).one_or_none()
    if before is None or before.document_id == found:
        return Home(found)
    companions = _identities_of(connection, before.document_id, file.sha256)
    if found is None and _may_stay(connection, before.document_id, companions, file):
        return Home(before.document_id)
    if companions and not before.is_primary:
        connection.execute(delete(document_files).where(document_files.c.sha256 == file.sha256))
        return Home(found)
    again = _names(connection, [c.sha256 for c in companions])
    connection.execute(delete(documents).where(documents.c.document_id == before.document_id))
    return Home(found, again)


def _may_stay(
    connection: Connection, document_id: str, companions: Sequence[Identity], file: Identity
) -> bool:
    """Alone under the id that it still has; or with files of whose text nothing is known (an older
    database)."""
    if companions:
        return not any(c.sketch or contradicts(c, file) for c in companions)
    return document_id.partition("~")[0] == file.document_id


def _matching(connection: Connection, file: Identity) -> str | None:
    fitting: list[tuple[float, str, str]] = []
    for document_id, known in _candidates(connection, file).items():
        others = [k for k in known if k.sha256 != file.sha256]
        if any(same_document(k, file) for k in others) and not any(contradicts(k, file) for k in others):
            sure = [k for k in others if states_all(k)] or others
            alike = max(likeness(k.sketch, file.sketch) for k in sure)
            fitting.append((-alike, min(k.sha256 for k in sure), document_id))
    return min(fitting)[2] if fitting else None


def move_kept(connection: Connection, file: Identity, home: str) -> dict[str, set[str]]:
    """Files kept beside another one that belong to this document, or another, now that ``file`` is stored.

    Returns:
        For each document that lost or won files, the hashes of the files that moved.
    """
    moved: defaultdict[str, set[str]] = defaultdict(set)
    for document_id, known in _candidates(connection, file).items():
        unsure = [k for k in known if not states_all(k) and document_id != home and same_document(k, file)]
        for kept in unsure:
            better = _matching(connection, kept)
            if better is None or better == document_id or not _is_kept(connection, kept):
                continue
            own = document_files.c.sha256 == kept.sha256
            connection.execute(update(document_files).where(own).values(document_id=better))
            _rename_values(connection, kept.sha256, document_id, better)
            moved[document_id].add(kept.sha256)
            moved[better].add(kept.sha256)
    return dict(moved)


def _is_kept(connection: Connection, file: Identity) -> bool:
    """Whether another file gives the rows of its document."""
    query = select(document_files.c.is_primary).where(document_files.c.sha256 == file.sha256)
    return connection.execute(query).scalar_one() is False


def _rename_values(connection: Connection, sha256: str, old: str, new: str) -> None:
    """What a file says, under the ids of another document."""
    model = source_values.c
    own = (model.sha256 == sha256) & or_(
        model.record_id == old, model.record_id.startswith(f"{old}:", autoescape=True)
    )
    renamed = literal(new, String) + func.substr(model.record_id, len(old) + 1, type_=String)
    connection.execute(update(source_values).where(own).values(record_id=renamed))


def _candidates(connection: Connection, file: Identity) -> dict[str, list[Identity]]:
    """Every file of the documents that may be meant, by document: same number, same id, or a number not
    stated."""
    homes = select(document_files.c.document_id).join(
        file_identities, file_identities.c.sha256 == document_files.c.sha256
    )
    if file.number:
        possible = or_(
            file_identities.c.number == file.number,
            file_identities.c.own_id == file.document_id,
            file_identities.c.number.is_(None),
        )
        homes = homes.where(possible)
    return _identities(connection, homes)


def of_base(base: str) -> ColumnElement[bool]:
    """Documents that share an id but for ``~2``, ``~3``."""
    return or_(
        documents.c.document_id == base, documents.c.document_id.startswith(f"{base}~", autoescape=True)
    )


def _identities(connection: Connection, wanted: Select[str]) -> dict[str, list[Identity]]:
    """The identities of all files of these documents, by document."""
    query = (
        select(document_files.c.document_id.label("home"), *file_identities.c)
        .join(file_identities, file_identities.c.sha256 == document_files.c.sha256)
        .where(document_files.c.document_id.in_(wanted))
        .order_by(document_files.c.sha256)
    )
    found: defaultdict[str, list[Identity]] = defaultdict(list)
    for row in connection.execute(query):
        own = {n: getattr(row, n) for n in _COLUMNS}
        found[row.home].append(Identity(document_id=row.own_id, **own))
    return dict(found)


def remember(connection: Connection, file: Identity) -> None:
    """Writes what a file says of which document it is; its row of ``document_files`` is there."""
    row = {"own_id": file.document_id, **{n: getattr(file, n) for n in _COLUMNS}}
    connection.execute(insert(file_identities), [row])


def _identities_of(connection: Connection, document_id: str, without: str) -> list[Identity]:
    own = select(documents.c.document_id).where(documents.c.document_id == document_id)
    return [f for f in _identities(connection, own).get(document_id, []) if f.sha256 != without]


def _names(connection: Connection, files: Sequence[str]) -> tuple[str, ...]:
    query = select(document_files).where(document_files.c.sha256.in_(files)).order_by(document_files.c.sha256)
    return tuple(row.file or row.sha256 for row in connection.execute(query))
