"""Units: the header's against what its cells say."""

from __future__ import annotations

from extract.model import RawField
from normalize.notes import Code, warning
from normalize.quantities.stated_units import find_unit
from schema.checks.given import CheckInput
from schema.contract.ids import table_id
from schema.recorder import Recorder
from schema.setting.document import Setting
from schema.sums.amounts import SUMMED, figure_of, under

_FEWEST = 3


def check_units(given: CheckInput, recorder: Recorder) -> None:
    """A finding on a column whose header states a unit that most of its cells contradict."""
    for rows in given.rows:
        for column in given.table(rows.table).columns:
            if column.unit is None or column.role not in SUMMED or find_unit(column.unit) is None:
                continue
            fields = [f for t in rows.tasks for f in under(t.fields, column)]
            other = [f.text for f in fields if _states_another(f, given.setting, rows.table)]
            if len(other) >= _FEWEST and 2 * len(other) > len(fields):
                note = warning(
                    Code.UNIT_CONFLICT,
                    f"The header “{column.header}” says {column.unit}, but {len(other)} of {len(fields)} cells state "
                    f"another unit (“{other[0]}”); the cells were believed.",
                    expected=column.unit,
                    found=other[0],
                )
                page = given.table(rows.table).page_first
                recorder.note(
                    "tables", table_id(given.setting.document_id, rows.table), "unit_note", note, page
                )


def _states_another(field: RawField, setting: Setting, table: int) -> bool:
    """Whether a cell states its own unit, of another scale or dimension than the header's."""
    return any(n.code is Code.UNIT_CONFLICT for n in figure_of(field, setting, table).notes)
