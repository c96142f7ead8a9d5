"""The targets of twelve plans in prose against what a reader took from them: floors that may rise and not fall.

``tests/cells/prose_plans/README.md`` says how the gold is written, ``bench/prose_plans.py`` how it is held against what is
read. The half that is held out is not read here.
"""

from __future__ import annotations

from collections import Counter

import pytest

from bench.prose_plans import documents, score
from tests.samples.files import records_of

FLOORS = {"sentences found": 0.98, "targets found": 0.99, "targets right": 0.98, "observations found": 0.98}
"""Share of the gold's sentences that gave an indicator, of its targets and observations with the right comparator, figure
and year, of its targets with the right unit and direction as well."""
MOST_IN_NO_GOLD = 0
"""Targets that are in no gold, those with a wrong figure or year among them."""
MOST_SILENT = 0
"""What is missing or in no gold, and no finding says so."""


@pytest.fixture(scope="module")
def count() -> Counter[str]:
    total: Counter[str] = Counter()
    for path, gold in documents("dev"):
        total += score(records_of(path), gold).counts
    return total


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_what_is_found(name: str, count: Counter[str]) -> None:
    assert count[name] >= FLOORS[name] * count[name.split()[0]]


def test_what_is_in_no_gold(count: Counter[str]) -> None:
    assert count["invented"] <= MOST_IN_NO_GOLD


def test_what_no_finding_says(count: Counter[str]) -> None:
    assert count["silent"] <= MOST_SILENT
