"""The numbers of a scanned table's rows: what the series says, what it leaves alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.numbering.row_series import RowLabel, row_numbers


def read(*labels: str | tuple[str, float] | tuple[str, float, str]) -> list[RowLabel]:
    """Labels of rows: a text alone was read surely; ``##`` is a group's row."""
    found: list[RowLabel] = []
    for label in labels:
        text, sure, *others = (label, 0.99) if isinstance(label, str) else label
        found.append(RowLabel("", 1.0, heading=True) if text == "##" else RowLabel(text, sure, tuple(others)))
    return found


def settled(labels: Sequence[RowLabel]) -> list[str]:
    return [".".join(map(str, number)) if number else "" for number, _ in row_numbers(labels)]


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        pytest.param(["2", ("2.0", 0.43), "2.2", ("2m1", 0.38), "2.4"], ["2", "2.1", "2.2", "2.3", "2.4"], id="decimals"),
        pytest.param(["5", "5.1", ("5.Đ", 0.38), ("53", 0.43), "5.4"], ["5", "5.1", "5.2", "5.3", "5.4"], id="a-point-lost"),
        pytest.param(["3", ("/", 0.3), ("b", 0.3), "6"], ["3", "4", "5", "6"], id="two-in-a-row"),
        pytest.param(["9", ("I0", 0.5), ("l1", 0.5), "12"], ["9", "10", "11", "12"], id="letters-for-digits"),
        pytest.param(["##", "1", "2", "##", ("l", 0.4), "2"], ["", "1", "2", "", "1", "2"], id="anew-under-a-group"),
        pytest.param(["##", "1", "2", "##", "3", ("A", 0.4)], ["", "1", "2", "", "3", "4"], id="on-under-a-group"),
        pytest.param(["12", ("18", 0.5, "13"), "14"], ["12", "13", "14"], id="another-reading"),
        pytest.param(["##", ("+", 0.4), "2", "##", "3"], ["", "1", "2", "", "3"], id="a-sign-for-the-first"),
        pytest.param(["10", ("II", 0.84), "12", ("l3", 0.77)], ["10", "11", "12", "13"], id="strokes"),
        pytest.param(["8", ("Q", 0.7), "10"], ["8", "9", "10"], id="a-letter"),
        pytest.param(["5.2", ("5.8", 0.5), "6", "6.1"], ["5.2", "5.3", "6", "6.1"], id="before-the-next-parent"),
    ],
)  # fmt: skip
def test_what_the_series_says(labels: list[str | tuple[str, float]], numbers: list[str]) -> None:
    assert settled(read(*labels)) == numbers


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param(["5.1", "5.5", "5.3"], id="read-surely-against-the-series"),
        pytest.param(["1", "2", "4", "5"], id="a-row-is-missing"),
        pytest.param(["1", "2", "2", "3"], id="a-number-twice"),
        pytest.param(["7", "8", "9"], id="begins-later"),
        pytest.param(["1", "1.1", "2", "2.1", "1", "1.1"], id="begins-anew"),
    ],
)
def test_what_was_read_surely_stands(labels: list[str]) -> None:
    assert settled(read(*labels)) == labels


@pytest.mark.parametrize("text", ["-", "", "Tổng cộng", "a"])
def test_what_is_no_number_gets_none(text: str) -> None:
    assert settled(read("1", (text, 0.5), "2")) == ["1", "", "2"]


def test_what_was_read_as_something_else_altogether_is_left() -> None:
    assert settled(read("7", ("yết", 0.3), "7.2")) == ["7", "", "7.2"]
