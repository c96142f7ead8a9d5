"""What an earlier reading gave is taken from the cache: the same rows, whatever the database and the file's name."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import vnplans
from extract.cache.documents import is_read_whole, keep_document, kept_document
from extract.cache.folder import user_cache
from extract.errors import NotAPlan
from extract.read import read_document
from normalize.notes import Code, warning
from tests.samples.files import CORPUS, corpus_file
from tests.samples.tiny_plans import tiny_plan
from vnplans.intake import one_file
from vnplans.intake.child import Reader
from vnplans.intake.earlier_results import document_key, kept_records, records_key
from vnplans.intake.messages import Job
from vnplans.intake.one_file import read_file
from vnplans.intake.unchanged import sha256_of
from vnplans.settings import HeadOptions, ReadSettings

BAC_NINH, CAO_BANG = corpus_file("bac-ninh", ".txt"), corpus_file("cao-bang", ".pdf")
CACHED = ReadSettings(cached=True)
FILES = [CAO_BANG, BAC_NINH, *sorted(CORPUS.glob("*/*.md")), *sorted(CORPUS.glob("*/*.docx"))]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VNPLANS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def kept(folder: Path, stage: str) -> list[Path]:
    return sorted(p for p in (folder / stage).rglob("*") if p.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_document_and_its_records_come_back_as_they_were(path: Path) -> None:
    document = read_document(path)
    keep_document(user_cache(), "key", document)
    assert repr(kept_document(user_cache(), "key", path.name)) == repr(document)
    records = read_file(path, CACHED)
    assert repr(kept_records(path, records.document.sha256, CACHED)) == repr(records)


def test_the_bytes_are_not_read_again_under_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = vnplans.ingest(CAO_BANG, db=str(tmp_path / "a.sqlite"), jobs=0)[0]
    monkeypatch.setattr("vnplans.intake.run.answer", None)  # whoever reads now fails
    other = shutil.copy(CAO_BANG, tmp_path / "other-name.pdf")
    second = vnplans.ingest(other, db=str(tmp_path / "b.sqlite"), jobs=0)[0]
    assert second == replace(first, path=other, seconds=0.0)
    shown = vnplans.show(str(second.document_id), db=str(tmp_path / "b.sqlite"))
    assert "other-name.pdf" in shown["record"].to_string()


def test_other_settings_take_the_pages_and_make_other_records(monkeypatch: pytest.MonkeyPatch) -> None:
    read_file(BAC_NINH, CACHED)
    monkeypatch.setattr(one_file, "read_document", None)
    found = read_file(BAC_NINH, replace(CACHED, head=HeadOptions(number="9/KH-UBND")))
    assert found.document.number == "9/KH-UBND"


@pytest.mark.parametrize("switch", ["cache", "environment"])
def test_it_can_be_turned_off(switch: str, folder: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(tiny_plan(7), "utf-8")
    if switch == "cache":
        vnplans.ingest(plan, db=str(tmp_path / "a.sqlite"), jobs=0, cache=False)
    else:
        vnplans.ingest(plan, db=str(tmp_path / "a.sqlite"), jobs=0, reread=True)
    assert kept(folder, "records") == kept(folder, "document") == []


def test_another_program_has_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    before = records_key("ab", CACHED), document_key("ab", CACHED)
    assert before == (records_key("ab", CACHED), document_key("ab", CACHED))
    monkeypatch.setattr("vnplans.intake.earlier_results.code_of", lambda *_: "another")
    assert {records_key("ab", CACHED), document_key("ab", CACHED)} & set(before) == set()
    assert document_key("cd", CACHED) != document_key("ab", CACHED)


def test_a_tool_that_is_installed_later_has_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    before = document_key("ab", CACHED)
    monkeypatch.setattr("vnplans.intake.earlier_results._recognition", lambda: "vie.traineddata 1 2")
    assert document_key("ab", CACHED) != before


def test_a_damaged_entry_is_said_with_the_file(folder: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(tiny_plan(7), "utf-8")
    reader = Reader()
    try:
        first = reader.read(Job(plan, CACHED))
        (entry,) = kept(folder, "document")
        entry.write_bytes(b"nothing of ours")
        again = reader.read(Job(plan, CACHED))
    finally:
        reader.close()
    assert again.records == first.records
    assert ["is damaged" in notice for notice in again.notices] == [True]
    assert first.notices == ()
    assert len(kept(folder, "document")) == 1


def test_what_was_not_read_whole_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_document(BAC_NINH)
    doubted = replace(document, notes=(*document.notes, warning(Code.PAGE_FAILED, "?")))
    assert (is_read_whole(document), is_read_whole(doubted)) == (True, False)
    monkeypatch.setattr(one_file, "read_document", lambda *_: doubted)
    read_file(BAC_NINH, CACHED)
    assert kept(folder, "records") == kept(folder, "document") == []


def test_what_is_no_plan_is_refused_the_second_time_too(folder: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text("Dear Sir,\n\nnothing here.\n", "utf-8")
    for _ in range(2):
        with pytest.raises(NotAPlan):
            read_file(letter, CACHED)
    assert (len(kept(folder, "document")), len(kept(folder, "records"))) == (1, 0)


def test_a_file_that_is_altered_while_it_is_read_is_not_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(tiny_plan(7), "utf-8")
    document = read_document(BAC_NINH)
    monkeypatch.setattr(one_file, "read_document", lambda *_: document)
    read_file(plan, CACHED)
    assert kept(folder, "document") == []
    assert sha256_of(plan) != document.sha256


def test_a_run_ends_within_the_limit_of_the_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VNPLANS_CACHE_MB", "0")
    assert vnplans.ingest(BAC_NINH, db=str(tmp_path / "a.sqlite"), jobs=0)[0].error is None
    assert kept(folder, "records") == kept(folder, "document") == []
