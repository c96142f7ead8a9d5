"""With what a file is read: settings and program in one word, so that the same file is not read twice alike.

The program is known by its version and by its own files, so that a rule or a register that somebody changed counts as
another program.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from functools import cache
from pathlib import Path

from extract.cache.programs import code_of
from extract.scan.effort import effort_of
from vnplans.settings import ReadSettings

_FLOORS = ("normalize", "extract", "schema")
"""The packages whose code and registers decide what is read."""
_DIGITS = 32  # hexadecimal


def read_with(settings: ReadSettings) -> str:
    """Names what decides about a reading beside the file: what was stated of its head, headers taught, the program.

    Time, memory and number of processes decide nothing; the effort for scans does, as it is once it is known whether
    the second reader is installed.
    """
    effort = effort_of(settings.scan_effort).value
    stated = (astuple(settings.head), astuple(settings.manifest), sorted(settings.headers.items()), effort)
    return hashlib.sha256(f"{program()}\n{stated!r}".encode()).hexdigest()[:_DIGITS]


@cache
def program() -> str:
    """The program's version, and a hash over its code and registers."""
    from schema.version import program_version

    return f"{program_version()} {code_of(*_FLOORS)}"


def sha256_of(path: Path) -> str | None:
    """The hash of a file's bytes; None where it cannot be opened, which reading it will tell."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
