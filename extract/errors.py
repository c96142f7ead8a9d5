"""What can stop a file from being read: one exception for each thing that a person can put right.

Each has a hint (what to do) and the exit code of the command line. Only the command line prints them, as one
line of text. Exit codes never change: scripts rely on them.
"""

from __future__ import annotations


class ReadError(Exception):
    """A file that could not be read.

    Attributes:
        hint: one English sentence that says what to do.
        exit_code: what the command line exits with when this is the only file.
    """

    hint: str = "See the documentation of the file types that are read."
    exit_code: int = 10

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class MissingFile(ReadError):
    """There is no file under this name."""

    hint = "Check the path; a folder is read with all its files."
    exit_code = 11


class EmptyFile(ReadError):
    """The file holds no bytes, or no page and no letter."""

    hint = "Download the file again: it is empty."
    exit_code = 12


class NotAPlan(ReadError):
    """The file can be read but holds nothing that a plan or decision has."""

    hint = (
        "Pass a plan or decision in Vietnamese. If it is one and its head cannot be read, state --number, --issuer and "
        "--issued-on: then it is stored."
    )
    exit_code = 13


class UnknownType(ReadError):
    """The file's type is not one that is read."""

    hint = "PDF, DOCX, Markdown, HTML and text are read; convert the file to one of these."
    exit_code = 14


class EncryptedPdf(ReadError):
    """The PDF asks for a password."""

    hint = "Save a copy without password (for example: qpdf --decrypt --password=… in.pdf out.pdf)."
    exit_code = 15


class DamagedFile(ReadError):
    """The file is cut off or broken, and repairing it failed."""

    hint = "Download the file again; it is cut off or damaged beyond repair."
    exit_code = 16


class TooBig(ReadError):
    """The file asks for more than any plan needs: a table of millions of fields, forms that draw each other
    without end."""

    hint = "Save the file again (print it as PDF), or leave out the page or table that the message names."
    exit_code = 20


class ToolMissing(ReadError):
    """A program that this file needs is not installed."""

    hint = "Install the program that the message names."
    exit_code = 17


class ScanReadingEnded(ReadError):
    """A process that reads scanned pages was ended: by the system for want of memory, or by hand."""

    hint = "Run it again: pages already read are kept. If it ends again, free memory or read with --jobs 1."
    exit_code = 30


class NotAFile(ReadError):
    """The name is that of a folder, a pipe, a socket or a device."""

    hint = "Pass a file; what comes from a pipe or a device must be saved to one first."
    exit_code = 31


class UnreadableFile(ReadError):
    """The file is there and the system does not let it be read."""

    hint = "Copy the file to a disk of this computer and read the copy."
    exit_code = 32


class NoSpace(ReadError):
    """A disk that reading needs for its temporary files is full."""

    hint = "Free space on the disk that the message names."
    exit_code = 33


class BadManifest(ReadError):
    """A folder's manifest.csv cannot be used, or one of its rows."""

    hint = "A manifest is UTF-8 with a column `file` (relative to its folder); number, issuer, issued_on (YYYY-MM-DD) may follow."
    exit_code = 35
