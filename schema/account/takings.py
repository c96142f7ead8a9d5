"""What was taken: each printed piece with the records that were read from it.

A piece is known again by itself, not by its words: the recorder keeps the pieces that values were read from.
A record that is not among those of the document, or a value that is empty, does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.model import Cell, Fragment, Place, Table
from normalize.text import key
from schema.contract.records import DocumentRecords, TaskRecord
from schema.recorder import Recorder

_IDS = {
    "documents": "document_id",
    "clauses": "clause_id",
    "legal_references": "reference_id",
    "tasks": "task_id",
    "task_agencies": "task_id",
    "task_products": "task_id",
    "task_budgets": "task_id",
    "task_funding": "task_id",
    "indicators": "indicator_id",
    "indicator_agencies": "indicator_id",
    "targets": "target_id",
    "observations": "observation_id",
}
"""Tables that values are traced in, and the column that the record of a trace is named by."""
_TELLING = 25
"""Letters by which a line is known again by its words alone."""
ROW_TABLES = frozenset(_IDS) - {"documents", "clauses", "legal_references"}
"""Tables whose records are rows of tasks or indicators, and what hangs on them."""
TASK_TABLES = frozenset(t for t in _IDS if t.startswith("task"))
"""Those of tasks alone."""


Spot = tuple[int | None, float, float, float, float]
"""A place as numbers, which are looked up faster: page, x0, top, x1, bottom."""


def spot_of(place: Place) -> Spot | None:
    """The page and the box of a place; None where it has no box."""
    box = place.box
    return None if box is None else (place.page, box.x0, box.top, box.x1, box.bottom)


@dataclass(frozen=True, slots=True)
class Taking:
    """One value that was read from a piece."""

    table: str
    record: str
    field: str


class Takings:
    """The pieces that the records of a document were read from."""

    def __init__(self, recorder: Recorder, records: DocumentRecords) -> None:
        self._ids = {t: {getattr(r, c) for r in records.rows(t)} for t, c in _IDS.items()}
        self._tasks = {t.task_id: t for t in records.tasks}
        self._bases = {r.reference_id for r in records.legal_references if r.relation == "basis"}
        self.unbuilt: dict[tuple[str, str], Fragment] = {}
        """Records that values were read for and that are not among the records, with the first piece."""
        self._by_piece: dict[int, list[Taking]] = {}
        self._by_place: dict[tuple[str, Spot], list[Taking]] = {}
        for fragment, table, record, field in recorder.read_from:
            taking = Taking(table, record, field)
            if table in self._ids and taking.record not in self._ids[table]:
                self.unbuilt.setdefault((table, record), fragment)
            if self._stands(taking):
                self._by_piece.setdefault(id(fragment), []).append(taking)
                if (spot := spot_of(fragment.place)) is not None:
                    self._by_place.setdefault((fragment.text, spot), []).append(taking)
        self._clauses = _joined(c.text for c in records.clauses)

    def _stands(self, taking: Taking) -> bool:
        if taking.record not in self._ids.get(taking.table, ()):
            return False
        task = self._tasks.get(taking.record) if taking.table == "tasks" else None
        return task is None or _is_stated(task, taking.field)

    def of(self, fragment: Fragment) -> Sequence[Taking]:
        """What was read from a piece; a piece that was copied on the way is known by its place and words."""
        found = self._by_piece.get(id(fragment))
        spot = None if found else spot_of(fragment.place)
        return found or (self._by_place.get((fragment.text, spot), []) if spot else [])

    def of_all(self, fragments: Iterable[Fragment]) -> Iterator[Taking]:
        for fragment in fragments:
            yield from self.of(fragment)

    def is_basis(self, taking: Taking) -> bool:
        return taking.record in self._bases

    def in_clauses(self, text: str) -> bool:
        """Whether the letters of a text stand in some clause: for lines that lost their place when broken
        lines were joined."""
        letters = _letters(text)
        return len(letters) >= _TELLING and letters in self._clauses


class CellIndex:
    """The cells of the tables by their printed pieces."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._by_piece: dict[int, tuple[Table, Cell]] = {}
        self._by_place: dict[Spot, tuple[Table, Cell]] = {}
        for table in tables:
            for cell in table.cells:
                for part in cell.parts:
                    self._by_piece[id(part)] = (table, cell)
                    if (spot := spot_of(part.place)) is not None:
                        self._by_place[spot] = (table, cell)

    def of(self, fragment: Fragment) -> tuple[Table, Cell] | None:
        """The cell that a piece became a part of; one whose text was settled has another piece at its
        place."""
        found = self._by_piece.get(id(fragment))
        spot = None if found else spot_of(fragment.place)
        return found or (self._by_place.get(spot) if spot else None)


def _is_stated(task: TaskRecord, field: str) -> bool:
    """Whether a task has a value in a column, or at least the printed text of it (``period_raw`` beside
    ``period_start``)."""
    as_printed = f"{field.partition('_')[0]}_raw"
    return getattr(task, field, "") is not None or getattr(task, as_printed, None) is not None


def _letters(text: str) -> str:
    return key(text).replace(" ", "")


def _joined(texts: Iterable[str | None]) -> str:
    return "\n".join(_letters(t) for t in texts if t)
