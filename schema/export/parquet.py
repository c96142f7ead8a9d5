"""A table as Parquet: typed columns, decimals exact to twelve places, dates as dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schema.contract.columns import ColumnDeclaration
from schema.contract.records import RecordValue
from schema.database.rows import Row, exported_columns

_BATCH = 50_000
_PLACES = Decimal("1e-12")
_TYPES = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    Decimal: pa.decimal128(38, 12),
}
_MONEY = pa.decimal128(38, 0)


def write_parquet(path: Path, table: str, content: Iterable[Row]) -> None:
    """One table as one Parquet file."""
    columns = exported_columns(table)
    types = [_type(c) for c in columns]
    schema = pa.schema([(c.name, kind) for c, kind in zip(columns, types, strict=True)])
    left = iter(content)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(left, _BATCH)):
            arrays = [
                pa.array([_exact(v) for v in values], type=kind)
                for values, kind in zip(zip(*batch, strict=True), types, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _type(column: ColumnDeclaration) -> pa.DataType:
    return _MONEY if column.is_money else _TYPES[column.kind]


def _exact(value: RecordValue) -> RecordValue:
    return value.quantize(_PLACES) if isinstance(value, Decimal) else value
