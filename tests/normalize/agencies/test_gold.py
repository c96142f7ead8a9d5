"""The cells of the gold are read as a careful reader read them from the print (``tests/cells/README.md``)."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass

import pytest

from bench.agency_cells import cells_of, count, scores
from normalize.agencies.read import AgencyMention, parse_agencies
from normalize.text import clean, fold
from tests.samples.files import ROOT

BOTH = "cao-bang"
"""Its tables have one column for both, headed "Cơ quan chủ trì/ phối hợp": the gold calls its role lead."""


@dataclass(frozen=True)
class Expected:
    """One body or open set as the reader wrote it down."""

    roles: frozenset[str]
    raw: str
    name: str | None
    is_open_set: bool | None
    is_optional: bool


def gold() -> list[tuple[dict[str, str], list[Expected]]]:
    with (ROOT / "tests" / "cells" / "agencies_gold.csv").open(encoding="utf-8", newline="") as file:
        return [
            (
                row,
                [
                    Expected(
                        frozenset(entry["role"].split("|")),
                        fold(clean(entry["raw"])),
                        fold(entry["name"]) if entry.get("name") else None,
                        entry["open_set"],
                        entry.get("optional", False),
                    )
                    for entry in json.loads(row["expected_json"])
                ],
            )
            for row in csv.DictReader(file)
        ]


def is_meant(expected: Expected, mention: AgencyMention) -> bool:
    """The same body in the same role: by its name in the register, or by the print where one holds the other."""
    raw = fold(clean(mention.raw))
    return mention.role in expected.roles and (
        fold(mention.agency) == expected.name or raw in expected.raw or expected.raw in raw
    )


def faults_of(row: dict[str, str], wanted: list[Expected]) -> list[str]:
    """Named bodies that are missing, and named bodies that the print does not have."""
    level = "centre" if row["id"].startswith("qd-") else "province"
    role = "lead_support" if row["id"].startswith(BOTH) else row["default_role"]
    bodies = [m for m in parse_agencies(row["cell"], default_role=role, level=level) if not m.is_open_set]
    missing = [
        e.raw
        for e in wanted
        if e.is_open_set is False and not e.is_optional and not any(is_meant(e, m) for m in bodies)
    ]
    return [*missing, *(m.raw for m in bodies if not any(is_meant(e, m) for e in wanted))]


def test_the_gold_is_whole() -> None:
    assert len(gold()) == 226


@pytest.mark.parametrize(("row", "wanted"), gold(), ids=[row["id"] for row, _ in gold()])
def test_bodies_of_a_cell(row: dict[str, str], wanted: list[Expected]) -> None:
    assert faults_of(row, wanted) == []


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("agencies_gold", 0.995),
        ("agencies_sentences", 0.99),
        ("agencies_sentences_2", 0.985),
        ("agencies_sentences_3", 0.985),
        ("agencies_sentences_4", 0.99),
        ("agencies_sentences_5", 0.985),
        ("agencies_sentences_6", 0.985),
        ("agencies_sentences_7", 0.985),
        ("agencies_sentences_8", 0.98),
    ],
)
def test_share_of_parts_that_are_wholly_right(name: str, least: float) -> None:
    """Name, role and kind together (F1); a floor that may rise and not fall."""
    assert scores(count(cells_of(name)))[2] >= least
