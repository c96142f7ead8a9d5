"""The dataset as files: every table of the contract, ``tasks_wide`` and the codebook, with a description of them.

Order, numbers and bytes are the same whenever the data are the same: dates ISO 8601, ``true`` and ``false``,
decimals without exponent. Where corrections stand, the corrected values are given. All is read from one state of the
database, also while another process ingests, and the files appear together or not at all.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from schema.database.snapshot import snapshot
from schema.errors import UnknownFormat
from schema.export.citation import write_citation
from schema.export.content import Content, Part
from schema.export.csv_files import write_csv
from schema.export.csvw import write_csvw
from schema.export.data_package import FILE as PACKAGE
from schema.export.data_package import write_data_package
from schema.export.json_lines import write_json_lines
from schema.export.sqlite_file import write_sqlite
from schema.export.whole_folder import replacing

Writer = Callable[[Path, Content], list[Part]]
"""Writes every table to a folder and gives the parts, in the export's order."""


def _write_workbook(folder: Path, content: Content) -> list[Part]:
    from schema.export.workbook import write_workbook

    return write_workbook(folder, content)


def _write_parquet(folder: Path, content: Content) -> list[Part]:
    from schema.export.parquet import write_parquet  # whose package takes 0.2 s to import

    return write_parquet(folder, content)


WRITERS: dict[str, Writer] = {
    "csv": write_csv,
    "xlsx": _write_workbook,
    "parquet": _write_parquet,
    "jsonl": write_json_lines,
    "sqlite": write_sqlite,
}
FORMATS = tuple(WRITERS)
"""The formats of an export, the one that describes itself best first."""


def export(
    engine: Engine,
    folder: Path,
    formats: str | Sequence[str] = "csv",
    *,
    release: bool = False,
    guard: bool = True,
) -> tuple[Path, ...]:
    """Writes the whole dataset to a folder, which is made where it is missing.

    Args:
        engine: from ``schema.database.opening.open_database``.
        folder: other files in it are left alone.
        formats: one of :data:`FORMATS` or several; one data package describes all of them.
        release: leaves ``ingested_at`` empty, so that the same input gives the same bytes, and adds a record for
            DataCite and ``CITATION.cff``.
        guard: puts an apostrophe before texts of ``tasks_wide.csv`` that a spreadsheet would run as a formula.

    Returns:
        The files, in the contract's order, those that describe them at the end.

    Raises:
        UnknownFormat: for any other format.
        DatasetError: what the database refuses, by name.
        OSError: the folder cannot be written, or has no room; it names the folder.
    """
    wanted = _known((formats,) if isinstance(formats, str) else formats)
    with _named(folder), replacing(folder, PACKAGE) as hidden, snapshot(engine, hidden) as connection:
        content = Content(connection, release=release, guard=guard)
        parts = [part for name in wanted for part in WRITERS[name](hidden, content)]
        names = list(dict.fromkeys(p.file for p in parts))
        names += _descriptions(hidden, content, parts)
        names.append(write_data_package(hidden, content, parts, names))
    return tuple(folder / name for name in names)


@contextmanager
def _named(folder: Path) -> Iterator[None]:
    """A full disk is told of a file that is open, or of SQLite's, without its name."""
    try:
        yield
    except OSError as problem:
        if problem.filename is not None:
            raise
        raise OSError(problem.errno, problem.strerror or str(problem), str(folder)) from problem
    except sqlite3.Error as problem:
        full = getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        raise OSError(errno.ENOSPC if full else errno.EIO, str(problem), str(folder)) from problem


def _known(formats: Sequence[str]) -> tuple[str, ...]:
    """The formats wanted, each once and in the order of :data:`FORMATS`."""
    unknown = [f for f in formats if f not in FORMATS]
    if unknown or not formats:
        raise UnknownFormat(f"no format {', '.join(map(repr, unknown))}")
    return tuple(f for f in FORMATS if f in formats)


def _descriptions(folder: Path, content: Content, parts: Sequence[Part]) -> list[str]:
    """The files that describe the others, but for the data package."""
    formats = {p.file_format for p in parts}
    names = []
    if "csv" in formats:
        names.append(write_csvw(folder))
    if "sqlite" in formats:
        from schema.export.datasette import write_metadata

        names.append(write_metadata(folder))
    if content.release:
        names += write_citation(folder, content, parts)
    return names
