"""Pieces of a torn act number are joined where only one reading makes sense."""

from __future__ import annotations

import pytest

from extract.scan.act_numbers import with_joined_numbers, with_symbols_mended
from extract.scan.tesseract import RecognisedWord


def joined(text: str) -> str:
    """The words of a line as they stand once numbers are joined and symbols mended."""
    words = [
        RecognisedWord(part, 40.0 * k, 40.0 * k + 30, 0.0, 12.0, 11.0, 0, 0.9)
        for k, part in enumerate(text.split())
    ]
    return " ".join(with_symbols_mended(word).text for word in with_joined_numbers(words))


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        pytest.param("Luật số 36/2005/QHI1 1 ngày", "Luật số 36/2005/QH11 ngày", id="a-leg-and-the-last-stroke"),
        pytest.param("Luật số 36/2005/QHI 1 ngày", "Luật số 36/2005/QH11 ngày", id="the-last-stroke"),
        pytest.param("Luật số 36/2005/QHl1; 1 xã", "Luật số 36/2005/QH11; 1 xã", id="a-stop-between"),
        pytest.param("Luật số 59/2020/QH14 1 ngày", "Luật số 59/2020/QH14 1 ngày", id="a-number-that-is-whole"),
        pytest.param("số 3 6/2005/QH11 ngày", "số 36/2005/QH11 ngày", id="the-serial"),
    ],
)  # fmt: skip
def test_pieces_of_a_number_are_joined(read: str, printed: str) -> None:
    assert joined(read) == printed
