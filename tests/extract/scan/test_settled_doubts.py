"""Doubts that evidence settles, and such as look like them and stay."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.ink.picture import Grey
from extract.scan.figures import with_figures_checked
from extract.scan.second_pass import decided, decided_words, without_unread
from extract.scan.second_reading import SecondReading
from extract.scan.tesseract import Mode, RecognisedWord
from extract.scan.two_readers import verdict
from normalize.notes import Code, Severity

DOUBTED = 0.8


def at_bars(text: str) -> tuple[list[str], int]:
    """The words of a text and the index of the one between bars."""
    before, word, after = text.split("|")
    return [*before.split(), word, *after.split()], len(before.split())


@pytest.mark.parametrize(
    ("text", "chance", "second", "sure", "before"),
    [
        pytest.param("|-| Nghiên cứu", 0.308, "-", 1.0, "", id="the-dash-of-a-list"),
        pytest.param("số |896/QĐ-TTg| ngày", 0.662, "896/QĐ-TTg", 0.87, "", id="an-act"),
        pytest.param("và |QĐ| 01/TTg", 0.575, "QĐ", 0.875, "", id="a-symbol"),
        pytest.param("đạt tối |thiểu| 2%", 0.75, "thiểu", 0.715, "thiếu", id="put-right-and-seen"),
        pytest.param("thường là |7%.| Trong", 0.985, "7%,", 0.983, "", id="which-sign-is-the-last"),
        pytest.param("tại các |KCN,| CNN", 0.987, "KCN)", 0.973, "", id="a-bracket-that-closes-nothing"),
        pytest.param("công nghệ |đối| mới", 0.529, "đổi", 0.548, "", id="it-alone-makes-a-known-pair"),
        pytest.param("các sản |phẩm| làm", 0.951, "phậm", 0.972, "", id="the-other-is-no-word-of-plans"),
        pytest.param("chương trình |ƯDCNTT|", 0.987, "UDCNTT", 1.0, "UDCNTT", id="printed-so"),
        pytest.param("hỗ |trợcủa| NSNN", 0.026, "trợ của", 1.0, "", id="a-lost-space"),
        pytest.param("|Hằng| năm", 0.932, "Hàng", 0.957, "", id="two-words-for-every-year"),
    ],
)
def test_evidence_settles(text: str, chance: float, second: str, sure: float, before: str) -> None:
    texts, index = at_bars(text)
    found = verdict(texts, index, chance, SecondReading(second, sure), before)
    assert found is not None
    assert found.chance >= DOUBTED


@pytest.mark.parametrize(
    ("text", "chance", "second", "sure", "before"),
    [
        pytest.param("Thực hiện |phố| biến", 0.75, "phố", 0.553, "", id="both-lose-the-same-mark"),
        pytest.param("|CHUONG| TRÌNH", 0.75, "CHUONG", 0.85, "", id="in-capitals-too"),
        pytest.param("|II.| CÁC NHÓM", 0.79, "II.", 0.831, "", id="or-a-stroke"),
        pytest.param("biến |thiểu| 2%", 0.75, "thiếu", 0.715, "thiếu", id="it-saw-what-was-put-right"),
        pytest.param("(phân, khí, |nhựa,|", 0.939, "nhựa)", 0.447, "", id="a-bracket-that-may-close"),
        pytest.param("người |dân| có", 0.75, "dân.", 0.8, "", id="whether-there-is-a-sign"),
        pytest.param("bàn tỉnh. |Chỉ| đạo", 0.955, "Chi", 0.987, "", id="a-misprint-makes-no-known-pair"),
        pytest.param("là |71| dự án", 0.43, "71", 0.85, "", id="a-figure"),
    ],
)
def test_less_settles_nothing(text: str, chance: float, second: str, sure: float, before: str) -> None:
    texts, index = at_bars(text)
    found = verdict(texts, index, chance, SecondReading(second, sure), before)
    assert found is None or found.chance < DOUBTED


@pytest.mark.parametrize(("of_letters", "settles"), [(0.95, True), (0.5, False), (None, False)])
def test_stops_in_a_row_say_nothing_of_the_letters(of_letters: float | None, settles: bool) -> None:
    found = verdict(["liên", "huyện,..."], 1, 0.7, SecondReading("huyện,..", 0.494, of_letters))
    assert (found is not None and found.chance >= DOUBTED) is settles


WORD = RecognisedWord("-", 10.0, 30.0, 0.0, 12.0, 12.0, 0, 0.7)


@pytest.mark.parametrize(
    ("first", "second", "warned"),
    [("-", '"', False), ("~-", "-", False), ("-", "%", True), ("<", "-", True), ("cụng", "cựng", True)],
)
def test_signs_on_which_no_value_hangs_are_no_warning(first: str, second: str, warned: bool) -> None:
    word = replace(WORD, text=first, confidence=0.6)
    [(_, found, reading)] = decided([word], {0: SecondReading(second, 0.5)})
    assert found is not None and reading is not None
    [done] = decided_words(word, found, reading)
    assert (done.note is not None and done.note.severity is Severity.WARNING) is warned


@pytest.mark.parametrize(("dirt", "severity"), [("ˆ", Severity.INFO), ("r$", Severity.WARNING)])
def test_dirt_left_out_is_a_warning_where_it_may_have_been_letters(dirt: str, severity: Severity) -> None:
    words = [
        replace(WORD, text="và", confidence=0.99),
        replace(WORD, text=dirt, x0=40.0, x1=50.0, confidence=0.02),
    ]
    [left] = without_unread(decided(words, {1: SecondReading("", 0.0)}))
    assert left.text == "và"
    assert left.note is not None
    assert (left.note.code, left.note.severity, left.note.found) == (Code.OCR_LOW_CONFIDENCE, severity, dirt)


@dataclass
class Rereads:
    """A reader that reads the same in every larger picture."""

    text: str
    confidence: float

    def read(self, grey: Grey, mode: Mode, dpi: float, letters: str = "") -> list[RecognisedWord]:
        return [replace(WORD, text=self.text, confidence=self.confidence)]


@pytest.mark.parametrize(
    ("first", "again", "expected", "doubted"),
    [("0%.", "0%.", "0%.", False), ("10%;", "10%.", "10%;", False), ("0%.", "9%.", "9%.", True)],
)
def test_signs_behind_a_figure_are_no_part_of_it(
    first: str, again: str, expected: str, doubted: bool
) -> None:
    grey = np.full((60, 120), 255, np.uint8)
    ink = np.zeros_like(grey)
    ink[4:11, 12:28] = 255
    word = replace(WORD, text=first, confidence=0.85)
    [done] = with_figures_checked([word], grey, ink, Rereads(again, 0.86), 200.0)  # type: ignore[arg-type]
    assert done.text == expected
    assert (done.confidence < DOUBTED) is doubted
