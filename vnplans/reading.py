"""A file to its records, in this process: ``extract.read`` and ``schema.build``, one after the other."""

from __future__ import annotations

from pathlib import Path

from extract.errors import NotAPlan
from extract.read import read_document
from schema.build import build_records
from schema.build_document import HeadOverrides
from schema.records import DocumentRecords
from vnplans.settings import HeadOptions, ReadSettings


def read_file(path: Path, settings: ReadSettings) -> DocumentRecords:
    """Reads one file; where its head gives no number, what the folder's manifest says of it serves.

    Raises:
        ReadError: the file cannot be read; its class says why. ``NotAPlan``: it can, and is something else.
    """
    document = read_document(path)
    headers = dict(settings.headers)
    records = build_records(document, _overrides(settings.head), headers)
    if records.document.number is None and settings.manifest.number is not None:
        records = build_records(document, _overrides(settings.manifest), headers)
    if not looks_like_a_plan(records):
        raise NotAPlan(f"{path}: no number, no legal basis, no task and no indicator in it")
    return records


def looks_like_a_plan(records: DocumentRecords) -> bool:
    """Whether anything in it is what plans and decisions have; a file that waits for OCR may be one."""
    found = records.document
    if found.status in ("needs_ocr", "failed"):
        return True
    has_basis = any(r.relation == "basis" for r in records.legal_references)
    return bool(found.number or has_basis or records.tasks or records.indicators)


def _overrides(head: HeadOptions) -> HeadOverrides:
    return HeadOverrides(head.number, head.issuer, head.issued_on, head.province)
