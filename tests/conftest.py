"""What many tests need: the corpus, the shared real documents where they are present, records read once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "corpus"

settings.register_profile("fuzz", max_examples=5_000, deadline=None)  # `make fuzz`


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Scanned pages are read once a run by all its processes together, and nothing is taken from an earlier run."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        yield


@cache
def records_of(path: Path) -> DocumentRecords:
    """The records of a file, read once a test run."""
    return build_records(read_document(path))


def corpus_file(plan: str, ending: str) -> Path:
    """A rendition: ``cao-bang`` or ``bac-ninh``, and ``.md``, ``.txt``, ``.pdf``, ``.docx``."""
    return next(p for p in sorted(CORPUS.glob(f"{plan}*/*{ending}")) if "scan" not in p.name)


def shared_file(relative: str) -> Path:
    """A file of ../shared; the test is skipped by name where it is absent."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"../shared/{relative} is not here")
    return path
