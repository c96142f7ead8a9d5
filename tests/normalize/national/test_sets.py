"""The registers of the national sets against gold read from the pages of the circulars."""

from __future__ import annotations

import csv
import json
from collections import Counter

import pytest

from normalize.national.sets import national_indicator, national_indicators, national_sets
from normalize.registers import rows
from tests.samples.files import ROOT

GREEN_GROWTH = ROOT / ".." / "shared" / "gold" / "tt-10-2023.json"
OF_PAGES = ROOT / "tests" / "cells" / "national_sets.csv"


@pytest.mark.skipif(not GREEN_GROWTH.exists(), reason="needs ../shared/gold/tt-10-2023.json")
def test_register_of_green_growth_is_the_circular() -> None:
    gold = {g["code"]: g for g in json.loads(GREEN_GROWTH.read_text("utf-8"))["indicators"]}
    register = {i.code: i for i in national_indicators() if i.rank == 0}
    assert register.keys() == gold.keys()
    for code, indicator in register.items():
        assert indicator.name.startswith(gold[code]["name_start"][:78]), code
        assert indicator.national_code == gold[code]["national_code"], code
        assert indicator.roadmap == gold[code]["roadmap"], code
        assert indicator.group == "/".join(gold[code]["group_path"]), code


def _of_pages() -> list[dict[str, str]]:
    with OF_PAGES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("gold", _of_pages(), ids=lambda g: f"{g['act'][:7]}-{g['code']}")
def test_rows_are_those_of_the_page(gold: dict[str, str]) -> None:
    row = next(r for r in rows("national_sets") if (r["act"], r["code"]) == (gold["act"], gold["code"]))
    assert [row[k] for k in ("name", "national_code", "roadmap")] == [
        gold[k] for k in ("name", "national_code", "roadmap")
    ]
    assert row["source"] == f"Circular {gold['act']}, appendix I, no. {gold['number']}, p. {gold['page']}"


def test_every_set_is_whole() -> None:
    """As many as the circulars say (53, 145, 54; the circular on statistics numbers its rows to 58), by group
    as printed."""
    found = Counter((r["act"], r["group"]) for r in rows("national_sets"))
    by_act = Counter(r["act"] for r in rows("national_sets"))
    assert by_act == {
        "02/2025/TT-BKHĐT": 145,
        "01/2025/TT-BKHĐT": 53,
        "06/2023/TT-BKHĐT": 58,
        "09/2023/TT-BKHĐT": 54,
    }
    goals = [found["02/2025/TT-BKHĐT", f"Mục tiêu {goal}"] for goal in range(1, 18)]
    assert goals == [11, 10, 16, 11, 12, 7, 6, 12, 10, 6, 6, 2, 4, 2, 6, 13, 11]
    assert [found["01/2025/TT-BKHĐT", f"0{n}"] for n in range(1, 5)] == [2, 28, 8, 15]
    assert [found["06/2023/TT-BKHĐT", f"0{n}"] for n in range(1, 10)] == [7, 9, 11, 3, 3, 2, 6, 4, 13]
    assert [found["09/2023/TT-BKHĐT", f"0{n}"] for n in range(1, 8)] == [9, 6, 2, 7, 9, 13, 8]


def test_codes_of_other_sets_name_their_act() -> None:
    """``0101`` stands in three circulars."""
    codes = [i.code for i in national_indicators()]
    assert len(set(codes)) == len(codes) == 382
    poverty = national_indicator("TT 02/2025: 1.2.1")
    assert poverty is not None
    assert (poverty.name, poverty.national_code) == ("Tỷ lệ nghèo đa chiều", "1802")
    assert national_sets()[poverty.rank].circular == "02/2025/TT-BKHĐT"
    assert national_indicator("1.2.1") is None


def test_order_of_the_sets() -> None:
    assert [s.prefix for s in national_sets()] == ["", "TT 02/2025", "TT 01/2025", "TT 06/2023", "TT 09/2023"]
