"""The labels of a joined table: what the series settles, what is said of it, what is left as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.model import Box, Cell, Column, Doubt, Fragment, Place, Table
from extract.tables.recognised_labels import with_labels_settled
from normalize.notes import Code, Note, Severity, warning


def table(labels: Sequence[tuple[str, float]], *, title: str = "Nhiệm vụ", recognised: bool = True) -> Table:
    """A table of a number and a title column, each label with its confidence; a label with a space is
    merged over both."""
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


def rows(*labels: str | tuple[str, float] | tuple[str, float, Note]) -> Table:
    """A table of tasks, with a body in each row that has a title of its own, whose labels were
    recognised: a text alone was read surely, else with its confidence and its doubt."""
    full = [(label, 0.97, None) if isinstance(label, str) else (*label, None)[:3] for label in labels]
    found = table([(text, sure) for text, sure, _ in full])
    notes = {row: note for row, (_, _, note) in enumerate(full) if note is not None}
    cells = tuple(
        replace(c, parts=(replace(c.parts[0], notes=(notes[c.row],)),))
        if c.column == 0 and c.row in notes
        else c
        for c in found.cells
    )
    bodies = tuple(
        replace(c, column=2, text="Sở Y tế", parts=(replace(c.parts[0], text="Sở Y tế"),))
        for c in found.cells
        if c.column == 1
    )
    return replace(found, cells=(*cells, *bodies))


DOUBT = warning(Code.NUMBER_AMBIGUOUS, "The figure was read as one thing and as another. Look at the page.")


def note_of(found: Table, row: int) -> Note:
    [note] = label_of(found, row).parts[0].notes
    return note


def test_a_doubted_number_that_fits_both_neighbours_is_beyond_doubt() -> None:
    found = with_labels_settled(rows("5", ("5.1", 0.4, DOUBT), "5.2"))
    assert [label_of(found, row).text for row in range(3)] == ["5", "5.1", "5.2"]
    assert label_of(found, 1).parts[0].confidence > 0.9
    assert note_of(found, 1).severity is Severity.INFO


def test_another_reading_that_fits_is_taken_and_both_are_told() -> None:
    note = warning(Code.NUMBER_AMBIGUOUS, "Read as '53' and as '5.3'.", expected="5.3", found="53")
    found = with_labels_settled(rows("5.2", ("53", 0.4, note), "5.4"))
    assert label_of(found, 1).text == "5.3"
    said = note_of(found, 1)
    assert (said.expected, said.found, said.severity) == ("5.3", "53", Severity.WARNING)


@pytest.mark.parametrize(
    ("column", "at", "text"),
    [
        pytest.param(["3", "/", "5"], 1, "4", id="between-two"),
        pytest.param(["05", "0ó", "07"], 1, "06", id="with-a-nought"),
        pytest.param(["0ó", "07"], 0, "06", id="at-the-head-of-a-table"),
        pytest.param(["8", "Q", "10"], 1, "9", id="a-letter-between-numbers"),
    ],
)
def test_what_was_not_read_is_what_the_series_has(column: list[str], at: int, text: str) -> None:
    found = with_labels_settled(
        rows(*((t, 0.3, DOUBT) if k == at else (t, 0.97) for k, t in enumerate(column)))
    )
    assert label_of(found, at).text == text
    said = note_of(found, at)
    assert (said.severity, said.expected, said.found) == (Severity.WARNING, text, column[at])


def test_what_is_no_number_at_all_is_left_and_doubted() -> None:
    found = with_labels_settled(rows("3", ("Chương trình", 0.3), "5"))
    assert label_of(found, 1).text == "Chương trình"
    assert label_of(found, 1).parts[0].notes[0].severity is Severity.WARNING


def test_a_number_read_surely_is_left_where_it_breaks_the_series() -> None:
    printed = rows("5.2", ("5.5", 0.97), "5.4")
    assert with_labels_settled(printed) == printed


def test_a_number_may_begin_again_under_a_heading() -> None:
    found = with_labels_settled(rows("I. Rừng", "3", "II. Nông nghiệp", ("1", 0.5, DOUBT), "2"))
    assert note_of(found, 3).severity is Severity.INFO


def test_a_letter_with_a_number_is_settled_by_its_own_series() -> None:
    found = with_labels_settled(table([("C2", 0.97), ("4", 1.0), ("5", 1.0), ("C3", 0.6), ("6", 1.0)]))
    assert label_of(found, 3).text == "C3"
    assert label_of(found, 3).parts[0].confidence > 0.9


@pytest.mark.parametrize("sure", [0.4, 0.5, 0.6])
def test_letters_in_rows_of_tasks_alone_are_no_groups(sure: float) -> None:
    """``L`` before 2 and ``H`` after 3, cut by a streak, are 1 and 4 of tasks: no I and II, and in doubt."""
    given = with_bodies(table([("L", sure), ("2", sure), ("3", 1.0), ("H", sure)]))
    found = [label_of(with_labels_settled(given), row) for row in (0, 3)]
    assert {c.text for c in found} & {"I", "II"} == set()
    assert all(c.parts[0].confidence < 0.8 for c in found)


def with_bodies(given: Table) -> Table:
    """The table with a body in each row, as tasks have."""
    cells = [
        Cell(
            row,
            2,
            1,
            1,
            "Sở Y tế",
            (Fragment("Sở Y tế", Place(1, Box(90, 10.0 * row, 120, 10.0 * row + 9))),),
        )
        for row in range(given.n_rows)
    ]
    return replace(given, cells=(*given.cells, *cells))
