"""The letters of a DOCX paragraph: which runs are printed, and what their letters are.

Deleted and hidden text, the older twin of a drawing (``mc:Fallback``) and text boxes are left out. Letters
set in a font from before Unicode (``.VnTime``, ``VNI-Times``) are decoded, where the whole text bears the
font's name out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex
from lxml import etree

from extract.docx.styles import Styles, W
from normalize.notes import Code, Note, info
from normalize.spelling.legacy_fonts import decode_tcvn3, decode_vni, guess_encoding, prints_capitals

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}txbxContent", f"{W}pPr", f"{W}rPr"})
MARKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LEGACY_FONT = regex.compile(r"^\.?Vn[A-Z]|^VNI[- ]")


@dataclass(frozen=True, slots=True)
class Letters:
    """How the letters of a file are to be read: ``unicode``, ``tcvn3`` or ``vni``, and why."""

    encoding: str = "unicode"
    reason: str = ""

    def decoded(self, text: str, font: str | None) -> str:
        """The text of one run as Unicode; a run in a font of today is left as it is."""
        if self.encoding == "unicode" or (font is not None and not _LEGACY_FONT.match(font)):
            return text
        if self.encoding == "vni":
            return decode_vni(text)
        return decode_tcvn3(text, upper_font=font is not None and prints_capitals(font))

    def notes(self) -> tuple[Note, ...]:
        """What to say of it: nothing of Unicode."""
        if self.encoding == "unicode":
            return ()
        message = f"The text is {self.encoding.upper()} and was converted to Unicode: {self.reason}."
        return (info(Code.LEGACY_ENCODING, message, expected="unicode", found=self.encoding),)


def guess_letters(body: etree._Element, styles: Styles) -> Letters:
    """The encoding of a whole body, from its letters and its fonts together."""
    texts: list[str] = []
    fonts: set[str] = set()
    for paragraph in body.iter(f"{W}p"):
        look = styles.paragraph(paragraph)
        for run in printed_runs(paragraph):
            font = styles.run(run, look).font
            if font:
                fonts.add(font)
            texts.append(run_text(run))
    guess = guess_encoding(" ".join(texts), fonts)
    return Letters(guess.encoding, guess.reason)


def printed_runs(element: etree._Element) -> Iterator[etree._Element]:
    """Runs of a paragraph that are printed, those of formulas (CO₂) too."""
    for child in element:
        if child.tag in (f"{W}r", f"{MATH}r"):
            if not _hidden(child):
                yield child
        elif child.tag not in SKIPPED:
            yield from printed_runs(child)


def _hidden(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false")


def run_text(run: etree._Element) -> str:
    """The letters of a run as the file has them; ``\\n`` for a line break."""
    return "".join(
        (child.text or "") if child.tag in (f"{W}t", f"{MATH}t") else MARKS.get(str(child.tag), "")
        for child in run
    )
