"""The tables of a document as they are printed: joined over pages, with the seams and every cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from schema.contract.columns import KEY, Confidence, DocumentId, Id, Points, one_of, owned_by


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRecord:
    """One logical table, joined over its pages."""

    table_id: Id
    document_id: DocumentId
    appendix: str | None = None
    caption: str | None = None
    kind: Annotated[str, one_of("tasks", "indicators", "budget", "other")] = "other"
    unit_note: str | None = None
    page_first: int | None = None
    page_last: int | None = None
    n_rows: int = 0
    n_columns: int = 0
    method: str | None = None
    confidence: Confidence = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRecord:
    """One seam of a joined table. ``reasons`` joined by ``; ``."""

    table_id: Annotated[str, KEY, owned_by("tables.table_id")]
    page_from: Annotated[int, KEY]
    page_to: Annotated[int, KEY]
    reasons: str | None = None
    row_continues: bool = False
    confidence: Confidence = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRecord:
    """One printed part of a cell: a cell broken by a page has parts 0, 1, …; rows and columns are 0-based.

    ``raw`` is this part's text, ``text`` the whole cell's.
    """

    table_id: Annotated[str, KEY, owned_by("tables.table_id")]
    row: Annotated[int, KEY]
    column: Annotated[int, KEY]
    part: Annotated[int, KEY] = 0
    role: str | None = None
    raw: str | None = None
    text: str | None = None
    page: int | None = None
    x0: Points = None
    top: Points = None
    x1: Points = None
    bottom: Points = None
    line: int | None = None
    confidence: Confidence = None
