"""Which values pass between the stages of ``extract``?

Doors: ``geometry``, ``page``, ``document``, ``table``, ``tasks``. Their values are frozen, and
``from extract.model import Page`` finds all of them. A reader of paged files (PDF, scan) makes :class:`Page`
values, which
``extract.layout.blocks`` turns into blocks; a reader of files that state their own structure (DOCX, Markdown,
HTML, portal text) makes blocks at once. From blocks on there is one way for all files.
"""

from __future__ import annotations

from extract.model.document import (
    Block,
    Document,
    Doubt,
    Fragment,
    Grid,
    GridCell,
    Paragraph,
    confidence_of,
    doubts_of,
)
from extract.model.geometry import Box, Place, union
from extract.model.page import ImageBox, Marks, Page, PageInfo, PageKind, Rule, TextSource, Word
from extract.model.seen import Seen, SeenKind
from extract.model.sighting import Sighting, SightingKind
from extract.model.table import Cell, Column, Join, Table
from extract.model.tasks import Clause, GroupRow, RawField, SharedAmount, TaskRow

__all__ = [
    "Block",
    "Box",
    "Cell",
    "Clause",
    "Column",
    "Document",
    "Doubt",
    "Fragment",
    "Grid",
    "GridCell",
    "GroupRow",
    "ImageBox",
    "Join",
    "Marks",
    "Page",
    "PageInfo",
    "PageKind",
    "Paragraph",
    "Place",
    "RawField",
    "Rule",
    "Seen",
    "SeenKind",
    "SharedAmount",
    "Sighting",
    "SightingKind",
    "Table",
    "TaskRow",
    "TextSource",
    "Word",
    "confidence_of",
    "doubts_of",
    "union",
]
