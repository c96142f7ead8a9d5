"""What the tables and columns mean, in English and Vietnamese.

The words stand in ``schema/data/codebook.csv``; types, units, keys and references come from the declaration
of the columns (``schema.contract``), so that neither can drift from the data: a test asks for a description
of each column and a column for each description.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from normalize.registers import parse_register, register
from schema.contract.columns import ColumnDeclaration
from schema.database.rows import TABLES, WIDE, exported_columns

_FRICTIONLESS = {
    str: "string",
    int: "integer",
    float: "number",
    Decimal: "number",
    date: "date",
    bool: "boolean",
}
_CODEBOOK = register(
    "table column description_en description_vi", "table column", may_be_empty="column", order=""
)


@dataclass(frozen=True, slots=True)
class Description:
    """A table or a column in words."""

    english: str
    vietnamese: str


@cache
def descriptions() -> dict[tuple[str, str], Description]:
    """(table, column) → its description.

    The table is ``*`` for a column that several tables share; the column is empty for a table's own
    description.
    """
    text = files("schema").joinpath("data/codebook.csv").read_text(encoding="utf-8")
    return {
        (r["table"], r["column"]): Description(r["description_en"], r["description_vi"])
        for r in parse_register("codebook", text, _CODEBOOK)
    }


def description(table: str, column: str = "") -> Description:
    """A column in words, or a table where no column is named.

    Raises:
        KeyError: for what has no description.
    """
    known = descriptions()
    places = (table, "tasks", "*") if table == WIDE else (table, "*")
    found = next((known[p, column] for p in places if (p, column) in known), None)
    if found is None:
        raise KeyError(f"no description of {table}.{column}")
    return found


def column_type(column: ColumnDeclaration) -> str:
    """``string``, ``integer``, ``number``, ``date`` or ``boolean``."""
    return _FRICTIONLESS[column.kind]


@cache
def codebook_rows() -> tuple[tuple[str | None, ...], ...]:
    """The codebook: every column with table, type, unit and description in both languages."""
    return tuple(
        (table, c.name, column_type(c), c.unit or None, words.english, words.vietnamese)
        for table in TABLES
        for c in exported_columns(table)
        for words in (description(table, c.name),)
    )
