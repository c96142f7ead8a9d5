"""Sentences before the first clause: ``Tính đến 31/5/2021, tỉnh có 7.412 doanh nghiệp …`` above ``I. MỤC TIÊU``."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.model import Block, Clause, Paragraph
from extract.official.zones import Zone, read_zones
from normalize.text import clean

_FEWEST_WORDS = 12
_SENTENCE = regex.compile(r"[.;:]\W*$")


def read_preamble(blocks: Sequence[Block]) -> tuple[Clause, ...]:
    """The sentences of the head of a document and of its attached plan, each as a clause without a label and a path."""
    return tuple(
        Clause("", "", 0, None, text, None, block.fragments)
        for zone, block in zip(read_zones(blocks), blocks, strict=True)
        if zone is Zone.HEAD
        and isinstance(block, Paragraph)
        and len((text := clean(block.text)).split()) >= _FEWEST_WORDS
        and _SENTENCE.search(text)
    )
