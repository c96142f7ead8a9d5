"""Numbering labels: what they are, and which follows which."""

from __future__ import annotations

import pytest

from normalize.numbering.labels import Kind, Number, cell_label, split_label
from normalize.numbering.order import (
    climbs,
    follows,
    goes_on,
    is_child,
    is_first,
    lacks_one_between,
    may_stand_below,
    next_letters,
)
from normalize.numbering.roman import roman_text, roman_value


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("1", Kind.NUMBER, (1,)),
        ("01", Kind.NUMBER, (1,)),
        ("1.", Kind.NUMBER, (1,)),
        ("(3)", Kind.NUMBER, (3,)),
        ("11.20", Kind.DECIMAL, (11, 20)),
        ("2. 1", Kind.DECIMAL, (2, 1)),
        ("IV", Kind.ROMAN, (4,)),
        ("XIX.", Kind.ROMAN, (19,)),
        ("A", Kind.UPPER, (1,)),
        ("C", Kind.UPPER, (3,)),
        ("C 5", Kind.UPPER_NUMBER, (3, 5)),
        ("C1", Kind.UPPER_NUMBER, (3, 1)),
        ("đ)", Kind.LETTER, (5,)),
        ("-", Kind.DASH, ()),
        ("+", Kind.PLUS, ()),
        ("Mục tiêu 2", Kind.NAMED, (2,)),
    ],
)
def test_labels_are_read(text: str, kind: Kind, parts: tuple[int, ...]) -> None:
    label = cell_label(text)
    assert label is not None
    assert (label.kind, label.parts) == (kind, parts)


@pytest.mark.parametrize("text", ["", "STT", "2018", "10 tỷ", "Sở Y tế", "2017-2020", "5.000ha", "x"])
def test_what_is_no_label(text: str) -> None:
    found = cell_label(text)
    assert found is None or (text == "x" and found.kind is Kind.LETTER)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("I. Đổi mới mạnh mẽ", "I", "Đổi mới mạnh mẽ"),
        ("Mục tiêu 1: Giảm cường độ", "Mục tiêu 1", "Giảm cường độ"),
        ("- Công trình đê điều", "-", "Công trình đê điều"),
        ("1.1. Xây dựng", "1.1", "Xây dựng"),
        ("(1) Giảm phát thải", "1", "Giảm phát thải"),
        ("5.000ha rừng", None, "5.000ha rừng"),
        ("Các nội dung khác", None, "Các nội dung khác"),
    ],
)
def test_labels_are_split_from_texts(text: str, label: str | None, rest: str) -> None:
    assert split_label(text) == (label, rest)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("14", "15", True),
        ("14", "16", False),
        ("1.9", "1.10", True),
        ("1.2", "2.1", False),
        ("I", "II", True),
        ("H", "I", True),
        ("-", "-", True),
        ("-", "+", True),
        ("3", "IV", False),
        ("D", "Đ", True),
        ("D", "E", True),
        ("d", "e", True),
        ("A", "II", False),
    ],
)
def test_which_label_follows(before: str, after: str, expected: bool) -> None:
    a, b = cell_label(before), cell_label(after)
    assert a is not None and b is not None
    assert follows(a, b) is expected


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        ("1", "1.1", True),
        ("C", "C1", True),
        ("1.1", "1.1.2", True),
        ("1", "2.1", False),
        ("A", "C1", False),
        ("I", "1", False),
    ],
)
def test_children_begin_with_their_parent(parent: str, child: str, expected: bool) -> None:
    a, b = cell_label(parent), cell_label(child)
    assert a is not None and b is not None
    assert is_child(a, b) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("1", True), ("1.1", True), ("I", True), ("a", True), ("2", False), ("-", False)]
)
def test_what_begins_a_numbering(text: str, expected: bool) -> None:
    label = cell_label(text)
    assert label is not None
    assert is_first(label) is expected


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("1", "2", True),
        ("1.", "2.", True),
        ("1.1", "1.2", True),
        ("1.1", "2.2", False),
        ("IX", "X", True),
        ("I", "1", True),
        ("-", "-", True),
        ("2", "5", False),
        ("1", "1", False),
        ("b", "3", True),
        ("3", "II", False),
        ("a", "c", True),
    ],
)
def test_what_may_stand_below_a_number_in_its_column(above: str, below: str, expected: bool) -> None:
    a, b = cell_label(above), cell_label(below)
    assert a is not None and b is not None
    assert may_stand_below(a, b) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1.3", "2", True),
        ("2.2.1", "2.3", True),
        ("1.3", "2.1", True),
        ("1.3", "3", False),
        ("1.2.3", "2.3", False),
        ("3", "4", False),
    ],
)
def test_which_label_climbs_to_the_next_of_an_outer_level(before: str, after: str, expected: bool) -> None:
    a, b = cell_label(before), cell_label(after)
    assert a is not None and b is not None
    assert climbs(a, b) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1", "3", True),
        ("1.1", "1.3", True),
        ("C", "E", True),
        ("D", "E", False),
        ("1", "2", False),
        ("1", "4", False),
        ("1", "III", False),
        ("-", "-", False),
    ],
)
def test_which_labels_lack_one_between(before: str, after: str, expected: bool) -> None:
    a, b = cell_label(before), cell_label(after)
    assert a is not None and b is not None
    assert lacks_one_between(a, b) is expected


@pytest.mark.parametrize(
    ("before", "number", "expected"),
    [
        ((5,), (5, 1), True),
        ((5, 2), (5, 3), True),
        ((5, 2), (6,), True),
        ((5, 2), (5, 2, 1), True),
        ((5,), (51,), False),
        ((5, 2), (5, 4), False),
        ((5,), (5,), False),
    ],
)
def test_which_number_goes_on(before: Number, number: Number, expected: bool) -> None:
    assert goes_on(before, number) is expected


@pytest.mark.parametrize(
    ("letter", "expected"),
    [("c", ("d",)), ("d", ("đ", "e")), ("E", ("F", "G")), ("I", ("J", "K")), ("1", ())],
)
def test_which_letters_come_next(letter: str, expected: tuple[str, ...]) -> None:
    assert next_letters(letter) == expected


@pytest.mark.parametrize("value", [1, 4, 8, 9, 14, 19, 40, 49, 90, 399])
def test_roman_numbers_are_read_as_they_are_written(value: int) -> None:
    assert roman_value(roman_text(value)) == value


@pytest.mark.parametrize("text", ["", "IIX", "VX", "IIII", "CD", "iv", "A"])
def test_what_is_no_roman_number(text: str) -> None:
    assert roman_value(text) is None
