"""With what program results are made: its code and registers, the libraries and the tools it uses, in one word each."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

_LIBRARIES = (
    "asterocr", "camelot-py", "lxml", "numpy", "onnxruntime", "opencv-contrib-python", "opencv-python",
    "opencv-python-headless", "pdfminer.six", "pdfplumber", "pikepdf", "pillow", "pint", "playa-pdf", "pypdfium2",
    "rapidfuzz", "regex", "tesserocr", "underthesea", "underthesea_core",
)  # fmt: skip
"""Packages whose version may alter what is read: those that the readers import, and those by which these read a page."""
_TOOLS = ("soffice", "libreoffice", "tesseract")
_KINDS = ("*.py", "*.csv", "*.toml", "*.txt")
"""Files of a package that decide what it reads."""


@cache
def code_of(*packages: str) -> str:
    """A hash over the code and the registers of packages, so that a rule that somebody changed is another program."""
    found = hashlib.sha256()
    for folder in (f for name in packages for f in _folders(name)):
        for file in sorted(f for kind in _KINDS for f in folder.rglob(kind)):
            found.update(str(file.relative_to(folder)).encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def _folders(package: str) -> Sequence[Path]:
    spec = find_spec(package)
    return [Path(p) for p in (spec.submodule_search_locations or ())] if spec is not None else []


@cache
def libraries() -> str:
    """Python and the libraries with which files are read.

    Example:
        ``3.11.7 camelot-py 1.0.9 … underthesea 6.8.4``
    """
    python = ".".join(map(str, sys.version_info[:3]))
    return " ".join((python, *(f"{name} {version_of(name)}" for name in _LIBRARIES)))


@cache
def surroundings() -> str:
    """The libraries and the tools with which files are read; without a tool some files give less.

    Example:
        ``3.11.7 camelot-py 1.0.9 … soffice /usr/bin/soffice 38528 1727347564000000000``
    """
    tools = (f"{name} {known_by(Path(found)) if (found := shutil.which(name)) else None}" for name in _TOOLS)
    return " ".join((libraries(), *tools))


def known_by(file: Path) -> str:
    """A file of the system by path, bytes and time (ns): another version of a tool has others."""
    found = file.stat()
    return f"{file} {found.st_size} {found.st_mtime_ns}"


def version_of(package: str) -> str | None:
    """The version of a package that is installed; None where it is not."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None
