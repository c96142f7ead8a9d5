"""Imports run one way, ``vnplans → schema → extract → normalize``, and the packages' names are free."""

from __future__ import annotations

import ast
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest

from tests.samples.files import ROOT

STAIRCASE = ("normalize", "extract", "schema", "vnplans")
MODULES = [p for package in STAIRCASE for p in sorted((ROOT / package).rglob("*.py"))]
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "misc"}


def imported(path: Path) -> set[str]:
    """The packages of ours that a module imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found & {*STAIRCASE, "corpus", "bench", "tests"}


@pytest.mark.parametrize("package", STAIRCASE)
def test_a_package_imports_only_what_lies_below_it(package: str) -> None:
    allowed = set(STAIRCASE[: STAIRCASE.index(package) + 1])
    wrong = {
        str(m.relative_to(ROOT)): imported(m) - allowed
        for m in MODULES
        if m.relative_to(ROOT).parts[0] == package and imported(m) - allowed
    }
    assert wrong == {}


def test_no_module_is_a_drawer_for_everything() -> None:
    assert [m for m in MODULES if m.stem in FORBIDDEN_NAMES] == []


def test_no_dependency_ships_a_package_of_our_names() -> None:
    owners = packages_distributions()
    ours = {d.metadata["Name"] for d in distributions() if d.metadata["Name"] == "vnplans"} or {"vnplans"}
    taken = {name: set(owners.get(name, ())) - ours for name in STAIRCASE}
    assert {n: o for n, o in taken.items() if o} == {}
