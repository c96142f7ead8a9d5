"""Numbers in words."""

from __future__ import annotations

from decimal import Decimal

from normalize.quantities.spelled_numbers import find_spelled, number_words


def test_a_number_in_words_has_its_span() -> None:
    assert find_spelled("chi hai mươi tỷ") == (Decimal(20_000_000_000), 4, 15)


def test_every_number_word_is_read() -> None:
    for word, entry in number_words().items():
        text = {"digit": f"mười {word}", "filler": f"ba trăm {word} năm", "half": f"ba tỷ {word}"}.get(
            entry.kind, f"hai {word}"
        )
        text = {"ten": "mười hai"}.get(entry.kind, text)
        assert find_spelled(text) is not None, word
