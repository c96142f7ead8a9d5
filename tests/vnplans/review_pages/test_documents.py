"""The first page: states, search without tone marks, files that are dropped."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.samples.review_server import Visitor, served
from tests.samples.reviewed_plans import PDF_ID, TEXT_ID
from tests.samples.tiny_plans import tiny_plan
from vnplans.questions.document_states import states
from vnplans.review_pages.inbox import Inbox, is_taken


def test_each_document_has_its_state(looker: Visitor, plans: Path) -> None:
    text = looker.get("/?lang=en").text
    assert f'href="/d/{PDF_ID}"' in text and f'href="/d/{TEXT_ID}"' in text
    row = {d["document_id"]: d for d in states(str(plans / "plans.sqlite")).dicts()}[PDF_ID]
    assert (row["tasks"], row["warnings"], row["errors"], row["is_kept"]) == (30, 21, 0, True)
    assert 0 <= float(str(row["unread"])) < 0.5


def test_a_document_without_its_file_says_so(own_db: str) -> None:
    for file in (Path(own_db).parent / "plans.files").rglob("*.*"):
        file.unlink()
    assert [d["is_kept"] for d in states(own_db).dicts()] == [False, False]


@pytest.mark.parametrize("words", ["nang cap tram y te", "Nâng cấp trạm y tế", "NANG+CAP"])
def test_search_ignores_tone_marks(looker: Visitor, words: str) -> None:
    text = looker.get(
        f"/?q={words.replace(' ', '%20').encode('ascii', 'ignore').decode() if words.isascii() else 'n%C3%A2ng%20c%E1%BA%A5p'}"
    ).text
    assert "<mark>Nâng cấp" in text
    assert f"/d/{PDF_ID}?tab=tasks&amp;record=" in text


def test_search_knows_the_letter_d_with_a_stroke(looker: Visitor) -> None:
    assert "<mark>đường</mark>" in looker.get("/?q=duong").text


def test_nothing_found_is_said(looker: Visitor) -> None:
    assert "Nothing found" in looker.get("/?q=xyzzy&lang=en").text


def test_the_language_is_kept(looker: Visitor) -> None:
    assert '<html lang="vi">' in looker.get("/?lang=vi").text
    assert '<html lang="vi">' in looker.get("/").text
    assert '<html lang="en">' in looker.get("/?lang=en").text


@pytest.mark.parametrize("sort", ["title", "-tasks", "unread", "nonsense"])
def test_the_list_is_sorted(looker: Visitor, sort: str) -> None:
    text = looker.get(f"/?sort={sort}").text
    order = re.findall(r'class="main"><a href="/d/([\w-]+)"', text)
    assert set(order) == {PDF_ID, TEXT_ID}
    if sort == "-tasks":
        assert order[0] == PDF_ID


def test_a_dropped_file_is_read_and_kept(decider: Visitor, own_db: str) -> None:
    sent = decider.post("/files?name=..%2F..%2FK%E1%BA%BF%20ho%E1%BA%A1ch.md", tiny_plan(77).encode())
    assert sent.status == 200 and "Kế hoạch.md" in sent.text
    for _ in range(300):
        state = decider.get("/files/state").text
        if 'class="done"' in state or 'class="failed"' in state:
            break
        time.sleep(0.1)
    assert "bac-ninh-77-kh-ubnd-2024" in state, state
    row = {d["document_id"]: d for d in states(own_db).dicts()}["bac-ninh-77-kh-ubnd-2024"]
    assert (row["is_kept"], row["source_file"]) == (True, "Kế hoạch.md")


@pytest.mark.parametrize("name", ["photo.jpg", "plan", "plan.exe", "", "plan.pdf.zip"])
def test_other_types_of_files_are_not_taken(decider: Visitor, name: str) -> None:
    assert decider.post(f"/files?name={name}", b"MZ").status == 415


def test_a_file_that_is_too_big_is_not_taken(own_db: str) -> None:
    with served(own_db, upload_bytes=1000) as visitor:
        visitor.get("/")
        assert visitor.post("/files?name=a.md", b"x" * 2000).status == 413
        assert visitor.post("/files?name=a.md", b"x" * 900).status == 200


def test_a_file_that_is_no_plan_is_told_by_its_error(own_db: str, tmp_path: Path) -> None:
    inbox = Inbox(own_db)
    place = inbox.place_for("letter.txt")
    place.write_text("Dear Sir", encoding="utf-8")
    inbox.put(place)
    for _ in range(300):
        (arrival,) = inbox.arrivals()
        if arrival.state == "failed":
            break
        time.sleep(0.1)
    assert arrival.result is not None and arrival.result.hint
    assert arrival.result.error and arrival.result.error.startswith("neither a number"), "no folder of ours"
    assert not place.parent.exists(), "what was dropped is not left behind"


@pytest.mark.parametrize(
    ("name", "stays"),
    [("../../etc/passwd", "passwd"), ("C:\\plans\\a.pdf", "a.pdf"), ("", "file"), ("..", "..")],
)
def test_a_dropped_file_stays_in_its_folder(own_db: str, name: str, stays: str) -> None:
    place = Inbox(own_db).place_for(name)
    assert place.parent.name.startswith("vnplans-")
    assert place.resolve().parent == place.parent.resolve() or stays == ".."
    place.parent.rmdir()


def test_the_types_are_those_of_ingest() -> None:
    assert is_taken("plan.PDF") and is_taken("plan.docx") and not is_taken("plan.xlsx")


def test_a_finding_explains_itself_in_the_language_of_the_page(looker: Visitor) -> None:
    vietnamese = looker.get("/findings?lang=vi").text
    assert '<h2 id="doubt" tabindex="-1">Bảng có cột cơ quan chủ trì, nhưng' in vietnamese
    assert '<p class="of" lang="en">The column of lead bodies is empty in this row.</p>' in vietnamese
    english = looker.get("/findings?lang=en").text
    assert '<h2 id="doubt" tabindex="-1">The column of lead bodies is empty in this row.</h2>' in english
    assert 'lang="en">The' not in english
