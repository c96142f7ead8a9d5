"""A PDF page's text as it is in force: struck words and marks of footnotes left out, values of form fields and text
of annotations put in where they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.model import Box, Place, Rule, Sighting, SightingKind
from extract.model.geometry import turn_back, turn_upright
from extract.pdf.annotations import Annotation, AnnotationKind
from extract.pdf.drawn_lines import Drawn
from extract.pdf.frame import Frame
from extract.pdf.raised import settled_raised
from extract.pdf.struck import without_struck
from extract.pdf.styles import Style
from extract.pdf.unseen import told_of
from extract.pdf.words import Run, run_of

_USUAL_SIZE = 12.0
"""Points: the letters of a field that states no size are no larger."""
_OF_BOX = 0.72
"""Share of its box that the letters of a field without a size fill."""
_WIDE = 0.5
"""Sizes: the width of a letter of a field."""
_LEADING = 1.15
"""Sizes from one line of a field to the next."""
_EMBLEM = 90.0
"""Points: a picture no larger than this is a seal, an emblem or a signature, where it is in no table."""
_LEAST = 5.0
"""Points: a picture lower than this holds no letters."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The page as a person sees it, and the direction of most of its text."""

    number: int
    width: float
    height: float
    turned: int

    def turn(self, box: Box) -> Box:
        """The box where this text reads upright."""
        return turn_upright(box, self.width, self.height, self.turned)

    def back(self, box: Box) -> Box:
        """Undo :meth:`turn`."""
        width, height = (self.height, self.width) if self.turned % 180 == 90 else (self.width, self.height)
        return turn_back(box, width, height, self.turned)


@dataclass(slots=True)
class Settled:
    """The runs in force, the drawn lines that strike nothing, and what was seen beside them."""

    runs: list[Run]
    rules: list[Rule]
    sightings: list[Sighting] = field(default_factory=list)


def settled_page(
    runs: Sequence[Run], drawn: Drawn, seen: Seen, frame: Frame, annotations: Sequence[Annotation]
) -> Settled:
    """The text of a page as it is in force."""
    strikes = [box for a in annotations if a.kind is AnnotationKind.STRIKE for box in _boxes(a, frame)]
    apart = without_struck(runs, drawn.rules, strikes, seen.turned, seen.turn)
    live, marks = settled_raised(apart.live)
    settled = Settled(live, apart.rules, [*told_of(apart.struck, seen.number)])
    settled.sightings += [
        Sighting(s.kind, s.place, s.text, known=True)
        for s in told_of(marks, seen.number, SightingKind.OTHER_TEXT)
    ]
    for annotation in annotations:
        _put_in(annotation, settled, seen, frame)
    settled.sightings += _pictures(drawn, seen)
    return settled


def _boxes(annotation: Annotation, frame: Frame) -> list[Box]:
    return [Box(*frame.on_page(*box)) for box in annotation.boxes]


def _put_in(annotation: Annotation, settled: Settled, seen: Seen, frame: Frame) -> None:
    """Puts the text of a field or an annotation among the runs, and tells it."""
    if annotation.kind is AnnotationKind.STRIKE:
        return
    [box] = _boxes(annotation, frame)[:1]
    text = " ".join(annotation.text.split())
    taken = annotation.kind in (AnnotationKind.FIELD, AnnotationKind.TEXT) and bool(text)
    kind = SightingKind.FORM_FIELD if annotation.kind is AnnotationKind.FIELD else SightingKind.ANNOTATION
    place = Place(page=seen.number, box=box)
    settled.sightings.append(Sighting(kind, place, text, taken=taken, known=not text))
    if taken:
        settled.runs += _runs_in(annotation, box, seen)


def _runs_in(annotation: Annotation, box: Box, seen: Seen) -> Iterator[Run]:
    """The words of a field where they are printed: on lines in its box, from the left."""
    upright = seen.turn(box)
    size = annotation.size or min(_USUAL_SIZE, _OF_BOX * upright.height)
    lines = list(_lines(annotation.text, max(1, int(upright.width / (_WIDE * size)))))
    height = len(lines) * _LEADING * size
    top = upright.top + max(0.0, (upright.height - height) / 2)
    style = Style(size, False, False, seen.turned, "")
    for k, line in enumerate(lines):
        step = min(_WIDE * size, upright.width / max(len(line), 1))
        foot = min(top + (k + 1) * _LEADING * size, upright.bottom)
        at = 0
        for word in line.split():
            at = line.index(word, at)
            boxes = [
                seen.back(
                    Box(upright.x0 + (at + n) * step, foot - size, upright.x0 + (at + n + 1) * step, foot)
                )
                for n in range(len(word))
            ]
            yield run_of(word, [(b.x0, b.top, b.x1, b.bottom) for b in boxes], style)
            at += len(word)


def _lines(text: str, wide: int) -> Iterator[str]:
    """The text's lines, wrapped to so many letters."""
    for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = ""
        for word in part.split():
            if line and len(line) + 1 + len(word) > wide:
                yield line
                line = ""
            line = f"{line} {word}".strip()
        if line:
            yield line


def _pictures(drawn: Drawn, seen: Seen) -> Iterator[Sighting]:
    """The pictures of a page; small ones outside of every drawn frame are no content."""
    for image in drawn.images:
        box = image.box
        if min(box.width, box.height) < _LEAST:
            continue
        small = max(box.width, box.height) <= _EMBLEM and not in_drawn_frame(box, drawn.rules)
        yield Sighting(SightingKind.PICTURE, Place(page=seen.number, box=box), known=small)


def in_drawn_frame(box: Box, rules: Sequence[Rule]) -> bool:
    """Whether the middle of a box lies between drawn lines on all four sides, as in a cell of a table."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    across = [r.box for r in rules if r.horizontal and r.box.x0 <= x <= r.box.x1]
    down = [r.box for r in rules if not r.horizontal and r.box.top <= y <= r.box.bottom]
    over, under = any(b.top <= y for b in across), any(b.bottom >= y for b in across)
    return over and under and any(b.x0 <= x for b in down) and any(b.x1 >= x for b in down)
