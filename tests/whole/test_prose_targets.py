"""The targets of twelve plans in prose against what a reader took from them: floors that may rise and not fall.

``tests/cells/prose_plans/README.md`` says how the gold is written. The half that is held out is not read here.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import regex

from normalize.text import nfc
from schema.contract.records import DocumentRecords
from tests.samples.files import ROOT, records_of

DEV = ROOT / "tests/cells/prose_plans/dev"
FLOORS = {"sentence": 0.96, "targets": 0.88, "observations": 0.88}
"""Share of the gold's sentences that gave an indicator, of its targets and observations that are right."""
MOST_UNMATCHED = 12
"""Targets that are in no gold, those with a wrong figure or year among them."""
_LIKE = {">=": ">", "<=": "<", "~": "="}


def letters(text: str) -> str:
    return regex.sub(r"\W+", "", nfc(text)).lower()


def value(row: dict[str, Any]) -> tuple[Any, ...]:
    """Comparator, figures and year; a bound has one side, and 'above' is as good as 'at least'."""
    sign = _LIKE.get(row["comparator"], row["comparator"])
    low, high = (None if row[k] is None else round(float(row[k]), 2) for k in ("low", "high"))
    sides = {"=": low if low is not None else high, ">": low, "<": high}.get(sign, (low, high))
    return sign, sides, row["year"]


def readings(row: dict[str, Any]) -> set[tuple[Any, ...]]:
    return {value(row), *(value({**row, **also}) for also in row.get("also") or [])}


def counted(gold: dict[str, Any], records: DocumentRecords) -> Counter[str]:
    """How many sentences and values the gold has, how many are there, and how many targets are in none of
    it."""
    count: Counter[str] = Counter()
    indicators = [i for i in records.indicators if i.task_id is None]
    made: dict[str, list[tuple[str, tuple[Any, ...]]]] = {"targets": [], "observations": []}
    for name, rows in (("targets", records.targets), ("observations", records.observations)):
        for row in rows:
            fields = {k: getattr(row, k) for k in ("comparator", "low", "high", "year")}
            made[name].append((row.indicator_id, value(fields)))
    for entry in gold["indicators"]:
        said = letters(regex.sub(r"^\W*\p{Ll}\)\s", "", entry["sentence"]).rstrip(" ;."))
        own = {i.indicator_id for i in indicators if said in letters(i.raw) or letters(i.raw) in said}
        wanted = [(n, row) for n in made for row in entry.get(n) or []]
        if wanted and not entry.get("optional"):
            count["sentence"] += 1
            count["sentence found"] += bool(own)
        for name, row in wanted:
            fits = next((m for m in made[name] if m[0] in own and m[1] in readings(row)), None)
            if fits is not None:
                made[name].remove(fits)
            if fits is not None or not (entry.get("optional") or row.get("optional")):
                count[name] += 1
                count[f"{name} found"] += fits is not None
    own_ids = {i.indicator_id for i in indicators}
    count["unmatched"] = sum(1 for m in made["targets"] if m[0] in own_ids)
    return count


def documents() -> list[Path]:
    return [p for p in sorted(DEV.iterdir()) if p.suffix in (".html", ".docx", ".pdf")]


@pytest.fixture(scope="module")
def count() -> Counter[str]:
    total: Counter[str] = Counter()
    for path in documents():
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        total += counted(gold, records_of(path))
    return total


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_what_is_found(name: str, count: Counter[str]) -> None:
    assert count[f"{name} found"] >= FLOORS[name] * count[name]


def test_what_is_in_no_gold(count: Counter[str]) -> None:
    assert count["unmatched"] <= MOST_UNMATCHED
