"""What does a person type?

Door: ``main``. Commands are thin shells over the functions of the same names; here is the one place that prints errors.

Modules with weight are imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from vnplans.cli import ask as cli_ask
from vnplans.cli import change as cli_change
from vnplans.cli import check as cli_check
from vnplans.cli import compare as cli_compare
from vnplans.cli import decide as cli_decide
from vnplans.cli import match as cli_match
from vnplans.cli import read as cli_read
from vnplans.cli import registers as cli_registers
from vnplans.cli import report as cli_report
from vnplans.cli import reshape as cli_reshape
from vnplans.cli import review as cli_review
from vnplans.cli import upkeep as cli_upkeep
from vnplans.cli.output import print_error
from vnplans.cli.pager import paged
from vnplans.cli.waiting import let_wait

_INTERRUPTED = 130

app = typer.Typer(
    name="vnplans",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from schema.version import program_version

        print(f"vnplans {program_version()}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Vietnamese provincial plans as comparable, traceable rows.

    \b
    Example:
      vnplans ingest plans/                        read a folder of PDF, DOCX, Markdown and HTML files
      vnplans status                               what is in the database
      vnplans compare "Cao Bằng" "Bắc Ninh"        provinces side by side
      vnplans export dataset/                      all tables as CSV
    """


cli_read.add_to(app)
cli_ask.add_to(app)
cli_compare.add_to(app)
cli_report.add_to(app)
cli_change.add_to(app)
cli_match.add_to(app)
cli_decide.add_to(app)
cli_reshape.add_to(app)
cli_check.add_to(app)
cli_registers.add_to(app)
cli_review.add_to(app)
cli_upkeep.add_to(app)
let_wait(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits; an error that a person can mend is one line and an exit code."""
    if arguments is None:
        _speak_utf8()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with paged(sys.argv[1:] if arguments is None else arguments):
            app(args=None if arguments is None else list(arguments), prog_name="vnplans")
    except SystemExit as end:
        if end.code == _INTERRUPTED:  # Ctrl-C, which typer turns into an exit of its own
            print_error(
                "stopped.", "What was stored stays, pages read from scans are kept: the same command goes on."
            )
        raise
    except BrokenPipeError:  # the reader of our output has seen enough (`| head`)
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - sorted at once; what is not ours to explain is raised again
        sys.exit(_explained(error))


def _speak_utf8() -> None:
    """Begins again in Python's UTF-8 mode where the locale is another (``LC_ALL=C``, ISO 8859-1).

    There the names of provinces and files could be neither read from the command line nor opened. Names that a system
    keeps as UTF-8 anyway (Windows, macOS) come as such.
    """
    if sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
        sys.stdout.flush()
        os.execve(
            sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, "PYTHONUTF8": "1"}
        )  # fmt: skip


def _explained(error: Exception) -> int:
    """Prints an error of ours and gives its exit code; raises any other."""
    from extract.errors import ReadError

    if isinstance(error, ReadError):
        print_error(str(error), error.hint)
        return error.exit_code
    from normalize.registers import RegisterError
    from schema.errors import DatasetError

    if isinstance(error, DatasetError | RegisterError):
        print_error(str(error), error.hint)
        return error.exit_code
    if isinstance(error, OSError) and error.filename is not None:
        print_error(f"{error.filename}: {error.strerror}", "Check the path and its permissions.")
        return 2
    raise error
