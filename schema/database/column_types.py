"""How values are stored: numbers without rounding (NUMERIC; ``Decimal`` or ``int`` in Python), text that
either database holds.

The migrations take the types from here, so a type that a released step uses is never changed: a new way of
storing is a new type.
"""

from __future__ import annotations

import re
from decimal import Decimal

from sqlalchemy import Dialect, Numeric, String
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType


class SqliteNumber(UserDefinedType[str]):
    """A column of numeric affinity in SQLite, bound as text: SQLite itself turns it into a number."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "NUMERIC"


class Exact(TypeDecorator[Decimal]):
    """A decimal number without rounding (in SQLite to 15 digits, beyond that to the nearest)."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str] | TypeEngine[Decimal]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(SqliteNumber())
        return dialect.type_descriptor(Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | Decimal | None:
        return format(value, "f") if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: object, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(str(value))


class WholeExact(TypeDecorator[int]):
    """A whole number of any size: VND."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str] | TypeEngine[Decimal]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(SqliteNumber())
        return dialect.type_descriptor(Numeric())

    def process_bind_param(self, value: int | None, dialect: Dialect) -> str | int | None:
        return str(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: object, dialect: Dialect) -> int | None:
        return None if value is None else int(Decimal(str(value)))


class StorableText(TypeDecorator[str]):
    """Text that either database can hold: what it cannot is U+FFFD.

    PostgreSQL holds no NUL, and neither database a lone half of a UTF-16 pair; readers take them away, and
    this is the last door. Two halves that follow each other are one letter and are joined.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value if value is None else storable(value)


_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """``a\\0b`` → ``a�b``; lone surrogates the same; a pair of them is the letter it stands for."""
    if _NOT_STORABLE.search(text) is None:
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.replace("\x00", "\ufffd")
