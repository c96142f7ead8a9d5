"""camelot's finder on letters and lines that are read already, and which pages are parsed anew because of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from extract.grid.on_page import grids_on
from extract.model import Grid, Marks, Page, PageInfo, Rule, Word
from extract.pdf.pages import read_pages
from extract.second_reader import opinion as opinions
from extract.second_reader import rereading
from extract.second_reader.disagreement import OtherCell
from extract.second_reader.finder import found_cells
from extract.second_reader.readers import camelot_cells
from normalize.notes import Severity
from tests.samples.files import corpus_file
from tests.samples.pdf import Sheet, write

XS = (50.0, 90.0, 300.0, 420.0, 540.0)
YS = (100.0, 130.0, 170.0, 210.0)
ROWS = (
    ("STT", "Nội dung", "Chủ trì", "Thời gian"),
    ("1", "Rà soát\nquy hoạch", "Sở Xây dựng", "2026"),
    ("2", "Trồng cây", "Sở NN&PTNT", "2027"),
)


def pages_of(folder: Path, count: int = 1) -> tuple[Path, list[Page]]:
    path = write(folder / "page.pdf", [Sheet().table(XS, YS, ROWS) for _ in range(count)])
    return path, list(read_pages(path))


def marks_of(page: Page) -> Marks:
    assert page.marks is not None
    return page.marks


def letters(cells: Sequence[OtherCell]) -> list[str]:
    return sorted("".join(c.text.split()) for c in cells)


def test_the_cells_are_those_of_camelot(tmp_path: Path) -> None:
    path, [page] = pages_of(tmp_path)
    found, parsed = found_cells(marks_of(page)), camelot_cells(path, {1: page.height})[1]
    assert found is not None and letters(found) == letters(parsed) and len(found) == 12
    for cell in found:
        [same] = [c for c in parsed if "".join(c.text.split()) == cell.text]
        assert (cell.box.x0, cell.box.bottom) == (
            pytest.approx(same.box.x0, abs=1),
            pytest.approx(same.box.bottom, abs=1),
        )


def test_on_real_tables_too() -> None:
    path = corpus_file("cao-bang", ".pdf")
    pages = {p.number: p for p in read_pages(path) if p.marks is not None and grids_on(p)[0]}
    parsed = camelot_cells(path, {n: p.height for n, p in pages.items()})
    assert len(pages) >= 10
    for number, page in pages.items():
        found = found_cells(marks_of(page))
        assert found is not None and letters(found) == letters(parsed[number]), number


def test_a_page_without_lines_has_no_marks(tmp_path: Path) -> None:
    [page] = read_pages(write(tmp_path / "text.pdf", [Sheet().text(70, 100, "Không có bảng", 12)]))
    assert page.marks is None


def test_without_camelot_nothing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, [page] = pages_of(tmp_path)
    monkeypatch.setitem(sys.modules, "camelot.image_processing", None)
    assert found_cells(marks_of(page)) is None


def parsed_anew(
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
    pages: Sequence[Page],
    others: Mapping[int, list[OtherCell]] = {},
) -> tuple[list[int], list[Grid]]:
    """The pages that are parsed anew where our cells are made of these pages, and the grids with notes."""
    asked: list[int] = []

    def camelot(_: Path, heights: Mapping[int, float]) -> dict[int, list[OtherCell]]:
        asked.extend(heights)
        return {n: others.get(n) or found_cells(marks_of(pages[n - 1])) or [] for n in heights}

    monkeypatch.setattr(rereading, "camelot_cells", camelot)
    monkeypatch.setattr(rereading, "pdfplumber_cells", lambda *_: {})
    infos = [PageInfo(p.number, p.width, p.height, p.kind, p.text_source) for p in pages]
    blocks = [grid for page in pages for grid in grids_on(page)[0]]
    marks = {p.number: marks_of(p) for p in pages}
    read, _ = opinions.second_opinion(path, blocks, infos, marks)
    return asked, [b for b in read if isinstance(b, Grid)]


def test_of_pages_without_doubt_every_tenth_is_parsed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, pages = pages_of(tmp_path, 21)
    asked, grids = parsed_anew(monkeypatch, path, pages)
    assert asked == [1, 11, 21]
    assert [n for g in grids for c in g.cells for n in c.fragment.notes] == []


def test_the_page_with_the_fewest_letters_stands_for_its_ten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text beside the tables costs time as well; a page with next to no cells stands for none."""
    prose = "Ủy ban nhân dân tỉnh giao các sở thực hiện"
    rows, edges = (
        (*ROWS, ("3", "Thu gom", "Sở Y tế", "2028"), ("4", "Tái chế", "Sở Y tế", "2029")),
        (*YS, 250.0, 290.0),
    )
    sheets = [Sheet().table(XS, edges, rows).text(70, 700, prose, 12) for _ in range(8)]
    sheets[4] = Sheet().table(XS, edges, rows)
    sheets[6] = Sheet().table(XS, YS[:3], ROWS[:2])
    path = write(tmp_path / "prose.pdf", sheets)
    assert parsed_anew(monkeypatch, path, list(read_pages(path)))[0] == [5]


def _lost(page: Page) -> Page:
    return replace(page, words=tuple(w for w in page.words if w.text != "soát"))


def _misread(page: Page) -> Page:
    def other(word: Word) -> Word:
        return replace(word, text="2028") if word.text == "2027" else word

    return replace(page, words=tuple(map(other, page.words)))


def _unruled(page: Page) -> Page:
    def is_last_column(rule: Rule) -> bool:
        return not rule.horizontal and 415 < rule.box.x0 < 425

    return replace(page, rules=tuple(r for r in page.rules if not is_last_column(r)))


@pytest.mark.parametrize("spoilt", [_lost, _misread, _unruled])
def test_what_our_reader_makes_of_the_marks_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoilt: object
) -> None:
    """A word lost, a figure misread, a line not taken for a rule: the page is parsed anew and warned of."""
    path, pages = pages_of(tmp_path, 5)
    pages[2] = spoilt(pages[2])  # type: ignore[operator]
    asked, grids = parsed_anew(monkeypatch, path, pages)
    assert asked == [1, 3]
    warned = {
        g.page for g in grids for c in g.cells for n in c.fragment.notes if n.severity is Severity.WARNING
    }
    assert warned == {3}


def test_a_sampled_page_read_otherwise_brings_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the letters and lines do not show is of the file; it may be on any page."""
    path, pages = pages_of(tmp_path, 5)
    right = found_cells(marks_of(pages[0])) or []
    others = {n: [replace(c, text=c.text.replace("2026", "2020")) for c in right] for n in (1, 4)}
    asked, grids = parsed_anew(monkeypatch, path, pages, others)
    assert asked == [1, 2, 3, 4, 5]
    assert {g.page for g in grids for c in g.cells if c.fragment.notes} == {1, 4}


def test_signed_pages_are_sampled_more_often(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, pages = pages_of(tmp_path, 8)
    monkeypatch.setattr(opinions, "signs", lambda grid, *_: ("uneven_row",) if (grid.page or 0) >= 5 else ())
    assert parsed_anew(monkeypatch, path, pages)[0] == [1, 5, 8]


def test_doubtful_pages_that_are_too_many_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, pages = pages_of(tmp_path, 4)
    monkeypatch.setattr(opinions, "MOST_CELLS", 30)
    infos = [PageInfo(p.number, p.width, p.height, p.kind, p.text_source) for p in pages]
    blocks = [grid for page in map(_misread, pages) for grid in grids_on(page)[0]]
    _, [note] = opinions.second_opinion(path, blocks, infos, {p.number: marks_of(p) for p in pages})
    assert "Of 4 doubtful or sampled pages with tables 2 were read" in note.message
    assert note.message.endswith("gives others: 3, 4.")
