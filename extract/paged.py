"""A paged file, step by step. Each step takes values and returns values.

pdf    ->  pages, one at a time, those that are pictures without words
scan   ->  the same pages, the pictures read (where OCR is asked for)
layout ->  blocks in reading order, and what is kept of each page
damage ->  pages whose content the file itself shows to be damaged
second ->  notes where other readers see other cells
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import EmptyFile, ToolMissing
from extract.layout.blocks import lay_out
from extract.left_out import PageWords
from extract.model import Document, Marks, Page, PageInfo, PageKind, SightingKind, TextSource
from extract.pdf.attached import inner_pdf, is_cover
from extract.pdf.damage import Damage
from extract.pdf.mended_fonts import DigitReader, mended, unmended
from extract.pdf.opening import open_mended, open_pdf
from extract.pdf.pages import examined
from extract.pdf.shared_pages import shared_pages
from extract.second_reader.opinion import second_opinion
from normalize.notes import Code, Note, error, info, warning

if TYPE_CHECKING:
    from extract.scan.pages import ScanSettings

MEDIA_TYPE = "application/pdf"
SCAN_KINDS = (PageKind.SCANNED, PageKind.FRAMED_SCAN, PageKind.WRONG_TEXT)
"""Pages whose text is in their picture."""


def read_pdf(path: Path, scans: ScanSettings | None = None, twice: bool = True, workers: int = 1) -> Document:
    """Reads a PDF: its pages and its blocks.

    Args:
        scans: how pages that are pictures are read; None: they are not read, and give no blocks.
        twice: whether other readers check its tables. A file that had to be
            repaired, or whose fonts were put right, is never read twice.
        workers: processes for the typed pages of a long file; what is read is the same.

    Raises:
        MissingFile, EmptyFile, UnknownType, EncryptedPdf, DamagedFile, TooBig: see ``extract.errors``.
    """
    opened, words, marks = open_pdf(path), PageWords(), dict[int, Marks]()
    try:
        damage = examined(path)
        if damage.attached and (inner := inner_pdf(path)) is not None:
            return _of_attached(path, inner, scans, twice)
        if damage.hidden_layers:
            opened.hide_layers()
        if damage.attached and is_cover(path):
            raise EmptyFile(
                f"{path.name}: a cover page; what it speaks of is in attached files: {', '.join(damage.attached)[:300]}",
                hint="Save the attached files from the PDF and read each by itself.",
            )
        is_copy = bool(opened.notes)
        fonts = unmended(damage.fonts) if is_copy else mended(path, damage.fonts, _digit_reader(scans))
        if fonts.data is not None:
            opened.close()
            opened = open_mended(path, fonts.data)
        as_it_is = not opened.notes and fonts.data is None
        typed = shared_pages(path, opened, damage, workers if as_it_is else 1)
        read = _with_scans(path, _marks_kept(typed, marks), scans)
        laid_out = lay_out(words.passing(_with_document_heard(read, scans)))
    finally:
        opened.close()
    pages = tuple(_with_damage(page, damage) for page in laid_out.pages)
    blocks, opinions = laid_out.blocks, tuple[Note, ...]()
    if twice and as_it_is:
        blocks, opinions = second_opinion(path, blocks, pages, marks)
    document = Document(
        file_name=path.name,
        sha256=_sha256(path),
        media_type=MEDIA_TYPE,
        text_source=_source_of(pages),
        n_pages=len(pages),
        pages=pages,
        blocks=blocks,
        notes=(*opened.notes, *fonts.notes, *_damage_notes(damage), *opinions),
        sightings=(*laid_out.sightings, *(s for page in pages for s in page.sightings)),
    )
    return replace(document, sightings=(*document.sightings, *words.left_out(document)))


def _marks_kept(pages: Iterator[Page], marks: dict[int, Marks]) -> Iterator[Page]:
    """The pages without their marks, which are put where they are wanted, by number."""
    for page in pages:
        if page.marks is not None:
            marks[page.number] = page.marks
        yield replace(page, marks=None)


def _of_attached(path: Path, inner: bytes, scans: ScanSettings | None, twice: bool) -> Document:
    """The PDF attached to a cover, under the name of the file that was given; places are on its own pages."""
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / path.name
        saved.write_bytes(inner)
        document = read_pdf(saved, scans, twice)
    text = "The file is a cover with a PDF attached to it; that PDF was read, and pages are counted in it."
    return replace(document, sha256=_sha256(path), notes=(info(Code.TEXT_REPAIRED, text), *document.notes))


def _digit_reader(scans: ScanSettings | None) -> DigitReader | None:
    """What reads digits from their ink; None where Tesseract is not there or not wanted."""
    if scans is None:
        return None
    try:
        from extract.scan.glyphs import digits_printed
        from extract.scan.language_data import tessdata

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
            yield _pictures_read(path, page, scans)
            continue
        rest = [page, *pages]
        read = _scans_read(path, [p for p in rest if p.kind in SCAN_KINDS], scans)
        yield from (next(read) if p.kind in SCAN_KINDS else _pictures_read(path, p, scans) for p in rest)


def _pictures_read(path: Path, page: Page, scans: ScanSettings) -> Page:
    """A typed page with the pictures in its tables read by OCR; without Tesseract it says that they were not."""
    pictures = [s for s in page.sightings if s.kind is SightingKind.PICTURE and not s.known]
    if not pictures or page.kind is not PageKind.BORN_DIGITAL:
        return page
    try:
        from extract.scan.regions import pictures_wanted, with_pictures_read

        return with_pictures_read(path, page, scans)
    except (ImportError, ToolMissing) as missing:
        wanted = [] if isinstance(missing, ImportError) else pictures_wanted(page)
        if isinstance(missing, ToolMissing) and not wanted:
            return page
        text = f"{len(wanted or pictures)} picture(s) of page {page.number} may hold words or figures and were not read: {missing}."
        return replace(page, notes=(*page.notes, warning(Code.REGION_UNREAD, f"{text} {_hint(missing)}")))


def _hint(missing: ImportError | ToolMissing) -> str:
    return missing.hint if isinstance(missing, ToolMissing) else "Install it: pip install 'vnplans[scan]'."


def _scans_read(path: Path, wanted: Sequence[Page], scans: ScanSettings) -> Iterator[Page]:
    """The pages read by OCR, each as soon as it is read; without Tesseract each says so, and the others of the file
    go on."""
    n_read = 0
    try:
        from extract.scan.pages import scans_in_turn

        for page in scans_in_turn(path, wanted, scans):
            n_read += 1
            yield page
    except (ImportError, ToolMissing) as missing:
        note = error(Code.PAGE_FAILED, f"The page is a scan and was not read: {missing}. {_hint(missing)}")
        yield from (replace(page, notes=(*page.notes, note)) for page in wanted[n_read:])


def _with_document_heard(pages: Iterator[Page], scans: ScanSettings | None) -> Iterator[Page]:
    """The pages in order; what one that was read from its picture says may settle what is doubted of another, so from the first
    such page on all are read before the next is given."""
    if scans is None:
        yield from pages
        return
    for page in pages:
        if page.kind not in SCAN_KINDS:
            yield page
            continue
        rest = [page, *pages]
        heard = iter(_heard([p for p in rest if p.kind in SCAN_KINDS], scans))
        yield from (next(heard) if p.kind in SCAN_KINDS else p for p in rest)


def _heard(pages: Sequence[Page], scans: ScanSettings) -> Sequence[Page]:
    try:
        from extract.scan.pages import document_heard
    except ImportError:  # each page says already that it was not read
        return pages
    return document_heard(pages, scans)


def _with_damage(page: PageInfo, damage: Damage) -> PageInfo:
    if page.number not in damage.pages:
        return page
    text = f"The content of page {page.number} is damaged; what was read of it may be incomplete."
    return replace(page, notes=(*page.notes, error(Code.PAGE_FAILED, text)))


def _damage_notes(damage: Damage) -> Iterator[Note]:
    if damage.attached:
        names = ", ".join(damage.attached)
        text = f"Files are attached to the PDF and were not read: {names[:300]}. Save them and read each by itself."
        yield warning(Code.REGION_UNREAD, text, found=names[:300])
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
