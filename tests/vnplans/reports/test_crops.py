"""Crops: a row shows its piece of the page where the file is at hand, its page and text where it is not."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from extract.model import Box
from schema.contract.records import DocumentRecords, ProvenanceRecord
from schema.database.opening import open_database
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from vnplans.reports import crops
from vnplans.reports.material import Options
from vnplans.reports.write import write_report

TASK = "cao-bang-337-qd-ubnd-2018:t1:A:1"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """One white page of 300 × 200 points with a blue field at 50, 40."""
    page = Image.new("RGB", (300, 200), "white")
    page.paste((0, 0, 255), (50, 40, 150, 60))
    path = tmp_path / "files" / "any name.pdf"
    path.parent.mkdir()
    page.save(path, "PDF", resolution=72.0)
    return path


def plan(pdf: Path, page: int = 1) -> DocumentRecords:
    place = ProvenanceRecord(
        record_table="tasks", record_id=TASK, field="title", page=page, x0=50, top=40, x1=150, bottom=60
    )
    sha = hashlib.sha256(pdf.read_bytes()).hexdigest()
    return replace(cao_bang(sha256=sha), provenance=(place,))


def report(plan: DocumentRecords, tmp_path: Path, files: Path | None) -> html.HtmlElement:
    path = str(tmp_path / "plans.sqlite")
    engine = open_database(path)
    store(engine, plan, AGENCIES)
    engine.dispose()
    out = write_report((), path, tmp_path / "report.html", Options("en", files))
    return html.fromstring(out.read_text("utf-8"))


def test_a_row_shows_the_piece_of_its_page(pdf: Path, tmp_path: Path) -> None:
    root = report(plan(pdf), tmp_path, pdf.parent)
    (shown,) = root.findall(".//img")
    assert TASK in shown.get("alt")
    assert "page 1" in shown.get("alt")
    image = Image.open(io.BytesIO(base64.b64decode(shown.get("src").partition(",")[2]))).convert("RGB")
    assert image.size == (int(shown.get("width")), int(shown.get("height")))
    red, green, blue = image.getpixel((image.width // 2, image.height // 2))
    assert blue > 200
    assert max(red, green) < 80
    row = root.get_element_by_id(f"r-{TASK}")
    assert row.getnext().find(".//img") is shown


def test_without_the_file_page_and_text_stand_and_the_caveat_says_so(pdf: Path, tmp_path: Path) -> None:
    made = plan(pdf)
    pdf.unlink()
    root = report(made, tmp_path, pdf.parent)
    assert not root.findall(".//img")
    assert "p.\u00a02" in root.get_element_by_id(f"r-{TASK}").text_content()
    assert "The file of Cao Bằng was not at hand" in root.find(".//section[@id='overview']").text_content()


def test_a_page_that_is_not_there_is_told(pdf: Path, tmp_path: Path) -> None:
    root = report(plan(pdf, page=7), tmp_path, pdf)
    assert "could not be drawn: Cao Bằng: 7" in root.find(".//section[@id='overview']").text_content()


def test_no_more_bytes_than_allowed(pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crops, "MOST_BYTES", 10)
    root = report(plan(pdf), tmp_path, pdf)
    assert not root.findall(".//img")
    assert "1 crops are left out" in root.find(".//section[@id='overview']").text_content()


def test_a_box_off_the_page_gives_no_crop() -> None:
    page = Image.new("RGB", (100, 100), "white")
    assert crops.cut(page, 1, [Box(500, 500, 600, 600)]) is None
    assert crops.cut(page, 1, []) is None
    found = crops.cut(page, 1, [Box(10, 10, 20, 20), Box(30, 10, 60, 20)])
    assert found is not None
    assert found.width > found.height
