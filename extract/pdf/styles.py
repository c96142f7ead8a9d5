"""How the letters of a PDF page are set: size, weight, slant, direction, colour."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from extract.pdf.by_address import (
    address_of,
    font_at,
    font_of,
    font_size,
    matrix_of,
    mode_of_text,
    object_of_letter,
)

ASKEW = 8.0
"""Degrees from which letters run neither along nor across the page; a scan put in straight has less."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of letters is set.

    Attributes:
        direction: degrees counter-clockwise on the page as seen.
        white: filled with the white of paper, so that it can be seen on a shaded area only.
        invisible: neither filled nor stroked; OCR programs put such text under the picture of a page.
        faint: filled with a light colour or half transparent, as watermarks are.
        askew: set neither along nor across the page.
    """

    size: float
    bold: bool
    italic: bool
    direction: int
    font: str
    white: bool = False
    invisible: bool = False
    faint: bool = False
    askew: bool = False


_Setting = tuple[float, float, float, float, float, int, int | None, bool, bool]
"""Size, the first four numbers of the matrix, font, mode, white, faint."""


class Styles:
    """Styles of the text objects of one page; each object and each font is looked up once.

    Args:
        rotate: ``/Rotate`` of the page in degrees.
        fonts: bold and italic of each font by its name; filled while the file is read.
        white, faint: addresses of the text objects in white, in a light colour.
    """

    def __init__(
        self,
        rotate: int,
        fonts: dict[str, tuple[bool, bool]],
        white: frozenset[int] = frozenset(),
        faint: frozenset[int] = frozenset(),
    ) -> None:
        self._rotate = rotate
        self.white = white
        self._faint = faint
        self._page = 0
        self._by_object: dict[int, Style] = {}
        self._by_setting: dict[_Setting, Style] = {}
        self._by_font: dict[int, tuple[str, bool, bool]] = {}
        self.fonts = fonts

    def of(self, text_page: object, index: int) -> Style:
        """The style of the character at ``index``."""
        if not self._page:
            self._page = address_of(text_page)
        address = object_of_letter(self._page, index) or 0
        style = self._by_object.get(address)
        if style is None:
            style = self._by_object[address] = self._read(address) if address else PLAIN
        return style

    def _read(self, text: int) -> Style:
        """The style of a text object, made once for all that are set alike."""
        mode = mode_of_text(text)
        setting: _Setting = (
            font_size(text),
            *matrix_of(text)[:4],
            font_of(text) or 0,
            mode,
            mode == pdfium.FPDF_TEXTRENDERMODE_FILL and text in self.white,
            text in self._faint,
        )
        style = self._by_setting.get(setting)
        if style is None:
            style = self._by_setting[setting] = self._of_setting(*setting)
        return style

    def _of_setting(
        self,
        size: float,
        a: float,
        b: float,
        c: float,
        d: float,
        font: int,
        mode: int | None,
        white: bool,
        faint: bool,
    ) -> Style:
        slope = math.degrees(math.atan2(b, a)) if (a or b) else 0.0
        angle = round(slope / 90) * 90
        name, bold, italic = self._font(font)
        outlined = mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        slanted = angle % 180 == 0 and abs(c) > 0.1 * abs(d)
        return Style(
            round(abs(size) * math.hypot(c, d), 2),
            bold or outlined,
            italic or slanted,
            int(angle - self._rotate) % 360,
            name,
            white=white,
            invisible=mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
            faint=faint,
            askew=abs(slope - angle) > ASKEW,
        )

    def _font(self, address: int) -> tuple[str, bool, bool]:
        known = self._by_font.get(address)
        if known is None:
            font = font_at(address)
            name = _font_name(font)
            folded = name.lower()
            angle = ctypes.c_int()
            slanted = bool(pdfium.FPDFFont_GetItalicAngle(font, angle)) and angle.value != 0
            heavy = pdfium.FPDFFont_GetWeight(font) >= 600
            bold = "bold" in folded or "black" in folded or (heavy and "regular" not in folded)
            italic = "italic" in folded or "oblique" in folded or slanted
            known = self._by_font[address] = (name, bold, italic)
            self.fonts[name] = (bold, italic)
        return known


PLAIN = Style(10.0, False, False, 0, "")


def _font_name(font: object) -> str:
    buffer = ctypes.create_string_buffer(256)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
