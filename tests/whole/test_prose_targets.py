"""The targets of plans in prose against what a reader took from them: floors that may rise and not fall.

``tests/cells/prose_plans/README.md`` says how the gold is written, ``bench/prose_plans.py`` how it is held against what is
read. Three sets of twelve documents and one of ten; the set that is held out is not read here.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from bench.prose_plans import documents, score
from tests.samples.files import records_of

FLOORS = {
    "dev": {"sentences found": 0.99, "targets found": 1.0, "targets right": 1.0, "observations found": 1.0},
    "dev_2": {
        "sentences found": 0.99,
        "targets found": 0.96,
        "targets right": 0.91,
        "observations found": 0.9,
    },
    "dev_3": {
        "sentences found": 0.99,
        "targets found": 0.99,
        "targets right": 0.97,
        "observations found": 0.98,
    },
    "dev_4": {
        "sentences found": 0.99,
        "targets found": 0.99,
        "targets right": 0.99,
        "observations found": 0.98,
    },
}
"""Set → share of the gold's sentences that gave an indicator, of its targets and observations with the right comparator,
figure and year, of its targets with the right unit and direction as well."""
MOST_IN_NO_GOLD = {"dev": 0, "dev_2": 17, "dev_3": 10, "dev_4": 11}
"""Targets that are in no gold, those with a wrong figure or year among them."""
MOST_SILENT = {"dev": 0, "dev_2": 8, "dev_3": 1, "dev_4": 3}
"""What is missing or in no gold, and no finding says so."""


@cache
def count(name: str) -> Counter[str]:
    total: Counter[str] = Counter()
    for path, gold in documents(name):
        total += score(records_of(path), gold).counts
    return total


@pytest.mark.parametrize(
    ("name", "what"), [(name, what) for name, floors in FLOORS.items() for what in floors]
)
def test_what_is_found(name: str, what: str) -> None:
    found = count(name)
    assert found[what] >= FLOORS[name][what] * found[what.split()[0]]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_what_is_in_no_gold(name: str) -> None:
    assert count(name)["invented"] <= MOST_IN_NO_GOLD[name]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_what_no_finding_says(name: str) -> None:
    assert count(name)["silent"] <= MOST_SILENT[name]
