"""Marks of footnotes before paragraphs: ``9 Kế hoạch đặt ra là 4%`` states nine of nothing.

A reader of pages gives a note as a paragraph that begins with its number. That is told from a count
(``10 Hợp tác xã thành lập mới``) by the row that the numbers of a document make: 1, 2, 3 …
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

_MARK = regex.compile(r"(?P<number>[1-9]\d{0,2})\s+(?=\p{Lu})")
_FEWEST = 3
"""Notes of a document that make a row."""
_WIDEST_STEP = 3
"""How far a number may be from that of the note before: those between stand within other paragraphs."""


def footnote_marks(paragraphs: Iterable[str]) -> list[int]:
    """For each paragraph, in order, how many letters the mark of a footnote takes at its head.

    ``1 GDP theo giá hiện hành …``, ``2 Công nghiệp tăng …``, ``3 Chất lượng …`` gives 2, 2, 2.
    """
    ends, marked, last = [], [], 0
    for place, text in enumerate(paragraphs):
        mark = _MARK.match(text)
        number = int(mark["number"]) if mark else 0
        if mark is not None and last < number <= last + _WIDEST_STEP:
            marked.append(place)
            last = number
            ends.append(mark.end())
        else:
            ends.append(0)
    return ends if len(marked) >= _FEWEST else [0] * len(ends)
