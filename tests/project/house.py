"""What every room of the house keeps: its size, its name, its question and its door.

Each rule is a function from the root of a checkout to a list of faults, so that a test can show it at work on a small
tree that is made up.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FLOORS = ("normalize", "extract", "schema", "vnplans")
"""From the ground up. A floor imports itself and what lies below it."""

ROUND_ABOUT = ("bench", "corpus", "docs", "tests")
"""What surrounds the program and is no part of the wheel."""

HISTORY = Path("schema/database/migrations")
"""Alembic's own folder. A step states what was once done to databases of users and is not written again."""

DRAWERS = {"utils", "helpers", "common", "manager", "misc"}
LONGEST_FILE = 300
"""Lines that a maintainer reads at one sitting."""


@dataclass(frozen=True)
class Import:
    """One module imports another; both are paths below the root."""

    importer: Path
    imported: Path


def python_files(root: Path, packages: tuple[str, ...]) -> list[Path]:
    """The modules of some packages, as paths below the root."""
    return [p.relative_to(root) for package in packages for p in sorted((root / package).rglob("*.py"))]


def room_of(path: Path) -> tuple[str, str]:
    """Floor and room of a module: its folder, or the file itself where it lies on the floor's own level."""
    return path.parts[0], path.parts[1].removesuffix(".py")


@cache
def imports_of(root: Path) -> tuple[Import, ...]:
    """Every import by a module of the floors of another module of the checkout, inside functions too."""
    modules = {
        ".".join(p.with_suffix("").parts).removesuffix(".__init__"): p
        for p in python_files(root, (*FLOORS, *ROUND_ABOUT))
    }
    found = {
        Import(path, modules[name]): None
        for path in python_files(root, FLOORS)
        for node in ast.walk(ast.parse((root / path).read_text("utf-8")))
        for name in _names(node, modules)
    }
    return tuple(found)


def _names(node: ast.AST, modules: dict[str, Path]) -> Iterator[str]:
    """The modules of ours that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in modules)
    elif isinstance(node, ast.ImportFrom) and node.module in modules:
        inside = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name if name in modules else node.module for name in inside)


def top_level_names(path: Path) -> set[str]:
    """What a module defines or takes over at its top level, also under ``if TYPE_CHECKING``."""
    names: set[str] = set()
    left = list(ast.parse(path.read_text("utf-8")).body)
    while left:
        node = left.pop()
        if isinstance(node, ast.If | ast.Try):
            left += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            names |= {
                n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
            }
    return names


def long_files(root: Path) -> list[str]:
    """Files that hold more than is read at one sitting."""
    return [
        f"{path}: {lines}"
        for path in python_files(root, (*FLOORS, "bench", "docs"))
        if (lines := len((root / path).read_text("utf-8").splitlines())) > LONGEST_FILE
        and HISTORY not in path.parents
    ]


def folders_in_folders(root: Path) -> list[str]:
    """Folders below a room; data folders hold no Python."""
    folders = {path.parent for path in python_files(root, FLOORS)}
    return [str(f) for f in sorted(folders) if len(f.parts) > 2 and f != HISTORY and HISTORY not in f.parents]


def repeated_names(root: Path) -> list[str]:
    """Files that say the name of their folder again: ``scan_cells`` or ``own_scan`` in ``scan``, ``table_rows`` in ``tables``.

    A thing that the folder holds many of may be named: ``growing_table`` in ``tables``.
    """
    return [
        str(path)
        for path in python_files(root, FLOORS)
        if re.search(rf"(^|_){path.parent.name}(_|$)|^{path.parent.name.rstrip('s')}(_|$)", path.stem)
    ]


def drawers(root: Path) -> list[str]:
    """Modules and folders whose name lets everything in."""
    return [str(p) for p in python_files(root, FLOORS) if DRAWERS & {*p.parts[:-1], p.stem}]


def rooms_without_a_door(root: Path) -> list[str]:
    """Rooms whose ``__init__`` asks no question, names no door, or names one that does not exist."""
    faults = []
    for folder in sorted({p.parent for p in python_files(root, FLOORS) if len(p.parts) == 3}):
        init = root / folder / "__init__.py"
        text = ast.get_docstring(ast.parse(init.read_text("utf-8"))) or "" if init.is_file() else ""
        if "?" not in text:
            faults.append(f"{folder}: no question")
        doors = doors_named(text)
        if not doors:
            faults.append(f"{folder}: no door")
        faults += [f"{folder}: no {door}" for door in doors if not is_door(root, folder, door, doors)]
    return faults


def doors_named(text: str) -> list[str]:
    """The names in double backticks between the word "door" and the end of its sentence."""
    start = re.search(r"\bdoors?\b", text, flags=re.IGNORECASE)
    if start is None:
        return []
    sentence = re.split(r"[.;](?:\s|$)", text[start.end() :], maxsplit=1)[0]
    return re.findall(r"``([\w.]+)``", sentence)


def is_door(root: Path, folder: Path, name: str, doors: list[str]) -> bool:
    """A door is a module of the room, or what such a module (or the room itself) defines."""
    short = name.removeprefix(".".join(folder.parts) + ".").removesuffix(".py")
    modules = [root / folder / f"{door.split('.')[-1]}.py" for door in [*doors, "__init__"]]
    return (root / folder / f"{short}.py").is_file() or any(
        short in top_level_names(module) for module in modules if module.is_file()
    )


def private_names_taken(root: Path) -> list[str]:
    """Names with a leading underscore that another module imports or reaches into."""
    files = python_files(root, (*FLOORS, *ROUND_ABOUT[:-1]))
    return [f"{path}: {name}" for path in files for name in _private(root / path)]


def _private(path: Path) -> Iterator[str]:
    ours = (*FLOORS, *ROUND_ABOUT)
    tree = ast.parse(path.read_text("utf-8"))
    modules: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ours:
            yield from (a.name for a in node.names if a.name.startswith("_") and not a.name.endswith("__"))
            modules |= {a.asname or a.name for a in node.names if a.name.islower()}
        elif isinstance(node, ast.Import):
            modules |= {a.asname or a.name for a in node.names if a.name.split(".")[0] in ours}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or not node.attr.startswith("_") or node.attr.endswith("__"):
            continue
        if ast.unparse(node.value) in modules:
            yield f"{ast.unparse(node.value)}.{node.attr}"
