"""A page while its file is laid out."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.layout.lines import Row, TextLine
from extract.model import Grid


@dataclass(slots=True)
class Sheet:
    """What is kept of a page while its file is laid out, in upright coordinates.

    Attributes:
        turned, skew: as in :class:`extract.model.Page`.
        rows: its text lines, until they are put in order.
        grids: its tables.
        frames: those of its tables that are running heads and are read as paragraphs.
        items: lines and tables in reading order, once they are put in order.
    """

    number: int
    width: float
    height: float
    turned: int
    rows: list[Row]
    grids: list[Grid]
    items: list[TextLine | Grid]
    skew: float = 0.0
    frames: list[Grid] = field(default_factory=list)
