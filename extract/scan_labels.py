"""The number column of a scanned table, read in order: a label that breaks its series is looked at again.

Roman numbers in bold run together ("H" for II, "1H" for III), small figures come back as letters ("lại" for 11).
Where the series says what must stand there and the letters are known to be taken for each other, it is put right;
a cell that is no label at all is read again with digits only. Both readings stand in the note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extract.grid_rows import roman
from extract.scan_cells import Field, Sheet, again_as_figure
from extract.scan_ocr import Reader, Seen
from normalize.notes import Code, info, warning

SAME_EDGE = 1.5
"""Millimetres within which left edges of cells are one edge."""
FEWEST_LABELS = 3
"""A column with fewer labels is no number column."""
UNREAD = 0.3
"""Tesseract's figure put on what stands where a number should."""
SHORT = 4
"""Letters of a misread label at most."""
_LABEL = regex.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[A-ZĐ]\s?\d{0,2}|[a-zđ])[.)]?|[-–+•*]")
_ROMAN = regex.compile(r"[IVX]{1,5}")
_TAKEN_FOR = {
    "H": "II",
    "1": "I",
    "l": "I",
    "L": "I",
    "T": "I",
    "!": "I",
    "|": "I",
    "]": "I",
    "i": "I",
    "Í": "I",
}
_UNITS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def with_labels(fields: Sequence[Field], sheet: Sheet, reader: Reader) -> list[Field]:
    """The cells with the labels of the number column put right."""
    near = SAME_EDGE * sheet.dpi / 25.4
    done = list(fields)
    for left in _left_edges(fields, near):
        column = [i for i, f in enumerate(fields) if abs(f.box.x0 - left) <= near]
        column.sort(key=lambda i: done[i].box.top)
        narrow = min(done[i].box.width for i in column)
        labels = [i for i in column if done[i].words and done[i].box.width <= narrow + near]
        if sum(bool(_LABEL.fullmatch(_text(done[i]))) for i in labels) < FEWEST_LABELS:
            continue
        for i in labels[1:]:
            if not _LABEL.fullmatch(_text(done[i])) and len(_text(done[i])) <= SHORT:
                done[i] = _as_figure(done[i], sheet, reader)
        _put_romans_right(done, column)
    return done


def _left_edges(fields: Sequence[Field], near: float) -> list[float]:
    """Left edges of the tables: a cell with no other cell to its left in its row."""
    edges: list[float] = []
    for field in fields:
        middle = (field.box.top + field.box.bottom) / 2
        leftmost = not any(
            f.box.x1 <= field.box.x0 + near and f.box.top < middle < f.box.bottom for f in fields
        )
        if leftmost and not any(abs(e - field.box.x0) <= near for e in edges):
            edges.append(field.box.x0)
    return edges


def _text(field: Field) -> str:
    return " ".join(w.text for w in field.words)


def _as_figure(field: Field, sheet: Sheet, reader: Reader) -> Field:
    """A cell that holds no label, read with digits only; as it was where that gives none."""
    found = again_as_figure(field, sheet, reader)
    if not found:
        doubt = warning(Code.OCR_LOW_CONFIDENCE, "The number of the row was not read.", found=_text(field))
        return replace(
            field, words=tuple(replace(w, sure=min(w.sure, UNREAD), note=doubt) for w in field.words)
        )
    note = warning(
        Code.NUMBER_AMBIGUOUS,
        f"The number was first read as {_text(field)!r}, with digits only as {found[0].text!r}. Look at the page.",
        expected=found[0].text,
        found=_text(field),
    )
    return replace(field, words=tuple(replace(w, note=note) for w in found))


def _put_romans_right(done: list[Field], column: Sequence[int]) -> None:
    """Group numbers that the series says and the letters allow: ``H`` after ``I`` is II."""
    last = 0
    before = ""
    for i in column:
        words = done[i].words
        if not words:
            continue
        bare = words[0].text.rstrip(".)")
        if _ROMAN.fullmatch(bare):
            last = roman(bare)
        elif last and not (bare.isdigit() and before.isdigit() and int(bare) == int(before) + 1):
            wanted = _as_roman(last + 1)
            if _taken_for(bare, wanted):
                done[i] = replace(done[i], words=(_romanised(words[0], bare, wanted), *words[1:]))
                last += 1
        before = bare


def _taken_for(bare: str, wanted: str) -> bool:
    """Whether letters may be a misread roman number: ``H`` for II, ``HH`` and ``1H`` for III."""
    return bare != "1" and bool(
        regex.fullmatch("".join(_TAKEN_FOR.get(c, regex.escape(c)) for c in bare), wanted)
    )


def _romanised(word: Seen, bare: str, wanted: str) -> Seen:
    text = wanted + word.text[len(bare) :]
    note = info(
        Code.TEXT_REPAIRED, f"Read as {word.text!r}; the series of groups goes on with {wanted}.", expected=text,
        found=word.text,
    )  # fmt: skip
    return replace(word, text=text, note=note)


def _as_roman(number: int) -> str:
    text = ""
    for value, letters in _UNITS:
        while number >= value:
            text += letters
            number -= value
    return text
