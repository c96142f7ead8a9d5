"""How much words tell: the rarer in plans, the more."""

from __future__ import annotations

import pytest

from normalize.registers import rows
from normalize.subjects.telling import piece_tells, pieces, subject_tells, word_tells


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    assert word_tells("triển khai") < word_tells("viễn thám") < word_tells("gạch mộc")


def test_a_part_tells_more_than_the_whole() -> None:
    assert subject_tells("chuyển đổi số") < subject_tells("an toàn thông tin") < subject_tells("bản sao số")


def test_an_unknown_word_tells_most() -> None:
    most = word_tells("từ không có")
    assert most == pytest.approx(8.29, abs=0.01)
    assert max(word_tells(r["word"]) for r in rows("word_shares")) <= most


def test_a_word_has_pieces_with_its_ends() -> None:
    assert pieces("nước") == (" nướ", "nước", "ước ")
    assert pieces("a") == (" a ",)


def test_words_of_one_stem_share_pieces() -> None:
    assert set(pieces("nước thải")) & set(pieces("nước sạch")) >= {" nướ", "nước", "ước "}


def test_a_piece_of_many_words_tells_little() -> None:
    assert piece_tells("công") < piece_tells("buýt")
