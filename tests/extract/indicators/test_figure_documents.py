"""Whole documents with tables of figures, held against what a careful reader took from them."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.figure_tables import count, documents


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    return count("dev").counts


def test_every_document_has_its_gold() -> None:
    assert [path.name for path, _ in documents("dev") if not path.is_file()] == []


@pytest.mark.parametrize(
    ("found", "of", "least"),
    [
        ("indicator found", "indicator", 0.99),
        ("target found", "target", 0.99),
        ("target right", "target", 0.99),
        ("observation found", "observation", 0.99),
        ("observation right", "observation", 0.99),
        ("area right", "area", 0.99),
        ("parent right", "indicator", 0.99),
    ],
)
def test_nearly_all_is_found_and_right(counts: Counter[str], found: str, of: str, least: float) -> None:
    assert counts[of] > 100
    assert counts[found] >= least * counts[of]


@pytest.mark.parametrize("kind", ["target invented", "observation invented", "neither taken", "silent"])
def test_hardly_anything_is_invented_or_wrong_in_silence(counts: Counter[str], kind: str) -> None:
    assert counts[kind] <= 0.005 * (counts["target"] + counts["observation"])
