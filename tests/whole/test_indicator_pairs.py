"""Indicators of the two green-growth plans: the pairs a careful reader sets side by side, and those he does not.

``tests/cells/indicator_pairs.csv`` was written down from the printed plans without sight of the comparison.
"""

from __future__ import annotations

import csv
import re
from functools import cache

import pytest
from rapidfuzz import fuzz

from normalize.text import key
from schema.compare.by import Side
from schema.compare.indicators import by_indicators
from schema.compare.measured import Measured, measured
from schema.compare.pairs import Pair, find_pairs
from schema.contract.records import RecordValue
from tests.samples.files import ROOT, corpus_file, records_of

PLANS = {"cao-bang-337-qd-ubnd-2018": ("cao-bang", ".md"), "bac-ninh-342-kh-ubnd-2023": ("bac-ninh", ".txt")}
CAO_BANG, BAC_NINH = PLANS
READ = list(csv.DictReader((ROOT / "tests" / "cells" / "indicator_pairs.csv").open(encoding="utf-8")))
PATHS = (
    (re.compile(r"(?P<clause>I\.2\.[abc])-(?P<n>\d+)"), "i:{clause}"),
    (re.compile(r"(?P<clause>4\.\d)\((?P<n>\d)\)"), "i:{clause}"),
    (re.compile(r"(?P<clause>4\.1)-(?P<n>\d)"), "i:{clause}"),
    (re.compile(r"Phụ lục I (?P<clause>C\d)\.(?P<row>\d+)"), "t1:C:{clause}:{row}:i"),
)
"""Places as the reader writes them, and the id of the statement there."""
MOST_UNLISTED = 1
"""Pairs shown that the reader does not list: sites with a plant for waste water beside sites that keep to standards."""


@cache
def side(document: str) -> Side:
    records = records_of(corpus_file(*PLANS[document]))
    return Side(
        document, (), records.tasks, (), (), (), records.indicators, records.targets, (), records.observations
    )


@cache
def measures(document: str) -> tuple[Measured, ...]:
    return measured(side(document))


@cache
def pairs() -> dict[tuple[int, int], Pair]:
    return {(id(p.one), id(p.other)): p for p in find_pairs(measures(CAO_BANG), measures(BAC_NINH))}


def place(row: dict[str, str], letter: str) -> Measured:
    """The measure that a row of the reader speaks of: the statement by its place, in it the likest name."""
    document, path = row[f"document_{letter}"], row[f"path_{letter}"]
    found, form = next((m, form) for pattern, form in PATHS if (m := pattern.fullmatch(path)))
    n = found.groupdict().get("n") or "1"
    own = f"{document}:{form.format(**found.groupdict())}{'' if n == '1' else f'~{n}'}"
    there = [m for m in measures(document) if not m.is_part and own in {i.indicator_id for i in m.indicators}]
    return max(there, key=lambda m: fuzz.WRatio(key(m.name), key(row[f"indicator_{letter}"])))


@pytest.mark.parametrize("row", [r for r in READ if r["verdict"] != "either"], ids=lambda r: r["id"])
def test_what_a_careful_reader_finds(row: dict[str, str]) -> None:
    is_pair = (id(place(row, "a")), id(place(row, "b"))) in pairs()
    assert is_pair == (row["verdict"] == "pair")


def test_hardly_anything_else_is_shown() -> None:
    listed = {(id(place(r, "a")), id(place(r, "b"))) for r in READ}
    assert len(pairs().keys() - listed) <= MOST_UNLISTED


def test_only_the_emissions_of_2030_compare_as_they_are() -> None:
    found = by_indicators(side(CAO_BANG), side(BAC_NINH))
    rows: list[dict[str, RecordValue]] = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    judged = [(r["national_code"], r["targets_a"], r["targets_b"]) for r in rows if r["comparable"] == "yes"]
    assert judged == [("1.2", "2030: reduce by 19 % against BAU", "2030: reduce by 11-24 % against BAU")]
    assert {str(r["comparable"])[:3] for r in rows if r["pair"] and r["comparable"]} == {"yes", "no:"}
