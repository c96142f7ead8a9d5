"""Amounts that are printed once for several tasks: a cell of money merged over their rows.

The first task carries the amount, the others say with whom it stands (``TaskRow.shared``) and have none of their
own: added up, the amount counts once. Marks and words (``x``, ``NSNN``) hold for every row that their cell reaches over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.model import RawField, SharedAmount
from normalize.notes import Code, warning
from normalize.roles import role_of


@dataclass(slots=True)
class SharedAmounts:
    """The cells of money of one table with the position of the task that carries each."""

    carriers: dict[tuple[int, int], int] = field(default_factory=dict)
    """Column and first row of a cell → position of its task."""

    def own(
        self, fields: Sequence[RawField], position: int
    ) -> tuple[tuple[RawField, ...], SharedAmount | None]:
        """The fields without the amounts that a task above carries, and the first of those.

        Args:
            fields: of one task.
            position: of the task in the document.
        """
        mine: list[RawField] = []
        shared: SharedAmount | None = None
        for raw in fields:
            first = self._carrier(raw, position) if _is_amount(raw, fields) else position
            if first == position:
                mine.append(raw)
            elif raw.role == "ghg":
                mine.append(replace(raw, notes=(*raw.notes, _FOR_ALL)))
            elif shared is None or (raw.role == "budget" and shared.cell.role != "budget"):
                shared = SharedAmount(first, raw)
        return tuple(mine), shared

    def _carrier(self, raw: RawField, position: int) -> int:
        if raw.column is None or raw.row is None:
            return position
        return self.carriers.setdefault((raw.column.index, raw.row), position)


_FOR_ALL = warning(
    Code.SEVERAL_VALUES, "One cell over several tasks: its amount is that of all of them together."
)


def _is_amount(raw: RawField, fields: Sequence[RawField]) -> bool:
    """Whether a cell states a figure under a column of money or emissions, or of one year's money."""
    if not raw.text[:1].isdigit():
        return False
    of_year = raw.role == "value" and raw.column is not None and raw.column.year is not None
    return role_of(raw.role).figure in ("own", "share") or (
        of_year and any(f.role == "budget" for f in fields)
    )
