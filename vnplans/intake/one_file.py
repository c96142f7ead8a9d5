"""A file to its records, in this process: ``extract.read`` and ``schema.assemble``, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cache.documents import is_read_whole, keep_document, kept_document
from extract.errors import NotAPlan, TooBig
from extract.model import Document, Paragraph, TextSource
from extract.official.head import read_head
from extract.read import read_document
from normalize.spelling.lost_letters import is_full_of_gaps
from normalize.text import is_vietnamese
from schema.assemble import build_records
from schema.build.document import HeadOverrides, waits_for_ocr
from schema.contract.records import DocumentRecords
from vnplans.intake.earlier_results import cache_of, document_key, file_name_of, keep_records
from vnplans.intake.unchanged import sha256_of
from vnplans.settings import HeadOptions, ReadSettings

if TYPE_CHECKING:
    from extract.scan.pages import ScanSettings
    from extract.scan.pool import Progress

_CELLS_LOOKED_AT = 500
MOST_ROWS = 2_000_000
"""Rows of all tables that one file may give; a plan of 400 pages gives some 60,000."""


def read_file(path: Path, settings: ReadSettings, pages_read: Progress | None = None) -> DocumentRecords:
    """Reads one file; where its head gives no number, what the folder's manifest says of it serves.

    Args:
        pages_read: hears of each scanned page that is read.

    Raises:
        ReadError: the file cannot be read; its class says why. ``NotAPlan``: it can, and is something else. ``TooBig``: it
            gives more rows than any plan.
    """
    document = _document(path, settings, pages_read)
    records = _records(path, document, settings)
    if (n_rows := sum(len(rows) for rows in _tables_of(records))) > MOST_ROWS:
        raise TooBig(
            f"{path}: it gives {n_rows:,} rows; a file that gives more than {MOST_ROWS:,} is not stored"
        )
    cache = cache_of(settings)
    if cache is not None and is_read_whole(document) and not waits_for_ocr(document):
        keep_records(cache, records, settings)
    return records


def _tables_of(records: DocumentRecords) -> Iterator[tuple[object, ...]]:
    """The rows of each table."""
    held = (getattr(records, f.name) for f in fields(records))
    return (rows for rows in held if isinstance(rows, tuple))


def _document(path: Path, settings: ReadSettings, pages_read: Progress | None) -> Document:
    """The file as an earlier reading of the same bytes found it, else read now."""
    cache = cache_of(settings)
    key = document_key(sha256_of(path) or "", settings) if cache is not None else ""
    name = file_name_of(path)
    kept = kept_document(cache, key, name) if cache is not None else None
    if kept is not None:
        return kept
    document = replace(
        read_document(path, _scans(settings, pages_read), settings.page_workers), file_name=name
    )
    unaltered = cache is not None and document_key(document.sha256, settings) == key  # while it was read
    if cache is not None and unaltered and is_read_whole(document) and not waits_for_ocr(document):
        keep_document(cache, key, document)
    return document


def _records(path: Path, document: Document, settings: ReadSettings) -> DocumentRecords:
    """The records of a file as read.

    Raises:
        NotAPlan: it is something else.
    """
    headers = dict(settings.headers)
    records = build_records(document, _overrides(settings.head), headers)
    if records.document.number is None and settings.manifest.number is not None:
        records = build_records(document, _overrides(settings.manifest), headers)
    is_known = looks_like_a_plan(records) or _has_place_for_number(document)
    if not (waits_for_ocr(document) or is_known or _has_lost_letters(document)):
        raise NotAPlan(f"{path}: {_looked_for(document)}")
    return records


def _has_place_for_number(document: Document) -> bool:
    """Whether its head has a number with letters of an act that could not be read: ``Số: ##6 /KH-UBND`` of a
    poor scan."""
    place = read_head(document.blocks).empty_number
    return place is not None and "/" in place


def _has_lost_letters(document: Document) -> bool:
    """Whether so many of its letters are lost that nothing could be known in it; its findings say so."""
    texts = [
        text
        for b in document.blocks
        for text in ((b.text,) if isinstance(b, Paragraph) else (c.text for c in b.cells))
    ]
    return is_full_of_gaps(" ".join(texts))


def _looked_for(document: Document) -> str:
    """What was looked for in vain, and in what."""
    pictures = sum(p.text_source is TextSource.OCR for p in document.pages)
    read = f" (pages read from their pictures: {pictures} of {len(document.pages)})" if pictures else ""
    if not document.blocks:
        return f"no text in it{read}"
    return (
        "neither a number (“Số: …/KH-UBND”) nor a legal basis (“Căn cứ …”), a task, an indicator or a table in "
        f"Vietnamese in it{read}"
    )


def _scans(settings: ReadSettings, pages_read: Progress | None) -> ScanSettings | None:
    """How pages that are pictures are read; None where the extra ``scan`` is not installed: such pages
    wait."""
    try:
        from extract.scan.pages import ScanSettings
    except ModuleNotFoundError:
        return None
    return ScanSettings(
        workers=settings.scan_workers,
        keep=settings.pages_cached,
        effort=settings.scan_effort,
        progress=pages_read,
    )


def looks_like_a_plan(records: DocumentRecords) -> bool:
    """Whether anything in it is what plans and decisions have.

    A number, a legal basis, a task or an indicator is enough; so is a table in Vietnamese, since an appendix
    may come without its decision.
    """
    found = records.document
    if found.status in ("needs_ocr", "failed"):
        return True  # nothing was read that could tell
    has_basis = any(r.relation == "basis" for r in records.legal_references)
    has_rows = bool(found.number or has_basis or records.tasks or records.indicators)
    return has_rows or is_vietnamese(" ".join(c.raw or "" for c in records.cells[:_CELLS_LOOKED_AT]))


def _overrides(head: HeadOptions) -> HeadOverrides:
    return HeadOverrides(head.number, head.issuer, head.issued_on, head.province)
