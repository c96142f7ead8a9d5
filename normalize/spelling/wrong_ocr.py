"""Text layers that are wrong OCR: recognised by what Vietnamese cannot be.

An English engine run over a Vietnamese scan leaves "UBND TINH KIEN GIANG CQNG HOA XA HO! CHU NGHIA VT NAM":
the letters only Vietnamese has (ư, ơ, đ, ă, and all with two marks: ế, ộ) are gone, what accents remain are
those of Latin-1 (ü, ä, ñ), and many words are no syllables. In real text about half of the words bear such a
letter; on the pages of the eight decisions this was measured on never less than a third, tables of prices and
a page whose words came out reversed included.

The score does not speak of legacy encodings: decode first. Nor of an English page, which is as poor in
Vietnamese letters; that there is an image under the text is for the reader of pages to know.
"""

from __future__ import annotations

import regex

from normalize.spelling.syllables import is_syllable
from normalize.text import nfc

WRONG_OCR_FROM = 0.5
"""Score (0 to 1) from which a text layer is not to be believed."""

_WORD = regex.compile(r"[\p{L}\p{M}]{2,}")
_ONLY_VIETNAMESE = regex.compile(r"[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_EXPECTED = 0.30
"""Least share of words with a letter only Vietnamese has. Example: 0.34 on the poorest page that was
measured."""
_FEWEST = 12
"""Words of the shortest text that is judged."""


def wrong_ocr_score(text: str) -> float:
    """How surely a text layer is wrong OCR: 0 fine Vietnamese, 1 garbage.

    Two shares are joined like chances: how far the letters only Vietnamese has fall short of what real text
    has, and how many words are no syllables (words in capitals aside, which may be abbreviations).

    Args:
        text: a page's text, decoded; fewer than twelve words give 0.
    """
    words = _WORD.findall(nfc(text))
    if len(words) < _FEWEST:
        return 0.0
    marked = sum(1 for w in words if _ONLY_VIETNAMESE.search(w)) / len(words)
    missing = max(0.0, 1.0 - marked / _EXPECTED)
    small = [w for w in words if not w.isupper()]
    invalid = sum(1 for w in small if not is_syllable(w)) / len(small) if small else 0.0
    return 1.0 - (1.0 - missing) * (1.0 - invalid)
