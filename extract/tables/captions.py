"""What the paragraphs above a table say of it: the appendix it stands in, its caption, its unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extract.model import Paragraph
from extract.tables.joins import is_continued_note
from normalize.header_units import is_unit, states_unit

_APPENDIX = regex.compile(
    r"^\s*(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|MẪU|Mẫu)\s*(?:SỐ|số)?\s*:?\s*(?:[IVXLC]+|\d+[A-Za-z]?|[A-Z])?\s*[.:]?\s*$"
    r"|^\s*(?:PHỤ LỤC|BIỂU)\s*(?:SỐ)?\s*(?:[IVXLC]+|\d+|[A-Z])?\b"
)
"""A paragraph that is an appendix's heading, or begins with it in capitals."""
_LABEL = regex.compile(
    r"(?:phụ lục|biểu|mẫu)\s*(?:số)?\s*:?\s*(?:[IVXLC]+\b|\d+[A-Za-z]?\b|[A-Z]\b)?", regex.IGNORECASE
)
_LONGEST_HEADING = 200
"""Letters of an appendix's heading, at most."""
_CAPTION_LINES = 6
"""Paragraphs above a table that can belong to its caption."""
_MOST_LINES = 3
"""Paragraphs of a caption without an appendix's heading, at most."""
_LONGEST = 220
"""Letters of such a paragraph, at most."""
_FEWEST_WORDS = 3
"""Words behind an appendix's label that make a caption, at least."""
_LONGEST_UNIT_NOTE = 80
"""Letters of a line that states the unit ("ĐVT: triệu đồng"), at most."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What the paragraphs above a table say of it; ``lines``: all of them, in order."""

    appendix: str | None
    text: str | None
    unit_note: str | None
    lines: tuple[str, ...] = ()


def appendix_label(paragraph: Paragraph) -> str | None:
    """``PHỤ LỤC I`` where the paragraph is an appendix's heading, None for a mention inside a sentence."""
    text = paragraph.text.strip()
    if len(text) > _LONGEST_HEADING or not _APPENDIX.match(text):
        return None
    found = _LABEL.match(text)
    return found.group(0).strip(" :.") if found else None


def caption_above(between: Sequence[Paragraph], appendix: str | None) -> Caption:
    """The caption above a table: from the appendix's heading, or the last short paragraphs before the
    table."""
    near = list(between[-_CAPTION_LINES:])
    heads = [k for k, p in enumerate(near) if appendix_label(p)]
    own = _behind_label(near[heads[-1]].text) if heads else ""
    near = near[heads[-1] + 1 :] if heads else _last_short(near)
    unit = next(
        (p.text for p in reversed(near) if _notes_unit(p.text) and len(p.text) < _LONGEST_UNIT_NOTE),
        None,
    )
    texts = [p.text for p in near if p.text != unit and not is_continued_note(p.text)]
    texts = [own, *texts] if own else texts
    lines = tuple(p.text for p in near if not is_continued_note(p.text))
    return Caption(appendix, " ".join(texts) or None, unit, (own, *lines) if own else lines)


def _behind_label(text: str) -> str:
    """What an appendix's heading says behind its label: ``GIAO CHỈ TIÊU NĂM 2026`` of "BIỂU GIAO CHỈ TIÊU NĂM 2026"."""
    found = _LABEL.match(text.strip())
    rest = text.strip()[found.end() :].strip(" .:-–") if found else ""
    return rest if len(rest.split()) >= _FEWEST_WORDS else ""


def _notes_unit(text: str) -> bool:
    return states_unit(text) or is_unit(text)


def _last_short(near: list[Paragraph]) -> list[Paragraph]:
    kept: list[Paragraph] = []
    for paragraph in reversed(near):
        if len(paragraph.text) > _LONGEST or paragraph.text.rstrip().endswith((";", "./.")):
            break
        kept.insert(0, paragraph)
        if len(kept) == _MOST_LINES:
            break
    return kept
