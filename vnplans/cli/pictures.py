"""``show --source`` and ``show --coverage``: what they print beside the pictures they write."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vnplans.cli.output import print_json, print_line
from vnplans.cli.table import print_listing


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is drawn: where the PDF is, where pictures go, the one field wanted (None: all)."""

    files: Path
    out: Path
    field: str | None


def print_sources(record: str, wanted: Pictures, db: str | None, as_json: bool) -> None:
    """Draws the places a record was read from and prints the paths of the pictures."""
    from vnplans.pictures.sources import source_pictures

    made = source_pictures(record, wanted.files, wanted.out, db, wanted.field)
    if as_json:
        print_json([str(p) for p in made])
        return
    for path in made:
        print_line(str(path))
    if not made:
        print_line(f"{record} was read from a file without pages; `vnplans show {record}` has its lines.")


def print_coverage(document: str, wanted: Pictures, db: str | None, as_json: bool) -> None:
    """Prints where each part of a document went and draws its pages, or its lines; as JSON every part."""
    from vnplans.questions.coverage import coverage, listing_of

    found = coverage(document, db)
    if as_json:
        print_json(listing_of(found.parts).dicts())
        return
    if not found.parts:
        print_line(f"{found.document_id} was stored without an account; ingest its file again.")
        return
    from vnplans.pictures.coverage import draw_coverage

    print_listing(found.sums, title=found.document_id)
    if found.lost.rows:
        print_listing(found.lost, title="went nowhere")
    if found.told.rows:
        print_listing(found.told, title="findings")
    for path in draw_coverage(found.document_id, found.parts, wanted.files, wanted.out, db):
        print_line(str(path))
