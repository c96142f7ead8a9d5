"""The clause of an appendix that is an outline: its name, and the parts below it.

    Phụ lục I > Phụ lục I.II > Phụ lục I.II.3

A number that the body has too is another clause here, so every path in an appendix begins with its name.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.clauses.open_clause import OpenClause
from extract.model import Block, Paragraph
from extract.official.attached import text_of
from normalize.numbering.labels import Kind, Label

_NAME = regex.compile(
    r"(?:(?i:phụ\s+(?:lục|biểu))(?:\s+(?i:số))?(?:\s+(?:\d{1,2}|[IVX]+|[A-H])\b(?:[.-]\d{1,2}\b)?)?|\p{L}+(?:\s\p{L}+)?)\s*[.:–-]*\s*"
)
"""``PHỤ LỤC SỐ 2:``, ``Phụ lục II``; of another list (``DANH MỤC …``) its first two words."""


def appendix_of(blocks: Sequence[Block]) -> OpenClause:
    """The clause of an appendix, made of the lines before its first part; the last of several names begins it."""
    lines = [b for b in blocks if isinstance(b, Paragraph) and text_of(b)]
    first = max((k for k, b in enumerate(lines) if _is_name(b)), default=0)
    lines = lines[first:]
    found = _NAME.match(text_of(lines[0]))
    printed = found.group(0).strip() if found else text_of(lines[0])[:20]
    title = [text_of(lines[0])[len(found.group(0)) if found else 0 :], *map(text_of, lines[1:])]
    name = regex.sub(r"[\s.:–-]+$", "", printed)
    label = Label(name, Kind.APPENDIX, (1,), 0)
    kept = [line for line in title if line and not line.startswith("(")]
    return OpenClause(
        label=label,
        kind=Kind.APPENDIX,
        path=_step(name),
        level=0,
        parent=None,
        paragraphs=[" ".join(kept)],
        fragments=[f for b in lines for f in b.fragments],
        first=lines[0],
    )


def _is_name(block: Paragraph) -> bool:
    return regex.match(r"(?i:phụ\s+(?:lục|biểu))\b", text_of(block)) is not None


def _step(name: str) -> str:
    """The name as a step of a path: ``PHỤ LỤC II`` → ``Phụ lục II``."""
    words = [w if w.isdigit() or regex.fullmatch(r"[IVXA-H]+", w) else w.lower() for w in name.split()]
    return " ".join([words[0].capitalize(), *words[1:]])
