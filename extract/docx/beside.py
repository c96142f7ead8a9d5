"""What a Word file holds beside its text: what is struck or hidden, notes, comments, pictures, form fields.

A paragraph's pieces become its text here; what does not is told as sightings with the number of the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from extract.docx.runs import Piece
from extract.docx.styles import W
from extract.model import Place, Sighting, SightingKind
from normalize.marks.raised import lowered_text, raised_text, without_note_marks
from normalize.text import clean

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
_EMU = 12_700
"""Units of a drawing's size to a point."""
_EMBLEM = 110.0
"""Points: a picture in the body of the text that is no larger than this is an emblem, a seal or a signature."""
_TEXT_HEIGHT = 6.0
"""Points: a lower picture holds no letters."""


@dataclass(slots=True)
class Beside:
    """What is told of a file as it is read.

    Attributes:
        notes: texts of comments, footnotes and endnotes by their reference (``commentReference 3``).
        sightings: what was told so far.
    """

    notes: dict[str, str] = field(default_factory=dict)
    sightings: list[Sighting] = field(default_factory=list)

    def tell(
        self, kind: SightingKind, number: int, text: str, *, taken: bool = False, known: bool = False
    ) -> None:
        """Tells one thing, once."""
        told = Sighting(kind, Place(line=number), clean(text), taken=taken, known=known)
        if (told.text or kind is SightingKind.PICTURE) and told not in self.sightings[-8:]:
            self.sightings.append(told)

    def tell_dead(self, pieces: Sequence[Piece], number: int, *, all_of_them: bool = False) -> None:
        """Tells the struck, deleted or hidden pieces of a paragraph, those that follow each other as one."""
        gathered = ""
        for piece in (*pieces, None):
            if piece is not None and (all_of_them or not piece.live):
                gathered += piece.text
            elif piece is None or piece.text:
                self.tell(SightingKind.STRUCK, number, gathered)
                gathered = ""

    def tell_marks(self, run: etree._Element, number: int) -> None:
        """Tells the comments, notes and pictures that a run refers to."""
        for child in run:
            name = str(child.tag).rpartition("}")[2]
            text = self.notes.get(f"{name} {child.get(f'{W}id')}")
            if text is not None:
                comment = name == "commentReference"
                kind = SightingKind.ANNOTATION if comment else SightingKind.OTHER_TEXT
                self.tell(kind, number, text, known=not comment)
        for words, known in _pictures(run):
            self.tell(SightingKind.PICTURE, number, words, known=known)


def text_of(pieces: Sequence[Piece], number: int, beside: Beside) -> list[str]:
    """What each piece adds to the paragraph's text: nothing for what is not in force and for marks of notes."""
    alone = not any(p.live and not p.height and p.text.strip() for p in pieces)
    texts: list[str] = []
    before = ""
    for piece in pieces:
        added = "" if not piece.live else piece.text if alone else _at_height(piece, before)
        if piece.live and not added and piece.text.strip():
            beside.tell(SightingKind.OTHER_TEXT, number, piece.text, known=True)
        if piece.field and added.strip():
            beside.tell(SightingKind.FORM_FIELD, number, added, taken=True)
        texts.append(added)
        before = (before + added)[-80:]
    beside.tell_dead(pieces, number)
    return texts


def _at_height(piece: Piece, before: str) -> str:
    if piece.height > 0:
        return raised_text(before, piece.text)
    if piece.height < 0:
        return lowered_text(before, piece.text)
    return without_note_marks(before + piece.text)[len(before) :]


def _pictures(run: etree._Element) -> Iterator[tuple[str, bool]]:
    """The alternative text of each picture of a run, and whether it is surely no content of a plan."""
    for drawing in run.iter(f"{W}drawing", f"{W}pict", f"{W}object"):
        if drawing.find(f".//{_BLIP}") is None and drawing.find(f".//{_IMAGE_DATA}") is None:
            continue
        size = drawing.find(f".//{_DRAWING}extent")
        wide, high = (_points(size, "cx"), _points(size, "cy")) if size is not None else (0.0, 0.0)
        words = drawing.find(f".//{_DRAWING}docPr")
        in_cell = any(True for _ in run.iterancestors(f"{W}tc"))
        small = size is not None and max(wide, high) <= _EMBLEM and not in_cell
        tiny = size is not None and min(wide, high) < _TEXT_HEIGHT
        yield (words.get("descr", "") if words is not None else ""), small or tiny


def _points(size: etree._Element, name: str) -> float:
    text = size.get(name, "")
    return int(text) / _EMU if text.isdecimal() and len(text) < 12 else 0.0


def note_texts(parts: Sequence[tuple[str, str, etree._Element | None]]) -> dict[str, str]:
    """The texts of comments and notes by their reference.

    Args:
        parts: name of the element (``comment``), of its reference (``commentReference``), and the part.
    """
    found: dict[str, str] = {}
    for element, reference, root in parts:
        for note in root.iter(f"{W}{element}") if root is not None else ():
            text = clean(" ".join(t.text or "" for t in note.iter(f"{W}t")))
            found[f"{reference} {note.get(f'{W}id')}"] = text
    return found
