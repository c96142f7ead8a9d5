"""Tables of any number of sides."""

from __future__ import annotations

from schema.compare.frames import Grid, Heading, letters, matrix, sided


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
