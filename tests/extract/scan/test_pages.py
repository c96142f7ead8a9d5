"""Scans: pages of the corpus and of small pictures made here, read with Tesseract; skipped by name without it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")
pytest.importorskip("tesserocr", reason="tesserocr is not installed (extra scan)")

import cv2
import numpy as np

from bench.scan.harm import as_pdf
from extract.errors import ToolMissing
from extract.grid.on_page import grids_on
from extract.ink.picture import Grey, Picture, rendered, sideways_of, skew_of, straightened, turned_upright
from extract.ink.pieces import pieces_of
from extract.model import Page, PageKind, TextSource, Word
from extract.model.geometry import askew_again, turn_back
from extract.paged import _with_scans, read_pdf
from extract.pdf.pages import read_pages
from extract.scan.effort import ScanEffort
from extract.scan.language_data import OcrMissing, tessdata
from extract.scan.pages import ScanSettings, ocr_page, read_scans
from extract.scan.tesseract import _direction_of
from normalize.notes import Code
from tests.samples.files import CORPUS, shared_file

PLAN = CORPUS / "cao-bang-2018" / "cao-bang-337-qd-ubnd-2018.pdf"
SCAN = CORPUS / "cao-bang-2018" / "cao-bang-337-qd-ubnd-2018-scan.pdf"
TABLE_PAGE = 19
PROSE_PAGE = 17
QUIET = ScanSettings(workers=1, keep=False)


def _without_tesseract() -> str:
    try:
        tessdata(None)
    except OcrMissing as missing:
        return str(missing)
    return ""


needs_tesseract = pytest.mark.skipif(bool(_without_tesseract()), reason=_without_tesseract() or "present")


def true_page(number: int) -> Page:
    """The born-digital page of which the scan is a picture."""
    return next(p for p in read_pages(PLAN) if p.number == number)


@pytest.fixture(scope="module")
def table_page() -> Page:
    return ocr_page(SCAN, TABLE_PAGE, QUIET)


@needs_tesseract
class TestTablePage:
    """A scanned table, askew and speckled, against the page it was made from."""

    def test_the_grid_is_that_of_the_print(self, table_page: Page) -> None:
        [grid], _ = grids_on(table_page)
        [true], _ = grids_on(true_page(TABLE_PAGE))
        assert (grid.n_rows, grid.n_columns) == (true.n_rows, true.n_columns)

    def test_every_number_is_right_or_doubted(self, table_page: Page) -> None:
        [grid], _ = grids_on(table_page)
        [true], _ = grids_on(true_page(TABLE_PAGE))
        printed = {(c.row, c.column): c.text for c in true.cells}
        numbers = [c for c in grid.cells if printed[c.row, c.column].replace(",", "").isdigit()]
        assert len(numbers) > 20
        wrong = [c for c in numbers if c.text != printed[c.row, c.column]]
        assert not [c.text for c in wrong if c.fragment.confidence >= 0.8 and not c.fragment.notes]
        assert len(wrong) <= len(numbers) * 0.03

    def test_no_cell_is_invented(self, table_page: Page) -> None:
        [grid], _ = grids_on(table_page)
        [true], _ = grids_on(true_page(TABLE_PAGE))
        empty = {(c.row, c.column) for c in true.cells if not c.text}
        assert [c.text for c in grid.cells if (c.row, c.column) in empty and c.text] == []

    def test_a_changed_figure_holds_both_readings(self, table_page: Page) -> None:
        notes = [w.note for w in table_page.words if w.note and w.note.code is Code.NUMBER_AMBIGUOUS]
        assert all(n.found and n.expected and n.found != n.expected for n in notes if n.severity == "info")

    def test_boxes_lead_back_to_the_ink(self, table_page: Page) -> None:
        grey = rendered(SCAN, TABLE_PAGE, 200).grey
        scale = grey.shape[1] / table_page.width
        words = [w for w in table_page.words if len(w.text) > 3]
        inked = sum(_has_ink(grey, table_page, w, scale) for w in words)
        assert len(words) > 50
        assert inked >= 0.98 * len(words)


def _has_ink(grey: Grey, page: Page, word: Word, scale: float) -> bool:
    box = turn_back(
        askew_again(word.box, page.width, page.height, page.skew), page.width, page.height, page.turned
    )
    x0, y0, x1, y1 = (round(v * scale) for v in (box.x0, box.top, box.x1, box.bottom))
    return float((grey[y0:y1, x0:x1] < 128).mean()) > 0.05


@needs_tesseract
@pytest.mark.parametrize("direction", [90, 270], ids=["reads-upwards", "reads-downwards"])
def test_a_sideways_table_is_turned(tmp_path: Path, direction: int) -> None:
    upright = rendered(SCAN, TABLE_PAGE, 200)
    sideways = np.ascontiguousarray(np.rot90(upright.grey, direction // 90))
    page = ocr_page(as_pdf(tmp_path / "side.pdf", sideways, 200), 1, QUIET)
    assert page.turned == direction
    [grid], _ = grids_on(page)
    [true], _ = grids_on(true_page(TABLE_PAGE))
    assert (grid.n_rows, grid.n_columns) == (true.n_rows, true.n_columns)


@needs_tesseract
def test_a_page_on_its_head_is_turned(tmp_path: Path) -> None:
    upright = rendered(SCAN, PROSE_PAGE, 200)
    flipped = np.ascontiguousarray(np.rot90(upright.grey, 2))
    page = ocr_page(as_pdf(tmp_path / "head.pdf", flipped, 200), 1, QUIET)
    assert page.turned == 180
    assert "nhân" in {w.text for w in page.words}


@pytest.mark.parametrize("degrees", [-2.5, -0.4, 0.0, 1.3, 3.0])
def test_skew_is_measured(degrees: float) -> None:
    straight = straightened(rendered(SCAN, PROSE_PAGE, 200), 200)
    centre = (straight.width / 2, straight.height / 2)
    turn = cv2.getRotationMatrix2D(centre, degrees, 1.0)
    askew = cv2.warpAffine(straight.grey, turn, (straight.width, straight.height), borderValue=255)
    assert skew_of(Picture(np.asarray(askew, dtype=np.uint8), 200)) == pytest.approx(-degrees, abs=0.15)


def test_direction_of_lines_is_told() -> None:
    page = rendered(SCAN, TABLE_PAGE, 200)
    assert not sideways_of(page)
    assert sideways_of(turned_upright(page, 90))


@needs_tesseract
class TestWholeFile:
    """Scans among the other pages of a file, the cache, and what is said where Tesseract is missing."""

    def test_results_are_kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = replace(QUIET, keep=True, cache=tmp_path)
        first = ocr_page(SCAN, PROSE_PAGE, settings)
        monkeypatch.setattr("extract.scan.pages.read_picture", lambda *_: pytest.fail("read again"))
        kept = ocr_page(SCAN, PROSE_PAGE, settings)
        assert kept == first

    @pytest.mark.parametrize("other", ["libraries", "engine_version", "known_by", "_dots"])
    def test_another_library_engine_or_language_data_reads_anew(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: str
    ) -> None:
        read: list[int] = []

        def blank(_: Picture, number: int, *__: object) -> Page:
            read.append(number)
            return Page(number, 595, 842, (), ())

        monkeypatch.setattr("extract.scan.pages.read_picture", blank)
        settings = replace(QUIET, keep=True, cache=tmp_path, dpi=72, effort=ScanEffort.FAST)
        ocr_page(SCAN, PROSE_PAGE, settings)
        ocr_page(SCAN, PROSE_PAGE, settings)
        assert read == [PROSE_PAGE]
        monkeypatch.setattr(f"extract.scan.pages.{other}", lambda *_: ("another",))
        ocr_page(SCAN, PROSE_PAGE, settings)
        assert read == [PROSE_PAGE, PROSE_PAGE]

    def test_a_damaged_kept_file_is_read_anew(self, tmp_path: Path) -> None:
        settings = replace(QUIET, keep=True, cache=tmp_path)
        first = ocr_page(SCAN, PROSE_PAGE, settings)
        [kept] = (p for p in tmp_path.rglob("*") if p.is_file())
        kept.write_bytes(b"broken")
        assert len(ocr_page(SCAN, PROSE_PAGE, settings).words) == len(first.words)

    def test_progress_is_told(self) -> None:
        told: list[tuple[int, int]] = []
        pages = [Page(PROSE_PAGE, 595, 842, (), (), kind=PageKind.SCANNED)]
        settings = replace(QUIET, progress=lambda done, of: told.append((done, of)))
        [read] = read_scans(SCAN, pages, settings)
        assert told == [(1, 1)]
        assert (read.kind, read.text_source) == (PageKind.SCANNED, TextSource.OCR)

    def test_a_page_is_passed_on_and_told_before_the_next_is_read(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read: list[int] = []
        told: list[tuple[int, int]] = []

        def blank(_: Path, number: int, *__: object) -> Page:
            read.append(number)
            return Page(number, 595, 842, (), ())

        monkeypatch.setattr("extract.scan.pages.ocr_page", blank)
        kinds = (PageKind.BORN_DIGITAL, *[PageKind.SCANNED] * 3, PageKind.BORN_DIGITAL, PageKind.SCANNED)
        pages = [Page(n, 595, 842, (), (), kind=kind) for n, kind in enumerate(kinds, 1)]
        settings = replace(QUIET, progress=lambda done, of: told.append((done, of)))
        passed = _with_scans(SCAN, iter(pages), settings)
        assert [next(passed).number, next(passed).number] == [1, 2]
        assert (read, told) == ([2], [(1, 4)])
        assert [(p.number, p.kind) for p in passed] == list(enumerate(kinds, 1))[2:]
        assert (read, told[-1]) == ([2, 3, 4, 6], (4, 4))

    def test_a_frame_round_a_scan_is_kept(self) -> None:
        path = shared_file("real/scanned/quyet-dinh-so-109-qd-btc-468842.pdf")
        page = next(p for p in read_pages(path) if p.number == 5)
        assert page.kind is PageKind.FRAMED_SCAN
        [read] = read_scans(path, [page], QUIET)
        assert read.words[: len(page.words)] == page.words
        assert len(read.words) > len(page.words) + 20


def test_without_data_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.scan.language_data._FOLDERS", ())
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    grey = np.full((600, 400), 255, np.uint8)
    grey[100:120, 50:300] = 0
    document = read_pdf(as_pdf(tmp_path / "scan.pdf", grey, 72), replace(QUIET, tessdata=tmp_path))
    [page] = document.pages
    [note] = page.notes
    assert note.code is Code.PAGE_FAILED
    for line in ("apt install", "brew install", "winget install"):
        assert line in note.message


def test_missing_data_is_a_named_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.scan.language_data._FOLDERS", ())
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    with pytest.raises(ToolMissing) as missing:
        tessdata(tmp_path)
    assert "vie.traineddata" in str(missing.value)
    assert "tesseract-ocr-vie" in missing.value.hint


def test_a_line_runs_the_way_of_its_base_line() -> None:
    """The running head of a portrait sheet whose table was turned upright runs down or up."""
    assert _direction_of(((10, 50), (200, 52))) == 0
    assert _direction_of(((50, 10), (51, 200))) == 270
    assert _direction_of(((50, 200), (51, 10))) == 90


def test_pieces_are_those_of_the_plain_way() -> None:
    """OpenCV's quick way of measuring pieces of ink gives what the plain one gives."""
    rng = np.random.default_rng(5)
    for height, width in ((1, 1), (1, 40), (37, 1), (64, 91), (203, 150)):
        ink = np.asarray(rng.random((height, width)) < 0.3, dtype=np.uint8) * 255
        _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
        found = pieces_of(ink)
        assert sorted(found.stats[1:].tolist()) == sorted(stats[1:].tolist())
        assert ((found.labels > 0) == (labels > 0)).all()
