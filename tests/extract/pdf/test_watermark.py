"""Text laid over the text of a page falls into no cell and is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.grid.on_page import grids_on
from extract.model import Page
from extract.pdf.pages import read_pages
from tests.samples.pdf import Sheet, write

ROWS = [
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì"],
    ["1", "Trồng rừng", "Sở Nông nghiệp"],
    ["2", "Trồng cây", "Sở Y tế"],
]


def page_with(tmp_path: Path, sheet: Sheet) -> Page:
    sheet.table([50, 90, 300, 500], [100, 125, 150, 175], ROWS)
    [page] = read_pages(write(tmp_path / "page.pdf", [sheet]))
    return page


def large(sheet: Sheet) -> None:
    sheet.text(120, 110, "BẢN SAO", 60)


def slanting(sheet: Sheet) -> None:
    sheet.raw("q 0.7 0.7 -0.7 0.7 100 600 cm")
    sheet.text(60, 842 - 40, "DỰ THẢO", 10)
    sheet.raw("Q")


def faint(sheet: Sheet) -> None:
    sheet.raw("0.8 g")
    sheet.text(95, 127, "MẬT MẬT MẬT MẬT", 14)
    sheet.raw("0 g")


@pytest.mark.parametrize("draw", [large, slanting, faint], ids=lambda draw: draw.__name__)
def test_a_watermark_is_in_no_cell(draw: object, tmp_path: Path) -> None:
    sheet = Sheet()
    draw(sheet)  # type: ignore[operator]
    page = page_with(tmp_path, sheet)
    [[grid], outside] = grids_on(page)
    assert [c.text for c in grid.cells] == [text for row in ROWS for text in row]
    assert not outside
    assert [s.known for s in page.sightings] == [True]


def test_a_large_title_is_none(tmp_path: Path) -> None:
    page = page_with(tmp_path, Sheet().text(60, 40, "KẾ HOẠCH HÀNH ĐỘNG", 24))
    assert "KẾ" in {w.text for w in page.words}
    assert not page.sightings
