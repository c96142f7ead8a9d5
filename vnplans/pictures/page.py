"""A page with what was read on it, the roles and seams of its tables too: what ``vnplans inspect`` draws."""

from __future__ import annotations

from pathlib import Path

from extract.page_picture import draw_page
from extract.paged import read_pdf
from extract.tables.read import read_tables


def page_picture(path: Path, page: int, out: Path) -> Path:
    """Draws a page and gives the picture's path; the whole file is read, since tables run over pages.

    Raises:
        ValueError: the file has no such page.
        ReadError: as ``extract.paged.read_pdf``.
    """
    draw_page(path, page, out, read_tables(read_pdf(path, twice=False).blocks))
    return out
