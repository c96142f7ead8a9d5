"""The roman numbers of a scanned table's groups: what the series says, what it leaves, what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.numbering.group_series import GroupLabel, group_numbers


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


@pytest.mark.parametrize("read", ["IIỈ", "IÌI", "ÍII", "IĨI", "IIỊ", "HH", "IH"])
def test_a_mark_on_a_stroke_is_dust(read: str) -> None:
    column = ["I", "1", "II", "4", read, "6"]
    assert numbers(column, [True, False, True, False, True, False], {4: 0.2})[4] == 3


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


def test_a_group_whose_row_holds_sums_is_one() -> None:
    """A figure under a letter: the row holds a title and money, as those of groups do."""
    column = ["A", "1", "1", "2", "H", "1", "B", "1"]
    alone = [True, True, False, False, True, False, True, False]
    assert numbers(column, alone) == [None, 1, None, None, 2, None, None, None]
