"""Which part of a document a block belongs to: head, body, end or appendix.

A decision has a head (letterhead, title, bases), a body (articles or parts), an end (signature, receivers).
An attached plan repeats that: its own letterhead or title, its own body (``attached``). Appendices hold tables
and stand apart; where one is an outline, its numbered parts are a body too. The marks are those every official
document has (Decree 30/2020/NĐ-CP, appendix I): ``./.`` closes the text, ``Nơi nhận:`` and
``TM. ỦY BAN NHÂN DÂN`` follow it, ``PHỤ LỤC`` opens an appendix.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import regex

from extract.model import Block, Fragment, Paragraph
from extract.official.attached import (
    NUMBERED,
    holds_document,
    is_first_part_misread,
    is_letterhead,
    is_signature,
    opens_appendix,
    opens_attached,
    opens_attached_amid_text,
    opens_first_part,
    opens_outline,
    text_of,
)
from normalize.numbering.labels import BULLETS, Kind
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.official_words import BULLET, any_of, greets, names_motto, names_state_alone
from normalize.text import clean


class Zone(StrEnum):
    """Where a block stands."""

    HEAD = "head"
    BODY = "body"
    END = "end"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document's text with the zone in which it stands, and whether its paragraph is bold."""

    text: str
    fragments: tuple[Fragment, ...]
    zone: Zone
    bold: bool = False


_MOTTO_WITHIN = 400
"""Blocks before which the motto of the document's own letterhead stands; a portal's page begins with a long
menu."""
_CLOSING = regex.compile(r"\.\s?/\s?\.?\s*$")
_BASES = regex.compile(rf"[-–+*•\s]*{any_of('cites')}\b")
_ACT_NUMBER = regex.compile(r"\d+[a-zđ]?\s?/\s?(?:\d{4}\s?/\s?)?\p{Lu}{2}|\d+\s?-\s?\p{Lu}{2,4}/\p{Lu}")
"""The number of the document on a line of its own, below ``Số:``: no item 12 of a list."""
_BASIS = regex.compile(rf"{BULLET}{any_of('basis')}\b", regex.IGNORECASE)
_SENTENCE = 15
"""Words from which a paragraph below the addressees of a letter is its text."""
_GOES_ON_WITHIN = 12
"""Paragraphs behind a stray ``./.`` in which numbered clauses go on."""


def read_zones(blocks: Sequence[Block]) -> tuple[Zone, ...]:
    """The zone of every block, in order; a grid takes the zone of what stands before it.

    The blocks of one document are asked for by several readers; their zones are read once.
    """
    return _zones(_Same(blocks)) if isinstance(blocks, tuple) else _read(blocks)


def _read(blocks: Sequence[Block]) -> tuple[Zone, ...]:
    reading = _Reading(blocks)
    return tuple(reading.zone_of(index) for index in range(len(blocks)))


class _Same:
    """Blocks that are known again as the same object, without a look at all that they hold."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.blocks is self.blocks

    def __hash__(self) -> int:
        return id(self.blocks)


@lru_cache(maxsize=1)
def _zones(same: _Same) -> tuple[Zone, ...]:
    return _read(same.blocks)


class _Reading:
    """The zone so far, and what of it was seen that tells how it may end.

    ``has_articles``: the body is that of a decision; ``is_letter``: it says to whom it is written, so that a
    sentence without a number begins its body; ``begun``: the block at which the appendix begins.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.zone = Zone.HEAD
        self.has_articles = False
        self.is_letter = False
        self.begun = 0
        self.letterhead = _first_motto(blocks)

    def zone_of(self, index: int) -> Zone:
        """The zone of the next block."""
        block = self.blocks[index]
        if not isinstance(block, Paragraph):
            self.zone = self._of_grid(index)
            return self.zone
        before = self.zone
        self.zone, own = self._of_paragraph(text_of(block), index)
        if index == self.letterhead and self.zone is Zone.BODY:
            self.zone = own = Zone.HEAD
        if own is Zone.HEAD and before is not Zone.HEAD:
            self.has_articles = False
        return own

    def _of_grid(self, index: int) -> Zone:
        block = self.blocks[index]
        if is_letterhead(block) and (self.zone is not Zone.APPENDIX or holds_document(index, self.blocks)):
            return Zone.HEAD
        return Zone.END if self.zone is Zone.BODY and is_signature(block) else self.zone

    def _of_paragraph(self, text: str, index: int) -> tuple[Zone, Zone]:
        """The zone after a paragraph and its own."""
        if self._begins_appendix(index):
            self.begun = index
            return Zone.APPENDIX, Zone.APPENDIX
        if self._begins_document(index):
            return Zone.HEAD, Zone.HEAD
        if self.zone is Zone.HEAD:
            if _opens_body(text, index, self.blocks) or (self.is_letter and len(text.split()) >= _SENTENCE):
                return self._in_body(text, index)
            self.is_letter |= greets(text)
            return Zone.HEAD, Zone.HEAD
        if self.zone is Zone.BODY:
            if is_signature(self.blocks[index]):
                return Zone.END, Zone.END
            return self._in_body(text, index)
        if self.zone is Zone.END and (opens_first_part(self.blocks[index]) or self._goes_on(text)):
            return Zone.BODY, Zone.BODY
        if self.zone is Zone.APPENDIX and opens_outline(index, self.begun, self.blocks):
            return Zone.BODY, Zone.BODY
        return self.zone, self.zone

    def _goes_on(self, text: str) -> bool:
        """Whether articles go on behind what looked like the end: the end holds none."""
        label = paragraph_label(text) if self.has_articles else None
        return label is not None and label.kind in (Kind.CHAPTER, Kind.ARTICLE)

    def _in_body(self, text: str, index: int) -> tuple[Zone, Zone]:
        label = paragraph_label(text)
        self.has_articles |= label is not None and label.kind is Kind.ARTICLE
        return (Zone.END if _ends_text(text, index, self.blocks) else Zone.BODY), Zone.BODY

    def _begins_appendix(self, index: int) -> bool:
        if self.zone is Zone.HEAD and index == 0:
            return False
        return opens_appendix(index, self.blocks, behind_end=self.zone is Zone.END)

    def _begins_document(self, index: int) -> bool:
        """A new letterhead, or the title of an attached plan, behind the end of a text."""
        if self.zone is Zone.BODY:
            return self.has_articles and opens_attached_amid_text(index, self.blocks)
        if self.zone is Zone.APPENDIX:
            return is_letterhead(self.blocks[index]) and holds_document(index, self.blocks)
        return self.zone is Zone.END and (
            is_letterhead(self.blocks[index]) or opens_attached(index, self.blocks)
        )


def _first_motto(blocks: Sequence[Block]) -> int | None:
    """The paragraph of the first motto: what stands before it in a portal's page is no body, numbered or not.

    A motto behind bases is not the document's own but that of an attached plan or of a form.
    """
    for index, block in enumerate(blocks[:_MOTTO_WITHIN]):
        text = block.text if isinstance(block, Paragraph) else ""
        if _BASES.match(text) or (not isinstance(block, Paragraph) and is_letterhead(block)):
            return None
        if names_state_alone(text) or names_motto(text):
            return index
    return None


def _ends_text(text: str, index: int, blocks: Sequence[Block]) -> bool:
    """``./.`` closes the text, unless numbered clauses go on behind it (a stray ``./.``)."""
    if not _CLOSING.search(text):
        return False
    seen = 0
    for at in range(index + 1, len(blocks)):
        if seen == _GOES_ON_WITHIN or is_signature(blocks[at]) or is_letterhead(blocks[at]):
            return True
        if opens_appendix(at, blocks, behind_end=True) or opens_attached(at, blocks):
            return True
        label = paragraph_label(text_of(blocks[at]))
        if label is not None and label.kind in NUMBERED:
            return False
        seen += bool(text_of(blocks[at]))
    return True


def _opens_body(text: str, index: int, blocks: Sequence[Block]) -> bool:
    label = None if _ACT_NUMBER.match(text) else paragraph_label(text)
    if label is None:
        return is_first_part_misread(text)
    if _BASIS.match(text[label.end :]) and label.kind in BULLETS:
        return False
    if label.kind in NUMBERED:
        return True
    return not any(
        isinstance(b, Paragraph)
        and (later := paragraph_label(clean(b.text))) is not None
        and later.kind in NUMBERED
        for b in blocks[index + 1 : index + 40]
    )
