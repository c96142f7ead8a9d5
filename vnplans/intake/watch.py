"""A folder that is watched: what arrives in it is ingested once it is whole.

A file is taken when its size and time have stayed the same for a while: one that is copied grows. What lies in the folder
at the beginning is ingested first; what is known is left alone (``vnplans.intake.known``), so a watch that was ended goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from vnplans.intake.files import InputFile, is_readable_type, select
from vnplans.intake.results import FileResult
from vnplans.intake.run import ingest_files
from vnplans.settings import IngestOptions

SETTLED = 2.0
"""Seconds for which a file's size and time must stay the same."""
_LOOK = 0.5
"""Seconds between two looks at files that may be growing."""

Heard = Callable[[tuple[FileResult, ...]], None]
"""Called with the results of what arrived together."""


class Arrivals:
    """Files that came or changed, until they have settled."""

    def __init__(self, settled: float = SETTLED) -> None:
        self._settled = settled
        self._seen: dict[Path, tuple[tuple[int, int], float]] = {}

    def note(self, paths: Iterable[Path]) -> None:
        """Files that came or changed."""
        for path in paths:
            self._seen.setdefault(path, ((-1, -1), 0.0))

    def ready(self, now: float) -> list[Path]:
        """Those that have not changed for :data:`SETTLED` seconds, which are handed over; others wait, or have gone.

        Args:
            now: of a clock that only goes on, in seconds.
        """
        found: list[Path] = []
        for path, (known, since) in sorted(self._seen.items()):
            try:
                state = path.stat()
            except OSError:
                del self._seen[path]
                continue
            own = (state.st_size, state.st_mtime_ns)
            if own != known:
                self._seen[path] = (own, now)
            elif now - since >= self._settled:
                del self._seen[path]
                found.append(path)
        return found


def watch_folder(
    folder: Path,
    options: IngestOptions,
    heard: Heard,
    stop: Event | None = None,
    *,
    settled: float = SETTLED,
    polling: bool = False,
) -> None:
    """Ingests what is in a folder and what arrives in it, until it is stopped (``stop``, or Ctrl-C).

    Args:
        polling: looks again and again instead of being told by the system; for folders of a network.

    Raises:
        KeyboardInterrupt: Ctrl-C; what was stored stays.
    """
    there = select([folder]).files
    if there:
        heard(ingest_files(there, options))
    arrivals = Arrivals(settled)
    for changed in _changes(folder, stop, polling):
        arrivals.note(changed)
        if ready := arrivals.ready(time.monotonic()):
            heard(ingest_files([InputFile(path) for path in ready], options))


def _changes(folder: Path, stop: Event | None, polling: bool) -> Iterator[list[Path]]:
    """What came or changed since the last look; often nothing."""

    def is_meant(change: Change, name: str) -> bool:
        path = Path(name)
        inside = path.relative_to(root).parts if path.is_relative_to(root) else path.parts[-1:]
        hidden = any(part.startswith((".", "~$")) for part in inside)
        return change is not Change.deleted and is_readable_type(path) and not hidden

    root = folder.resolve()
    looks = watch(
        root,
        watch_filter=is_meant,
        stop_event=stop,
        rust_timeout=int(_LOOK * 1000),
        yield_on_timeout=True,
        force_polling=polling or None,
        raise_interrupt=True,
    )
    for found in looks:
        yield [Path(name) for _, name in found if not Path(name).is_dir()]
