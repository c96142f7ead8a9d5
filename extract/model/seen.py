"""What looks like content in a document, counted without knowing what the readers made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.model.document import Fragment
from extract.model.geometry import Place


class SeenKind(StrEnum):
    """What a part of a document is (contract: ``coverage.kind``)."""

    TABLE = "table"
    CLAUSE = "clause"
    """A paragraph of running text, whatever the tree of clauses made of it."""
    LABEL = "label"
    FIGURE = "figure"
    PICTURE = "picture"
    FORM_FIELD = "form_field"
    ANNOTATION = "annotation"
    STRUCK = "struck"
    OTHER_TEXT = "other_text"


@dataclass(frozen=True, slots=True)
class Seen:
    """One part of a document.

    Attributes:
        place: page and box, or line.
        text: its words, for a long part the first of them.
        fragments: the printed parts themselves; what the records were read from is held against these.
        n: its words; of labels and figures their number.
        known: what it is where it is no content of a plan (``letterhead``, ``receivers``, ``form``, a kind of
            ``known_matter.csv``), else empty.
        sign: by what a table was seen: ``grid``, ``bars`` (``|`` left in the text) or ``header``
            (the names of columns in running text); what a label names: ``lead``, ``time`` or ``duty``.
        block: number of the block it begins in (0-based), -1 for what is no block.
        taken: whether its words stand in a block too.
    """

    kind: SeenKind
    place: Place
    text: str
    fragments: tuple[Fragment, ...]
    n: int
    known: str = ""
    sign: str = ""
    block: int = -1
    taken: bool = False
