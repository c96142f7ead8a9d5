"""How much a PDF page draws, counted before pdfium opens it.

pdfium reads a whole page at once and ends the process where memory runs out, which no one can catch. A few
hundred bytes can ask for that: content packed twice, and forms (pieces of content that pages draw by name)
that draw two others each, thirty deep. So the bytes that a page draws are added up first, those of a form
once for each time it is drawn. A stream so short that it cannot unpack to much is not unpacked for it.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

import pikepdf
import regex

MOST_DRAWN = 32 * 1024 * 1024
"""Bytes of content that a page may draw, its forms included. Pages of plans draw some 30 kB, maps some MB."""
MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes to which any other stream (a font, say) may unpack to be examined."""
_PACKED = 1100
"""Bytes that a byte packed by deflate can stand for: 1,032 by its design."""
_PACKED_OTHERWISE = 1400
"""The same for the older LZW; all else packs less."""
_DEEPEST = 40
"""Forms within forms: pdfium follows no more."""
_CHUNK = 1 << 20
_DRAWS = regex.compile(rb"/([^\s/<>\[\](){}%]++)\s++Do\b")
_FLATE = ("/FlateDecode", "/Fl")


def contents_of(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The streams of a page's own content."""
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Array):
        yield from contents
    elif contents is not None:
        yield contents


def draws_too_much(page: pikepdf.Object, resources: pikepdf.Object | None) -> bool:
    """Whether a page's content, with each form as often as it is drawn, is more than :data:`MOST_DRAWN`.

    Args:
        resources: the page's own or those it inherits.
    """
    streams = [s for s in contents_of(page) if isinstance(s, pikepdf.Stream)]
    forms = _forms(resources)
    if not forms and sum(_at_most(s) for s in streams) <= MOST_DRAWN:
        return False
    return _Weights(forms).drawn(streams, forms, _DEEPEST) > MOST_DRAWN


def unpacks_to_more(stream: pikepdf.Stream, limit: int) -> bool:
    """Whether a stream unpacks to more than ``limit`` bytes.

    It is unpacked only if its length allows that, and no further.
    """
    return _at_most(stream) > limit and _unpacked(stream, limit) > limit


def _at_most(stream: pikepdf.Stream) -> int:
    """The most bytes to which a stream can unpack, from its length."""
    size = len(stream.read_raw_bytes())
    for name in _filters(stream):
        size *= _PACKED if name in _FLATE else _PACKED_OTHERWISE
    return size


def _filters(stream: pikepdf.Stream) -> list[str]:
    named = stream.get("/Filter")
    if named is None:
        return []
    return [str(n) for n in named] if isinstance(named, pikepdf.Array) else [str(named)]


def _unpacked(stream: pikepdf.Stream, limit: int) -> int:
    """The bytes to which a stream unpacks, counted to a little over ``limit``."""
    filters = _filters(stream)
    if not all(name in _FLATE for name in filters):
        return len(stream.read_bytes())
    pieces: Iterable[bytes] = iter([stream.read_raw_bytes()])
    for _ in filters:
        pieces = _inflated(pieces)
    counted = 0
    for piece in pieces:
        counted += len(piece)
        if counted > limit:
            break
    return counted


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces unpacked, a megabyte at a time; ends where they are damaged."""
    inflater = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not inflater.eof:
            try:
                yield inflater.decompress(rest, _CHUNK)
            except zlib.error:
                return
            rest = inflater.unconsumed_tail


def _forms(resources: pikepdf.Object | None) -> dict[str, pikepdf.Stream]:
    """The forms among what a page or form can draw by name."""
    named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(named, pikepdf.Dictionary):
        return {}
    return {
        name: found
        for name, found in named.items()
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Form"
    }


class _Weights:
    """Bytes that the forms of one page draw; each form is counted once for each depth at which it is
    drawn."""

    def __init__(self, of_page: dict[str, pikepdf.Stream]) -> None:
        self._of_page = of_page
        self._drawn: dict[tuple[tuple[int, int], int], int] = {}
        self._own: dict[tuple[int, int], tuple[int, Counter[str], dict[str, pikepdf.Stream]]] = {}

    def drawn(self, streams: Iterable[pikepdf.Stream], forms: dict[str, pikepdf.Stream], deepest: int) -> int:
        """Bytes that streams draw which know these ``forms``."""
        size, names = _content(streams)
        return self._sum(size, names, forms, deepest)

    def _sum(self, size: int, names: Counter[str], forms: dict[str, pikepdf.Stream], deepest: int) -> int:
        for name, times in names.items():
            if size > MOST_DRAWN or deepest == 0:
                break
            if name in forms:
                size += times * self._of(forms[name], deepest - 1)
        return size

    def _of(self, form: pikepdf.Stream, deepest: int) -> int:
        key = form.objgen
        if (key, deepest) not in self._drawn:
            if key not in self._own:
                own = _forms(form["/Resources"]) if "/Resources" in form else self._of_page
                self._own[key] = (*_content([form]), own)
            self._drawn[key, deepest] = self._sum(*self._own[key], deepest)
        return self._drawn[key, deepest]


def _content(streams: Iterable[pikepdf.Stream]) -> tuple[int, Counter[str]]:
    """The bytes of content streams, and how often each name is drawn in them; what is too long is not
    searched."""
    size = 0
    names: Counter[str] = Counter()
    for stream in streams:
        if unpacks_to_more(stream, MOST_DRAWN):
            return MOST_DRAWN + 1, names
        content = stream.read_bytes()
        size += len(content)
        names.update(f"/{found[1].decode('latin-1')}" for found in _DRAWS.finditer(content))
    return size, names
