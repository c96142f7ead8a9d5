"""What a plan consists of before it is typeset: paragraphs, pairs of columns and tables, without geometry.

One model, three writers (``pdf``, ``word``, ``truth``), so that all renditions say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look. A ``\\n`` in the text is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    subscript: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph. ``style``: body, plain (no first-line indent), center, right, small, gap (empty room)."""

    runs: Runs
    style: str = "body"
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns side by side: the letterhead, or recipients and signature. ``shares`` are their widths."""

    left: tuple[Par, ...]
    right: tuple[Par, ...]
    shares: tuple[float, float]
    ruled: bool = False
    """A short line under the left and the right column, as under a letterhead."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs and how many columns and rows it covers."""

    paragraphs: tuple[Runs, ...]
    column_span: int = 1
    row_span: int = 1

    @property
    def text(self) -> str:
        """Its text with every run of spaces and line breaks as one space."""
        return " ".join(" ".join("".join(r.text for r in p) for p in self.paragraphs).split())


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. ``widths`` in centimetres; ``centered`` are the columns set in the middle."""

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    repeat_header: bool
    centered: tuple[int, ...] = (0,)


Block = Par | Pair | Table


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: portrait body, landscape appendices (each begins a page)."""

    slug: str
    title: str
    author: str
    issued_on: tuple[int, int, int]
    body: tuple[Block, ...]
    appendices: tuple[tuple[Block, ...], ...]
    page_number: str
    """Where page numbers stand: ``top`` or ``bottom-right``."""


def styled(runs: Runs, *, bold: bool = False, italic: bool = False) -> Runs:
    """The same letters, bold or italic besides what they were."""
    return tuple(replace(r, bold=r.bold or bold, italic=r.italic or italic) for r in runs)


def plain_text(runs: Runs) -> str:
    """The letters alone."""
    return "".join(r.text for r in runs)
