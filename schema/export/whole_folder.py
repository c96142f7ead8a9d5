"""Files that take the place of others in a folder together, or not at all.

They are written into a hidden folder beside those that they replace, and renamed when all are there. Who is killed
before that leaves the earlier files as they are; the hidden folder is cleared away by the next who writes.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = ".vnplans-export-"


@contextmanager
def replacing(folder: Path, last: str) -> Iterator[Path]:
    """A hidden folder inside ``folder`` (made where it is missing); what it holds at the end stands in ``folder``.

    Args:
        folder: other files in it are left alone.
        last: the file that is renamed when all others are: the one that holds their hashes, so that a reader who
            comes between two renamings can see it.

    Raises:
        IsADirectoryError: a folder has the name of one of the files; nothing is replaced.
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    _clear_away_dead(folder)
    hidden = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=folder))
    try:
        yield hidden
        _rename(hidden, folder, last)
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
        if is_new and not any(folder.iterdir()):
            folder.rmdir()


def _rename(hidden: Path, folder: Path, last: str) -> None:
    files = sorted(hidden.iterdir(), key=lambda p: (p.name == last, p.name))
    for file in files:
        if (folder / file.name).is_dir():
            raise IsADirectoryError(
                21, "a folder has the name of a file of the export", str(folder / file.name)
            )
    for file in files:
        file.replace(folder / file.name)


def _clear_away_dead(folder: Path) -> None:
    """Hidden folders of processes that are no more."""
    for left in folder.glob(f"{_PREFIX}*"):
        number = left.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdigit() and not _is_alive(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return True  # signal 0 would end the process there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
