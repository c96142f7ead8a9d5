"""What a reader saw in a file that is neither a paragraph nor a cell.

Such things are told, so that the account of a document (``coverage``) can say where each of them went.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.model.geometry import Place


class SightingKind(StrEnum):
    """What was seen (contract: ``coverage.kind``)."""

    PICTURE = "picture"
    """An image large enough to hold words or figures."""
    FORM_FIELD = "form_field"
    ANNOTATION = "annotation"
    """A comment or a mark laid over the page: a note, a strike, a text box of a PDF viewer."""
    STRUCK = "struck"
    """Text that is struck out, deleted by a tracked change or hidden; it is not in force."""
    OTHER_TEXT = "other_text"
    """Text beside the document itself: the menu of a portal, a watermark, text outside of the page."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One such thing.

    Attributes:
        place: page and box, or line.
        text: its words, empty where it has none or they are not known.
        taken: whether its words stand in a block too (the value of a form field that was put into its cell).
        known: whether it is known to be no content of the plan (a letterhead's emblem, a portal's menu).
    """

    kind: SightingKind
    place: Place
    text: str = ""
    taken: bool = False
    known: bool = False
