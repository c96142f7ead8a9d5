"""A PDF file as pages: words, rules, images; then, through ``extract.layout``, as blocks in reading order.

pdfium reads. Where it cannot open a file, pikepdf repairs it and pdfium tries again. A page that raises becomes
a page with an error note; the others are read. One page is held in memory at a time. Pages that are pictures are
read by ``extract.scan`` where that is asked for, and take their place among the others.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium_api

from extract.errors import DamagedFile, TooBig, ToolMissing
from extract.layout import blocks_of
from extract.model import Box, Document, ImageBox, Page, PageInfo, PageKind, Rule, TextSource, Word
from extract.pdf_damage import Damage, damage_of
from extract.pdf_frame import Frame, turn_upright
from extract.pdf_letters import decoded, unknown_letters, wrong_layer
from extract.pdf_open import Opened, open_pdf
from extract.pdf_rules import Drawn, drawn_on
from extract.pdf_words import Run, Styles, cut_at, runs_on, word_of
from extract.second_opinion import second_opinion
from normalize.notes import Code, Note, error, info, warning

if TYPE_CHECKING:
    from extract.scan import ScanSettings

MEDIA_TYPE = "application/pdf"
MARGIN_SHARE = 0.12
"""Share of the page's height, at top and bottom, where running heads and feet stand."""
SCAN_SHARE = 0.4
"""Share of the page's area from which an image counts as the image of the page."""
PICTURE_SHARE = 0.04
"""Share of the page's area from which an image is the page's content where no text stands outside the margins."""
TEXT_WIDTH = 0.6
"""Share of the page's width from which an image is as wide as a column of text."""
FRAME_WORDS = 60
"""At most this many words frame a scan; a page with more has a text of its own."""
SCAN_KINDS = (PageKind.SCANNED, PageKind.FRAMED_SCAN, PageKind.WRONG_TEXT)
"""Pages whose text is in their picture."""


_DRAWS_TOO_MUCH = "it draws more than any page needs (forms that draw each other, or content without end)"
_PAGE_ERRORS = (pdfium_api.PdfiumError, ValueError, ArithmeticError, LookupError)
"""What reading one page may raise; the other pages are read all the same."""


def read_pdf(path: Path, scans: ScanSettings | None = None, twice: bool = True) -> Document:
    """Read a PDF: its pages and its blocks.

    Args:
        scans: how pages that are pictures are read; None: they are not read, and give no blocks.
        twice: whether other readers are asked about its tables; a file that had to be repaired is read once.

    Raises:
        MissingFile, EmptyFile, UnknownType, EncryptedPdf, DamagedFile, TooBig: see ``extract.errors``.
    """
    opened = open_pdf(path)
    infos: list[PageInfo] = []
    trouble: dict[int, Note] = {}
    try:
        damage = _examined(path)
        pages = _pages(opened, damage)
        blocks = blocks_of(_recorded(_with_scans(path, pages, scans) if scans else pages, infos), trouble)
    finally:
        opened.close()
    infos = [_with_damage(page, damage, trouble.get(page.number)) for page in infos]
    opinions: tuple[Note, ...] = ()
    if twice and not opened.notes:
        blocks, opinions = second_opinion(path, blocks, infos)
    return Document(
        file_name=path.name,
        sha256=_sha256(path),
        media_type=MEDIA_TYPE,
        text_source=_source_of(infos),
        n_pages=len(infos),
        pages=tuple(infos),
        blocks=blocks,
        notes=(*opened.notes, *_damage_notes(damage), *opinions),
    )


def _with_damage(page: PageInfo, damage: Damage, trouble: Note | None) -> PageInfo:
    notes = [trouble] if trouble else []
    if page.number in damage.pages:
        text = f"The content of page {page.number} is damaged; what was read of it may be incomplete."
        notes.append(error(Code.PAGE_FAILED, text))
    return replace(page, notes=(*page.notes, *notes)) if notes else page


def _examined(path: Path) -> Damage:
    """What is wrong inside; TooBig where no page is left that may be opened."""
    damage = damage_of(path)
    if damage.too_big and len(damage.too_big) == damage.n_pages:
        raise TooBig(f"{path.name}: {_DRAWS_TOO_MUCH}")
    return damage


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


def read_pages(path: Path) -> Iterator[Page]:
    """The pages of a PDF one by one; raises as :func:`read_pdf`, at the first page."""
    opened = open_pdf(path)
    try:
        yield from _pages(opened, _examined(path))
    finally:
        opened.close()


def page_info(page: Page) -> PageInfo:
    """What is kept of a page: its size as seen, its kind, its notes."""
    sideways = page.turned % 180 == 90
    width, height = (page.height, page.width) if sideways else (page.width, page.height)
    return PageInfo(page.number, width, height, page.kind, page.text_source, page.turned, page.notes)


def _with_scans(path: Path, pages: Iterator[Page], scans: ScanSettings) -> Iterator[Page]:
    """The pages in order, those that are pictures read; from the first of these on all are held."""
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
        from extract.scan import read_scans

        return read_scans(path, wanted, scans)
    except (ImportError, ToolMissing) as missing:
        hint = (
            missing.hint if isinstance(missing, ToolMissing) else "Install it: pip install 'vnplans[scan]'."
        )
        note = error(Code.PAGE_FAILED, f"The page is a scan and was not read: {missing}. {hint}")
        return tuple(replace(page, notes=(*page.notes, note)) for page in wanted)


def _recorded(pages: Iterator[Page], infos: list[PageInfo]) -> Iterator[Page]:
    for page in pages:
        infos.append(page_info(page))
        yield page


def _source_of(infos: list[PageInfo]) -> TextSource:
    """Where most pages' letters come from; a file of pictures has letters by OCR only, read or not yet."""
    counts = Counter(
        i.text_source for i in infos if i.kind is PageKind.BORN_DIGITAL or i.text_source is TextSource.OCR
    )
    if counts:
        return counts.most_common(1)[0][0]
    pictures = any(i.kind in (PageKind.SCANNED, PageKind.FRAMED_SCAN, PageKind.WRONG_TEXT) for i in infos)
    return TextSource.OCR if pictures else TextSource.BORN_DIGITAL


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _pages(opened: Opened, damage: Damage) -> Iterator[Page]:
    fonts: dict[str, tuple[bool, bool]] = {}
    stated = len(opened.pdf)
    held = stated if damage.n_pages is None else damage.n_pages
    for index in range(stated):
        if index + 1 in damage.too_big:
            yield _failed(index + 1, _DRAWS_TOO_MUCH)
            continue
        try:
            page = _read(opened.pdf[index], index + 1, fonts)
        except TooBig as reason:
            page = _failed(index + 1, str(reason))
        except _PAGE_ERRORS:
            if index >= held:
                yield _failed(index + 1, f"the file says it has {stated} pages and holds {held}")
                return
            page = _second_try(opened, index, fonts)
        yield page


def _read(page: pdfium_api.PdfPage, number: int, fonts: dict[str, tuple[bool, bool]]) -> Page:
    try:
        text_page = page.get_textpage()
        try:
            return _page(number, page, text_page, fonts)
        finally:
            text_page.close()
    finally:
        page.close()


def _second_try(opened: Opened, index: int, fonts: dict[str, tuple[bool, bool]]) -> Page:
    """A page that could not be read, from the repaired file; a page with an error note if that fails too."""
    try:
        page = _read(opened.repaired_page(index), index + 1, fonts)
    except (DamagedFile, *_PAGE_ERRORS) as reason:
        return _failed(index + 1, str(reason))
    note = warning(
        Code.PAGE_FAILED, f"Page {index + 1} could only be read after repair; it may be incomplete."
    )
    return replace(page, notes=(*page.notes, note))


def _failed(number: int, reason: str) -> Page:
    note = error(Code.PAGE_FAILED, f"Page {number} could not be read and is missing: {reason}")
    return Page(number, 0.0, 0.0, (), (), kind=PageKind.BLANK, notes=(note,))


def _page(
    number: int,
    page: pdfium_api.PdfPage,
    text_page: pdfium_api.PdfTextPage,
    fonts: dict[str, tuple[bool, bool]],
) -> Page:
    left, bottom, right, top = page.get_cropbox()
    frame = Frame(left, bottom, right, top, page.get_rotation())
    drawn = drawn_on(page, frame)
    runs, legacy = decoded(
        list(runs_on(text_page, frame, Styles(frame.rotate, fonts, frozenset(drawn.white))))
    )
    covered = _covered(drawn, frame)
    unknown, spoilt = unknown_letters(runs)
    wrong = wrong_layer(runs) if covered >= SCAN_SHARE and not spoilt else None
    runs = [run for run in runs if not run.style.white or _on_shade(run, drawn)]
    turned = _turned(runs)
    words = tuple(_words(runs, drawn.rules))
    result = Page(
        number,
        frame.width,
        frame.height,
        words,
        tuple(drawn.rules),
        tuple(drawn.images),
        kind=PageKind.WRONG_TEXT if wrong or spoilt else _kind(words, covered, drawn, frame),
        text_source=TextSource.LEGACY_ENCODING if legacy else TextSource.BORN_DIGITAL,
        notes=tuple(note for note in (legacy, wrong, unknown) if note is not None),
    )
    return _upright(result, turned) if turned else result


def _turned(runs: list[Run]) -> int:
    """The direction in which most letters of the page run."""
    letters: Counter[int] = Counter()
    for run in runs:
        letters[run.style.direction] += len(run.text)
    return letters.most_common(1)[0][0] if letters else 0


def _words(runs: list[Run], rules: list[Rule]) -> Iterator[Word]:
    edges = [
        ((r.box.x0 + r.box.x1) / 2, r.box.top, r.box.bottom)
        for r in rules
        if not r.horizontal and r.box.height > 3
    ]
    edges.sort()
    xs = [edge[0] for edge in edges]
    printed: set[tuple[str, int, int]] = set()
    for run in runs:
        crossed = edges[bisect_right(xs, run.boxes[0][0] + 1) : bisect_left(xs, run.boxes[-1][2] - 1)]
        for word in filter(None, map(word_of, cut_at(run, crossed) if crossed else [run])):
            if not _is_again(word, printed):
                yield word


def _is_again(word: Word, printed: set[tuple[str, int, int]]) -> bool:
    """Whether the word was printed before a hair off, as some programs do for bold; takes note of it."""
    x, y = int(word.box.x0 * 2), int(word.box.top * 2)
    if any((word.text, x + dx, y + dy) in printed for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        return True
    printed.add((word.text, x, y))
    return False


def _on_shade(run: Run, drawn: Drawn) -> bool:
    """Whether white letters stand on a shade or a picture; elsewhere nobody sees them."""
    left, top, right, bottom = run.boxes[0]
    x, y = (left + right) / 2, (top + bottom) / 2
    return any(box.contains(x, y) for box in (*drawn.shades, *(i.box for i in drawn.images)))


def _upright(page: Page, direction: int) -> Page:
    """The page turned so that text of ``direction`` reads from left to right."""

    def turn(box: Box) -> Box:
        return turn_upright(box, page.width, page.height, direction)

    sideways = direction % 180 == 90
    return replace(
        page,
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        words=tuple(
            replace(w, box=turn(w.box), direction=(w.direction - direction) % 360) for w in page.words
        ),
        rules=tuple(Rule(turn(r.box)) for r in page.rules),
        images=tuple(ImageBox(turn(i.box)) for i in page.images),
        turned=direction,
    )


def _covered(drawn: Drawn, frame: Frame) -> float:
    """The share of the page that images cover."""
    area = frame.width * frame.height
    covered = sum(max(0.0, i.box.width) * max(0.0, i.box.height) for i in drawn.images)
    return covered / area if area > 0 else 0.0


def _kind(words: tuple[Word, ...], covered: float, drawn: Drawn, frame: Frame) -> PageKind:
    if not words:
        return PageKind.SCANNED if covered >= PICTURE_SHARE else PageKind.BLANK
    if covered >= PICTURE_SHARE and len(words) <= FRAME_WORDS:
        edge = MARGIN_SHARE * frame.height
        framing = [w for w in words if edge < w.box.bottom and w.box.top < frame.height - edge]
        if not framing or _beside_a_picture_of_text(framing, drawn, frame):
            return PageKind.FRAMED_SCAN
    return PageKind.BORN_DIGITAL


def _beside_a_picture_of_text(words: Sequence[Word], drawn: Drawn, frame: Frame) -> bool:
    """Whether an image as wide as a column of text stands apart from all words: the text scanned, the signature typed.

    The image of a seal or a signature is narrower, a background lies under words.
    """
    wide = [i.box for i in drawn.images if i.box.width >= TEXT_WIDTH * frame.width]
    return any(
        not any(b.contains((w.box.x0 + w.box.x1) / 2, (w.box.top + w.box.bottom) / 2) for w in words)
        for b in wide
    )
