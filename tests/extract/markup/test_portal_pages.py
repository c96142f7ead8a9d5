"""Pages of portals: the same whether saved as HTML or as text; what is not the document is told as seen."""

from __future__ import annotations

import random
import textwrap
from hashlib import sha256
from pathlib import Path

import pytest

from extract.model import Document, Grid, Paragraph, SightingKind
from extract.official.head import read_head
from extract.read import read_document
from tests.samples.files import ROOT

PORTAL = ROOT.parent / "shared" / "real" / "portal"
PAIRS = sorted(p for p in PORTAL.glob("*.html") if p.with_suffix(".md").exists()) if PORTAL.is_dir() else []
OTHERWISE = {
    "19-cantho-kh157-2025-chitra": "the HTML has the text of two cells of one row in two rows",
}
"""Pages whose HTML differs from the text."""
FIRST = ["Số hiệu:", "552/KH-UBND", "Loại văn bản:", "Kế hoạch", "Tình trạng:", "Đã biết"]
HEAD = """|
**ỦY BAN NHÂN
DÂN**
TỈNH ĐỒNG THÁP
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
|
Số:
552/KH-UBND
|
*Đồng Tháp, ngày
19 tháng 11 năm 2025*
|

**KẾ HOẠCH**

THỰC HIỆN LỘ TRÌNH ĐỔI MỚI CÔNG NGHỆ ĐẾN NĂM
2035

*Căn cứ Nghị quyết số
71/NQ-CP ngày
01/4/2025 của Chính phủ;*

**I. MỤC TIÊU**

1. Tỷ lệ doanh nghiệp đổi mới công nghệ đạt
60%.

|
Nơi nhận:
- Như trên;
- Lưu: VT.
|
**KT. CHỦ TỊCH**
PHÓ CHỦ TỊCH
**Huỳnh Minh Tuấn**
|
"""
LAST = ["## Văn bản liên quan", "Ban hành: 25/11/2025", "Tải về", "Bình luận", "Các tin khác"]


def put_away(path: Path) -> bool:
    """Whether a document is kept for the last check and never read while rules are written."""
    return sha256(path.read_bytes()).hexdigest()[0] in "012"


def squeezed(document: Document) -> tuple[str, list[list[list[str]]]]:
    """All letters of the paragraphs, and those of the cells of each grid."""
    text = "".join("".join(b.text.split()) for b in document.blocks if isinstance(b, Paragraph))
    grids = []
    for grid in (b for b in document.blocks if isinstance(b, Grid)):
        rows = [[""] * grid.n_columns for _ in range(grid.n_rows)]
        for cell in grid.cells:
            rows[cell.row][cell.column] = "".join(cell.text.split())
        grids.append(rows)
    return text.replace("*", ""), grids


@pytest.mark.skipif(not PAIRS, reason="../shared/real/portal is not there")
@pytest.mark.parametrize("page", PAIRS, ids=lambda path: path.stem)
def test_text_and_html_of_a_page_read_alike(page: Path) -> None:
    text = page.with_suffix(".md")
    if put_away(page) or put_away(text) or page.stem in OTHERWISE:
        assert page.stem in OTHERWISE or put_away(page) or put_away(text)
        return
    html, markdown = read_document(page), read_document(text)
    assert squeezed(markdown) == squeezed(html)
    here, there = read_head(markdown.blocks), read_head(html.blocks)
    for field in ("number", "doc_type", "title", "issued_on"):
        a, b = getattr(here, field), getattr(there, field)
        assert (a and a.value) == (b and b.value), field


def test_the_head_of_a_hard_wrapped_page(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(HEAD, "utf-8")
    head = read_head(read_document(path).blocks)
    assert head.number is not None and head.number.value == "552/KH-UBND"
    assert head.issued_on is not None and head.issued_on.value.isoformat() == "2025-11-19"
    assert head.title is not None and head.title.value.endswith("NĂM 2035")


@pytest.mark.parametrize("seed", range(6))
def test_what_stands_around_the_document_is_told_as_seen(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    before = "\n".join(f"**{line}**\n|" if chance.random() < 0.5 else line for line in FIRST)
    after = "\n".join([*LAST[: chance.randint(2, 5)], *textwrap.wrap("Quý khách vui lòng đăng nhập. " * 4)])
    path = tmp_path / "page.md"
    path.write_text(f"{before}\n{HEAD}{after}\n", "utf-8")
    document = read_document(path)
    plain = tmp_path / "plain.md"
    plain.write_text(HEAD, "utf-8")
    texts = [b.text for b in document.blocks if isinstance(b, Paragraph)]
    assert texts == [b.text for b in read_document(plain).blocks if isinstance(b, Paragraph)]
    assert [(s.kind, s.known) for s in document.sightings] == [(SightingKind.OTHER_TEXT, True)] * 2


def test_an_appendix_behind_a_word_of_the_page_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(f"{HEAD}\nTải về\n\n**PHỤ LỤC**\n\nNhiệm vụ kèm theo\n\nBình luận\n", "utf-8")
    texts = [b.text for b in read_document(path).blocks if isinstance(b, Paragraph)]
    assert "Nhiệm vụ kèm theo" in texts
