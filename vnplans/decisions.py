"""The Python API of decisions: what a person corrects, accepts, rejects, adds and says of pairs of tasks.

Reached as ``vnplans.correct`` and so on, like the functions of ``vnplans.api``, where ``db`` and errors are explained.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from schema.contract.records import CorrectionRecord, RowCheckRecord, TaskMatchRecord


def correct(
    record_id: str,
    field: str,
    new_value: str | None,
    db: str | None = None,
    *,
    reason: str | None = None,
    author: str | None = None,
    force: bool = False,
) -> CorrectionRecord:
    """Corrects one value.

    Args:
        record_id: of a document, task, indicator, target, …
        field: a column; of a task also a role of bodies, ``funding``, ``products``, ``product_2``, ``budget_1``.
        new_value: as an export writes it, money also as printed (``60 tỷ``); None for "not stated".
        force: takes a body that the register does not know.
    """
    from schema.load.corrections import Change
    from vnplans.questions import correct as decisions

    return decisions.correct(Change(record_id, field, new_value, reason, author, force), db)


def accept(*ids: str, reason: str, author: str, db: str | None = None) -> tuple[CorrectionRecord, ...]:
    """Tasks and indicators that are right, findings that are so; all or none."""
    from vnplans.questions import decide

    return decide.accept(ids, decide.Signature(author, reason), db)


def reject(*ids: str, reason: str, author: str, db: str | None = None) -> tuple[CorrectionRecord, ...]:
    """Tasks and indicators that are none: they stay as rows, and no comparison counts them."""
    from vnplans.questions import decide

    return decide.reject(ids, decide.Signature(author, reason), db)


def dismiss(*ids: str, reason: str, author: str, db: str | None = None) -> tuple[CorrectionRecord, ...]:
    """Findings that are false alarms; they stay dismissed when the document is read again."""
    from vnplans.questions import decide

    return decide.dismiss(ids, decide.Signature(author, reason), db)


def add(
    under: str,
    words: str,
    db: str | None = None,
    *,
    reason: str,
    author: str,
    table: str = "tasks",
    page: int | None = None,
    box: tuple[float, float, float, float] | None = None,
    line: int | None = None,
    after: str | None = None,
    values: Mapping[str, str | None] | None = None,
    force: bool = False,
) -> CorrectionRecord:
    """Adds a row that the reading missed; ``record_id`` of what comes back is its id.

    Args:
        under: a document by id, number or province; of a target its indicator's id.
        words: as printed: a task's title, an indicator's name, a target's text.
        table: tasks, indicators or targets.
        page: from 1. box: x0, top, x1, bottom in points. line: of a text file, from 1.
        after: the row it follows, whose table and group it shares.
        values: other fields, as in :func:`correct`: ``{"lead": "Sở Công Thương", "budget_vnd": "60 tỷ"}``.
        force: takes bodies that are not known, and words that another row has.
    """
    from schema.load.added_rows import Content
    from schema.load.additions import Addition
    from vnplans.questions import decide
    from vnplans.questions.documents import id_of

    content = Content(
        name=words,
        under=under if table == "targets" else id_of(under, db),
        page=page,
        box=box,
        line=line,
        after=after,
        values=dict(values or {}),
    )
    wanted = Addition(table=table, content=content, reason=reason, author=author, insist=force)
    return decide.add(wanted, db)


def split(
    record_id: str,
    *parts: str,
    reason: str,
    author: str,
    db: str | None = None,
    values: Mapping[int, Mapping[str, str | None]] | None = None,
    force: bool = False,
) -> CorrectionRecord:
    """Splits a task or an indicator that is several; ``revoke`` takes the whole back.

    The parts have its bodies, times and theme; money, emissions, results and targets stay with the first.

    Args:
        parts: the words of each, the first of the row itself.
        values: by the number of the part (from 1) other fields: ``{2: {"lead": "Sở Công Thương"}}``.
        force: takes bodies that are not known, and words that another row has.
    """
    from schema.load.reshaped_rows import Split
    from vnplans.questions import decide

    stated = {number - 1: own for number, own in (values or {}).items()}
    wanted = Split(
        record_id=record_id, parts=parts, values=stated, reason=reason, author=author, insist=force
    )
    return decide.split(wanted, db)


def join(
    *record_ids: str,
    reason: str,
    author: str,
    db: str | None = None,
    values: Mapping[str, str | None] | None = None,
    force: bool = False,
) -> CorrectionRecord:
    """Joins tasks or indicators that are one: the first says what all say, the others are rejected; ``revoke`` takes the whole back.

    Args:
        values: what the joined row says where the rows contradict each other: ``{"budget_vnd": "60 tỷ"}``.
        force: takes bodies that are not known.
    """
    from schema.load.reshaped_rows import Join
    from vnplans.questions import decide

    wanted = Join(
        record_ids=record_ids, values=dict(values or {}), reason=reason, author=author, insist=force
    )
    return decide.join(wanted, db)


def revoke(correction_id: str, db: str | None = None) -> CorrectionRecord:
    """Takes a correction back."""
    from vnplans.intake.taught import revoke as taken_back

    return taken_back(correction_id, db)


def header_effect(document: str, header: str, role: str, db: str | None = None) -> pd.DataFrame:
    """What would change in the dataset, if a header of a document meant another role; nothing is changed.

    Args:
        header: as printed: ``Đơn vị đầu mối``. role: as in ``roles.csv``: ``lead``.
    """
    from vnplans.intake.taught import HeaderMap, effect_listing
    from vnplans.intake.taught import header_effect as found

    wanted = HeaderMap(document=document, header=header, role=role)
    return effect_listing(found(wanted, db)).frame()


def map_header(
    document: str, header: str, role: str, db: str | None = None, *, reason: str, author: str
) -> CorrectionRecord:
    """Maps a header of a document to a role and reads its kept file again; later readings heed it, ``revoke`` takes it back."""
    from vnplans.intake.taught import HeaderMap
    from vnplans.intake.taught import map_header as keep
    from vnplans.questions.decide import Signature

    return keep(HeaderMap(document=document, header=header, role=role), Signature(author, reason), db)


def corrections(wanted: str | None = None, db: str | None = None) -> pd.DataFrame:
    """The corrections of one document or of all."""
    from vnplans.questions import correct as decisions

    return decisions.corrections(wanted, db).frame()


def match(
    one: str,
    other: str,
    verdict: str,
    db: str | None = None,
    *,
    reason: str | None = None,
    author: str | None = None,
) -> TaskMatchRecord:
    """Says what two tasks of different plans are: ``same``, ``related`` or ``unrelated``; comparisons go by it."""
    from schema.matching.decisions import Decision
    from vnplans.questions import match as decisions

    return decisions.match(Decision(one, other, verdict, reason, author), db)


def unmatch(one: str, other: str, db: str | None = None) -> TaskMatchRecord:
    """Takes back what was decided of two tasks."""
    from vnplans.questions import match as decisions

    return decisions.unmatch(one, other, db)


def matches(wanted: str | None = None, db: str | None = None) -> pd.DataFrame:
    """The decisions on pairs of tasks of one document or of all."""
    from vnplans.questions import match as decisions

    return decisions.matches(wanted, db).frame()


def check(wanted: str, rows: int = 20, db: str | None = None, *, seed: int | None = None) -> pd.DataFrame:
    """A random sample of a document's rows, with what was said of each; the same seed draws the same rows."""
    from vnplans.questions import sampled

    return sampled.sampled(wanted, db, rows, seed).frame()


def judge(
    record_id: str,
    verdict: str,
    db: str | None = None,
    *,
    author: str | None = None,
    fields: Sequence[str] = (),
    reason: str | None = None,
    rows: int = 20,
    seed: int | None = None,
) -> RowCheckRecord:
    """Says of a row of a sample that it is ``right`` or ``wrong`` as read, or that one is ``unsure``.

    Args:
        fields: the columns that are wrong.
        rows, seed: of the sample, as in :func:`check`.
    """
    from schema.load.row_checks import Judgement
    from vnplans.questions import sampled

    known = sampled.seed_for(record_id, db) if seed is None else seed
    return sampled.judge(Judgement(record_id, verdict, author or "", known, rows, fields, reason), db)


def checks(wanted: str | None = None, db: str | None = None) -> pd.DataFrame:
    """Of one document, or of all whose rows were checked: the share of wrong rows with its 95 % interval (Wilson)."""
    from vnplans.questions import sampled

    return sampled.rates(wanted, db).frame()
