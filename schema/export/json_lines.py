"""A table as JSON Lines: one object a line, with every column; numbers are numbers, dates ISO texts, empty is null."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from json import JSONEncoder
from pathlib import Path

from schema.contract.records import RecordValue
from schema.contract.values import as_text
from schema.export.content import ALL_TABLES, Content, Part, columns_of

_encoded = JSONEncoder(ensure_ascii=False).encode


def write_json_lines(folder: Path, content: Content) -> list[Part]:
    """Every table as a file of its own."""
    for table in ALL_TABLES:
        with (folder / f"{table}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_lines(table, content))
    return [Part(table, f"{table}.jsonl", "jsonl") for table in ALL_TABLES]


def _lines(table: str, content: Content) -> Iterator[str]:
    names = [f"{_encoded(c.name)}: " for c in columns_of(table)]
    for row in content.rows(table):
        pairs = [name + _json(value) for name, value in zip(names, row, strict=True)]
        yield f"{{{', '.join(pairs)}}}\n"


def _json(value: RecordValue) -> str:
    """A value as JSON; a decimal keeps all its digits, which a float would not."""
    if isinstance(value, str):
        return _encoded(value)
    if value is None:
        return "null"
    text = as_text("", value)
    return _encoded(text) if isinstance(value, date) else text
