"""Text laid over the text of a page: a watermark, "BẢN SAO" or "DỰ THẢO" in large, faint or slanting letters.

It is no text of the document, and its letters must not fall into the cells that it lies on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.model import Sighting, SightingKind
from extract.pdf.styles import Style
from extract.pdf.unseen import box_of, told_of
from extract.pdf.words import Run

LARGER = 1.6
"""Times the usual size: letters from here on may be a watermark."""
COVERED = 0.25
"""Share of a word of the usual size that a word of a watermark covers at least."""
MOSTLY = 0.5
"""Share of the letters of a page: if more of them slant, the page itself was put in askew."""


def without_watermark(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The runs of the text, and those of a watermark."""
    over = _slanting(runs) | _laid_over(runs)
    text = [run for run in runs if run.style not in over]
    return text, [run for run in runs if run.style in over]


def told_watermark(runs: Sequence[Run], number: int) -> Iterator[Sighting]:
    """The watermark as what was seen beside the text."""
    for told in told_of(runs, number, SightingKind.OTHER_TEXT):
        yield replace(told, known=True)


def _slanting(runs: Sequence[Run]) -> set[Style]:
    """Styles of letters that run neither along nor across the page."""
    letters = sum(len(run.text) for run in runs)
    askew = [run for run in runs if run.style.askew]
    if sum(len(run.text) for run in askew) > MOSTLY * letters:
        return set()
    return {run.style for run in askew}


def _laid_over(runs: Sequence[Run]) -> set[Style]:
    """Styles of large or faint letters that cover words of the usual size."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[run.style.size] += len(run.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    suspects = {s for s in {run.style for run in runs} if s.size >= LARGER * usual or s.faint}
    if not suspects:
        return set()
    plain = [run for run in runs if run.style not in suspects]
    return {
        run.style for run in runs if run.style in suspects and any(_covers(run, other) for other in plain)
    }


def _covers(run: Run, other: Run) -> bool:
    a, b = box_of([run]), box_of([other])
    across, along = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > 0 and along > 0 and across * along >= COVERED * b.width * b.height
