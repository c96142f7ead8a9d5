"""Roman numbers that a reader of pictures (or a typist) got wrong, mended where their neighbours leave no doubt.

``I. II. II. IV.`` has a III; ``1. … II. III.`` begins with I when the line is no item of a list of numbers. Only
gaps that exactly one number fills are mended, each with a note.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.model import Block, Paragraph
from normalize.numbering.labels import Kind, Label
from normalize.numbering.paragraph_labels import as_roman_label, paragraph_label
from normalize.text import clean

_LIKE_ONE = regex.compile(r"[Ll1T!|]\s?[.,:]?\s+(?=\p{Lu}{2})")


def mended_labels(blocks: Sequence[Block]) -> dict[int, Label]:
    """Index of a block → the label it must have had, for the blocks of one body."""
    labels = [
        (n, label)
        for n, b in enumerate(blocks)
        if isinstance(b, Paragraph) and (label := paragraph_label(clean(b.text)))
    ]
    romans = [(n, label) for n, label in labels if label.kind is Kind.ROMAN]
    mended: dict[int, Label] = {}
    for (_, before), (at, now), (_, after) in zip(romans, romans[1:], romans[2:], strict=False):
        if now.parts == before.parts and after.parts[0] == now.parts[0] + 2:
            mended[at] = as_roman_label(now, now.parts[0] + 1)
    first = _first_as_letter(blocks, romans) or _first_as_number(labels, romans)
    if first is not None:
        mended[first[0]] = as_roman_label(first[1], 1)
    return mended


def _first_as_number(
    labels: list[tuple[int, Label]], romans: list[tuple[int, Label]]
) -> tuple[int, Label] | None:
    """``1. Mục tiêu`` before ``II. Nội dung``, with no second number before it: a misread ``I.``."""
    if not romans or romans[0][1].parts[0] != 2:
        return None
    before = [(n, label) for n, label in labels if n < romans[0][0] and label.kind is Kind.NUMBER]
    return before[0] if len(before) == 1 and before[0][1].parts == (1,) else None


def _first_as_letter(blocks: Sequence[Block], romans: list[tuple[int, Label]]) -> tuple[int, Label] | None:
    """``L MỤC TIÊU``, ``l. MỤC TIÊU`` in capitals before ``II.``: a misread ``I.``."""
    if not romans or romans[0][1].parts[0] != 2:
        return None
    for at, block in enumerate(blocks[: romans[0][0]]):
        text = clean(block.text) if isinstance(block, Paragraph) else ""
        match = _LIKE_ONE.match(text)
        if match and text[match.end() :].isupper():
            return at, Label(match.group(0).strip(), Kind.ROMAN, (1,), match.end())
    return None
