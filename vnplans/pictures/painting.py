"""The process in which pages are painted, so that a damaged file can harm nothing but itself.

Run as ``python -m vnplans.pictures.painting HANDLE``, as ``vnplans.intake.worker`` is. A page is given as JPEG:
on 1300 pixels of width that takes 15 ms, PNG 100 ms.
"""

from __future__ import annotations

import io

from extract.errors import ReadError
from extract.model.geometry import turn_back
from extract.page_picture import page_image, page_sizes
from extract.pdf.pages import read_page
from vnplans.intake.limits import limit_process
from vnplans.intake.worker import begin
from vnplans.pictures.orders import AskSizes, AskWords, Order, Painted, PaintPage, Place

_MEGABYTES = 2000
_QUALITY = 85
"""Of JPEG: letters of 7 points stay clean."""
_MARGIN = 10.0
"""Points of page shown round a crop."""


def paint(order: Order) -> Painted:
    """Carries out one order; what goes wrong with the file is told, not raised."""
    try:
        if isinstance(order, AskSizes):
            return Painted(numbers=page_sizes(order.path))
        if isinstance(order, AskWords):
            return _words(order)
        return Painted(_picture(order))
    except (ReadError, ValueError, MemoryError, OSError) as problem:
        return Painted(problem=str(problem) or type(problem).__name__)


def _picture(order: PaintPage) -> bytes:
    sizes = page_sizes(order.path)
    if not 1 <= order.page <= len(sizes):
        raise ValueError(f"{order.path.name} has no page {order.page}")
    size = sizes[order.page - 1]
    scale = order.width / max(size[0], 1.0)
    image = page_image(order.path, order.page, scale)
    if order.crop is not None:
        image = image.crop(_pixels(order.crop, scale, size))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _pixels(place: Place, scale: float, size: tuple[float, float]) -> tuple[int, int, int, int]:
    """The part of the page round a place, in pixels; at least one pixel."""
    x0, top, x1, bottom = place
    left, upper = max(x0 - _MARGIN, 0.0), max(top - _MARGIN, 0.0)
    right, lower = min(x1 + _MARGIN, size[0]), min(bottom + _MARGIN, size[1])
    found = (round(left * scale), round(upper * scale), round(right * scale), round(lower * scale))
    return (*found[:2], max(found[2], found[0] + 1), max(found[3], found[1] + 1))


def _words(order: AskWords) -> Painted:
    page = read_page(order.path, order.page)
    boxes = (turn_back(word.box, page.width, page.height, page.turned) for word in page.words)
    places: tuple[Place, ...] = tuple((b.x0, b.top, b.x1, b.bottom) for b in boxes)
    return Painted(numbers=places, texts=tuple(word.text for word in page.words))


def main() -> None:
    """Paints until the connection, or the parent, ends."""
    asked = begin()
    limit_process(_MEGABYTES)
    while True:
        try:
            order: Order = asked.recv()
        except EOFError:
            return
        asked.send(paint(order))


if __name__ == "__main__":
    main()
