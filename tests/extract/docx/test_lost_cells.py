"""Cells that hold not even an empty paragraph are told; empty cells as Word writes them are not."""

from __future__ import annotations

import pytest
from lxml import etree

from extract.docx.lost_cells import lost_cells
from extract.docx.styles import W

EMPTY = "<w:tc><w:p/></w:tc>"
BARE = "<w:tc><w:tcPr/></w:tc>"
GOES_ON = "<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc>"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        pytest.param(EMPTY, [], id="empty"),
        pytest.param(EMPTY + BARE + "<w:tc/>", ["2"], id="bare"),
        pytest.param(GOES_ON, [], id="goes on with the one above"),
        pytest.param("<w:tc><w:sdt/></w:tc>", [], id="a content control"),
        pytest.param("<w:tc><w:tbl/></w:tc>", [], id="a table"),
    ],
)
def test_bare_cells_are_counted(cells: str, found: list[str]) -> None:
    space = W.strip("{}")
    body = etree.fromstring(f'<w:body xmlns:w="{space}"><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body>')
    assert [n.found for n in lost_cells(body)] == found
