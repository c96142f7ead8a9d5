"""Raised figures of a scan: small ink that stands high behind a word, with nothing beneath it.

Read with its word such a figure becomes a digit of it (``8.400¹`` gives 8.4001). So it is painted over before the
page is read. Where the word turns out to be a unit or a ten (``m²``, ``10⁶``) the figure is read by itself and joins
the word; else it is the mark of a footnote and is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import regex

from extract.ink.picture import Grey
from extract.ink.pieces import Pieces, pieces_of
from extract.model import Box
from extract.scan.reread import LARGEST, padded, read_digits
from extract.scan.tesseract import Reader, RecognisedWord
from normalize.marks.raised import holds_raised, raised_text

HEIGHT = (0.7, 2.6)
"""Millimetres: how high a raised figure is."""
WIDEST = 2.4
"""Millimetres."""
LOOK_BACK = 9.0
"""Millimetres to the left within which the letters of its word show how high the line is."""
TALLEST = 5.0
"""Millimetres: taller ink is no letter of the word."""
SMALLER = (0.42, 0.95)
"""Height of a raised figure, in heights of the tallest letter before it."""
HALF = 0.5
"""Share of the tallest letter's height from which ink before it shows where the line stands."""
BELOW_HEAD = 0.25
"""Heights by which its head lies below that of the tallest letter, at most: small letters lie lower."""
RAISED = 0.25
"""Heights by which its foot stands above that of the letters before it."""
REACHES = 0.2
"""Heights by which its foot lies below the head of the letters: a tone stands above them."""
APART = 0.05
"""Heights between it and the letter before it, at least: less is a piece that broke off a letter."""
NEAR = 0.4
"""Heights between it and the letter before it, at most."""
FOLLOWED = 0.28
"""Heights: ink of the line that begins nearer behind it makes it part of a word."""
AT_ONCE = 512
"""Pieces that are held against the letters before them in one step."""
_FIGURE = regex.compile(r"[(\[]?[\d.,]{1,4}[)\]]?|[()]{1,2}")
PAPER = 255


@dataclass(frozen=True, slots=True)
class RaisedMark:
    """A raised figure, its box in dots."""

    box: Box
    text: str


def without_raised(
    grey: Grey, ink: Grey, engine: Reader, dpi: float, pieces: Pieces | None = None
) -> tuple[Grey, Grey, list[RaisedMark]]:
    """The picture and its ink without raised figures, and these: ink that is read as a figure when it stands
    alone.

    Args:
        pieces: the pieces of the ink, where they are known.
    """
    small = _found(ink, pieces_of(ink) if pieces is None else pieces, dpi)
    found = list(_joined(sorted(small, key=lambda b: (b.x0, b.top)), dpi))
    if not found:
        return grey, ink, []
    plain, left = grey.copy(), ink.copy()
    marks: list[RaisedMark] = []
    for box in found:
        y0, y1, x0, x1 = (
            max(0, int(box.top) - 1),
            int(box.bottom) + 1,
            max(0, int(box.x0) - 1),
            int(box.x1) + 1,
        )
        piece = padded(grey[y0:y1, x0:x1].copy(), dpi)
        text = "".join(w.text for w in read_digits(piece, engine, dpi, LARGEST))
        if not _FIGURE.fullmatch(text):
            continue
        marks.append(RaisedMark(box, text))
        plain[y0:y1, x0:x1] = PAPER
        left[y0:y1, x0:x1] = 0
    return plain, left, marks


def _found(ink: Grey, pieces: Pieces, dpi: float) -> Iterator[Box]:
    """The boxes of small ink that stands as a raised figure does, with nothing beneath and close behind it."""
    mm = dpi / 25.4
    stats = pieces.stats[1:]
    h, w = stats[:, 3], stats[:, 2]
    letters = (h <= TALLEST * mm) & (h >= HEIGHT[0] * mm) & (w <= 3 * TALLEST * mm)
    small = stats[letters & (h <= HEIGHT[1] * mm) & (w <= WIDEST * mm)]
    before = stats[letters]
    before = before[np.argsort(before[:, 0])]
    for start in range(0, len(small), AT_ONCE):
        some = small[start : start + AT_ONCE]
        for (cx, cy, cw, ch), tall, base in zip(*_raised(some, before, mm), strict=True):
            under = ink[cy + ch + 1 : int(base + 0.15 * tall), cx : cx + cw]
            aside = cx + cw + 1
            behind = ink[int(base - 0.45 * tall) : int(base), aside : aside + max(2, int(FOLLOWED * tall))]
            if not under.any() and not behind.any():
                yield Box(cx, cy, cx + cw, cy + ch)


def _raised(
    small: npt.NDArray[np.int32], before: npt.NDArray[np.int32], mm: float
) -> tuple[list[list[int]], list[int], list[int]]:
    """Which small pieces stand high behind a letter: their boxes (x, y, width, height), the height of the tallest letter
    before each, and where the foot of those without a tail lies.

    Args:
        small: boxes of the pieces that may be raised.
        before: boxes of letters by their left edges.
    """
    cx, cy, cw, ch = (small[:, k] for k in range(4))
    first = np.searchsorted(before[:, 0], cx - LOOK_BACK * mm)
    last = np.searchsorted(before[:, 0], cx)
    at = first[:, None] + np.arange(max(1, int((last - first).max(initial=0))))
    is_near = at < last[:, None]
    lx, ly, lw, lh = np.moveaxis(before[np.minimum(at, len(before) - 1), :4], 2, 0)
    foot, end = ly + lh, lx + lw
    same = is_near & (ly < (cy + 2 * ch)[:, None]) & (foot > cy[:, None]) & (end <= (cx + cw // 2)[:, None])
    heights = np.where(same, lh, 0)
    rows, tallest = np.arange(len(small)), heights.argmax(axis=1)
    tall, head = heights[rows, tallest], ly[rows, tallest]
    far = np.iinfo(np.int32).max
    base = np.where(same & (lh >= HALF * tall[:, None]), foot, far).min(axis=1, initial=far)
    gap = cx - np.where(same, end, -far // 2).max(axis=1, initial=-far // 2)
    fits = (
        same.any(axis=1)
        & (SMALLER[0] * tall <= ch)
        & (ch <= SMALLER[1] * tall)
        & (base - (cy + ch).astype(np.int64) >= RAISED * tall)
        & (cy <= head + BELOW_HEAD * tall)
        & (cy + ch >= head + REACHES * tall)
        & (APART * tall <= gap)
        & (gap <= NEAR * tall)
    )
    return small[fits, :4].tolist(), tall[fits].tolist(), base[fits].tolist()


def _joined(boxes: Sequence[Box], dpi: float) -> Iterator[Box]:
    """Figures of one mark as one box: ``12``, ``(1)``."""
    near = 0.5 * dpi / 25.4
    whole: Box | None = None
    for box in boxes:
        if (
            whole is not None
            and box.x0 - whole.x1 <= near
            and box.top < whole.bottom
            and box.bottom > whole.top
        ):
            whole = Box(
                whole.x0, min(whole.top, box.top), max(whole.x1, box.x1), max(whole.bottom, box.bottom)
            )
            continue
        if whole is not None:
            yield whole
        whole = box
    if whole is not None:
        yield whole


def with_exponents(words: Sequence[RecognisedWord], marks: Sequence[RaisedMark]) -> list[RecognisedWord]:
    """The words with raised figures that belong to them: those of units and powers."""
    done = list(words)
    for mark in marks:
        at = _word_before(done, mark.box)
        figure = "".join(c for c in mark.text if c.isdigit())
        added = raised_text(done[at].text, figure) if at is not None and figure else ""
        if at is not None and holds_raised(added):
            text = done[at].text + (added if done[at].text.endswith("10") else figure)
            done[at] = replace(done[at], text=text, x1=mark.box.x1)
    return done


def _word_before(words: Sequence[RecognisedWord], box: Box) -> int | None:
    """The index of the word that ends where a mark begins."""
    size = box.bottom - box.top
    near = [
        (abs(w.x1 - box.x0), k)
        for k, w in enumerate(words)
        if w.top - size < box.top and box.bottom < w.bottom + size / 2 and abs(w.x1 - box.x0) < 1.2 * size
    ]
    return min(near)[1] if near else None
