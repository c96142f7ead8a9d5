"""What lies over a page of a PDF file: values of form fields, text and marks that a PDF viewer has put on it.

They are not part of the page's content, so pdfium does not give them among its letters. qpdf reads them, in the
file's own coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pikepdf

from extract.pdf.appearances import Corners, drawn_lines_of

_DEEPEST = 8
"""Fields within fields: a value may stand at a field above."""
_HIDDEN, _NO_VIEW = 2, 32
"""Bits of ``/F``: the annotation is not shown."""
_PUSH_BUTTON = 1 << 16
"""Bit of ``/Ff``: a button that is pressed and holds no value."""
_SIZE = re.compile(r"/\S+\s+(\d+(?:\.\d+)?)\s+Tf")
_LINE = 1.15
"""Sizes of a letter in the height of a line."""
_WIDEST = 1.99
"""Sizes of a letter in its width, at most, so that a line stays one."""
CHECKED, UNCHECKED = "☒", "☐"


class AnnotationKind(StrEnum):
    """What an annotation does to the page."""

    FIELD = "field"
    """The value of a form field, printed in its box."""
    TEXT = "text"
    """Text printed on the page by a PDF viewer."""
    STRIKE = "strike"
    """A line through words."""
    MARK = "mark"
    """Anything else that a reader sees: a note, a highlight, a stamp, a drawing."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation.

    Attributes:
        boxes: ``x0, bottom, x1, top`` in the file's own coordinates; several where it marks several lines.
        size: font size in points, 0 where it is not stated.
    """

    kind: AnnotationKind
    boxes: tuple[Corners, ...]
    text: str = ""
    size: float = 0.0


def annotations_of(page: pikepdf.Object) -> tuple[Annotation, ...]:
    """The annotations of a page that are shown, links aside; those that are damaged are left out."""
    listed = page.get("/Annots")
    if not isinstance(listed, pikepdf.Array):
        return ()
    return tuple(read for one in listed if isinstance(one, pikepdf.Dictionary) for read in _read(one))


def _read(one: pikepdf.Object) -> Iterator[Annotation]:
    kind = str(one.get("/Subtype", ""))
    box = _box(one.get("/Rect"))
    flags = _number(one.get("/F"))
    if box is None or kind in ("/Link", "/Popup") or int(flags) & (_HIDDEN | _NO_VIEW):
        return
    text = _text(one.get("/Contents"))
    size = _SIZE.search(_text(_inherited(one, "/DA")))
    points = float(size[1]) if size else 0.0
    if kind == "/Widget":
        value = _value(one)
        if value:
            yield Annotation(AnnotationKind.FIELD, (box,), value, points)
        elif str(_inherited(one, "/FT") or "") == "/Sig":
            yield from _stamped(AnnotationKind.FIELD, one, box)
    elif kind == "/FreeText":
        yield Annotation(AnnotationKind.TEXT, (box,), text, points)
    elif kind == "/StrikeOut":
        yield Annotation(AnnotationKind.STRIKE, tuple(_quads(one)) or (box,), text)
    else:
        stamped = tuple(_stamped(AnnotationKind.TEXT, one, box)) if kind == "/Stamp" else ()
        yield from stamped or (Annotation(AnnotationKind.MARK, (box,), text),)


def _stamped(kind: AnnotationKind, one: pikepdf.Object, box: Corners) -> Iterator[Annotation]:
    """The lines that a signature or a stamp prints, each where it stands."""
    for line in drawn_lines_of(one, box):
        x0, bottom, x1, top = line.corners
        size = min((top - bottom) / _LINE, _WIDEST * (x1 - x0) / len(line.text))
        yield Annotation(kind, (line.corners,), line.text, size)


def _value(field: pikepdf.Object) -> str:
    """What a form field shows."""
    kind, flags = str(_inherited(field, "/FT") or ""), int(_number(_inherited(field, "/Ff")))
    if kind == "/Btn":
        if flags & _PUSH_BUTTON:
            return ""
        return UNCHECKED if str(field.get("/AS", "/Off")) == "/Off" else CHECKED
    if kind not in ("/Tx", "/Ch"):
        return ""
    value = _inherited(field, "/V")
    if isinstance(value, pikepdf.Array):
        return "; ".join(_shown(_text(part), field) for part in value)
    return _shown(_text(value), field)


def _shown(value: str, field: pikepdf.Object) -> str:
    """The words that a list shows for a value."""
    options = _inherited(field, "/Opt")
    for option in options if isinstance(options, pikepdf.Array) else ():
        if isinstance(option, pikepdf.Array) and len(option) == 2 and _text(option[0]) == value:
            return _text(option[1])
    return value


def _inherited(field: pikepdf.Object, name: str) -> pikepdf.Object | None:
    """An entry of a field or of one that it is part of."""
    here: pikepdf.Object | None = field
    for _ in range(_DEEPEST):
        if not isinstance(here, pikepdf.Dictionary):
            return None
        found = here.get(name)
        if found is not None:
            return found
        here = here.get("/Parent")
    return None


def _text(value: object) -> str:
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("utf-8", "replace")
    return str(value) if isinstance(value, pikepdf.String | str) else ""


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return 0.0


def _box(rectangle: object) -> Corners | None:
    if not isinstance(rectangle, pikepdf.Array) or len(rectangle) != 4:
        return None
    a, b, c, d = (_number(part) for part in rectangle)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _quads(one: pikepdf.Object) -> Iterator[Corners]:
    points = one.get("/QuadPoints")
    numbers = [_number(part) for part in points] if isinstance(points, pikepdf.Array) else []
    for at in range(0, len(numbers) - 7, 8):
        xs, ys = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        yield min(xs), min(ys), max(xs), max(ys)
