"""The indicators of real documents against gold that readers wrote without sight of the rules: floors that may
rise and not fall.

The documents lie beside the project (``../shared/real``); the test of one is skipped by name where it is absent.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from schema.contract.records import RECORD_TYPES, columns
from schema.export.csv_files import write_rows
from tests.samples.files import ROOT, SHARED, records_of, shared_file

OWN = ROOT / "tests/gold/real"
FLOORS = {
    "cantho-153-2025": (1.0, 1.0, 1.0, 0),
    "cantho-157-2025": (1.0, 1.0, 1.0, 0),
    "dongnai-182-2025": (1.0, 1.0, 1.0, 0),
    "dongthap-556-2025": (1.0, 1.0, 1.0, 0),
    "hcm-174-2025": (1.0, 1.0, 1.0, 0),
    "ke-hoach-2005-tcvn3": (0.98, 1.0, 1.0, 6),
    "lamdong-kh-cchc-2026": (1.0, 1.0, 1.0, 0),
    "lamdong-kh-pcmt-2030": (1.0, 1.0, 1.0, 0),
    "qd-2530-2025": (1.0, 1.0, 1.0, 0),
    "bacninh-141-2025": (1.0, 1.0, 1.0, 0),
    "dongthap-552-2025": (1.0, 0.95, 0.95, 3),
    "hanoi-310-2025": (1.0, 0.83, 1.0, 1),
    "sonla-2954-2025": (1.0, 1.0, 1.0, 0),
}
"""Gold → share of indicators found, of targets found, of targets that are right; wrong ones without a finding."""


@cache
def _documents() -> dict[str, Path]:
    """The real documents by the sha256 of their bytes."""
    found = sorted((SHARED / "real").glob("*/*"))
    return {sha256(p.read_bytes()).hexdigest(): p for p in found if p.is_file()}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_indicators_against_gold(name: str, tmp_path: Path) -> None:
    own = OWN / f"{name}.json"
    gold = own if own.exists() else shared_file(f"gold/{name}.json")
    scorer = shared_file("tools/score.py")
    source = json.loads(gold.read_text("utf-8"))["document"]["source"]
    document = _documents().get(source["sha256"] if isinstance(source, dict) else source)
    assert document is not None, f"the document of {gold.name} is not in ../shared/real"
    records = records_of(document)
    for table in RECORD_TYPES:
        rows = (tuple(getattr(r, c) for c in columns(table)) for r in records.rows(table))
        write_rows(tmp_path / f"{table}.csv", table, rows)
    out = tmp_path / "score.json"
    subprocess.run([sys.executable, scorer, tmp_path, gold, "--json", out], check=True, capture_output=True)
    score = json.loads(out.read_text("utf-8"))[name]
    indicators, targets, right, silent = FLOORS[name]
    assert score["indicator"] >= indicators
    assert score["target"] >= targets
    assert score["target_precision"] >= right
    assert score["silent"] <= silent
