"""Labels of tasks in prose that stand together, before it is settled whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.clauses.role_labels import Plain, kinds_of, pieces
from extract.model import Clause, RawField
from extract.tasks.prose_doubts import TELLING
from extract.tasks.prose_titles import clause_field, laid_out

Label = tuple[RawField, ...]
"""What one label says: one field, or one for each item of the list below it."""


@dataclass(slots=True)
class Segment:
    """Labels that stand together.

    ``texts`` are the plain texts before them in their clause; where they are bullets of their own, ``before``
    are the bullets before them and ``carrier`` the last of them.
    """

    texts: list[Plain] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    before: list[Clause] = field(default_factory=list)
    carrier: Clause | None = None


@dataclass(slots=True)
class Task:
    """A task in the making.

    ``beside``: another task of the same clause or list has a leading body; ``below``: its labels
    stand on lines of their own below the title.
    """

    title: RawField
    labels: list[Label]
    beside: bool = False
    below: bool = False


def segments_of(clause: Clause, listed: Label) -> list[Segment]:
    """The labels of a clause's own text, with the plain texts before them; ``listed`` go on with the last."""
    found, current, laid = [], Segment(), laid_out(clause)
    for piece in pieces(clause.text):
        if isinstance(piece, Plain):
            if current.labels:
                found.append(current)
                current = Segment()
            current.texts.append(piece)
        else:
            current.labels.append((clause_field(piece.role, clause, piece.start, piece.text, laid=laid),))
    if listed:
        current.labels.append(listed)
    return [*found, current] if current.labels else found


def merged(segments: Sequence[Segment]) -> list[Segment]:
    """Neighbouring labels as one, unless a kind stands in both: then the second ones begin another task."""
    found: list[Segment] = []
    for segment in segments:
        if found and not clash(found[-1].labels, segment.labels):
            found[-1].labels.extend(segment.labels)
            found[-1].carrier = segment.carrier
        else:
            found.append(segment)
    return found


def kinds(labels: Sequence[Label]) -> Iterator[str]:
    return (kind for label in labels for kind in kinds_of(label[0].role))


def lead_named(labelled: Sequence[Segment | Task]) -> bool:
    """Whether a label of a leading body stands among them."""
    return any("lead" in kinds(t.labels) for t in labelled)


def clash(before: Sequence[Label], after: Sequence[Label]) -> bool:
    return bool(set(kinds(before)) & set(kinds(after)) & set(TELLING))
