"""What a process and those that it began hold in memory, second by second; drawn as a picture."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE") / 1e6 if hasattr(os, "sysconf") else 0.004096
"""Megabytes of a page of memory."""
_EVERY = 1.0  # seconds
WIDTH, HEIGHT, MARGIN = 720, 260, 48
COLOURS = {"writer": "#1f4e79", "readers": "#c55a11"}


@dataclass(frozen=True, slots=True)
class Moment:
    """Seconds since the beginning; megabytes of the process itself and of the largest that it began."""

    seconds: float
    writer: float
    readers: float


@dataclass(slots=True)
class MemoryWatch:
    """Looks at a process (Linux) until it is stopped."""

    pid: int
    moments: list[Moment] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> MemoryWatch:
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _look(self) -> None:
        begun = time.monotonic()
        while not self._stop.wait(_EVERY):
            own, began = resident(self.pid), [resident(p) for p in descendants(self.pid)]
            self.moments.append(Moment(time.monotonic() - begun, own, max(began, default=0.0)))


def resident(pid: int) -> float:
    """Megabytes of a process that lie in memory; 0 for one that has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError, ValueError):
        return 0.0


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process began, and theirs."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = [int(p) for p in task.read_text().split()]
        except OSError:  # ended meanwhile
            continue
        for child in found:
            yield child
            yield from descendants(child)


def picture(moments: Sequence[Moment], title: str) -> str:
    """Two lines over time as SVG: the process that writes, and the largest that reads."""
    last = max((m.seconds for m in moments), default=1.0)
    most = max((max(m.writer, m.readers) for m in moments), default=1.0) * 1.1

    def line(name: str) -> str:
        points = " ".join(
            f"{MARGIN + m.seconds / last * (WIDTH - 2 * MARGIN):.1f},"
            f"{HEIGHT - MARGIN - getattr(m, name) / most * (HEIGHT - 2 * MARGIN):.1f}"
            for m in moments
        )
        return f'<polyline fill="none" stroke="{COLOURS[name]}" stroke-width="1.5" points="{points}"/>'

    keys = "".join(
        f'<text x="{MARGIN + 90 * n}" y="{HEIGHT - 8}" fill="{colour}">{name}</text>'
        for n, (name, colour) in enumerate(COLOURS.items())
    )
    ground = HEIGHT - MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/><text x="{MARGIN}" y="20">{title}</text>'
        f'<path d="M{MARGIN} {MARGIN}V{ground}H{WIDTH - MARGIN}" fill="none" stroke="#888"/>'
        f'<text x="4" y="{MARGIN + 4}">{most / 1.1:.0f} MB</text><text x="30" y="{ground + 4}">0</text>'
        f'<text x="{WIDTH - MARGIN}" y="{ground + 16}" text-anchor="end">{last:.0f} s</text>'
        f"{line('writer')}{line('readers')}{keys}</svg>\n"
    )
