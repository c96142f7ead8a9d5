"""Headings of what was: each phrase of the register is known by the cheaper test and by the pattern."""

from __future__ import annotations

import pytest

from normalize.registers import rows
from normalize.text import fold
from schema.account.past import tells_past


@pytest.mark.parametrize(
    "phrase", sorted({r["phrase"] for r in rows("part_titles") if r["kind"] in ("past", "past_at_start")})
)
def test_each_phrase_of_the_register_tells_of_the_past(phrase: str) -> None:
    assert tells_past(fold(f"II. {phrase} năm 2025"))


def test_other_headings_do_not() -> None:
    assert not tells_past(fold("Nhiệm vụ trọng tâm năm 2026"))
