"""The documentation is true: its commands run as printed, its lists are whole, its links lead somewhere.

The README's commands are run by ``test_readme.py``; help and exit codes are held by ``test_cli.py``.
"""

from __future__ import annotations

import csv
import importlib.metadata
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import vnplans
from docs.pages.codebook import codebook_doc
from docs.pages.commands import commands_doc
from extract.errors import ReadError
from normalize.notes import Code
from schema.errors import DatasetError
from schema.version import program_version
from tests.project.house import FLOORS, python_files
from tests.samples.files import ROOT

DOCS = ROOT / "docs"
TUTORIAL = DOCS / "tutorial.md"
HOW_TO = sorted((DOCS / "how-to").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted(DOCS.rglob("*.md"))]
BLOCK = re.compile(r"^```(sh|sql|python|text)\n(.*?)^```$", flags=re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def surroundings() -> dict[str, str]:
    """An environment where ``vnplans`` and ``python`` are those of the tests, and the database the default one."""
    known = {k: v for k, v in os.environ.items() if k not in ("VNPLANS_DB", "COLUMNS")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{known['PATH']}"
    return {**known, "PATH": path, "PYTHONPATH": str(ROOT)}


def run_page(page: Path, folder: Path) -> None:
    """Runs the blocks of a page in order, as a reader does, and holds shown output against printed output."""
    printed = ""
    for kind, text in BLOCK.findall(page.read_text("utf-8")):
        if kind == "sql":
            connection = sqlite3.connect(folder / "vnplans.sqlite")
            assert connection.execute(text).fetchall(), text
            connection.close()
        elif kind == "text":
            missing = [line for line in text.splitlines() if " ".join(line.split()) not in printed]
            assert not missing, f"{page.name} shows what is not printed: {missing}"
        else:
            program = ["bash", "-eu", "-c"] if kind == "sh" else [sys.executable, "-c"]
            done = subprocess.run(
                [*program, text], cwd=folder, env=surroundings(), capture_output=True, text=True
            )
            assert done.returncode == 0, f"{page.name}\n{text}\n{done.stderr}"
            assert done.stdout.strip(), text
            printed = " ".join(done.stdout.split())


@pytest.fixture(scope="module")
def after_tutorial(tmp_path_factory: pytest.TempPathFactory, corpus_was_read: None) -> Path:
    """A folder where somebody has done the whole tutorial."""
    folder = tmp_path_factory.mktemp("tutorial")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    run_page(TUTORIAL, folder)
    return folder


@pytest.mark.slow
def test_the_tutorial_runs_as_printed(after_tutorial: Path) -> None:
    assert (after_tutorial / "page-27.png").read_bytes().startswith(b"\x89PNG")
    assert list((after_tutorial / "pictures").glob("*.png"))
    assert (after_tutorial / "dataset-xlsx" / "vnplans.xlsx").is_file()
    with (after_tutorial / "dataset" / "tasks_wide.csv").open(encoding="utf-8-sig") as file:
        assert {r["province"] for r in csv.DictReader(file)} == {"Cao Bằng", "Bắc Ninh"}


def test_five_questions_are_answered_by_one_command_each() -> None:
    answers = TUTORIAL.read_text("utf-8").partition("## 4.")[2].partition("## 5.")[0]
    asked = re.findall(r"^\*\*([^*\n]+\?)\*\*\n\n```sh\n([^`]+)```", answers, flags=re.MULTILINE)
    assert len(asked) == 5
    assert [c for _, c in asked if c.count("\n") != 1 or not c.startswith("vnplans compare ")] == []


@pytest.mark.slow
@pytest.mark.parametrize("page", HOW_TO, ids=lambda p: p.stem)
def test_how_to_pages_run_as_printed(after_tutorial: Path, tmp_path: Path, page: Path) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    shutil.copy(after_tutorial / "vnplans.sqlite", tmp_path)
    run_page(page, tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        file, _, anchor = target.partition("#")
        if target.startswith("http"):
            continue
        found = (page.parent / file).resolve() if file else page
        assert found.exists(), f"{page.name}: {target}"
        if anchor:
            heads = re.findall(r"^#+ (.+)$", found.read_text("utf-8"), flags=re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in heads}, target


def test_every_room_stands_on_the_page_of_the_house() -> None:
    page = (DOCS / "architecture.md").read_text("utf-8")
    rooms = {str(path.parent) for path in python_files(ROOT, FLOORS) if len(path.parts) == 3}
    assert len(rooms) > 20
    assert [room for room in sorted(rooms) if f"| `{room}/` |" not in page] == []


def test_every_page_is_reached_from_the_index() -> None:
    reached, left = set(), [DOCS / "index.md"]
    while left:
        page = left.pop()
        reached.add(page)
        targets = {
            (page.parent / t.partition("#")[0]).resolve() for t in LINK.findall(page.read_text("utf-8"))
        }
        left += [t for t in targets - reached if t.suffix == ".md" and DOCS in t.parents]
    assert set(DOCS.rglob("*.md")) - reached == set()


def test_the_codebook_page_is_current() -> None:
    assert (DOCS / "codebook.md").read_text("utf-8") == codebook_doc(), "run: python -m docs.pages.codebook"


def test_the_codes_that_the_pages_name_exist() -> None:
    known = {c.value for c in Code}
    for page in (TUTORIAL, *HOW_TO, DOCS / "maintainers.md"):
        named = set(re.findall(r"\(`([a-z]+(?:_[a-z]+)+)`\)", page.read_text("utf-8")))
        assert named <= known, page.name


def test_each_code_of_a_finding_is_explained_once_with_an_example() -> None:
    lines = re.findall(
        r"^\| `([a-z_]+)` \|(.*)\|$", (DOCS / "findings.md").read_text("utf-8"), flags=re.MULTILINE
    )
    assert sorted(code for code, _ in lines) == sorted(c.value for c in Code)
    cells = {code: [cell.strip() for cell in rest.split(" | ")] for code, rest in lines}
    assert {code for code, own in cells.items() if len(own) != 2 or not all(own)} == set()
    meanings = [meaning for meaning, _ in cells.values()]
    assert len(set(meanings)) == len(meanings)


def requirements() -> dict[str, str]:
    """Every dependency of pyproject.toml as (name, name in the docs)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
        *project["dependency-groups"].values(),
    ]
    return {re.split(r"[\[<>=!~]", r)[0].lower(): r for group in groups for r in group}


def only_for_benchmarks() -> set[str]:
    """Packages that ``make test`` does not install: they are large, and bring another OpenCV in place of ours.

    ``make bench`` installs them and holds their licences against the page.
    """
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    return {re.split(r"[\[<>=!~]", name)[0].lower() for name in groups["bench"]}


def installed() -> set[str]:
    """The names of the packages that are installed."""
    return {d.metadata["Name"].lower().replace("_", "-") for d in importlib.metadata.distributions()}


def described() -> dict[str, str]:
    """Package → licence, as docs/dependencies.md has them."""
    rows = re.findall(
        r"^\| ([\w-]+) \| .+ \| (.+) \|$", (DOCS / "dependencies.md").read_text("utf-8"), re.MULTILINE
    )
    return {name: licence for name, licence in rows if name != "package"}


def test_every_dependency_is_described_and_no_other() -> None:
    assert set(described()) == set(requirements())


def test_licences_are_found_of_all_but_the_tools_of_the_benchmarks() -> None:
    assert set(requirements()) - installed() <= only_for_benchmarks()


def licence_text(name: str) -> str:
    """The beginning of the licence itself, of a package whose metadata only names its file."""
    files = importlib.metadata.files(name) or []
    texts = (f.read_text(encoding="utf-8") for f in files if f.name == "LICENSE")
    return next(texts, "")[:100]


@pytest.mark.parametrize("name", sorted(set(requirements()) & installed()))
def test_licences_are_those_of_the_packages(name: str) -> None:
    metadata = importlib.metadata.metadata(name)
    classifiers = [c for c in metadata.get_all("Classifier") or [] if c.startswith("License ::")]
    stated = metadata.get("License-Expression") or metadata.get("License")
    own = " ".join([stated or ("" if classifiers else licence_text(name)), *classifiers])
    family = re.match(r"MIT|BSD|Apache|MPL|LGPL|AGPL|Python Software Foundation", described()[name])
    assert family is not None
    full = {"AGPL": "AFFERO"}.get(family[0], family[0])
    assert full.lower() in own.lower(), own[:200]


def test_every_dependency_to_run_is_imported_by_the_program() -> None:
    modules = {"camelot-py": "camelot", "pillow": "PIL", "opencv-python-headless": "cv2"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["scan"]]
    code = "\n".join(
        p.read_text("utf-8")
        for folder in ("extract", "normalize", "schema", "vnplans")
        for p in (ROOT / folder).rglob("*.py")
    )
    names = [re.split(r"[\[<>=]", r)[0] for r in wanted]
    unused = [
        n for n in names if not re.search(rf"^\s*(import|from) {modules.get(n, n)}\b", code, re.MULTILINE)
    ]
    assert unused == []


def test_the_version_is_that_of_pyproject_everywhere() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert program_version() == vnplans.__version__ == version, "installed is another version: make"
    assert f"version: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f'name = "vnplans"\nversion = "{version}"\n' in (ROOT / "uv.lock").read_text("utf-8")
    released = (ROOT / "outputs" / "documents.csv").read_text("utf-8").splitlines()
    assert {row["pipeline_version"] for row in csv.DictReader(released)} == {version}


def test_no_module_states_a_version_of_its_own() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    packages = ("extract", "normalize", "schema", "vnplans")
    modules = [p for package in packages for p in (ROOT / package).rglob("*.py")]
    assert [p.name for p in modules if f'= "{version}"' in p.read_text("utf-8")] == []


def test_the_workflow_runs_the_pythons_that_the_project_promises() -> None:
    workflow = (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")
    requires = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    pythons = re.findall(r'"(3\.\d+)"', workflow.partition("matrix:")[2].partition("\n    env:")[0])
    assert requires == f">={pythons[0]}"
    assert "make test" in workflow


def test_the_changelog_names_every_command() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    commands = re.findall(r"^## vnplans (\w+)$", (DOCS / "commands.md").read_text("utf-8"), re.MULTILINE)
    assert [c for c in commands if f"`{c}`" not in changes] == []


def test_each_exit_code_means_one_thing() -> None:
    """An error that refines another may share its code; the page of commands tells all of them."""
    page = commands_doc()  # imports every module of errors
    kinds = [
        k for k in subclasses(Exception) if "exit_code" in vars(k) and k not in (ReadError, DatasetError)
    ]
    codes = [k.exit_code for k in kinds]  # type: ignore[attr-defined]
    assert len(kinds) > 30
    assert sorted(set(codes)) == sorted(codes)
    assert not {0, 1, 2, 3, 130} & set(codes)
    told = set(re.findall(r"^\| (\d+) \|", page, re.MULTILINE))
    assert {str(code) for code in codes} <= told


def subclasses(kind: type[Exception]) -> list[type[Exception]]:
    """All classes of errors that this project has."""
    found = [k for one in kind.__subclasses__() for k in (one, *subclasses(one))]
    return [k for k in found if k.__module__.split(".")[0] in ("extract", "normalize", "schema", "vnplans")]
