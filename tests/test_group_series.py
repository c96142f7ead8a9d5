"""The roman numbers of a scanned table's groups: what the series says, what it leaves, what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.group_series import GroupLabel, group_numbers
from extract.model import Box, Cell, Column, Doubt, Fragment, Place, Table
from extract.scanned_labels import with_labels_settled
from normalize.notes import Code, Severity, warning


def numbers(
    column: Sequence[str], alone: Sequence[bool], sure: dict[int, float] | None = None
) -> list[int | None]:
    given = sure or {}
    labels = [
        GroupLabel(t, given.get(k, 0.97), a) for k, (t, a) in enumerate(zip(column, alone, strict=True))
    ]
    return list(group_numbers(labels))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        pytest.param(["I", "1", "H", "1"], [1, None, 2, None], id="ran-together"),
        pytest.param(["I", "II", "HH"], [1, 2, 3], id="three-that-ran-together"),
        pytest.param(["I", "II", "1H"], [1, 2, 3], id="one-and-two"),
        pytest.param(["III", "TV", "Y"], [3, 4, 5], id="four-and-five"),
        pytest.param(["I", "1", "2"], [1, None, None], id="rows-of-a-group"),
        pytest.param(["A", "B", "C"], [None, None, None], id="letters"),
        pytest.param(["l", "1", "2", "H", "3"], [1, None, None, 2, None], id="the-first-misread"),
        pytest.param(["A", "I", "H", "B", "I", "H"], [None, 1, 2, None, 1, 2], id="anew-under-a-letter"),
        pytest.param(["I", "1", "II", "1", "III", "2", "I", "1"], [1, None, 2, None, 3, None, 1, None], id="anew"),
    ],
)  # fmt: skip
def test_numbers_that_run_together(column: list[str], expected: list[int | None]) -> None:
    alone = [not t.isdigit() for t in column]
    assert numbers(column, alone) == expected


@pytest.mark.parametrize("first", ["T1", "8", "lÍ", "*", "1"])
def test_the_first_group_is_told_by_its_row_where_its_letters_do_not_tell_it(first: str) -> None:
    """Rows of headings hold nothing but a label and a title; the one above II is I, whatever was read."""
    column = [first, "1", "2", "H", "3"]
    assert numbers(column, [True, False, False, True, False], {0: 0.4}) == [1, None, None, 2, None]


def test_a_group_in_the_midst_is_told_by_its_row() -> None:
    column = ["I", "1", "TƯ", "2", "III"]
    assert numbers(column, [True, False, True, False, True], {2: 0.4}) == [1, None, 2, None, 3]


def test_two_groups_of_which_neither_was_read() -> None:
    column = ["T1", "1", "1.1", "2", "2.1", "TƯ", "1"]
    alone = [True, True, False, True, False, True, False]
    assert numbers(column, alone, {0: 0.4, 5: 0.4}) == [1, None, None, None, None, 2, None]


def test_a_stroke_that_was_lost_is_told_by_the_series() -> None:
    """III read as II behind II, not surely; read surely it stands, and the checks speak of it."""
    column = ["I", "1", "II", "4", "II", "6"]
    alone = [True, False, True, False, True, False]
    assert numbers(column, alone, {4: 0.67}) == [1, None, 2, None, 3, None]
    assert numbers(column, alone, {4: 0.99})[4] == 2


def test_a_page_that_begins_inside_a_group_is_counted_from_the_page_before() -> None:
    column = ["I", "1", "2", "3", "Hà", "4", "5", "IH", "6", "7"]
    alone = [True, False, False, False, True, False, False, True, False, False]
    assert numbers(column, alone, {4: 0.3, 7: 0.3})[4] == 2
    assert numbers(column, alone, {4: 0.3, 7: 0.3})[7] == 3


@pytest.mark.parametrize(
    ("column", "alone"),
    [
        pytest.param(["I", "1", "Hạ tầng giao thông", "2", "II"], [True, False, True, False, True], id="a-title-without-number"),
        pytest.param(["I", "1", "TƯ", "2", "II"], [True, False, True, False, True], id="the-next-is-already-there"),
        pytest.param(["1", "1.1", "2", "2.1", "3"], [True, False, True, False, True], id="headings-with-figures"),
        pytest.param(["I", "1", "2", "3", "4"], [True, True, True, False, False], id="headings-under-a-heading"),
        pytest.param(["F", "1", "G", "2", "H", "3"], [True, False] * 3, id="a-letter-after-letters"),
    ],
)  # fmt: skip
def test_what_the_series_does_not_tell_is_left(column: list[str], alone: list[bool]) -> None:
    kept = [{"I": 1, "II": 2}.get(t) for t in column]
    assert numbers(column, alone) == kept


def table(labels: Sequence[tuple[str, float]], *, title: str = "Nhiệm vụ", recognised: bool = True) -> Table:
    """A table of a number and a title column, each label with its confidence; a label with a space is merged over both."""
    cells: list[Cell] = []
    for row, (text, sure) in enumerate(labels):
        merged = " " in text
        first = len(text.split()[0])
        doubts = (Doubt(0, first, sure),) if sure < 1 else ()
        notes = (
            (warning(Code.NUMBER_AMBIGUOUS, "Look at the page.", found=text.split()[0]),)
            if sure < 0.5
            else ()
        )
        fragment = Fragment(
            text, Place(1, Box(0, 10.0 * row, 20, 10.0 * row + 9)), sure, notes, doubts, recognised=recognised
        )
        cells.append(Cell(row, 0, 1, 2 if merged else 1, text, (fragment,), (text,)))
        if not merged:
            cells.append(
                Cell(
                    row, 1, 1, 1, title, (Fragment(title, Place(1, Box(20, 10.0 * row, 90, 10.0 * row + 9))),)
                )
            )
    columns = (Column(0, "number", "STT"), Column(1, "title", "Nhiệm vụ"), Column(2, "lead", "Chủ trì"))
    return Table(
        1, None, None, "tasks", None, len(labels), 3, tuple(cells), (), columns, (), 1, 1, "rules", 1.0
    )


def test_a_group_whose_row_holds_sums_is_one() -> None:
    """A figure under a letter: the row holds a title and money, as those of groups do."""
    column = ["A", "1", "1", "2", "H", "1", "B", "1"]
    alone = [True, True, False, False, True, False, True, False]
    assert numbers(column, alone) == [None, 1, None, None, 2, None, None, None]


def label_of(found: Table, row: int) -> Cell:
    return next(c for c in found.cells if (c.row, c.column) == (row, 0))


def test_cells_say_what_was_changed_and_why() -> None:
    found = with_labels_settled(
        table([("I", 0.99), ("1", 1.0), ("H.", 0.6), ("1", 1.0), ("II. Đào tạo", 0.4)])
    )
    second, third = label_of(found, 2), label_of(found, 4)
    assert (second.text, second.lines, third.text) == ("II.", ("II.",), "III. Đào tạo")
    [repaired], [doubted] = second.parts[0].notes, third.parts[0].notes
    assert (repaired.code, repaired.severity, repaired.found) == (Code.TEXT_REPAIRED, Severity.INFO, "H")
    assert (doubted.code, doubted.severity, doubted.expected) == (
        Code.NUMBER_AMBIGUOUS,
        Severity.WARNING,
        "III",
    )
    assert second.parts[0].confidence > 0.9 > third.parts[0].confidence
    assert third.parts[0].doubts[0] == Doubt(0, 3, third.parts[0].confidence)


def test_a_number_read_unsurely_is_beyond_doubt_in_its_series() -> None:
    found = with_labels_settled(table([("I", 0.99), ("1", 1.0), ("II", 0.45), ("1", 1.0), ("III", 0.99)]))
    label = label_of(found, 2)
    assert label.parts[0].confidence > 0.9
    assert [n.severity for n in label.parts[0].notes] == [Severity.INFO]


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param(["I", "1", "H", "1"], id="a-letter"),
        pytest.param(["I", "1", "II", "2", "II", "3"], id="a-group-printed-twice"),
        pytest.param(["1", "2", "2", "4", "5"], id="a-row-printed-twice"),
        pytest.param(["1", "53", "5.4"], id="a-point-too-few"),
        pytest.param(["A", "1", "B", "2", "F", "3"], id="letters"),
    ],
)
@pytest.mark.parametrize("sure", [1.0, 0.5, 0.3])
def test_what_the_file_states_is_never_touched(labels: list[str], sure: float) -> None:
    """A cell's confidence may be low because its place is inferred; its letters are the file's all the same."""
    printed = table([(text, sure) for text in labels], recognised=False)
    assert with_labels_settled(printed) is printed


def test_typed_labels_of_a_table_with_scanned_pages_stay() -> None:
    scanned = table([("I", 0.99), ("1", 1.0), ("II", 0.6), ("2", 1.0), ("II", 0.6), ("3", 1.0)])
    cells = tuple(
        replace(c, parts=(replace(c.parts[0], recognised=False),)) if c.row < 4 else c for c in scanned.cells
    )
    found = with_labels_settled(replace(scanned, cells=cells))
    assert [label_of(found, row).text for row in range(0, 6, 2)] == ["I", "II", "III"]
    assert label_of(found, 2) is label_of(replace(scanned, cells=cells), 2)


def test_a_group_that_was_read_twice_is_put_right() -> None:
    """The same labels that stay where they are typed."""
    found = with_labels_settled(
        table([("I", 0.99), ("1", 1.0), ("II", 0.9), ("2", 1.0), ("II", 0.6), ("3", 1.0)])
    )
    assert label_of(found, 4).text == "III"
    assert label_of(found, 4).parts[0].notes[0].found == "II"


def test_letters_are_told_by_their_neighbours() -> None:
    found = with_labels_settled(
        table(
            [
                ("A", 0.75),
                ("1", 1.0),
                ("B", 0.99),
                ("2", 1.0),
                ("C", 0.99),
                ("C†", 0.4),
                ("3", 1.0),
                ("C2", 0.99),
            ]
        )
    )
    first, lost = label_of(found, 0), label_of(found, 5)
    assert first.parts[0].confidence > 0.9
    assert lost.text == "C1"
    assert [n.severity for n in lost.parts[0].notes] == [Severity.WARNING]
