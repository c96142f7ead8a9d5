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
from normalize.labels import roman_text
from normalize.look_alikes import look_alikes, may_be_roman
from normalize.notes import Code, Note, Severity, info, warning

Number = tuple[int, ...]
"""A row's number by its parts: 5.1 is (5, 1)."""

_LETTERED = regex.compile(r"([A-ZĐ])\s?(\d{1,2})?")
_NUMBER = regex.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}")
_ROMAN = regex.compile(r"[IVX]{1,5}")
SHORTEST_TITLE = 4
"""Letters of a misread label at most: more are the title of a group without a number."""


def number_of(text: str) -> Number | None:
    """The number that a label states, None where it is none."""
    bare = text.strip(" .)(")
    return tuple(int(p) for p in bare.split(".")) if _NUMBER.fullmatch(bare) else None


def lettered(text: str) -> Number | None:
    """The number that a label of a group with a letter states: C is (67,), C2 is (67, 2); None where it is none."""
    found = _LETTERED.fullmatch(text.strip(" .)"))
    if found is None:
        return None
    return (ord(found[1]), int(found[2])) if found[2] else (ord(found[1]),)


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
    letters = [lettered(_text(f)) for f in column]
    for k, field in enumerate(column):
        lone = letters[k]
        if lone is not None and _doubtful(field, lone) and _place(column, letters, k).takes(lone):
            done[k] = replace(field, words=tuple(_confirmed(w) for w in field.words))
        elif field.words and (
            _doubtful(field, numbers[k]) if lone is None else _is_misread_digit(column, numbers, letters, k)
        ):
            done[k] = _settled(field, numbers[k], _place(column, numbers, k), shapes)
            numbers[k] = number_of(_text(done[k]))
    return done


def _is_misread_digit(
    column: Sequence[Field], numbers: Sequence[Number | None], letters: Sequence[Number | None], k: int
) -> bool:
    """Whether a letter stands where a number is missing, and goes on with no letter: ``Q`` between 8 and 10."""
    lone = letters[k]
    return (
        lone is not None
        and len(lone) == 1
        and _place(column, numbers, k).only() is not None
        and not _place(column, letters, k).takes(lone)
    )


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


def with_romans_settled(column: Sequence[Field], alone: Sequence[bool]) -> list[Field]:
    """The cells of a number column, group numbers put right that the series says.

    Bold roman numbers run together: ``H`` after ``I`` is II, ``HH`` after ``II`` is III; and the ``I`` over the first
    of them is misread as often. Where the letters allow the number it is told as info; where only the series and the
    shape of the row say it, as a warning.

    Args:
        alone: for each cell whether its row holds hardly anything else, as the rows of group headings do.
    """
    done = _headings_settled(list(column), alone)
    last = 0
    before = ""
    for k, field in enumerate(done):
        if not field.words:
            continue
        bare = _bare(field)
        wanted = roman_text(last + 1)
        if _ROMAN.fullmatch(bare):
            as_read = field is column[k]
            if as_read and roman(bare) == last + 1 and (last or _leads_to_second(column[k + 1 :])):
                done[k] = replace(field, words=(_confirmed(field.words[0]), *field.words[1:]))
            last = roman(bare)
        elif (
            (last or _leads_to_second(column[k + 1 :]))
            and not (bare.isdigit() and not last)
            and not (bare.isdigit() and before.isdigit() and int(bare) == int(before) + 1)
            and _taken_for(bare, wanted)
        ):
            done[k] = _renumbered(field, wanted)
            last += 1
        before = bare
    return done


def _headings_settled(column: list[Field], alone: Sequence[bool]) -> list[Field]:
    """The cells, those of headings numbered through where one of them at least says from where.

    A heading read as a number of the tasks' series is numbered only where one behind it is a group for certain.
    """
    letters = any(alone[k] and _is_letter(f) for k, f in enumerate(column))
    headings = [k for k, f in enumerate(column) if alone[k] and _may_be_roman(f, letters=letters)]
    begins = {
        roman(_bare(column[k])) - at for at, k in enumerate(headings) if _ROMAN.fullmatch(_bare(column[k]))
    }
    sure = [at for at, k in enumerate(headings) if _ROMAN.fullmatch(_bare(column[k]))]
    if not begins:
        begins = {1}
        sure = [
            at
            for at, k in enumerate(headings)
            if not _bare(column[k]).isdigit() and _taken_for(_bare(column[k]), roman_text(at + 1))
        ]
    if len(begins) != 1 or min(begins) < 1 or not sure:
        return column
    [first] = begins
    for at, k in enumerate(headings):
        bare, wanted = _bare(column[k]), roman_text(first + at)
        if bare != wanted and (at < sure[-1] or not bare.isdigit()):
            column[k] = _renumbered(column[k], wanted)
    return column


def _is_letter(field: Field) -> bool:
    """Whether a label is a letter that no roman number is taken for: A, B, C."""
    found = lettered(_bare(field))
    return found is not None and chr(found[0]) not in look_alikes("roman") and chr(found[0]) not in "IVX"


def _may_be_roman(field: Field, *, letters: bool) -> bool:
    """Whether a cell of a heading may hold a roman number, misread or not.

    ``letters``: other headings are numbered by letters, so that ``H`` may be one of them.
    """
    bare = _bare(field)
    if not bare or len(bare) > SHORTEST_TITLE or _is_letter(field):
        return False
    if len(field.words) > 1 and not field.words[0].text.endswith((".", ")")):
        return False
    return bool(_ROMAN.fullmatch(bare)) or not letters or lettered(bare) is None


def _bare(field: Field) -> str:
    return field.words[0].text.rstrip(".)") if field.words else ""


def _renumbered(field: Field, wanted: str) -> Field:
    word = field.words[0]
    bare = _bare(field)
    if _taken_for(bare, wanted):
        return replace(field, words=(_romanised(word, bare, wanted), *field.words[1:]))
    note = warning(
        Code.NUMBER_AMBIGUOUS,
        f"The number was read as {word.text!r}; the series of groups has {wanted} here. Look at the page.",
        expected=wanted,
        found=word.text,
    )
    text = wanted + word.text[len(bare) :]
    changed = replace(word, text=text, sure=min(word.sure, DISPUTED), note=note)
    return replace(field, words=(changed, *field.words[1:]))


def _leads_to_second(below: Sequence[Field]) -> bool:
    """Whether a group II, or what is taken for it, stands below."""
    return any(_bare(f) in ("II", "H") for f in below)


def _taken_for(bare: str, wanted: str) -> bool:
    """Whether letters may be a misread roman number; a lone 1 is a number of its own."""
    return bare != "1" and may_be_roman(bare, wanted)


def _romanised(word: Seen, bare: str, wanted: str) -> Seen:
    text = wanted + word.text[len(bare) :]
    note = info(
        Code.TEXT_REPAIRED,
        f"Read as {word.text!r}; the series of groups goes on with {wanted}.",
        expected=text,
        found=word.text,
    )
    return replace(word, text=text, sure=max(word.sure, AGREED), note=note)
