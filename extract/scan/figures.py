"""Figures read twice: the first reading is compared with a second one and with the shapes in the ink.

Where readings differ, the one is taken that fits the ink and that two of three readings give; both stand in
the note. A figure is never changed in any other way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extract.ink.picture import Grey
from extract.scan.comparison_signs import SIGNED, with_sign_of_ink
from extract.scan.figure_shapes import expected_shapes, fits, shapes_of, with_points
from extract.scan.reread import LARGER, LARGEST, padded, place_of, read_digits
from extract.scan.tesseract import Reader, RecognisedWord
from normalize.notes import Code, Note, info, warning

FIGURE = regex.compile(r"[≤≥<>(]?\d[\d.,/\-–()%]*|[\d.,/\-–()%]*\d")
"""A figure as one word: digits with points, commas, slashes, hyphens."""
SURE = 0.90
"""Confidence from which a figure that fits its ink is not read again."""
ALONE = 0.75
"""Confidence from which a figure is taken that fits its ink and that no other reading contradicts."""
CONFIRMED = 0.80
"""Two readings that agree are believed if one of them has this confidence."""
AGREED = 0.97
"""Confidence of a figure on which two readings and the ink agree."""
DISPUTED = 0.40
"""Confidence of a figure on which they do not."""
_AMONG_WORDS = regex.compile(r"(?P<figure>\d[\d.,/\-–]*\d|\d)(?P<tail>[.,;:)%]*)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a figure and Tesseract's own figure for it (0 to 1)."""

    text: str
    confidence: float


def checked(
    words: Sequence[RecognisedWord], piece: Grey, ink: Grey, reader: Reader, dpi: float, tail: str = ""
) -> list[RecognisedWord]:
    """The words of a picture that holds one figure and nothing else, read up to three times.

    Args:
        words: the first reading, all on one line.
        piece: the picture.
        ink: its ink, points and commas included.
        tail: signs that stand behind the figure in the picture, and are no part of the words.
    """
    first = Reading(" ".join(w.text for w in words), min(w.confidence for w in words))
    shapes = "" if "%" in tail else shapes_of(ink, dpi)
    if fits(first.text, shapes) and first.confidence >= SURE:
        return list(words)
    readings = [first, _again(piece, reader, dpi, LARGER, tail)]
    if readings[1].text != first.text or fits(first.text, shapes) is False:
        readings.append(_again(piece, reader, dpi, LARGEST, tail))
    readings = [r for r in readings if any(c.isdigit() for c in r.text)] or [first]
    chosen, agreed = _choice(readings, shapes)
    sure = AGREED if agreed else min(first.confidence, DISPUTED)
    if chosen == first.text:
        note = None if agreed else _note(chosen, readings)
        return [replace(w, confidence=sure, note=note) for w in words]
    joined = replace(words[0], text=chosen, x0=min(w.x0 for w in words), x1=max(w.x1 for w in words))
    return [replace(joined, confidence=sure, note=_note(chosen, readings, agreed=agreed))]


def with_figures_checked(
    words: Sequence[RecognisedWord], grey: Grey, ink: Grey, reader: Reader, dpi: float
) -> list[RecognisedWord]:
    """The words of a picture; each figure of low confidence among them is cut out and read again alone."""
    done: list[RecognisedWord] = []
    for w in words:
        if w.confidence < SURE and _AMONG_WORDS.fullmatch(w.text):
            done.append(_figure_checked(w, grey, ink, reader, dpi))
        else:
            done.append(with_sign_of_ink(w, ink, dpi) if SIGNED.match(w.text) else w)
    return done


def _figure_checked(
    word: RecognisedWord, grey: Grey, ink: Grey, reader: Reader, dpi: float
) -> RecognisedWord:
    place, found = place_of(word, grey, dpi), _AMONG_WORDS.fullmatch(word.text)
    if place is None or found is None or not ink[place].any():
        return word
    bare = replace(word, text=found["figure"])
    again = checked([bare], padded(grey[place], dpi), ink[place], reader, dpi, found["tail"])
    read = " ".join(w.text for w in again)
    return replace(
        word, text=read + found["tail"], confidence=min(w.confidence for w in again), note=again[0].note
    )


def as_figure(piece: Grey, ink: Grey, reader: Reader, dpi: float) -> list[RecognisedWord]:
    """The picture read as a figure, in several sizes until a reading fits the ink; empty where none does."""
    shapes = shapes_of(ink, dpi)
    for scale in (1.0, LARGER, LARGEST):
        words = read_digits(piece, reader, dpi, scale)
        if len(words) == 1 and FIGURE.fullmatch(words[0].text) and fits(words[0].text, shapes):
            return [replace(words[0], confidence=min(words[0].confidence, DISPUTED))]
    return []


def _again(piece: Grey, reader: Reader, dpi: float, scale: float, tail: str) -> Reading:
    """The picture read again; without the signs behind the figure, which ``0%.`` has, where the first reading had
    some."""
    words = read_digits(piece, reader, dpi, scale)
    text = " ".join(w.text for w in words)
    found = _AMONG_WORDS.fullmatch(text) if tail else None
    return Reading(found["figure"] if found else text, min((w.confidence for w in words), default=0.0))


def _choice(readings: Sequence[Reading], shapes: str) -> tuple[str, bool]:
    """The text to take, and whether it is beyond doubt.

    It is beyond doubt where it fits the ink, no other reading that fits as well differs, and either two
    readings agree on it (one of them with confidence) or it is the only reading with digits.
    """
    fitting = [r for r in readings if fits(r.text, shapes)]
    if not fitting:
        pointed = {p for r in readings if (p := with_points(r.text, shapes))}
        if len(pointed) == 1:
            return pointed.pop(), False
        fitting = [r for r in readings if fits(r.text, shapes) is None] or list(readings[:1])
    counts = Counter(r.text for r in fitting)
    best = max(fitting, key=lambda r: (counts[r.text], r.confidence)).text
    return best, len(counts) == 1 and _beyond_doubt(best, readings, shapes)


def _beyond_doubt(text: str, readings: Sequence[Reading], shapes: str) -> bool:
    """Whether a figure may be taken without doubt, where no reading that fits the ink as well says
    otherwise."""
    same = [r.confidence for r in readings if r.text == text]
    if fits(text, shapes) is False:
        # Letters that touch make fewer shapes than there are letters. More shapes mean that a letter was lost.
        touching = len(expected_shapes(text)) > len(shapes)
        return touching and len(same) == len(readings) > 1 and max(same) >= SURE
    if len(same) > 1:
        return max(same) >= CONFIRMED
    return len(readings) == 1 and max(same) >= ALONE and fits(text, shapes) is True


def _note(chosen: str, readings: Sequence[Reading], *, agreed: bool = False) -> Note:
    others = [t for t in dict.fromkeys(r.text for r in readings) if t != chosen]
    if agreed:
        return info(
            Code.NUMBER_AMBIGUOUS,
            f"The figure was first read as {readings[0].text!r}; two readings and the ink say {chosen!r}.",
            expected=chosen,
            found=readings[0].text,
        )
    differing = " and ".join(repr(t) for t in others) or "the same, but not surely"
    return warning(
        Code.NUMBER_AMBIGUOUS,
        f"The figure was read as {chosen!r}; other readings of the same ink: {differing}. Look at the page.",
        expected=others[0] if others else None,
        found=chosen,
    )
