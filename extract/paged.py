"""A paged file, step by step. Each step takes values and returns values.

pdf    ->  pages, one at a time, those that are pictures without words
scan   ->  the same pages, the pictures read (where OCR is asked for)
layout ->  blocks in reading order, and what is kept of each page
damage ->  pages whose content the file itself shows to be damaged
second ->  notes where other readers see other cells
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ToolMissing
from extract.layout.blocks import lay_out
from extract.model import Document, Page, PageInfo, PageKind, TextSource
from extract.pdf.damage import Damage
from extract.pdf.mended_fonts import DigitReader, Mended, mended
from extract.pdf.opening import open_mended, open_pdf
from extract.pdf.pages import examined, pages_of
from extract.second_reader.opinion import second_opinion
from normalize.notes import Code, Note, error, info, warning

if TYPE_CHECKING:
    from extract.scan.pages import ScanSettings

MEDIA_TYPE = "application/pdf"
SCAN_KINDS = (PageKind.SCANNED, PageKind.FRAMED_SCAN, PageKind.WRONG_TEXT)
"""Pages whose text is in their picture."""


def read_pdf(path: Path, scans: ScanSettings | None = None, twice: bool = True) -> Document:
    """Reads a PDF: its pages and its blocks.

    Args:
        scans: how pages that are pictures are read; None: they are not read, and give no blocks.
        twice: whether other readers check its tables. A file that had to be
            repaired, or whose fonts were put right, is never read twice.

    Raises:
        MissingFile, EmptyFile, UnknownType, EncryptedPdf, DamagedFile, TooBig: see ``extract.errors``.
    """
    opened = open_pdf(path)
    try:
        damage = examined(path)
        fonts = mended(path, damage.fonts, _digit_reader(scans)) if not opened.notes else Mended()
        if fonts.data is not None:
            opened.close()
            opened = open_mended(path, fonts.data)
        laid_out = lay_out(_with_scans(path, pages_of(opened, damage), scans))
    finally:
        opened.close()
    pages = tuple(_with_damage(page, damage) for page in laid_out.pages)
    is_read_twice = twice and not opened.notes and fonts.data is None
    blocks, opinions = (
        second_opinion(path, laid_out.blocks, pages) if is_read_twice else (laid_out.blocks, ())
    )
    return Document(
        file_name=path.name,
        sha256=_sha256(path),
        media_type=MEDIA_TYPE,
        text_source=_source_of(pages),
        n_pages=len(pages),
        pages=pages,
        blocks=blocks,
        notes=(*opened.notes, *fonts.notes, *_damage_notes(damage), *opinions),
    )


def _digit_reader(scans: ScanSettings | None) -> DigitReader | None:
    """What reads digits from their ink; None where Tesseract is not there or not wanted."""
    if scans is None:
        return None
    try:
        from extract.scan.glyphs import digits_printed
        from extract.scan.tesseract import tessdata

        tessdata(scans.tessdata, scans.language)
    except (ImportError, ToolMissing):
        return None
    return lambda pictures: digits_printed(pictures, scans)


def _with_scans(path: Path, pages: Iterator[Page], scans: ScanSettings | None) -> Iterator[Page]:
    """The pages in order, those that are pictures read.

    From the first picture on all pages are kept in memory.
    """
    if scans is None:
        yield from pages
        return
    for page in pages:
        if page.kind not in SCAN_KINDS:
            yield page
            continue
        rest = [page, *pages]
        wanted = [p for p in rest if p.kind in SCAN_KINDS]
        read = {p.number: p for p in _scans_read(path, wanted, scans)}
        yield from (read.get(p.number, p) for p in rest)


def _scans_read(path: Path, wanted: list[Page], scans: ScanSettings) -> tuple[Page, ...]:
    """The pages read by OCR; without Tesseract each says so, and the others of the file go on."""
    try:
        from extract.scan.pages import read_scans

        return read_scans(path, wanted, scans)
    except (ImportError, ToolMissing) as missing:
        hint = (
            missing.hint if isinstance(missing, ToolMissing) else "Install it: pip install 'vnplans[scan]'."
        )
        note = error(Code.PAGE_FAILED, f"The page is a scan and was not read: {missing}. {hint}")
        return tuple(replace(page, notes=(*page.notes, note)) for page in wanted)


def _with_damage(page: PageInfo, damage: Damage) -> PageInfo:
    if page.number not in damage.pages:
        return page
    text = f"The content of page {page.number} is damaged; what was read of it may be incomplete."
    return replace(page, notes=(*page.notes, error(Code.PAGE_FAILED, text)))


def _damage_notes(damage: Damage) -> Iterator[Note]:
    if damage.elsewhere:
        yield warning(
            Code.PAGE_FAILED,
            "The file is damaged (structure, fonts or forms): letters or pages may be missing.",
        )
    if damage.unexamined:
        yield info(
            Code.PAGE_FAILED,
            f"Whether the file is damaged could not be examined ({damage.unexamined}): what it may have lost is not told.",
        )


def _source_of(infos: Sequence[PageInfo]) -> TextSource:
    """Where the letters of most pages come from; OCR for a file of pictures, whether they were read or
    not."""
    counts = Counter(
        i.text_source for i in infos if i.kind is PageKind.BORN_DIGITAL or i.text_source is TextSource.OCR
    )
    if counts:
        return counts.most_common(1)[0][0]
    pictures = any(i.kind in SCAN_KINDS for i in infos)
    return TextSource.OCR if pictures else TextSource.BORN_DIGITAL


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
