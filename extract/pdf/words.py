"""Words of a PDF page, from pdfium's characters and their boxes.

pdfium gives characters in the order of the content and adds spaces where it sees a gap. Both are checked with
the geometry: a space without room is none ("ĐIỀ U" in some files), a jump without a space is one. A combining
mark never starts a word. A raised figure stands alone (a footnote mark must not become part of a number)
unless it follows a unit of length (m², km³); a lowered one joins (CO₂).
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from extract.model import Box, Word
from extract.pdf.by_address import address_of, box_of_letter, is_generated
from extract.pdf.frame import Frame
from extract.pdf.styles import Style
from normalize.text import nfc, whole_letters

SPACE_ROOM = 0.03
"""Share of the font size: a space that pdfium adds is none if it leaves less room than this."""
SPACE_KEPT = -0.02
"""The same for a space that the file itself prints: in condensed text it may leave next to nothing."""
JUMP = 0.45
"""Share of the font size: a wider gap parts two words even without a space."""
OVERLAP = 2.0
"""Points by which a letter's box may reach over a rule that stands between it and the next."""
UNKNOWN = "\ufffd"
"""Stands for a letter to which the file's font gives no Unicode value."""
BASIC_PLANE = "\uffff"
"""Letters behind this one take two code units of UTF-16, and two of pdfium's indices."""
_HYPHEN, _NO_VALUE = "\x02", "\ufffe"
"""pdfium's signs for a hyphen that ends a line; in the text of a page both it and a letter without value are
U+FFFE."""
_NO_LETTER = re.compile("[\x00\x01\x03-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_LETTERS = re.compile("[\ud800-\udbff][\udc00-\udfff]|.", re.DOTALL)
"""A letter of UTF-16: a pair of halves, or one code unit."""
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?")
_WHOLE = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})*(?:,\d{1,3})?")
"""A figure as it is printed: no half of a group of thousands."""
_BLANKS = frozenset(" \t\r\n\v\f\u00a0\u200b\ufeff")
_NO_BLANKS = dict.fromkeys(map(ord, _BLANKS))
GLYPHS = str.maketrans(
    "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf0a8\uf06f\uf0e0\uf0b3\uf0a3\uf0b0\uf0b4\uf0b1\x02\ufffe",
    "•▪➢❖✓-□□→≥≤°×±--",
)
"""Private-use letters of symbol fonts, as letters that say the same."""

_SYMBOLS = frozenset(map(chr, GLYPHS))

Corners = tuple[float, float, float, float]
"""``x0, top, x1, bottom`` of a letter on the page as seen."""


@dataclass(frozen=True, slots=True)
class Run:
    """A word with its letters' boxes, so that it can still be cut at a rule; ``around``: the box around them all."""

    text: str
    boxes: tuple[Corners, ...]
    style: Style
    around: Corners


def run_of(text: str, boxes: Sequence[Corners], style: Style) -> Run:
    """A word made of letters with these boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Run(text, tuple(boxes), style, (min(lefts), min(tops), max(rights), max(bottoms)))


def characters(text_page: object) -> str:
    """All characters of a page, one for each of pdfium's indices.

    A letter outside the basic plane has two (halves).
    """
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    if written - 1 == count:
        units = np.frombuffer(buffer, np.uint16, count).astype("<u4")
        return units.tobytes().decode("utf-32-le", "surrogatepass")
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page, i) or 0x20) for i in range(count))


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page in content order, blanks left out.

    Attributes:
        text: the letters; :data:`UNKNOWN` where the file does not state which.
        indices: pdfium's index of each.
        corners: its box on the page as seen, a row each.
        rooms: shares of the font size: a wider gap before the letter begins a new word.
    """

    text: str
    indices: tuple[int, ...]
    corners: npt.NDArray[np.float64]
    rooms: tuple[float, ...]


def letters_on(text_page: object, frame: Frame) -> Letters:
    """The letters of a page, each with its box and its room."""
    whole = characters(text_page)
    halved = _HALF.search(whole) is not None
    given = list(_whole(whole)) if halved else enumerate(whole)
    indices = [index for index, letter in given if letter not in _BLANKS]
    text = ("".join([letter for _, letter in given]) if halved else whole).translate(_NO_BLANKS)
    if not text.isprintable():
        places = zip(indices, text, strict=True)
        text = "".join([x if _is_known(x, text_page, index) else UNKNOWN for index, x in places])
    corners = _boxes(text_page, indices)
    in_halves = [place for place, letter in enumerate(text) if letter > BASIC_PLANE] if halved else []
    if in_halves:
        others = _boxes(text_page, [indices[place] + 1 for place in in_halves])
        corners[in_halves, :2] = np.minimum(corners[in_halves, :2], others[:, :2])
        corners[in_halves, 2:] = np.maximum(corners[in_halves, 2:], others[:, 2:])
    rooms = _rooms(text_page, indices, in_halves)
    return Letters(text, tuple(indices), np.column_stack(frame.on_page(*corners.T)), tuple(rooms))


def _rooms(text_page: object, indices: Sequence[int], in_halves: Sequence[int]) -> list[float]:
    """The room of each letter: that of a jump, or that of the space before it."""
    begins = np.asarray(indices, int)
    ends = begins.copy()
    ends[list(in_halves)] += 1  # two of pdfium's indices
    before = np.concatenate(([-1], ends))[: len(begins)]
    rooms, page = [JUMP] * len(indices), address_of(text_page)
    for place in np.flatnonzero(begins - before > 1).tolist():
        rooms[place] = SPACE_ROOM if is_generated(page, indices[place] - 1) else SPACE_KEPT
    return rooms


def _boxes(text_page: object, indices: Sequence[int]) -> npt.NDArray[np.float64]:
    """The boxes of letters, by pdfium's index: left, bottom, right, top in the file's own coordinates."""
    rects = (pdfium.FS_RECTF * len(indices))()
    start, size = ctypes.addressof(rects), ctypes.sizeof(pdfium.FS_RECTF)
    places = range(start, start + len(indices) * size, size)
    deque(map(box_of_letter, repeat(address_of(text_page)), indices, places), maxlen=0)
    sides = np.frombuffer(rects, np.float32).reshape(-1, 4).astype(np.float64)
    return sides[:, [0, 3, 2, 1]]  # FS_RECTF: left, top, right, bottom


def _whole(halves: str) -> Iterator[tuple[int, str]]:
    """Letters with their index; two halves of a letter that follow each other are one, at the index of the
    first.

    A mathematical letter takes two of pdfium's indices, and both have the box of the whole letter.
    """
    if not _HALF.search(halves):
        yield from enumerate(halves)
        return
    for found in _LETTERS.finditer(halves):
        letter = found.group()
        yield found.start(), letter if len(letter) == 1 else whole_letters(letter)


def _is_known(letter: str, text_page: object, index: int) -> bool:
    """Whether the file states which letter it prints: no control character, no half of a letter, no
    unassigned code."""
    if letter.isprintable():
        return True
    if letter == _NO_VALUE:
        return bool(pdfium.FPDFText_GetUnicode(text_page, index) == ord(_HYPHEN))
    return not _NO_LETTER.match(letter)


def cut_at(run: Run, edges: Sequence[tuple[float, float, float]]) -> list[Run]:
    """The run, cut where one of the vertical rules (``x, top, bottom``) goes between its letters.

    Cells may be set so close that no space stands between their texts. A figure whose thousands lie on both sides
    was begun in a neighbour's cell and stays whole.
    """
    if run.style.direction != 0 or len(run.boxes) < 2:
        return [run]
    middle = (run.boxes[0][1] + run.boxes[0][3]) / 2
    for x, top, bottom in edges:
        at = _cut_point(run, x) if top <= middle <= bottom else None
        if at is not None and not _parts_figure(run.text, at):
            head = run_of(run.text[:at], run.boxes[:at], run.style)
            rest = run_of(run.text[at:], run.boxes[at:], run.style)
            return [head, *cut_at(rest, edges)]
    return [run]


def _parts_figure(text: str, at: int) -> bool:
    """Whether a text is one figure with marks between its thousands, of which neither half is one: 3.6|00."""
    return _GROUPED.fullmatch(text) is not None and not (
        _WHOLE.fullmatch(text[:at]) and _WHOLE.fullmatch(text[at:])
    )


def _cut_point(run: Run, x: float) -> int | None:
    """The index of the first letter right of ``x``; None where ``x`` does not go between two letters."""
    for at in range(1, len(run.boxes)):
        left, right = run.boxes[at - 1], run.boxes[at]
        between = (left[0] + left[2]) / 2 < x < (right[0] + right[2]) / 2
        if between and left[2] - x < OVERLAP and x - right[0] < OVERLAP:
            return at
    return None


def word_of(run: Run) -> Word | None:
    """The run as a word, its letters composed and its symbols replaced (:data:`GLYPHS`); None if nothing is
    left."""
    text = nfc(run.text if _SYMBOLS.isdisjoint(run.text) else run.text.translate(GLYPHS))
    if not text or text.isspace():
        return None
    style = run.style
    return Word(text, Box(*run.around), style.size, style.bold, style.italic, style.direction)
