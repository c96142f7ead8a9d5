"""The word for libraries and tools names all that the readers import, so that another version is another program."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest

from extract.cache import programs
from tests.samples.files import ROOT

OWN = {"extract", "normalize"}
DECIDES_NOTHING = {"msgspec"}
"""Puts results into bytes; their types are checked when they are read."""


def imported(path: Path) -> Iterator[str]:
    """The packages that a module imports, by their first names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def others_imported() -> set[str]:
    """The packages of others that the two floors import which read."""
    found = {name for room in OWN for path in (ROOT / room).rglob("*.py") for name in imported(path)}
    return found - OWN - set(sys.stdlib_module_names)


def test_every_library_of_the_readers_is_named() -> None:
    homes = packages_distributions()
    there = {name: {home.lower() for home in homes[name]} for name in others_imported() if name in homes}
    assert {"lxml", "numpy", "regex"} <= there.keys()
    unnamed = {name for name, its in there.items() if not its & set(programs._LIBRARIES)}
    assert unnamed == DECIDES_NOTHING & there.keys()


def test_what_these_read_pages_with_is_named_too() -> None:
    """camelot and pdfplumber take letters from other packages, and OpenCV comes under several names."""
    needed = {
        re.split(r"[^\w.-]", line)[0].lower()
        for package in ("camelot-py", "pdfplumber")
        for line in requires(package) or ()
        if "extra ==" not in line
    }
    read_pages = {
        name for name in needed if name.startswith(("pdf", "pypdf", "playa", "opencv", "numpy", "pillow"))
    }
    assert {"pdfminer.six", "opencv-python-headless", "pillow"} <= read_pages <= set(programs._LIBRARIES)
    assert {"opencv-python", "opencv-contrib-python"} <= set(programs._LIBRARIES)


@pytest.mark.parametrize(
    "package",
    ["onnxruntime", "asterocr", "tesserocr", "numpy", "pillow", "opencv-python-headless", "pypdfium2"],
)
def test_a_library_that_is_installed_later_is_another_program(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(name: str) -> str | None:
        return None if name == package else "1"

    monkeypatch.setattr(programs, "version_of", lambda _: "1")
    with_it = programs.libraries.__wrapped__()
    assert programs.libraries() in programs.surroundings()
    monkeypatch.setattr(programs, "version_of", without)
    assert programs.libraries.__wrapped__() != with_it
