"""Pictures that run: a logo at the same place near the edge of page after page, which is no content of any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.layout.running_heads import FEWEST_PAGES
from extract.model import PageInfo, Sighting, SightingKind

NEAR = 0.18
"""Share of the height of a page, at top and bottom, in which such a picture stands."""
STEP = 4.0
"""Points in which the place of a picture is told."""

Spot = tuple[int, int, int, int]
"""Left edge, width, height and distance from the nearer edge of the page, in steps."""


def with_running_pictures(pages: Sequence[PageInfo]) -> Iterator[PageInfo]:
    """The pages; pictures that stand at one place near the edge of three pages or more are known."""
    seen: dict[Spot, set[int]] = defaultdict(set)
    for page in pages:
        for sighting in page.sightings:
            if (spot := _spot(sighting, page)) is not None:
                seen[spot].add(page.number)
    running = {spot for spot, on in seen.items() if len(on) >= FEWEST_PAGES}
    for page in pages:
        told = tuple(replace(s, known=True) if _spot(s, page) in running else s for s in page.sightings)
        yield replace(page, sightings=told) if told != page.sightings else page


def _spot(sighting: Sighting, page: PageInfo) -> Spot | None:
    """Where a picture at the edge of a page stands; None for what is none."""
    box = sighting.place.box
    if sighting.kind is not SightingKind.PICTURE or box is None:
        return None
    if box.bottom <= NEAR * page.height:
        from_edge = box.top
    elif box.top >= (1 - NEAR) * page.height:
        from_edge = box.bottom - page.height
    else:
        return None
    return round(box.x0 / STEP), round(box.width / STEP), round(box.height / STEP), round(from_edge / STEP)
