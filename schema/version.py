"""The version of the program. It is stated once, in ``pyproject.toml``, and asked of the installed
package."""

from __future__ import annotations

from functools import cache

NOT_INSTALLED = "unknown"


@cache
def program_version() -> str:
    """The version as installed: ``0.1.0``; ``unknown`` where the modules are used without being installed.

    It is written to ``documents.pipeline_version``. The standard library's module is imported with the first
    call (20 ms), since ``vnplans --help`` has no use for it.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("vnplans")
    except PackageNotFoundError:
        return NOT_INSTALLED
