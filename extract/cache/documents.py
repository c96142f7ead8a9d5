"""A file that was read, kept whole: its blocks told apart by kind, as the form on disk wants it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.cache.results import ResultCache
from extract.model import Document, Grid, PageInfo, Paragraph, Sighting, TextSource
from normalize.notes import Code, Note, Severity

STAGE = "document"
_MAY_READ_BETTER = frozenset({Code.PAGE_FAILED, Code.REGION_UNREAD})
"""Notes of what was not read: a tool was missing, memory was full, a second reader fell. Next time it may be there."""


@dataclass(frozen=True, slots=True)
class _HeldBlock:
    """A block; one of the two is None."""

    paragraph: Paragraph | None
    grid: Grid | None


@dataclass(frozen=True, slots=True)
class _HeldDocument:
    """A document; its file's name is no part of what the bytes say."""

    sha256: str
    media_type: str
    text_source: TextSource
    n_pages: int | None
    pages: tuple[PageInfo, ...]
    blocks: tuple[_HeldBlock, ...]
    notes: tuple[Note, ...]
    sightings: tuple[Sighting, ...]


def kept_document(cache: ResultCache, key: str, file_name: str) -> Document | None:
    """The document kept under a key, under the name that its file has now."""
    held = cache.get(STAGE, key, _HeldDocument)
    if held is None:
        return None
    return Document(
        file_name=file_name,
        sha256=held.sha256,
        media_type=held.media_type,
        text_source=held.text_source,
        n_pages=held.n_pages,
        pages=held.pages,
        blocks=tuple(b for h in held.blocks if (b := h.paragraph or h.grid) is not None),
        notes=held.notes,
        sightings=held.sightings,
    )


def keep_document(cache: ResultCache, key: str, document: Document) -> None:
    """Keeps a document."""
    blocks = tuple(
        _HeldBlock(b, None) if isinstance(b, Paragraph) else _HeldBlock(None, b) for b in document.blocks
    )
    held = _HeldDocument(
        sha256=document.sha256,
        media_type=document.media_type,
        text_source=document.text_source,
        n_pages=document.n_pages,
        pages=document.pages,
        blocks=blocks,
        notes=document.notes,
        sightings=document.sightings,
    )
    cache.put(STAGE, key, held)


def is_read_whole(document: Document) -> bool:
    """Whether another reading by the same program must give the same: only such a document is kept."""
    notes = (*document.notes, *(n for page in document.pages for n in page.notes))
    return not any(n.severity is Severity.ERROR or n.code in _MAY_READ_BETTER for n in notes)
