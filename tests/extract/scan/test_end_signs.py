"""The sign behind a word, told by its ink: what is changed, what is doubted, what stays."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.ink.picture import Grey
from extract.ink.pieces import pieces_of
from extract.line_reader.letters import Letter
from extract.line_reader.network import LineNetwork
from extract.scan.effort import ScanEffort
from extract.scan.end_signs import ended_as_ink, ink_pieces, with_end_signs
from extract.scan.second_pass import SecondReader
from extract.scan.tesseract import BELOW, RecognisedWord
from normalize.notes import Severity

SIZE = 40.0
BASE = 60
STOP = [(84, -5, 5, 5)]
COMMA = [(84, -5, 6, 11)]
BROKEN_COMMA = [(84, -5, 6, 5), (85, 2, 3, 4)]
UPPER = [(84, -18, 5, 5)]
SPECK = [(86, -8, 2, 2)]
TOUCHING = [(78, -5, 6, 11)]
THICK = [(78, -6, 6, 10)]
UNDER_ARM = [(74, -3, 6, 8)]
NEXT_LINE = [(84, 8, 8, 8)]

Boxes = list[tuple[int, int, int, int]]


def ink(signs: Boxes, *, arm: bool = False) -> Grey:
    """Two letters of 18 dots that end at column 80, and pieces by their place against column 0 and the base line; with an arm
    the last letter is a ``P``."""
    mask = np.zeros((100, 160), np.uint8)
    mask[BASE - 18 : BASE, 40:56] = 255
    mask[BASE - 18 : BASE, 60 : 68 if arm else 78] = 255
    if signs == THICK:
        mask[BASE - 3 : BASE, 40:78] = 255
    if arm:
        mask[BASE - 18 : BASE - 8, 60:80] = 255
    for x, y, w, h in signs:
        mask[BASE + y : BASE + y + h, x : x + w] = 255
    return mask


def word(text: str, chance: float = 0.99) -> RecognisedWord:
    return RecognisedWord(text, 40, 92, 40, BASE + BELOW * SIZE, SIZE, 0, chance)


def ended(text: str, signs: Boxes, *, arm: bool = False) -> RecognisedWord:
    mask = ink(signs, arm=arm)
    [found] = with_end_signs([word(text)], ink_pieces(mask, pieces_of(mask), 200))
    return found


@pytest.mark.parametrize(
    ("read", "signs", "printed"),
    [
        pytest.param("quản.", [], "quản", id="nothing-stands-there"),
        pytest.param("quản,", SPECK, "quản", id="dirt-above-the-foot"),
        pytest.param("quản.", NEXT_LINE, "quản", id="a-tone-of-the-next-line"),
        pytest.param("pháp.", COMMA, "pháp,", id="a-comma"),
        pytest.param("pháp.", BROKEN_COMMA, "pháp,", id="a-broken-comma"),
        pytest.param("tử,", [*UPPER, *COMMA], "tử;", id="a-semicolon-for-a-comma"),
        pytest.param("hợp):", [*UPPER, *COMMA], "hợp);", id="a-semicolon-for-a-colon"),
        pytest.param("tin", COMMA, "tin,", id="a-lost-comma"),
    ],
)
def test_the_sign_is_that_of_the_ink(read: str, signs: Boxes, printed: str) -> None:
    found = ended(read, signs)
    assert found.text == printed
    assert found.note is not None
    assert (found.note.found, found.note.expected, found.note.severity) == (read, printed, Severity.INFO)


def test_a_comma_may_stand_under_the_arm_of_its_letter() -> None:
    assert ended("VP,", UNDER_ARM, arm=True).text == "VP,"


@pytest.mark.parametrize(
    ("read", "signs"),
    [
        pytest.param("toán,", TOUCHING, id="it-touches-its-letter"),
        pytest.param("tỉnh,", THICK, id="letters-and-comma-are-one-piece"),
        pytest.param("nhận:", [], id="two-dots-are-not-read-where-none-is"),
        pytest.param("cáo...", STOP, id="dots"),
        pytest.param("tế,", [(84, -5, 6, 8)], id="neither-a-stop-nor-a-comma"),
        pytest.param("tế.", [*UPPER, (86, -11, 4, 3), *COMMA], id="more-than-a-sign"),
        pytest.param("”", [], id="no-letter"),
    ],
)
def test_what_the_ink_does_not_show_stays_as_read(read: str, signs: Boxes) -> None:
    found = ended(read, signs)
    assert (found.text, found.note, found.end) == (read, None, None)


@pytest.mark.parametrize(
    ("read", "signs", "other"),
    [
        pytest.param("mạng", STOP, "mạng.", id="a-speck-looks-like-a-stop"),
        pytest.param("phòng,", STOP, "phòng.", id="and-so-does-a-comma-without-its-tail"),
        pytest.param("sau;", [*UPPER, *STOP], "sau:", id="of-a-semicolon-too"),
    ],
)
def test_a_stop_that_the_ink_alone_shows_is_doubted_and_not_put_in(
    read: str, signs: Boxes, other: str
) -> None:
    found = ended(read, signs)
    assert found.text == read
    assert found.confidence < 0.8
    assert found.note is not None
    assert (found.note.severity, found.note.expected) == (Severity.WARNING, other)


def test_a_stop_that_both_show_is_left_to_the_second_reader() -> None:
    found = ended("thông.", STOP)
    assert (found.text, found.end, found.confidence) == ("thông.", None, 0.99)


def test_a_sign_read_as_the_ink_shows_it_is_known() -> None:
    assert ended("tin,", COMMA).end == ","


class Network(LineNetwork):
    """One that reads the same wherever it is asked."""

    def read(self, piece: object) -> list[Letter]:
        return [Letter(c, 10.0 * k, 0.95) for k, c in enumerate("tử:")]


def test_the_sign_of_the_ink_holds_against_the_second_reader() -> None:
    mask = ink([*UPPER, *COMMA])
    [first] = with_end_signs([word("tử;", 0.6)], ink_pieces(mask, pieces_of(mask), 200))
    network = Network(session=None, alphabet=())  # type: ignore[arg-type] # it reads without one
    reader = SecondReader(network, ScanEffort.CAREFUL)
    [found] = reader.words([first], 255 - mask, in_cell=False)
    assert found.text == "tử;"
    assert found.confidence >= 0.8


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        ("quản.", "", "quản"),
        ("quản", ",", "quản,"),
        ("tử:", ";", "tử;"),
        ("tử:", None, "tử:"),
        ("–", ".", "–"),
    ],
)
def test_a_reading_ends_as_the_ink_does(text: str, end: str | None, expected: str) -> None:
    assert ended_as_ink(text, end) == expected
