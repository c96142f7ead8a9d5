"""Everything that looks like content in a document, in reading order: the door of the room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extract.account.grids import known_grids
from extract.account.left_tables import LeftTable, left_tables
from extract.account.paragraphs import known_paragraphs
from extract.model import (
    Block,
    Document,
    Fragment,
    Grid,
    Paragraph,
    Place,
    Seen,
    SeenKind,
    Sighting,
    SightingKind,
    union,
)
from normalize.content_cues import Cues, read_cues

_RUNNING_PAGES = 3
_SHOWN = 160
"""Letters of a part's text that are kept."""


def read_seen(document: Document) -> tuple[Seen, ...]:
    """The parts of a document: its grids, tables left in the text, paragraphs, labels of tasks and figures
    that look like targets, and what its reader saw beside the text."""
    blocks = document.blocks
    left = {t.first: t for t in left_tables(blocks)}
    inside = {k for t in left.values() for k in range(t.first, t.last + 1)}
    known = known_paragraphs(blocks) | known_grids(blocks, (s.text for s in document.sightings if s.known))
    found: list[Seen] = []
    for at, block in enumerate(blocks):
        if at in left:
            found += _left_table(blocks, left[at], known.get(at, ""))
        if isinstance(block, Grid):
            found.append(_grid(block, at, known.get(at, "")))
        elif at not in inside:
            found += _paragraph(block, at, known.get(at, ""), _listed_below(blocks, at))
    often = Counter(_picture(s) for s in document.sightings if s.kind is SightingKind.PICTURE)
    return (*found, *(_sighting(s, often[_picture(s)] >= _RUNNING_PAGES) for s in document.sightings))


def n_words(text: str) -> int:
    """Words of a text that hold a letter or a digit: what is counted on both sides of the account."""
    return sum(1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word)))


def _grid(grid: Grid, at: int, known: str) -> Seen:
    fragments = tuple(c.fragment for c in grid.cells if c.text)
    text = " | ".join(c.text for c in grid.cells[:8] if c.text)[:_SHOWN]
    return Seen(SeenKind.TABLE, grid.place, text, fragments, _count(fragments), known, "grid", at)


def _left_table(blocks: Sequence[Block], table: LeftTable, known: str) -> Iterator[Seen]:
    own = [b for b in blocks[table.first : table.last + 1] if isinstance(b, Paragraph)]
    for part in _by_page([f for b in own for f in b.fragments]):
        text = " | ".join(f.text for f in part if any(map(str.isalnum, f.text)))[:_SHOWN]
        yield Seen(
            SeenKind.TABLE,
            _place(part),
            text,
            part,
            _count(part),
            known if known == "portal" else table.known,
            table.sign,
            table.first,
        )


def _by_page(fragments: Sequence[Fragment]) -> Iterator[tuple[Fragment, ...]]:
    """Printed pieces, those of one page together."""
    for _, part in groupby(fragments, key=lambda f: f.place.page):
        yield tuple(part)


def _place(part: Sequence[Fragment]) -> Place:
    first = part[0].place
    return Place(first.page, union(f.place.box for f in part if f.place.box), first.line)


def _listed_below(blocks: Sequence[Block], at: int) -> tuple[Fragment, ...]:
    """The pieces of the next paragraph, where this one ends with a colon: what a label names may stand
    there."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    block = blocks[at]
    leads = isinstance(block, Paragraph) and block.text.rstrip().endswith(":")
    return below.fragments if leads and isinstance(below, Paragraph) else ()


def _paragraph(paragraph: Paragraph, at: int, known: str, below: tuple[Fragment, ...]) -> Iterator[Seen]:
    """A paragraph, one part a page; then its labels and its figures."""
    for part in _by_page(paragraph.fragments):
        if n := _count(part):
            text = " ".join(f.text for f in part)[:_SHOWN]
            yield Seen(SeenKind.CLAUSE, _place(part), text, part, n, known, block=at)
    if known or not paragraph.fragments:
        return
    cues = read_cues(paragraph.text)
    for kind, sign, n in _signs(cues):
        place, parts = paragraph.fragments[0].place, (*paragraph.fragments, *below)
        is_none = "no_task" if kind is SeenKind.LABEL and cues.no_task else ""
        yield Seen(kind, place, paragraph.text[:_SHOWN], parts, n, is_none, sign, at)


def _signs(cues: Cues) -> Iterator[tuple[SeenKind, str, int]]:
    """Labels of tasks (of bodies, else of times, else duties with a date, a body that is given a deed or a deed
    with a date), and goals."""
    labels = (
        ("lead", cues.lead),
        ("time", cues.time),
        ("duty", cues.duties),
        ("assign", int(cues.given and not cues.deadlines)),
        ("deadline", cues.deadlines),
    )
    yield from ((SeenKind.LABEL, sign, n) for sign, n in [s for s in labels if s[1]][:1])
    if cues.goals:
        yield SeenKind.FIGURE, "", cues.goals


def _picture(sighting: Sighting) -> tuple[int, ...]:
    """Where a picture stands on its page, in points."""
    box = sighting.place.box
    return tuple(map(round, (box.x0, box.top, box.x1, box.bottom))) if box else ()


def _sighting(sighting: Sighting, on_every_page: bool) -> Seen:
    """A sighting as a part; a picture that stands on page after page is a mark of the print."""
    known = sighting.known or (sighting.kind is SightingKind.PICTURE and on_every_page)
    return Seen(
        SeenKind(sighting.kind.value),
        sighting.place,
        sighting.text[:_SHOWN],
        (),
        n_words(sighting.text),
        sighting.kind.value if known else "",
        taken=sighting.taken,
    )


def _count(fragments: Iterable[Fragment]) -> int:
    return sum(n_words(f.text) for f in fragments)
