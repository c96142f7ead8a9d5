"""Whole documents with tables of figures, held against what a careful reader took from them."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.figure_tables import documents, score
from extract.read import read_document
from schema.assemble import build_records


@pytest.fixture(scope="module")
def by_set() -> dict[str, Counter[str]]:
    """The counts over the first set of documents and over both."""
    found: dict[str, Counter[str]] = {"first": Counter(), "both": Counter()}
    for path, gold in documents("dev"):
        counts = score(build_records(read_document(path)), gold).counts
        found["both"] += counts
        if not path.stem.endswith("_2"):
            found["first"] += counts
    return found


@pytest.fixture
def counts(by_set: dict[str, Counter[str]]) -> Counter[str]:
    return by_set["both"]


def test_every_document_has_its_gold() -> None:
    assert [path.name for path, _ in documents("dev") if not path.is_file()] == []


@pytest.mark.parametrize(
    ("found", "of", "least"),
    [
        ("indicator found", "indicator", 1.0),
        ("target found", "target", 1.0),
        ("target right", "target", 0.996),
        ("observation found", "observation", 1.0),
        ("observation right", "observation", 0.977),
        ("area right", "area", 1.0),
        ("parent right", "indicator", 0.99),
    ],
)
def test_nearly_all_is_found_and_right(counts: Counter[str], found: str, of: str, least: float) -> None:
    assert counts[of] > 100
    assert counts[found] >= least * counts[of]


@pytest.mark.parametrize("listed", ["target", "observation"])
def test_all_of_the_first_set_is_right(by_set: dict[str, Counter[str]], listed: str) -> None:
    counts = by_set["first"]
    assert counts[f"{listed} right"] == counts[listed] > 100
    assert counts["parent right"] == counts["indicator"]
    assert counts[f"{listed} invented"] == counts["silent"] == 0


@pytest.mark.parametrize(
    ("kind", "most"),
    [("target invented", 0.0), ("observation invented", 0.0), ("neither taken", 0.0), ("silent", 0.008)],
)
def test_hardly_anything_is_invented_or_wrong_in_silence(
    counts: Counter[str], kind: str, most: float
) -> None:
    """Silent is what a bare year that is just over was: a sum of the whole year, or the last estimate of it."""
    assert counts[kind] <= most * (counts["target"] + counts["observation"])


@pytest.mark.parametrize("half", ["dev_2", "dev_3", "dev_4"])
def test_all_of_the_further_sets_is_right(half: str) -> None:
    counts: Counter[str] = Counter()
    for path, gold in documents(half):
        counts += score(build_records(read_document(path)), gold).counts
    for listed in ("target", "observation"):
        assert counts[f"{listed} right"] == counts[listed] > 100
        assert counts[f"{listed} invented"] == 0
    assert counts["indicator found"] == counts["parent right"] == counts["indicator"]
    assert counts["area right"] == counts["area"] > 100
    assert counts["neither taken"] == counts["silent"] == 0
