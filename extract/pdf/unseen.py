"""Text of a PDF page that nobody sees: white on paper, drawn invisibly, outside of the page.

Invisible text under a picture is what an OCR program read in it and stays; elsewhere it is not part of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.model import Box, Place, Sighting, SightingKind
from extract.pdf.drawn_lines import Drawn
from extract.pdf.frame import Frame
from extract.pdf.words import Run
from normalize.notes import Code, Note, warning

MUCH = 8
"""Words drawn invisibly from which a page says so; a hidden figure alone is only told."""
_OUTSIDE = 1.0
"""Points by which the middle of a letter may lie outside of the page."""


def seen_and_unseen(runs: Sequence[Run], drawn: Drawn, frame: Frame) -> tuple[list[Run], list[Run]]:
    """The runs that are seen on the page, and the others."""
    seen: list[Run] = []
    unseen: list[Run] = []
    for run in runs:
        left, top, right, bottom = run.boxes[0]
        inside = 0 <= left + right <= 2 * frame.width and 0 <= top + bottom <= 2 * frame.height
        plain = inside and not (run.style.white or run.style.invisible)
        is_seen = plain or _is_seen(run, drawn, frame)
        (seen if is_seen else unseen).append(run)
    return seen, unseen


def _is_seen(run: Run, drawn: Drawn, frame: Frame) -> bool:
    if _is_outside(run, frame):
        return False
    if not (run.style.white or run.style.invisible):
        return True
    x, y = _middle(run)
    if run.style.white:
        return any(box.contains(x, y) for box in (*drawn.shades, *(i.box for i in drawn.images)))
    return any(i.box.contains(x, y) for i in drawn.images)


def much_unseen(runs: Sequence[Run]) -> Note | None:
    """A note where so much is drawn invisibly that it may be part of the plan."""
    invisible = [run for run in runs if run.style.invisible]
    if len(invisible) < MUCH:
        return None
    words = " ".join(run.text for run in invisible[:8])
    text = (
        f"{len(invisible)} words of the page are in its text layer but are drawn invisibly; they were left out. "
        "Look at the page: if they should be there, the file was made wrongly."
    )
    return warning(Code.TEXT_LAYER_WRONG, text, found=words)


def _middle(run: Run) -> tuple[float, float]:
    left, top, right, bottom = run.boxes[0]
    return (left + right) / 2, (top + bottom) / 2


def _is_outside(run: Run, frame: Frame) -> bool:
    x, y = _middle(run)
    return not (-_OUTSIDE <= x <= frame.width + _OUTSIDE and -_OUTSIDE <= y <= frame.height + _OUTSIDE)


def told_unseen(runs: Sequence[Run], number: int, frame: Frame) -> Iterator[Sighting]:
    """What nobody sees: hidden text, and text outside of the page, which is no content of it."""
    yield from told_of([run for run in runs if not _is_outside(run, frame)], number)
    for told in told_of([run for run in runs if _is_outside(run, frame)], number, SightingKind.OTHER_TEXT):
        yield replace(told, known=True)


def told_of(runs: Sequence[Run], number: int, kind: SightingKind = SightingKind.STRUCK) -> Iterator[Sighting]:
    """Runs as sightings, those that follow each other on a line as one."""
    told: set[tuple[str, Box]] = set()
    gathered: list[Run] = []
    for run in runs:
        if (run.text, box_of([run])) in told:
            continue  # printed twice at one place
        told.add((run.text, box_of([run])))
        if gathered and not _is_next(gathered[-1], run):
            yield _sighting(gathered, number, kind)
            gathered = []
        gathered.append(run)
    if gathered:
        yield _sighting(gathered, number, kind)


def _is_next(before: Run, run: Run) -> bool:
    """Whether a run goes on with the line of the one before it."""
    a, b, size = before.boxes[-1], run.boxes[0], before.style.size or 10.0
    return abs(a[3] - b[3]) < size / 2 and -size < b[0] - a[2] < 2 * size


def _sighting(runs: Sequence[Run], number: int, kind: SightingKind) -> Sighting:
    return Sighting(kind, Place(page=number, box=box_of(runs)), " ".join(run.text for run in runs))


def box_of(runs: Sequence[Run]) -> Box:
    """The box around runs."""
    lefts, tops, rights, bottoms = zip(*(run.around for run in runs), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
