"""Units: the header's against what its cells say."""

from __future__ import annotations

from normalize.money import parse_amount
from normalize.notes import Code, warning
from normalize.units import find_unit
from schema.checks.amounts import under
from schema.checks.values import CheckInput
from schema.ids import table_id
from schema.recorder import Recorder

_DIMENSIONS = {"budget": "money", "funding_mark": "money", "ghg": "mass_co2e"}
_FEWEST = 3


def check_units(given: CheckInput, recorder: Recorder) -> None:
    """A finding on a column whose header states a unit that most of its cells contradict."""
    for rows in given.rows:
        for column in given.table(rows.table).columns:
            dimension = _DIMENSIONS.get(column.role)
            if column.unit is None or dimension is None or find_unit(column.unit) is None:
                continue
            fields = [f for t in rows.tasks if (f := under(t.fields, column)) is not None]
            other = [f.text for f in fields if _states_another(f.text, column.unit or "", dimension)]
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


def _states_another(text: str, unit: str, dimension: str) -> bool:
    """Whether a cell states its own unit, of another scale or dimension than the header's."""
    notes = parse_amount(text, header_unit=unit, dimension=dimension).notes
    return any(n.code is Code.UNIT_CONFLICT for n in notes)
