"""A text with the place of each of its letters in the print: what is cut out of it keeps its own place.

The text of a clause or a cell is made from printed fragments: labels are cut off, a word broken by a page is
joined, lines become paragraphs. :func:`printed` follows it letter by letter, spaces aside, so that a phrase
that stands twice has two places. Nothing has to be searched for later.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.model import Clause, Fragment


@dataclass(frozen=True, slots=True)
class Printed:
    """A text and where it is printed.

    Attributes:
        fragments: the printed parts it stands in, in order.
        at: for each letter of ``text`` its index in the texts of the fragments joined by one space; None
            where the text is not that of its fragments.
    """

    text: str
    fragments: tuple[Fragment, ...]
    at: tuple[int, ...] | None

    @property
    def span(self) -> tuple[int, int] | None:
        """Where it stands in the joined texts of its fragments, half-open; None where this is not known."""
        return (self.at[0], self.at[-1] + 1) if self.at else None

    def part(self, start: int, end: int) -> Printed:
        """A part of the text (half-open span) with its own place."""
        return Printed(self.text[start:end], self.fragments, self.at[start:end] if self.at else None)

    def spans(self, parts: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...] | None:
        """Spans of the text as spans of the joined texts of the fragments."""
        if self.at is None:
            return None
        return tuple((self.at[a], self.at[b - 1] + 1) for a, b in parts if a < b)

    def touched(self) -> Printed:
        """The text with the fragments it stands in and no others; with all of them where this is not
        known."""
        return _touched(self, _starts(self.fragments))


def _starts(fragments: Sequence[Fragment]) -> list[int]:
    """Where each fragment begins in the joined texts."""
    return [0, *accumulate(len(f.text) + 1 for f in fragments)][: len(fragments)]


def _touched(whole: Printed, starts: Sequence[int]) -> Printed:
    if whole.at is None or whole.span is None:
        return whole
    start, end = whole.span
    first = max(bisect_right(starts, start) - 1, 0)
    behind = bisect_left(starts, end)
    moved = starts[first]
    at = tuple(k - moved for k in whole.at) if moved else whole.at
    return Printed(whole.text, whole.fragments[first:behind], at)


def printed(text: str, fragments: Sequence[Fragment]) -> Printed:
    """Lays a text over the fragments it was made from; of several places the first is taken."""
    return _laid(text, _Ink(tuple(fragments)), 0)[0]


def printed_lines(lines: Sequence[str], fragments: Sequence[Fragment]) -> Iterator[Printed]:
    """Texts that follow each other in the same fragments, each with the fragments it touches only."""
    ink, letter = _Ink(tuple(fragments)), 0
    for line in lines:
        whole, letter = _laid(line, ink, letter)
        yield _touched(whole, ink.starts)


class _Ink:
    """The letters of fragments without their spaces: ``letters`` for searching, ``places`` in the ``joined``
    texts."""

    def __init__(self, fragments: tuple[Fragment, ...]) -> None:
        joined = " ".join(f.text for f in fragments)
        self.joined = joined
        self.fragments = fragments
        self.starts = _starts(fragments)
        self.places = [k for k, letter in enumerate(joined) if not letter.isspace()]
        self.letters = "".join(joined.split())


def _laid(text: str, ink: _Ink, begin: int) -> tuple[Printed, int]:
    """A text laid over the letters from the one of index ``begin`` on, and the index of the letter behind
    it."""
    wanted = "".join(text.split())
    first = ink.letters.find(wanted, begin) if wanted else -1
    if first < 0:
        return Printed(text, ink.fragments, None), begin
    start = ink.places[first]
    if ink.joined.startswith(text, start):
        return Printed(text, ink.fragments, tuple(range(start, start + len(text)))), first + len(wanted)
    own = iter(ink.places[first : first + len(wanted)])
    at: list[int] = []
    for letter in text:
        at.append((at[-1] + 1 if at else start) if letter.isspace() else next(own))
    return Printed(text, ink.fragments, tuple(at)), first + len(wanted)


def printed_paragraphs(clause: Clause) -> Iterator[Printed]:
    """The paragraphs of a clause's own text, its heading included."""
    yield from printed_lines([line for line in clause.text.split("\n") if line], clause.fragments)
