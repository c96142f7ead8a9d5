"""What a network says of strips, as letters with their place and confidence."""

from __future__ import annotations

import numpy as np
import pytest

from extract.line_reader.letters import STRIP, Floats, letters_of

ALPHABET = ("", "1", "2", ".", " ")


def strips(named: str, share: float = 0.9) -> Floats:
    """The shares of strips that name these letters, ``-`` for none."""
    places = [0 if letter == "-" else ALPHABET.index(letter) for letter in named]
    shares = np.full((len(places), len(ALPHABET)), (1 - share) / (len(ALPHABET) - 1), np.float32)
    shares[np.arange(len(places)), places] = share
    return np.log(shares)


@pytest.mark.parametrize(
    ("named", "text"),
    [
        pytest.param("-2-.1", "2.1", id="letters"),
        pytest.param("111", "1", id="a-run-is-one-letter"),
        pytest.param("1-1", "11", id="none-between-makes-two"),
        pytest.param("1-- -2", "1 2", id="a-space-is-a-letter"),
        pytest.param("---", "", id="none"),
    ],
)
def test_runs_of_strips_are_letters(named: str, text: str) -> None:
    assert "".join(letter.text for letter in letters_of(strips(named), ALPHABET)) == text


def test_a_letter_stands_in_the_middle_of_its_strips() -> None:
    first, second = letters_of(strips("--11-2"), ALPHABET, scale=1.5)
    assert (first.x, second.x) == (3.0 * STRIP * 1.5, 5.5 * STRIP * 1.5)


def test_the_confidence_is_that_of_the_clearest_strip() -> None:
    shares = np.concatenate([strips("1", 0.6), strips("1", 0.95), strips("1", 0.7)])
    assert [letter.confidence for letter in letters_of(shares, ALPHABET)] == [0.95]
