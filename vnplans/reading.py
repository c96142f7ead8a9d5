"""A file to its records, in this process: ``extract.read`` and ``schema.build``, one after the other."""

from __future__ import annotations

from pathlib import Path

from extract.read import read_document
from schema.build import build_records
from schema.build_document import HeadOverrides
from schema.records import DocumentRecords
from vnplans.settings import ReadSettings


def read_file(path: Path, settings: ReadSettings) -> DocumentRecords:
    """Reads one file.

    Raises:
        ReadError: the file cannot be read; its class says why.
    """
    head = settings.head
    overrides = HeadOverrides(head.number, head.issuer, head.issued_on, head.province)
    return build_records(read_document(path), overrides, dict(settings.headers))
