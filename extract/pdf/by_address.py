"""pdfium's functions that are asked for each letter or each drawn object, taking and giving addresses as numbers.

Through pointers of ctypes each call takes three times as long, and leaves a cycle of objects behind for Python to find: on pages
of tables those were most of what it looked for. An address is an object's identity while its page is open; 0 is none. What
pdfium writes is read from one place each, so it must be read before the next call.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import pypdfium2.raw as pdfium

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int


def _by_address(function: object, gives: object, *takes: object) -> Callable[..., int | None]:
    return ctypes.cast(function, ctypes.CFUNCTYPE(gives, *takes))  # type: ignore[arg-type]


def address_of(pointer: object) -> int:
    """Where something of pdfium lies in memory."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def font_at(address: int) -> object:
    """A font as pdfium's other functions want it."""
    return ctypes.cast(address, pdfium.FPDF_FONT)


object_of_letter = _by_address(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _NUMBER)
"""Page of text, index → text object."""
box_of_letter = _by_address(pdfium.FPDFText_GetLooseCharBox, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)
"""Page of text, index, where to write a ``FS_RECTF``."""
is_generated = _by_address(pdfium.FPDFText_IsGenerated, _NUMBER, _ADDRESS, _NUMBER)
"""Page of text, index → whether pdfium added the letter."""
n_objects = _by_address(pdfium.FPDFPage_CountObjects, _NUMBER, _ADDRESS)
object_at = _by_address(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
n_parts = _by_address(pdfium.FPDFFormObj_CountObjects, _NUMBER, _ADDRESS)
part_at = _by_address(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
kind_of = _by_address(pdfium.FPDFPageObj_GetType, _NUMBER, _ADDRESS)
font_of = _by_address(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
mode_of_text = _by_address(pdfium.FPDFTextObj_GetTextRenderMode, _NUMBER, _ADDRESS)
n_segments = _by_address(pdfium.FPDFPath_CountSegments, _NUMBER, _ADDRESS)
segment_at = _by_address(pdfium.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _NUMBER)
kind_of_segment = _by_address(pdfium.FPDFPathSegment_GetType, _NUMBER, _ADDRESS)
closes = _by_address(pdfium.FPDFPathSegment_GetClose, _NUMBER, _ADDRESS)
"""Whether a segment ends its part of the path."""

_FLOATS = (ctypes.c_float * 4)()
_NUMBERS = (ctypes.c_int * 2)()
_COLOURS = (ctypes.c_uint * 4)()
_MATRIX = pdfium.FS_MATRIX()
_FLOAT_AT = [ctypes.addressof(_FLOATS) + 4 * n for n in range(4)]
_NUMBER_AT = [ctypes.addressof(_NUMBERS) + 4 * n for n in range(2)]
_COLOUR_AT = [ctypes.addressof(_COLOURS) + 4 * n for n in range(4)]
_MATRIX_AT = ctypes.addressof(_MATRIX)
_font_size = _by_address(pdfium.FPDFTextObj_GetFontSize, _NUMBER, _ADDRESS, _ADDRESS)
_get_matrix = _by_address(pdfium.FPDFPageObj_GetMatrix, _NUMBER, _ADDRESS, _ADDRESS)
_get_bounds = _by_address(pdfium.FPDFPageObj_GetBounds, _NUMBER, *(_ADDRESS,) * 5)
_draw_mode = _by_address(pdfium.FPDFPath_GetDrawMode, _NUMBER, *(_ADDRESS,) * 3)
_get_point = _by_address(pdfium.FPDFPathSegment_GetPoint, _NUMBER, *(_ADDRESS,) * 3)
_fill = _by_address(pdfium.FPDFPageObj_GetFillColor, _NUMBER, *(_ADDRESS,) * 5)
_stroke = _by_address(pdfium.FPDFPageObj_GetStrokeColor, _NUMBER, *(_ADDRESS,) * 5)

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, 0 to 255 each."""


def font_size(text: int) -> float:
    """The size of a text object's font before it is scaled; 0 where there is none."""
    return _FLOATS[0] if _font_size(text, _FLOAT_AT[0]) else 0.0


def matrix_of(obj: int) -> Matrix:
    """How an object is scaled, turned and moved; all 0 where pdfium does not say."""
    m = _MATRIX
    return (m.a, m.b, m.c, m.d, m.e, m.f) if _get_matrix(obj, _MATRIX_AT) else (0.0,) * 6


def bounds_of(obj: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top."""
    if not _get_bounds(obj, *_FLOAT_AT):
        return (0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = _FLOATS
    return left, bottom, right, top


def draw_mode(path: int) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    if not _draw_mode(path, *_NUMBER_AT):
        return False, False
    fill, stroke = _NUMBERS
    return fill != 0, stroke != 0


def point_of(segment: int) -> tuple[float, float] | None:
    """The end of a segment; None where it has none."""
    return (_FLOATS[0], _FLOATS[1]) if _get_point(segment, _FLOAT_AT[0], _FLOAT_AT[1]) else None


def fill_of(obj: int) -> Colour | None:
    """The colour in which an object is filled; None where pdfium does not say."""
    return _colour() if _fill(obj, *_COLOUR_AT) else None


def stroke_of(obj: int) -> Colour | None:
    """The colour of an object's outline; None where pdfium does not say."""
    return _colour() if _stroke(obj, *_COLOUR_AT) else None


def _colour() -> Colour:
    red, green, blue, opacity = _COLOURS
    return red, green, blue, opacity
