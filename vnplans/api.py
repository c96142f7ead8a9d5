"""The Python API: the verbs of the command line as functions, with pandas frames where tables are asked for.

    vnplans.ingest("plans/", db="plans.sqlite")
    vnplans.compare("Cao Bằng", "Bắc Ninh", db="plans.sqlite")

``db`` is a file name or a SQLAlchemy URL; without it ``vnplans.sqlite`` in the current folder, or what ``VNPLANS_DB``
names. Errors are ``extract.errors.ReadError`` (a file) and ``schema.errors.DatasetError``, each with a ``hint``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from vnplans.intake.results import FileResult, Progress
from vnplans.settings import HeadOptions, IngestOptions, ReadSettings

if TYPE_CHECKING:
    import pandas as pd


def ingest(
    *paths: str | Path,
    db: str | None = None,
    number: str | None = None,
    issuer: str | None = None,
    issued_on: date | None = None,
    province: str | None = None,
    headers: Mapping[str, str] | None = None,
    jobs: int | None = None,
    seconds: float = 3600.0,
    megabytes: int = 4096,
    scan_effort: str | None = None,
    reread: bool = False,
    keep: bool = True,
    cache: bool = True,
    log: Path | None = None,
    scheduler: str | None = None,
    tell: Callable[[FileResult], None] | None = None,
) -> tuple[FileResult, ...]:
    """Reads plans and stores them, one transaction for each.

    Args:
        paths: files, folders with their files (those of ``manifest.csv`` where there is one), patterns (``plans/*.pdf``).
        db: the database.
        number, issuer, issued_on, province: what the head of the one file given does not say.
        headers: header phrase → role of its column, for this run: ``{"Đơn vị thực hiện": "lead"}``.
        jobs: reading processes; None for one a core; 0 reads in this process, without limits.
        seconds, megabytes: what reading one file may take.
        scan_effort: ``fast`` (Tesseract alone), ``careful`` or ``thorough`` (a second reader reads what is doubtful
            too); None: ``careful`` where the extra ``second-reader`` is installed.
        reread: reads a file again that was read before with the same settings by the same program.
        keep: whether files are kept beside the database, so that their pages can be shown.
        cache: whether results of an earlier reading of the same bytes by the same program are taken from the user's
            cache folder (``VNPLANS_CACHE``), and those of this one kept there. With ``reread`` none are.
        log: a file to which each end of a file is appended, one JSON object a line.
        scheduler: a Dask cluster that reads the files: ``tcp://HOST:8786``, or ``local``.
        tell: hears of each file as soon as it is done, which need not be in the order given.

    Returns:
        One result a file, in the order given; a file that failed has ``error`` and ``exit_code``, and the
        others are stored.

    Raises:
        ValueError: several files with what only one can have; a number of processes below 0; no such effort.
        DatabaseUnreachable, DatabaseTooNew: nothing can be stored.
    """
    from extract.scan.effort import ScanEffort
    from vnplans.intake.files import files_of
    from vnplans.intake.run import ingest_files

    reading = ReadSettings(
        head=HeadOptions(number, issuer, issued_on, province),
        headers=dict(headers or {}),
        seconds=seconds,
        megabytes=megabytes,
        cached=cache and not reread,
        pages_cached=cache,
        scan_effort=ScanEffort(scan_effort) if scan_effort is not None else None,
    )
    progress = Progress(file_done=tell) if tell is not None else Progress()
    return ingest_files(
        files_of(paths), IngestOptions(db, jobs, reading, reread, keep, log, scheduler), progress
    )


def status(db: str | None = None) -> pd.DataFrame:
    """The documents of the database with what was found in each."""
    from vnplans.questions import documents

    return documents.status(db).frame()


def show(wanted: str, db: str | None = None) -> dict[str, pd.DataFrame]:
    """A document by id, number or province, or a record by id: frames by name, ``record`` first."""
    from vnplans.questions import documents

    shown = documents.show(wanted, db)
    return {"record": shown.record.frame(), **{name: part.frame() for name, part in shown.related}}


def sources(wanted: str, db: str | None = None) -> pd.DataFrame:
    """What the files of a document say differently."""
    from vnplans.questions import documents

    return documents.sources(wanted, db).frame()


def findings(
    wanted: str | None = None,
    db: str | None = None,
    *,
    code: str | None = None,
    severity: str | None = None,
    table: str | None = None,
    field: str | None = None,
    status: str | None = None,
) -> pd.DataFrame:
    """The findings of one document or of all; ``severity`` is the least that is given, settled ones are there too."""
    from vnplans.questions.findings import Wanted
    from vnplans.questions.findings import findings as listed

    return listed(wanted, db, Wanted(code, severity, table, field, status)).frame()


def compare(
    *documents: str,
    db: str | None = None,
    by: str = "themes",
    theme: str | None = None,
    lead: str | None = None,
    year: int | None = None,
    as_of: str | None = None,
    agency_as_of: str | None = None,
    with_amended: bool = False,
) -> pd.DataFrame:
    """Documents side by side; no row is a total. ``attrs`` has ``sides`` and ``notes``, and ``totals`` as a list of rows.

    Args:
        documents: ids, numbers or provinces, two or more; none for all documents. Columns of the first end in ``_a``.
        by: themes, agencies, funding, budgets, periods, emissions (any number side by side), tasks, indicators, gaps (two by
            two: of three documents the first two columns name the sides).
        theme, lead, year: only this theme, what this body leads, what runs or is due then.
        as_of: ``printed``, ``today`` or a date, for the names of provinces and bodies; ``agency_as_of`` for bodies alone.
        with_amended: plans too that another one of those compared changes or replaces.

    Raises:
        AmbiguousDocument: a name fits several documents; the message lists them.
    """
    from schema.compare.by import Choice, joined, joined_totals
    from schema.compare.filters import Filters
    from vnplans.listing import Listing
    from vnplans.questions.compare import compare as compared

    choice = Choice(Filters(theme, lead, year), as_of, agency_as_of, with_amended)
    found = compared(documents, db, by, choice)
    rows = joined(found)
    frame = Listing(rows.columns, rows.rows).frame()
    notes = tuple(dict.fromkeys(note for one in found for note in one.notes))
    frame.attrs.update(sides=found[0].sides, notes=notes, totals=joined_totals(found).dicts())
    return frame


def export(
    folder: str | Path,
    db: str | None = None,
    file_format: str | Sequence[str] = "csv",
    *,
    release: bool = False,
    guard: bool = True,
) -> tuple[Path, ...]:
    """Writes the dataset to a folder and gives the files.

    Args:
        file_format: csv, xlsx, parquet, jsonl or sqlite, or several of them.
        release: leaves out when it was read, and adds how it is cited.
        guard: puts an apostrophe before texts of ``tasks_wide.csv`` that a spreadsheet would run as a formula.
    """
    from vnplans.questions import dataset

    return dataset.export(folder, db, file_format, release=release, guard=guard)


def remove(wanted: str, db: str | None = None) -> str:
    """Removes a document and gives its id."""
    from vnplans.questions import dataset

    return dataset.remove(wanted, db)


def relink(*paths: str | Path, db: str | None = None) -> pd.DataFrame:
    """Keeps the files of documents that are found in these folders; says of each whether it is kept."""
    from vnplans.questions.relink import relink as found

    return found([Path(p) for p in paths], db).frame()


def review(
    db: str | None = None, *, host: str = "127.0.0.1", port: int = 8600, read_only: bool = False
) -> None:
    """Serves the database in the browser until it is stopped (Ctrl-C)."""
    from vnplans.review_server.serve import Serving, serve

    serve(db, Serving(host, port, read_only=read_only), print, print)


def report(
    *documents: str,
    out: str | Path = "report.html",
    lang: str = "en",
    files: str | Path | None = None,
    theme: str | None = None,
    lead: str | None = None,
    year: int | None = None,
    as_of: str | None = None,
    with_amended: bool = False,
    db: str | None = None,
) -> Path:
    """Writes one page on some documents, all without names; with ``files`` (PDFs or their folder) rows show their crops.

    Args:
        theme, lead, year, as_of, with_amended: as in :func:`compare`.
    """
    from schema.compare.by import Choice
    from schema.compare.filters import Filters
    from vnplans.reports.material import Options
    from vnplans.reports.write import write_report

    choice = Choice(Filters(theme, lead, year), as_of, with_amended=with_amended)
    options = Options(lang, Path(files) if files is not None else None, choice)
    return write_report(documents, db, Path(out), options)


def references(wanted: str | None = None, db: str | None = None, *, count: bool = False) -> pd.DataFrame:
    """The acts that one document or all cite; with ``count`` each act once."""
    from vnplans.questions.references import references as listed

    return listed(wanted, db, count=count).frame()


def reference_graph(wanted: str | None = None, db: str | None = None) -> str:
    """An SVG drawing of documents and the acts they rest on; acts that several share stand out."""
    from vnplans.pictures import references as drawing

    return drawing.reference_graph(wanted, db)


def diff(old: str | Path, new: str | Path) -> pd.DataFrame:
    """What changed between two exports: rows gained, lost, altered."""
    from vnplans.questions.differences import diff_exports

    return diff_exports(Path(old), Path(new)).frame()


def explain(kind: str, text: str, on: date | None = None) -> pd.DataFrame:
    """How a printed cell is read; ``kind`` is agency, quantity, period or funding."""
    from vnplans.questions.explain import explain_text

    return explain_text(kind, text, on).frame()


def inspect(file: str | Path, page: int = 1, out: str | Path = "page.png") -> Path:
    """Draws a page with its words, rules, cells, roles and seams, and gives the picture's path."""
    from vnplans.pictures.page import page_picture

    return page_picture(Path(file), page, Path(out))


def agencies() -> pd.DataFrame:
    """The register of bodies."""
    from vnplans.questions import registers

    return registers.agencies().frame()


def units() -> pd.DataFrame:
    """The register of units."""
    from vnplans.questions import registers

    return registers.units().frame()


def provinces(on: date | None = None) -> pd.DataFrame:
    """The provinces on a day (today)."""
    from vnplans.questions import registers

    return registers.provinces(on).frame()
