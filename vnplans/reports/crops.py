"""Crops of the pages: for each row shown the piece of the page that it was read from, with its values outlined.

Pictures are small (a few colours, 86 dots an inch) and stand inside the page, so that it needs no other file. When they come to
:data:`MOST_BYTES` the rest is left out and counted. Where a file is not at hand, the printed text and the number of the page stand alone.
"""

from __future__ import annotations

import hashlib
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw
from sqlalchemy import Connection, select

from extract.errors import ReadError
from extract.model import Box, union
from extract.page_picture import OUTLINE_MARGIN, VALUE, page_image
from schema.compare.sides import Side
from schema.database.models import document_files, metadata

SCALE = 1.2
"""Pixels a point: 86 dots an inch."""
MARGIN = 8.0
"""Points of page round the boxes of a row."""
COLOURS = 12
MOST_BYTES = 6_000_000
"""Most bytes of all pictures of one report."""
_PDF = "application/pdf"
_BLOCK = 1 << 20
Places = Mapping[str, Mapping[int, list[Box]]]
"""Record → page → boxes."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A piece of a page: its number (1-based), the PNG, its size in pixels."""

    page: int
    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Cropped:
    """The crops of a report.

    Attributes:
        of: record → its crops, in the order of the pages.
        missing: headings of documents whose file is not at hand.
        left_out: crops that would have made the report too large.
        failed: pages that could not be drawn, with the reason.
    """

    of: Mapping[str, Sequence[Crop]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    left_out: int = 0
    failed: tuple[str, ...] = ()


def crop_records(connection: Connection, sides: Sequence[Side], files: Path | None) -> Cropped:
    """Cuts the rows of tasks and indicators out of their pages, none where ``files`` is None."""
    if files is None:
        return Cropped()
    ids = [s.documents[0].document_id for s in sides]
    wanted = _files_wanted(connection, ids)
    found = _files_found(files, dict(wanted.values()))
    made: dict[str, list[Crop]] = defaultdict(list)
    missing, failed, room, left_out = [], [], MOST_BYTES, 0
    for side, document in zip(sides, ids, strict=True):
        path = found.get(wanted[document][0]) if document in wanted else None
        if path is None:
            missing.append(side.name)
            continue
        for page, records in sorted(_by_page(_places(connection, document, side)).items()):
            try:
                image = page_image(path, page, SCALE)
            except (ReadError, ValueError) as problem:
                failed.append(f"{side.name}: {page}: {problem}")
                continue
            for record, boxes in records:
                crop = cut(image, page, boxes)
                if crop is None or len(crop.png) > room:
                    left_out += crop is not None
                    continue
                room -= len(crop.png)
                made[record].append(crop)
    return Cropped(made, tuple(missing), left_out, tuple(failed))


def cut(image: Image.Image, page: int, boxes: Sequence[Box]) -> Crop | None:
    """The part of a page round some boxes, with the boxes outlined; None where they lie off the page."""
    around = union(boxes)
    if around is None:
        return None
    left, top, right, bottom = _pixels(around, MARGIN)
    left, top, right, bottom = max(left, 0), max(top, 0), min(right, image.width), min(bottom, image.height)
    if left >= right or top >= bottom:
        return None
    drawn = image.crop((left, top, right, bottom))
    pen = ImageDraw.Draw(drawn)
    for box in boxes:
        x0, y0, x1, y1 = _pixels(box, OUTLINE_MARGIN)
        pen.rectangle((x0 - left, y0 - top, x1 - left, y1 - top), outline=VALUE)
    small = drawn.quantize(COLOURS, dither=Image.Dither.NONE)
    held = io.BytesIO()
    small.save(held, "PNG", optimize=True)
    return Crop(page, held.getvalue(), small.width, small.height)


def _pixels(box: Box, margin: float) -> tuple[int, int, int, int]:
    edges = (box.x0 - margin, box.top - margin, box.x1 + margin, box.bottom + margin)
    left, top, right, bottom = (round(e * SCALE) for e in edges)
    return left, top, right, bottom


def _files_wanted(connection: Connection, documents: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Document → hash and name of the PDF that gave its rows."""
    own = document_files.c
    query = select(own.document_id, own.sha256, own.file).where(
        own.document_id.in_(documents) & own.is_primary.is_(True) & (own.media_type == _PDF)
    )
    return {document: (sha, file) for document, sha, file in connection.execute(query)}


def _files_found(files: Path, wanted: Mapping[str, str | None]) -> dict[str, Path]:
    """Hash → file; files of a wanted name are looked at first, each once, until all are found."""
    if files.is_file():
        candidates = [files]
    else:
        candidates = sorted(p for p in files.rglob("*.[pP][dD][fF]") if p.is_file())
    names = set(wanted.values())
    found: dict[str, Path] = {}
    for path in sorted(candidates, key=lambda p: p.name not in names):
        if len(found) == len(wanted):
            break
        digest = _sha256(path)
        if digest in wanted:
            found.setdefault(digest, path)
    return found


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _places(connection: Connection, document: str, side: Side) -> dict[str, dict[int, list[Box]]]:
    """Where the rows of tasks and indicators were printed; the place of a target is its indicator's."""
    owner = {t.target_id: t.indicator_id for t in side.targets}
    shown = {t.task_id for t in side.tasks} | {i.indicator_id for i in side.indicators}
    model = metadata.tables["provenance"].c
    query = (
        select(model.record_id, model.page, model.x0, model.top, model.x1, model.bottom)
        .where((model.document_id == document) & model.page.is_not(None) & model.x0.is_not(None))
        .order_by(model.ordinal)
    )
    found: dict[str, dict[int, list[Box]]] = defaultdict(lambda: defaultdict(list))
    for record_id, page, x0, top, x1, bottom in connection.execute(query):
        record, box = owner.get(record_id, record_id), Box(x0, top, x1, bottom)
        if record in shown and box not in found[record][page]:
            found[record][page].append(box)
    return found


def _by_page(places: Places) -> dict[int, list[tuple[str, list[Box]]]]:
    found: dict[int, list[tuple[str, list[Box]]]] = defaultdict(list)
    for record, pages in places.items():
        for page, boxes in pages.items():
            found[page].append((record, boxes))
    return found


def pages_of(crops: Iterable[Crop]) -> tuple[int, ...]:
    """The pages of some crops."""
    return tuple(c.page for c in crops)
