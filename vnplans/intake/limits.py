"""What a process that reads a file may take of the machine, whatever the file asks for.

Where the system can (not on Windows): memory, open files, bytes written to one file, no dump of its memory. Everywhere: no
connection to another machine. The limit of time is kept by the process that waits for it (``vnplans.intake.child``).
"""

from __future__ import annotations

import sys

MOST_OPEN_FILES = 256
"""At once; a plan with its scanned pages takes some 40."""
MOST_WRITTEN = 2 << 30
"""Bytes of one file: of pictures and repaired copies in the folder for temporary files."""
_ANOTHER_MACHINE = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
)


class NetworkRefused(PermissionError):
    """Reading a file asked for another machine: no file may make it do so."""


def limit_process(megabytes: int) -> None:
    """Limits this process and what it begins: memory to so many MB, the rest as stated above."""
    limit_memory(megabytes)
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_NOFILE, MOST_OPEN_FILES),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        size = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (size, hard))


def limit_memory(megabytes: int) -> None:
    """Limits this process' address space where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    size = megabytes * 1024 * 1024
    if most != resource.RLIM_INFINITY:
        size = min(size, most)
    resource.setrlimit(resource.RLIMIT_AS, (size, most))


def refuse_network() -> None:
    """From now on Python code of this process that asks for another machine gets :class:`NetworkRefused`.

    It cannot be undone. Libraries in C and programs that are begun are not held by it: of those used here none opens connections.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _ANOTHER_MACHINE and not _is_on_this_machine(event, arguments):
        raise NetworkRefused(f"{event} is not allowed while a file is read")


def _is_on_this_machine(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether a socket of the file system is meant, by which processes of one machine speak."""
    return event in ("socket.connect", "socket.sendto") and not isinstance(arguments[-1], tuple)
