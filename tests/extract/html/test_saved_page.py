"""Saved pages of law portals to blocks: the document without the page, tables with their spans."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import pytest

from extract.errors import EmptyFile, MissingFile, ReadError
from extract.html.saved_page import read_html, read_html_bytes
from extract.model import Document, Grid, Paragraph, TextSource
from tests.samples.files import ROOT

CORPUS = ROOT / "corpus"
TRUTHS = sorted((CORPUS / "truth").glob("*.json"))
LONG = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; " * 3


def saved(tmp_path: Path, page: str | bytes, name: str = "page.html") -> Document:
    path = tmp_path / name
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    return read_html(path)


def paragraphs(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph)]


def grids(document: Document) -> list[Grid]:
    return [b for b in document.blocks if isinstance(b, Grid)]


def as_html(table: dict[str, object]) -> str:
    """A table of the truth as HTML, merged cells with rowspan and colspan."""
    cells = table["cells"]
    assert isinstance(cells, list)
    rows: dict[int, list[str]] = {}
    for cell in sorted(cells, key=lambda c: (c["row"], c["column"])):
        spans = f'rowspan="{cell["row_span"]}" colspan={cell["column_span"]}'
        rows.setdefault(cell["row"], []).append(f"<td {spans}><p>{escape(cell['text'])}</p></td>")
    return '<table border="1">' + "".join(f"<tr>{''.join(rows[r])}</tr>\n" for r in sorted(rows)) + "</table>"


@pytest.mark.parametrize("truth", TRUTHS, ids=[p.stem for p in TRUTHS])
def test_every_cell_of_the_plans_as_a_web_page(tmp_path: Path, truth: Path) -> None:
    tables = json.loads(truth.read_text(encoding="utf-8"))["tables"]
    body = "<p>PHỤ LỤC</p>".join(as_html(t) for t in tables)
    menu = "".join(f'<li><a href="/{i}">Văn bản {i}</a></li>' for i in range(60))
    page = f"<html><body><ul class='menu'>{menu}</ul><div id='content'>{body}</div></body></html>"
    found = grids(saved(tmp_path, page))
    assert len(found) == len(tables)
    for grid, expected in zip(found, tables, strict=True):
        assert {(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells} == {
            (c["row"], c["column"], c["row_span"], c["column_span"], c["text"]) for c in expected["cells"]
        }


def test_page_around_the_document_is_dropped(tmp_path: Path) -> None:
    page = f"""<html><head><title>Trang</title><style>p {{}}</style></head><body>
    <header>Thư viện văn bản</header><nav><a href="#">Trang chủ</a></nav>
    <div class="wrap"><div class="sidebar"><a href="#">Văn bản mới</a></div>
    <div class="doc"><p>QUYẾT ĐỊNH</p><script>var a = "chữ";</script><p>{LONG}</p><p style="display:none">ẩn</p></div></div>
    <!-- ghi chú --><footer>Bản quyền</footer></body></html>"""
    assert paragraphs(saved(tmp_path, page)) == ["QUYẾT ĐỊNH", LONG.strip()]


def test_full_text_named_by_the_portal_is_taken(tmp_path: Path) -> None:
    facts = "<div><p>Số: 12/QĐ-UBND</p><p>Căn cứ pháp lý: xem thuộc tính</p></div>"
    page = f"<body>{facts}<div id=toanvancontent><p>KẾ HOẠCH</p><p>{LONG}</p></div></body>"
    assert paragraphs(saved(tmp_path, page)) == ["KẾ HOẠCH", LONG.strip()]


def test_document_longer_than_one_element_is_whole(tmp_path: Path) -> None:
    page = f"<body><div><p>{LONG}</p></div><div><p>Điều 1. {LONG}</p></div></body>"
    assert len(paragraphs(saved(tmp_path, page))) == 2


def test_layout_tables_of_a_portal_are_undone(tmp_path: Path) -> None:
    page = f"""<body><table><tr><td width=200><a href="#">Mục lục</a></td><td>
    <table><tr><td><p>ỦY BAN NHÂN DÂN<br>TỈNH A</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr></table>
    <p>{LONG}</p>
    <table border=1><tr><td>1</td><td>Trồng rừng</td><td>Sở NN&amp;PTNT</td><td>2025</td></tr></table>
    </td></tr></table></body>"""
    document = saved(tmp_path, page)
    assert paragraphs(document)[-3:] == [
        "ỦY BAN NHÂN DÂN TỈNH A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        LONG.strip(),
    ]
    (grid,) = grids(document)
    assert [c.text for c in grid.cells] == ["1", "Trồng rừng", "Sở NN&PTNT", "2025"]


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ("<tr><td rowspan=2>a<td>b<tr><td>c", {"a": (0, 0, 2, 1), "b": (0, 1, 1, 1), "c": (1, 1, 1, 1)}),
        ("<tr><td colspan=3>a<tr><td>b<td>c<td>d", {"a": (0, 0, 1, 3), "d": (1, 2, 1, 1)}),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", {"a": (0, 0, 3, 1), "d": (2, 1, 1, 1)}),
        ("<tr><td rowspan=9>a<td>b<tr><td>c", {"a": (0, 0, 2, 1)}),
        ("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c", {"b": (0, 1, 2, 1), "c": (1, 0, 1, 1)}),
        ("<tbody><tr><td>b</tbody><thead><tr><th>a</thead>", {"a": (0, 0, 1, 1), "b": (1, 0, 1, 1)}),
    ],
    ids=["rowspan", "colspan", "to-the-end", "too-deep", "overlap", "head-first"],
)
def test_spans(tmp_path: Path, rows: str, places: dict[str, tuple[int, int, int, int]]) -> None:
    (grid,) = grids(saved(tmp_path, f"<body><p>{LONG}</p><table border=1>{rows}</table></body>"))
    found = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in grid.cells}
    assert {text: found[text] for text in places} == places


def test_lines_of_a_cell(tmp_path: Path) -> None:
    page = f"<body><p>{LONG}</p><table border=1><tr><td>1<td><p>- Xây dựng\n đề án;</p><p>- Ban hành<br>quy chế.</p><td>x<td>y</table>"
    (grid,) = grids(saved(tmp_path, page))
    assert grid.cells[1].lines == ("- Xây dựng đề án;", "- Ban hành", "quy chế.")
    assert grid.cells[1].text == "- Xây dựng đề án; - Ban hành quy chế."


def test_look_of_paragraphs(tmp_path: Path) -> None:
    page = f"""<body><h2>I. MỤC TIÊU</h2><p align=center><b>QUYẾT ĐỊNH:</b></p>
    <p style="text-align:justify"><span style="font-weight:bold">Điều 1.</span> {LONG}</p><p><i>(Kèm theo)</i></p></body>"""
    heading, centered, article, attached = (
        b for b in saved(tmp_path, page).blocks if isinstance(b, Paragraph)
    )
    assert (heading.heading, heading.bold) == (2, True)
    assert (centered.bold, centered.centered) == (True, True)
    assert (article.bold, article.centered, article.text.startswith("Điều 1. Căn cứ")) == (False, False, True)
    assert attached.italic


def test_breaks_part_clauses_but_not_titles(tmp_path: Path) -> None:
    page = f"<body><div>KẾ HOẠCH<br>HÀNH ĐỘNG</div><div>Gồm:<br>a) {LONG}<br>b) {LONG}</div></body>"
    assert [t[:8] for t in paragraphs(saved(tmp_path, page))] == ["KẾ HOẠCH", "Gồm:", "a) Căn c", "b) Căn c"]


def test_lines_of_preformatted_text(tmp_path: Path) -> None:
    page = f"<body><pre>I. MỤC TIÊU.\n1. {LONG}\n2. {LONG}</pre></body>"
    assert [t[:7] for t in paragraphs(saved(tmp_path, page))] == ["I. MỤC ", "1. Căn ", "2. Căn "]


def test_places_are_lines_of_the_file(tmp_path: Path) -> None:
    page = (
        f"<body>\n<p>{LONG}</p>\n\n<p>Điều 1.</p>\n<table border=1><tr>\n<td>1<td>a<td>b<td>c</table></body>"
    )
    first, second, grid = saved(tmp_path, page).blocks
    assert isinstance(first, Paragraph) and first.fragments[0].place.line == 2
    assert isinstance(second, Paragraph) and second.fragments[0].place.line == 4
    assert isinstance(grid, Grid) and (grid.place.line, grid.cells[0].fragment.place.line) == (5, 6)


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{LONG}</p>".encode(),
        f'<html><head><meta charset="utf-8"></head><body><p>{LONG}</p>'.encode("utf-8-sig"),
        f"<p>{LONG}</p>".encode("utf-16"),
        f'<?xml version="1.0" encoding="UTF-8"?><html><body><p>{LONG}</p></body></html>'.encode(),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=xx\r\n\r\n--xx\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + f"<p>{LONG}</p>".encode()
        + b"\r\n--xx--\r\n",
    ],
    ids=["utf-8", "bom", "utf-16", "xhtml", "mht"],
)
def test_encodings(tmp_path: Path, page: bytes) -> None:
    document = saved(tmp_path, page)
    assert paragraphs(document) == [LONG.strip()]
    assert document.text_source is TextSource.MARKUP


@pytest.mark.parametrize(
    ("page", "error"),
    [(b"", EmptyFile), (b"  \n", EmptyFile), (b"<html><body><script>1</script></body></html>", EmptyFile)],
    ids=["nothing", "blank", "no-text"],
)
def test_bad_pages_have_names(tmp_path: Path, page: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error):
        saved(tmp_path, page)


def test_missing_page_has_a_name(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read_html(tmp_path / "none.html")


def test_control_letters_beside_a_raised_figure_do_no_harm() -> None:
    """lxml gives them and refuses to take them back."""
    page = "<html><body><p>Diện tích m²\x1b[31m và m<sup>2\x01</sup> \x02Số: 1/KH-UBND</p></body></html>"
    document = read_html_bytes(page.encode(), "plan.html")
    assert "1/KH-UBND" in " ".join(b.text for b in document.blocks if hasattr(b, "text"))


def test_an_archive_that_states_a_charset_that_there_is_not_is_read() -> None:
    head = b'MIME-Version: 1.0\nContent-Type: text/html; charset="uext/html"\n\n'
    document = read_html_bytes(head + "<html><body><p>Số: 1/KH-UBND</p></body></html>".encode(), "plan.mht")
    assert [b.text for b in document.blocks if hasattr(b, "text")] == ["Số: 1/KH-UBND"]
