"""What a column of a table can hold, and what follows from it: the register ``data/roles.csv``.

A role is a name ("lead", "budget") with properties: whether its cells hold bodies, a time, a figure, whether
they are short, whether a group row may fill them. Code asks for a property and never lists names of its own,
so that a new role needs one line of the register and no search through the program. ``docs/registers.md``
says what each property means.

A time and a duration differ: "2025" has a beginning and an end, "30 ngày" has not; ``holds_time`` is the
first only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from normalize.registers import Row, rows

UNMAPPED = "unmapped"
"""The role of a column whose header no phrase of the register fits."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a column.

    Attributes:
        name: as ``Column.role`` and ``RawField.role`` hold it.
        label_vi: what a Vietnamese reader calls it.
        label_en: what an English reader calls it.
        in_header: a header can say it; the others follow from the columns beside.
        bodies: the role that its bodies have where the cell does not say otherwise; empty where it holds no
            bodies.
        carries_out: its bodies carry the task out: they lead, support or do it.
        holds_time: its cells are a point or a stretch of time.
        figure: ``own`` (a figure of the whole task), ``share`` (a part of one), ``value`` (an indicator's),
            or empty.
        money: ``amount`` of money, ``source`` of money, or empty.
        is_short: its cells are too short to be broken by a page.
        identifies: ``name`` or ``label`` of its row, or empty.
        holds_target: its cells state what an indicator is to reach.
        is_prose: its cells are sentences, in which a body may be named.
        may_fill_group_row: a group row may fill it (sums, a slid figure) and still be a group.
        empty_cell: what an empty cell is where most rows fill the column: ``odd``, ``usual`` (odd only where
            nearly all rows do), or ``untold`` (nothing is said, or another check says it).
        labels_prose: a label of this role ("Cơ quan chủ trì:") marks a part of a task in prose.
        frames: its words only frame others in a header ("Nội dung …") and decide nothing at its beginning.
        beside_indicator: such a column makes a table with indicators one of indicators.
        may_hold_stray_period: a period found in it may have slid from the column of time.
        may_hold_stray_figure: a figure found in it may have slid from a column of figures.
        leads_nowhere: its cells fill no column of the dataset, in whichever table.
    """

    name: str
    label_vi: str
    label_en: str
    in_header: bool
    bodies: str
    carries_out: bool
    holds_time: bool
    figure: str
    money: str
    is_short: bool
    identifies: str
    holds_target: bool
    is_prose: bool
    may_fill_group_row: bool
    empty_cell: str
    labels_prose: bool
    frames: bool
    beside_indicator: bool
    may_hold_stray_period: bool
    may_hold_stray_figure: bool
    leads_nowhere: bool

    @property
    def holds_bodies(self) -> bool:
        return self.bodies != ""

    @property
    def leads(self) -> bool:
        """Whether a body that leads stands in it, alone or with those that support."""
        return self.bodies in ("lead", "lead_support")

    @property
    def holds_figure(self) -> bool:
        return self.figure != ""

    @property
    def adds_up(self) -> bool:
        """Whether the figures of its rows add up to that of their group."""
        return self.figure in ("own", "share")

    @property
    def names_row(self) -> bool:
        return self.identifies == "name"


@cache
def roles() -> Mapping[str, Role]:
    """Every role by its name, in the order of the register."""
    return MappingProxyType({row["role"]: _role(row) for row in rows("roles")})


def role_of(name: str) -> Role:
    """The role of a name, for example ``role_of("lead").holds_bodies``.

    Raises:
        KeyError: no role has this name.
    """
    return roles()[name]


def roles_that(have: Callable[[Role], bool]) -> tuple[str, ...]:
    """The names of the roles with a property, in the register's order.

    Example: ``roles_that(lambda role: role.holds_time)`` is ``("due", "period", "start")``.
    """
    return tuple(name for name, role in roles().items() if have(role))


def _role(row: Row) -> Role:
    return Role(
        name=row["role"],
        label_vi=row["label_vi"],
        label_en=row["label_en"],
        in_header=row["in_header"] == "yes",
        bodies=row["bodies"],
        carries_out=row["carries_out"] == "yes",
        holds_time=row["time"] == "yes",
        figure=row["figure"],
        money=row["money"],
        is_short=row["short"] == "yes",
        identifies=row["identifies"],
        holds_target=row["target"] == "yes",
        is_prose=row["prose"] == "yes",
        may_fill_group_row=row["group_row"] == "yes",
        empty_cell=row["empty"],
        labels_prose=row["in_prose"] == "yes",
        frames=row["frames"] == "yes",
        beside_indicator=row["beside_indicator"] == "yes",
        may_hold_stray_period=row["stray_period"] == "yes",
        may_hold_stray_figure=row["stray_figure"] == "yes",
        leads_nowhere=row["leads_nowhere"] == "yes",
    )
