"""After a run the words of new tasks are kept; a run does not fail where they cannot be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import schema.matching.words
import vnplans
from schema.errors import DatabaseBusy
from tests.samples.files import corpus_file


def counted(db: Path) -> tuple[int, int]:
    """How many tasks there are, and how many of them have their words."""
    with sqlite3.connect(db) as connection:
        (tasks,) = connection.execute("SELECT count(*) FROM tasks").fetchone()
        (words,) = connection.execute("SELECT count(*) FROM task_words").fetchone()
    return tasks, words


def test_words_are_kept_with_the_tasks(tmp_path: Path) -> None:
    db = tmp_path / "plans.sqlite"
    vnplans.ingest(corpus_file("bac-ninh", ".txt"), db=str(db), jobs=0)
    assert counted(db) == (28, 28)


def test_what_is_read_stays_where_words_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: object) -> int:
        raise DatabaseBusy("locked")

    monkeypatch.setattr(schema.matching.words, "keep_words", busy)
    db = tmp_path / "plans.sqlite"
    (result,) = vnplans.ingest(corpus_file("bac-ninh", ".txt"), db=str(db), jobs=0)
    assert result.error is None
    assert counted(db) == (28, 0)
