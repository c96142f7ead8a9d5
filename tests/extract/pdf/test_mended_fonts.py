"""Fonts that do not state what they print: told by words, by ink (here a reader that is told what it sees), or said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from extract.model import Document, Paragraph
from extract.paged import read_pdf
from extract.pdf.damage import damage_of
from extract.pdf.fonts import read_table, with_tables
from extract.pdf.mended_fonts import Grey, mended
from extract.pdf.pages import read_pages
from normalize.notes import Code, Severity
from tests.samples.old_letters import tcvn3, torn, vni
from tests.samples.pdf import Sheet, write

LINES = (
    "Ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện như sau:",
    "Sở Tài nguyên và Môi trường, phòng quản lý nghiệp vụ, nhiệm vụ",
    "Kinh phí 8.400 triệu đồng; hệ thống cấp nước đạt 98% diện tích",
    "Phê duyệt việc bảo vệ rừng, số 1234567890/KH-UBND, năm 2013",
)


def lying(folder: Path, lie: Callable[[str], str], lines: Sequence[str] = LINES) -> Path:
    """A PDF of the lines whose table says ``lie(letter)`` for each letter."""
    sheet = Sheet().lines(60, 80, lines)
    path = write(folder / "plan.pdf", [sheet])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        table = next(
            o.ToUnicode for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o
        )
        told = {code: lie(letter) for code, letter in read_table(table.read_bytes()).items()}
        ids = [o.objgen for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o]
    data = with_tables(path, dict.fromkeys(ids, told), dict.fromkeys(ids, 2))
    path.write_bytes(data)
    return path


def text_of(document: Document) -> str:
    return " ".join(b.text for b in document.blocks if isinstance(b, Paragraph))


def notes_of(document: Document) -> set[tuple[Code, Severity]]:
    pages = [note for page in document.pages for note in page.notes]
    return {(note.code, note.severity) for note in (*document.notes, *pages)}


@pytest.mark.parametrize("stated", ["\ufffd", "\x00", "\ue123", "ê"])
def test_a_letter_that_the_font_leaves_out_or_tells_wrong_is_told_by_its_words(
    tmp_path: Path, stated: str
) -> None:
    document = read_pdf(lying(tmp_path, lambda c: stated if c == "ệ" else c), twice=False)
    assert text_of(document).split() == " ".join(LINES).split()
    assert notes_of(document) == {(Code.TEXT_REPAIRED, Severity.INFO)}


def test_a_letter_that_no_word_tells_is_said(tmp_path: Path) -> None:
    document = read_pdf(
        lying(tmp_path, lambda c: "\ufffd" if c == "Z" else c, (*LINES, "Zx Zy")), twice=False
    )
    assert (Code.TEXT_LAYER_WRONG, Severity.WARNING) in notes_of(document)


def test_a_true_font_is_read_as_it_is(tmp_path: Path) -> None:
    path = lying(tmp_path, lambda c: c)
    assert damage_of(path).fonts == []
    assert notes_of(read_pdf(path, twice=False)) == set()


def test_two_glyphs_of_one_digit_are_said_where_their_ink_is_not_read(tmp_path: Path) -> None:
    document = read_pdf(lying(tmp_path, lambda c: "3" if c == "8" else c), twice=False)
    assert notes_of(document) == {(Code.TEXT_LAYER_WRONG, Severity.WARNING)}


def test_digits_are_read_as_their_ink_shows(tmp_path: Path) -> None:
    path = lying(tmp_path, lambda c: "3" if c == "8" else c)
    printed = {code: "8" if digit != "3" else "3" for code, digit in _doubled(path)}
    order = iter([printed[code] for code, _ in _doubled(path)] * 2)

    def reader(pictures: Sequence[Grey]) -> list[str | None]:
        assert all(picture.dtype == np.uint8 for picture in pictures)
        return [next(order) for _ in pictures]

    found = mended(path, damage_of(path).fonts, reader)
    assert {note.code for note in found.notes} <= {Code.TEXT_REPAIRED}


def _doubled(path: Path) -> list[tuple[int, str]]:
    font = damage_of(path).fonts[0]
    return [(code, font.letters[code]) for code in font.digits]


@pytest.mark.parametrize("encode", [tcvn3, vni])
def test_a_part_of_a_page_in_an_old_encoding_is_read(tmp_path: Path, encode: Callable[[str], str]) -> None:
    """One font for all: only the letters tell which lines are old."""
    sheet = Sheet().lines(60, 80, [*LINES, *map(encode, LINES)])
    [page] = read_pages(write(tmp_path / "part.pdf", [sheet]))
    assert " ".join(w.text for w in page.words).casefold().split() == " ".join(LINES * 2).casefold().split()


def test_words_that_are_drawn_in_pieces_are_put_together(tmp_path: Path) -> None:
    sheet = Sheet().lines(60, 80, list(map(torn, LINES)), 10)
    [page] = read_pages(write(tmp_path / "torn.pdf", [sheet]))
    assert " ".join(w.text for w in page.words).split() == " ".join(LINES).split()
    assert [note.code for note in page.notes] == [Code.TEXT_REPAIRED]
