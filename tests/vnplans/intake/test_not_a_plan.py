"""What is no plan is refused by name, read by OCR or not; what waits for OCR is kept and says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.errors import NotAPlan
from schema.contract.records import DocumentRecords
from vnplans.intake.one_file import read_file
from vnplans.settings import HeadOptions, ReadSettings

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")
pytest.importorskip("tesserocr", reason="tesserocr is not installed (extra scan)")

import extract.scan.pages
from extract.scan.language_data import OcrMissing
from tests.extract.scan.test_pages import needs_tesseract

INVOICE = (
    ("Item", "Description", "Quantity", "Amount"),
    ("1", "Printer paper, white", "20", "145.00"),
    ("2", "Toner cartridge", "3", "210.50"),
    ("3", "Delivery and handling", "1", "18.00"),
)
EMPTY_PAGE: tuple[tuple[str, ...], ...] = ()


def picture(path: Path, rows: tuple[tuple[str, ...], ...], *, ruled: bool = True) -> Path:
    """A page of pixels: a letterhead in English and a table, as a scanner saves it."""
    page = Image.new("L", (1240, 1754), 255 if rows else 90)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=32)
    if rows:
        draw.text((120, 100), "INVOICE No. 2024/118", fill=0, font=font)
        draw.text((120, 160), "Northern Office Supplies Ltd, date of issue 12 March 2024", fill=0, font=font)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            left, top = 120 + 250 * column, 300 + 70 * row
            if ruled:
                draw.rectangle((left, top, left + 250, top + 70), outline=0, width=3)
            draw.text((left + 10, top + 15), text, fill=0, font=font)
    page.save(path, resolution=150)
    return path


def read(path: Path, head: HeadOptions | None = None) -> DocumentRecords:
    return read_file(path, ReadSettings(scan_workers=1, head=head or HeadOptions()))


def without_tesseract(*_: object) -> Path:
    raise OcrMissing("no Tesseract data for Vietnamese")


@needs_tesseract
@pytest.mark.parametrize("rows", [INVOICE, INVOICE[:1], EMPTY_PAGE], ids=["invoice", "one-row", "dark-page"])
def test_a_picture_that_was_read_and_holds_no_plan(rows: tuple[tuple[str, ...], ...], tmp_path: Path) -> None:
    with pytest.raises(NotAPlan, match="1 of 1"):
        read(picture(tmp_path / "invoice.pdf", rows))


@needs_tesseract
def test_the_message_says_what_was_looked_for_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotAPlan, match=r"number .*legal basis.*task.*indicator.*table in Vietnamese") as told:
        read(picture(tmp_path / "invoice.pdf", INVOICE))
    assert "--number" in told.value.hint


@needs_tesseract
def test_a_stated_number_keeps_it(tmp_path: Path) -> None:
    records = read(picture(tmp_path / "plan.pdf", INVOICE), HeadOptions(number="12/KH-UBND"))
    assert (records.document.number, records.document.status) == ("12/KH-UBND", "ok")


def test_without_tesseract_a_picture_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.scan.pages, "tessdata", without_tesseract)
    records = read(picture(tmp_path / "invoice.pdf", INVOICE))
    assert records.document.status == "needs_ocr"
    assert any("Install Tesseract" in f.message for f in records.findings)


TABLES = {
    "english": "| No | Task | Lead agency | Deadline |\n|---|---|---|---|\n| 1 | Plant trees | Forest office | 2026 |\n| 2 | Water them | Parks | 2027 |",
    "french": "| N° | Activité | Responsable | Échéance |\n|---|---|---|---|\n| 1 | Plantation des forêts protégées | Préfecture | été 2026 |\n| 2 | Évaluation | Région | 2027 |",
    "chinese": "| 序号 | 任务 | 负责单位 | 完成时间 |\n|---|---|---|---|\n| 1 | 制定造林工作计划 | 农业农村局 | 2026 |\n| 2 | 植树 | 林业局 | 2027 |",
    "russian": "| № | Мероприятие | Исполнитель | Срок |\n|---|---|---|---|\n| 1 | Посадка леса | Министерство | 2026 |\n| 2 | Полив | Управление | 2027 |",
    "greek": "| Α/Α | Δράση | Φορέας | Προθεσμία |\n|---|---|---|---|\n| 1 | Αναδάσωση | Υπουργείο | 2026 |\n| 2 | Πότισμα | Δήμος | 2027 |",
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_a_table_in_another_language_is_no_plan(table: str, tmp_path: Path) -> None:
    path = tmp_path / "table.md"
    path.write_text(f"# 2026\n\n{table}\n", encoding="utf-8")
    with pytest.raises(NotAPlan):
        read(path)


@pytest.mark.parametrize(
    ("place", "kept"), [("Số: ##6 /KH-UBND", True), ("Số:", False)], ids=["unreadable-number", "form-field"]
)
def test_a_head_whose_number_cannot_be_read_is_a_plans(place: str, kept: bool, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(f"BỘ CÔNG AN\n\n{place}\n\nTrao đổi công việc hằng ngày.\n", encoding="utf-8")
    if kept:
        assert read(path).document.number is None
    else:
        with pytest.raises(NotAPlan):
            read(path)


def test_an_appendix_in_vietnamese_alone_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "table.md"
    path.write_text(
        "# PHỤ LỤC\n\n| TT | Tuyến đường | Chiều dài (km) |\n|---|---|---|\n| 1 | Đường tỉnh 204 | 12,5 |\n",
        encoding="utf-8",
    )
    assert read(path).tables
