"""A file to its records, in this process: ``extract.read`` and ``schema.build``, one after the other."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import NotAPlan
from extract.model import PageKind
from extract.read import read_document
from schema.build import build_records
from schema.build_document import HeadOverrides
from schema.records import DocumentRecords
from vnplans.settings import HeadOptions, ReadSettings

if TYPE_CHECKING:
    from extract.scan import Progress, ScanSettings

_CELLS_LOOKED_AT = 500
_MARKED_SHARE = 0.1


def read_file(path: Path, settings: ReadSettings, told: Progress | None = None) -> DocumentRecords:
    """Reads one file; where its head gives no number, what the folder's manifest says of it serves.

    Args:
        told: hears of each scanned page that is read.

    Raises:
        ReadError: the file cannot be read; its class says why. ``NotAPlan``: it can, and is something else.
    """
    document = read_document(path, _scans(settings.scan_workers, told))
    document = replace(document, file_name=file_name_of(path))
    headers = dict(settings.headers)
    records = build_records(document, _overrides(settings.head), headers)
    if records.document.number is None and settings.manifest.number is not None:
        records = build_records(document, _overrides(settings.manifest), headers)
    waits_for_ocr = any(p.kind not in (PageKind.BORN_DIGITAL, PageKind.BLANK) for p in document.pages)
    if not (waits_for_ocr or looks_like_a_plan(records)):
        raise NotAPlan(
            f"{path}: no number, no legal basis, no task, no indicator and no table of a plan in it"
        )
    return records


def file_name_of(path: Path) -> str:
    """The file's name as text that every database and format can hold.

    A name is bytes: what is not UTF-8, and control characters, become U+FFFD.

    Example:
        a name of the bytes ``k\\xe9.pdf`` → ``k\ufffd.pdf``
    """
    name = os.fsencode(path.name).decode("utf-8", "replace")
    unfit = (c in "\ufffe\uffff" or unicodedata.category(c) in ("Cc", "Cs") for c in name)
    return "".join("\ufffd" if bad else c for bad, c in zip(unfit, name, strict=True))


def _scans(workers: int | None, told: Progress | None) -> ScanSettings | None:
    """How pages that are pictures are read; None where the extra ``scan`` is not installed: such pages wait."""
    try:
        from extract.scan import ScanSettings
    except ImportError:
        return None
    return ScanSettings(workers=workers, progress=told)


def looks_like_a_plan(records: DocumentRecords) -> bool:
    """Whether anything in it is what plans and decisions have.

    A number, a legal basis, a task or an indicator is enough; so is a table in Vietnamese, since an appendix may
    come without its decision.
    """
    found = records.document
    if found.status in ("needs_ocr", "failed"):
        return True  # nothing was read that could tell
    has_basis = any(r.relation == "basis" for r in records.legal_references)
    has_rows = bool(found.number or has_basis or records.tasks or records.indicators)
    return has_rows or (bool(records.tables) and _is_vietnamese(records))


def _is_vietnamese(records: DocumentRecords) -> bool:
    """Whether the letters of the tables are those of Vietnamese: a fifth or so carry marks that English has not."""
    text = " ".join(c.raw or "" for c in records.cells[:_CELLS_LOOKED_AT])
    letters = [c for c in text if c.isalpha()]
    return sum(not c.isascii() for c in letters) > _MARKED_SHARE * len(letters)


def _overrides(head: HeadOptions) -> HeadOverrides:
    return HeadOverrides(head.number, head.issuer, head.issued_on, head.province)
