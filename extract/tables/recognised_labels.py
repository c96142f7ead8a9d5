"""Labels of a scanned table's rows put right once its pages are joined: the numbers of its groups and
of its rows.

Each page's figures are held against their ink first (:mod:`extract.scan.number_column`); what is still in
doubt then is decided by the series of the whole table (:mod:`normalize.numbering.group_series`,
:mod:`normalize.numbering.row_series`), because a page that begins inside a group has nothing to count from.
What the
file itself states is never touched, however low its confidence is: only a cell whose letters were
recognised (``Fragment.recognised``) may get another label. Each change says what was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex
from rapidfuzz.distance import Levenshtein

from extract.model import Cell, Doubt, Table
from extract.tables.matrix import Matrix, matrix
from normalize.notes import DOUBTED, Code, Note, Severity, info, settled, warning
from normalize.numbering.group_series import GroupLabel, group_numbers, is_roman_like, is_sure, looks_like
from normalize.numbering.labels import HEADING, Kind, Number, cell_label, number_of
from normalize.numbering.order import follows, is_child, next_letters
from normalize.numbering.roman import roman_text
from normalize.numbering.row_series import GOES_ON, RowLabel, in_series, row_numbers

SETTLED = 0.97
"""Confidence (0 to 1) of a number on which its letters and the series agree: ``H`` between I and III is
II."""
DISPUTED = 0.4
"""Confidence (0 to 1) of a number that only the series says: ``/`` between 3 and 5 is 4."""
LETTERS = 3
"""Letters of a label of a group with a letter at most: ``C12``."""
_ROMAN = regex.compile(r"[IVX]{1,5}")
_FIRST = regex.compile(r"(?P<label>\S+?)(?P<point>[.):;,]*)(?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A body row's label cell; ``end``: where its label ends in the cell's text, the point behind it apart;
    ``typed``: the file itself states it."""

    cell: Cell
    label: GroupLabel
    end: int

    @property
    def typed(self) -> bool:
        return not self.cell.parts[0].recognised

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes that speak of the label."""
        if " " not in self.cell.text:
            return self.cell.parts[0].notes
        return tuple(
            n for n in self.cell.parts[0].notes if self.label.text in (_bare(n.expected), _bare(n.found))
        )


def with_labels_settled(table: Table) -> Table:
    """The table with the numbers of its groups and rows as their series have them."""
    number = next((c.index for c in table.columns if c.role == "number"), None)
    if number is None or not any(p.recognised for c in table.cells if c.column == number for p in c.parts):
        return table
    for settle in (_groups_settled, _letters_settled, _rows_settled):
        m = matrix(table.cells, table.n_rows, table.n_columns)
        body = [r for r in range(table.n_rows) if r not in table.header_rows]
        changed = settle(m, body, number)
        table = replace(table, cells=tuple(changed.get(id(c), c) for c in table.cells))
    return table


def _groups_settled(m: Matrix, body: Sequence[int], number: int) -> dict[int, Cell]:
    held = [row for r in body if (row := _labelled(m, r, number)) is not None]
    labels = [row.label for row in held]
    numbers = group_numbers(labels)
    if not any(n is not None and _heads_a_group(label) for label, n in zip(labels, numbers, strict=True)):
        return {}
    return {
        id(row.cell): _as_group(row, value, sure=is_sure(labels, numbers, at))
        for at, (row, value) in enumerate(zip(held, numbers, strict=True))
        if value is not None and not row.typed
    }


def _heads_a_group(label: GroupLabel) -> bool:
    """Whether a label is that of a heading, or one that was read as a roman number: ``L`` and ``H`` in the rows of tasks alone,
    before 2 and after 3, are 1 and 4 and no groups."""
    return label.alone or _ROMAN.fullmatch(label.text) is not None


def _letters_settled(m: Matrix, body: Sequence[int], number: int) -> dict[int, Cell]:
    """Groups with letters (C, C1): one in doubt is what stands between the one before it and the one
    behind it."""
    rows = (_labelled(m, r, number) for r in body)
    held = [row for row in rows if row is not None and row.label.alone and _may_be_lettered(row)]
    changed: dict[int, Cell] = {}
    for before, row, after in zip([None, *held], held, [*held[1:], None], strict=False):
        text = row.label.text
        if row.typed or len(text) > LETTERS or not _may_be_changed(row):
            continue
        between = [c for c in _letters_behind(before) if after is None or _leads_to(c, after.label.text)]
        meant = [c for c in between if Levenshtein.distance(c, text) <= 1]
        if len(meant) == 1 and meant[0] == text:
            changed[id(row.cell)] = _confirmed(row)
        elif len(meant) == 1 and after is not None:
            changed[id(row.cell)] = _as_row(row, meant[0])
    return changed


def _may_be_lettered(row: _Labelled) -> bool:
    label = cell_label(row.label.text)
    return label is None or label.kind in (Kind.UPPER, Kind.UPPER_NUMBER)


def _letters_behind(before: _Labelled | None) -> tuple[str, ...]:
    """The labels of letters that may come right after a group."""
    if before is None:
        return ("A",)
    label = cell_label(before.label.text)
    if label is None or label.kind not in (Kind.UPPER, Kind.UPPER_NUMBER):
        return ()
    letter, number = label.text[0], label.text[1:].strip(" .")
    onward = next_letters(letter)
    if not number:
        return (*onward, f"{letter}1")
    return (*onward, f"{letter}{int(number) + 1}") if number.isdigit() else onward


def _leads_to(text: str, after: str) -> bool:
    first, second = cell_label(text), cell_label(after)
    return first is not None and second is not None and (follows(first, second) or is_child(first, second))


def _may_be_changed(row: _Labelled) -> bool:
    """Whether a label of this sort is in doubt, or what was read is no label and was read with little
    confidence."""
    return row.label.sure < DOUBTED if cell_label(row.label.text) is None else _is_in_doubt(row)


def _rows_settled(m: Matrix, body: Sequence[int], number: int) -> dict[int, Cell]:
    held = [(r, _labelled(m, r, number)) for r in body]
    kinds = Counter(_kind_of(row) for _, row in held if row is not None)
    labels = [_row_label(m, r, row, several=row is not None and kinds[_kind_of(row)] > 1) for r, row in held]
    numbers = row_numbers(labels)
    changed: dict[int, Cell] = {}
    for at, ((_, row), (value, _)) in enumerate(zip(held, numbers, strict=True)):
        if row is None or value is None or row.typed:
            continue
        if number_of(row.label.text) != value:
            changed[id(row.cell)] = _as_row(row, _written(value, row.label.text))
        elif _is_in_doubt(row) and in_series(labels, numbers, at):
            changed[id(row.cell)] = _confirmed(row)
    return changed


def _labelled(m: Matrix, row: int, number: int) -> _Labelled | None:
    cell = m.at(row, number)
    if cell is None or cell.row != row or cell.column != number or len(cell.parts) != 1:
        return None
    found = _FIRST.match(cell.text)
    if found is None:
        return None
    words = cell.text.split()
    if len(words) > 1 and (cell.column_span < 2 or not (found["point"] or is_roman_like(words[0]))):
        return None
    # The row of a group holds a title and sums; that of a task a body, a period or a product too.
    others = [c for c in m.filled(row) if c is not cell and any(map(str.isalpha, c.text))]
    alone = len(words) > 1 or (len(others) <= 1 and m.n_columns > 2)
    sure = cell.parts[0].confidence_in(0, found.end())
    label = GroupLabel(found["label"], sure, alone, typed=not cell.parts[0].recognised)
    return _Labelled(cell, label, found.end("label"))


def _kind_of(row: _Labelled) -> Kind | None:
    label = cell_label(row.label.text)
    return label.kind if label is not None else None


def _row_label(m: Matrix, row: int, labelled: _Labelled | None, *, several: bool) -> RowLabel:
    """``several``: other rows are labelled so too; the only letter or roman number of a table, in the
    row of a task ("Q", "II"), is a figure."""
    if labelled is None:
        return RowLabel("", 1.0, heading=len(m.filled(row)) == 1 and m.n_columns > 2)
    text = labelled.label.text
    other_readings = (t for n in labelled.notes for t in (n.expected, n.found) if t)
    others = tuple(t for t in dict.fromkeys(map(_bare, other_readings)) if t != text)
    heading = _kind_of(labelled) in HEADING and (labelled.label.alone or several)
    return RowLabel(text, labelled.label.sure, others, heading, labelled.typed)


def _is_in_doubt(row: _Labelled) -> bool:
    """Whether a number that was read as it stands is doubted; one that a page's series put there stays so."""
    notes = [n for n in row.notes if n.severity is not Severity.INFO]
    if any(_bare(n.found) not in ("", row.label.text) for n in notes):
        return False
    return bool(notes) or row.label.sure < DOUBTED


def _as_group(row: _Labelled, value: int, *, sure: bool) -> Cell:
    """The label's cell with its number; one that is as read and stands in the series is beyond doubt."""
    wanted = roman_text(value)
    if row.label.text == wanted:
        return _confirmed(row) if sure else row.cell
    first = _first_read(row)
    if looks_like(row.label.text, value):
        reason = f"Read as {first!r}; the series of groups goes on with {wanted}."
        note = info(Code.TEXT_REPAIRED, reason, expected=wanted, found=first)
        return _with_label(row, wanted, SETTLED if sure else DISPUTED, (note,))
    message = f"The number was read as {first!r}; the series of groups has {wanted} here. Look at the page."
    doubt = warning(Code.NUMBER_AMBIGUOUS, message, expected=wanted, found=first)
    return _with_label(row, wanted, DISPUTED, (doubt,))


def _confirmed(row: _Labelled) -> Cell:
    """The label as it was read, no longer in doubt; its notes say what was."""
    notes = tuple(settled(n, GOES_ON) for n in row.notes)
    if row.label.sure < DOUBTED and not notes:
        message = f"Read with little sureness ({row.label.sure:.0%}). {GOES_ON}"
        notes = (info(Code.OCR_LOW_CONFIDENCE, message, found=row.label.text),)
    return _with_label(row, row.label.text, max(row.label.sure, SETTLED), notes)


def _as_row(row: _Labelled, wanted: str) -> Cell:
    first = _first_read(row)
    message = f"The number was read as {first!r}; the numbering has {wanted} here. Look at the page."
    doubt = warning(Code.NUMBER_AMBIGUOUS, message, expected=wanted, found=first)
    return _with_label(row, wanted, DISPUTED, (doubt,))


def _written(number: Number, read: str) -> str:
    """A number as its column writes it: ``06`` where a nought was read before it."""
    text = ".".join(map(str, number))
    nought = len(number) == 1 and number[0] < 10 and len(read) > 1 and read[0] in "0Oo"
    return f"0{text}" if nought else text


def _first_read(row: _Labelled) -> str:
    return next((n.found for n in row.notes if n.found), row.cell.text[: row.end])


def _bare(text: str | None) -> str:
    return (text or "").rstrip(".):;,")


def _with_label(row: _Labelled, text: str, sure: float, notes: tuple[Note, ...]) -> Cell:
    """The cell with a label, its chance of being right, and the notes that speak of it from now on."""
    [part] = row.cell.parts
    longer = len(text) - row.end
    doubts = (
        Doubt(0, len(text), sure),
        *(Doubt(d.start + longer, d.end + longer, d.confidence) for d in part.doubts if d.start >= row.end),
    )
    kept = tuple(n for n in part.notes if n not in row.notes)
    inferred = bool(part.doubts) and part.confidence < min(d.confidence for d in part.doubts)
    confidence = part.confidence if inferred else min(d.confidence for d in doubts)
    fragment = replace(
        part, text=text + part.text[row.end :], confidence=confidence, notes=(*kept, *notes), doubts=doubts
    )
    lines = (text + row.cell.lines[0][row.end :], *row.cell.lines[1:]) if row.cell.lines else ()
    return replace(row.cell, text=text + row.cell.text[row.end :], parts=(fragment,), lines=lines)
