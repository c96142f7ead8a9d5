"""The words of tasks, segmented once when a plan is stored and kept beside it (table ``task_words``).

Segmenting takes a second to begin and some milliseconds a task; comparing reads what is kept. What was made by another
version, or of a text that a person has corrected since, is made again; a question that may not write makes it for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b

from sqlalchemy import Connection, Engine, delete, insert, select

from normalize.subjects.segments import made_with, segmented
from schema.contract.records import TaskRecord
from schema.database.models import metadata, task_words
from schema.database.rows import read_records
from schema.database.transactions import write


@dataclass(frozen=True, slots=True)
class TaskWords:
    """The segmented texts of a task; empty where it has none."""

    title: str = ""
    description: str = ""
    target: str = ""
    product: str = ""
    group: str = ""


def texts_of(task: TaskRecord) -> tuple[str, ...]:
    """The texts of a task that say what it is, in the order of :class:`TaskWords`."""
    return tuple(t or "" for t in (task.title, task.description, task.target, task.product, task.group_title))


def words_of(connection: Connection, tasks: Sequence[TaskRecord]) -> Mapping[str, TaskWords]:
    """The words of tasks by id: those kept, and for the others made now."""
    kept = _kept(connection, {t.document_id for t in tasks})
    made = _made([t for t in tasks if not _is_fresh(t, kept)])
    return {t.task_id: made.get(t.task_id) or TaskWords(*kept[t.task_id].words.split("\n")) for t in tasks}


def made_words(tasks: Sequence[TaskRecord]) -> Mapping[str, TaskWords]:
    """The words of tasks that are in no database."""
    return _made(tasks)


def keep_words(engine: Engine) -> int:
    """Makes and keeps the words of all tasks that have none, or old ones; gives their number."""
    with engine.connect() as connection:
        asked = _doubtful(connection)
        tasks = read_records(connection, TaskRecord, sorted(asked)) if asked else ()
        kept = _kept(connection, asked)
    stale = [t for t in tasks if not _is_fresh(t, kept)]
    if stale:
        made = _made(stale)
        write(engine, partial(_keep, tasks=stale, made=made))
    return len(stale)


def _doubtful(connection: Connection) -> set[str]:
    """The documents of tasks whose words are missing, made by another version, or perhaps of a corrected text."""
    owner = metadata.tables["tasks"]
    query = (
        select(owner.c.document_id)
        .distinct()
        .outerjoin(task_words, owner.c.task_id == task_words.c.task_id)
        .where(
            task_words.c.task_id.is_(None)
            | (task_words.c.made_with != made_with())
            | (owner.c.review_status == "corrected")
        )
    )
    return set(connection.scalars(query))


@dataclass(frozen=True, slots=True)
class _Kept:
    made_with: str
    digest: str
    words: str


def _kept(connection: Connection, documents: Iterable[str]) -> dict[str, _Kept]:
    owner = metadata.tables["tasks"]
    query = (
        select(task_words)
        .join(owner, owner.c.task_id == task_words.c.task_id)
        .where(owner.c.document_id.in_(sorted(documents)))
    )
    return {r.task_id: _Kept(r.made_with, r.digest, r.words) for r in connection.execute(query)}


def _is_fresh(task: TaskRecord, kept: Mapping[str, _Kept]) -> bool:
    own = kept.get(task.task_id)
    return own is not None and own.made_with == made_with() and own.digest == _digest(task)


def _digest(task: TaskRecord) -> str:
    """A sketch of the texts, so that words of a corrected title are known to be old."""
    return blake2b("\n".join(texts_of(task)).encode(), digest_size=8).hexdigest()


def _made(tasks: Sequence[TaskRecord]) -> dict[str, TaskWords]:
    once: dict[str, str] = {}
    found = {}
    for task in tasks:
        texts = texts_of(task)
        for text in texts:
            if text not in once:
                once[text] = segmented(text)
        found[task.task_id] = TaskWords(*(once[t] for t in texts))
    return found


def _keep(connection: Connection, tasks: Sequence[TaskRecord], made: Mapping[str, TaskWords]) -> None:
    """Writes the words of those tasks that still stand as they were read."""
    standing = {
        t.task_id: t for t in read_records(connection, TaskRecord, sorted({t.document_id for t in tasks}))
    }
    rows = [
        {
            "task_id": t.task_id,
            "made_with": made_with(),
            "digest": _digest(t),
            "words": _as_text(made[t.task_id]),
        }
        for t in tasks
        if standing.get(t.task_id) == t
    ]
    if rows:
        connection.execute(delete(task_words).where(task_words.c.task_id.in_([r["task_id"] for r in rows])))
        connection.execute(insert(task_words), rows)


def _as_text(words: TaskWords) -> str:
    return "\n".join((words.title, words.description, words.target, words.product, words.group))
