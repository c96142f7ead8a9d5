"""What rows say together that are one row: words one after the other, bodies of all, of any other field the one value stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from normalize.text import clean
from schema.contract.bodies import BODY_ROLES
from schema.contract.records import columns
from schema.load.lists_of_tasks import is_list
from schema.load.stored_values import current_value, is_fixed

_WORDS = frozenset({"title", "description", "target", "product", "name", "roadmap"})
"""Columns whose texts go on from row to row."""
_OF_THE_FIRST = frozenset(
    {
        "number", "group_number", "group_title", "group_path", "clause_path", "code", "page", "page_first",
        "theme", "theme_secondary", "national_code", "duplicate_of", "budget_shared_with", "place", "place_code",
        "area", "area_code",
    }
)  # fmt: skip
"""Columns that say which row it is, or that follow from its words: those of the first row that states them stand."""
_LISTS = {"products": "\n"}
"""Lists whose parts are parted by something else than ``; ``."""
_NO = ("", "false")


@dataclass(frozen=True, slots=True)
class JoinedField:
    """One field of rows that are joined.

    Attributes:
        stated: what each row says, in the order of the rows; empty where one says nothing.
        value: what the joined row says; None where the rows contradict each other, so that a person must say it.
    """

    field: str
    stated: tuple[str, ...]
    value: str | None

    @property
    def is_open(self) -> bool:
        """Whether the rows contradict each other."""
        return self.value is None


def joined_fields(connection: Connection, table: str, ids: Sequence[str]) -> tuple[JoinedField, ...]:
    """The fields of which any row says something, in the order of the contract."""
    fields = [c for c in columns(table) if not is_fixed(c)]
    fields += [f for f in (*BODY_ROLES.names, "funding", "products") if is_list(table, f)]
    found = []
    for field in fields:
        stated = tuple(current_value(connection, table, i, field) or "" for i in ids)
        if any(stated):
            found.append(JoinedField(field, stated, _together(table, field, stated)))
    return tuple(found)


def _together(table: str, field: str, stated: Sequence[str]) -> str | None:
    said = [text for text in stated if text not in _NO]
    if is_list(table, field):
        mark = _LISTS.get(field, "; ")
        return mark.join(dict.fromkeys(one for text in said for one in text.split(mark)))
    if field in _WORDS:
        return clean(" ".join(dict.fromkeys(said)))
    if field == "page_last":
        return max(said, key=int)
    if not said:
        return stated[0]
    return said[0] if field in _OF_THE_FIRST or len(set(said)) == 1 else None
