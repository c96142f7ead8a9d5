"""Numbering labels: what they are, and which follows which."""

from __future__ import annotations

import pytest

from normalize.labels import LabelKind, follows, is_child, is_first, read_label, split_label


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("1", LabelKind.INTEGER, (1,)),
        ("01", LabelKind.INTEGER, (1,)),
        ("1.", LabelKind.INTEGER, (1,)),
        ("(3)", LabelKind.INTEGER, (3,)),
        ("11.20", LabelKind.DECIMAL, (11, 20)),
        ("2. 1", LabelKind.DECIMAL, (2, 1)),
        ("IV", LabelKind.ROMAN, (4,)),
        ("XIX.", LabelKind.ROMAN, (19,)),
        ("A", LabelKind.CAPITAL, (1,)),
        ("C", LabelKind.CAPITAL, (3,)),
        ("C 5", LabelKind.CAPITAL_NUMBER, (3, 5)),
        ("C1", LabelKind.CAPITAL_NUMBER, (3, 1)),
        ("đ)", LabelKind.SMALL, (5,)),
        ("-", LabelKind.BULLET, ()),
        ("+", LabelKind.BULLET, ()),
        ("Mục tiêu 2", LabelKind.NAMED, (2,)),
    ],
)
def test_labels_are_read(text: str, kind: LabelKind, parts: tuple[int, ...]) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.kind, label.parts) == (kind, parts)


@pytest.mark.parametrize("text", ["", "STT", "2018", "10 tỷ", "Sở Y tế", "2017-2020", "5.000ha", "x"])
def test_what_is_no_label(text: str) -> None:
    found = read_label(text)
    assert found is None or (text == "x" and found.kind is LabelKind.SMALL)


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
        ("3", "IV", False),
    ],
)
def test_which_label_follows(before: str, after: str, expected: bool) -> None:
    a, b = read_label(before), read_label(after)
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
    a, b = read_label(parent), read_label(child)
    assert a is not None and b is not None
    assert is_child(a, b) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("1", True), ("1.1", True), ("I", True), ("a", True), ("2", False), ("-", False)]
)
def test_what_begins_a_numbering(text: str, expected: bool) -> None:
    label = read_label(text)
    assert label is not None
    assert is_first(label) is expected
