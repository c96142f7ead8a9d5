"""The letters of a DOCX paragraph: which runs are printed, and what their letters are.

Deleted and hidden text, the older twin of a drawing (``mc:Fallback``) and text boxes are left out. Letters
in an encoding from before Unicode are decoded run by run: a file may hold one table in ``.VnTime``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from extract.docx.styles import Styles, W
from normalize.notes import Note
from normalize.spelling.lost_letters import lost_letters_note
from normalize.spelling.piecewise import Piece, read_pieces
from normalize.spelling.torn_words import is_torn, joined_words, torn_note

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}txbxContent", f"{W}pPr", f"{W}rPr"})
MARKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@dataclass(frozen=True, slots=True)
class Letters:
    """How the letters of a file are to be read, and what there is to say of it.

    Attributes:
        runs: the texts of runs that are in an encoding from before Unicode; other runs are as they stand.
        is_torn: whether blanks stand inside the words of the file.
    """

    runs: Mapping[etree._Element, str] = field(default_factory=dict)
    is_torn: bool = False
    is_legacy: bool = False
    notes: tuple[Note, ...] = ()

    def of_line(self, text: str) -> str:
        """A line of a paragraph, its words put together where the file tears them apart."""
        return joined_words(text) if self.is_torn else text


def read_letters(body: etree._Element, styles: Styles) -> Letters:
    """How the letters of a whole body are to be read, from the letters of its runs and from their fonts."""
    groups: list[list[etree._Element]] = []
    pieces: list[Piece] = []
    sizes: list[int] = []
    for paragraph in body.iter(f"{W}p"):
        look = styles.paragraph(paragraph)
        before = len(pieces)
        for run in printed_runs(paragraph):
            text, font = run_text(run), styles.font(run, look) or ""
            if len(pieces) > before and _goes_on(pieces[-1], text, font):
                groups[-1].append(run)
                pieces[-1] = Piece(pieces[-1].text + text, font)
            else:
                groups.append([run])
                pieces.append(Piece(text, font))
        sizes.append(len(pieces) - before)
    reading = read_pieces(pieces, whole=False)
    texts = iter(reading.texts)
    paragraphs = ["".join(next(texts) for _ in range(size)) for size in sizes]
    torn, lost = is_torn(paragraphs), lost_letters_note(paragraphs)
    changed = zip(groups, pieces, reading.texts, strict=True)
    return Letters(
        {run: part for own, piece, text in changed if text != piece.text for run, part in _parted(own, text)},
        torn,
        bool(reading.encodings),
        (*reading.notes, *([torn_note()] if torn else []), *([lost] if lost and not torn else [])),
    )


def _goes_on(before: Piece, text: str, font: str) -> bool:
    """Whether a run goes on in the middle of a word: the letters of VNI and of UTF-8 take several
    characters."""
    blanks = ("", " ", "\t", "\n")
    return before.font == font and before.text[-1:] not in blanks and text[:1] not in blanks


def _parted(runs: list[etree._Element], text: str) -> Iterator[tuple[etree._Element, str]]:
    """The decoded text of runs that stand together, parted among them as their own letters are."""
    lengths = [len(run_text(run)) for run in runs]
    total, done, at = sum(lengths), 0, 0
    for run, length in zip(runs, lengths, strict=True):
        done += length
        end = round(len(text) * done / total) if total else len(text)
        yield run, text[at:end]
        at = end


def printed_runs(element: etree._Element) -> Iterator[etree._Element]:
    """Runs of a paragraph that are printed, those of formulas (CO₂) too."""
    for child in element:
        if child.tag in (f"{W}r", f"{MATH}r"):
            if not _hidden(child):
                yield child
        elif child.tag not in SKIPPED:
            yield from printed_runs(child)


def _hidden(run: etree._Element) -> bool:
    properties = next(run.iterchildren(f"{W}rPr"), None)
    mark = None if properties is None else next(properties.iterchildren(f"{W}vanish"), None)
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false")


def run_text(run: etree._Element) -> str:
    """The letters of a run as the file has them; ``\\n`` for a line break."""
    return "".join(
        (child.text or "") if child.tag in (f"{W}t", f"{MATH}t") else MARKS.get(str(child.tag), "")
        for child in run
    )
