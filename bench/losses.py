"""Losses planted where a document passes: a table, a row, a column, a clause or a label that a reader, a join
or a builder drops, and whether a finding names it.

A loss of a reader takes blocks away behind the reader and before anything counts them; those of joins and
builders replace a step of ``schema.assemble`` for the length of one reading.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import schema.assemble as assembly
from extract.left_out import PageWords, with_left_out
from extract.model import Document
from extract.read import read_document
from schema.contract.records import DocumentRecords, Finding

TELLING = 12
"""Words of a text that is dropped, at least: less may be a line of the letterhead."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read well: how its reader gave it, the words of its pages, and its records."""

    path: Path
    document: Document
    words: PageWords
    records: DocumentRecords


@dataclass(frozen=True, slots=True)
class Loss:
    """One planted loss.

    Attributes:
        what: table, row, column, clause or label.
        where: reader, join, clauses, tasks or builder.
        lost: words of what was dropped, to be known again in a finding.
        document: the document with the loss of a reader in it.
        broken: replaces the step that loses it.
        records: ids of the records that a finding may stand on, beside the document.
    """

    what: str
    where: str
    lost: str
    pages: tuple[int | None, ...]
    lines: tuple[int | None, ...]
    document: Document | None = None
    broken: Callable[[], AbstractContextManager[object]] = nullcontext
    records: tuple[str, ...] = ()


def read_source(path: Path) -> Source:
    """Reads a file with the words of its pages kept."""
    kept: list[PageWords] = []

    class Kept(PageWords):
        def __init__(self) -> None:
            super().__init__()
            kept.append(self)

    with patch("extract.paged.PageWords", Kept):
        document = read_document(path)
    return Source(path, document, kept[0] if kept else PageWords(), assembly.build_records(document))


def named(source: Source, loss: Loss) -> tuple[Finding, ...]:
    """The findings above info that a loss brings and that name it: by its record, its page or line, or its
    words."""
    document = source.document
    if loss.document is not None:
        document = _counted_again(source, loss.document)
    with loss.broken():
        records = assembly.build_records(document)
    before = {(f.record_id, f.field, f.code, f.message) for f in source.records.findings}
    new = [f for f in records.findings if (f.record_id, f.field, f.code, f.message) not in before]
    return tuple(f for f in new if f.severity != "info" and _names(f, loss))


def _counted_again(source: Source, document: Document) -> Document:
    bare = replace(document, sightings=source.document.sightings)
    if bare.n_pages is None:
        return with_left_out(bare, source.path)
    return replace(bare, sightings=(*bare.sightings, *source.words.left_out(bare)))


def _names(finding: Finding, loss: Loss) -> bool:
    if finding.page is not None and finding.page in loss.pages:
        return True
    told = f"{finding.message} {finding.found or ''} ".lower()
    if any(line is not None and f"line {line}" in told for line in loss.lines):
        return True
    if any(finding.record_id == r or finding.record_id.startswith(f"{r}:") for r in loss.records):
        return True
    words, told_words = _words(loss.lost), f" {' '.join(_words(told))} "
    stretches = (f" {' '.join(words[k : k + 4])} " for k in range(max(1, len(words) - 3)))
    return bool(words) and any(stretch in told_words for stretch in stretches)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()
