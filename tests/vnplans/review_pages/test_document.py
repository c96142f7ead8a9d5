"""One document: its pages, what was read on them, its rows, and one record field by field."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.samples.review_server import Visitor, served
from tests.samples.reviewed_plans import PDF_ID, TEXT_ID
from vnplans.pictures.orders import Place as Box
from vnplans.questions.field_places import FieldShown, Place
from vnplans.questions.open import reading
from vnplans.questions.places import TextTable, lost_on_page, printed_text
from vnplans.questions.record_fields import record_shown
from vnplans.review_pages.crops import crops_of, part_of_page
from vnplans.review_pages.document import row_of

SVG = "{http://www.w3.org/2000/svg}"
FOURTH = f"{PDF_ID}:t1:4"


def test_a_document_with_pages_shows_a_sheet_for_each(looker: Visitor) -> None:
    text = looker.get(f"/d/{PDF_ID}?lang=en").text
    sheets = re.findall(r'class="sheet" data-page="(\d+)"', text)
    assert len(sheets) == text.count("width=140") > 3
    assert 'title="warning">20' in text or "warning" in text


def test_a_picture_is_a_jpeg_that_the_browser_may_keep(looker: Visitor) -> None:
    found = looker.get(f"/d/{PDF_ID}/pages/2.jpg?width=900")
    assert found.body.startswith(b"\xff\xd8") and found.headers["content-type"] == "image/jpeg"
    assert "private" in found.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        f"/d/{PDF_ID}/pages/99.jpg",
        f"/d/{PDF_ID}/pages/0.jpg",
        f"/d/{TEXT_ID}/pages/1.jpg",
        "/d/x/pages/1.jpg",
    ],
)
def test_a_page_that_is_not_there_is_not_found(looker: Visitor, path: str) -> None:
    assert looker.get(path).status == 404


@pytest.mark.parametrize("crop", ["1,2", "a,b,c,d", "5,5,1,1", "nan,0,inf,3", ""])
def test_a_crop_that_is_none_gives_the_page(looker: Visitor, crop: str) -> None:
    assert looker.get(f"/d/{PDF_ID}/pages/2.jpg?width=140&crop={crop}").status == 200


def test_the_marks_of_a_page_name_their_rows(looker: Visitor) -> None:
    drawn = ElementTree.fromstring(looker.get(f"/d/{PDF_ID}/pages/2/marks").text)
    rects = [r for r in drawn.iter(f"{SVG}rect") if r.get("data-values")]
    values = {v for r in rects for v in r.attrib["data-values"].split("\n")}
    assert f"{FOURTH}|title" in values
    assert len(list(drawn.iter(f"{SVG}rect"))) > len(rects), "cells are drawn too"


def test_what_went_nowhere_is_drawn(looker: Visitor, own_db: str) -> None:
    with sqlite3.connect(own_db) as connection:
        connection.execute(
            "UPDATE coverage SET taken_as = 'nothing', kind = 'clause' WHERE document_id = ? AND page = 1",
            [PDF_ID],
        )
    with reading(own_db) as opened:
        lost = lost_on_page(opened, PDF_ID, 1)
    assert lost and {p.kind for p in lost} == {"clause"}
    with served(own_db) as visitor:
        drawn = visitor.get(f"/d/{PDF_ID}/pages/1/marks?lang=en").text
    assert drawn.count("not read: paragraph") == len(lost)
    assert "not read" not in looker.get(f"/d/{PDF_ID}/pages/2/marks?lang=en").text


def test_a_value_over_two_pages_is_marked_on_both(looker: Visitor) -> None:
    for page in (2, 3):
        assert f"{FOURTH}|title" in looker.get(f"/d/{PDF_ID}/pages/{page}/marks").text
    with_places = looker.get(f"/d/{PDF_ID}/record?id={FOURTH}&lang=en").text
    assert ">p. 2</button>" in with_places and ">p. 3</button>" in with_places


def test_the_words_of_a_page_are_drawn_when_asked_for(looker: Visitor) -> None:
    assert looker.get(f"/d/{PDF_ID}/pages/2/words").text.count("<rect") > 50


def test_a_text_file_shows_its_text_with_its_rows(looker: Visitor, plans: Path) -> None:
    text = looker.get(f"/d/{TEXT_ID}?lang=en").text
    assert "This file has no pages" in text
    assert "Trồng cây xanh ven đường số 31" in text and f"{TEXT_ID}:t1:1|title" in text
    with reading(str(plans / "plans.sqlite")) as connection:
        parts = printed_text(connection, TEXT_ID)
    (table,) = (p for p in parts if isinstance(p, TextTable))
    assert [c.text for c in table.rows[1]] == [
        "1",
        "Trồng cây xanh ven đường số 31",
        "Sở Công Thương",
        "2024 - 2025",
    ]
    assert dict(table.rows[1][2].values).keys() == {f"{TEXT_ID}:t1:1"}
    assert [v[1] for v in table.rows[1][2].values] == ["lead.1"]


def test_without_its_file_a_document_shows_its_text_and_says_so(own_db: str) -> None:
    for file in (Path(own_db).parent / "plans.files").rglob("*.pdf"):
        file.unlink()
    with served(own_db) as visitor:
        text = visitor.get(f"/d/{PDF_ID}?lang=en").text
    assert "The file is not kept" in text and "vnplans relink" in text
    assert "Nâng cấp trạm y tế số 1" in text and 'class="sheet"' not in text


@pytest.mark.parametrize(
    ("asked", "first", "count"),
    [
        ("", "Nâng cấp trạm y tế số 1", 30),
        ("&sort=-budget_vnd", "Nâng cấp trạm y tế số 30", 30),
        ("&find=ra%20soat", "Rà soát", 1),
        ("&doubtful=1", "Nâng cấp trạm y tế số 2", 22),
        ("&review=rejected", "", 0),
    ],
)
def test_rows_are_sorted_and_filtered(looker: Visitor, asked: str, first: str, count: int) -> None:
    found = looker.get(f"/d/{PDF_ID}/rows?tab=tasks&lang=en{asked}")
    assert f">{count} rows<" in found.text
    assert first in (re.findall(r'data-field="title".*?<a [^>]*>(.*?)</a>', found.text, re.DOTALL) or [""])[0]
    assert found.headers["hx-replace-url"].startswith(f"/d/{PDF_ID}?tab=tasks")


def test_columns_are_chosen(looker: Visitor) -> None:
    text = looker.get(f"/d/{PDF_ID}/rows?tab=tasks&column=title&column=support&column=nonsense").text
    assert re.findall(r'data-sort="([a-z_]+)"', text) == ["title", "support"]


def test_every_tab_opens(looker: Visitor) -> None:
    for tab in ("tasks", "indicators", "clauses", "tables", "nonsense"):
        assert looker.get(f"/d/{PDF_ID}?tab={tab}").status == 200


def test_a_record_shows_value_print_and_reason(plans: Path) -> None:
    with reading(str(plans / "plans.sqlite")) as connection:
        shown = record_shown(connection, f"{PDF_ID}:t1:1")
    fields = {f.field: f for f in shown.fields}
    assert (fields["budget_vnd"].value, fields["budget_vnd"].printed) == (1_500_000_000, "1.500")
    assert fields["lead"].text == "Sở Tài chính" and fields["lead"].places[0].page == 2
    assert fields["period_start"].rule and fields["period_start"].places == fields["period_end"].places


def test_what_is_not_there_is_told(looker: Visitor) -> None:
    assert looker.get("/d/nowhere").status == 404
    assert looker.get(f"/d/{PDF_ID}/record?id=nothing").status == 404


@pytest.mark.parametrize(
    ("record", "field", "shown"),
    [
        ("p:i:II.1:v2", "high", ("p:i:II.1", "p:i:II.1:v2|high")),
        ("p:i:II.1:o1", "", ("p:i:II.1", "p:i:II.1:o1|low")),
        ("p:t1:A:3", "lead", ("p:t1:A:3", "lead")),
        ("", "", ("", "")),
    ],
)
def test_a_value_is_shown_with_its_row(record: str, field: str, shown: tuple[str, str]) -> None:
    assert row_of(record, field) == shown


def field(*places: Box, page: int = 1) -> FieldShown:
    return FieldShown("r", "title", None, "", places=tuple(Place(page, b, None) for b in places))


def test_a_crop_shows_the_row_of_a_value() -> None:
    value, other, far = (
        field((40.0, 100.0, 60.0, 110.0)),
        field((70.0, 100.0, 400.0, 120.0)),
        field((300.0, 500.0, 400.0, 510.0)),
    )
    (crop,) = crops_of([value], [value, other, far], [(600.0, 800.0)])
    assert crop.boxes == ((40.0, 100.0, 60.0, 110.0),)
    left, top, width, height = crop.view
    assert left < 40 and left + width > 400 and top < 100 and 60 <= height < 80


def test_a_crop_of_a_missing_value_shows_its_row_and_outlines_nothing() -> None:
    (crop,) = crops_of([field()], [field((70.0, 100.0, 400.0, 120.0))], [(600.0, 800.0)])
    assert crop.boxes == () and crop.view[0] < 70


def test_a_page_that_the_file_has_not_has_no_crop() -> None:
    assert crops_of([field((0.0, 0.0, 9.0, 9.0), page=7)], [], [(600.0, 800.0)]) == ()


def test_a_column_in_doubt_is_outlined_in_its_table() -> None:
    cells = [(40.0, 100.0, 300.0, 120.0), (310.0, 100.0, 400.0, 120.0)]
    (crop,) = part_of_page(1, cells, cells[1:], [(600.0, 800.0)])
    assert crop.boxes == (cells[1],) and crop.view == (28.0, 88.0, 384.0, 44.0)


def test_a_doubt_about_a_page_shows_the_page() -> None:
    assert part_of_page(1, [], [], [(600.0, 800.0)])[0].view == (0.0, 0.0, 600.0, 800.0)
    assert part_of_page(None, [], [], [(600.0, 800.0)]) == part_of_page(2, [], [], [(600.0, 800.0)]) == ()
