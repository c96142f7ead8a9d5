"""Running heads and feet, page numbers and signature stamps: printed on a page, but no part of the text.

A line near the upper or lower edge is running when it comes back at the same height on three pages or more
(two in a file of two), figures aside. Captions of appendices and letterheads come back too and are kept, and
so are headings with a label: "7.1. Giai đoạn 2017-2020" at the top of one page, "8.2. Giai đoạn 2021-2030" of
another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

import regex
from rapidfuzz import fuzz, process

from extract.layout.lines import SIDEWAYS, TextLine
from normalize.numbering.paragraph_labels import paragraph_label

EDGE = 0.13
"""Share of the page's height, at top and bottom, in which running lines stand."""
SAME_HEIGHT = 6.0
"""Points by which the height of a running line varies from page to page."""
FEWEST_PAGES = 3
"""A line on fewer pages is not running (two pages suffice in a file of two)."""
ALIKE = 86.0
"""Percent of likeness from which two recognised lines are taken to be the same line."""
FEWEST_LETTERS = 8
"""Letters of a line set sideways that are enough to know a running line by."""
SHORTEST = 4
"""Letters of a misread page number at most."""
DENSE = 0.4
"""Share of the pages between its first and its last on which a running line stands, at least (odd pages:
0.5)."""
_FIGURES = re.compile(r"\d+")
_WORDS = regex.compile(r"[\p{L}#]+")
_PAGE_NUMBER = regex.compile(r"(?i)(?:trang\s*)?[-–|\s]*\d{1,4}[-–|\s]*(?:/\s*\d{1,4})?")
_KEPT = regex.compile(
    r"(?i)\s*(?:phụ\s*lục|phụ\s*biểu|biểu|bảng|mẫu|chương|mục|phần|điều)\b|.*(?:cộng\s*h(?:òa|oà)\s*xã|độc\s*lập|\(tiếp\s*theo)"
)
_STAMP = regex.compile(
    r"(?i)(?:(?:được )?ký (?:bởi|số bởi|ngày|điện tử)|người ký|thời gian ký|ngày ký|digitally signed|signed by"
    r"|signature (?:not )?v(?:alid|erified)|email\s*:\s*\S+@\S+)"
)
_STAMP_MORE = regex.compile(
    r"(?i)(?:cơ quan|tổ chức|chức vụ|email|thời gian|ngày|location|reason|date|lý do)\s*:"
)


def masked(text: str) -> str:
    """The line without its figures, words in one order (odd and even pages swap number and title)."""
    return " ".join(sorted(_FIGURES.sub("#", text).split()))


def is_kept(text: str) -> bool:
    """Whether a text that comes back is kept all the same: the caption of an appendix, a letterhead."""
    return _KEPT.match(text) is not None


class Running:
    """Counts the lines near page edges over a file; :meth:`texts` then gives those that run."""

    def __init__(self) -> None:
        self._heights: dict[str, dict[int, float]] = defaultdict(dict)
        self._recognised: set[str] = set()
        self._pages: list[int] = []

    def count(self, lines: Iterable[TextLine], height: float, *, recognised: bool = False) -> None:
        """Counts a page's lines. Those of a recognised page may come back with misread letters."""
        page = 0
        for line in lines:
            page = line.page
            if _at_edge(line, height) and not is_kept(line.text) and paragraph_label(line.text) is None:
                text = masked(line.text)
                self._heights[text][line.page] = _from_edge(line, height)
                if recognised:
                    self._recognised.add(text)
        self._pages.append(page)

    def texts(self) -> frozenset[str]:
        """The masked texts that run."""
        found = {text for text, heights in self._heights.items() if self._runs(heights)}
        found.update(self._misread())
        return frozenset((*found, *self._misread_numbers(found)))

    def _misread(self) -> Iterator[str]:
        """Recognised lines that run if lines which differ by a few letters are taken to be the same."""
        words = {text: " ".join(sorted(_WORDS.findall(text))) for text in sorted(self._recognised)}
        for text in words:
            hits = process.extract(words[text], words, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
            alike = [other for _, _, other in hits]
            heights = {page: at for other in alike for page, at in self._heights[other].items()}
            if len(alike) > 1 and self._runs(heights):
                usual = median(heights.values())
                if any(abs(at - usual) <= SAME_HEIGHT for at in self._heights[text].values()):
                    yield text

    def _misread_numbers(self, running: Iterable[str]) -> Iterator[str]:
        """Misread page numbers: recognised lines of a few letters at the height of a running line of their
        page."""
        heights = [self._heights[text] for text in running]
        for text in self._recognised:
            if len(text) <= SHORTEST and any(
                abs(at - other[page]) <= SAME_HEIGHT
                for page, at in self._heights[text].items()
                for other in heights
                if page in other
            ):
                yield text

    def _runs(self, heights: dict[int, float]) -> bool:
        """Whether a line at these heights (by page) is on enough pages, at one height, without long gaps."""
        usual = median(heights.values())
        pages = sorted(page for page, height in heights.items() if abs(height - usual) <= SAME_HEIGHT)
        if len(pages) < min(FEWEST_PAGES, max(2, len(self._pages))):
            return False
        between = sum(1 for page in self._pages if pages[0] <= page <= pages[-1])
        return len(pages) >= DENSE * between


def _at_edge(line: TextLine, height: float) -> bool:
    return line.box.bottom <= EDGE * height or line.box.top >= (1 - EDGE) * height


def _from_edge(line: TextLine, height: float) -> float:
    """Points from the nearer edge of the page; negative from the lower edge."""
    return line.box.top if line.box.bottom <= EDGE * height else line.box.bottom - height


def body_of(lines: Sequence[TextLine], running: frozenset[str], height: float) -> list[bool]:
    """For each line of a page whether it is text: no running line, page number or stamp.

    Running lines and page numbers are taken off from the edges inwards. A line of the text that happens to
    come back on other pages is kept as long as another line of text stands between it and the edge.
    """
    out = stamps_of(lines)
    out |= {
        i
        for i, line in enumerate(lines)
        if line.side == SIDEWAYS and (_is_running(line, running) or _is_nearly(line, running))
    }
    order = sorted(
        (i for i, line in enumerate(lines) if line.side != SIDEWAYS), key=lambda i: lines[i].box.top
    )
    for inwards in (order, order[::-1]):
        for index in inwards:
            if index in out:
                continue
            if not (_at_edge(lines[index], height) and _is_running(lines[index], running)):
                break
            out.add(index)
    return [index not in out for index in range(len(lines))]


def _is_nearly(line: TextLine, running: frozenset[str]) -> bool:
    """Whether a line set sideways has nearly the letters of a running line. OCR often loses its spaces."""
    letters = _letters(masked(line.text))
    return len(letters) >= FEWEST_LETTERS and any(
        fuzz.ratio(letters, _letters(text)) >= ALIKE for text in running
    )


def _letters(text: str) -> str:
    """The letters and figures of a line in one order."""
    return "".join(sorted(c for c in text.lower() if c.isalnum() or c == "#"))


def _is_running(line: TextLine, running: frozenset[str]) -> bool:
    return masked(line.text) in running or _PAGE_NUMBER.fullmatch(line.text.strip()) is not None


def stamps_of(lines: Sequence[TextLine]) -> set[int]:
    """Positions of the lines of digital-signature stamps: "Ký bởi: …" and the small lines that go with it."""
    sizes = Counter(round(line.size) for line in lines)
    body = sizes.most_common(1)[0][0] if sizes else 0
    found: set[int] = set()
    for index, line in enumerate(lines):
        if _STAMP.match(line.text) and line.size < 0.85 * body:
            found.add(index)
            for step in (-1, 1):
                near = index + step
                while 0 <= near < len(lines) and _goes_with(lines[near], lines[near - step], body):
                    found.add(near)
                    near += step
    return found


def _goes_with(line: TextLine, stamp: TextLine, body: int) -> bool:
    if line.size >= 0.85 * body or abs(line.box.top - stamp.box.top) > 2.5 * stamp.size:
        return False
    return bool(_STAMP_MORE.match(line.text) or _STAMP.match(line.text)) or abs(line.size - stamp.size) < 0.3
