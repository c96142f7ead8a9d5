"""Second readers: where other readers' cells are not ours, what becomes of it, and which grids look doubtful."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from extract.model import Box, Fragment, Grid, GridCell, PageInfo, PageKind, Place, TextSource
from extract.paged import read_pdf
from extract.second_reader import opinion as opinions
from extract.second_reader import rereading
from extract.second_reader.disagreement import (
    Disagreement,
    OtherCell,
    disagreements,
    doubts,
    has_opinion,
    with_notes,
)
from extract.second_reader.readers import camelot_cells, pdfplumber_cells
from extract.second_reader.signs_of_doubt import signs
from normalize.notes import Code, Severity
from schema.assemble import build_records
from tests.samples.files import corpus_file
from tests.samples.pdf import Sheet, write

XS = (50.0, 90.0, 300.0, 420.0, 540.0)
YS = (100.0, 130.0, 170.0, 210.0)
ROWS = (
    ("STT", "Nội dung", "Chủ trì", "Thời gian"),
    ("1", "Rà soát\nquy hoạch", "Sở Xây dựng", "2026"),
    ("2", "Trồng cây", "Sở NN&PTNT", "2027"),
)


def cell(row: int, column: int, text: str, spans: tuple[int, int] = (1, 1)) -> GridCell:
    """A cell whose text stands 3 points inside a field of 100 × 20 points."""
    field = Box(100.0 * column, 20.0 * row, 100.0 * (column + spans[1]), 20.0 * (row + spans[0]))
    printed = Box(field.x0 + 3, field.top + 3, field.x0 + 3 + 5 * len(text), field.bottom - 3)
    fragment = Fragment(text, Place(1, printed if text else field))
    return GridCell(row, column, *spans, text, fragment, tuple(text.split("\n")))


def grid(rows: list[list[str]], **changes: object) -> Grid:
    width = max(map(len, rows))
    cells = tuple(cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    edges = tuple(100.0 * c for c in range(width + 1))
    place = Place(1, Box(0, 0, 100.0 * width, 20.0 * len(rows)))
    made = Grid(1, place, len(rows), width, cells, edges, method="rules")
    return replace(made, **changes)  # type: ignore[arg-type]


OURS = grid([["1", "Rà soát", "Sở Y tế"], ["2", "Trồng cây", ""]])


def field(row: int, column: int, text: str, wide: int = 1, high: int = 1) -> OtherCell:
    return OtherCell(Box(100.0 * column, 20.0 * row, 100.0 * (column + wide), 20.0 * (row + high)), text)


SAME = [field(0, 0, "1"), field(0, 1, "Rà soát"), field(0, 2, "Sở Y tế"), field(1, 0, "2"), field(1, 1, "Trồng cây")]  # fmt: skip


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param(SAME, [], id="the same cells"),
        pytest.param([], [], id="no opinion"),
        pytest.param([*SAME, field(9, 9, "Nơi nhận")], [], id="a cell elsewhere on the page"),
        pytest.param([field(0, 0, "1\n2", high=2), *SAME[1:3], SAME[4]], [("merged", (0, 3))], id="rows merged"),
        pytest.param([*SAME[:1], field(0, 1, "Rà soát Sở Y tế", wide=2), *SAME[3:]], [("merged", (1, 2))], id="columns merged"),
        pytest.param(
            [*SAME[:1], OtherCell(Box(100, 0, 118, 20), "Rà"), OtherCell(Box(118, 0, 200, 20), "soát"), *SAME[2:]],
            [("split", (1,))],
            id="a cell split",
        ),
        pytest.param([*SAME[:2], field(0, 2, "Sở Y tê"), *SAME[3:]], [("text", (2,))], id="another letter"),
        pytest.param([*SAME[:2], field(0, 2, "Sở  Y\ntế"), *SAME[3:]], [], id="other spaces"),
        pytest.param([*SAME[:2], field(0, 2, "tế Y Sở"), *SAME[3:]], [], id="another order, as on a turned page"),
        pytest.param([*SAME, field(1, 2, "2026")], [("lost", (4,))], id="text in our empty cell"),
        pytest.param([*SAME[:4], field(1, 1, "Trồng cây 2026")], [("text", (4,))], id="a word more"),
    ],
)  # fmt: skip
def test_disagreements(others: list[OtherCell], expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(d.kind, d.ours) for d in disagreements(OURS, others)] == expected


def test_letters_can_be_left_out() -> None:
    """Where letters were decoded from a legacy font, the others read other ones."""
    others = [*SAME[:2], field(0, 2, "Së Y tÕ"), *SAME[3:]]
    assert disagreements(OURS, others, letters=False) == ()
    assert disagreements(OURS, others)


def test_phantom_column_is_no_disagreement() -> None:
    narrow = OtherCell(Box(96, 0, 100, 20), " ")
    assert not disagreements(OURS, [*SAME, narrow])
    assert not has_opinion(OURS, [narrow])


def test_note_on_the_cell() -> None:
    found = disagreements(OURS, [*SAME[:2], field(0, 2, "Sở Y tê"), *SAME[3:]])
    noted = with_notes(OURS, doubts(found, "camelot"))
    notes = {c.text: c.fragment.notes for c in noted.cells if c.fragment.notes}
    assert list(notes) == ["Sở Y tế"]
    (note,) = notes["Sở Y tế"]
    assert (note.code, note.severity, note.found) == (Code.READERS_DISAGREE, Severity.WARNING, "Sở Y tê")


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param(grid([["STT", "Nội dung"], ["1", "a"], ["2", "b"]]), (), id="nothing"),
        pytest.param(grid([["1", "a"], ["2", "b"]], confidence=0.7), ("rules_missing",), id="rules missing"),
        pytest.param(grid([["1", "a"], ["3", "b"]]), ("numbering_broken",), id="gap"),
        pytest.param(grid([["1", "a"], ["1", "b"], ["2", "c"]]), (), id="begins anew at 1"),
        pytest.param(grid([["1.2", "a"], ["2", "b"], ["2.1", "c"]]), (), id="levels"),
        pytest.param(grid([["1\n2", "a b"], ["3", "c"]]), ("two_numbers_in_cell",), id="two numbers"),
        pytest.param(grid([["1", "a very long text over the edge"], ["2", "b"]]), ("text_over_edge",), id="over the edge"),
    ],
)  # fmt: skip
def test_signs(read: Grid, expected: tuple[str, ...]) -> None:
    assert signs(read) == expected


def test_sign_of_a_lost_column() -> None:
    before = grid([["1", "a", "b"], ["2", "c", "d"]])
    lost = grid([["3", "a b"], ["4", "c d"]], edges=(0.0, 100.0, 300.0))
    assert signs(lost, before) == ("columns_differ",)
    assert signs(before, lost) == ("columns_differ",)


def test_both_readers_read_a_ruled_table(tmp_path: Path) -> None:
    path = write(tmp_path / "page.pdf", [Sheet().table(XS, YS, ROWS)])
    expected = sorted(" ".join(text.split()) for row in ROWS for text in row)
    for cells in (camelot_cells(path, {1: 842.0})[1], pdfplumber_cells(path, [1])[1]):
        assert sorted(" ".join(c.text.split()) for c in cells) == expected
        title = next(c for c in cells if "soát" in c.text)
        assert title.box.x0 == pytest.approx(90, abs=1) and title.box.top == pytest.approx(130, abs=1)


def test_merged_cell_of_camelot_is_one(tmp_path: Path) -> None:
    sheet = Sheet()
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)
    for x in (XS[0], XS[-1]):
        sheet.line(x, YS[0], x, YS[-1])
    for x in XS[1:-1]:
        sheet.line(x, YS[1], x, YS[-1])
    sheet.text(200, 108, "Nhiệm vụ chung")
    for x, text in zip(XS, ROWS[2], strict=False):
        sheet.text(x + 3, 140, text, 10)
    cells = camelot_cells(write(tmp_path / "page.pdf", [sheet]), {1: 842.0})[1]
    group = next(c for c in cells if "chung" in c.text)
    assert (group.box.x0, group.box.x1) == (pytest.approx(50, abs=1), pytest.approx(540, abs=1))


def test_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing\n%%EOF")
    assert camelot_cells(path, {1: 842.0}) == {}
    assert pdfplumber_cells(path, [1]) == {}


PAGE = PageInfo(1, 595.0, 842.0, PageKind.BORN_DIGITAL, TextSource.BORN_DIGITAL)


def asked(
    monkeypatch: pytest.MonkeyPatch, first: list[OtherCell] | None, second: list[OtherCell] | None
) -> Grid:
    """OURS after a second opinion of readers that see these cells; None: they cannot read the page."""
    monkeypatch.setattr(opinions, "FEWEST_CELLS", 1)
    monkeypatch.setattr(rereading, "plain_pages", lambda _, pages: frozenset(pages))
    monkeypatch.setattr(rereading, "camelot_cells", lambda *_: {} if first is None else {1: first})
    monkeypatch.setattr(
        rereading, "pdfplumber_cells", lambda _, pages: {} if second is None or not pages else {1: second}
    )
    (block,), _ = opinions.second_opinion(Path("x.pdf"), [OURS], [PAGE], {})
    assert isinstance(block, Grid)
    return block


OTHER = [*SAME[:2], field(0, 2, "Sở Y tê"), *SAME[3:]]
PARTED = [*SAME[:1], OtherCell(Box(100, 0, 118, 20), "Rà"), OtherCell(Box(118, 0, 200, 20), "soát"), *SAME[2:]]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(SAME, None, [], id="camelot agrees, nobody else is asked"),
        pytest.param(OTHER, SAME, [("Sở Y tế", Severity.INFO)], id="two of three read it so"),
        pytest.param(OTHER, OTHER, [("Sở Y tế", Severity.WARNING)], id="both others read otherwise"),
        pytest.param(OTHER, None, [("Sở Y tế", Severity.WARNING)], id="camelot alone could be asked"),
        pytest.param([], OTHER, [("Sở Y tế", Severity.WARNING)], id="pdfplumber alone has an opinion"),
        pytest.param([], PARTED, [], id="pdfplumber alone is not believed in parting cells"),
        pytest.param(None, None, [], id="nobody can read it"),
    ],
)
def test_the_rule_that_decides(
    monkeypatch: pytest.MonkeyPatch,
    first: list[OtherCell] | None,
    second: list[OtherCell] | None,
    expected: list[tuple[str, Severity]],
) -> None:
    read = asked(monkeypatch, first, second)
    assert [(c.text, n.severity) for c in read.cells for n in c.fragment.notes] == expected
    assert [c.text for c in read.cells] == [c.text for c in OURS.cells]


def test_nobody_could_read_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opinions, "FEWEST_CELLS", 1)
    monkeypatch.setattr(rereading, "plain_pages", lambda _, pages: frozenset(pages))
    monkeypatch.setattr(rereading, "camelot_cells", lambda *_: {})
    monkeypatch.setattr(rereading, "pdfplumber_cells", lambda *_: {})
    _, notes = opinions.second_opinion(Path("x.pdf"), [OURS], [PAGE], {})
    assert [n.severity for n in notes] == [Severity.INFO] and "pages 1" in notes[0].message


def test_long_file_doubtful_pages_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of six pages two may be read twice: the one with a gap in its numbering is among them."""
    monkeypatch.setattr(opinions, "FEWEST_CELLS", 1)
    monkeypatch.setattr(rereading, "plain_pages", lambda _, pages: frozenset(pages))
    monkeypatch.setattr(opinions, "MOST_CELLS", 10)
    wanted: list[int] = []
    monkeypatch.setattr(rereading, "camelot_cells", lambda _, heights: wanted.extend(heights) or {})
    monkeypatch.setattr(rereading, "pdfplumber_cells", lambda *_: {})
    gap = grid([["1", "a", ""], ["3", "b", ""]])
    blocks = [replace(gap if n == 5 else grid([["1", "a", ""], ["2", "b", ""]]), page=n) for n in range(1, 7)]
    _, notes = opinions.second_opinion(
        Path("x.pdf"), blocks, [replace(PAGE, number=n) for n in range(1, 7)], {}
    )
    assert len(wanted) == 2 and 5 in wanted
    assert "Of 6 doubtful or sampled pages with tables 2" in notes[0].message


def test_corpus_has_no_disagreement() -> None:
    """Both readers see the tables of a clean rendition as we do: no false alarm."""
    document = read_pdf(corpus_file("bac-ninh", ".pdf"))
    grids = [b for b in document.blocks if isinstance(b, Grid)]
    assert sum(len(g.cells) for g in grids) > 200
    assert [n for g in grids for c in g.cells for n in c.fragment.notes] == []
    assert document.notes == ()


def test_doubt_reaches_task_and_field() -> None:
    """Another reading of one cell ends as a finding on the task whose field it is, and on no other."""
    document = read_pdf(corpus_file("bac-ninh", ".pdf"), twice=False)
    wanted = "Sở Thông tin và Truyền thông"
    blocks = []
    for block in document.blocks:
        if isinstance(block, Grid):
            at = [i for i, c in enumerate(block.cells) if c.text == wanted][:1]
            number = [i for i, c in enumerate(block.cells) if c.text == "9"][:1]
            found = [Disagreement("text", (i,), ("Sở Thông tin",)) for i in at + number]
            block = with_notes(block, doubts(found, "camelot"))
        blocks.append(block)
    records = build_records(replace(document, blocks=tuple(blocks)))
    told = [f for f in records.findings if f.code == "readers_disagree"]
    tasks = {t.task_id for t in records.tasks}
    assert {f.field for f in told} == {"lead", "number"}
    assert {f.record_id for f in told} <= tasks


def test_camelot_that_cannot_be_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a library of the system that camelot needs, pdfplumber is asked and the file is read."""
    monkeypatch.setitem(sys.modules, "camelot", None)
    path = write(tmp_path / "page.pdf", [Sheet().table(XS, YS, ROWS)])
    assert camelot_cells(path, {1: 842.0}) == {}
    (grid_read,) = [b for b in read_pdf(path).blocks if isinstance(b, Grid)]
    assert [n for c in grid_read.cells for n in c.fragment.notes] == []


@pytest.mark.parametrize(
    ("media", "crop"),
    [
        pytest.param([0, 0, 595, 842], [20, 30, 575, 812], id="cropped"),
        pytest.param([-20, -30, 575, 812], [-20, -30, 575, 812], id="not at the origin"),
    ],
)
def test_page_counted_from_another_corner(tmp_path: Path, media: list[int], crop: list[int]) -> None:
    """The others count such a page from other corners: it is read once, and that is told."""
    path = write(tmp_path / "page.pdf", [Sheet().table(XS, YS, ROWS)])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.MediaBox, pdf.pages[0].obj.CropBox = media, crop
        pdf.save(path)
    document = read_pdf(path)
    (read,) = [b for b in document.blocks if isinstance(b, Grid)]
    assert [n for c in read.cells for n in c.fragment.notes] == []
    assert [n.severity for n in document.notes] == [Severity.INFO]
