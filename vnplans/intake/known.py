"""What is known of files before they are opened: by size and time, else by the hash of their bytes.

A file that has not changed since it was read costs a look at its folder; one whose name or time is new costs its hash.
Whether reading it again would alter anything is asked of the database for all files at once.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from schema.database.run_rows import KnownFileRow
from vnplans.intake.endings import Ending
from vnplans.intake.files import InputFile, problem_of, settings_of
from vnplans.intake.results import FileResult, result_of_unchanged
from vnplans.intake.unchanged import read_with, sha256_of
from vnplans.settings import IngestOptions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from schema.load.read_before import ReadBefore

_TOO_NEAR = 2.0
"""Seconds: a file changed so shortly before it was looked at may change again without another time (FAT: 2 s)."""
_STAY = frozenset({Ending.NOT_A_PLAN, Ending.DAMAGED, Ending.ENCRYPTED, Ending.EMPTY})
"""Endings that the same bytes have again: neither more time nor memory nor another tool betters them."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one file.

    Attributes:
        file: with its hash, where that is known.
        name: its absolute path, as the database holds it.
        stamp: its size and time; None where it cannot be told or its time is too near.
        read_with: settings and program by which it would be read.
        result: its end, where reading it would alter nothing.
        is_noted: whether the database knows all this of it.
    """

    file: InputFile
    name: str
    stamp: str | None
    read_with: str
    result: FileResult | None = None
    is_noted: bool = False

    def noted(self, sha256: str, result: FileResult) -> KnownFileRow:
        """What the database is to hold of it, once it was read."""
        return KnownFileRow(
            path=self.name,
            stamp=self.stamp,
            sha256=sha256,
            read_with=self.read_with,
            ending=result.ending.value,
            error=result.error,
            hint=result.hint,
            exit_code=result.exit_code,
        )


def known_files(connection: Connection, files: Sequence[InputFile], options: IngestOptions) -> list[Known]:
    """What is known of files, in their order."""
    from schema.load.read_before import read_before
    from schema.load.runs import known_by_name

    looked = [_looked_at(file, options) for file in files]
    rows = known_by_name(connection, (k.name for k in looked))
    hashed = [_hashed(k, rows.get(k.name)) for k in looked]
    if options.reread:
        return hashed
    wanted = {k.file.sha256: k.read_with for k in hashed if k.file.sha256 is not None}
    stored = read_before(connection, wanted)
    return [_with_result(k, rows.get(k.name), stored) for k in hashed]


def name_of(path: Path) -> str:
    """The absolute path as text that any database holds; what is not UTF-8 is written as ``\\xe9``."""
    return os.fsencode(os.path.abspath(path)).decode("utf-8", "backslashreplace").replace("\x00", "\\x00")  # noqa: PTH100


def _looked_at(file: InputFile, options: IngestOptions) -> Known:
    own = read_with(settings_of(file, options.reading))
    file = file if file.problem is not None else replace(file, problem=problem_of(file.path))
    try:
        name = name_of(file.path)
        found = file.path.stat() if file.problem is None else None
    except (OSError, ValueError):  # gone since; a NUL in its name
        return Known(file, str(file.path), None, own)
    near = found is None or abs(time.time() - found.st_mtime) < _TOO_NEAR
    return Known(file, name, None if found is None or near else f"{found.st_size} {found.st_mtime_ns}", own)


def _hashed(known: Known, row: KnownFileRow | None) -> Known:
    """With the hash of its bytes: the one known where size and time are what they were."""
    if known.file.problem is not None:
        return known
    if row is not None and row.stamp is not None and row.stamp == known.stamp:
        return replace(known, file=replace(known.file, sha256=row.sha256), is_noted=True)
    return replace(known, file=replace(known.file, sha256=sha256_of(known.file.path)))


def _with_result(known: Known, row: KnownFileRow | None, stored: Mapping[str, ReadBefore]) -> Known:
    sha256 = known.file.sha256
    if sha256 is None:
        return known
    if sha256 in stored:
        return replace(known, result=result_of_unchanged(known.file.path, stored[sha256]))
    if row is None or (row.sha256, row.read_with) != (sha256, known.read_with) or row.ending not in _STAY:
        return known
    result = FileResult(
        known.file.path,
        ending=Ending(row.ending),
        error=row.error,
        hint=row.hint,
        exit_code=row.exit_code,
    )
    return replace(known, result=result)
