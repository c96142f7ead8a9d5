"""A reading process that acts what the file's name says, for the tests of what such processes can do.

``slow`` sleeps; ``aborts`` ends as pdfium does where it can have no more memory; ``damages`` as glibc does, with a word; ``pages`` tells of scanned pages and answers in the same breath; ``falls`` dies as C code does;
``hungry`` takes 700 MB; ``keeps`` keeps 300 MB; ``killed`` is killed by the system; ``deep`` recurses; ``brood`` begins readers of scanned
pages, writes their process numbers beside the file and sleeps. Any other name is an ordinary error.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from extract.errors import EmptyFile, ReadError
from vnplans.intake import one_file as reading
from vnplans.intake import worker
from vnplans.settings import ReadSettings


def _slow(_: Path) -> None:
    time.sleep(60)


def _falls(_: Path) -> None:
    ctypes.string_at(0)


def _aborts(_: Path) -> None:
    os.abort()


def _damages(_: Path) -> None:
    os.write(2, b"double free or corruption (out)\n")
    os.abort()


def _hungry(_: Path) -> None:
    bytearray(700 * 1024 * 1024)


KEPT: list[bytes] = []


def _keeps(_: Path) -> None:
    KEPT.append(b"a" * (300 * 1024 * 1024))


def _killed(_: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _deep(path: Path) -> None:
    _deep(path)


def _brood(path: Path) -> None:
    from extract.scan.pool import begin_work

    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=begin_work) as pool:
        young = set(pool.map(_number_of_process, range(4)))
        assert len(young) == 2
        path.with_suffix(".pids").write_text(" ".join(map(str, young | {os.getpid()})))
        pool.submit(time.sleep, 60).result()


def _number_of_process(_: int) -> int:
    time.sleep(0.5)
    return os.getpid()


_ACTS = {
    "slow": _slow, "falls": _falls, "aborts": _aborts, "damages": _damages, "hungry": _hungry, "keeps": _keeps, "killed": _killed,
    "deep": _deep, "brood": _brood,
}  # fmt: skip


def read_file(path: Path, settings: ReadSettings, told: object = None) -> None:
    """Acts what the name says, and ends with an error that says so."""
    _ACTS.get(path.stem, lambda _: None)(path)
    if path.stem == "pages" and callable(told):
        told(1, 2)
        told(2, 2)
    raise EmptyFile(f"{path.stem}: acted") from None


reading.read_file = read_file  # type: ignore[assignment]

if __name__ == "__main__":
    assert issubclass(EmptyFile, ReadError)
    worker.main()
