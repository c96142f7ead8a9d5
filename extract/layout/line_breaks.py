"""Line breaks inside a paragraph: most only break a long title, some stand where a paragraph should end.

``TỈNH CAO BẰNG<br>GIAI ĐOẠN 2017-2020`` is one paragraph; ``a) … ;<br>b) …`` are two clauses.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from normalize.numbering.paragraph_labels import paragraph_label
from normalize.official_words import any_of

_ENDED = regex.compile(r"[.;:!?…/]\s*[\"”’)]*\s*$")
_BASIS = regex.compile(rf"{any_of('cites', 'proposes')}\b", regex.IGNORECASE)


def split_at_labels(lines: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The lines in groups, one a paragraph: a labelled line after a finished one begins a new paragraph."""
    groups: list[list[str]] = []
    for line in lines:
        begins = paragraph_label(line) is not None or _BASIS.match(line) is not None
        if groups and not (begins and _ENDED.search(groups[-1][-1])):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(tuple(group) for group in groups)
