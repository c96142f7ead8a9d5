"""The face of the project: Python API, command line, pipeline.

The functions of ``vnplans.api`` and ``vnplans.decisions`` are reached as ``vnplans.ingest`` and so on; a module is imported with the
first of its functions, so that ``import vnplans`` and ``vnplans --help`` are quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    __version__: str
    from vnplans.api import (
        agencies,
        compare,
        diff,
        explain,
        export,
        findings,
        ingest,
        inspect,
        provinces,
        references,
        relink,
        remove,
        report,
        review,
        show,
        sources,
        status,
        units,
    )
    from vnplans.decisions import (
        accept,
        add,
        check,
        checks,
        correct,
        corrections,
        dismiss,
        header_effect,
        join,
        judge,
        map_header,
        match,
        matches,
        reject,
        revoke,
        split,
        unmatch,
    )

__all__ = [
    "__version__",
    "accept",
    "add",
    "agencies",
    "check",
    "checks",
    "compare",
    "correct",
    "corrections",
    "diff",
    "dismiss",
    "explain",
    "export",
    "findings",
    "header_effect",
    "ingest",
    "inspect",
    "join",
    "judge",
    "map_header",
    "match",
    "matches",
    "provinces",
    "references",
    "reject",
    "relink",
    "remove",
    "report",
    "review",
    "revoke",
    "show",
    "sources",
    "split",
    "status",
    "units",
    "unmatch",
]

_DECISIONS = frozenset(
    (
        "accept",
        "add",
        "check",
        "correct",
        "corrections",
        "dismiss",
        "checks",
        "header_effect",
        "join",
        "judge",
        "map_header",
        "match",
        "matches",
        "reject",
        "revoke",
        "split",
        "unmatch",
    )
)
"""Functions that keep what a person decides."""


def __getattr__(name: str) -> object:
    if name == "__version__":
        from schema.version import program_version

        return program_version()
    if name in __all__:
        room = "vnplans.decisions" if name in _DECISIONS else "vnplans.api"
        return getattr(import_module(room), name)
    raise AttributeError(f"module 'vnplans' has no attribute {name!r}")


def __dir__() -> list[str]:
    """What there is, though it is imported later: for a person who asks an interpreter or a notebook."""
    return sorted({*globals(), *__all__})
