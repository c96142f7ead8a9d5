"""Which part of a document a block belongs to: head, body, end or appendix.

A decision has a head (letterhead, title, bases), a body (articles or parts), an end (signature, receivers).
An
attached plan repeats that: its own letterhead or title, its own body. Appendices hold tables and stand apart.
The marks are those every official document has (Decree 30/2020/NĐ-CP, appendix I): ``./.`` closes the text,
``Nơi nhận:`` and ``TM. ỦY BAN NHÂN DÂN`` follow it, ``PHỤ LỤC`` opens an appendix.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import regex

from extract.model import Block, Fragment, Grid, Paragraph
from normalize.numbering.labels import BULLETS, Kind
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.official_words import (
    BULLET,
    any_of,
    begins_receivers,
    names_motto,
    names_state,
    names_state_alone,
    signs_for,
)
from normalize.text import clean, fold


class Zone(StrEnum):
    """Where a block stands."""

    HEAD = "head"
    BODY = "body"
    END = "end"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document's text with the zone in which it stands."""

    text: str
    fragments: tuple[Fragment, ...]
    zone: Zone


_MOTTO_WITHIN = 400
"""Blocks before which the motto of the document's own letterhead stands; a portal's page begins with a long
menu."""
_EMPHASIS = regex.compile(r"^\*{1,3}(?=[^\s*])|^\*[\s*]*$")
"""Marks of Markdown that a converter left on a hard-wrapped line: ``**ỦY BAN NHÂN``, ``* *`` are no list
items."""
_APPENDIX = regex.compile(r"(?:PHỤ|Phụ)\s+(?:LỤC|lục|BIỂU|biểu)\b")
_ANNEX_LIST = regex.compile(r"(?:DANH MỤC|BIỂU|MẪU|BẢNG TỔNG HỢP|BIỂU TỔNG HỢP)\b")
_ATTACHED = regex.compile(r"\(\s*(?:ban hành\s+)?k[èe]m\s+theo", regex.IGNORECASE)
_TITLE_WORD = regex.compile(rf"(?:(?:DỰ THẢO)\s+)?{any_of('attached', capitals=True)}\b")
_CLOSING = regex.compile(r"\.\s?/\s?\.?\s*$")
_BASES = regex.compile(rf"[-–+*•\s]*{any_of('cites')}\b")
_ACT_NUMBER = regex.compile(r"\d+[a-zđ]?\s?/\s?(?:\d{4}\s?/\s?)?\p{Lu}{2}|\d+\s?-\s?\p{Lu}{2,4}/\p{Lu}")
"""The number of the document on a line of its own, below ``Số:``: no item 12 of a list."""
_BASIS = regex.compile(rf"{BULLET}{any_of('basis')}\b", regex.IGNORECASE)
LIKE_ONE = r"[Ll1T!|]\s?[.,:]?\s+"
"""Pattern of what OCR reads, or a typist types, for ``I.`` before a heading in capitals: ``L MỤC TIÊU``."""
_MISREAD_FIRST = regex.compile(rf"{LIKE_ONE}{any_of('first_part', capitals=True)}")
"""The heading of a plan's first part behind such a sign."""
_NUMBERED = frozenset(Kind) - BULLETS - {Kind.BRACKETED, Kind.SMALL_ROMAN, Kind.LETTER}
_ATTACHED_WITHIN = 6
"""Blocks after an appendix's or an attached plan's title in which its ``(Kèm theo …)`` stands."""


def read_zones(blocks: Sequence[Block]) -> tuple[Zone, ...]:
    """The zone of every block, in order; a grid takes the zone of what stands before it."""
    zones: list[Zone] = []
    zone = Zone.HEAD
    letterhead = _first_motto(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            text = _EMPHASIS.sub("", clean(block.text))
            zone, own = _next(zone, text, index, blocks)
            if index == letterhead and zone is Zone.BODY:
                zone = own = Zone.HEAD
            zones.append(own)
        else:
            zone = Zone.HEAD if _is_letterhead(block) else zone
            zones.append(zone)
    return tuple(zones)


def _first_motto(blocks: Sequence[Block]) -> int | None:
    """The paragraph of the first motto: what stands before it in a portal's page is no body, numbered or not.

    A motto behind bases is not the document's own but that of an attached plan or of a form.
    """
    for index, block in enumerate(blocks[:_MOTTO_WITHIN]):
        text = block.text if isinstance(block, Paragraph) else ""
        if _BASES.match(text) or (not isinstance(block, Paragraph) and _is_letterhead(block)):
            return None
        if names_state_alone(text) or names_motto(text):
            return index
    return None


def _next(zone: Zone, text: str, index: int, blocks: Sequence[Block]) -> tuple[Zone, Zone]:
    """The zone after a paragraph and its own."""
    if zone is not Zone.APPENDIX and _opens_appendix(text, index, blocks, zone):
        return Zone.APPENDIX, Zone.APPENDIX
    if _opens_document(text, index, blocks, zone):
        return Zone.HEAD, Zone.HEAD
    if zone is Zone.HEAD:
        if _opens_body(text, index, blocks):
            closes = _CLOSING.search(text) is not None
            return (Zone.END if closes else Zone.BODY), Zone.BODY
        return Zone.HEAD, Zone.HEAD
    if zone is Zone.BODY:
        if begins_receivers(text) or (signs_for(text) and len(text) < 120):
            return Zone.END, Zone.END
        return (Zone.END if _ends_text(text, index, blocks) else Zone.BODY), Zone.BODY
    return zone, zone


def _ends_text(text: str, index: int, blocks: Sequence[Block]) -> bool:
    """``./.`` closes the text, unless numbered clauses go on right behind it (a stray ``./.``)."""
    if not _CLOSING.search(text):
        return False
    following = next((b for b in blocks[index + 1 :] if isinstance(b, Paragraph) and clean(b.text)), None)
    if following is None:
        return True
    label = paragraph_label(following.text)
    return label is None or label.kind not in _NUMBERED


def _opens_body(text: str, index: int, blocks: Sequence[Block]) -> bool:
    label = None if _ACT_NUMBER.match(text) else paragraph_label(text)
    if label is None:
        return _MISREAD_FIRST.match(text) is not None and text.isupper()
    if _BASIS.match(text[label.end :]) and label.kind in BULLETS:
        return False
    if label.kind in _NUMBERED:
        return True
    return not any(
        isinstance(b, Paragraph)
        and (later := paragraph_label(clean(b.text))) is not None
        and later.kind in _NUMBERED
        for b in blocks[index + 1 : index + 40]
    )


def _opens_appendix(text: str, index: int, blocks: Sequence[Block], zone: Zone) -> bool:
    if zone is Zone.HEAD and index == 0:
        return False
    if _APPENDIX.match(text):
        return len(text) < 200 and (_capitals(text) or _stands_alone(text) or _attached_near(index, blocks))
    return (
        zone is Zone.END
        and _ANNEX_LIST.match(text) is not None
        and _capitals(text)
        and _attached_near(index, blocks)
    )


def _opens_document(text: str, index: int, blocks: Sequence[Block], zone: Zone) -> bool:
    """A new letterhead, or the title of an attached plan, behind the end of a text."""
    if zone in (Zone.HEAD, Zone.BODY):
        return False
    if names_state(text):
        return True
    return (
        zone is Zone.END
        and _TITLE_WORD.match(text) is not None
        and _capitals(text)
        and _attached_near(index, blocks)
    )


def _attached_near(index: int, blocks: Sequence[Block]) -> bool:
    near = blocks[index : index + _ATTACHED_WITHIN]
    return any(isinstance(b, Paragraph) and _ATTACHED.search(b.text) for b in near)


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _stands_alone(text: str) -> bool:
    return regex.fullmatch(r"phu luc( (so )?[\divxa-h]{1,4}( [\da-z])?)?", fold(text)) is not None


def _is_letterhead(grid: Grid) -> bool:
    """A letterhead set as a table: its cells hold the motto."""
    return any(names_state(cell.text) for cell in grid.cells)
