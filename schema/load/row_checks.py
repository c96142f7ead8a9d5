"""What people say of the rows of a random sample, right or wrong: kept, revocable, and there after a document is read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection, Engine, func, insert, select, update

from schema.contract.records import RowCheckRecord, columns
from schema.database.models import contract_key, metadata, row_checks
from schema.database.sampled_rows import TABLES, VERDICTS, sample
from schema.database.transactions import write
from schema.errors import CorrectionNotFound, DocumentNotFound, UnknownChoice

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of one row.

    Attributes:
        verdict: right, wrong or unsure.
        fields: the columns that are wrong.
        seed, size: the sample that the row was drawn in.
    """

    record_id: str
    verdict: str
    author: str
    seed: int
    size: int
    fields: Sequence[str] = ()
    reason: str | None = None


def judge(engine: Engine, judgement: Judgement, now: datetime | None = None) -> RowCheckRecord:
    """Keeps a judgement; one of the same row that stands is revoked.

    Raises:
        DocumentNotFound: no task or indicator has this id.
        UnknownChoice: another verdict, or a row that is not in the sample: rows that were picked by hand say nothing of the rest.
    """
    if judgement.verdict not in VERDICTS:
        hint = f"Verdicts are {', '.join(VERDICTS)}."
        raise UnknownChoice(f"no verdict {judgement.verdict!r}", hint=hint)
    return write(engine, partial(_judge, judgement=judgement, now=now or datetime.now(UTC)))


def _judge(connection: Connection, judgement: Judgement, now: datetime) -> RowCheckRecord:
    document_id = _document_of(connection, judgement.record_id)
    drawn = sample(connection, document_id, judgement.seed, judgement.size)
    row = next((r for r in drawn if r.record_id == judgement.record_id), None)
    if row is None:
        raise UnknownChoice(
            f"{judgement.record_id} is not in the sample of {judgement.size} rows drawn with seed {judgement.seed}",
            hint="`vnplans check DOC` lists the sample; pass the same --rows and --seed.",
        )
    own = row_checks.c.record_id == row.record_id
    moment = now.astimezone(UTC).strftime(_MOMENT)
    standing = own & row_checks.c.revoked_at.is_(None)
    connection.execute(update(row_checks).where(standing).values(revoked_at=moment))
    count = connection.execute(select(func.count()).where(own)).scalar_one()
    made = RowCheckRecord(
        check_id=f"{row.record_id}!check!{count + 1}",
        document_id=document_id,
        record_table=row.record_table,
        record_id=row.record_id,
        verdict=judgement.verdict,
        fields="; ".join(judgement.fields) or None,
        seed=judgement.seed,
        position=row.position,
        digest=row.digest,
        reason=judgement.reason,
        author=judgement.author,
        created_at=moment,
    )
    connection.execute(insert(row_checks), [{c: getattr(made, c) for c in columns("row_checks")}])
    return made


def take_back(engine: Engine, record_id: str, now: datetime | None = None) -> RowCheckRecord:
    """Revokes what stands of a row.

    Raises:
        CorrectionNotFound: nothing stands of it.
    """
    return write(engine, partial(_take_back, record_id=record_id, now=now or datetime.now(UTC)))


def _take_back(connection: Connection, record_id: str, now: datetime) -> RowCheckRecord:
    own = (row_checks.c.record_id == record_id) & row_checks.c.revoked_at.is_(None)
    found = connection.execute(select(*(row_checks.c[n] for n in columns("row_checks"))).where(own)).first()
    if found is None:
        raise CorrectionNotFound(
            f"no check of {record_id} stands", hint="`vnplans check DOC` shows which rows were checked."
        )
    moment = now.astimezone(UTC).strftime(_MOMENT)
    connection.execute(update(row_checks).where(own).values(revoked_at=moment))
    return replace(RowCheckRecord(**found._mapping), revoked_at=moment)


def _document_of(connection: Connection, record_id: str) -> str:
    for table in TABLES:
        model = metadata.tables[table]
        query = select(model.c.document_id).where(model.c[contract_key(table)[0]] == record_id)
        found = connection.execute(query).scalar()
        if found is not None:
            return str(found)
    raise DocumentNotFound(
        f"no task or indicator {record_id!r}", hint="`vnplans check DOC` lists the ids of the sample."
    )
