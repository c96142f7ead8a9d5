"""A PDF file as pages: words, drawn lines, images.

pdfium reads. Where it cannot open a file, pikepdf repairs it and pdfium tries again. A page that raises
becomes a page with an error note; the others are read. One page is held in memory at a time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium_api

from extract.errors import DamagedFile, TooBig
from extract.model import (
    Box,
    ImageBox,
    Page,
    PageKind,
    Place,
    Rule,
    Sighting,
    SightingKind,
    TextSource,
    Word,
)
from extract.model.geometry import turn_back, turn_upright
from extract.pdf.annotations import Annotation
from extract.pdf.damage import Damage, damage_of
from extract.pdf.drawn_lines import Drawn, drawn_on
from extract.pdf.frame import Frame
from extract.pdf.joined_letters import runs_on
from extract.pdf.letters import decoded, unknown_letters, wrong_layer
from extract.pdf.marks import marks_of
from extract.pdf.opening import Opened, open_pdf
from extract.pdf.settled import Seen, settled_page
from extract.pdf.styles import Styles
from extract.pdf.torn_runs import whole_words
from extract.pdf.unseen import much_unseen, seen_and_unseen, told_unseen
from extract.pdf.watermark import told_watermark, without_watermark
from extract.pdf.words import Run, cut_at, letters_on, word_of
from normalize.notes import Code, error, warning

MARGIN_SHARE = 0.12
"""Share of the page's height, at top and bottom, where running heads and feet stand."""
SCAN_SHARE = 0.4
"""Share of the page's area from which an image counts as the image of the page."""
PICTURE_SHARE = 0.04
"""Share of the page's area from which an image is the page's content where no text stands outside the
margins."""
TEXT_WIDTH = 0.6
"""Share of the page's width from which an image is as wide as a column of text."""
FRAME_WORDS = 60
"""At most this many words frame a scan; a page with more has a text of its own."""

MOST_PAGES = 10_000
"""Pages of one file; the longest plan known has some 400."""
_DRAWS_TOO_MUCH = "it draws more than any page needs (forms that draw each other, or content without end)"
_PAGE_ERRORS = (pdfium_api.PdfiumError, ValueError, ArithmeticError, LookupError)
"""What reading one page may raise; the other pages are read all the same."""


def examined(path: Path) -> Damage:
    """What is wrong inside a PDF; its pages that draw without end are not to be opened.

    Raises:
        TooBig: it has more pages than any plan, or none is left that may be opened.
    """
    damage = damage_of(path)
    if damage.n_pages is not None and damage.n_pages > MOST_PAGES:
        raise TooBig(f"{path.name}: {damage.n_pages:,} pages; a file of more than {MOST_PAGES:,} is not read")
    if damage.too_big and len(damage.too_big) == damage.n_pages:
        raise TooBig(f"{path.name}: {_DRAWS_TOO_MUCH}")
    return damage


def read_pages(path: Path) -> Iterator[Page]:
    """The pages of a PDF one by one; raises as ``extract.pdf.opening.open_pdf``, at the first page."""
    opened = open_pdf(path)
    try:
        yield from pages_of(opened, examined(path))
    finally:
        opened.close()


def read_page(path: Path, number: int) -> Page:
    """One page, from 1, without reading those before it.

    Raises:
        ValueError: the file has no such page.
        ReadError: as ``extract.pdf.opening.open_pdf``.
    """
    opened = open_pdf(path)
    try:
        if not 1 <= number <= len(opened.pdf):
            raise ValueError(f"{path.name} has no page {number}")
        return _read(opened.pdf[number - 1], number, {})
    finally:
        opened.close()


def pages_of(opened: Opened, damage: Damage, first: int = 1, last: int | None = None) -> Iterator[Page]:
    """The pages of an opened PDF one by one; one that cannot be read is a page with an error note.

    Args:
        first, last: the numbers of the first and the last page that is wanted; all where not given.
    """
    fonts: dict[str, tuple[bool, bool]] = {}
    stated = len(opened.pdf)
    held = stated if damage.n_pages is None else damage.n_pages
    for index in range(first - 1, min(stated, last or stated)):
        if index + 1 in damage.too_big:
            yield _failed(index + 1, _DRAWS_TOO_MUCH)
            continue
        try:
            page = _read(opened.pdf[index], index + 1, fonts, damage.annotations.get(index + 1, ()))
            if opened.whole is not None:
                page = _with_hidden(page, _read(opened.whole[index], index + 1, fonts))
        except TooBig as reason:
            page = _failed(index + 1, str(reason))
        except _PAGE_ERRORS:
            if index >= held:
                yield _failed(index + 1, f"the file says it has {stated} pages and holds {held}")
                return
            page = _from_repaired(opened, index, fonts)
        yield page


def _read(
    page: pdfium_api.PdfPage,
    number: int,
    fonts: dict[str, tuple[bool, bool]],
    annotations: Sequence[Annotation] = (),
) -> Page:
    try:
        text_page = page.get_textpage()
        try:
            return _page(number, page, text_page, fonts, annotations)
        finally:
            text_page.close()
    finally:
        page.close()


def _from_repaired(opened: Opened, index: int, fonts: dict[str, tuple[bool, bool]]) -> Page:
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
    annotations: Sequence[Annotation],
) -> Page:
    left, bottom, right, top = page.get_cropbox()
    frame = Frame(left, bottom, right, top, page.get_rotation())
    drawn = drawn_on(page, frame)
    styles = Styles(frame.rotate, fonts, frozenset(drawn.white), frozenset(drawn.faint))
    found = letters_on(text_page, frame)
    runs, letters, is_legacy = decoded(list(runs_on(text_page, found, styles)))
    runs, torn = whole_words(runs)
    covered = _covered(drawn, frame)
    unknown, spoilt = unknown_letters(runs)
    wrong = wrong_layer(runs) if covered >= SCAN_SHARE and not spoilt else None
    runs, unseen = seen_and_unseen(runs, drawn, frame)
    runs, over = without_watermark(runs)
    turned = _turned(runs)
    beside = settled_page(runs, drawn, Seen(number, frame.width, frame.height, turned), frame, annotations)
    words = tuple(_words(beside.runs, beside.rules))
    result = Page(
        number,
        frame.width,
        frame.height,
        words,
        tuple(beside.rules),
        tuple(drawn.images),
        kind=PageKind.WRONG_TEXT if wrong or spoilt else _kind(words, covered, drawn, frame),
        text_source=TextSource.LEGACY_ENCODING if is_legacy else TextSource.BORN_DIGITAL,
        notes=tuple(n for n in (*letters, torn, wrong, unknown, much_unseen(unseen)) if n is not None),
        sightings=(*beside.sightings, *told_unseen(unseen, number, frame), *told_watermark(over, number)),
        marks=marks_of(found, drawn.rules),
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
    printed: dict[str, set[tuple[int, int]]] = {}
    for run in runs:
        crossed = edges[bisect_right(xs, run.boxes[0][0] + 1) : bisect_left(xs, run.boxes[-1][2] - 1)]
        for part in cut_at(run, crossed) if crossed else (run,):
            word = word_of(part)
            if word is not None and not _is_again(word, printed):
                yield word


def _is_again(word: Word, printed: dict[str, set[tuple[int, int]]]) -> bool:
    """Whether the word was printed before at nearly the same place, as some programs do for bold. Remembers the word."""
    x, y = int(word.box.x0 * 2), int(word.box.top * 2)
    places = printed.get(word.text)
    if places is None:
        printed[word.text] = {(x, y)}
        return False
    w, e, n, s = x - 1, x + 1, y - 1, y + 1
    if places.isdisjoint(((x, y), (w, y), (e, y), (x, n), (x, s), (w, n), (e, n), (w, s), (e, s))):
        places.add((x, y))
        return False
    return True


def _with_hidden(page: Page, whole: Page) -> Page:
    """The page with what stands on hidden layers told: words that the whole page has and it has not."""
    shown = {(w.text, round(w.box.x0), round(w.box.bottom)) for w in page.words}
    hidden = [w for w in whole.words if (w.text, round(w.box.x0), round(w.box.bottom)) not in shown]
    size = (whole.width, whole.height, whole.turned)
    told = (Place(page=page.number, box=turn_back(w.box, *size)) for w in hidden)
    sightings = (Sighting(SightingKind.STRUCK, place, w.text) for place, w in zip(told, hidden, strict=True))
    return replace(page, sightings=(*page.sightings, *sightings))


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
    """Whether an image as wide as a column of text has no word on it: the text is scanned and the signature
    typed.

    The image of a seal or a signature is narrower, a background lies under words.
    """
    wide = [i.box for i in drawn.images if i.box.width >= TEXT_WIDTH * frame.width]
    return any(
        not any(b.contains((w.box.x0 + w.box.x1) / 2, (w.box.top + w.box.bottom) / 2) for w in words)
        for b in wide
    )
