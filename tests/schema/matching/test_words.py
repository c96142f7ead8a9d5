"""The words of tasks are made once, and again where they are old."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, select, update

from schema.contract.records import TaskRecord
from schema.database.models import documents, task_words
from schema.database.opening import open_database
from schema.database.rows import read_records
from schema.load.corrections import Change, correct
from schema.load.store import store
from schema.matching import words
from schema.matching.words import keep_words, made_words, words_of
from tests.samples.records import AGENCIES, cao_bang

FOREST = "cao-bang-337-qd-ubnd-2018:t1:A:1"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    store(opened, cao_bang(), AGENCIES)
    yield opened
    opened.dispose()


def title(engine: Engine) -> str:
    """The kept words of one task's title."""
    with engine.connect() as connection:
        query = select(task_words.c.words).where(task_words.c.task_id == FOREST)
        return str(connection.execute(query).scalar_one()).partition("\n")[0]


def test_words_are_kept_once(engine: Engine) -> None:
    assert keep_words(engine) == 2
    assert keep_words(engine) == 0
    assert title(engine).replace("_", " ") == "trồng rừng phòng hộ đầu nguồn"


def test_words_are_made_again_when_the_program_would_make_others(engine: Engine) -> None:
    keep_words(engine)
    with engine.begin() as connection:
        connection.execute(update(task_words).values(made_with="underthesea 0", words="old"))
    assert keep_words(engine) == 2
    assert title(engine) != "old"


def test_words_of_a_corrected_title_are_made_again(engine: Engine) -> None:
    keep_words(engine)
    correct(engine, Change(FOREST, "title", "Phát triển xe buýt"))
    with engine.connect() as connection:
        tasks = read_records(connection, TaskRecord)
        assert words_of(connection, tasks)[FOREST].title == segmented_bus()
    assert keep_words(engine) == 1
    assert title(engine) == segmented_bus()


def segmented_bus() -> str:
    return words.segmented("Phát triển xe buýt")


def test_a_question_reads_kept_words_and_makes_none(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_words(engine)
    with engine.connect() as connection:
        tasks = read_records(connection, TaskRecord)
        made = made_words(tasks)
        monkeypatch.setattr(words, "segmented", lambda text: pytest.fail(f"segmented again: {text}"))
        assert words_of(connection, tasks) == made


def test_words_go_with_their_document(engine: Engine) -> None:
    keep_words(engine)
    with engine.begin() as connection:
        connection.execute(delete(documents))
    with engine.connect() as connection:
        assert connection.execute(select(task_words)).all() == []
