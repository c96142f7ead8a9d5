"""What the second network reads at the place of a word, with its neighbours in the same picture.

A word alone is read worse than one between its neighbours: a lone ``1`` is as high as an ``I``, and the network was
taught lines. A crop is the word that is asked for with one on either side; crops that meet are read as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
import numpy.typing as npt

from extract.line_reader.letters import Letter
from extract.line_reader.network import LineNetwork
from extract.scan.tesseract import BELOW, RecognisedWord

ABOVE = 0.95
"""Font sizes from the base line up to the top of a capital with its tones."""
BENEATH = 0.27
"""Font sizes from the base line down to the foot of tails and dots."""
BESIDE = 0.2
"""Font sizes kept on either side of a crop."""
APART = 1.2
"""Font sizes: words further apart stand in two columns, and are no neighbours."""


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the network reads at the place of a word.

    Attributes:
        text: its letters; a space where it sees two words.
        confidence: that of its least sure letter or sign, 0 to 1.
        of_letters: the same without the signs at its end, None where it holds no letter or that is not known: stops in a
            row are poorly read, and say nothing of the letters before them.
    """

    text: str
    confidence: float
    of_letters: float | None = None

    @property
    def surely(self) -> float:
        """How sure its letters are."""
        return self.confidence if self.of_letters is None else self.of_letters


def second_readings(
    words: Sequence[RecognisedWord], wanted: Sequence[int], grey: npt.NDArray[np.uint8], network: LineNetwork
) -> dict[int, SecondReading]:
    """What the network reads at the places of words, by their indexes; an empty text where it sees no letter.

    Args:
        words: of one cell, or of the text outside of tables, in reading order; dots of the picture.
        wanted: indexes of the words that are to be read again, rising.
        grey: the picture without drawn lines.
    """
    found: dict[int, SecondReading] = {}
    for first, last in _crops(words, wanted):
        group = words[first : last + 1]
        letters = _read(group, grey, network)
        for k, reading in enumerate(_by_word(group, letters)):
            if first + k in wanted:
                found[first + k] = reading
    return found


def _crops(words: Sequence[RecognisedWord], wanted: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last index of the words of each crop."""
    reach: list[tuple[int, int]] = []
    for index in wanted:
        if words[index].direction:
            continue
        first = index - 1 if index and _beside(words[index - 1], words[index]) else index
        more = index + 1 < len(words) and _beside(words[index], words[index + 1])
        last = index + 1 if more else index
        if reach and first <= reach[-1][1]:
            reach[-1] = (reach[-1][0], last)
        else:
            reach.append((first, last))
    yield from reach


def _beside(left: RecognisedWord, right: RecognisedWord) -> bool:
    """Whether two words are neighbours in one line."""
    size = max(left.size, right.size)
    return (
        left.direction == right.direction == 0
        and abs(left.bottom - right.bottom) < size / 4
        and -size < right.x0 - left.x1 < APART * size
    )


def _read(group: Sequence[RecognisedWord], grey: npt.NDArray[np.uint8], network: LineNetwork) -> list[Letter]:
    """The letters at the place of a group of words, ``x`` in dots of the whole picture."""
    size = max(w.size for w in group)
    base = sum(w.bottom - BELOW * w.size for w in group) / len(group)
    left = max(0, round(min(w.x0 for w in group) - BESIDE * size))
    right = min(grey.shape[1], round(max(w.x1 for w in group) + BESIDE * size))
    top, bottom = max(0, round(base - ABOVE * size)), min(grey.shape[0], round(base + BENEATH * size))
    if right <= left or bottom <= top:
        return []
    return [Letter(c.text, left + c.x, c.confidence) for c in network.read(grey[top:bottom, left:right])]


def _by_word(group: Sequence[RecognisedWord], letters: Sequence[Letter]) -> Iterator[SecondReading]:
    """The letters at the place of each word of a group.

    What stands between two spaces belongs to the word over whose middle it lies; where it lies over the middles of
    two, these part half-way between their boxes.
    """
    edges = [float("-inf"), *((a.x1 + b.x0) / 2 for a, b in pairwise(group)), float("inf")]
    tokens: list[list[list[Letter]]] = [[] for _ in group]
    for token in _tokens(letters):
        over = [k for k, w in enumerate(group) if token[0].x <= (w.x0 + w.x1) / 2 <= token[-1].x]
        if len(over) > 1:
            for k, (left, right) in enumerate(pairwise(edges)):
                tokens[k].append([c for c in token if left <= c.x < right])
        else:
            middle = (token[0].x + token[-1].x) / 2
            nearest = next(k for k, right in enumerate(edges[1:]) if middle < right)
            tokens[over[0] if over else nearest].append(token)
    for mine in tokens:
        text = " ".join("".join(c.text for c in token) for token in mine if token)
        seen = [c for token in mine for c in token]
        last = max((k for k, c in enumerate(seen) if c.text.isalnum()), default=-1)
        alone = [c.confidence for c in seen[: last + 1]]
        yield SecondReading(text, min((c.confidence for c in seen), default=0.0), min(alone, default=None))


def _tokens(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters between spaces."""
    for is_space, run in groupby(letters, key=lambda c: c.text == " "):
        if not is_space:
            yield list(run)
