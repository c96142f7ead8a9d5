"""A table as Parquet: typed columns, decimals exact to twelve places, dates as dates."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schema.records import RecordValue
from schema.rows import WIDE, Row, table_columns
from schema.values import kind_of

_BATCH = 50_000
_PLACES = Decimal("1e-12")
_TYPES = {
    "str": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "Decimal": pa.decimal128(38, 12),
}
_MONEY = frozenset({"budget_vnd", "amount_vnd"})
_MONEY_TYPE = pa.decimal128(38, 0)


def write_parquet(path: Path, table: str, content: Iterable[Row]) -> None:
    """One table as one Parquet file."""
    names = table_columns(table)
    types = [_type(table, n) for n in names]
    schema = pa.schema(list(zip(names, types, strict=True)))
    left = iter(content)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(left, _BATCH)):
            arrays = [
                pa.array([_exact(v) for v in values], type=kind)
                for values, kind in zip(zip(*batch, strict=True), types, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _type(table: str, name: str) -> pa.DataType:
    if name in _MONEY:
        return _MONEY_TYPE
    if table != WIDE:
        return _TYPES[kind_of(table, name)]
    in_tasks = name in table_columns("tasks")
    return _TYPES[kind_of("tasks", name)] if in_tasks else pa.string()


def _exact(value: RecordValue) -> RecordValue:
    return value.quantize(_PLACES) if isinstance(value, Decimal) else value
