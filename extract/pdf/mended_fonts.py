"""A PDF with the letters of its fonts put right: by spelling, and digits by their ink.

Only files whose fonts contradict themselves (:mod:`extract.pdf.fonts`) are touched. A code without a letter is given the
one that makes words of all it stands in; a digit that two glyphs claim is read from the ink of each. What cannot be
told stays unknown and is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium_api

from extract.pdf.fonts import (
    DoubtfulFont,
    glyph_sheet,
    with_signs,
    with_tables,
)
from extract.pdf.words import UNKNOWN, characters
from normalize.notes import Code, Note, info, warning
from normalize.spelling.unknown_letters import solved

MOST_UNKNOWN = 40
"""Letters without a value in use, up to which they are told by spelling; with more the page is read as a
picture."""
SHEET_SCALE = 4.0
"""Dots a point in the picture of a glyph."""
_MOST_PAGES = 200

Grey = npt.NDArray[np.uint8]
DigitReader = Callable[[Sequence[Grey]], list[str | None]]
"""From pictures of glyphs to the digits they print; see ``extract.scan.glyphs.digits_printed``."""
Place = tuple[tuple[int, int], int]
"""The id of a font and a code of it."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The bytes of a file with other tables for its fonts (None: it is read as it is), and what there is to
    say."""

    data: bytes | None = None
    notes: tuple[Note, ...] = ()


def mended(path: Path, fonts: Sequence[DoubtfulFont], digits: DigitReader | None) -> Mended:
    """The file with the letters of its doubtful fonts put right.

    Args:
        fonts: those whose tables are not to be believed.
        digits: reads digits from their ink; None where Tesseract is not there or not wanted.
    """
    if not fonts:
        return Mended()
    tables: dict[tuple[int, int], dict[int, str]] = {f.id: dict(f.letters) for f in fonts}
    by_ink, notes = _digits(path, [f for f in fonts if f.digits], digits)
    by_words, more = _letters(path, [f for f in fonts if f.unknown or f.doubles])
    changed = {**by_ink, **by_words}
    if not changed:
        return Mended(None, notes)
    for (font, code), letter in changed.items():
        tables[font][code] = letter
    touched = {font for font, _ in changed}
    widths = {f.id: f.width for f in fonts}
    return Mended(with_tables(path, {i: t for i, t in tables.items() if i in touched}, widths), notes + more)


def unmended(fonts: Sequence[DoubtfulFont]) -> Mended:
    """What there is to say of the fonts of a file that is read from a copy (repaired, or without hidden layers):
    their tables stay as they are."""
    doubtful = [f for f in fonts if f.digits]
    stated = [f.letters[code] for f in doubtful for code in f.digits]
    return Mended(None, tuple(_digit_notes(doubtful, {}, stated, can_read=True)))


def _letters(path: Path, fonts: Sequence[DoubtfulFont]) -> tuple[dict[Place, str], tuple[Note, ...]]:
    """Letters for codes in use that have none or one of another code; U+FFFD for those that cannot be told."""
    if not fonts:
        return {}, ()
    tables, places = with_signs(fonts)
    texts = _texts(with_tables(path, tables, {f.id: f.width for f in fonts}))
    used = {c: places[c] for text in texts for c in text if c in places}
    stated = {(f.id, code): f.letters[code] for f in fonts for code in f.doubles}
    if not _conflicts(used, stated):
        return {}, ()
    told = solved(texts) if len(used) <= MOST_UNKNOWN else {}
    otherwise = stated if len(used) <= MOST_UNKNOWN else {}
    letters = {place: told.get(sign) or otherwise.get(place, UNKNOWN) for sign, place in used.items()}
    names = sorted(
        {told[sign] for sign, place in used.items() if sign in told and told[sign] != stated.get(place)}
    )
    unsure = sorted({stated[place] for sign, place in used.items() if sign not in told and place in stated})
    return letters, tuple(_letter_notes(names, unsure))


def _conflicts(used: Mapping[str, Place], stated: Mapping[Place, str]) -> bool:
    """Whether a code in use has no letter, or two in use of one font have the same."""
    of_fonts = [(place[0], stated[place]) for place in used.values() if place in stated]
    return len(of_fonts) < len(used) or len(set(of_fonts)) < len(of_fonts)


def _letter_notes(names: Sequence[str], unsure: Sequence[str]) -> Iterator[Note]:
    if names:
        message = (
            "The fonts of the file give no letter or a wrong one for some of their glyphs; "
            f"by the words they stand in they are {', '.join(names)}, and were read so."
        )
        yield info(Code.TEXT_REPAIRED, message, found=", ".join(names))
    if unsure:
        message = (
            f"The fonts of the file state one letter for several glyphs ({', '.join(unsure)}): "
            "marks may be lost or wrong in the words that hold it. Look at the page."
        )
        yield warning(Code.TEXT_LAYER_WRONG, message, found=", ".join(unsure))


def _texts(data: bytes) -> list[str]:
    pdf = pdfium_api.PdfDocument(data)
    try:
        texts: list[str] = []
        for index in range(min(len(pdf), _MOST_PAGES)):
            page = pdf[index]
            text_page = page.get_textpage()
            texts.append(characters(text_page))
            text_page.close()
            page.close()
        return texts
    finally:
        pdf.close()


def _digits(
    path: Path, fonts: Sequence[DoubtfulFont], digits: DigitReader | None
) -> tuple[dict[Place, str], tuple[Note, ...]]:
    """Digits that the ink shows to be others than the table says."""
    changed: dict[Place, str] = {}
    unread: list[str] = []
    for font in fonts:
        pictures = [_picture(page) for page in _sheet(path, font)] if digits else []
        printed = digits(pictures) if digits else [None] * len(font.digits)
        for code, digit in zip(font.digits, printed, strict=True):
            if digit is None:
                unread.append(font.letters[code])
            elif digit and digit != font.letters[code]:
                changed[font.id, code] = digit
    return changed, tuple(_digit_notes(fonts, changed, unread, can_read=digits is not None))


def _digit_notes(
    fonts: Sequence[DoubtfulFont], changed: Mapping[Place, str], unread: Sequence[str], *, can_read: bool
) -> list[Note]:
    names = ", ".join(sorted({f.name.rpartition("+")[2] for f in fonts}))
    notes: list[Note] = []
    if changed:
        stated = {f.id: f.letters for f in fonts}
        pairs = ", ".join(
            sorted({f"{stated[font][code]} for {digit}" for (font, code), digit in changed.items()})
        )
        message = (
            f"The fonts {names} state other digits than they print ({pairs}); the text was read as printed."
        )
        notes.append(info(Code.TEXT_REPAIRED, message, found=pairs))
    if unread:
        which = ", ".join(sorted(set(unread)))
        how = "" if can_read else " Install Tesseract to have the ink read."
        message = f"The fonts {names} contradict themselves on the digits {which}: the figures of the file may be others than printed.{how} Look at the page."
        notes.append(warning(Code.TEXT_LAYER_WRONG, message, found=which))
    return notes


def _sheet(path: Path, font: DoubtfulFont) -> list[pdfium_api.PdfPage]:
    pdf = pdfium_api.PdfDocument(BytesIO(glyph_sheet(path, font, font.digits)))
    return [pdf[index] for index in range(len(pdf))]


def _picture(page: pdfium_api.PdfPage) -> Grey:
    dots: Grey = page.render(scale=SHEET_SCALE, grayscale=True).to_numpy()
    return (
        dots.reshape(dots.shape[0], -1)[:, : dots.shape[1]].copy() if dots.ndim == 2 else dots[:, :, 0].copy()
    )
