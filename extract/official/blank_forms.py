"""Forms to be filled in behind a document: what they cite, the form cites and not the document.

``Mẫu số 01 … Căn cứ Quyết định số …/QĐ-UBND ngày …; Căn cứ Nghị định số 01/2019/NĐ-CP; Tôi tên là: ……``
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from extract.model import Block, Paragraph
from extract.official.attached import opens_appendix, opens_attached, text_of
from extract.official.zones import Zone, read_zones
from normalize.official_words import any_of
from normalize.text import clean

_NUMBERED_FORM = regex.compile(r"(?:Biểu\s+m|M)ẫu(?:\s+(?:số|biểu))?\s*\d", regex.IGNORECASE)
"""Begins the name of a form, whatever stands behind its number."""
_NAMES_FORM = regex.compile(rf"\b{any_of('form')}\b", regex.IGNORECASE)
_BLANK = regex.compile(r"…+(?:[\s.…]*…)?|\.{4,}|_{4,}|\[\s*[.…]*\s*\]")
_LEAST_BLANKS = 3
"""Places to be filled in, at least, where a form has no number: a list may leave one open."""
_NAME_BLOCKS = 4
"""Blocks in which the name of a form stands."""


def blocks_of_blank_forms(blocks: Sequence[Block]) -> frozenset[int]:
    """The indices of all blocks that are of a form with places to be filled in."""
    zones = read_zones(blocks)
    starts = [k for k in range(len(blocks)) if _opens(k, blocks, zones)]
    found: set[int] = set()
    for start, end in pairwise([*starts, len(blocks)]):
        region = range(start, next((k for k in range(start + 1, end) if opens_attached(k, blocks)), end))
        name = " ".join(text_of(blocks[k]) for k in region[:_NAME_BLOCKS])
        least = 1 if _NUMBERED_FORM.match(name) else _LEAST_BLANKS
        if _NAMES_FORM.search(name) and sum(_blanks(blocks[k]) for k in region) >= least:
            found.update(region)
    return frozenset(found)


def _opens(index: int, blocks: Sequence[Block], zones: Sequence[Zone]) -> bool:
    if not isinstance(blocks[index], Paragraph) or zones[index] not in (Zone.END, Zone.APPENDIX):
        return False
    named = _NUMBERED_FORM.match(text_of(blocks[index])) is not None
    return named or opens_appendix(index, blocks, behind_end=True)


def _blanks(block: Block) -> int:
    texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return sum(len(_BLANK.findall(clean(text))) for text in texts)
