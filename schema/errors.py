"""What can go wrong with a dataset, one exception for each thing a person can mend.

As in ``extract.errors``, each carries a hint and an exit code, and the command line alone prints them.
"""

from __future__ import annotations


class DatasetError(Exception):
    """A dataset that could not be opened, asked or written.

    Attributes:
        hint: one English sentence that says what to do.
        exit_code: what the command line exits with.
    """

    hint: str = "See the documentation of the commands."
    exit_code: int = 20

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class DocumentNotFound(DatasetError):
    """No document of the database has this id, number or province."""

    hint = "`vnplans status` lists the documents of the database."
    exit_code = 21


class AmbiguousDocument(DatasetError):
    """Several documents fit what was asked for."""

    hint = "Pass the document's id, as `vnplans status` prints it."
    exit_code = 22


class DatabaseUnreachable(DatasetError):
    """The database cannot be opened."""

    hint = "Check --db: sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME."
    exit_code = 23


class DatabaseTooNew(DatasetError):
    """The database was written by a newer version of this project."""

    hint = "Update vnplans, or ingest into a new database."
    exit_code = 24


class InconsistentRecords(DatasetError):
    """The records of a document refer to rows that are not there, or use an id twice: a defect of ours."""

    hint = "Nothing was stored; please report the file with this message."
    exit_code = 25


class UnknownFormat(DatasetError):
    """A format that the export cannot write."""

    hint = "Formats are csv, xlsx and parquet."
    exit_code = 26


class UnknownField(DatasetError):
    """A table or column that is not of the contract, or one that cannot be corrected."""

    hint = "Columns are listed in the codebook that `vnplans export` writes; *_raw columns stay as printed."
    exit_code = 27


class CorrectionNotFound(DatasetError):
    """No correction has this id."""

    hint = "`vnplans corrections` lists them."
    exit_code = 28


class UnknownRole(DatasetError):
    """A column role that the header register does not know."""

    hint = "Roles are listed in normalize/data/header_roles.csv."
    exit_code = 29


class StoringFailed(DatasetError):
    """A document could not be stored: the database refused, or the connection to it ended."""

    hint = "Nothing of this file was stored; check the database and run it again."
    exit_code = 40


class DatabaseBusy(StoringFailed):
    """Another process is writing to the database and did not end in time."""

    hint = "Nothing of this file was stored; run it again when the other process has ended."
    exit_code = 41


class DatabaseReadOnly(StoringFailed):
    """The database, or its folder, may not be written to."""

    hint = "Check the permissions of the database file and its folder, or name another with --db."
    exit_code = 42


class DatabaseFull(StoringFailed):
    """The disk of the database is full."""

    hint = "Free space on the disk of the database and run it again: what was stored stays."
    exit_code = 43


class UnstorableText(StoringFailed):
    """The file's text holds a sign that the database cannot hold."""

    hint = (
        "Save the file anew from the program that made it; please report it if it opens there as it should."
    )
    exit_code = 44


class StoringCrashed(StoringFailed):
    """Storing failed in a way we did not foresee: a defect of ours."""

    hint = "Nothing of this file was stored; please report it with this message."
    exit_code = 45
