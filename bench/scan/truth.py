"""Scanned pages held against the born-digital pages that they are pictures of: cells and words, one by
one."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.grid.on_page import grids_on
from extract.model import GridCell, Page, Word
from extract.pdf.pages import read_pages

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PLANS = ("cao-bang-2018/cao-bang-337-qd-ubnd-2018", "bac-ninh-2023/bac-ninh-342-kh-ubnd-2023")
FLAGGED = 0.8
"""Confidence below which a finding says that a value may be wrong (``schema.checks.sureness``)."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of a table held against the truth: all, right to the letter, and flagged as doubtful."""

    all: int
    right: int
    flagged: int
    wrong_unflagged: int
    figures: int
    figures_right: int


def scan_of(plan: str) -> Path:
    """The scanned rendition of a plan of the corpus."""
    return CORPUS / f"{plan}-scan.pdf"


def typed_form_of(plan: str) -> Path:
    """The typed rendition of a plan of the corpus, of which its scan is a picture."""
    return CORPUS / f"{plan}.pdf"


def true_pages(plan: str) -> dict[int, Page]:
    """The pages as they were typeset, by number."""
    return {p.number: p for p in read_pages(typed_form_of(plan))}


def squeezed(text: str) -> str:
    """Letters that count: no spaces, one dash, small letters (an ``x`` put as a mark is an ``X``)."""
    return "".join(text.replace("–", "-").replace("—", "-").split()).lower()


def cells_of(true: Page, read: Page) -> Cells:
    """Each printed cell against the cell read at its place."""
    printed, seen = _cells(true), _cells(read)
    filled = {at: cell for at, cell in printed.items() if cell.text}
    right = {at for at, c in filled.items() if at in seen and squeezed(seen[at].text) == squeezed(c.text)}
    flagged = {at for at in filled if at in seen and _flagged(seen[at])}
    figures = {at for at, c in filled.items() if _is_figure(c.text)}
    return Cells(
        len(filled),
        len(right),
        len(flagged),
        len(set(filled) - right - flagged),
        len(figures),
        len(figures & right),
    )


def _cells(page: Page) -> dict[tuple[int, int, int], GridCell]:
    grids, _ = grids_on(page)
    return {(k, c.row, c.column): c for k, grid in enumerate(grids) for c in grid.cells}


def _flagged(cell: GridCell) -> bool:
    return cell.fragment.confidence < FLAGGED or any(n.severity != "info" for n in cell.fragment.notes)


def _is_figure(text: str) -> bool:
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def together(parts: list[Cells]) -> Cells:
    """The sums over pages."""
    return Cells(*(sum(getattr(p, name) for p in parts) for name in Cells.__slots__))


def words_of(true: Page, read: Page) -> Iterator[tuple[Word, bool]]:
    """Each word read, in cells and outside, and whether it is what was printed at its place."""
    for printed, seen in _paired(true, read):
        texts = [squeezed(w.text) for w in printed]
        matcher = difflib.SequenceMatcher(None, texts, [squeezed(w.text) for w in seen], autojunk=False)
        for kind, _, _, start, end in matcher.get_opcodes():
            for word in seen[start:end]:
                yield word, kind == "equal"


def _paired(true: Page, read: Page) -> Iterator[tuple[list[Word], list[Word]]]:
    """Words of the same region: whole lines of both pages, in reading order."""
    yield sorted(true.words, key=_reading), sorted(read.words, key=_reading)


def _reading(word: Word) -> tuple[int, float]:
    return round(word.box.bottom / 6), word.box.x0
