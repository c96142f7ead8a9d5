"""Units: the header's against what its cells say."""

from __future__ import annotations

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
            header = find_unit(column.unit) if column.unit else None
            dimension = _DIMENSIONS.get(column.role)
            if header is None or dimension is None:
                continue
            fields = [f for t in rows.tasks if (f := under(t.fields, column)) is not None]
            own = [u for f in fields if any(c.isdigit() for c in f.text) and (u := find_unit(f.text))]
            other = [u for u in own if u.dimension == dimension and u.scale != header.scale]
            if len(other) >= _FEWEST and 2 * len(other) > len(fields):
                note = warning(
                    Code.UNIT_CONFLICT,
                    f"The header “{column.header}” says {column.unit}, but {len(other)} of {len(fields)} cells state "
                    f"another unit ({other[0].raw}); the cells were believed.",
                    expected=column.unit,
                    found=other[0].raw,
                )
                page = given.table(rows.table).page_first
                recorder.note(
                    "tables", table_id(given.setting.document_id, rows.table), "unit_note", note, page
                )
