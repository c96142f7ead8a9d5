"""Paragraphs that are known matter of official documents: letterhead, title, bases, receivers, signature.

A walk through the blocks that keeps one thing in mind: whether it stands before the text, in it, or behind
it. Only short lines are known by where they stand; a long paragraph is known by its first words or not at
all, so that a plan behind a signature is never taken for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

import regex

from extract.model import Block, Grid, Paragraph
from normalize.known_matter import matter_of_line
from normalize.numbering.labels import BULLETS, Kind
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.official_words import (
    BULLET,
    any_of,
    begins_receivers,
    document_types,
    greets,
    is_piece_of_letterhead,
    names_motto,
    names_state,
    signs_for,
)
from normalize.text import clean

_MARKS = regex.compile(r"^[\s|*_#>-]++(?=[^\s|*_#>-])|[\s|*_]++$")
"""Bars and marks of Markdown round a line."""
_BASIS = regex.compile(rf"{BULLET}{any_of('basis', 'proposes')}\b", regex.IGNORECASE)
_APPENDIX = regex.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU|DANH MỤC|MẪU|Mẫu)\b")
_LEADS_IN = regex.compile(r":\s*$|\bnhư sau\b|\bban hành\b")
_CLOSES = regex.compile(r"\.\s?/\s?\.?\s*$")
"""The end of the text of a document: ``./.``."""
_ENDS = regex.compile(r"[.;:]\s*$")
_FOOTNOTE = regex.compile(r"\[\d{1,3}\]")
_ACT_NUMBER = regex.compile(r"\d+[a-zđ]?\s?/\s?(?:\d{4}\s?/\s?)?\p{Lu}{2}")
_NUMBERED = frozenset(Kind) - BULLETS - {Kind.BRACKETED, Kind.SMALL_ROMAN, Kind.LETTER}
_SHORT_BEFORE = 14
"""Words of a line before the text that is a line of the letterhead or of the title by its place alone."""
_SHORT_BEHIND = 25
"""Words of a line behind the text that names a receiver or the one who signed."""
_LONGEST_TITLE = 90
_LONGEST_SUBJECT = 40
"""Words of a title, in capitals; of the line below it that says what the document is about."""
_LONGEST_RECEIVERS = 120
"""Words of a list of receivers in one paragraph, right below "Nơi nhận:"."""
_LONGEST_OFFICE = 6
_LONGEST_OWN_NAME = 60
_FRONT_WITHIN = 200
"""Blocks of a portal's page before its document begins, at most."""
_FRONT_NUMBERED = 3
"""Numbered paragraphs from which what stands before a letterhead is a text of its own."""
_SENTENCE = 15
"""Words from which a paragraph below the addressees of a letter is its text."""
_LONGEST_SIGNATURE = 30
"""Words."""


class _Part(Enum):
    BEFORE = auto()
    TEXT = auto()
    BEHIND = auto()
    PORTAL = auto()


def known_paragraphs(blocks: Sequence[Block]) -> dict[int, str]:
    """Number of a block → what it is, for the paragraphs that are known matter."""
    walk = _Walk()
    front = _front(blocks)
    found: dict[int, str] = dict.fromkeys(range(front), "portal")
    for at, block in enumerate(blocks[front:], front):
        known = walk.pass_grid(block) if isinstance(block, Grid) else walk.pass_paragraph(block)
        if known:
            found[at] = known
    return found


def _front(blocks: Sequence[Block]) -> int:
    """Blocks of a portal's page before the document's own letterhead; 0 in paged files."""
    n_numbered = 0
    for at, block in enumerate(blocks[:_FRONT_WITHIN]):
        if isinstance(block, Grid) or any(f.place.page is not None for f in block.fragments):
            return 0
        if names_state(block.text) or names_motto(block.text):
            return at
        n_numbered += _is_numbered(_MARKS.sub("", clean(block.text)))
        if n_numbered == _FRONT_NUMBERED:
            return 0
    return 0


def matter_of_grid_words(texts: Sequence[str]) -> str:
    """What cells say that a table is only the layout of: a letterhead, or receivers beside a signature."""
    if any(names_state(t) or names_motto(t) for t in texts):
        return "letterhead"
    return "signature" if any(begins_receivers(t) or signs_for(t) for t in texts) else ""


class _Walk:
    def __init__(self) -> None:
        self.part = _Part.BEFORE
        self.in_basis = False
        self.in_title = False
        self.receivers_open = False
        self.is_letter = False

    def pass_grid(self, grid: Grid) -> str:
        """A grid is no paragraph; it only says where the walk stands."""
        matter = matter_of_grid_words([c.text for c in grid.cells[:12]])
        if matter == "signature":
            self.part = _Part.BEHIND
        elif matter == "letterhead":
            self.part = _Part.BEFORE
        else:
            self.part = _Part.TEXT
        return ""

    def pass_paragraph(self, paragraph: Paragraph) -> str:
        text = _MARKS.sub("", clean(paragraph.text))
        if not any(map(str.isalnum, text)):
            return "empty"
        n = len(text.split())
        if n < _LONGEST_SIGNATURE and (
            names_motto(text) or is_piece_of_letterhead(text) or (names_state(text) and n < _SHORT_BEHIND)
        ):
            self.part = self.part if self.part is _Part.TEXT else _Part.BEFORE
            return "letterhead"
        if begins_receivers(text) or (n < _LONGEST_SIGNATURE and signs_for(text)):
            self.part = _Part.BEHIND
            self.receivers_open = begins_receivers(text)
            return "receivers" if self.receivers_open else "signature"
        if self.part is _Part.PORTAL or matter_of_line(text) == "portal":
            self.part = _Part.PORTAL
            return "portal"
        if _FOOTNOTE.match(text):
            return "footnote"
        steps = {_Part.BEFORE: self._before, _Part.TEXT: self._in_text, _Part.BEHIND: self._behind}
        return steps[self.part](text, n)

    def _before(self, text: str, n: int) -> str:
        if self.is_letter and n >= _SENTENCE:
            self.part = _Part.TEXT
            return ""
        if greets(text):
            self.is_letter = True
            return "addressees"
        was_basis, self.in_basis = self.in_basis, False
        was_title, self.in_title = self.in_title, False
        if _BASIS.match(text):
            self.in_basis = not _ENDS.search(text)
            return "basis"
        if _is_numbered(text):
            self.part = _Part.TEXT
            return ""
        if matter := matter_of_line(text):
            return matter
        if was_basis:
            self.in_basis = not _ENDS.search(text)
            return "basis"
        if _in_capitals(text) and n <= _LONGEST_TITLE:
            self.in_title = True
            return "title"
        if was_title and n <= _LONGEST_SUBJECT and not _ENDS.search(text):
            return "title"
        if _LEADS_IN.search(text):
            return "preamble"
        return "head_line" if n <= _SHORT_BEFORE else ""

    def _in_text(self, text: str, n: int) -> str:
        if n <= _LONGEST_OFFICE and matter_of_line(text) == "office" and _in_capitals(text):
            self.part = _Part.BEHIND
            return "signature"
        if _CLOSES.search(text):
            self.part = _Part.BEHIND
            return ""
        if _APPENDIX.match(text) and n <= _LONGEST_TITLE and (_in_capitals(text) or n <= 4):
            self.part = _Part.BEFORE
            return "title"
        if text.replace(" ", "").strip("-–").isdigit():
            return "page_number"
        matter = matter_of_line(text)
        return matter if matter in ("attached", "unit") and n <= _LONGEST_TITLE else ""

    def _behind(self, text: str, n: int) -> str:
        was_opened, self.receivers_open = self.receivers_open, False
        if was_opened and n <= _LONGEST_RECEIVERS and not _is_numbered(text):
            return "receivers"
        if (_APPENDIX.match(text) or _opens_attached(text)) and n <= _LONGEST_TITLE and _in_capitals(text):
            self.part = _Part.BEFORE
            return "title"
        if _is_numbered(text) and n > 3:
            self.part = _Part.TEXT
            return ""
        if matter := matter_of_line(text):
            return matter
        if _opens_attached(text.upper()) and n <= _LONGEST_OWN_NAME:
            return "title"
        return "receivers" if n <= _SHORT_BEHIND else ""


def _is_numbered(text: str) -> bool:
    label = None if _ACT_NUMBER.match(text) else paragraph_label(text)
    return label is not None and label.kind in _NUMBERED


def _opens_attached(text: str) -> bool:
    return text.startswith(document_types())


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)
