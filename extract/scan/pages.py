"""Scanned pages read with Tesseract into the same page model as born-digital ones.

Many pages are read by one process a core, and come in their order, each as soon as it is read. Results are kept on
disk under the hash of the picture, so that a second run, or one after a crash, reads only what is missing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

from pypdfium2 import PdfiumError

from extract.cache.folder import user_cache
from extract.cache.programs import known_by, libraries
from extract.cache.results import key_of
from extract.errors import ScanReadingEnded
from extract.ink.picture import Picture, rendered
from extract.line_reader.installed import NETWORK
from extract.line_reader.network import Absent, line_network
from extract.model import Page, PageKind, SightingKind, TextSource, Word
from extract.scan.effort import ScanEffort, effort_of
from extract.scan.language_data import tessdata
from extract.scan.one_page import read_picture
from extract.scan.pool import Progress, read_in_turn
from extract.scan.second_pass import SecondReader
from extract.scan.tesseract import engine_version, reader
from extract.scan.text_layer import with_layer_heard
from extract.scan.whole_document import with_document_heard
from normalize.notes import Code, Note, error, warning

CACHE_VERSION = 50
"""Part of the key of pages kept on disk. Raise it when a change here changes what is read."""
STAGE = "page"
"""Under which pages are kept (``extract.cache.results``)."""


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """How scans are read.

    Attributes:
        dpi: dots an inch at which letters are read; a scan that has about as many is read as it is.
        language: Tesseract's data.
        tessdata: folder of the data; None: it is looked for in the usual places.
        workers: number of processes; None: one for each core.
        cache: folder for results of pages; None: the user's cache folder.
        keep: whether results are kept on disk.
        effort: how much a second reader reads too; None: ``careful`` where it is installed.
        progress: called after each page.
    """

    dpi: int = 200
    language: str = "vie"
    tessdata: Path | None = None
    workers: int | None = None
    cache: Path | None = None
    keep: bool = True
    effort: ScanEffort | None = None
    progress: Progress | None = field(default=None, compare=False)


def ocr_page(
    path: Path, number: int, settings: ScanSettings | None = None, printed: Sequence[Word] = ()
) -> Page:
    """One page (1-based) of a PDF, read from its picture.

    Args:
        printed: words of a text layer that are right (the running head round a scan). They are kept and their
            ink is not read again.

    Raises:
        OcrMissing: Tesseract, its binding or its data is not installed.
    """
    settings = settings or ScanSettings()
    folder = tessdata(settings.tessdata, settings.language)
    data = known_by(folder / f"{settings.language}.traineddata")
    version = f"{CACHE_VERSION} {engine_version()} {libraries()}"
    try:
        picture = rendered(path, number, settings.dpi)
    except PdfiumError as failure:
        return _unread(number, failure)
    engine = reader(folder, settings.language)
    second = second_reader(settings)
    if not settings.keep:
        return read_picture(picture, number, engine, settings.dpi, printed, second)
    cache = user_cache(settings.cache)
    own = (second.effort, NETWORK) if second is not None else ()
    key = key_of((*_dots(picture), version, settings.dpi, data, printed, *own))
    kept = cache.get(STAGE, key, Page)
    if kept is not None:
        told = tuple(replace(s, place=replace(s.place, page=number)) for s in kept.sightings)
        return replace(kept, number=number, sightings=told)
    page = read_picture(picture, number, engine, settings.dpi, printed, second)
    cache.put(STAGE, key, page)
    return page


def _dots(picture: Picture) -> tuple[object, ...]:
    """What tells a picture from any other."""
    return (blake2b(picture.grey.tobytes(), digest_size=20).hexdigest(), picture.grey.shape, picture.dpi)


def scans_in_turn(path: Path, pages: Sequence[Page], settings: ScanSettings | None = None) -> Iterator[Page]:
    """The pages read from their pictures, in the order given, each as soon as it is read; ``kind`` is kept.

    Words of a page of kind ``FRAMED_SCAN`` are kept (they are its running head); those of a text layer that
    another program made are held against what is read. An interrupt (Ctrl-C) ends the work; pages that are done are kept on disk.

    Raises:
        OcrMissing: Tesseract, its binding or its data is not installed (at once, before the first page).
        ScanReadingEnded: a process that reads pages was ended from outside, or crashed.
    """
    settings = settings or ScanSettings()
    tessdata(settings.tessdata, settings.language)
    engine_version()
    return _in_turn(path, pages, settings)


def read_scans(path: Path, pages: Sequence[Page], settings: ScanSettings | None = None) -> tuple[Page, ...]:
    """All the pages of :func:`scans_in_turn`."""
    return tuple(scans_in_turn(path, pages, settings))


def document_heard(pages: Sequence[Page], settings: ScanSettings) -> tuple[Page, ...]:
    """All pages of a document that are pictures, once they are read, with what it says of its own words; as they are where no
    second reader is asked: a word is read surely where two could read it."""
    return with_document_heard(pages) if second_reader(settings) is not None else tuple(pages)


def _in_turn(path: Path, pages: Sequence[Page], settings: ScanSettings) -> Iterator[Page]:
    plain = replace(settings, progress=None)
    calls = [partial(ocr_page, path, p.number, plain, _printed(p)) for p in pages]
    workers = min(settings.workers or os.cpu_count() or 1, len(pages))
    try:
        for at, read in enumerate(read_in_turn(calls, workers, settings.progress)):
            one = _of_kind(read, pages[at])
            yield one if at else replace(one, notes=(*one.notes, *_absence_told(settings)))
    except BrokenProcessPool as failure:
        raise ScanReadingEnded(f"{path}: a process that reads scanned pages ended") from failure


def second_reader(settings: ScanSettings) -> SecondReader | None:
    """The second reader that the settings ask for; None where they ask for none, or there is none."""
    effort = effort_of(settings.effort)
    network = line_network() if effort is not ScanEffort.FAST else None
    return SecondReader(network, effort) if network is not None and not isinstance(network, Absent) else None


def _absence_told(settings: ScanSettings) -> tuple[Note, ...]:
    """What the first page says where the second reader is wanted and could not be asked."""
    network = line_network() if effort_of(settings.effort) is not ScanEffort.FAST else None
    if not isinstance(network, Absent):
        return ()
    text = f"{network.reason} Scans were read by Tesseract alone."
    return (warning(Code.READERS_DISAGREE, text),)


def _printed(page: Page) -> tuple[Word, ...]:
    """The words of a page's text layer that are kept."""
    return page.words if page.kind is PageKind.FRAMED_SCAN else ()


def _unread(number: int, failure: PdfiumError) -> Page:
    """A page of which no picture can be made: no words, no size, and the reason."""
    note = error(Code.PAGE_FAILED, f"No picture of page {number} could be made to read it: {failure}.")
    return Page(number, 0.0, 0.0, (), (), kind=PageKind.SCANNED, text_source=TextSource.OCR, notes=(note,))


def _of_kind(read: Page, page: Page) -> Page:
    """The page as read, with the kind and the notes it had before."""
    if not read.width:
        return replace(page, notes=(*page.notes, *read.notes))
    if page.kind is PageKind.WRONG_TEXT:
        read = with_layer_heard(read, page)
    told = tuple(replace(s, taken=s.taken or s.kind is SightingKind.PICTURE) for s in page.sightings)
    return replace(read, kind=page.kind, notes=(*page.notes, *read.notes), sightings=(*told, *read.sightings))
