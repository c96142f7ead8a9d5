"""Words of a file that stand in no block: what its reader lost on the way from the file to the blocks.

The file is counted a second time, by means so simple that they share no rule with the readers: the words of a
page as they were on it before layout, the raw text of a text file, the text between the tags of HTML, the
text runs of a Word file. What is missing becomes a sighting, so that the account tells it.

A word of a text stands in a block where a stretch of three words round it does; a word of a page where the
blocks of the page hold it as often as the page.
"""

from __future__ import annotations

import html
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from extract.model import Block, Document, Grid, Page, PageKind, Place, Sighting, SightingKind, TextSource
from extract.word_gaps import word_gaps

_NO_LETTERS = re.compile(r"[\W_]+")
_STRETCH = 3
_FEWEST = 5
"""Words of a run that is missing, at least; less is a torn word or a mark."""
_FEWEST_LETTERS = 12
"""Letters that a page must have more than its blocks before words are compared."""
_GAP = 12
"""Words that stand elsewhere too ("Sở Tài chính, các sở, ngành liên quan") between two parts of one run."""
_FEWEST_ON_PAGE = 4
_FEWEST_APART = 5
_FEWEST_APART_IN_PORTAL = 12
"""Words on a page, and words that stand apart in a text, that are missing, at least; more in a portal's page, of which
menus between the parts of the document are left out rightly."""
_RUNNING = 3
"""Pages that lack the same word, which is then one of a running head."""
_MAIN = 30
"""Words on end that stand in blocks, by which the document begins and ends in a page of a portal."""
_FEWEST_OF_MENU = 15
_LONGEST_MENU = 400
"""Words of the menus before the document in a portal's page, at least; of those behind it, at most."""
_TWICE = 2
_SHOWN = 200
"""Letters of a run that are kept."""
_TAGS = re.compile(
    r"<(script|style|head|noscript|template|select)\b[^>]*+>(?:[^<]++|<(?!/?\1\b))*+</\1\s*+>"
    r"|<!--(?:[^<-]++|-(?!->)|<(?!!--))*+-->|</?[a-zA-Z!][^>]*+>",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[*~_]+")
"""Marks of Markdown inside a word: ``PO*4*``."""
_RAISED = re.compile(r"</?su[bp]\b[^>]*>", re.IGNORECASE)
_RUN = re.compile(r"<w:r(?:\s[^>]*)?>(.*?)</w:r>|<w:(?:p|tc|tab|br)\b", re.DOTALL)
_RUN_TEXT = re.compile(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|<w:(?:tab|br)\b")
_NOT_IN_FORCE = re.compile(r"<w:(?:vanish|strike|dstrike|webHidden)(?:\s+w:val=\"(?:true|1|on)\")?\s*/>")
_MOVED = re.compile(r"<w:(moveFrom|del)\s[^>]*[^/]>.*?</w:\1>", re.DOTALL)
_FIGURES = re.compile(r"\d+")


def with_left_out(document: Document, path: Path) -> Document:
    """The document with a sighting for each run of words that its reader left out; as it is where the file
    has pages or cannot be counted so simply."""
    text = _text_of(document, path)
    if text is None:
        return document
    words, known = _words(text), _words("\n".join(_texts(document)))
    if (Counter(words) - Counter(known)).total() < _FEWEST:
        return document
    return replace(document, sightings=(*document.sightings, *_left_out(document, text, words, known)))


def _text_of(document: Document, path: Path) -> str | None:
    if document.n_pages is not None or document.text_source is TextSource.LEGACY_ENCODING:
        return None
    if document.media_type.endswith("wordprocessingml.document"):
        return _docx_text(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if document.media_type != "text/html":
        text = _MARKS.sub("", _own_lines(document, text))
    return unicodedata.normalize("NFKC", _untagged(text) if "<" in text else text)


def _own_lines(document: Document, text: str) -> str:
    """The text without what its reader took for the page of a portal before and behind the document."""
    own = [line for b in document.blocks if (line := _first_line(b)) is not None]
    told = [s.place.line for s in document.sightings if s.known and s.place.line is not None]
    if not own or not told:
        return text
    lines = text.split("\n")
    start = min(own) - 1 if min(told) < min(own) else 0
    end = next((line - 1 for line in sorted(told) if line > max(own)), len(lines))
    return "\n".join([""] * start + lines[start:end])


def _first_line(block: Block) -> int | None:
    if isinstance(block, Grid):
        return block.place.line
    return block.fragments[0].place.line if block.fragments else None


def _untagged(text: str) -> str:
    """The text between tags; raised and lowered letters stay with their word."""
    end = text.rfind(">") + 1
    return html.unescape(_TAGS.sub(" ", _RAISED.sub("", text[:end])) + text[end:])


def _docx_text(path: Path) -> str | None:
    try:
        with zipfile.ZipFile(path) as archive:
            xml = archive.read("word/document.xml").decode("utf-8")
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        return None
    parts: list[str] = []
    for run in _RUN.finditer(_MOVED.sub("", xml)):
        if run[1] is None:
            parts.append(" ")
        elif not _NOT_IN_FORCE.search(run[1]):
            parts += [t[1] or " " for t in _RUN_TEXT.finditer(run[1])]
    return unicodedata.normalize("NFKC", html.unescape("".join(parts)))


def _texts(document: Document) -> Iterator[str]:
    """The texts of the blocks, and of what else the reader saw or said."""
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from (c.text for c in block.cells)
        else:
            yield block.text
    yield from (s.text for s in document.sightings)
    yield from (n.found for n in document.notes if n.found)


def _n_letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _words(text: str) -> list[str]:
    """The words of a text; raised and lowered figures are figures (``PO₄``, ``PO4``)."""
    return _NO_LETTERS.sub(" ", unicodedata.normalize("NFKC", text)).lower().split()


def _left_out(
    document: Document, text: str, words: Sequence[str], known: Sequence[str]
) -> Iterator[Sighting]:
    """Runs of words of the file that no block holds, then words that stand apart (the cells of a column)."""
    inside = _covered(words, set(zip(known, known[1:], known[2:], strict=False)))
    is_html = document.media_type == "text/html"
    first, last = _main_part(inside) if is_html else (0, len(words))
    has_lines = document.media_type.startswith("text/") and not is_html

    def place(word: int) -> Place:
        return Place(line=_line(text, word) if has_lines else _line_of_block(document, words[:word]))

    told: Counter[str] = Counter()
    for start, end in list(_runs(inside)):
        if end - start >= _FEWEST:
            run = " ".join(words[start:end])[:_SHOWN]
            is_menu = end <= first or start >= last
            yield Sighting(SightingKind.OTHER_TEXT, place(start), run, known=is_menu)
            told.update(words[start:end])
    apart = _apart(words[first:last], Counter(known) + told)
    framed = (first, last) != (0, len(words))
    if framed:
        apart = [at for at in apart if not inside[first + at]]
    if len(apart) >= (_FEWEST_APART_IN_PORTAL if framed else _FEWEST_APART):
        gaps = [] if framed else word_gaps(words, known)
        if sum(b - a for a, b in gaps) not in range(1, _TWICE * len(apart)):
            gaps = [(first + at, first + at + 1) for at in apart]
        scattered = " ".join(w for a, b in gaps for w in words[a:b])[:_SHOWN]
        yield Sighting(SightingKind.OTHER_TEXT, place(gaps[0][0]), scattered)


def _covered(words: Sequence[str], stretches: set[tuple[str, str, str]]) -> list[bool]:
    inside = [False] * len(words)
    for at, stretch in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if stretch in stretches:
            inside[at : at + _STRETCH] = (True, True, True)
    return inside


def _apart(words: Sequence[str], held: Counter[str]) -> list[int]:
    """The numbers of the words that stand in the file more often than in the blocks."""
    left = Counter(held)
    missing: list[int] = []
    for at, word in enumerate(words):
        left[word] -= 1
        if left[word] < 0:
            missing.append(at)
    return missing


def _main_part(inside: Sequence[bool]) -> tuple[int, int]:
    """The words of HTML between which the document stands, where a page of a portal frames it: from the first
    long stretch in blocks to the end of the last one.

    A page that begins with the document has no menus; what is missing at its end is no menu either.
    """
    signs = "".join("x" if i else "." for i in inside)
    long = "x" * _MAIN
    first, last = signs.find(long), signs.rfind(long) + _MAIN
    framed = first >= _FEWEST_OF_MENU and len(inside) - last < _LONGEST_MENU
    return (first, last) if framed else (max(first, 0) if first >= _FEWEST_OF_MENU else 0, len(inside))


def _runs(inside: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs of words that are not inside, small gaps closed: first word and the one behind the last."""
    start = end = -1
    for at, covered in enumerate(inside):
        if covered:
            continue
        if start >= 0 and at - end > _GAP:
            yield start, end
            start = at
        start = at if start < 0 else start
        end = at + 1
    if start >= 0:
        yield start, end


def _line_of_block(document: Document, before: Sequence[str]) -> int | None:
    """The line of the block that ends before some words: of the last one that holds the words before
    them."""
    wanted = " ".join(before[-_STRETCH - 1 :])
    found: int | None = None
    for block in document.blocks:
        texts = [c.text for c in block.cells] if isinstance(block, Grid) else [block.text]
        if wanted and wanted in " ".join(_words(" ".join(texts))):
            found = _first_line(block)
    return found


def _line(text: str, word: int) -> int:
    """The line (1-based) of the word of this number."""
    found = next(islice(re.finditer(r"[^\W_]+", text), word, None), None)
    return text.count("\n", 0, found.start()) + 1 if found else 1


class PageWords:
    """The words of each page as they pass by, held against the blocks made of them."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}

    def passing(self, pages: Iterator[Page]) -> Iterator[Page]:
        """The same pages; the words of those that are read are remembered."""
        for page in pages:
            if page.kind is PageKind.BORN_DIGITAL or page.text_source is TextSource.OCR:
                self._texts[page.number] = " ".join(w.text for w in page.words)
            yield page

    def left_out(self, document: Document) -> tuple[Sighting, ...]:
        """For each page with words that are in none of its blocks a sighting; words of a running head are
        left out."""
        held = _texts_by_page(document)
        missing = {n: _missing(text, held.get(n, "")) for n, text in self._texts.items()}
        often = Counter(word for words in missing.values() for word in {_FIGURES.sub("0", w) for w in words})
        own = {
            n: [w for w in words if often[_FIGURES.sub("0", w)] < _RUNNING] for n, words in missing.items()
        }
        return tuple(
            Sighting(SightingKind.OTHER_TEXT, Place(number), " ".join(words)[:_SHOWN])
            for number, words in own.items()
            if len(words) >= _FEWEST_ON_PAGE
        )


def _texts_by_page(document: Document) -> dict[int, str]:
    """The texts of the blocks, and of what else the reader saw, by page."""
    found: dict[int, list[str]] = {}
    for block in document.blocks:
        fragments = [c.fragment for c in block.cells] if isinstance(block, Grid) else block.fragments
        for fragment in fragments:
            if fragment.place.page is not None:
                found.setdefault(fragment.place.page, []).append(fragment.text)
    for sighting in document.sightings:
        if sighting.place.page is not None:
            found.setdefault(sighting.place.page, []).append(sighting.text)
    return {number: " ".join(texts) for number, texts in found.items()}


def _missing(text: str, held: str) -> list[str]:
    """Words of a page that its blocks hold less often, in the order of the page."""
    text = unicodedata.normalize("NFKC", text)
    if _n_letters(text) - _n_letters(held) < _FEWEST_LETTERS:
        return []
    words = _words(text)
    return [words[at] for at in _apart(words, Counter(_words(held)))]
