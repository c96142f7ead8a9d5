"""The face of the project: Python API, command line, pipeline.

The functions of ``vnplans.api`` are reached as ``vnplans.ingest`` and so on; the module is imported with the
first of them, so that ``import vnplans`` and ``vnplans --help`` are quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    __version__: str
    from vnplans.api import (
        agencies,
        compare,
        correct,
        corrections,
        diff,
        explain,
        export,
        findings,
        ingest,
        inspect,
        match,
        matches,
        provinces,
        references,
        remove,
        report,
        revoke,
        show,
        sources,
        status,
        units,
        unmatch,
    )

__all__ = [
    "__version__",
    "agencies",
    "compare",
    "correct",
    "corrections",
    "diff",
    "explain",
    "export",
    "findings",
    "ingest",
    "inspect",
    "match",
    "matches",
    "provinces",
    "references",
    "remove",
    "report",
    "revoke",
    "show",
    "sources",
    "status",
    "units",
    "unmatch",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from schema.version import program_version

        return program_version()
    if name in __all__:
        return getattr(import_module("vnplans.api"), name)
    raise AttributeError(f"module 'vnplans' has no attribute {name!r}")
