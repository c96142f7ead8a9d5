"""Lists as files: what the page shows, as numbers and texts, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import html
import io
import re
from decimal import Decimal

import openpyxl
import pytest

from tests.samples.review_server import Answer, Visitor
from tests.samples.reviewed_plans import PDF_ID
from vnplans.listing import Listing
from vnplans.listing_files import file_of


def rows_in(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline="")))


def test_rows_are_filtered_and_sorted_as_on_the_page(looker: Visitor) -> None:
    answer = looker.get(f"/d/{PDF_ID}/rows.csv?tab=tasks&find=tram+y+te&sort=-budget_vnd")
    rows = rows_in(answer)
    assert answer.headers["content-disposition"] == f'attachment; filename="{PDF_ID}-tasks.csv"'
    assert len(rows) == 29 and rows[0]["title"] == "Nâng cấp trạm y tế số 30"
    assert rows[0]["budget_vnd"] == "30500000000"


def test_a_workbook_holds_numbers(looker: Visitor) -> None:
    answer = looker.get(f"/d/{PDF_ID}/rows.xlsx?tab=tasks")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.body)).active
    assert sheet is not None
    head = [c.value for c in sheet[1]]
    assert sheet.cell(2, 1 + head.index("budget_vnd")).value == 1_500_000_000
    assert sheet.cell(2, 1 + head.index("title")).value == "Nâng cấp trạm y tế số 1"
    assert sheet.max_row == 31


def test_documents_and_findings_are_files_too(looker: Visitor) -> None:
    assert len(rows_in(looker.get("/documents.csv"))) == 2
    assert len(rows_in(looker.get(f"/findings.csv?document={PDF_ID}"))) == 21
    assert len(rows_in(looker.get("/findings.csv?severity=error"))) == 0


@pytest.mark.parametrize(
    "path", ["/documents.exe", "/findings.html", f"/d/{PDF_ID}/rows.pdf", "/d/x/rows.csv"]
)
def test_no_other_files(looker: Visitor, path: str) -> None:
    assert looker.get(path).status == 404


ODD = Listing(
    ("title", "low"), (("=1+1", Decimal("1.50")), ("- Trồng rừng", None), ("<a>&", 12345678901234567890))
)


def test_a_formula_is_a_text() -> None:
    assert file_of(ODD, "csv").decode("utf-8-sig").splitlines()[1:3] == ["'=1+1,1.5", "'- Trồng rừng,"]
    sheet = openpyxl.load_workbook(io.BytesIO(file_of(ODD, "xlsx"))).active
    assert sheet is not None
    assert [c.value for c in sheet["A"]] == ["title", "=1+1", "- Trồng rừng", "<a>&"]
    assert sheet["A2"].data_type == "s" or sheet["A2"].data_type == "inlineStr"
    assert (sheet["B2"].value, sheet["B4"].value) == (1.5, "12345678901234567890")


def test_the_guard_is_stated_on_the_page_and_can_be_left_out(looker: Visitor) -> None:
    assert file_of(ODD, "csv", guard=False).decode("utf-8-sig").splitlines()[1:3] == [
        "=1+1,1.5",
        "- Trồng rừng,",
    ]
    assert file_of(ODD, "xlsx", guard=False) == file_of(ODD, "xlsx")
    for path in ("/", f"/d/{PDF_ID}?tab=tasks", "/findings"):
        text = looker.get(path, **{"Accept-Language": "en"}).text
        assert "have an apostrophe before them" in text, path
        links = re.findall(r'href="([^"]+guard=no)"', text)
        assert links, path
        assert all(looker.get(html.unescape(link)).status == 200 for link in links)


def test_a_listing_of_nothing_has_its_columns() -> None:
    assert file_of(Listing(("a", "b"), ()), "csv").decode("utf-8-sig") == "a,b\r\n"
    assert openpyxl.load_workbook(io.BytesIO(file_of(Listing(("a",), ()), "xlsx"))).active is not None
