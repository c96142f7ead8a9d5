"""Which files are meant: those named, those of a folder, those that its manifest lists; and what is not read.

Nothing that is wrong here ends a run: a bad manifest or a bad row of it becomes the error of one entry.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from glob import glob, has_magic
from pathlib import Path, PurePosixPath, PureWindowsPath

from extract.errors import BadManifest, MissingFile, NotAFile, ReadError, UnreadableFile
from vnplans.intake.causes import cause_of_system
from vnplans.intake.remote import fetched, is_address
from vnplans.settings import NOT_STATED, HeadOptions, ReadSettings

_SUFFIXES = frozenset(
    {
        ".pdf", ".docx", ".docm", ".doc", ".rtf", ".odt", ".md", ".txt", ".html", ".htm", ".mht", ".mhtml",
    }
)  # fmt: skip
_MANIFEST = "manifest.csv"
_LONGEST_CELL = 10_000
"""Letters of a cell from which a quotation mark is missing: the rest of the file stands in it."""
_LOCK = "~$"
"""So begins the name of what Word lays beside a file that is open; it is no document."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read.

    Attributes:
        path: as given, or inside the folder given.
        manifest: what its folder's manifest says of it.
        headers: what people taught of its document: header → role.
        problem: why it cannot be read, where that is known before it is opened.
        sha256: of its bytes, where that is known.
    """

    path: Path
    manifest: HeadOptions = NOT_STATED
    problem: ReadError | None = None
    sha256: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Selection:
    """The files to read, and the types of those in the folders that are not read, with their number."""

    files: tuple[InputFile, ...]
    not_read: Mapping[str, int]


def settings_of(file: InputFile, settings: ReadSettings) -> ReadSettings:
    """How one file is read: as all are, with what its folder and people say of it; the run's own headers win."""
    return replace(settings, manifest=file.manifest, headers={**file.headers, **settings.headers})


def files_of(paths: Iterable[str | Path]) -> tuple[InputFile, ...]:
    """The files meant; see :func:`select`."""
    return select([Path(p) for p in paths]).files


def select(paths: Sequence[Path]) -> Selection:
    """The files meant: a folder stands for the files its manifest lists, or for all of a readable type in it.

    A pattern (``plans/**/*.pdf``) that is no file's name stands for the paths that it fits, an address
    (``s3://bucket/plans``) for the files that are there, which are fetched. A manifest is ``manifest.csv`` with a column ``file`` (relative to the folder) and, where known,
    ``number``,
    ``issuer`` and ``issued_on``. A path that does not exist is kept, so that it is reported.
    """
    found: dict[Path, InputFile] = {}
    not_read: Counter[str] = Counter()
    for inside in (some for given in paths for some in _selected(given)):
        not_read.update(inside.not_read)
        for file in inside.files:
            found.setdefault(file.path, file)
    return Selection(tuple(found.values()), dict(not_read))


def _selected(given: Path) -> list[Selection]:
    """The files that one path, pattern or address means; an address that does not answer is kept with its error."""
    if is_address(given):
        try:
            paths = [path for path in fetched(given) if is_readable_type(path)]
        except ReadError as problem:
            return [Selection((InputFile(given, problem=problem),), {})]
        return [Selection(tuple(InputFile(path) for path in paths), {})]
    return [
        _folder(path) if _is_folder(path) else Selection((InputFile(path),), {}) for path in _matching(given)
    ]


def listed_paths(text: str) -> list[Path]:
    """The paths of a list, one a line; empty lines, and those that begin with ``#``, say nothing."""
    return [Path(line) for raw in text.splitlines() if (line := raw.strip()) and not line.startswith("#")]


def _matching(given: Path) -> list[Path]:
    """The paths that a pattern fits, in order; a path that exists, or fits nothing, stands for itself."""
    if not has_magic(str(given)) or os.path.lexists(given):
        return [given]
    return [Path(p) for p in sorted(glob(str(given), recursive=True))] or [given]  # noqa: PTH207 - absolute too


def is_readable_type(path: Path) -> bool:
    """Whether a file of this name is read where it lies in a folder: ``plan.PDF`` is, ``photo.jpg`` is not."""
    return path.suffix.lower() in _SUFFIXES


def _is_folder(path: Path) -> bool:
    """False also for a path that the system does not look at (a name too long, a closed folder): its own
    error comes later."""
    try:
        return path.is_dir()
    except OSError:
        return False


def problem_of(path: Path) -> ReadError | None:
    """Why a path cannot be read as a file, as far as can be told without opening it; None where it may be.

    Opening a pipe would wait for somebody to write to it, for ever.
    """
    try:
        if path.is_file():
            return None if os.access(path, os.R_OK) else _not_permitted(path)
        if path.is_dir():
            return NotAFile(f"{path}: a folder, not a file")
        path.stat()
    except FileNotFoundError:
        return MissingFile(f"{path}: no such file")
    except OSError as problem:
        return cause_of_system(path, problem)
    except ValueError:  # a NUL in the name
        return MissingFile(f"{path}: no such file")
    return NotAFile(f"{path}: a {_kind(path)}, not a file")


def _not_permitted(path: Path) -> ReadError:
    return UnreadableFile(
        f"{path}: permission denied", hint="Check the permissions of the file and of its folders."
    )


def _kind(path: Path) -> str:
    kinds = ((path.is_fifo, "pipe"), (path.is_socket, "socket"), (path.is_block_device, "device"))
    return next((name for holds, name in kinds if holds()), "device")


def _folder(folder: Path) -> Selection:
    manifest = folder / _MANIFEST
    if manifest.is_file():
        return Selection(tuple(_listed(manifest)), {})
    files: list[InputFile] = []
    not_read: Counter[str] = Counter()
    for path, problem in sorted(_inside(folder), key=lambda found: found[0]):
        if problem is not None or is_readable_type(path):
            files.append(InputFile(path, problem=problem))
        else:
            not_read[path.suffix.lower() or "without ending"] += 1
    return Selection(tuple(files), not_read)


def _inside(folder: Path) -> Iterable[tuple[Path, ReadError | None]]:
    """All files under a folder but hidden ones; a folder that cannot be listed, a link that leads out of it
    come with the reason."""
    refused: list[OSError] = []
    inside = folder.resolve()
    for place, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [f for f in folders if not f.startswith(".")]
        yield from (
            (path, _leads_out(path, inside))
            for path in (Path(place) / n for n in names if not n.startswith((".", _LOCK)))
        )
    for problem in refused:
        path = Path(problem.filename)
        yield path, cause_of_system(path, problem)


def _leads_out(path: Path, inside: Path) -> ReadError | None:
    """The error of a link whose file lies outside of the folder that was given; links within it are followed."""
    if not path.is_symlink() or not is_readable_type(path):
        return None
    try:
        target = path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return None
    if target.is_relative_to(inside):
        return None
    return NotAFile(
        f"{path}: a link to a file outside of {inside}",
        hint="Links out of a folder are not followed: name the file itself, or copy it into the folder.",
    )


def _listed(manifest: Path) -> list[InputFile]:
    try:
        with manifest.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            rows = list(table)
            names = table.fieldnames or ()
    except UnicodeDecodeError:
        return [_bad(manifest, "not UTF-8; save it as CSV UTF-8")]
    except csv.Error as problem:
        return [_bad(manifest, f"no CSV file ({problem})")]
    except OSError as problem:
        return [InputFile(manifest, problem=cause_of_system(manifest, problem))]
    longest = max((len(cell) for row in rows for cell in row.values() if isinstance(cell, str)), default=0)
    if longest > _LONGEST_CELL:
        return [_bad(manifest, f"no CSV file (a cell of {longest} letters)")]
    if "file" not in names:
        return [_bad(manifest, f"no column `file` among its columns {', '.join(names) or '(none)'}")]
    listed = [_row(manifest, n, row) for n, row in enumerate(rows, start=2) if row["file"]]
    return listed or [_bad(manifest, "lists no file")]


def _bad(manifest: Path, reason: str, path: Path | None = None) -> InputFile:
    return InputFile(path or manifest, problem=BadManifest(f"{manifest}: {reason}"))


def _row(manifest: Path, line: int, row: dict[str, str | None]) -> InputFile:
    name = (row["file"] or "").strip()
    path = manifest.parent / name
    parts = (*PurePosixPath(name).parts, *PureWindowsPath(name).parts)
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or ".." in parts:
        return _bad(manifest, f"row {line}: {name!r} lies outside of its folder", path)
    out = _leads_out(path, manifest.parent.resolve())
    if out is not None:
        return InputFile(path, problem=out)
    try:
        return InputFile(path, _stated(row))
    except ValueError:
        return _bad(manifest, f"row {line}: {row['issued_on']!r} is no date like 2024-03-01", path)


def _stated(row: Mapping[str, str | None]) -> HeadOptions:
    issued_on = row.get("issued_on") or None
    return HeadOptions(
        number=row.get("number") or None,
        issuer=row.get("issuer") or None,
        issued_on=date.fromisoformat(issued_on.strip()) if issued_on else None,
        province=row.get("province") or row.get("issuer") or None,
    )
