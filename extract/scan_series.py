"""The numbering of a table's rows decides between readings of one number.

A number column is a series: after 5 comes 5.1 or 6, after 5.2 comes 5.3, 6 or 5.2.1. A doubtful number that goes on
with the one before it and leads to the one after it is beyond doubt; where another reading does and the first does
not, the other is taken; where nothing was read that is a number, the only one that fits between its neighbours is
taken if it has as many digits as the ink. What was read stands in the note, whatever is taken. A number that was
read surely is left alone even where it breaks the series: the print may be wrong, and the checks say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import regex

from extract.grid_rows import roman
from extract.scan_cells import Field
from extract.scan_numbers import AGREED, DISPUTED, SURE, fits
from extract.scan_ocr import Seen
from normalize.notes import Code, Note, Severity, info, warning

Number = tuple[int, ...]
"""A row's number by its parts: 5.1 is (5, 1)."""

_NUMBER = regex.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}")
_ROMAN = regex.compile(r"[IVX]{1,5}")
_STROKES = {
    "H": "I{1,2}",
    "M": "I{2,3}",
    "N": "I{2}",
    "U": "I{2}",
    "1": "I",
    "l": "I",
    "L": "I",
    "T": "I",
    "!": "I",
    "|": "I",
    "]": "I",
    "i": "I",
    "Í": "I",
    "Y": "V",
    "v": "V",
    "x": "X",
}
"""Letters that bold roman numbers are taken for, and the strokes they may be."""
_UNITS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def number_of(text: str) -> Number | None:
    """The number that a label states, None where it is none."""
    bare = text.strip(" .)(")
    return tuple(int(p) for p in bare.split(".")) if _NUMBER.fullmatch(bare) else None


def goes_on(before: Number, number: Number) -> bool:
    """Whether a number may come right after another: its first child, its neighbour, or the next of an outer level."""
    return number == (*before, 1) or any(number == (*before[:k], before[k] + 1) for k in range(len(before)))


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
        """The only number that stands between those before and after; at the head of a page, the one before."""
        if self.after is None or self.new_group or self.group_after:
            return None
        if self.before is None:
            return (self.after[0] - 1,) if len(self.after) == 1 and self.after[0] > 1 else None
        b = self.before
        nexts = {(*b, 1), *((*b[:k], b[k] + 1) for k in range(len(b)))}
        found = [n for n in nexts if goes_on(n, self.after)]
        return found[0] if len(found) == 1 else None


def with_numbers_settled(column: Sequence[Field], shapes: Callable[[Field], str]) -> list[Field]:
    """The cells of a number column from top to bottom, doubtful ones settled by their neighbours.

    Args:
        shapes: the row of shapes in the ink of a cell (``scan_numbers.shapes_of``).
    """
    done = list(column)
    numbers = [number_of(_text(f)) for f in column]
    for k, field in enumerate(column):
        if field.words and _doubtful(field, numbers[k]):
            place = _place(column, numbers, k)
            done[k] = _settled(field, numbers[k], place, shapes)
            numbers[k] = number_of(_text(done[k]))
    return done


def _place(column: Sequence[Field], numbers: Sequence[Number | None], k: int) -> _Place:
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


def _settled(field: Field, number: Number | None, place: _Place, shapes: Callable[[Field], str]) -> Field:
    read = _text(field)
    if number is not None and place.takes(number):
        return replace(field, words=tuple(_confirmed(w) for w in field.words))
    for other in _other_readings(field):
        found = number_of(other)
        if found is not None and place.takes(found):
            return _with(field, other, f"The number was read as {read!r} and as {other!r}; the numbering goes on with the second.")  # fmt: skip
    only = place.only()
    if number is None and only is not None:
        text = _written(only, read)
        if len(read) > len(text) + 1:
            return field
        if fits(text, shapes(field)) or (fits(text, shapes(field)) is None and len(text) == len(read)):
            return _with(field, text, f"The number was read as {read!r}; the numbering has {text} here. Look at the page.")  # fmt: skip
    return field


def _doubtful(field: Field, number: Number | None) -> bool:
    if number is None:
        return any(_is_doubt(w.note) for w in field.words)
    return any(_is_doubt(w.note) or w.sure < SURE for w in field.words)


def _is_doubt(note: Note | None) -> bool:
    return note is not None and note.severity is not Severity.INFO


def _other_readings(field: Field) -> list[str]:
    notes = [w.note for w in field.words if w.note is not None]
    said = [t for n in notes for t in (n.expected, n.found) if t]
    return [t for t in dict.fromkeys(said) if t != _text(field)]


def _confirmed(word: Seen) -> Seen:
    note = word.note
    if note is not None and note.severity is not Severity.INFO:
        told = note.message.removesuffix(" Look at the page.")
        note = info(
            note.code, f"{told} The numbering goes on with it.", expected=note.expected, found=note.found
        )
    return replace(word, sure=max(word.sure, AGREED), note=note)


def _with(field: Field, text: str, message: str) -> Field:
    """The cell with another number, doubted."""
    words = field.words
    note = warning(Code.NUMBER_AMBIGUOUS, message, expected=text, found=_text(field))
    word = replace(
        words[0], text=text, x1=max(w.x1 for w in words), sure=min(w.sure for w in words), note=note
    )
    return replace(field, words=(replace(word, sure=min(word.sure, DISPUTED)),))


def _written(number: Number, read: str) -> str:
    """A number as its column writes it: ``06`` where a nought was read before it, with the point that stands behind."""
    text = ".".join(str(p) for p in number)
    if len(number) == 1 and number[0] < 10 and read.startswith(("0", "O", "o")):
        text = "0" + text
    return text + (read[-1] if read[-1:] in ".)" else "")


def _text(field: Field) -> str:
    return " ".join(w.text for w in field.words)


def with_romans_settled(column: Sequence[Field]) -> list[Field]:
    """The cells of a number column, group numbers put right that the series says and the letters allow.

    Bold roman numbers run together: ``H`` after ``I`` is II, ``HH`` after ``II`` is III.
    """
    done = list(column)
    last = 0
    before = ""
    for k, field in enumerate(column):
        if not field.words:
            continue
        bare = field.words[0].text.rstrip(".)")
        if _ROMAN.fullmatch(bare):
            if roman(bare) == last + 1 and (last or _leads_to_second(column[k + 1 :])):
                done[k] = replace(field, words=(_confirmed(field.words[0]), *field.words[1:]))
            last = roman(bare)
        elif last and not (bare.isdigit() and before.isdigit() and int(bare) == int(before) + 1):
            wanted = _as_roman(last + 1)
            if _taken_for(bare, wanted):
                done[k] = replace(field, words=(_romanised(field.words[0], bare, wanted), *field.words[1:]))
                last += 1
        before = bare
    return done


def _leads_to_second(below: Sequence[Field]) -> bool:
    """Whether a group II, or what is taken for it, stands below."""
    return any(f.words and f.words[0].text.rstrip(".)") in ("II", "H") for f in below)


def _taken_for(bare: str, wanted: str) -> bool:
    """Whether letters may be a misread roman number: ``H`` for II, ``HH`` and ``1H`` for III."""
    return bare != "1" and bool(
        regex.fullmatch("".join(_STROKES.get(c, regex.escape(c)) for c in bare), wanted)
    )


def _romanised(word: Seen, bare: str, wanted: str) -> Seen:
    text = wanted + word.text[len(bare) :]
    note = info(
        Code.TEXT_REPAIRED,
        f"Read as {word.text!r}; the series of groups goes on with {wanted}.",
        expected=text,
        found=word.text,
    )
    return replace(word, text=text, sure=max(word.sure, AGREED), note=note)


def _as_roman(number: int) -> str:
    text = ""
    for value, letters in _UNITS:
        while number >= value:
            text += letters
            number -= value
    return text
