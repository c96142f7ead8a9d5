"""Ditto marks in tables of tasks: a cell with one takes the text of the cell above it; under an empty cell it repeats nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.model import RawField
from normalize.marks.ditto import is_ditto
from normalize.notes import Code, Note, info, warning
from normalize.roles import role_of


@dataclass(slots=True)
class DittoCells:
    """The last text of each column of one table."""

    above: dict[tuple[int, str], RawField] = field(default_factory=dict)
    """Index and role of a column → the cell that its last row said, by itself or by a ditto mark."""

    def resolved(self, fields: Sequence[RawField]) -> tuple[RawField, ...]:
        """The fields of a task with the text above in the place of a ditto mark; its places are those of the text and of the mark."""
        said = {(raw.column.index, raw.role) for raw in fields if raw.column is not None}
        found = tuple(self._resolved(raw) for raw in fields)
        self.above = {key: raw for key, raw in self.above.items() if key in said}
        return found

    def _resolved(self, raw: RawField) -> RawField:
        if raw.column is None or role_of(raw.role).identifies or raw.role == "unit":
            return raw  # units of figures have their own rule: a mark below litres is no rate's (extract/indicators/row_units.py)
        key = (raw.column.index, raw.role)
        if not is_ditto(raw.text):
            self.above[key] = raw
            return raw
        above = self.above.get(key)
        if above is None:
            return replace(raw, notes=(*raw.notes, _nothing_above(raw)))
        return replace(above, parts=(*above.parts, *raw.parts), notes=(_note(raw),), row=raw.row)


def _note(raw: RawField) -> Note:
    """What was done: an amount may be meant once for both rows, all else is what the mark says."""
    if role_of(raw.role).figure:
        message = "A ditto mark stands for the amount above: it was counted again."
        return warning(Code.SEVERAL_VALUES, message, found=raw.text)
    return info(Code.TEXT_REPAIRED, "A ditto mark stands for the text of the cell above.", found=raw.text)


def _nothing_above(raw: RawField) -> Note:
    """What is said of a mark that stands under an empty cell, or in the first row."""
    message = "A ditto mark has no text in the cell above it: nothing is repeated."
    return info(Code.TEXT_REPAIRED, message, found=raw.text)
