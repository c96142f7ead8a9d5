"""What can go wrong with a dataset, one exception for each thing a person can mend.

As in ``extract.errors``, each carries a hint and an exit code, and the command line alone prints them.
"""

from __future__ import annotations


class DatasetError(Exception):
    """A dataset that could not be opened, asked or written.

    Attributes:
        hint: one English sentence that says what to do.
        exit_code: what the command line exits with.
        may_insist: whether a person may have it all the same (``--force``).
    """

    hint: str = "See the documentation of the commands."
    exit_code: int = 20
    may_insist: bool = False

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

    hint = "Formats are csv, xlsx, parquet, jsonl and sqlite."
    exit_code = 26


class UnknownField(DatasetError):
    """A table or column that is not of the contract, or one that cannot be corrected."""

    hint = "Columns are listed in the codebook that `vnplans export` writes; *_raw columns stay as printed."
    exit_code = 27


class WrongValue(UnknownField, ValueError):
    """A value that its field cannot hold: no number, or none of a closed list."""

    hint = "Columns and their values are listed in the codebook that `vnplans export` writes."


class UnknownBody(WrongValue):
    """A body that the register does not know."""

    hint = "`vnplans agencies` lists the bodies; --force takes the name as it is."
    may_insist = True


class SameWords(WrongValue):
    """A row to be added says the words of one that stands."""

    hint = "--force adds another row with them."
    may_insist = True


class PartOfDecision(DatasetError):
    """A correction that carries out a split or a join of rows is not revoked alone."""

    hint = "Revoke the split or join itself."
    exit_code = 63


class CorrectionNotFound(DatasetError):
    """No correction has this id."""

    hint = "`vnplans corrections` lists them."
    exit_code = 28


class UnknownCode(DatasetError):
    """A finding code that there is not."""

    hint = "docs/findings.md lists the codes."
    exit_code = 52


class Unsigned(DatasetError):
    """A decision without an author or a reason."""

    hint = "Pass --author and --reason."
    exit_code = 51


class UnknownRole(DatasetError):
    """A column role that the header register does not know, or one whose cells fill nothing."""

    hint = "Roles are listed in normalize/data/roles.csv."
    exit_code = 29


class DatabaseBusy(DatasetError):
    """Another program has held the database for longer than a writer waits."""

    hint = (
        "Another program writes to the database (or holds it open in a transaction): let it end, then try again; "
        "--wait SECONDS waits longer."
    )
    exit_code = 40


class DatabaseReadOnly(DatasetError):
    """The database, its file or its folder does not allow writing."""

    hint = "Allow writing to the database file and its folder (on PostgreSQL: to the user), or name another with --db."
    exit_code = 41


class DatabaseFull(DatasetError):
    """No room is left where the database lies; nothing of the file was stored."""

    hint = "Free some space where the database lies, then ingest the file again."
    exit_code = 42


class DatabaseFailed(DatasetError):
    """The database refused for a reason of its own, which the message tells."""

    hint = (
        "Nothing was stored; look at the database server or the disk it lies on, then ingest the file again."
    )
    exit_code = 43


class UnstorableValue(DatasetError):
    """A value that the database cannot hold, such as a year of twelve digits."""

    hint = "Nothing was stored; please report the file with this message."
    exit_code = 44


class ForeignDatabase(DatasetError):
    """The database belongs to another program; it is left as it is."""

    hint = "Nothing was written; name a database of vnplans, or a new file, with --db."
    exit_code = 50


class TooFewDocuments(DatasetError):
    """A comparison of fewer than two documents."""

    hint = "Name two documents or more, as `vnplans status` lists them; without names all are compared."
    exit_code = 46


class TooManyDocuments(DatasetError):
    """A comparison two by two of so many documents that nobody reads its tables."""

    hint = "Name two documents, as `vnplans status` lists them; --by themes, agencies, funding, budgets, periods and emissions take any number."
    exit_code = 54


class UnknownChoice(DatasetError):
    """A theme, body, year or day by which a comparison is asked for, and which there is not."""

    hint = "`vnplans compare --help` has an example of each."
    exit_code = 47


class RunNotFound(DatasetError):
    """A run of ``ingest`` that the database does not know."""

    hint = "`vnplans runs` lists them."
    exit_code = 48


class RunCannotBeUndone(DatasetError):
    """A run of ``ingest`` that cannot be taken back; nothing was altered."""

    hint = "`vnplans runs` lists the runs, and says which were undone."
    exit_code = 49


class NotCopied(DatasetError):
    """A copy of the database that cannot be made, or is not sound; the database itself was not touched."""

    hint = "A PostgreSQL database is copied by `pg_dump`; of a SQLite file try again, or name another folder or disk."
    exit_code = 53
