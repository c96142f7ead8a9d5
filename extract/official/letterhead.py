"""The printed lines of a document, and those of its letterhead among them.

A letterhead is known by its motto (``CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM``): the issuer stands over or beside
it. Whatever a portal prints before it (banner, menu, a summary of the document) is no head. A document
without a motto begins with its head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import regex

from extract.model import Block, Paragraph
from extract.official.attached import is_letterhead
from extract.official.zones import Line, Zone, read_zones
from normalize.official_words import (
    BULLET,
    any_of,
    document_types,
    is_piece_of_letterhead,
    without_letterhead,
    words,
)
from normalize.text import clean, fold

_MARKUP = regex.compile(r"(?<!\()\*+(?!\))|^#+ ")
"""Signs of Markdown that a converter left on hard-wrapped lines: ``**ỦY BAN NHÂN``, ``|``."""

_GAZETTE = regex.compile(r"công báo|ký bởi|cơ quan:|ngày ký", regex.IGNORECASE)
_BASIS = regex.compile(rf"{BULLET}{any_of('basis')}\b")
_NUMBERED = regex.compile(r"S(?:ố|Ố)\s*[:\d./…_]")
_OPENS_ACT = regex.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Quy chế)\b[^.;:]{0,120}?\bsố\s+\d"
)
_CONSOLIDATES = regex.compile(r"được sửa đổi(?:,? bổ sung)?[^.;:]{0,80}?(?:bởi|theo)\b")

HEAD_LINES = 60
"""A head has at most this many lines."""
_MOTTO_WITHIN = 400
"""Lines before which the motto of the document's own letterhead stands; a portal's page begins with a long
menu."""
_PLAIN_START = 12
"""A motto within so many lines has nothing but its letterhead before it."""
_CONTENT_FROM = 3
"""Columns and rows from which a table is none of a letterhead."""
_OVER_MOTTO = 8
"""Lines of a letterhead over its motto, at most."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The lines of a document without the motto, and the place of the first motto among them (None: it has
    none)."""

    lines: list[Line]
    motto_at: int | None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines of a head, in order.

    Attributes:
        lines: up to the first clause or basis.
        consolidated: what a consolidated text says of the act it consolidates
            (``Thông tư số 10/2023/TT-BKHĐT ngày … được sửa đổi, bổ sung bởi:``); empty for any other
            document.
        has_motto: whether it was found by its motto.
    """

    lines: list[Line]
    consolidated: str = ""
    has_motto: bool = False


def printed_lines(blocks: Sequence[Block]) -> Printed:
    """Paragraphs, and the printed lines of letterheads set as tables, with the motto taken out."""
    lines: list[Line] = []
    motto_at: int | None = None
    for zone, block in zip(read_zones(blocks), blocks, strict=True):
        if _is_content(block) and _type_in(lines[:HEAD_LINES]) is not None:
            zone = Zone.BODY
        if isinstance(block, Paragraph):
            pieces = [(block.text, block.fragments)]
        elif zone in (Zone.HEAD, Zone.END) or len(lines) < 8:
            pieces = [(t, (c.fragment,)) for c in block.cells for t in c.lines or (c.text,)]
        else:
            continue
        for printed, fragments in pieces:
            text = clean(_MARKUP.sub(" ", clean(printed))).strip(" |")
            rest = clean(without_letterhead(text))
            if motto_at is None and (rest != text or _is_piece_of_motto(rest)):
                motto_at = len(lines)
            if rest and not _is_piece_of_motto(rest):
                lines.append(Line(rest, fragments, zone, isinstance(block, Paragraph) and block.bold))
    return Printed(lines, motto_at)


def _is_content(block: Block) -> bool:
    """Whether a block is a table that a head has none of: below the title it ends the head."""
    if isinstance(block, Paragraph) or is_letterhead(block):
        return False
    return block.n_columns >= _CONTENT_FROM and block.n_rows >= _CONTENT_FROM


def _is_piece_of_motto(text: str) -> bool:
    """A motto broken over lines: ``VIỆT NAM``, ``CHỦ NGHĨA VIỆT NAM``, ``CỘNG``."""
    return text == "CỘNG" or is_piece_of_letterhead(text)


def letterhead(printed: Printed) -> Letterhead:
    """The first head: up to the first clause or basis, the gazette's running lines left out."""
    lines, motto_at = printed.lines, _own_motto(printed)
    start = _start(lines, motto_at)
    head: list[Line] = []
    for at, line in enumerate(islice(lines, start, start + HEAD_LINES), start):
        over_motto = motto_at is not None and at < motto_at
        if not over_motto and (line.zone is not Zone.HEAD or _begins_bases(line.text, head)):
            break
        consolidated = _consolidated(lines, at, _type_in(head))
        if consolidated:
            return Letterhead(head, consolidated, motto_at is not None)
        if not _GAZETTE.search(line.text[:60]):
            head.append(line)
    return Letterhead(head, has_motto=motto_at is not None)


def _own_motto(printed: Printed) -> int | None:
    """Where the document's own motto stands: not that of an attached plan or a form behind its text."""
    at = printed.motto_at
    if at is None or at > _MOTTO_WITHIN:
        return None
    before = printed.lines[:at]
    own = all(x.zone is not Zone.END and not x.text.startswith(words("cites")) for x in before)
    return at if own else None


def _start(lines: list[Line], motto_at: int | None) -> int:
    """The first line of the letterhead: those right over the motto that a letterhead has."""
    if motto_at is None or motto_at <= _PLAIN_START:
        return 0
    start = motto_at
    while start > max(0, motto_at - _OVER_MOTTO) and _is_over_motto(lines[start - 1].text):
        start -= 1
    return start


def _is_over_motto(text: str) -> bool:
    short = len(text) < 90 and not _GAZETTE.search(text)
    return short and (text.isupper() or not any(c.isalpha() for c in text) or bool(_NUMBERED.match(text)))


def _type_in(head: Sequence[Line]) -> str | None:
    """The type that one of the lines states in capitals."""
    return next((name for line in head if (name := type_of_line(line.text)) is not None), None)


@cache
def _folded_types() -> tuple[tuple[str, str], ...]:
    return tuple((name, fold(name)) for name in document_types())


def type_of_line(text: str) -> str | None:
    """The type that a line in capitals states: ``KẾ HOẠCH``, ``QUYẾT ĐỊNH:``, ``LUẬT ĐẤT ĐAI``."""
    printed = text.rstrip(" \t\r\n\v\f\u00a0:._–—-")
    words = fold(printed)
    name = next((n for n, w in _folded_types() if words == w or printed.startswith(n + " ")), None)
    return name if name is not None and printed.startswith(printed[: len(name)].upper()) else None


def _begins_bases(text: str, head: list[Line]) -> bool:
    """``Căn cứ …``; ``Thực hiện …`` too, unless it is the title right below the type."""
    if not _BASIS.match(text):
        return False
    if text.lstrip("-–+*• ").startswith(words("cites")):
        return True
    below_type = bool(head) and any(fold(head[-1].text) == fold(name) for name in document_types())
    return len(head) > 1 and not below_type


def _consolidated(lines: list[Line], at: int, stated: str | None) -> str:
    """The sentence that opens a consolidated text, where the line begins it; else empty.

    It names an act of the stated type; a title may wrap before an act that was amended:
    ``… thi hành / Nghị định số … (được sửa đổi, bổ sung bởi …)``.
    """
    if stated is None or lines[at].text.isupper() or not lines[at].text.startswith(stated.capitalize()):
        return ""
    text = " ".join(line.text for line in lines[at : at + 5])
    amended = _CONSOLIDATES.search(text)
    if amended is None or "(" in text[: amended.start()] or not _OPENS_ACT.match(text):
        return ""
    return text
