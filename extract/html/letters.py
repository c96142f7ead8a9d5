"""The letters of a web page: texts in encodings from before Unicode are put right in the tree, before it is read."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from lxml import html

from normalize.spelling.piecewise import Piece, Reading, read_pieces

_FONT = regex.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", regex.IGNORECASE)
_NO_TEXT = frozenset({"script", "style", "head", "title", "meta"})


def mend_letters(root: html.HtmlElement) -> Reading:
    """Puts the letters of a page right, text by text; what was done is told by the notes of the reading."""
    places = list(_texts(root, ""))
    reading = read_pieces([Piece(_text(element, is_tail), font) for element, is_tail, font in places])
    if reading.changed:
        for (element, is_tail, _), text in zip(places, reading.texts, strict=True):
            if is_tail:
                element.tail = text
            else:
                element.text = text
    return reading


def _text(element: html.HtmlElement, is_tail: bool) -> str:
    return (element.tail if is_tail else element.text) or ""


def _texts(root: html.HtmlElement, font: str) -> Iterator[tuple[html.HtmlElement, bool, str]]:
    """Each text of the page: its element, whether it stands behind it, and its font; in order."""
    stack: list[tuple[html.HtmlElement, str, bool]] = [(root, font, False)]
    while stack:
        element, outer, is_done = stack.pop()
        if is_done:
            if element.tail:
                yield element, True, outer
            continue
        stack.append((element, outer, True))
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
            continue
        stated = _FONT.search(element.get("style", ""))
        own = stated[1].strip() if stated else element.get("face", outer)
        if element.text:
            yield element, False, own
        stack += [(child, own, False) for child in reversed(list(element))]
