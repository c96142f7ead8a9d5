"""Kinds of cells of bodies as provinces, ministries and communes print them (``tests/cells/agencies_kinds.csv``).

A row is one cell of a year and a province (empty: the centre) with the role, kind and name of each part: ``*`` before an
open set, ``?`` before a name that the register does not hold.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date

import pytest

from normalize.agencies.read import parse_agencies
from tests.samples.files import ROOT

FEWEST = 15
"""Cells of each kind, at least: one wording is no kind."""


def read_rows() -> list[dict[str, str]]:
    with (ROOT / "tests" / "cells" / "agencies_kinds.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reading(row: dict[str, str]) -> str:
    found = parse_agencies(
        row["cell"],
        default_role=row["role"],
        on=date(int(row["year"]), 11, 30),
        province_code=row["province"] or None,
        level="province" if row["province"] else "centre",
    )
    parts = []
    for mention in found:
        sign = "" if mention.agency_id else "? "
        parts.append(f"{mention.role} {'* ' + mention.raw if mention.is_open_set else sign + mention.agency}")
    return " | ".join(parts)


@pytest.mark.parametrize("row", read_rows(), ids=lambda row: f"{row['kind']}: {row['cell'][:40]}")
def test_a_cell_of_its_kind(row: dict[str, str]) -> None:
    assert reading(row) == row["expected"]


def test_each_kind_has_many_wordings() -> None:
    few = {kind: n for kind, n in Counter(row["kind"] for row in read_rows()).items() if n < FEWEST}
    assert few == {}
