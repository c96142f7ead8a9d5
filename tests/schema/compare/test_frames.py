"""Tables of any number of sides."""

from __future__ import annotations

from schema.compare.frames import Comparison, Grid, Heading, first_rows, letters, matrix, sided


def test_sides_have_letters_as_columns_of_a_spreadsheet() -> None:
    assert letters(3) == ("a", "b", "c")
    assert letters(63)[25:28] == ("z", "aa", "ab")
    assert len(set(letters(800))) == 800
    assert sided(("n", "m"), 2) == ("n_a", "m_a", "n_b", "m_b")


def test_the_same_cells_wide_and_one_below_the_other() -> None:
    grid = Grid("themes", (Heading("A", "d1"), Heading("B", "d2")), ("key",), ("n",), (("n",), ((3,), (4,))))
    found = matrix(grid, ["x", "y"], lambda key: (key,), lambda key, n: (f"{key}{n}",))
    assert found.dicts() == [{"key": "x", "n_a": "x0", "n_b": "x1"}, {"key": "y", "n_a": "y0", "n_b": "y1"}]
    assert found.tidy.dicts()[1] == {"side": "b", "name": "B", "document_id": "d2", "key": "x", "n": "x1"}
    assert found.totals.dicts() == [
        {"side": "a", "name": "A", "document_id": "d1", "n": 3},
        {"side": "b", "name": "B", "document_id": "d2", "n": 4},
    ]


def test_the_first_rows_are_those_of_either_side_where_rows_have_one() -> None:
    rows = (("A", 1), ("A", 2), ("A", 3), ("B", 4), ("B", 5))
    found = Comparison("tasks", ("A", "B"), ("side", "n"), rows, ("counted",))
    cut = first_rows(found, 2)
    assert cut.rows == (("A", 1), ("A", 2), ("B", 4), ("B", 5))
    assert cut.notes == ("4 of 5 rows; --limit 0 shows all.", "counted")
    assert first_rows(found, 0) == first_rows(found, 3) == found


def test_the_first_rows_of_a_matrix() -> None:
    found = Comparison("themes", ("A", "B"), ("theme", "n_a"), (("x", 1), ("y", 2)))
    assert first_rows(found, 1).rows == (("x", 1),)
