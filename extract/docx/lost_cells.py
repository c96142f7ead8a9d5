"""Cells of a Word file that hold nothing at all, not even the empty paragraph that stands in an empty cell.

Every word processor writes ``<w:tc><w:p/></w:tc>`` for an empty cell. A bare ``<w:tc/>`` is left where a file was damaged or was made by
a program that dropped what stood there.
"""

from __future__ import annotations

from lxml import etree

from extract.docx.styles import W
from normalize.notes import Code, Note, warning


def lost_cells(body: etree._Element) -> tuple[Note, ...]:
    """One note that counts them; none where all cells are whole. A cell that goes on with the one above may be bare."""
    bare = sum(
        all(child.tag == f"{W}tcPr" for child in cell) and cell.find(f"{W}tcPr/{W}vMerge") is None
        for cell in body.iter(f"{W}tc")
    )
    if not bare:
        return ()
    text = (
        f"{bare} cells of the file's tables hold not even an empty paragraph, as a damaged file does:"
        " what stood in them is lost. Open the file in a word processor and compare."
    )
    return (warning(Code.REGION_UNREAD, text, found=f"{bare}"),)
