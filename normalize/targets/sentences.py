"""Where the next sentence of a statement begins.

A sentence begins with a capital letter, or with the figure that it states: ``… đúng hạn. 100% hồ sơ trễ hẹn …``.
A point within a number (``10. 000 ha``) or behind a single letter (``TP. 3 quận``) ends none.
"""

from __future__ import annotations

import regex

FIGURE_AHEAD = r"(?<=\p{Ll}{2}[)”’\"]?\.\s{1,3})(?=\d[\d.,]*\s*(?:%|\p{Ll}{2})|$)"
"""Holds where the space behind a full stop ends and a figure with what it counts begins, or where the words looked
at end, because they are those before a figure."""
SHARE_AHEAD = r"(?<=\p{Ll}{2}[)”’\"]?\.\s{1,3})(?=\d[\d.,]*\s*%)"
"""Holds where the space behind a full stop ends and a share begins."""
FULL_STOP = rf"\.\s+(?:(?=\p{{Lu}})|{FIGURE_AHEAD})"
"""The full stop with the space behind it: ``. `` of ``quy định. Tỷ lệ …`` and of ``quy định. 100% …``."""
_SENTENCE = regex.compile(FULL_STOP)


def sentence_of(text: str, at: int) -> tuple[int, int]:
    """The span of the sentence that holds a place."""
    begin = max((m.end() for m in _SENTENCE.finditer(text, 0, at)), default=0)
    behind = _SENTENCE.search(text, at)
    return begin, behind.start() if behind else len(text)
