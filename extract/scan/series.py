"""The numbering of one page decides between readings of one number, with its ink at hand.

The series of the joined table (:mod:`normalize.numbering.row_series`) decides what is left. It has no ink, so
it cannot know whether a lost number had one digit or two: without this step a real scan lost 4 % of its
numbers in two of five tries.

A number column is a series: after 5 comes 5.1 or 6, after 5.2 comes 5.3, 6 or 5.2.1. A doubtful number that
fits between its neighbours is beyond doubt. Where another reading fits and the first does not, the other is
taken. Where no reading is a number, the only number that fits is taken if it has as many digits as the ink.
The note keeps what was read. A number of high confidence is never changed, even where it breaks the series:
the print may be wrong, and the checks report it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import regex

from extract.scan.cells import PictureCell
from extract.scan.figure_shapes import fits
from extract.scan.figures import AGREED, DISPUTED, SURE
from extract.scan.tesseract import RecognisedWord
from normalize.notes import Code, Note, Severity, settled, warning
from normalize.numbering.labels import Number, number_of
from normalize.numbering.order import goes_on, next_numbers
from normalize.numbering.row_series import GOES_ON

_LETTERED = regex.compile(r"([A-ZĐ])\s?(\d{1,2})?")


def lettered(text: str) -> Number | None:
    """The number that a label of a group with a letter states: C is (67,), C2 is (67, 2); None where it
    is none."""
    found = _LETTERED.fullmatch(text.strip(" .)"))
    if found is None:
        return None
    return (ord(found[1]), int(found[2])) if found[2] else (ord(found[1]),)


@dataclass(frozen=True, slots=True)
class _Place:
    """The numbers printed before and after a row, and whether a heading stands between."""

    before: Number | None
    after: Number | None
    new_group: bool
    group_after: bool

    def takes(self, number: Number) -> bool:
        """Whether a number continues the series on every side that has one, and on one side at least."""
        joined = self.before is not None and goes_on(self.before, number)
        joining = self.after is not None and goes_on(number, self.after)
        starts = self.before is None or (self.new_group and number[-1] == 1)
        ends = self.after is None or (self.group_after and self.after[-1] == 1)
        return (joined or starts) and (joining or ends) and (joined or joining)

    def only(self) -> Number | None:
        """The only number that stands between those before and after; at the head of a page, the one
        before."""
        if self.after is None or self.new_group or self.group_after:
            return None
        if self.before is None:
            return (self.after[0] - 1,) if len(self.after) == 1 and self.after[0] > 1 else None
        b = self.before
        found = [n for n in next_numbers(b) if goes_on(n, self.after)]
        return found[0] if len(found) == 1 else None


def with_numbers_settled(
    column: Sequence[PictureCell], shapes: Callable[[PictureCell], str]
) -> list[PictureCell]:
    """The cells of a number column from top to bottom, doubtful ones settled by their neighbours.

    Args:
        shapes: the row of shapes in the ink of a cell (``extract.scan.figure_shapes.shapes_of``).
    """
    done = list(column)
    numbers = [number_of(_text(f)) for f in column]
    letters = [lettered(_text(f)) for f in column]
    for k, cell in enumerate(column):
        lone = letters[k]
        if lone is not None and _doubtful(cell, lone) and _place(column, letters, k).takes(lone):
            done[k] = replace(cell, words=tuple(_confirmed(w) for w in cell.words))
        elif cell.words and (
            _doubtful(cell, numbers[k]) if lone is None else _is_misread_digit(column, numbers, letters, k)
        ):
            done[k] = _settled(cell, numbers[k], _place(column, numbers, k), shapes)
            numbers[k] = number_of(_text(done[k]))
    return done


def number_wanted(column: Sequence[PictureCell], k: int) -> str | None:
    """The only number that fits between its neighbours where the one that was read breaks the series."""
    numbers = [number_of(_text(f)) for f in column]
    number, place = numbers[k], _place(column, numbers, k)
    only = place.only()
    if number is None or only is None or place.takes(number):
        return None
    text = _written(only, _text(column[k]))
    return text if len(text) == len(_text(column[k])) else None


def _is_misread_digit(
    column: Sequence[PictureCell], numbers: Sequence[Number | None], letters: Sequence[Number | None], k: int
) -> bool:
    """Whether a letter stands where a number is missing, and goes on with no letter: ``Q`` between 8 and
    10."""
    lone = letters[k]
    return (
        lone is not None
        and len(lone) == 1
        and _place(column, numbers, k).only() is not None
        and not _place(column, letters, k).takes(lone)
    )


def _place(column: Sequence[PictureCell], numbers: Sequence[Number | None], k: int) -> _Place:
    filled = [j for j, f in enumerate(column) if f.words]
    earlier = [j for j in filled if j < k and numbers[j] is not None]
    later = [j for j in filled if j > k and numbers[j] is not None]
    before, after = (earlier[-1] if earlier else None), (later[0] if later else None)
    return _Place(
        numbers[before] if before is not None else None,
        numbers[after] if after is not None else None,
        before is not None and any(before < j < k for j in filled),
        after is not None and any(k < j < after for j in filled),
    )


def _settled(
    cell: PictureCell, number: Number | None, place: _Place, shapes: Callable[[PictureCell], str]
) -> PictureCell:
    read = _text(cell)
    if number is not None and place.takes(number):
        return replace(cell, words=tuple(_confirmed(w) for w in cell.words))
    for other in _other_readings(cell):
        found = number_of(other)
        if found is not None and place.takes(found):
            message = (
                f"The number was read as {read!r} and as {other!r}; the numbering goes on with the second."
            )
            return _with(cell, other, message)
    only = place.only()
    if number is None and only is not None:
        text = _written(only, read)
        if len(read) > len(text) + 1:
            return cell
        if fits(text, shapes(cell)) or (fits(text, shapes(cell)) is None and len(text) == len(read)):
            message = f"The number was read as {read!r}; the numbering has {text} here. Look at the page."
            return _with(cell, text, message)
    return cell


def _doubtful(cell: PictureCell, number: Number | None) -> bool:
    if number is None:
        return any(_is_doubt(w.note) for w in cell.words)
    return any(_is_doubt(w.note) or w.confidence < SURE for w in cell.words)


def _is_doubt(note: Note | None) -> bool:
    return note is not None and note.severity is not Severity.INFO


def _other_readings(cell: PictureCell) -> list[str]:
    notes = [w.note for w in cell.words if w.note is not None]
    noted = [t for n in notes for t in (n.expected, n.found) if t]
    return [t for t in dict.fromkeys(noted) if t != _text(cell)]


def _confirmed(word: RecognisedWord) -> RecognisedWord:
    note = settled(word.note, GOES_ON) if word.note is not None else None
    return replace(word, confidence=max(word.confidence, AGREED), note=note)


def _with(cell: PictureCell, text: str, message: str) -> PictureCell:
    """The cell with another number, doubted."""
    words = cell.words
    note = warning(Code.NUMBER_AMBIGUOUS, message, expected=text, found=_text(cell))
    word = replace(
        words[0],
        text=text,
        x1=max(w.x1 for w in words),
        confidence=min(w.confidence for w in words),
        note=note,
    )
    return replace(cell, words=(replace(word, confidence=min(word.confidence, DISPUTED)),))


def _written(number: Number, read: str) -> str:
    """A number as its column writes it: ``06`` where a nought was read before it, with the point that
    stands behind."""
    text = ".".join(str(p) for p in number)
    if len(number) == 1 and number[0] < 10 and read.startswith(("0", "O", "o")):
        text = "0" + text
    return text + (read[-1] if read[-1:] in ".)" else "")


def _text(cell: PictureCell) -> str:
    return " ".join(w.text for w in cell.words)
