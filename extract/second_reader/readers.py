"""The two other readers of ruled tables: the cells that each of them finds on a page.

camelot (lattice, engine ``vector``) is the quick one, pdfplumber the other. Both read letters and lines on
their own, neither shares code with our reader. A page that one of them cannot read is left out of its answer.
"""

from __future__ import annotations

import logging
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pikepdf

from extract.model import Box
from extract.pdf.damage import QPDF_ERRORS
from extract.second_reader.disagreement import OtherCell
from extract.second_reader.fields import Field, Root, roots

CAMELOT = "camelot"
PDFPLUMBER = "pdfplumber"
CHUNK = 10
"""Pages that camelot is given at a time; it holds all of them in memory."""
AT_ORIGIN = 1.0
"""Points by which a page's corner may lie off the origin, or its crop box off its media box."""
Cells = dict[int, list[OtherCell]]
"""Cells with text by page number (1-based)."""


def plain_pages(path: Path, numbers: Iterable[int]) -> frozenset[int]:
    """The pages that begin at the origin and are not cropped.

    On others the readers count from different corners, and their cells would lie beside ours.
    """
    try:
        with pikepdf.open(path) as pdf:
            return frozenset(n for n in numbers if _is_plain(pdf.pages[n - 1]))
    except QPDF_ERRORS:
        return frozenset()


def _is_plain(page: pikepdf.Page) -> bool:
    media = [float(x) for x in page.mediabox]
    crop = [float(x) for x in page.cropbox]
    same = all(abs(a - b) < AT_ORIGIN for a, b in zip(media, crop, strict=True))
    return same and abs(media[0]) < AT_ORIGIN and abs(media[1]) < AT_ORIGIN


def camelot_cells(path: Path, heights: Mapping[int, float]) -> Cells:
    """What camelot reads; a page that failed is missing, one without a table has no cells.

    Args:
        heights: the heights in points of the wanted pages, by number: camelot counts from the bottom.
    """
    numbers = sorted(heights)
    found: Cells = {}
    with _quiet():
        for start in range(0, len(numbers), CHUNK):
            wanted = numbers[start : start + CHUNK]
            read = _camelot(path, wanted, heights)
            if read is None:
                singly = [_camelot(path, [number], heights) for number in wanted]
                read = {n: cells for one in singly if one is not None for n, cells in one.items()}
            found.update(read)
    return found


def _camelot(path: Path, numbers: Sequence[int], heights: Mapping[int, float]) -> Cells | None:
    """The cells of some pages, read in one call; None where camelot raised, which spoils all pages of the
    call."""
    try:
        import camelot  # on a machine without a library of the system that it needs, this raises too

        tables = camelot.read_pdf(  # type: ignore[attr-defined]
            str(path),
            pages=",".join(map(str, numbers)),
            flavor="lattice",
            engine="vector",
            split_text=True,
            suppress_stdout=True,
            layout_kwargs={
                "boxes_flow": None
            },  # the order of blocks of text, which takes long, says nothing of cells
        )
        found: Cells = {number: [] for number in numbers}
        for table in tables:
            height = heights[table.page]
            found[table.page] += [
                OtherCell(Box(box.x0, height - box.bottom, box.x1, height - box.top), text)
                for box, text in _whole_cells(table.cells)
            ]
    except Exception:  # noqa: BLE001 - round a few pages; the caller says which of them were read once only
        return None
    return found


def _whole_cells(fields: Sequence[Sequence[Field]]) -> Iterator[tuple[Box, str]]:
    """The cells with text; camelot's cells between which no side is drawn are one.

    Origin bottom-left, as given.
    """
    parts: dict[Root, list[Field]] = defaultdict(list)
    for (r, c), root in roots(fields).items():
        parts[root].append(fields[r][c])
    for part in parts.values():
        text = " ".join(f.text for f in part if f.text.strip())
        if text:
            yield (
                Box(
                    min(f.x1 for f in part),
                    min(f.y1 for f in part),
                    max(f.x2 for f in part),
                    max(f.y2 for f in part),
                ),
                text,
            )


def pdfplumber_cells(path: Path, numbers: Iterable[int]) -> Cells:
    """What pdfplumber reads; a page that failed is missing."""
    found: Cells = {}
    wanted = sorted(numbers)
    if not wanted:
        return found
    with _quiet():
        try:
            import pdfplumber

            with pdfplumber.open(path) as pdf:
                for number in wanted:
                    page = pdf.pages[number - 1]
                    found[number] = list(_plumbed(page.find_tables()))
                    page.close()
        except Exception:  # noqa: BLE001 - as above; what was read before is kept
            return found
    return found


def _plumbed(tables: Iterable[object]) -> Iterator[OtherCell]:
    for table in tables:
        for row, texts in zip(table.rows, table.extract(), strict=True):  # type: ignore[attr-defined]
            for box, text in zip(row.cells, texts, strict=True):
                if box and text and text.strip():
                    yield OtherCell(Box(*box), text)


@contextmanager
def _quiet() -> Iterator[None]:
    """Suppresses the log messages of the two libraries on fonts and empty pages."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
