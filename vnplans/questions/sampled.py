"""A random sample of a document's rows, what people said of them, and the error rate: a command and a page ask the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from schema.contract.records import RowCheckRecord
from schema.database.find import find_document
from schema.database.models import contract_key, metadata, row_checks
from schema.database.sampled_rows import ErrorRate, SampledRow, checks_of, error_rate, error_rates, sample
from schema.errors import Unsigned
from schema.load import row_checks as kept
from schema.load.row_checks import Judgement
from vnplans.listing import Listing
from vnplans.questions.open import open_engine, reading
from vnplans.settings import AUTHOR_VARIABLE, default_author

ROWS = 20
"""That are checked where nobody asks for another number."""
MOST = 500
_SAID = ("verdict", "fields", "author")
_NAMES = {"tasks": "title", "indicators": "name"}
_PAGES = {"tasks": "page_first", "indicators": "page"}
_RATE = ("document_id", "rows", "checked", "wrong", "unsure", "stale", "share", "low", "high")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as it stands.

    Attributes:
        checks: row → what was said of it.
        rate: of the document: over all its samples.
    """

    document_id: str
    seed: int
    rows: tuple[SampledRow, ...]
    checks: Mapping[str, RowCheckRecord]
    rate: ErrorRate


def sample_of(connection: Connection, document_id: str, size: int = ROWS, seed: int | None = None) -> Sample:
    """The sample that is being checked, or a new one.

    Args:
        seed: draws the sample; None for that of the last check, 1 where there is none.
    """
    known = seed if seed is not None else _last_seed(connection, document_id)
    rows = sample(connection, document_id, known, min(max(size, 1), MOST))
    return Sample(
        document_id, known, rows, checks_of(connection, document_id), error_rate(connection, document_id)
    )


def _last_seed(connection: Connection, document_id: str) -> int:
    model = row_checks.c
    own = (model.document_id == document_id) & model.revoked_at.is_(None)
    newest = select(model.seed).where(own).order_by(model.created_at.desc(), model.check_id)
    found = connection.execute(newest.limit(1)).scalar()
    return 1 if found is None else int(found)


def sampled(wanted: str, db: str | None = None, size: int = ROWS, seed: int | None = None) -> Listing:
    """The rows of a sample with what was said of each; the error rate is its note.

    Raises:
        DocumentNotFound, AmbiguousDocument: nothing fits, or several documents.
    """
    with reading(db) as connection:
        found = sample_of(connection, find_document(connection, wanted).document_id, size, seed)
        names = names_of(connection, found.rows)
    rows = tuple(
        (
            row.position,
            row.record_id,
            *names[row.record_id],
            *(getattr(found.checks.get(row.record_id), n, None) for n in _SAID),
        )
        for row in found.rows
    )
    notes = (f"seed {found.seed}", in_words(found.rate))
    return Listing(("position", "record_id", "name", "page", *_SAID), rows, notes)


def names_of(connection: Connection, rows: Sequence[SampledRow]) -> dict[str, tuple[str, int | None]]:
    """Row → its title or name, and its page."""
    found: dict[str, tuple[str, int | None]] = {}
    for table, name in _NAMES.items():
        model = metadata.tables[table].c
        key = model[contract_key(table)[0]]
        own = [row.record_id for row in rows if row.record_table == table]
        query = select(key, model[name], model[_PAGES[table]]).where(key.in_(own))
        found |= {str(i): (str(words), page) for i, words, page in connection.execute(query)}
    return found


def rates(wanted: str | None = None, db: str | None = None) -> Listing:
    """The error rate of one document, or of all that rows were checked of."""
    with reading(db) as connection:
        if wanted is None:
            found = error_rates(connection)
        else:
            found = (error_rate(connection, find_document(connection, wanted).document_id),)
    return Listing(_RATE, tuple(tuple(getattr(r, n) for n in _RATE) for r in found))


def in_words(rate: ErrorRate) -> str:
    """A rate as one line.

    Example:
        ``1 of 20 checked rows is wrong: 5.0 % (95 % interval 0.9 to 23.6 %, Wilson); 0 unsure, 0 stale; 97 rows``.
    """
    left = f"{rate.unsure} unsure, {rate.stale} stale; {rate.rows} rows"
    if rate.share is None or rate.low is None or rate.high is None:
        return f"no row is checked; {left}"
    share, low, high = (f"{100 * v:.1f}" for v in (rate.share, rate.low, rate.high))
    wrong = f"{rate.wrong} of {rate.checked} checked rows {'is' if rate.wrong == 1 else 'are'} wrong"
    return f"{wrong}: {share} % (95 % interval {low} to {high} %, Wilson); {left}"


def judge(judgement: Judgement, db: str | None = None) -> RowCheckRecord:
    """Keeps what a person says of a row of a sample.

    Raises:
        Unsigned: nobody says it.
        DatasetError: see ``schema.load.row_checks.judge``.
    """
    author = (judgement.author or default_author() or "").strip()
    if not author:
        raise Unsigned("a check needs an author", hint=f"Pass --author; {AUTHOR_VARIABLE} names one for all.")
    engine = open_engine(db)
    try:
        return kept.judge(engine, replace(judgement, author=author))
    finally:
        engine.dispose()


def seed_for(record_id: str, db: str | None = None) -> int:
    """The seed of the sample that the document of a row is checked with; 1 where nobody has begun."""
    with reading(db) as connection:
        documents = metadata.tables["documents"].c.document_id
        owner = select(documents).where(
            func.substr(record_id, 1, func.length(documents) + 1) == documents + ":"
        )
        return _last_seed(connection, str(connection.execute(owner).scalar() or ""))


def take_back(record_id: str, db: str | None = None) -> RowCheckRecord:
    """Takes back what was said of a row."""
    engine = open_engine(db)
    try:
        return kept.take_back(engine, record_id)
    finally:
        engine.dispose()
