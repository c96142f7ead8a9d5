"""Raised figures: a footnote, a power, a unit, a degree."""

from __future__ import annotations

import pytest

from normalize.marks.raised import lowered_text, raised_text, without_note_marks

FOOTNOTES = [
    ("540", "1"), ("63", "2"), ("Sở Tài chính", "(2)"), ("2023-2030", "1, 2"), ("8.400", "*"), ("12.000", "(*)"),
    ("10", "1"), ("10", "2"), ("510", "6"), ("1.210", "6"), ("km", "4"), ("Nghĩa Lộ", "a"), ("CO2", "1"),
]  # fmt: skip
PARTS = [
    ("25 km", "2", "²"), ("15.000 m", "3", "³"), ("m", "3(1)", "³"), ("đạt 10", "6", "⁶"), ("1,2 x 10", "3", "³"),
    ("1,5.10", "6", "⁶"), ("3 × 10", "2", "²"), ("30", "o", "°"), ("N", "o", "o"), ("CO", "2", "2"), ("kWh/m", "2", "²"),
    ("s", "-1", "⁻¹"), ("5", "chữ cao", "chữ cao"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "mark"), FOOTNOTES)
def test_the_mark_of_a_footnote_adds_nothing(before: str, mark: str) -> None:
    assert raised_text(before, mark) == ""


@pytest.mark.parametrize(("before", "mark", "added"), PARTS)
def test_what_belongs_to_the_text_stays(before: str, mark: str, added: str) -> None:
    assert raised_text(before, mark) == added


def test_a_footnotes_own_mark_stays() -> None:
    assert raised_text("", "1") == "¹"
    assert without_note_marks("¹ Theo Quyết định số 5") == "¹ Theo Quyết định số 5"


def test_marks_that_are_letters_of_the_text_are_settled_alike() -> None:
    assert (
        without_note_marks("đạt 63²% của 25 km², 10⁶ cây, 540¹,² hộ") == "đạt 63% của 25 km², 10⁶ cây, 540 hộ"
    )


@pytest.mark.parametrize(
    ("before", "mark", "added"), [("CO", "2", "2"), ("PM", "2.5", "2.5"), ("540", "1", "")]
)
def test_lowered_figures_belong_to_formulas(before: str, mark: str, added: str) -> None:
    assert lowered_text(before, mark) == added
