"""Patterns are chosen by a label's first letter: none that fits is left out."""

from __future__ import annotations

import pytest

from normalize.numbering.paragraph_labels import _PATTERNS, _patterns_for

LETTERS = [
    chr(c)
    for c in (*range(0x20, 0x250), *range(0x391, 0x460), *range(0x1EA0, 0x1F00), *range(0x2010, 0x2800))
]
BEHIND = (
    "",
    ".",
    ")",
    ") Trồng",
    ". Trồng",
    " Trồng",
    "Trồng",
    "1) Trồng",
    "i) Trồng",
    "a) Trồng",
    ".2. Trồng",
    "/ Trồng",
)
WORDS = (
    "phần thứ hai",
    "PHẦN II",
    "chương I",
    "Chương 2",
    "mục 1",
    "MỤC I",
    "tiểu mục 1",
    "Tiểu mục 2",
    "Điều 3.",
    "ĐIỀU 4.",
)


@pytest.mark.parametrize("behind", BEHIND)
def test_no_pattern_that_fits_is_left_out(behind: str) -> None:
    texts = [letter + behind for letter in LETTERS] + list(WORDS)
    fitting = [(t, kind) for t in texts for kind, pattern in _PATTERNS if pattern.match(t)]
    assert fitting
    assert [(t, k) for t, k in fitting if k not in {kind for kind, _ in _patterns_for(t[0])}] == []
