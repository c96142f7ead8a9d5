"""Long answers on a terminal go through a pager: what is longer than the screen is not lost above it.

``$PAGER`` names another one, ``PAGER=cat`` none. Where the output goes to a file or a pipe nothing is paged.
"""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout, suppress

_ASKING = frozenset(
    {
        "agencies", "compare", "corrections", "diff", "explain", "findings", "provinces", "references", "runs", "show",
        "status", "units",
    }
)  # fmt: skip
"""Commands that answer and end; others tell what they do while they do it."""
_LESS = ("less", "-RFX", "-PSpace\\: more   /\\: search   q\\: quit")
"""R: bold stays bold. F: ends where all fits on the screen. X: what was read stays on it. P: the last line tells the
keys to who never met ``less`` (a colon has a meaning there)."""


class _Kept(io.StringIO):
    """What a command prints, kept until it ends; for the command it is the terminal still."""

    def isatty(self) -> bool:
        return True


@contextmanager
def paged(arguments: Sequence[str]) -> Iterator[None]:
    """Keeps what a command prints to a terminal, and shows it in a pager where it is longer than the screen.

    Args:
        arguments: of the command line, to know the command.
    """
    pager = _pager()
    command = next((a for a in arguments if not a.startswith("-")), "")
    if command not in _ASKING or pager is None or not sys.stdout.isatty():
        yield
        return
    kept = _Kept()
    try:
        with redirect_stdout(kept):
            yield
    finally:
        _show(kept.getvalue(), pager)


def _pager() -> list[str] | None:
    """The words of the pager's command; None where there is none, or the terminal knows no orders."""
    named = os.environ.get("PAGER")
    words = list(_LESS) if named is None else shlex.split(named)
    if not words or words[0] == "cat" or shutil.which(words[0]) is None:
        return None
    return words if os.environ.get("TERM", "dumb") != "dumb" else None


def _show(text: str, pager: Sequence[str]) -> None:
    if text.count("\n") < shutil.get_terminal_size().lines:
        sys.stdout.write(text)
        return
    surroundings = {**os.environ, "LESSCHARSET": "utf-8"}
    with suppress(BrokenPipeError, KeyboardInterrupt):  # the reader has seen enough
        subprocess.run(pager, input=text.encode("utf-8", "backslashreplace"), env=surroundings, check=False)
