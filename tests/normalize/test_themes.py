"""Themes: the register both ways, printed titles, and the gold written by a reader who had not seen the rules."""

from __future__ import annotations

import csv
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.registers import rows
from normalize.text import clean
from normalize.themes import classify_theme
from tests.samples.files import ROOT

GOLD = ROOT / "tests" / "cells" / "themes.csv"
SHARED_GOLD = ROOT.parent / "shared" / "gold"


RULES = rows("theme_rules")
IDS = [row["theme"] for row in rows("themes")]


def test_themes_have_names_in_both_languages_and_a_definition() -> None:
    assert sorted(set(IDS)) == IDS and len(IDS) >= 15
    assert all(r["name_vi"] and r["name_en"] and r["definition_en"] for r in rows("themes"))


def test_rules_are_sorted_known_and_unique() -> None:
    keys = [(r["theme"], r["phrase"]) for r in RULES]
    assert keys == sorted(keys)
    assert {r["theme"] for r in RULES} - {"-"} == set(IDS)
    assert len({r["phrase"] for r in RULES}) == len(RULES)
    assert {r["kind"] for r in RULES} == {"field", "cross", "telling", "hides"}


@pytest.mark.parametrize("kind", ["field", "cross", "telling"])
def test_every_phrase_alone_gives_its_theme(kind: str) -> None:
    wrong = {
        r["phrase"]: classify_theme(r["phrase"].replace("…", "các")).theme
        for r in RULES
        if r["kind"] == kind and classify_theme(r["phrase"].replace("…", "các")).theme != r["theme"]
    }
    assert wrong == {}


def test_phrases_that_hide_say_nothing() -> None:
    assert {classify_theme(r["phrase"]).theme for r in RULES if r["kind"] == "hides"} == {None}


@pytest.mark.parametrize(
    ("title", "theme", "secondary"),
    [
        pytest.param(
            "Tập huấn kỹ thuật chăn nuôi an toàn sinh học", "education", "agriculture", id="telling-first"
        ),
        pytest.param("Xây dựng Luật Bảo hiểm y tế sửa đổi", "health", None, id="law-of-one-field"),
        pytest.param(
            "Ứng dụng công nghệ số trong du lịch", "trade_services", "science_digital", id="digital-in-field"
        ),
        pytest.param(
            "Xây dựng nền tảng số dùng chung của tỉnh", "science_digital", None, id="digital-for-all"
        ),
        pytest.param("Tiếp nhận hồ sơ dự thầu", None, None, id="ho-so-is-no-lake"),
        pytest.param("Thu hoi khi bai rac de san xuat dien", "energy", None, id="tones-lost"),
        pytest.param("Trồng mới 500 ha rừng phòng hộ ven biển", "forestry", None, id="forest"),
        pytest.param("Diễn tập ứng phó lũ quét", "climate_adaptation", None, id="disaster"),
        pytest.param("Họp định kỳ", None, None, id="nothing"),
        pytest.param("", None, None, id="empty"),
    ],
)
def test_titles(title: str, theme: str | None, secondary: str | None) -> None:
    reading = classify_theme(title)
    assert reading.theme == theme
    if secondary is not None:
        assert reading.secondary == secondary


def test_group_and_description_speak_where_the_title_does_not() -> None:
    assert classify_theme("Dự án Nà Bưa").theme is None
    assert classify_theme("Dự án Nà Bưa", group_title="Thủy lợi").theme == "water"
    assert classify_theme("Dự án Nà Bưa", description="Trồng rừng phòng hộ").theme == "forestry"
    assert classify_theme("Sản xuất gạch không nung", group_title="Năng lượng").theme == "industry"


def test_rule_names_the_phrases() -> None:
    assert "nước thải" in classify_theme("Xử lý nước thải làng nghề").rule


@given(st.text(max_size=500))
def test_no_text_raises(title: str) -> None:
    reading = classify_theme(title)
    assert (reading.theme is None) == (reading.score == 0.0)
    assert reading.theme is not None or reading.secondary is None


@pytest.mark.parametrize("row", range(0, 102, 10))
def test_form_of_letters_does_not_matter(row: int) -> None:
    title = gold()[row]["title_start"]
    first = classify_theme(title)
    assert classify_theme(unicodedata.normalize("NFD", title)) == first
    assert classify_theme(title.upper()) == first
    assert classify_theme(title.replace(" ", "\n")) == first


def gold() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_gold_from_the_beginnings_of_the_titles() -> None:
    rows = gold()
    assert len(rows) == 102
    right = sum(classify_theme(r["title_start"]).theme == (r["theme"] or None) for r in rows)
    assert right / len(rows) >= 0.9


def test_gold_from_the_whole_titles() -> None:
    titles: list[str] = []
    for name in ("cao_bang", "bac_ninh"):
        path = SHARED_GOLD / f"{name}.json"
        if not path.exists():
            pytest.skip(f"needs ../shared/gold/{name}.json")
        titles += [
            t["title"] for t in json.loads(path.read_text(encoding="utf-8"))["tasks"] if t.get("title")
        ]
    right = 0
    for row in gold():
        whole = next((t for t in titles if clean(t).startswith(row["title_start"])), row["title_start"])
        right += classify_theme(whole).theme == (row["theme"] or None)
    assert right / len(gold()) >= 0.9
