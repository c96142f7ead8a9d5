"""Pages of kept files as pictures, painted by a process of their own when they are asked for, and remembered.

Pdfium is not made for several threads, and files come from anywhere: one process paints, one order at a time. Where
it takes too long it is ended and begun again with the next order; where it fell a new one is asked once more. Pictures stay in memory, the oldest go.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from vnplans.intake.process import Child, kill, start
from vnplans.pictures.orders import Order, Painted

_PAINTING = "vnplans.pictures.painting"
_SECONDS = 20.0
"""Time that one picture may take; the first one of a process needs 0.5 s more."""
_ENDED = "the painting process ended"
_REMEMBERED = 96_000_000
"""Bytes of pictures that are remembered: some 400 pages."""


class Painter:
    """One painting process and what it painted. Threads may share it."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._child: Child | None = None
        self._known: OrderedDict[Order, Painted] = OrderedDict()
        self._size = 0

    def ask(self, order: Order) -> Painted:
        """The picture or the numbers that were asked for; an answer with a ``problem`` is not remembered."""
        with self._lock:
            known = self._known.get(order)
            if known is not None:
                self._known.move_to_end(order)
                return known
            stood = self._child is not None
            made = self._painted(order)
            if stood and made.problem is not None and made.problem.endswith(_ENDED):
                made = self._painted(
                    order
                )  # it may have ended before, of something else: a new one is asked once
            if made.problem is None:
                self._remember(order, made)
            return made

    def close(self) -> None:
        """Ends the process."""
        with self._lock:
            self._end()

    def _remember(self, order: Order, made: Painted) -> None:
        self._known[order] = made
        self._size += len(made.picture)
        while self._size > _REMEMBERED:
            _, oldest = self._known.popitem(last=False)
            self._size -= len(oldest.picture)

    def _painted(self, order: Order) -> Painted:
        try:
            if self._child is None:
                self._child = start(_PAINTING)
            self._child.messages.send(order)
            if self._child.messages.poll(self._seconds):
                answer: object = self._child.messages.recv()
                assert isinstance(answer, Painted)
                return answer
            reason = f"not painted within {self._seconds:g} s"
        except (EOFError, OSError):
            reason = _ENDED
        self._end()
        return Painted(problem=f"{order.path.name}: {reason}")

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            kill(child.process)
            child.messages.close()
            child.errors.close()
