"""The printed place of a value with what stands beside it in its row: a part of the page, the value outlined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vnplans.pictures.orders import Place as Box
from vnplans.questions.field_places import FieldShown, Place

_MARGIN = 12.0
"""Points of page shown round the row."""
_LEAST = (420.0, 60.0)
"""Points that are shown at least, across and down: a number alone says nothing."""
_TALLEST = 230.0
"""Points down; of a taller row the part round the value is shown."""
_MOST = 4


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a page.

    Attributes:
        size: of the page, in points.
        view: left, top, width and height of the part.
        boxes: of the value, which are outlined; none for a value that is missing, whose row is shown.
    """

    page: int
    size: tuple[float, float]
    view: Box
    boxes: tuple[Box, ...]


def crops_of(
    value: Sequence[FieldShown], row: Sequence[FieldShown], sizes: Sequence[Sequence[float]]
) -> tuple[Crop, ...]:
    """A part for each page that a value was read from.

    Args:
        value: the field, with its relatives.
        row: all fields of the record.
        sizes: width and height of the document's pages; empty where its file is not at hand.
    """
    return crops_at(places_in(value), places_in(row), sizes)


def places_in(fields: Iterable[FieldShown]) -> list[Place]:
    """All places of some fields."""
    return [p for f in fields for p in f.places]


def crops_at(
    value: Iterable[Place], row: Iterable[Place], sizes: Sequence[Sequence[float]]
) -> tuple[Crop, ...]:
    """A part for each page on which there are places to outline; of the row where there are none."""
    own, others = _by_page(value), _by_page(row)
    return tuple(
        _crop(page, (own or others)[page], others.get(page, []), sizes[page - 1], is_outlined=bool(own))
        for page in sorted(own or others)[:_MOST]
        if 1 <= page <= len(sizes)
    )


def part_of_page(
    page: int | None, inside: Sequence[Box], outlined: Sequence[Box], sizes: Sequence[Sequence[float]]
) -> tuple[Crop, ...]:
    """The part of a page round some boxes, the whole page without any: for a finding that is on no single value.

    Args:
        inside: of the cells of a table.
        outlined: those of the column that a finding speaks of.
    """
    if page is None or not 1 <= page <= len(sizes):
        return ()
    width, height = sizes[page - 1][0], sizes[page - 1][1]
    x0, top, x1, bottom = _round(inside) if inside else (0.0, 0.0, width, height)
    left, upper = max(x0 - _MARGIN, 0.0), max(top - _MARGIN, 0.0)
    view = (left, upper, min(x1 + _MARGIN, width) - left, min(bottom + _MARGIN, height) - upper)
    return (Crop(page, (width, height), view, tuple(outlined)),)


def _by_page(places: Iterable[Place]) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = {}
    for place in places:
        if place.page is not None and place.box is not None and place.box not in found.get(place.page, ()):
            found.setdefault(place.page, []).append(place.box)
    return found


def _crop(page: int, boxes: list[Box], row: list[Box], size: Sequence[float], *, is_outlined: bool) -> Crop:
    near = [b for b in row if _is_beside(b, boxes)] or boxes
    x0, top, x1, bottom = _round(near)
    if bottom - top > _TALLEST:
        first = _round(boxes)[1]
        top, bottom = max(top, first - _TALLEST / 3), min(bottom, first + _TALLEST)
    left, right = _stretched(x0 - _MARGIN, x1 + _MARGIN, _LEAST[0], size[0])
    upper, lower = _stretched(top - _MARGIN, bottom + _MARGIN, _LEAST[1], size[1])
    view = (left, upper, right - left, lower - upper)
    return Crop(page, (size[0], size[1]), view, tuple(boxes) if is_outlined else ())


def _is_beside(box: Box, boxes: list[Box]) -> bool:
    """Whether a box stands in the same row of the page: it overlaps in height, or in width on a page that lies on its side."""
    x0, top, x1, bottom = _round(boxes)
    return (box[1] < bottom and top < box[3]) or (box[0] < x1 and x0 < box[2])


def _round(boxes: Iterable[Box]) -> Box:
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def _stretched(low: float, high: float, least: float, most: float) -> tuple[float, float]:
    """An interval made at least so long about its middle, inside the page."""
    more = max(least - (high - low), 0.0) / 2
    return max(low - more, 0.0), min(high + more, most)
