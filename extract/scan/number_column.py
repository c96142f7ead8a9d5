"""The number column of a scanned table: a cell that is no label is read again with digits only.

Tesseract reads small figures as letters now and then ("lại" for 11). :mod:`extract.scan.series` then decides
doubtful numbers by those above and below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import regex

from extract.scan.cell_words import is_read_larger, read_cell_as_figure
from extract.scan.cells import PictureCell, Sheet, shapes_in
from extract.scan.figures import AGREED
from extract.scan.series import number_wanted, with_numbers_settled
from extract.scan.tesseract import Reader
from normalize.notes import Code, info, warning

SAME_EDGE = 1.5
"""Millimetres within which left edges of cells are one edge."""
FEWEST_LABELS = 3
"""A column with fewer labels is no number column."""
UNREAD = 0.3
"""Confidence given to text that stands in place of a number."""
SHORT = 4
"""Letters of a misread label at most."""
DASHES = ("-", "–", "—")
DASH = (0.8, 4.0)
"""Millimetres: how wide a dash is."""
WIDER = 1.8
"""A dash is so many times wider than high, at least."""
FILLED = 0.6
"""Share of a dash's box that is ink, at least."""
EDGE = 0.5
"""Millimetres at the edges of a cell where remains of its rules may stand."""
_LABEL = regex.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[A-ZĐ]\s?\d{0,2}|[a-zđ])[.)]?|[-–+•*]")

_HEADING = regex.compile(r"\p{L}{2,}\.?")
"""What heads a number column: ``STT``, ``TT``, ``Số``."""


def with_labels(cells: Sequence[PictureCell], sheet: Sheet, reader: Reader) -> list[PictureCell]:
    """The cells with the labels of the number column put right."""
    near = SAME_EDGE * sheet.dpi / 25.4
    done = list(cells)
    for left in _left_edges(cells, near):
        column = [i for i, f in enumerate(cells) if abs(f.box.x0 - left) <= near]
        column.sort(key=lambda i: done[i].box.top)
        narrow = min(done[i].box.width for i in column)
        labels = [i for i in column if done[i].words and done[i].box.width <= narrow + near]
        if sum(bool(_LABEL.fullmatch(_text(done[i]))) for i in labels) < FEWEST_LABELS:
            continue
        for i in labels:
            text = _text(done[i])
            heads = i == labels[0] and _HEADING.fullmatch(text)
            if not heads and not _LABEL.fullmatch(text) and len(text) <= SHORT:
                done[i] = _as_figure(done[i], sheet, reader)
        for k, i in enumerate(column):
            done[i] = _read_larger(done[i], number_wanted([done[j] for j in column], k), sheet, reader)
        _settle(done, column, sheet)
    return done


def _read_larger(cell: PictureCell, wanted: str | None, sheet: Sheet, reader: Reader) -> PictureCell:
    """A number that breaks its series (8 between 2 and 4), doubted where its ink, enlarged, is read as the one that
    is wanted."""
    if wanted is None or len(cell.words) != 1 or not is_read_larger(cell, wanted, sheet, reader):
        return cell
    [word] = cell.words
    text = f"The number was read as {word.text!r} and, enlarged, as {wanted!r}. Look at the page."
    note = warning(Code.NUMBER_AMBIGUOUS, text, expected=wanted, found=word.text)
    return replace(cell, words=(replace(word, note=note),))


def _settle(done: list[PictureCell], column: Sequence[int], sheet: Sheet) -> None:
    """Puts right dashes (by their ink) and doubtful numbers (by the series of the column)."""
    read = [_as_dash(done[i], sheet) for i in column]
    read = with_numbers_settled(read, lambda cell: shapes_in(cell, sheet))
    for i, cell in zip(column, read, strict=True):
        done[i] = cell


def _as_dash(cell: PictureCell, sheet: Sheet) -> PictureCell:
    """The cell; where its ink is one low wide stroke, with a dash as its text."""
    if len(cell.words) != 1 or cell.words[0].text in DASHES or not _is_dash(cell, sheet):
        return cell
    [word] = cell.words
    note = info(
        Code.TEXT_REPAIRED, f"Read as {word.text!r}; the ink is a dash.", expected="-", found=word.text
    )
    return replace(cell, words=(replace(word, text="-", confidence=max(word.confidence, AGREED), note=note),))


def _is_dash(cell: PictureCell, sheet: Sheet) -> bool:
    """Whether the ink of a cell is a dash: much wider than high, and filled."""
    mm, box = sheet.dpi / 25.4, cell.box
    inset = round(EDGE * mm)
    part = sheet.solid[
        round(box.top) + inset : round(box.bottom) - inset, round(box.x0) + inset : round(box.x1) - inset
    ]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not rows.size:
        return False
    height, width = int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1
    filled = np.count_nonzero(part) / (height * width)
    return bool(DASH[0] * mm <= width <= DASH[1] * mm and width >= WIDER * height and filled >= FILLED)


def _left_edges(cells: Sequence[PictureCell], near: float) -> list[float]:
    """Left edges of the tables: a cell with no other cell to its left in its row."""
    edges: list[float] = []
    for cell in cells:
        middle = (cell.box.top + cell.box.bottom) / 2
        leftmost = not any(
            f.box.x1 <= cell.box.x0 + near and f.box.top < middle < f.box.bottom for f in cells
        )
        if leftmost and not any(abs(e - cell.box.x0) <= near for e in edges):
            edges.append(cell.box.x0)
    return edges


def _text(cell: PictureCell) -> str:
    return " ".join(w.text for w in cell.words)


def _as_figure(cell: PictureCell, sheet: Sheet, reader: Reader) -> PictureCell:
    """A cell without a label, read again with digits only; as it was, with a warning, where that gives no
    figure."""
    found = read_cell_as_figure(cell, sheet, reader)
    if not found:
        doubt = warning(Code.OCR_LOW_CONFIDENCE, "The number of the row was not read.", found=_text(cell))
        return replace(
            cell,
            words=tuple(replace(w, confidence=min(w.confidence, UNREAD), note=doubt) for w in cell.words),
        )
    note = warning(
        Code.NUMBER_AMBIGUOUS,
        f"The number was first read as {_text(cell)!r}, with digits only as {found[0].text!r}. Look at the page.",
        expected=found[0].text,
        found=_text(cell),
    )
    return replace(cell, words=tuple(replace(w, note=note) for w in found))
