"""What changed between two exports of the dataset, row by row: for a rerun with a newer version.

Rows are known by their key columns; of a row that is in both, each column that differs is told. Text of
cells,
places and confidences are left out: they change without any value changing.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extract.errors import MissingFile
from vnplans.listing import Listing

_COMPARED = {
    "documents": ("document_id",),
    "legal_references": ("reference_id",),
    "tasks": ("task_id",),
    "task_agencies": ("task_id", "role", "agency", "raw"),
    "task_products": ("task_id", "position"),
    "task_budgets": ("task_id", "year", "source"),
    "task_funding": ("task_id", "source"),
    "indicators": ("indicator_id",),
    "indicator_agencies": ("indicator_id", "role", "agency", "raw"),
    "targets": ("target_id",),
    "observations": ("observation_id",),
    "findings": ("finding_id",),
}
_IGNORED = frozenset({"confidence", "ingested_at", "pipeline_version", "position"})

Rows = dict[tuple[str, ...], dict[str, str]]


def diff_exports(old: Path, new: Path) -> Listing:
    """Rows gained, lost and altered from one export folder to the other.

    Raises:
        MissingFile: a folder holds no export.
    """
    for folder in (old, new):
        if not (folder / "documents.csv").is_file():
            raise MissingFile(
                f"{folder}: no documents.csv", hint="Pass two folders that `vnplans export` wrote as CSV."
            )
    names = ("table", "record", "change", "field", "old", "new", "page")
    found = (row for table, keys in _COMPARED.items() for row in _changes(table, keys, old, new))
    return Listing(names, tuple(found))


def _changes(table: str, keys: tuple[str, ...], old: Path, new: Path) -> Iterator[tuple[str | None, ...]]:
    before, after = _read(old / f"{table}.csv", keys), _read(new / f"{table}.csv", keys)
    for key in sorted(before.keys() | after.keys()):
        name = " ".join(k for k in key if k)
        if key not in after:
            yield table, name, "lost", None, _told(before[key]), None, _page(before[key])
        elif key not in before:
            yield table, name, "gained", None, None, _told(after[key]), _page(after[key])
        else:
            for field in after[key]:
                was, now = before[key].get(field, ""), after[key][field]
                if was != now and field not in _IGNORED:
                    yield table, name, "altered", field, was or None, now or None, _page(after[key])


def _read(path: Path, keys: tuple[str, ...]) -> Rows:
    """The rows of a table by their keys; rows of one key (two lines of money of one task) are counted."""
    if not path.is_file():
        return {}
    csv.field_size_limit(sys.maxsize)
    rows: Rows = {}
    seen: Counter[tuple[str, ...]] = Counter()
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            key = tuple(row.get(k) or "" for k in keys)
            seen[key] += 1
            rows[(*key, f"~{seen[key]}") if seen[key] > 1 else key] = row
    return rows


def _told(row: dict[str, str]) -> str | None:
    return next((row[c] for c in ("title", "name", "message", "raw", "product") if row.get(c)), None)


def _page(row: dict[str, str]) -> str | None:
    return row.get("page_first") or row.get("page") or None
