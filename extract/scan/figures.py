"""Figures read twice: what Tesseract says held against a second reading and against the shapes in the ink.

The ink of a figure is a row of shapes: tall ones (digits, slashes), small ones on the base line (points, commas),
flat ones half-way up (hyphens). ``5.1`` is tall-small-tall; a reading ``51`` does not fit, nor does ``2`` for ``22``.
Where readings differ, the one that fits the ink and that two of three readings give is taken; both stand in the
note. A figure is never changed in any other way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import regex

from extract.scan.picture import GRAIN, Grey, pieces_of
from extract.scan.tesseract import Mode, Reader, RecognisedWord
from normalize.notes import Code, Note, Severity, info, warning

FIGURE = regex.compile(r"[≤≥<>(]?\d[\d.,/\-–()%]*|[\d.,/\-–()%]*\d")
"""A figure as one word: digits with points, commas, slashes, hyphens."""
SIGNED = regex.compile(r"(?P<sign>[<>≤≥])\s*\d|[<>≤≥]$")
"""A word that begins with a sign of comparison, or is one."""
BARRED = {"<": "≤", ">": "≥", "≤": "≤", "≥": "≥"}
UNBARRED = {"≤": "<", "≥": ">", "<": "<", ">": ">"}
BAR = 0.75
"""Share of the width of a sign of comparison that a row of its bar fills; a row of its arms fills less than half."""
DIGITS = "0123456789.,-–/()%≤≥<>"
PLAIN_DIGITS = "0123456789.,"
BORDER = 1.2
"""Millimetres of white put round a piece of a picture."""
BESIDE, LINE = 0.35, 1.05
"""Millimetres kept beside a word that is cut out, and the height it is cut out with in font sizes."""
LARGER = 1.6
"""The second reading is of a picture so many times larger."""
LARGEST = 2.2
"""The third one."""
SURE = 0.90
"""A figure that fits its ink and is read as surely as this is not read again."""
TALL = 0.62
"""Share of the line's height from which a shape is tall."""
LOW = 0.45
"""Share of the line's height up to which a shape on the base line is a point or a comma."""
ONE, TWO, THREE = 0.95, 1.72, 2.5
"""Widths, in heights, up to which tall ink is one, two, three digits that touch."""
HIGH = 1.05
"""How far above its foot the ink of a sign of comparison is looked for, in font sizes."""
CHEVRON = 0.2
"""The least width and height of its angle, in font sizes; a bar is lower."""
WIDEST_SIGN = 1.5
"""Width, in heights, beyond which the angle has grown together with what stands beside it."""
ALONE = 0.75
"""A figure that fits its ink and that no other reading contradicts is taken if it is read as surely as this."""
CONFIRMED = 0.80
"""Two readings that agree count if one of them is as sure as this."""
AGREED = 0.97
"""Sureness of a figure on which two readings and the ink agree."""
DISPUTED = 0.40
"""Sureness of a figure on which they do not."""


def shapes_of(ink: Grey, dpi: float) -> str:
    """The row of shapes in the ink of one line: ``T`` tall, ``.`` small and low, ``-`` flat, ``?`` neither.

    Grains, small marks above the base line and points at the ends are left out: they are dirt or say nothing.
    """
    grain = GRAIN * dpi / 25.4
    boxes = sorted(
        (int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h, _ in pieces_of(ink).stats[1:].tolist()
        if max(w, h) > grain
    )
    if not boxes:
        return ""
    merged = _merged(boxes)
    height = max(bottom - top for _, top, _, bottom in merged)
    tall = [b for b in merged if b[3] - b[1] >= TALL * height]
    base = float(np.median([b[3] for b in tall]))
    return "".join(_shape(b, height, base) for b in merged).strip(".")


def _merged(boxes: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Boxes that stand above each other as one."""
    merged: list[tuple[int, int, int, int]] = []
    for box in boxes:
        if merged:
            last = merged[-1]
            shared = min(last[2], box[2]) - max(last[0], box[0])
            if shared > 0.5 * min(last[2] - last[0], box[2] - box[0]):
                merged[-1] = (
                    min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]),
                )  # fmt: skip
                continue
        merged.append(box)
    return merged


def _shape(box: tuple[int, int, int, int], height: float, base: float) -> str:
    x0, top, x1, bottom = box
    w, h = x1 - x0, bottom - top
    if h >= TALL * height:
        return "T" * (1 if w < ONE * height else 2 if w < TWO * height else 3 if w < THREE * height else 4)
    if h <= LOW * height and w <= LOW * height and bottom >= base - 0.2 * height:
        return "."
    if h <= 0.3 * height and bottom < base - 0.1 * height:
        return "-" if w >= 1.5 * h and w >= 0.25 * height else ""
    return "?"


def expected_shapes(text: str) -> str:
    """The row of shapes a figure has in print."""
    return "".join(
        "." if c in ".," else "-" if c in "-–" else "T" for c in text.strip(".,") if not c.isspace()
    )


def fits(text: str, shapes: str) -> bool | None:
    """Whether a figure fits the shapes; None where the shapes or the text do not say."""
    if not shapes or "?" in shapes or "%" in text or any(c in text for c in "≤≥<>"):
        return None
    return expected_shapes(text) == shapes


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a figure and how sure Tesseract was of it."""

    text: str
    confidence: float


def checked(
    words: Sequence[RecognisedWord], piece: Grey, ink: Grey, reader: Reader, dpi: float
) -> list[RecognisedWord]:
    """The words of a picture that holds one figure and nothing else, after a second and a third look.

    Args:
        words: the first reading, all on one line.
        piece: the picture; ``ink``: its ink, points and commas included.
    """
    first = Reading(" ".join(w.text for w in words), min(w.confidence for w in words))
    shapes = shapes_of(ink, dpi)
    if fits(first.text, shapes) and first.confidence >= SURE:
        return list(words)
    readings = [first, _again(piece, reader, dpi, LARGER)]
    if readings[1].text != first.text or fits(first.text, shapes) is False:
        readings.append(_again(piece, reader, dpi, LARGEST))
    readings = [r for r in readings if any(c.isdigit() for c in r.text)] or [first]
    chosen, agreed = _choice(readings, shapes)
    sure = AGREED if agreed else min(first.confidence, DISPUTED)
    if chosen == first.text:
        note = None if agreed else _note(chosen, readings)
        return [replace(w, confidence=sure, note=note) for w in words]
    joined = replace(words[0], text=chosen, x0=min(w.x0 for w in words), x1=max(w.x1 for w in words))
    return [replace(joined, confidence=sure, note=_note(chosen, readings, agreed=agreed))]


def as_figure(piece: Grey, ink: Grey, reader: Reader, dpi: float) -> list[RecognisedWord]:
    """The picture read as a figure, sizes tried until one fits the ink; empty where none does."""
    shapes = shapes_of(ink, dpi)
    for scale in (1.0, LARGER, LARGEST):
        words = read_larger(piece, Mode.LINE, reader, dpi, scale, DIGITS)
        if len(words) == 1 and FIGURE.fullmatch(words[0].text) and fits(words[0].text, shapes):
            return [replace(words[0], confidence=min(words[0].confidence, DISPUTED))]
    return []


def with_sign_seen(word: RecognisedWord, ink: Grey, dpi: float) -> RecognisedWord:
    """A word that begins with a sign of comparison, with the one that its ink shows (``ink`` is that of the page).

    Tesseract's Vietnamese data have no ``≤`` and ``≥``: both come back without their bar, and surely.
    """
    if not SIGNED.match(word.text):
        return word
    barred = _has_bar(ink, word, dpi)
    if barred is None:
        told = (
            f"Read as {word.text!r}; whether a bar lies below the sign is not to be seen. Look at the page."
        )
        return replace(word, note=word.note or warning(Code.NUMBER_AMBIGUOUS, told, found=word.text))
    sign = (BARRED if barred else UNBARRED)[word.text[0]]
    if sign == word.text[0]:
        return word
    text = sign + word.text[1:]
    told = f"Read as {word.text!r}; the ink has {'a' if barred else 'no'} bar below the sign: {text!r}."
    if word.note is not None and word.note.severity is not Severity.INFO:
        note = warning(word.note.code, f"{told} {word.note.message}", expected=word.note.expected, found=text)
    else:
        note = info(Code.NUMBER_AMBIGUOUS, told, expected=text, found=word.text)
    return replace(word, text=text, note=note)


def _has_bar(ink: Grey, word: RecognisedWord, dpi: float) -> bool | None:
    """Whether a bar lies below the sign that a word begins with; None where no ink of a sign is found."""
    foot = round(word.bottom)
    head, left = max(0, round(word.bottom - HIGH * word.size)), max(0, round(word.x0) - 1)
    part = ink[head:foot, left : round(word.x1) + 1]
    if part.size == 0:
        return None
    least = CHEVRON * word.size
    pieces = [(x, y, w, h) for x, y, w, h, _ in pieces_of(part).stats[1:].tolist() if min(w, h) > least]
    if not pieces:
        return None
    x, y, w, h = min(pieces)
    # Its arms open: the middle of an angle is narrower than it is wide. A bar that touches is a row of its own piece.
    rows = np.count_nonzero(part[y + h // 2 :, x : x + w], axis=1)
    middle = np.count_nonzero(part[y : y + max(1, h // 2), x : x + w], axis=1)
    if middle.max(initial=0) >= BAR * w or w > WIDEST_SIGN * h:
        return None
    return bool(np.count_nonzero(rows >= BAR * w))


def padded(piece: Grey, dpi: float) -> Grey:
    """A piece of a picture with a white border, as Tesseract needs one."""
    border = round(BORDER * dpi / 25.4)
    wide = cv2.copyMakeBorder(piece, border, border, border, border, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(wide, dtype=np.uint8)


def place_of(word: RecognisedWord, grey: Grey, dpi: float) -> tuple[slice, slice] | None:
    """The rows and columns of a picture in which a word stands, whole letters and little beside; None for nowhere."""
    side = round(BESIDE * dpi / 25.4)
    top, bottom = max(0, round(word.bottom - LINE * word.size)), min(grey.shape[0], round(word.bottom))
    left, right = max(0, round(word.x0) - side), min(grey.shape[1], round(word.x1) + side)
    return (slice(top, bottom), slice(left, right)) if bottom > top and right > left else None


def read_larger(
    piece: Grey, mode: Mode, reader: Reader, dpi: float, scale: float, letters: str = ""
) -> list[RecognisedWord]:
    """The words of a picture read ``scale`` times larger, their boxes in the dots of the picture as it is."""
    larger = np.asarray(cv2.resize(piece, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)
    return [
        replace(w, x0=w.x0 / scale, x1=w.x1 / scale, top=w.top / scale, bottom=w.bottom / scale, size=w.size / scale)
        for w in reader.read(larger, mode, dpi * scale, letters)
    ]  # fmt: skip


def _again(piece: Grey, reader: Reader, dpi: float, scale: float) -> Reading:
    words = read_larger(piece, Mode.LINE, reader, dpi, scale, DIGITS)
    return Reading(" ".join(w.text for w in words), min((w.confidence for w in words), default=0.0))


def _choice(readings: Sequence[Reading], shapes: str) -> tuple[str, bool]:
    """The text to take, and whether it is beyond doubt.

    It is where it fits the ink and either two readings agree on it, one of them surely, or no other reading has
    digits at all; and where no reading that fits as well says otherwise.
    """
    fitting = [r for r in readings if fits(r.text, shapes)]
    if not fitting:
        pointed = {p for r in readings if (p := _with_points(r.text, shapes))}
        if len(pointed) == 1:
            return pointed.pop(), False
        fitting = [r for r in readings if fits(r.text, shapes) is None] or list(readings[:1])
    counts = Counter(r.text for r in fitting)
    best = max(fitting, key=lambda r: (counts[r.text], r.confidence)).text
    same = [r for r in readings if r.text == best]
    surest = max(r.confidence for r in same)
    if len(counts) > 1:
        return best, False
    if fits(best, shapes) is False:
        # Letters that touch make fewer shapes than there are; more shapes than letters means one was lost.
        touching = len(expected_shapes(best)) > len(shapes)
        return best, touching and len(same) == len(readings) > 1 and surest >= SURE
    if len(same) > 1:
        return best, surest >= CONFIRMED
    return best, len(readings) == 1 and surest >= ALONE and fits(best, shapes) is True


def _with_points(text: str, shapes: str) -> str | None:
    """A reading of bare digits with the points that the ink shows between them: ``71`` over ``T.T`` is ``7.1``."""
    digits = iter(text)
    if not text.isdigit() or shapes.count("T") != len(text) or not regex.fullmatch(r"T+(?:\.T+)+", shapes):
        return None
    return "".join("." if shape == "." else next(digits) for shape in shapes)


def _note(chosen: str, readings: Sequence[Reading], *, agreed: bool = False) -> Note:
    others = [t for t in dict.fromkeys(r.text for r in readings) if t != chosen]
    if agreed:
        return info(
            Code.NUMBER_AMBIGUOUS,
            f"The figure was first read as {readings[0].text!r}; two readings and the ink say {chosen!r}.",
            expected=chosen,
            found=readings[0].text,
        )
    said = " and ".join(repr(t) for t in others) or "the same, but not surely"
    return warning(
        Code.NUMBER_AMBIGUOUS,
        f"The figure was read as {chosen!r}; other readings of the same ink: {said}. Look at the page.",
        expected=others[0] if others else None,
        found=chosen,
    )
