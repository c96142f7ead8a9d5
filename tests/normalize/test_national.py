"""The national set: the register against the circular's gold, the matching against the gold of both plans."""

from __future__ import annotations

import csv
import json
from decimal import Decimal

import pytest

from extract.clauses.tree import read_clauses
from extract.indicators.read import read_indicators
from extract.model.indicators import Indicator
from extract.read import read_document
from normalize.national.figures import not_comparable
from normalize.national.match import THRESHOLD, match_national
from normalize.national.sets import NationalIndicator, national_indicators
from normalize.targets.read import Target, read_targets
from tests.samples.files import ROOT, corpus_file

CIRCULAR = ROOT / ".." / "shared" / "gold" / "tt-10-2023.json"
PLANS = {"cao_bang": corpus_file("cao-bang", ".md"), "bac_ninh": corpus_file("bac-ninh", ".txt")}
GOLD = ROOT / "tests" / "cells" / "national_codes.csv"


@pytest.mark.skipif(not CIRCULAR.exists(), reason="needs ../shared/gold/tt-10-2023.json")
def test_register_is_the_circular() -> None:
    gold = {g["code"]: g for g in json.loads(CIRCULAR.read_text("utf-8"))["indicators"]}
    register = {i.code: i for i in national_indicators()}
    assert register.keys() == gold.keys()
    for code, indicator in register.items():
        assert indicator.name.startswith(gold[code]["name_start"][:78]), code
        assert indicator.national_code == gold[code]["national_code"], code
        assert indicator.roadmap == gold[code]["roadmap"], code
        assert indicator.group == "/".join(gold[code]["group_path"]), code


@pytest.mark.parametrize("indicator", national_indicators(), ids=lambda i: i.code)
def test_every_name_of_the_set_matches_itself(indicator: NationalIndicator) -> None:
    match = match_national(indicator.name)
    assert match is not None
    assert match.code == indicator.code


def test_printed_national_code_decides() -> None:
    match = match_national("Độ che phủ", national_code="2102")
    assert match is not None
    assert (match.code, match.score) == ("2.31", 0.99)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tỷ lệ bao phủ BHYT", "4.10"),
        ("tỷ lệ hộ nghèo đa chiều", "4.6"),
        ("Tỷ lệ CTR sinh hoạt được thu gom, xử lý", "3.1"),
        ("Tỷ lệ chôn lấp trực tiếp chất thải rắn sinh hoạt", "3.2"),
        ("Cường độ phát thải khí nhà kính trên GRDP", "1.1"),
        ("Mức giảm phát thải KNK trên GRDP", None),
        ("KCN có hệ thống xử lý nước thải tập trung", None),
        ("Số xã đạt chuẩn nông thôn mới", None),
        ("Thu nhập bình quân đầu người", None),
    ],
    ids=[
        "health",
        "poverty",
        "waste",
        "landfill",
        "intensity",
        "reduction_per_gdp",
        "parks",
        "communes",
        "income",
    ],
)
def test_match(name: str, code: str | None) -> None:
    match = match_national(name)
    assert (match.code if match else None) == code


def _indicators(plan: str) -> tuple[Indicator, ...]:
    return read_indicators(read_clauses(read_document(PLANS[plan]).blocks), (), ())


def _gold(plan: str, targets: bool) -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return [
            r for r in csv.DictReader(file) if r["document"] == plan and bool(r["target_index"]) is targets
        ]


@pytest.mark.parametrize("plan", sorted(PLANS))
def test_codes_of_the_plans(plan: str) -> None:
    """At least 95 % right, and no wrong match above 0.9."""
    gold, found = _gold(plan, targets=False), _indicators(plan)
    right = 0
    for row in gold:
        indicator = next(i for i in found if i.raw.startswith(row["name_start"][:79]))
        match = match_national(indicator.name)
        allowed = {row["code"], *row["also_acceptable"].split("|")}
        good = (match.code if match else "none") in allowed
        right += good
        assert good or match is None or match.score <= 0.9, (row["name_start"], match)
    assert right >= 0.95 * len(gold)


def test_nothing_below_the_threshold() -> None:
    scores = [m.score for name in ("rừng", "năng lượng sạch", "tỷ lệ nước") if (m := match_national(name))]
    assert all(score >= THRESHOLD for score in scores)


def _target(text: str) -> Target:
    return read_targets(text).targets[0]


@pytest.mark.parametrize(
    ("first", "second", "reasons"),
    [
        ("Năm 2030 đạt 50%", "Năm 2030 đạt 60%", ()),
        ("Năm 2030 đạt 50%", "Năm 2020 đạt 60%", ("other year: 2030 against 2020",)),
        ("Năm 2030 giảm 9% so với BAU", "Năm 2030 đạt 60%", ("a level against a change",)),
        (
            "Năm 2030 giảm 9% so với BAU",
            "Năm 2030 giảm 9% so với năm 2018",
            ("other baseline: BAU against 2018",),
        ),
        ("Năm 2030 đạt 50 ha", "Năm 2030 đạt 60%", ("other unit: ha against %",)),
    ],
    ids=["same", "year", "change", "baseline", "unit"],
)
def test_not_comparable(first: str, second: str, reasons: tuple[str, ...]) -> None:
    assert not_comparable(_target(first), _target(second)) == reasons


def test_decimal_values_stay_decimal() -> None:
    assert _target("đạt 1,5%").low == Decimal("1.5")
