"""Where the files that tests read stand, and records read once a run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "corpus"


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
