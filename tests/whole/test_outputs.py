"""The release: the same bytes whenever it is made, and what lies in ``outputs/`` is it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import vnplans
from tests.samples.files import CORPUS, ROOT
from vnplans.intake.files import files_of

OUTPUTS = ROOT / "outputs"
PACKAGE = "datapackage.json"


def release(folder: Path, *, backwards: bool, jobs: int) -> dict[str, bytes]:
    """The files of a release of the corpus, scans left out: they do not change what stands."""
    paths = [f.path for f in files_of([CORPUS]) if "scan" not in f.path.name]
    db = str(folder / "plans.sqlite")
    results = vnplans.ingest(*(reversed(paths) if backwards else paths), db=db, jobs=jobs, cache=False)
    assert [r.error for r in results if r.error] == []
    return {p.name: p.read_bytes() for p in vnplans.export(folder / "out", db=db, release=True)}


@pytest.fixture(scope="module")
def forwards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A release by two processes, the files in the order of their names."""
    return release(tmp_path_factory.mktemp("forwards"), backwards=False, jobs=2)


@pytest.mark.slow
def test_a_release_is_the_same_in_any_order_and_number_of_processes(
    forwards: dict[str, bytes], tmp_path: Path
) -> None:
    backwards = release(tmp_path, backwards=True, jobs=1)
    assert {n for n in forwards if forwards[n] != backwards[n]} == set()


@pytest.mark.slow
def _without_scans(package: bytes) -> dict[str, object]:
    """A data package without its sources and without the table that lists each file, the scans too."""
    told = json.loads(package)
    tables = [r for r in told["resources"] if r["name"] != "document_files"]
    return {**told, "resources": tables, "sources": None}


def test_outputs_are_what_the_corpus_gives(forwards: dict[str, bytes]) -> None:
    apart = ("document_files.csv", PACKAGE)  # which list the scans too
    files = {n: b for n, b in forwards.items() if n not in apart}
    differing = {n for n, b in files.items() if (OUTPUTS / n).read_bytes() != b}
    if _without_scans(forwards[PACKAGE]) != _without_scans((OUTPUTS / PACKAGE).read_bytes()):
        differing.add(PACKAGE)
    assert differing == set(), "a rule changed the dataset: make release, and look at git diff outputs/"
