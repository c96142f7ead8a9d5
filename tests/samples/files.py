"""Where the files that tests read stand, and records read once a run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from extract.cache.documents import keep_document, kept_document
from extract.cache.folder import user_cache
from extract.cache.results import key_of
from extract.model import Document
from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords
from vnplans.intake.earlier_results import document_key
from vnplans.intake.unchanged import sha256_of
from vnplans.settings import ReadSettings

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "corpus"


@cache
def records_of(path: Path) -> DocumentRecords:
    """The records of a file, read once a test run."""
    return build_records(document_of(path))


def document_of(path: Path) -> Document:
    """A file as read, without OCR: by one of a run's processes, and taken from the run's cache by the others."""
    cache, key = user_cache(), key_of(("without OCR", document_key(sha256_of(path) or "", ReadSettings())))
    kept = kept_document(cache, key, path.name)
    if kept is None:
        kept = read_document(path)
        keep_document(cache, key, kept)
    return kept


def corpus_file(plan: str, ending: str) -> Path:
    """A rendition: ``cao-bang`` or ``bac-ninh``, and ``.md``, ``.txt``, ``.pdf``, ``.docx``."""
    return next(p for p in sorted(CORPUS.glob(f"{plan}*/*{ending}")) if "scan" not in p.name)


def shared_file(relative: str) -> Path:
    """A file of ../shared; the test is skipped by name where it is absent."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"../shared/{relative} is not here")
    return path
