"""Raised figures of a PDF page: small letters that stand higher than the word before them.

What they are is decided as in every other format (``normalize.marks.raised``): the mark of a footnote is left out and
told, the figure of a unit or a power joins its word. Small letters at the head of a line are a footnote's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.pdf.words import Run, run_of
from normalize.marks.raised import holds_raised, raised_text, without_note_marks

_SMALLER = 0.85
"""A raised letter is smaller than this share of the word before it."""
_HIGHER = 0.12
"""Share of the font size by which the foot of a raised letter lies higher."""
_NEAR = 0.42
"""Share of the font size: a mark stands no further behind its word."""
_TOUCHES = 0.2
"""Share of the font size: what follows a mark at less than this goes on with the word before it."""
_BACK = 4
"""Words looked back to tell what a raised figure is."""


def settled_raised(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The runs with their raised figures settled, and the marks of footnotes that were left out."""
    if not _may_be_raised(runs):
        return [run for run in runs if run.text], []
    kept: list[Run] = []
    marks: list[Run] = []
    after_mark: Run | None = None
    for run in runs:
        if kept and after_mark is not None and _touches(after_mark, run, kept[-1]):
            kept[-1] = _joined(kept[-1], run, run.text)
            after_mark = None
            continue
        after_mark = None
        if kept and _is_raised(kept[-1], run):
            before = " ".join(r.text for r in kept[-_BACK:])
            added = raised_text(before, run.text)
            if not added:
                marks.append(run)
                after_mark = run
                continue
            if holds_raised(added):
                exponent = added if before.endswith("10") else run.text
                kept[-1] = _joined(kept[-1], run, exponent)
                continue
        kept.append(_without_marks(run, marks))
    return [run for run in kept if run.text], marks


def _may_be_raised(runs: Sequence[Run]) -> bool:
    """Whether any letters of a page are so small beside others, or are raised figures of their own; quick."""
    sizes = {run.style.size for run in runs}
    tallest = max((size or 10.0 for size in sizes), default=0.0)
    return any(size < _SMALLER * tallest for size in sizes) or holds_raised("".join(run.text for run in runs))


def _is_raised(before: Run, run: Run) -> bool:
    size = before.style.size or 10.0
    if run.style.size >= _SMALLER * size or before.style.direction != 0 or run.style.direction != 0:
        return False
    last, first = before.boxes[-1], run.boxes[0]
    near = -0.3 * size < first[0] - last[2] < _NEAR * size
    return near and _HIGHER * size < last[3] - first[3] < size and first[3] > last[1]


def _touches(mark: Run, run: Run, word: Run) -> bool:
    """Whether a run goes on behind a mark with the word before it: ``63²%``."""
    size = word.style.size or 10.0
    if abs(run.boxes[0][3] - word.boxes[-1][3]) > _HIGHER * size or run.text[:1].isalnum():
        return False
    return -_TOUCHES * size < run.boxes[0][0] - mark.boxes[-1][2] < _TOUCHES * size


def _joined(word: Run, run: Run, text: str) -> Run:
    return run_of(word.text + text, word.boxes + run.boxes, word.style)


def _without_marks(run: Run, marks: list[Run]) -> Run:
    """A run without marks that are letters of their own (``540¹``)."""
    if not holds_raised(run.text) or len(run.text) != len(run.boxes):
        return run
    live = without_note_marks(run.text)
    size = len(live)
    if size == len(run.text):
        return run
    if run.text[:size] != live:
        return replace(run, text=live)
    marks.append(run_of(run.text[size:], run.boxes[size:], run.style))
    return run_of(live, run.boxes[:size], run.style)
