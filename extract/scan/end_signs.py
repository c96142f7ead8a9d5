"""Which sign is printed behind a word? The ink at the foot of its line shows it.

Behind the last letter a stop is a small piece of ink that stands on the base line, a comma one that reaches below it; a
colon and a semicolon have a second one above. The readers see stops where nothing is printed and read one sign for
another (``;`` as ``,``). Where the ink is not clear (a sign that touches its letter, a broken one) the word stays as
read. A stop is not put in on the ink's word alone: the word is doubted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
import numpy.typing as npt
import regex

from extract.ink.picture import Grey
from extract.ink.pieces import Pieces
from extract.scan.tesseract import BELOW, RecognisedWord
from extract.scan.words import DOUBTED
from normalize.notes import LOOK, Code, info, warning

# Lengths are in font sizes of the line; heights are above (negative) or below the base line.
LETTER = 0.36
"""From this height on a piece of ink is a letter."""
WIDEST = 0.26
"""No sign is wider."""
SPECK = 0.07
"""What is smaller in both directions is dirt."""
FLOATS = 0.1
"""Above the base line: the foot of dirt that floats; lower a speck may be what is left of a sign."""
NARROWEST = 0.075
"""No sign is narrower: what is, is a speck."""
DEEPEST = 0.4
"""Below the base line: how far ink is looked for."""
GAP = 0.35
"""Between the last letter and its sign, at most."""
WHITE = 0.45
"""Behind the last letter: where no ink is as near, there is no sign."""
ARM = 0.15
"""A sign ends so far to the left of the end of the letter that it stands under, at most."""
HEIGHT = 0.62
"""Above the base line: ink higher than this is no part of a sign."""
HANGS = 0.13
"""Below the base line: what begins lower belongs to the next line."""
STANDS = 0.08
"""From the base line that was measured: the feet of letters lie no further from it; those joined with a comma do."""
STOP_FOOT = (-0.06, 0.055)
"""Where the foot of a stop lies."""
COMMA_FOOT = (0.095, 0.24)
"""Where that of a comma lies."""
HEAD = (-0.26, -0.08)
"""Where the head of either lies."""
ROUND = 0.24
"""A stop is no higher."""
UPPER_FOOT = (-0.42, -0.2)
"""Where the foot of the upper dot of a colon lies."""
TOUCHES = 0.05
"""Ink of the last letter that reaches further at its foot than above may hold a sign."""
FOOT = 0.2
"""How high a sign that touches its letter is."""

LARGEST_LETTER = 7.0
"""Millimetres: no letter is higher."""
LARGEST_SIGN = 2.6
"""Millimetres: no sign is larger."""
ENDS = frozenset({"", ".", ",", ";", ":"})
"""The signs that are told from each other."""
UNSURE = frozenset({".", ":"})
"""Those that the ink alone does not prove: a speck looks like a stop, and so does a comma that lost its tail."""
_END = regex.compile(r"(?P<core>.*[\p{L}\d%)])(?P<end>[.,;:]*)")
_SIGNS = {(False, "."): ".", (False, ","): ",", (True, "."): ":", (True, ","): ";"}

Small = tuple[int, int, int, int]
"""Left, top, width, height of a piece of ink in dots."""


@dataclass(frozen=True, slots=True)
class InkPieces:
    """The pieces of a picture's ink that are no larger than letters.

    Attributes:
        tops: upper edges, rising.
        boxes: left, top, width, height of each.
        tallest: height of the tallest, at most.
        small: the same of those as small as signs.
        small_tops: their upper edges, rising.
        ink: the mask of ink.
    """

    tops: npt.NDArray[np.int32]
    boxes: npt.NDArray[np.int32]
    tallest: int
    small: Sequence[Small]
    small_tops: Sequence[int]
    ink: Grey

    def near(self, left: float, right: float, top: float, bottom: float) -> list[Small]:
        """The pieces that reach into an area."""
        first, last = np.searchsorted(self.tops, (top - self.tallest, bottom))
        some = self.boxes[first:last]
        x, y = some[:, 0], some[:, 1]
        inside = (x < right) & (x + some[:, 2] > left) & (y + some[:, 3] > top)
        found: list[Small] = [(a, b, c, d) for a, b, c, d in some[inside].tolist()]
        return found

    def has_small(self, left: float, right: float, top: float, bottom: float) -> bool:
        """Whether a piece as small as a sign begins in an area."""
        first, last = bisect_left(self.small_tops, top), bisect_left(self.small_tops, bottom)
        return any(left < piece[0] < right for piece in self.small[first:last])


def ink_pieces(ink: Grey, pieces: Pieces, dpi: float) -> InkPieces:
    """The pieces of ink among which signs are looked for."""
    tallest = round(LARGEST_LETTER * dpi / 25.4)
    boxes = pieces.stats[1:, :4]
    boxes = boxes[boxes[:, 3] <= tallest]
    boxes = boxes[np.argsort(boxes[:, 1], kind="stable")]
    small = boxes[np.maximum(boxes[:, 2], boxes[:, 3]) <= LARGEST_SIGN * dpi / 25.4]
    listed: list[Small] = [(a, b, c, d) for a, b, c, d in small.tolist()]
    return InkPieces(boxes[:, 1], boxes, tallest, listed, small[:, 1].tolist(), ink)


def with_end_signs(words: Sequence[RecognisedWord], pieces: InkPieces) -> list[RecognisedWord]:
    """The words, each with the sign behind it that the ink shows, where it shows one or surely none."""
    done: list[RecognisedWord] = []
    for k, word in enumerate(words):
        after = words[k + 1] if k + 1 < len(words) and words[k + 1].line == word.line else None
        end = _end_of_ink(word, after, pieces)
        done.append(word if end is None else _ended(word, end))
    return done


def ended_as_ink(text: str, end: str | None) -> str:
    """A reading with the sign that the ink shows behind it. Example: ``quản`` for ``quản.`` where there is none."""
    found = _END.fullmatch(text)
    return text if end is None or found is None else found["core"] + end


def _ended(word: RecognisedWord, end: str) -> RecognisedWord:
    text = ended_as_ink(word.text, end)
    if end in UNSURE:
        return word if text == word.text else _doubted(word, text)
    if text == word.text:
        return replace(word, end=end)
    message = f"Read as {word.text!r}; the ink shows {repr(end) if end else 'no sign'} behind it."
    note = word.note or info(Code.TEXT_REPAIRED, message, expected=text, found=word.text)
    return replace(word, text=text, note=note, end=end)


def _doubted(word: RecognisedWord, other: str) -> RecognisedWord:
    """A word behind which the ink shows another sign, which may be dirt or what is left of one."""
    message = f"Read as {word.text!r}; the ink behind it looks like {other!r}.{LOOK}"
    note = word.note or warning(Code.READERS_DISAGREE, message, expected=other, found=word.text)
    return replace(word, confidence=min(word.confidence, DOUBTED), note=note)


def _end_of_ink(word: RecognisedWord, after: RecognisedWord | None, pieces: InkPieces) -> str | None:
    """The sign that the ink shows behind a word; empty where there is surely none, None where it is not clear."""
    found = _END.fullmatch(word.text)
    if found is None or found["end"] not in ENDS or word.direction:
        return None
    size, base = word.size, word.bottom - BELOW * word.size
    right = word.x1 + WHITE * size if after is None else min(word.x1 + WHITE * size, max(after.x0, word.x1))
    foot = (base + HEAD[0] * size, base + HANGS * size)
    if not found["end"] and not pieces.has_small(word.x1 - GAP * size, right, *foot):
        return None
    near = pieces.near(word.x0, right, base - size, base + DEEPEST * size)
    letters = [p for p in near if _is_letter(p, base, size) and p[0] + p[2] / 2 < word.x1]
    if not letters:
        return None
    last = max(letters, key=lambda p: p[0] + p[2])
    base = _base_of(letters, base, size)
    edge = last[0] + last[2]
    behind = [p for p in near if _is_behind(p, edge, base, size) and not _is_speck(p, base, size)]
    if not behind:
        surely = found["end"] in (".", ",") and not _may_touch(last, base, size, pieces.ink)
        return "" if surely else None
    return _sign_of(_joined(behind, size), base, size, edge)


def _is_letter(piece: Small, base: float, size: float) -> bool:
    """Whether a piece of ink stands on the base line as letters do."""
    _, y, _, h = piece
    return h >= LETTER * size and y < base - 0.25 * size and y + h > base - 0.15 * size


def _is_behind(piece: Small, edge: float, base: float, size: float) -> bool:
    """Whether a piece of ink that is no letter stands behind the last one, or under its arm (``P,``)."""
    x, y, w, h = piece
    if x >= edge + WHITE * size or y >= base + HANGS * size or y + h <= base - HEIGHT * size:
        return False
    is_under = x + w > edge - ARM * size and HEAD[0] * size <= y - base < -SPECK * size
    return (x + w / 2 > edge or is_under) and not _is_letter(piece, base, size)


def _is_speck(piece: Small, base: float, size: float) -> bool:
    """Whether a piece of ink is dirt above the foot of the line."""
    _, y, w, h = piece
    foot = (y + h - base) / size
    return max(w, h) < SPECK * size and foot < -FLOATS and not UPPER_FOOT[0] <= foot <= UPPER_FOOT[1]


def _base_of(letters: Sequence[Small], base: float, size: float) -> float:
    feet = [y + h for _, y, _, h in letters if abs(y + h - base) < STANDS * size]
    return median(feet) if feet else base


def _joined(pieces: Sequence[Small], size: float) -> list[Small]:
    """The pieces from above, those of one sign that broke joined."""
    done: list[Small] = []
    for x, y, w, h in sorted(pieces, key=lambda p: p[1]):
        if done:
            a, b, c, d = done[-1]
            if y - (b + d) < 0.07 * size and min(x + w, a + c) > max(x, a):
                left = min(a, x)
                done[-1] = (left, b, max(a + c, x + w) - left, max(b + d, y + h) - b)
                continue
        done.append((x, y, w, h))
    return done


def _sign_of(behind: Sequence[Small], base: float, size: float, edge: float) -> str | None:
    """The sign that pieces of ink behind a word make, None where they make none."""
    if len(behind) > 2 or behind[-1][0] > edge + GAP * size:
        return None
    low = _low_sign(behind[-1], base, size)
    if low is None or (len(behind) == 2 and not _is_upper_dot(behind[0], base, size)):
        return None
    return _SIGNS[len(behind) == 2, low]


def _low_sign(piece: Small, base: float, size: float) -> str | None:
    """``.`` or ``,`` where a piece of ink is one."""
    _, y, w, h = piece
    head, foot = (y - base) / size, (y + h - base) / size
    if not (NARROWEST <= w / size <= WIDEST and HEAD[0] <= head <= HEAD[1]):
        return None
    if STOP_FOOT[0] <= foot <= STOP_FOOT[1] and NARROWEST <= h / size <= ROUND:
        return "."
    if COMMA_FOOT[0] <= foot <= COMMA_FOOT[1]:
        return ","
    return None


def _is_upper_dot(piece: Small, base: float, size: float) -> bool:
    _, y, w, h = piece
    foot = (y + h - base) / size
    return UPPER_FOOT[0] <= foot <= UPPER_FOOT[1] and all(NARROWEST <= v / size <= ROUND for v in (w, h))


def _may_touch(letter: Small, base: float, size: float, ink: Grey) -> bool:
    """Whether the last letter reaches so far to the right at its foot that a sign may touch it."""
    x, y, w, h = letter
    foot = round(base - FOOT * size)
    low = ink[foot : y + h, x : x + w]
    high = ink[y:foot, x : x + w]
    reaches = [int(np.flatnonzero(part.any(axis=0))[-1]) if part.any() else 0 for part in (high, low)]
    return reaches[1] - reaches[0] > TOUCHES * size
