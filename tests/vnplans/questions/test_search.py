"""Texts are found with or without tone marks, and again after a document was changed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnplans
from tests.samples.tiny_plans import tiny_plan
from vnplans.questions.open import reading
from vnplans.questions.search import Texts, plain_letters, plain_words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đường Hồ Chí Minh", "duong ho chi minh"),
        ("ƯỚC THỰC HIỆN", "uoc thuc hien"),
        (unicodedata.normalize("NFD", "Kế hoạch"), "ke hoach"),
        ("12/KH-UBND", "12/kh-ubnd"),
        ("", ""),
    ],
)
def test_letters_without_marks(text: str, plain: str) -> None:
    assert plain_letters(text) == plain


@given(st.text())
def test_as_many_letters_as_before(text: str) -> None:
    assert len(plain_letters(text)) == len(unicodedata.normalize("NFC", text))


def test_words_are_parted_by_any_space() -> None:
    assert plain_words("  Kế\nhoạch\u00a0 năm ") == ["ke", "hoach", "nam"]


@pytest.fixture
def db(tmp_path: Path) -> str:
    for number in (41, 42):
        (tmp_path / f"{number}.md").write_text(tiny_plan(number), encoding="utf-8")
    name = str(tmp_path / "plans.sqlite")
    vnplans.ingest(tmp_path / "41.md", tmp_path / "42.md", db=name, jobs=0)
    return name


def found(texts: Texts, db: str, words: str) -> list[tuple[str, str, str]]:
    with reading(db) as connection:
        return [(h.document_id, h.table, h.found) for h in texts.search(connection, words)[0]]


def test_a_record_is_found_by_part_of_its_words(db: str) -> None:
    hits = found(Texts(), db, "trong cay xanh")
    assert ("bac-ninh-41-kh-ubnd-2024", "tasks", "Trồng cây xanh") in hits
    assert {h[0] for h in hits} == {"bac-ninh-41-kh-ubnd-2024", "bac-ninh-42-kh-ubnd-2024"}


def test_words_beside_each_other_come_first_and_apart_where_there_are_none(db: str) -> None:
    assert {h[1] for h in found(Texts(), db, "tuyen truyen dot 41")} >= {"tasks"}
    apart = found(Texts(), db, "xanh duong")
    assert apart and all(h[2].lower() == "xanh" for h in apart)


@pytest.mark.parametrize("words", ["", "   ", "%", "_", "'; DROP TABLE tasks", "(", "\\"])
def test_signs_are_only_signs(db: str, words: str) -> None:
    assert found(Texts(), db, words) == []


def test_a_changed_and_a_removed_document_are_read_again(db: str) -> None:
    texts = Texts()
    assert found(texts, db, "thay bong den") == []
    vnplans.correct(
        "bac-ninh-41-kh-ubnd-2024:t1:1", "title", "Thay bóng đèn", db, reason="misread", author="me"
    )
    assert found(texts, db, "thay bong den") == [("bac-ninh-41-kh-ubnd-2024", "tasks", "Thay bóng đèn")]
    vnplans.remove("bac-ninh-41-kh-ubnd-2024", db)
    assert found(texts, db, "thay bong den") == []
    assert {h[0] for h in found(texts, db, "trong cay")} == {"bac-ninh-42-kh-ubnd-2024"}


def test_many_hits_are_counted_and_some_shown(db: str) -> None:
    with reading(db) as connection:
        hits, count = Texts().search(connection, "a", most=3)
    assert len(hits) == 3 < count
