"""The tools that are measured, each as a function from a PDF to the rows of all its tables.

``vnplans`` is the whole pipeline: file, tables, tasks, checks, database. The others are asked for tables
alone.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

Row = list[str]
"""Texts of a printed row, left to right, empty ones included."""
Reader = Callable[[Path], list[Row]]

OURS = "vnplans"
BASE = "pdfplumber"
"""The tool whose time is 1."""


def vnplans(path: Path) -> list[Row]:
    """File to a fresh SQLite database; the rows are read back from it, after the clock has stopped."""
    return _stored_rows(_ingested(path))


def ingest_only(path: Path) -> list[Row]:
    """What is timed of :func:`vnplans`."""
    _ingested(path)
    return []


def _ingested(path: Path) -> Path:
    import vnplans as api

    database = Path(tempfile.gettempdir()) / f"vnplans-bench-{os.getpid()}.sqlite"
    shutil.copy(_empty_database(), database)
    # A draft without a number is refused as no plan; with this one every file is stored.
    (result,) = api.ingest(path, db=str(database), jobs=0, number="0/QĐ-UBND", cache=False)
    if result.error is not None:
        raise RuntimeError(result.error)
    return database


@cache
def _empty_database() -> Path:
    """A database with its tables and its register of bodies, as any but the first run finds it."""
    import vnplans as api
    from schema.database.opening import open_database
    from schema.database.transactions import write
    from schema.load.agency_rows import sync_agencies
    from vnplans.questions.registers import agency_records

    database = Path(tempfile.mkdtemp(prefix="vnplans-bench-")) / "empty.sqlite"
    api.ingest(database.with_name("none.pdf"), db=str(database), jobs=0)
    engine = open_database(str(database))
    write(engine, partial(sync_agencies, agencies=agency_records()))
    engine.dispose()
    return database


def _stored_rows(database: Path) -> list[Row]:
    rows: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    with contextlib.closing(sqlite3.connect(database)) as connection:
        found = connection.execute('SELECT table_id, "row", "column", text FROM cells WHERE part = 0')
        for table, row, column, text in found:
            rows[table, row][column] = text
    return [[texts[c] for c in sorted(texts)] for _, texts in sorted(rows.items())]


def camelot_vector(path: Path) -> list[Row]:
    """camelot, lattice by the file's own lines."""
    return _camelot(path, flavor="lattice", engine="vector")


def camelot_default(path: Path) -> list[Row]:
    """camelot as it comes: lattice by a picture of the page."""
    return _camelot(path)


def _camelot(path: Path, **settings: str) -> list[Row]:
    import camelot.io

    tables = camelot.io.read_pdf(str(path), pages="all", suppress_stdout=True, **settings)
    return [[str(text) for text in row] for table in tables for row in table.df.values.tolist()]


def pdfplumber_tables(path: Path) -> list[Row]:
    """pdfplumber's ``extract_tables`` page by page, each page released."""
    import pdfplumber

    rows: list[Row] = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                rows += [[text or "" for text in row] for row in table]
            page.close()
    return rows


def pymupdf_tables(path: Path) -> list[Row]:
    """PyMuPDF's ``find_tables`` page by page."""
    import pymupdf

    rows: list[Row] = []
    with silent(), pymupdf.open(path) as pdf:
        for page in pdf:
            for table in page.find_tables().tables:
                rows += [[text or "" for text in row] for row in table.extract()]
    return rows


@contextlib.contextmanager
def silent() -> Iterator[None]:
    """Nothing on standard output (PyMuPDF recommends a package there)."""
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        yield


TOOLS: dict[str, Reader] = {
    OURS: vnplans,
    BASE: pdfplumber_tables,
    "camelot vector": camelot_vector,
    "camelot default": camelot_default,
    "PyMuPDF": pymupdf_tables,
}
TIMED: dict[str, Reader] = {**TOOLS, OURS: ingest_only}


def warm_up(tool: str) -> None:
    """Imports what a tool needs, so that no file pays for it."""
    if tool == OURS:
        import vnplans as api

        _empty_database()
        assert api
        import camelot
        import pdfplumber

        import normalize.agency_names.lookup

        normalize.agency_names.lookup.find_agency("Sở Xây dựng")
        assert camelot and pdfplumber
    elif tool == BASE:
        import pdfplumber

        assert pdfplumber
    elif tool == "PyMuPDF":
        with silent():
            import pymupdf

            assert pymupdf
    else:
        import camelot

        assert camelot
    assert tool in TOOLS, sys.argv
