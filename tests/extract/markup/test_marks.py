"""Form controls, ticks, pictures and marks of HTML and Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.html.saved_page import html_content
from extract.markup.text_file import read_markup
from extract.model import Grid, Paragraph, Sighting, SightingKind
from extract.plain_text.text_marks import settled_text

CONTROLS = {
    '<input type="checkbox" checked>': "☒",
    "<input type=checkbox>": "☐",
    '<input type="radio" checked="checked">': "☒",
    '<input value="8.400">': "8.400",
    '<input type="hidden" value="7">': "",
    "<select><option>2024<option selected>2025</select>": "2025",
    '<select><option value="">Chọn năm</option><option>2025</option></select>': "",
    "<textarea>Sở Y tế</textarea>": "Sở Y tế",
    '<img src="tick.png" alt="x">': "x",
    '<font face="Wingdings">ü</font>': "✓",
    "<span style='font-family:\"Wingdings 2\"'>R</span>": "☑",
    "&#10003;": "✓",
    "8.400<del>7</del>": "8.400",
}


def grid_of(cell: str) -> tuple[Grid, tuple[Sighting, ...]]:
    page = f"<body><p>Kế hoạch</p><table border=1><tr><th>STT<th>NSTW<tr><td>1<td>{cell}<tr><td>2<td>x</table></body>"
    blocks, sightings = html_content(page, "page")
    [grid] = [b for b in blocks if isinstance(b, Grid)]
    return grid, sightings


@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_is_what_it_shows(control: str) -> None:
    grid, _ = grid_of(control)
    assert next(c.text for c in grid.cells if (c.row, c.column) == (1, 1)) == CONTROLS[control]


def test_a_picture_in_a_cell_is_told() -> None:
    _, sightings = grid_of('<img src="a.png" width="30" alt="số tiền">')
    assert [(s.kind, s.text, s.known) for s in sightings] == [(SightingKind.PICTURE, "số tiền", False)]


def test_a_form_that_holds_the_document_stays() -> None:
    blocks, _ = html_content(
        "<body><form><p>Kế hoạch</p><table border=1><tr><td>1<td>2</table></form>", "page"
    )
    assert [type(b) for b in blocks] == [Paragraph, Grid]


def test_a_row_that_goes_makes_cells_above_lower() -> None:
    rows = "<tr><td rowspan=3>I<td>a<tr hidden><td>b<tr><td>c<tr><td>II<td>d"
    blocks, _ = html_content(f"<body><table border=1>{rows}</table></body>", "page")
    [grid] = [b for b in blocks if isinstance(b, Grid)]
    placed = {c.text: (c.row, c.column) for c in grid.cells}
    assert placed == {"I": (0, 0), "a": (0, 1), "c": (1, 1), "II": (2, 0), "d": (2, 1)}


def test_a_struck_cell_keeps_its_place_and_an_undisplayed_one_has_none() -> None:
    rows = "<tr><td>1<td style='text-decoration:line-through'>2<td>3<tr><td>4<td style='display:none'>5<td>6<td>7"
    blocks, _ = html_content(f"<body><table border=1>{rows}</table></body>", "page")
    [grid] = [b for b in blocks if isinstance(b, Grid)]
    assert [c.text for c in grid.cells] == ["1", "", "3", "4", "6", "7"]


def test_what_is_hidden_outside_of_the_document_is_not_told() -> None:
    text = "<p>Kế hoạch số 5 của Ủy ban nhân dân tỉnh về tăng trưởng xanh</p>" * 9
    page = f"<body><div class=menu><ul hidden><li>Trang chủ</ul></div><div id=content1>{text}<s>cũ</s></div></body>"
    _, sightings = html_content(page, "page")
    assert [s.text for s in sightings] == ["cũ"]


LINES = {
    "đạt $10^{6}$ tấn": "đạt 10⁶ tấn",
    "25 km$^2$ và CO$_2$": "25 km² và CO2",
    "$30^{\\circ}C$": "30°C",
    "giá $5 và $10": "giá $5 và $10",
    "từ 5~7 % ~ 8": "từ 5~7 % ~ 8",
    "a \\~~b\\~~": "a \\~~b\\~~",
    "| 1 | ~~8.400~~ | 540[^2] |": "| 1 |  | 540 |",
    "[^2]: Theo Quyết định số 5": "",
    "25 km<sup>2</sup>, 540<sup>(1)</sup>": "25 km², 540",
}


@pytest.mark.parametrize("line", LINES)
def test_the_marks_of_a_line(line: str) -> None:
    assert settled_text([line]).lines == [LINES[line]]


def test_a_struck_row_of_markdown_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "PHỤ LỤC\n\n| TT | Việc |\n|---|---|\n| ~~1~~ | ~~Xây chợ~~ |\n| 2 | Trồng rừng |\n", "utf-8"
    )
    document = read_markup(path)
    assert [(s.text, s.place.line) for s in document.sightings] == [("1", 5), ("Xây chợ", 5)]


def test_a_comment_that_does_not_end_on_its_line_stays_and_the_marks_behind_it_are_settled() -> None:
    settled = settled_text(["a<!-- x -->b <!-- c ~~8~~ d"])
    assert settled.lines == ["ab <!-- c  d"]
    assert [s.text for s in settled.sightings] == ["8"]
