"""A table as Parquet: typed columns, decimals exact to twelve places, dates as dates.

Each column carries its description and unit as metadata.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schema.contract.columns import ColumnDeclaration
from schema.contract.records import RecordValue
from schema.export.content import ALL_TABLES, Content, Part, columns_of
from schema.export.description import description

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


def write_parquet(folder: Path, content: Content) -> list[Part]:
    """Every table as a Parquet file of its own."""
    for table in ALL_TABLES:
        _write(folder / f"{table}.parquet", table, content)
    return [Part(table, f"{table}.parquet", "parquet") for table in ALL_TABLES]


def _write(path: Path, table: str, content: Content) -> None:
    fields = [_field(table, c) for c in columns_of(table)]
    schema = pa.schema(fields)
    left = content.rows(table)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(left, _BATCH)):
            arrays = [
                pa.array(_exact(values, field.type), type=field.type)
                for values, field in zip(zip(*batch, strict=True), fields, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _field(table: str, column: ColumnDeclaration) -> pa.Field:
    metadata = {"description": description(table, column.name).english, "unit": column.unit}
    return pa.field(column.name, _type(column), metadata={k: v for k, v in metadata.items() if v})


def _type(column: ColumnDeclaration) -> pa.DataType:
    return _MONEY if column.is_money else _TYPES[column.kind]


def _exact(values: Sequence[RecordValue], kind: pa.DataType) -> Sequence[RecordValue]:
    if kind != _TYPES[Decimal]:
        return values
    return [v.quantize(_PLACES) if isinstance(v, Decimal) else v for v in values]
