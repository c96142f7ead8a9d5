"""Rows that were missed are added from a region of the page, with its words and the row before it."""

from __future__ import annotations

import re

import vnplans
from tests.samples.review_server import Visitor
from tests.samples.reviewed_plans import PDF_ID, TEXT_ID
from vnplans.questions.open import reading
from vnplans.questions.record_fields import record_shown
from vnplans.questions.regions import cells_in, row_before


def region(db: str, row: int) -> tuple[int, str]:
    """The page and the box of a row's title."""
    with reading(db) as connection:
        fields = {f.field: f for f in record_shown(connection, f"{PDF_ID}:t1:{row}").fields}
    place = fields["title"].places[0]
    assert place.page is not None and place.box is not None
    return place.page, ",".join(f"{n:.1f}" for n in place.box)


def test_the_form_holds_the_words_of_the_region_and_the_row_before(decider: Visitor, own_db: str) -> None:
    page, box = region(own_db, 3)
    text = decider.get(f"/d/{PDF_ID}/add?page={page}&box={box}").text
    assert re.search(r'name="words"[^>]*>Nâng cấp trạm y tế số 3</textarea>', text)
    assert f'name="after:tasks" value="{PDF_ID}:t1:2"' in text


def test_without_the_file_the_cells_serve(own_db: str) -> None:
    page, box = region(own_db, 3)
    x0, top, x1, bottom = (float(n) for n in box.split(","))
    with reading(own_db) as connection:
        assert cells_in(connection, PDF_ID, page, (x0, top, x1, bottom)) == ("Nâng cấp trạm y tế số 3",)
        assert row_before(connection, TEXT_ID, "tasks", (None, 999.0)) == f"{TEXT_ID}:t1:2"
        assert row_before(connection, TEXT_ID, "indicators", (None, 999.0)) is None


def test_a_row_is_added_at_its_place(decider: Visitor, own_db: str) -> None:
    form = {
        "kind": "tasks", "words": "Xây mới trạm y tế", "page": "3", "box": "77,400,250,420", "lead": "Sở Y tế",
        "budget_vnd": "2 tỷ", "after:tasks": f"{PDF_ID}:t1:5", "reason": "",
    }  # fmt: skip
    answer = decider.post(f"/d/{PDF_ID}/add?lang=en", form).text
    assert "Xây mới trạm y tế" in answer and "2,000,000,000" in answer and ">p. 3</button>" in answer
    made = vnplans.corrections(db=own_db).iloc[-1]
    assert (made["action"], made["reason"]) == ("add", "missed by the reading")
    assert "Xây mới trạm y tế" in set(vnplans.show(PDF_ID, own_db)["tasks"]["title"])
    assert f"{made['record_id']}|title" in decider.get(f"/d/{PDF_ID}/pages/3/marks").text


def test_a_row_that_is_there_is_refused_until_one_insists(decider: Visitor, own_db: str) -> None:
    form = {"kind": "tasks", "words": "Nâng cấp trạm y tế số 3", "page": "2", "box": "77,400,250,420"}
    refused = decider.post(f"/d/{PDF_ID}/add", form).text
    assert (
        'role="alert"' in refused
        and 'name="insist"' in refused
        and "Nâng cấp trạm y tế số 3</textarea>" in refused
    )
    assert 'role="alert"' not in decider.post(f"/d/{PDF_ID}/add", {**form, "insist": "1"}).text
    assert len(vnplans.show(PDF_ID, own_db)["tasks"]) == 31


def test_a_row_without_words_is_refused(decider: Visitor) -> None:
    assert 'role="alert"' in decider.post(f"/d/{PDF_ID}/add", {"kind": "tasks", "words": " "}).text
