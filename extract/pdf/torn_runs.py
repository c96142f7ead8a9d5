"""Words that a PDF draws in pieces: letters with marks come from another font, set apart from the rest.

Only a page on which lone marked letters stand everywhere is changed; there pieces that follow each other on a line
are put together to the words that plans use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.pdf.words import Run, run_of
from normalize.notes import Note
from normalize.spelling.torn_words import groups_of, is_torn, torn_note

NEAR = 0.9
"""Share of the font size: pieces further apart are of two words, whatever they spell."""
SAME_LINE = 0.3
"""Share of the font size by which the bottoms of two pieces of a word may differ."""
_LETTERS = regex.compile(r"\p{L}+")
_BEGINS = regex.compile(r"[(“\"\[]?\p{L}+")
_ENDS = regex.compile(r"\p{L}+\P{L}*")
_SIGN = regex.compile(r"[,;:.)]+")
_CODE_BEGINS = regex.compile(r".*/\p{Lu}{0,3}")
_CODE_GOES_ON = regex.compile(r"\p{Lu}{1,3}(?:-.*)?")
_CODE_ENDS = regex.compile(r"-\p{Lu}.*")


def whole_words(runs: Sequence[Run]) -> tuple[list[Run], Note | None]:
    """The runs of a page with the pieces of words put together, and a note where any were."""
    if not is_torn([run.text for run in runs]):
        return list(runs), None
    return [word for row in _rows(runs) for word in _joined(list(_with_codes(row)))], torn_note()


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs that follow each other without a wide gap."""
    row: list[Run] = []
    for run in runs:
        if row and not _near(row[-1], run):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _near(a: Run, b: Run) -> bool:
    size = max(a.style.size, b.style.size, 1.0)
    (_, _, right, bottom), (left, _, _, other) = a.boxes[-1], b.boxes[0]
    return (
        a.style.direction == b.style.direction == 0
        and abs(bottom - other) < SAME_LINE * size
        and -size < left - right < NEAR * size
    )


def _with_codes(row: list[Run]) -> Iterator[Run]:
    """The row with the symbols of acts as one: ``1658/Q`` ``Đ`` ``-TTg``."""
    at = 0
    while at < len(row):
        end = at + 1
        if _CODE_BEGINS.fullmatch(row[at].text) and end < len(row) and _CODE_GOES_ON.fullmatch(row[end].text):
            end += 1
            if end < len(row) and _CODE_ENDS.fullmatch(row[end].text):
                end += 1
        yield _one(row[at:end])
        at = end


def _joined(row: list[Run]) -> Iterator[Run]:
    at = 0
    while at < len(row):
        end = at + 1
        while end < len(row) and _goes_on(row[end - 1], row[end], first=end - 1 == at):
            end += 1
        start = at
        for size in _sizes(row[at:end]):
            yield _one(row[start : start + size])
            start += size
        at = end


def _goes_on(a: Run, b: Run, *, first: bool) -> bool:
    """Whether two runs may be pieces of one word, or of words whose pieces are to be told."""
    begins = _BEGINS if first else _LETTERS
    return begins.fullmatch(a.text) is not None and (
        _ENDS.fullmatch(b.text) is not None or _SIGN.fullmatch(b.text) is not None
    )


def _sizes(runs: Sequence[Run]) -> list[int]:
    """How many runs make each word."""
    if len(runs) == 1:
        return [1]
    has_sign = _SIGN.fullmatch(runs[-1].text) is not None
    pieces = [found[0] for run in runs if (found := _LETTERS.search(run.text))]
    sizes = [len(group) for group in groups_of(pieces)]
    if has_sign:
        sizes[-1] += 1
    return sizes


def _one(runs: Sequence[Run]) -> Run:
    return run_of("".join(r.text for r in runs), [b for r in runs for b in r.boxes], runs[0].style)
