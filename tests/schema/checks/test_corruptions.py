"""The benchmark of corruptions in small: what leaves a trace is seen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.clean_tables import clean_plan
from bench.corruptions import run
from bench.table_faults import KINDS
from extract.read import read_document
from schema.assemble import build_records

DEMANDED = (
    "digit_summed", "comma_summed", "digit_number", "cell_shifted", "row_slid", "row_dropped", "row_doubled",
    "second_reader", "box_moved", "unsure",
)  # fmt: skip
"""Kinds of which at least 95 % are to be seen."""
BARELY = 1
"""In a small draw one fault of a kind may go unseen."""


@pytest.fixture(scope="module")
def shares() -> tuple[Counter[str], Counter[str]]:
    results = run(seed=11, count=84)
    return Counter(f.kind for f, _ in results), Counter(f.kind for f, seen in results if seen)


@pytest.mark.parametrize("kind", DEMANDED)
def test_faults_that_leave_a_trace_are_seen(shares: tuple[Counter[str], Counter[str]], kind: str) -> None:
    made, seen = shares
    assert made[kind] >= 1, "too few faults of this kind were drawn"
    assert seen[kind] >= max(0.95 * made[kind] - BARELY, 1)


def test_at_least_95_of_100_of_all_demanded_kinds_together(shares: tuple[Counter[str], Counter[str]]) -> None:
    made, seen = shares
    assert sum(seen[k] for k in DEMANDED) >= 0.95 * sum(made[k] for k in DEMANDED)
    assert set(made) <= set(KINDS)


@pytest.mark.parametrize("seed", range(40, 46))
def test_generated_plans_are_clean(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(clean_plan(seed), "utf-8")
    records = build_records(read_document(path))
    assert len(records.tasks) >= 16
    assert [f.message for f in records.findings if f.severity != "info"] == []
