"""PDF pages: words, kinds of pages, letters, and files that cannot be read."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pikepdf
import pytest

from extract.errors import DamagedFile, EmptyFile, EncryptedPdf, MissingFile, ReadError, UnknownType
from extract.model import Box, Grid, Page, PageKind, Paragraph, TextSource
from extract.model.geometry import turn_back, turn_upright
from extract.page_picture import draw_page
from extract.paged import read_pdf
from extract.pdf.frame import Frame
from extract.pdf.pages import read_pages
from normalize.notes import Code
from tests.samples.files import ROOT
from tests.samples.pdf import Sheet, write

REAL = ROOT.parent / "shared" / "real"


def page_of(tmp_path: Path, sheet: Sheet, **how: tuple[str, str]) -> Page:
    [page] = list(read_pages(write(tmp_path / "page.pdf", [sheet], **how)))
    return page


def words_of(page: Page) -> list[str]:
    return [word.text for word in page.words]


def test_words_have_places_sizes_and_styles(tmp_path: Path) -> None:
    page = page_of(tmp_path, Sheet().text(70, 100, "Sở Xây dựng", 12).text(70, 130, "Tổng", 14, bold=True))
    assert words_of(page) == ["Sở", "Xây", "dựng", "Tổng"]
    first, bold = page.words[0], page.words[3]
    assert (round(first.box.x0), round(first.box.top), first.size, first.bold) == (70, 100, 12.0, False)
    assert (bold.size, bold.bold) == (14.0, True)
    assert page.kind is PageKind.BORN_DIGITAL


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Tr\u0103n Hu\u031bng \u0110a\u0323o", ["Trăn", "Hưng", "Đạo"]),
        ("Ða da\u0323ng", ["Đa", "dạng"]),
        ("\uf0b7 Rà soát", ["•", "Rà", "soát"]),
        ("2017\u00adsau", ["2017sau"]),
    ],
    ids=["nfd", "look-alike", "private-use", "soft-hyphen"],
)
def test_letters_are_composed_and_known(tmp_path: Path, printed: str, words: list[str]) -> None:
    found = words_of(page_of(tmp_path, Sheet().text(70, 100, printed)))
    assert found == words
    assert all(unicodedata.is_normalized("NFC", word) for word in found)


def test_a_space_without_room_is_none_and_a_jump_is_one(tmp_path: Path) -> None:
    sheet = Sheet().text(70, 100, "ĐI").text(82, 100, "ỀU").text(120, 100, "5")
    assert words_of(page_of(tmp_path, sheet)) == ["ĐIỀU", "5"]


@pytest.mark.parametrize(
    ("base", "mark", "rise", "text"),
    [
        ("CO", "2", 3.0, "CO2"),
        ("km", "2", -4.0, "km2"),
        ("2030", "1", -4.0, "2030"),
    ],
    ids=["index", "unit", "note-mark"],
)
def test_raised_and_lowered_figures(tmp_path: Path, base: str, mark: str, rise: float, text: str) -> None:
    sheet = Sheet().text(70, 100, base, 12).text(70 + 6 * len(base), 104 + rise, mark, 7)
    [paragraph] = read_pdf(write(tmp_path / "page.pdf", [sheet])).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == text


TCVN3 = {
    "ờ": "ê", "ở": "ë", "ộ": "é", "ấ": "Ê", "ế": "Õ", "đ": "®", "ư": "\u2212", "ã": "\u2219", "à": "µ",
    "á": "¸", "ả": "¶", "ạ": "¹", "ệ": "Ö", "ô": "«", "ơ": "¬", "ó": "ã", "ổ": "æ", "ự": "ù", "ị": "Þ",
}  # fmt: skip


def test_tcvn3_is_decoded_and_its_capital_font_prints_capitals(tmp_path: Path) -> None:
    line = "Cộng tác với các hộ đã được giao đất, có kế hoạch đến từng xã"
    coded = "".join(TCVN3.get(c, c) for c in line)
    sheet = Sheet()
    for row in range(8):
        sheet.text(50, 100 + 20 * row, coded, 10)
    sheet.text(50, 300, "".join(TCVN3.get(c, c) for c in "kế hoạch"), 10, bold=True)
    page = page_of(tmp_path, sheet, fonts=(".VnTime", ".VnTimeH"))
    assert page.text_source is TextSource.LEGACY_ENCODING
    assert " ".join(words_of(page)[: len(line.split())]) == line
    assert words_of(page)[-2:] == ["KẾ", "HOẠCH"]
    assert [note.code for note in page.notes] == [Code.LEGACY_ENCODING]


def test_letters_without_unicode_value_are_reported(tmp_path: Path) -> None:
    few = page_of(tmp_path, Sheet().text(70, 100, "Kế hoạch hành động \x01 tăng trưởng xanh"))
    assert "\ufffd" in words_of(few)
    assert (few.kind, [n.code for n in few.notes]) == (PageKind.BORN_DIGITAL, [Code.TEXT_LAYER_WRONG])
    many = page_of(tmp_path, Sheet().text(70, 100, "\x01\x03\x04\x05 \x06\x07 Kế \x08\x0e"))
    assert many.kind is PageKind.WRONG_TEXT


def test_condensed_text_keeps_its_spaces(tmp_path: Path) -> None:
    assert words_of(page_of(tmp_path, Sheet().condensed(70, 100, "BỘ KHOA HỌC", -2.0))) == [
        "BỘ",
        "KHOA",
        "HỌC",
    ]


def test_white_letters_count_on_a_shade_only(tmp_path: Path) -> None:
    sheet = Sheet().white(70, 100, "ẩn").bar(60, 190, 200, 220, grey=0.3).white(70, 200, "STT")
    sheet.text(70, 300, "Trà").white(88, 300, "y]")
    assert words_of(page_of(tmp_path, sheet)) == ["STT", "Trà"]


def test_blank_page_is_recorded(tmp_path: Path) -> None:
    document = read_pdf(write(tmp_path / "page.pdf", [Sheet(), Sheet().text(70, 100, "Một")]))
    assert [p.kind for p in document.pages] == [PageKind.BLANK, PageKind.BORN_DIGITAL]
    assert document.n_pages == 2


def test_hash_and_name_are_kept(tmp_path: Path) -> None:
    document = read_pdf(write(tmp_path / "a.pdf", [Sheet().text(70, 100, "Một")]))
    assert (document.file_name, len(document.sha256), document.media_type) == ("a.pdf", 64, "application/pdf")


def broken(path: Path) -> Path:
    """A file whose cross-reference table lies, so that a reader must look for the objects itself."""
    data = path.read_bytes()
    at = data.rindex(b"startxref")
    path.write_bytes(data[:at] + b"startxref\n7\n%%EOF\n")
    return path


def test_damaged_file_is_repaired(tmp_path: Path) -> None:
    path = broken(write(tmp_path / "page.pdf", [Sheet().text(70, 100, "Vẫn đọc được")]))
    assert [b.text for b in read_pdf(path).blocks if isinstance(b, Paragraph)] == ["Vẫn đọc được"]


def encrypted(path: Path) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    return path


UNREADABLE: list[tuple[str, type[ReadError]]] = [
    ("missing", MissingFile),
    ("empty", EmptyFile),
    ("text", UnknownType),
    ("cut", DamagedFile),
    ("garbage", DamagedFile),
    ("locked", EncryptedPdf),
]


@pytest.mark.parametrize(("case", "expected"), UNREADABLE, ids=[case for case, _ in UNREADABLE])
def test_unreadable_files_have_names(tmp_path: Path, case: str, expected: type[ReadError]) -> None:
    path = tmp_path / "file.pdf"
    if case not in ("missing", "empty", "text", "garbage"):
        write(path, [Sheet().text(70, 100, "Một")] * 9)
    if case == "empty":
        path.write_bytes(b"")
    elif case == "text":
        path.write_text("Không phải PDF")
    elif case == "cut":
        path.write_bytes(path.read_bytes()[:3000])
    elif case == "garbage":
        path.write_bytes(b"%PDF-1.7\n" + b"\x00" * 500 + b"\nstartxref\n0\n%%EOF")
    elif case == "locked":
        encrypted(path)
    with pytest.raises(expected) as caught:
        read_pdf(path)
    assert caught.value.hint.endswith(".") and caught.value.exit_code > 0


def test_exit_codes_differ() -> None:
    codes = [error.exit_code for error in ReadError.__subclasses__()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
def test_turning_back_undoes_turning(direction: int) -> None:
    box = Box(10, 20, 110, 40)
    turned = turn_upright(box, 595, 842, direction)
    width, height = (842, 595) if direction in (90, 270) else (595, 842)
    assert turn_back(turned, width, height, direction) == box


@pytest.mark.parametrize(
    ("rotate", "expected"),
    [(0, (10, 812, 60, 822)), (90, (20, 10, 30, 60)), (180, (535, 20, 585, 30)), (270, (812, 535, 822, 585))],
)
def test_frame_follows_rotate(rotate: int, expected: tuple[float, float, float, float]) -> None:
    assert Frame(0, 0, 595, 842, rotate).on_page(10, 20, 60, 30) == expected


def test_page_set_sideways_and_turned_by_rotate_reads_upright(tmp_path: Path) -> None:
    """A landscape page as many programs write it: portrait paper, text upwards, /Rotate 90."""
    sheet = Sheet(rotate=90).text(100, 700, "Phụ lục", upward=True).text(130, 700, "Danh mục", upward=True)
    page = page_of(tmp_path, sheet)
    assert (page.width, page.height, page.turned) == (842, 595, 0)
    assert [(w.text, w.direction) for w in page.words] == [
        ("Phụ", 0), ("lục", 0), ("Danh", 0), ("mục", 0)
    ]  # fmt: skip
    first, below = page.words[0], page.words[2]
    assert first.box.x0 < page.words[1].box.x0
    assert first.box.bottom < below.box.top


def test_page_is_drawn(tmp_path: Path) -> None:
    sheet = Sheet().table((50, 150, 250), (100, 130, 160), (("A", "B"), ("C", "D")))
    out = tmp_path / "out" / "page.png"
    draw_page(write(tmp_path / "page.pdf", [sheet]), 1, out)
    assert out.read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ValueError, match="no page 2"):
        draw_page(tmp_path / "page.pdf", 2, out)


def real(folder: str, start: str) -> Path:
    """A real file, or a skip that names it."""
    found = sorted((REAL / folder).glob(f"{start}*.pdf")) if REAL.is_dir() else []
    if not found:
        pytest.skip(f"real document {folder}/{start}… is not here")
    return found[0]


@pytest.mark.parametrize(
    ("folder", "start", "kinds"),
    [
        ("bad_textlayer", "kiengiang-2017", {PageKind.WRONG_TEXT}),
        ("scanned", "bacgiang-2012-61", {PageKind.SCANNED}),
        ("scanned", "quyet-dinh-so-109", {PageKind.FRAMED_SCAN}),
    ],
)
def test_kinds_of_real_pages(folder: str, start: str, kinds: set[PageKind]) -> None:
    assert {page.kind for page in read_pages(real(folder, start))} == kinds


@pytest.mark.parametrize(
    ("start", "columns", "pages"),
    [
        ("quyet-dinh-so-844", 6, range(7, 16)),
        ("nghi-quyet-so-116", 5, range(9, 15)),
        ("nghi-quyet-so-175", 5, range(30, 36)),
    ],
)
def test_columns_of_real_tables(start: str, columns: int, pages: range) -> None:
    grids = [b for b in read_pdf(real("born_digital", start)).blocks if isinstance(b, Grid)]
    assert [(g.page, g.n_columns) for g in grids] == [(page, columns) for page in pages]
