"""Matching names with the national sets: the set's own names, examples, the gold of both plans, a reader's pairs."""

from __future__ import annotations

import csv
from collections.abc import Sequence

import pytest

from bench.national_codes import WRITTEN, answer, count, read_pairs
from extract.clauses.tree import read_clauses
from extract.indicators.national import national_match
from extract.indicators.read import read_indicators
from extract.model.indicators import Indicator
from extract.read import read_document
from normalize.national.features import features_of
from normalize.national.match import THRESHOLD, match_national, rank_national
from normalize.national.sets import NationalIndicator, national_indicator, national_indicators
from normalize.registers import rows
from tests.samples.clock import assert_within
from tests.samples.files import ROOT, corpus_file

PLANS = {"cao_bang": corpus_file("cao-bang", ".md"), "bac_ninh": corpus_file("bac-ninh", ".txt")}
CELLS = ROOT / "tests" / "cells"


@pytest.mark.parametrize("indicator", national_indicators(), ids=lambda i: i.code)
def test_every_name_of_a_set_matches_itself(indicator: NationalIndicator) -> None:
    """Or its namesake in a set that is asked earlier."""
    match = match_national(indicator.name)
    assert match is not None
    assert indicator.code in (match.code, *match.namesakes)


def test_printed_national_code_decides() -> None:
    match = match_national("Độ che phủ", national_code="2102")
    assert match is not None
    assert (match.code, match.score) == ("2.31", 0.99)


def _examples() -> list[tuple[str, str, str]]:
    with (CELLS / "national_examples.csv").open(encoding="utf-8", newline="") as file:
        return [(r["name"], r["unit"], r["code"]) for r in csv.DictReader(file)]


@pytest.mark.parametrize(("name", "unit", "code"), _examples())
def test_examples(name: str, unit: str, code: str) -> None:
    match = match_national(name, unit=unit or None)
    assert (match.code if match else "none") == code


@pytest.mark.parametrize(
    ("name", "unit", "barred"),
    [
        ("Tỷ trọng lao động nông nghiệp trong nền kinh tế số", "%", None),
        ("Tỷ lệ nhân lực lao động kinh tế số trong lực lượng lao động", "%", "of nhân lực"),
        ("Tỷ trọng kinh tế số trong từng ngành", "%", "sector: each"),
        ("GRDP bình quân đầu người", "triệu đồng", "amount against growth"),
        ("Số người tham gia bảo hiểm y tế", "người", "count against share"),
        ("Tỷ lệ học sinh tham gia bảo hiểm y tế", "%", "whom: pupil"),
        ("Tỷ lệ nước thải tại các khu công nghiệp được xử lý đạt quy chuẩn", "%", None),
    ],
    ids=["workers", "workforce", "each-branch", "level", "number", "whom", "water-of-parks"],
)
def test_what_is_measured_differs(name: str, unit: str, barred: str | None) -> None:
    """No code, whatever the words; the candidate stays listed with the reason where it has one."""
    assert match_national(name, unit=unit) is None
    if barred is not None:
        assert any(c.barred and barred in c.barred for c in rank_national(name, unit=unit))


def test_an_exact_name_goes_before_a_wider_one_of_an_earlier_set() -> None:
    match = match_national("Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý", unit="%")
    assert match is not None
    assert match.code == "TT 02/2025: 11.6.1"


def test_the_earlier_set_goes_first_and_its_namesakes_are_told() -> None:
    match = match_national("Tỷ lệ che phủ rừng")
    assert match is not None
    assert (match.code, match.namesakes) == ("2.31", ("TT 02/2025: 15.1.1",))


def test_second_candidate_that_comes_near() -> None:
    match = match_national("Vốn FDI thực hiện", unit="USD")
    assert match is not None
    assert match.code == "TT 06/2023: 0206"
    assert match.second is not None
    assert match.second.code == "TT 02/2025: 17.3.1.b"


def _indicators(plan: str) -> Sequence[Indicator]:
    return read_indicators(read_clauses(read_document(PLANS[plan]).blocks), (), ())


def _gold(plan: str) -> list[dict[str, str]]:
    with (CELLS / "national_codes.csv").open(encoding="utf-8", newline="") as file:
        return [r for r in csv.DictReader(file) if r["document"] == plan and not r["target_index"]]


@pytest.mark.parametrize("plan", sorted(PLANS))
def test_codes_of_the_plans(plan: str) -> None:
    """At least 95 % right, and no wrong match above 0.9. The gold knows green growth alone: a code of another
    set is none to it."""
    gold, found = _gold(plan), _indicators(plan)
    right = 0
    for row in gold:
        match = national_match(next(i for i in found if i.raw.startswith(row["name_start"][:79])))
        if match is not None and national_indicator(match.code) not in _green_growth():
            match = None
        good = (match.code if match else "none") in {row["code"], *row["also_acceptable"].split("|")}
        right += good
        assert good or match is None or match.score <= 0.9, (row["name_start"], match)
    assert right >= 0.95 * len(gold)


def _green_growth() -> list[NationalIndicator]:
    return [i for i in national_indicators() if i.rank == 0]


def test_pairs_of_a_reader() -> None:
    """The floors: the half of his pairs that rules may be written from."""
    counted = count([answer(pair) for pair in read_pairs(WRITTEN)])
    assert counted.precision >= 0.98
    assert counted.recall >= 0.65
    assert counted.firm_recall >= 0.95
    assert counted.first + counted.second >= 0.85 * counted.wanted


def test_nothing_below_the_threshold() -> None:
    scores = [m.score for name in ("rừng", "năng lượng sạch", "tỷ lệ nước") if (m := match_national(name))]
    assert all(score >= THRESHOLD for score in scores)


@pytest.mark.parametrize("name", ["", " ", "()", "; ; ;", "tỷ lệ", "2.000 ha", "tổng số"])
def test_a_name_that_names_nothing_has_no_code(name: str) -> None:
    assert match_national(name) is None


def test_rules_and_other_names_are_of_codes_that_exist() -> None:
    codes = {i.code for i in national_indicators()}
    assert {r["code"] for name in ("national_rules", "national_aliases") for r in rows(name)} <= codes


@pytest.mark.parametrize("alias", rows("national_aliases"), ids=lambda r: f"{r['code']} {r['alias'][:30]}")
def test_every_other_name_leads_to_its_indicator(alias: dict[str, str]) -> None:
    """Or to one of an earlier set that a rule finds in it."""
    ranked = rank_national(alias["alias"])
    assert alias["code"] in [c.code for c in ranked[:2] if not c.barred], ranked[:3]


def test_a_hundred_names_take_little_time() -> None:
    names = [name for name, _, _ in _examples()][:100]
    match_national(names[0])

    def match_all() -> None:
        features_of.cache_clear()
        for name in names:
            match_national(name)

    assert_within(0.3, match_all)
