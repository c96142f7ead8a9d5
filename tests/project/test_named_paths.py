"""Every file, folder and module that a page, a docstring or a comment names exists.

Three ways of naming are looked at: a path (``extract/pdf/words.py``, ``data/roles.csv``, ``docs/how-to/``; ``*`` may
stand for some letters), a bare module file (``words.py``), and a dotted name (``extract.pdf.words``, also with what
the module defines: ``extract.read.read_document``).
"""

from __future__ import annotations

import ast
import fnmatch
import io
import re
import subprocess
import tokenize
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.project.house import FLOORS, ROUND_ABOUT, python_files, top_level_names
from tests.samples.files import ROOT

PACKAGES = (*FLOORS, *ROUND_ABOUT)
FOLDERS = (*PACKAGES, "outputs", r"\.ci", r"\.github")
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "Makefile", "pyproject.toml")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "tests").rglob("*.md")),
    ROOT / "corpus" / "README.md",
    ROOT / ".github" / "workflows" / "test.yml",
]
PATH = re.compile(rf"(?<![\w./~-])(?:{'|'.join(FOLDERS)})/[\w./*-]*[\w/*]")
"""A path from the root: it begins with a folder of the checkout."""

TAIL = re.compile(r"(?<![\w./<>{}-])(?:[\w*-]+/)*[\w*-]+\.(?:py|csv|tsv)\b(?![\w(])")
"""The end of a path: a module or a register under its own name, or below its folder."""

DOTTED = re.compile(rf"(?<![\w./@-])(?:{'|'.join(PACKAGES)})(?:\.[\w*]+)+")
"""A module of ours, and perhaps a name in it."""

FILE_ENDINGS = {"csv", "db", "json", "md", "org", "pdf", "py", "pyz", "sqlite", "toml", "txt", "xlsx", "yml"}
"""What follows a dot in the name of a file that only looks like a module (``vnplans.sqlite``)."""

ELSEWHERE = re.compile(
    r"dataset/.+|indicators\.csv|[A-Z]+\.csv|score\.py|(?:eyecite|package_data|pdfplumber|sqlite_utils|src)/.+"
)
"""What examples write, places to fill in (``OUTPUT.csv``), the scorer of ../shared, files of other projects."""


@cache
def known_paths() -> frozenset[str]:
    """Every end of every path of the checkout: ``extract/pdf/words.py``, ``pdf/words.py``, ``words.py``, ``pdf`` ..."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    return ends_of(Path(name) for name in listed if (ROOT / name).exists())


def ends_of(files: Iterable[Path]) -> frozenset[str]:
    """The ends of the paths of these files and of the folders that hold them."""
    paths = {path for file in files for path in (file, *file.parents)}
    return frozenset("/".join(path.parts[start:]) for path in paths for start in range(len(path.parts)))


def texts_of(path: Path) -> str:
    """What a person reads: a page as a whole, of a module its docstrings and comments."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return text
    strings = [
        part.value.value
        for node in ast.walk(ast.parse(text))
        if isinstance(body := getattr(node, "body", None), list)
        for part in body
        if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant) and isinstance(part.value.value, str)
    ]  # fmt: skip
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return "\n".join([*strings, *(t.string for t in tokens if t.type == tokenize.COMMENT)])


def missing_names(text: str, root: Path, known: frozenset[str]) -> list[str]:
    """The names in a text that lead nowhere."""
    named = {m[0].rstrip("/"): None for pattern in (PATH, TAIL) for m in pattern.finditer(text)}
    paths = [
        n
        for n in named
        if not ELSEWHERE.fullmatch(n) and not (n in known or ("*" in n and fnmatch.filter(known, n)))
    ]
    return [*paths, *(m[0] for m in DOTTED.finditer(text) if not is_defined(m[0], root))]


def is_defined(name: str, root: Path) -> bool:
    """Is it a module, or does the module before its last parts define the first of them?"""
    parts = name.split(".")
    if "*" in name:
        return any(True for end in ("", ".py") for _ in root.glob("/".join(parts) + end))
    path = root / parts[0]
    for position, part in enumerate(parts[1:], start=1):
        if (path / part).is_dir():
            path = path / part
        elif (path / f"{part}.py").is_file():
            return position + 1 == len(parts) or parts[position + 1] in top_level_names(path / f"{part}.py")
        else:
            return part in top_level_names(path / "__init__.py") or part in FILE_ENDINGS
    return True


READ = [*PAGES, *(ROOT / path for path in python_files(ROOT, PACKAGES))]


@pytest.mark.parametrize("path", READ, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_file_and_module_that_is_named_exists(path: Path) -> None:
    assert missing_names(texts_of(path), ROOT, known_paths()) == []


SMALL = {
    "extract/pdf/words.py": "LIMIT = 3\n\n\ndef words_on() -> None: ...\n",
    **{f"{package}/__init__.py": "" for package in ("bench", "extract", "extract/pdf", "vnplans")},
    "normalize/data/roles.csv": "role\n",
    "docs/scans.md": "",
}
"""A small checkout."""

THERE = [
    "extract/pdf/words.py", "extract/pdf/", "extract/*/words.py", "words.py", "data/roles.csv", "roles.csv",
    "`extract.pdf.words`", "extract.pdf.words.LIMIT", "extract.pdf.words.words_on.", "`python -m extract.pdf.words`",
    "docs/scans.md", "extract.pdf*", "vnplans.sqlite", "https://example.org/extract/pdf_words.py",
    "tests/<room>/test_<module>.py", "a/b.txt", "OUTPUT.csv",
]  # fmt: skip
GONE = [
    "extract/pdf_words.py", "extract/scan/", "extract/scan*.py", "pdf_words.py", "data/role.csv", "scan/words.py",
    "extract.pdf_words", "extract.pdf.words.letters_on", "`python -m bench.scan_speed`", "docs/scan.md", "extract.scan_*",
]  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for name, text in SMALL.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("text", THERE)
def test_a_name_that_leads_somewhere(text: str, small: Path) -> None:
    assert missing_names(text, small, ends_of(map(Path, SMALL))) == []


@pytest.mark.parametrize("text", GONE)
def test_a_name_that_leads_nowhere(text: str, small: Path) -> None:
    assert missing_names(text, small, ends_of(map(Path, SMALL))) != []


def test_docstrings_and_comments_are_read_and_code_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('"""One."""\n\nNAME = "two"  # three\n"""Four."""\n', encoding="utf-8")
    assert texts_of(tmp_path / "a.py").split() == ["One.", "Four.", "#", "three"]
