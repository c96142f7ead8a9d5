"""The numbering of a table decides between readings of one number: what is settled, what is left, what is said."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.model import Box
from extract.scan.cells import PictureCell
from extract.scan.figure_shapes import expected_shapes
from extract.scan.series import with_numbers_settled
from extract.scan.tesseract import RecognisedWord
from normalize.notes import Code, Note, Severity, warning

DOUBT = warning(Code.NUMBER_AMBIGUOUS, "The figure was read as one thing and as another. Look at the page.")


def cell(text: str, sure: float = 0.97, note: Note | None = None) -> PictureCell:
    words = tuple(
        RecognisedWord(t, 10.0 * k, 10.0 * k + 8, 0, 12, 12, 0, sure, note)
        for k, t in enumerate(text.split())
    )
    return PictureCell(Box(0, 0, 30, 12), words)


def texts(column: list[PictureCell]) -> list[str]:
    return [" ".join(w.text for w in f.words) for f in column]


def note_of(cell: PictureCell) -> Note:
    [word] = cell.words
    assert word.note is not None
    return word.note


def test_a_doubted_number_that_fits_both_neighbours_is_beyond_doubt() -> None:
    column = [cell("5"), cell("5.1", 0.4, DOUBT), cell("5.2")]
    settled = with_numbers_settled(column, lambda _: "")
    assert texts(settled) == ["5", "5.1", "5.2"]
    assert settled[1].words[0].confidence > 0.9
    assert note_of(settled[1]).severity is Severity.INFO


def test_another_reading_that_fits_is_taken_and_both_are_told() -> None:
    note = warning(Code.NUMBER_AMBIGUOUS, "Read as '53' and as '5.3'.", expected="5.3", found="53")
    settled = with_numbers_settled([cell("5.2"), cell("53", 0.4, note), cell("5.4")], lambda _: "")
    assert texts(settled)[1] == "5.3"
    told = note_of(settled[1])
    assert (told.expected, told.found, told.severity) == ("5.3", "53", Severity.WARNING)


@pytest.mark.parametrize(
    ("column", "ink", "text"),
    [
        pytest.param(["3", "/", "5"], "4", "4", id="between-two"),
        pytest.param(["05", "0ó", "07"], "06", "06", id="with-a-nought"),
        pytest.param(["0ó", "07"], "06", "06", id="at-the-head-of-a-page"),
        pytest.param(["8", "Q", "10"], "9", "9", id="a-letter-between-numbers"),
    ],
)
def test_what_was_not_read_is_what_the_series_has(column: list[str], ink: str, text: str) -> None:
    at = next(k for k, t in enumerate(column) if t in ("/", "0ó", "Q"))
    cells = [cell(t, 0.3, DOUBT) if k == at else cell(t) for k, t in enumerate(column)]
    settled = with_numbers_settled(cells, lambda _: expected_shapes(ink))
    assert texts(settled)[at] == text
    note = note_of(settled[at])
    assert (note.severity, note.expected, note.found) == (Severity.WARNING, text, column[at])


@pytest.mark.parametrize(
    ("column", "ink"),
    [
        pytest.param(["3", "/", "6"], "4", id="two-are-missing"),
        pytest.param(["3", "/", "5"], "44", id="the-ink-has-two-digits"),
        pytest.param(["3", "Chương trình phát triển", "5"], "4", id="no-number-at-all"),
    ],
)
def test_what_the_series_does_not_say_is_left_and_doubted(column: list[str], ink: str) -> None:
    cells = [cell(column[0]), cell(column[1], 0.3, DOUBT), cell(column[2])]
    settled = with_numbers_settled(cells, lambda _: expected_shapes(ink))
    assert texts(settled) == column
    assert settled[1].words[0].note == DOUBT


def test_a_number_read_surely_is_left_where_it_breaks_the_series() -> None:
    column = [cell("5.2"), cell("5.5"), cell("5.4")]
    assert with_numbers_settled(column, lambda _: "T.T") == column


def test_a_number_may_begin_anew_under_a_heading() -> None:
    column = [cell("3"), cell("II Nông nghiệp"), cell("1", 0.5, DOUBT), cell("2")]
    assert note_of(with_numbers_settled(column, lambda _: "T")[2]).severity is Severity.INFO


def test_a_letter_with_a_number_is_settled_by_its_own_series() -> None:
    column = [cell("C2"), cell("4"), cell("5"), cell("C3", 0.6), cell("6")]
    settled = with_numbers_settled(column, lambda _: "")
    assert settled[3].words[0].confidence > 0.9
