"""Scanned pages read with Tesseract into the same page model as born-digital ones.

One page: rendered → cleaned → turned upright → straightened → rules found and taken out → each table cell read
alone, the rest of the page as a page. Words and rules are in points of the upright, straightened page; ``turned``
and ``skew`` of the page lead back to the sheet as printed. Many pages: one process a core, results kept on disk by
the picture's hash, so that a second run, or one after a crash, does only what is missing.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing import get_context, parent_process
from pathlib import Path
from statistics import median

import cv2
import numpy as np
from pypdfium2 import PdfiumError

from extract.errors import ScanReadingEnded
from extract.model import Box, Page, PageKind, Rule, TextSource, Word
from extract.parent_process import end_with_parent
from extract.scan.act_numbers import with_acts_read_again
from extract.scan.cache import PageCache, cache_folder, picture_key
from extract.scan.cell_words import read_cell
from extract.scan.cells import Sheet, picture_cells, unread_notes, without_cells
from extract.scan.cleaning import wiped, without_blots, without_streaks
from extract.scan.figures import with_figures_checked
from extract.scan.ink import ink_of, large_pieces, level_paper, pieces_of, solid_of
from extract.scan.number_column import with_labels
from extract.scan.picture import POINT, Grey, Picture, rendered, sideways_of, straightened, turned_upright
from extract.scan.ruled_lines import rules_of, without_rules
from extract.scan.tesseract import Mode, Reader, RecognisedWord, engine_version, reader, tessdata
from extract.scan.words import mended, small_letter
from normalize.notes import Code, Note, error

VERSION = 35
"""Raised when a change here makes kept pages stale."""
WRONG_WAY = 0.55
"""Mean sureness below which a page may be upside down."""
FEWEST_WORDS = 6
"""A page with fewer words says nothing on which way is up."""
SMALLER, LARGER = 0.8, 1.5
"""A line's size between these multiples of the page's usual one is taken for it."""
SMALLEST, LARGEST = 0.55, 1.9
"""So is one outside of these: its letters were measured wrong."""

Progress = Callable[[int, int], None]
"""Called with pages done and pages to do."""


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """How scans are read.

    Attributes:
        dpi: dots an inch at which letters are read; a scan that has about as many is read as it is.
        language: Tesseract's data.
        tessdata: folder of the data; None: looked for.
        workers: processes; None: one a core.
        cache: folder for results of pages; None: the user's cache folder.
        keep: whether results are kept on disk.
        progress: told of each page that is done.
    """

    dpi: int = 200
    language: str = "vie"
    tessdata: Path | None = None
    workers: int | None = None
    cache: Path | None = None
    keep: bool = True
    progress: Progress | None = field(default=None, compare=False)


def ocr_page(
    path: Path, number: int, settings: ScanSettings | None = None, printed: Sequence[Word] = ()
) -> Page:
    """One page (1-based) of a PDF, read from its picture.

    Args:
        printed: words of a text layer that are to be believed (the running head round a scan): they are kept
            and their ink is not read again.

    Raises:
        OcrMissing: Tesseract, its binding or its data is not installed.
    """
    settings = settings or ScanSettings()
    folder = tessdata(settings.tessdata, settings.language)
    version = f"{VERSION} {engine_version()}"
    try:
        picture = rendered(path, number, settings.dpi)
    except PdfiumError as failure:
        return _unread(number, failure)
    engine = reader(folder, settings.language)
    if not settings.keep:
        return _read(picture, number, engine, settings, printed)
    cache = PageCache(settings.cache or cache_folder())
    key = picture_key(picture, (version, settings.dpi, settings.language, printed))
    kept = cache.get(key)
    if kept is not None:
        return replace(kept, number=number)
    page = _read(picture, number, engine, settings, printed)
    cache.put(key, page)
    return page


def read_scans(path: Path, pages: Sequence[Page], settings: ScanSettings | None = None) -> tuple[Page, ...]:
    """The pages read from their pictures, in the order given; ``kind`` is kept.

    Words of a page of kind ``FRAMED_SCAN`` are kept (they are its running head); those of a wrong text layer
    are not. An interrupt (Ctrl-C) ends the work; pages that are done are kept on disk.

    Raises:
        OcrMissing: Tesseract, its binding or its data is not installed.
        ScanReadingEnded: a process that reads pages was ended from outside, or fell.
    """
    settings = settings or ScanSettings()
    tessdata(settings.tessdata, settings.language)
    engine_version()
    workers = min(settings.workers or os.cpu_count() or 1, len(pages))
    if workers <= 1:
        return tuple(_one_by_one(path, pages, settings))
    return _in_a_pool(path, pages, settings, workers)


def _one_by_one(path: Path, pages: Sequence[Page], settings: ScanSettings) -> list[Page]:
    done: list[Page] = []
    for page in pages:
        done.append(_of_kind(ocr_page(path, page.number, settings, _printed(page)), page))
        if settings.progress:
            settings.progress(len(done), len(pages))
    return done


def _in_a_pool(path: Path, pages: Sequence[Page], settings: ScanSettings, workers: int) -> tuple[Page, ...]:
    plain = replace(settings, progress=None)
    done: dict[int, Page] = {}
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin_work)
    try:
        jobs = {pool.submit(ocr_page, path, p.number, plain, _printed(p)): at for at, p in enumerate(pages)}
        for job in as_completed(jobs):
            at = jobs[job]
            done[at] = _of_kind(job.result(), pages[at])
            if settings.progress:
                settings.progress(len(done), len(pages))
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    except BrokenProcessPool as failure:
        raise ScanReadingEnded(f"{path}: a process that reads scanned pages ended") from failure
    pool.shutdown()
    return tuple(done[at] for at in range(len(pages)))


def _begin_work() -> None:
    """Makes a worker of this process: one thread, deaf to Ctrl-C, gone when the process that began it is gone."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    cv2.setNumThreads(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        end_with_parent(parent.join)


def _printed(page: Page) -> tuple[Word, ...]:
    return page.words if page.kind is PageKind.FRAMED_SCAN else ()


def _unread(number: int, failure: PdfiumError) -> Page:
    """A page of which no picture can be made: no words, no size, and the reason."""
    note = error(Code.PAGE_FAILED, f"No picture of page {number} could be made to read it: {failure}.")
    return Page(number, 0.0, 0.0, (), (), kind=PageKind.SCANNED, text_source=TextSource.OCR, notes=(note,))


def _of_kind(read: Page, page: Page) -> Page:
    if not read.width:
        return replace(page, notes=(*page.notes, *read.notes))
    return replace(read, kind=page.kind, notes=(*page.notes, *read.notes))


def _read(
    picture: Picture, number: int, engine: Reader, settings: ScanSettings, printed: Sequence[Word]
) -> Page:
    masked = replace(picture, grey=_masked(picture, printed))
    paper = level_paper(masked.grey, masked.dpi)
    paper, ink = without_streaks(paper, ink_of(paper), masked.dpi)
    pieces = pieces_of(ink)
    upright = replace(masked, grey=wiped(paper, ink, pieces, masked.dpi))
    blotted = bool(len(large_pieces(pieces, masked.dpi)))
    if sideways_of(upright):
        upright = _better_side(upright, engine, settings)
    straight = straightened(upright, settings.dpi)
    words, rules, notes = _content(straight, engine, blotted=blotted)
    if _upside_down(words):
        flipped = straightened(turned_upright(upright, 180), settings.dpi)
        other, other_rules, other_notes = _content(flipped, engine, blotted=blotted)
        if _mean(other) > _mean(words):
            straight, words, rules, notes = flipped, other, other_rules, other_notes
    return replace(_page(straight, number, words, rules, printed), notes=notes)


def _masked(picture: Picture, printed: Sequence[Word]) -> Grey:
    if not printed:
        return picture.grey
    grey = picture.grey.copy()
    scale = picture.dpi / POINT
    for word in printed:
        b = word.box
        grey[
            max(0, round((b.top - 2) * scale)) : round((b.bottom + 2) * scale),
            max(0, round((b.x0 - 2) * scale)) : round((b.x1 + 2) * scale),
        ] = 255
    return grey


def _better_side(picture: Picture, engine: Reader, settings: ScanSettings) -> Picture:
    """A sideways page turned the way in which a strip of it reads more surely."""
    both = [turned_upright(picture, direction) for direction in (90, 270)]
    return max(both, key=lambda p: _mean(_strip(p, engine)))


def _strip(picture: Picture, engine: Reader) -> list[RecognisedWord]:
    """The words of a band across the page that holds much ink."""
    ink = picture.grey < 128
    height = max(1, picture.height // 6)
    sums = np.convolve(ink.sum(axis=1), np.ones(height), "valid")
    top = int(sums.argmax())
    return engine.read(picture.grey[top : top + height], Mode.BLOCK, picture.dpi)


def _content(
    picture: Picture, engine: Reader, *, blotted: bool
) -> tuple[list[RecognisedWord], tuple[Rule, ...], tuple[Note, ...]]:
    """Words (in dots) and rules (in points) of a straightened picture, and what was not read of its cells.

    ``blotted``: whether it holds pieces of ink larger than letters, rules included.
    """
    ruled = rules_of(picture.grey, picture.dpi)
    rules = tuple(Rule(_points(b, picture.dpi)) for b in (*ruled.across, *ruled.down))
    grey, ink = without_rules(picture.grey, ink_of(picture.grey), ruled, picture.dpi)
    cells = picture_cells(rules, picture.dpi)
    if cells or blotted:
        pieces = pieces_of(ink)
        grey, ink = without_blots(grey, ink, pieces, picture.dpi)
    notes: tuple[Note, ...] = ()
    if cells:
        sheet = Sheet(grey, ink, solid_of(pieces, picture.dpi), picture.dpi)
        cells = with_labels([read_cell(f, sheet, engine) for f in cells], sheet, engine)
        cells = [replace(f, words=tuple(mended(f.words))) for f in cells]
        notes = unread_notes(cells, sheet)
    words = [w for f in cells for w in f.words]
    rest = without_cells(grey, cells)
    if rest.min() < 128:
        read = engine.read(rest, Mode.PAGE, picture.dpi)
        read = with_figures_checked(read, rest, ink, engine, picture.dpi)
        words += mended(list(with_acts_read_again(read, rest, engine, picture.dpi)))
    return words, rules, notes


def _points(box: Box, dpi: float) -> Box:
    scale = POINT / dpi
    return Box(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)


def _upside_down(words: Sequence[RecognisedWord]) -> bool:
    return len(words) >= FEWEST_WORDS and _mean(words) < WRONG_WAY


def _mean(words: Sequence[RecognisedWord]) -> float:
    letters = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / letters if letters else 0.0


def _page(
    picture: Picture,
    number: int,
    words: Sequence[RecognisedWord],
    rules: tuple[Rule, ...],
    printed: Sequence[Word],
) -> Page:
    usual = median([w.size for w in words if not w.direction] or [1.0])
    return Page(
        number=number,
        width=picture.width * POINT / picture.dpi,
        height=picture.height * POINT / picture.dpi,
        words=(*(printed if not picture.turned else ()), *(_word(w, usual, picture.dpi) for w in words)),
        rules=rules,
        kind=PageKind.SCANNED,
        text_source=TextSource.OCR,
        turned=picture.turned,
        skew=picture.skew,
    )


def _word(word: RecognisedWord, usual: float, dpi: float) -> Word:
    if word.direction:
        box = _points(Box(word.x0, word.top, word.x1, word.bottom), dpi)
        return Word(
            word.text,
            box,
            word.size * POINT / dpi,
            direction=word.direction,
            confidence=round(word.confidence, 3),
            note=word.note,
            recognised=True,
        )
    word = small_letter(word, usual)
    share = word.size / usual
    as_usual = SMALLER < share < LARGER or not SMALLEST < share < LARGEST
    size = usual if as_usual else word.size
    box = _points(Box(word.x0, word.bottom - size, word.x1, word.bottom), dpi)
    return Word(
        word.text,
        box,
        size=size * POINT / dpi,
        confidence=round(word.confidence, 3),
        note=word.note,
        recognised=True,
    )
