"""The face of the project: Python API, command line, pipeline.

The functions of ``vnplans.api``, ``vnplans.decisions`` and ``vnplans.upkeep`` are reached as ``vnplans.ingest`` and so on; a module is imported with the
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
    from vnplans.upkeep import backup, runs, undo, watch

__all__ = [
    "__version__",
    "accept",
    "add",
    "agencies",
    "backup",
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
    "runs",
    "show",
    "sources",
    "split",
    "status",
    "undo",
    "units",
    "unmatch",
    "watch",
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
_UPKEEP = frozenset(("backup", "runs", "undo", "watch"))
"""Functions that keep a database in order."""


def __getattr__(name: str) -> object:
    if name == "__version__":
        from schema.version import program_version

        return program_version()
    if name in __all__:
        others = {**dict.fromkeys(_DECISIONS, "decisions"), **dict.fromkeys(_UPKEEP, "upkeep")}
        room = f"vnplans.{others.get(name, 'api')}"
        return getattr(import_module(room), name)
    raise AttributeError(f"module 'vnplans' has no attribute {name!r}")


def __dir__() -> list[str]:
    """What there is, though it is imported later: for a person who asks an interpreter or a notebook."""
    return sorted({*globals(), *__all__})
