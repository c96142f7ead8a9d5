"""The words of a report: one register, both languages whole, every note of a comparison in Vietnamese."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from normalize.notes import Code
from normalize.registers import rows
from schema.contract.tasks import FUNDING_SOURCES
from tests.samples.files import ROOT
from vnplans.reports.words import Words

REGISTER = {row["key"]: row for row in rows("report_words")}
CODE = "\n".join(p.read_text("utf-8") for p in sorted((ROOT / "vnplans" / "reports").glob("*.py")))


def test_both_languages_have_the_same_places() -> None:
    places = re.compile(r"\{\d\}")
    unlike = [
        key
        for key, row in REGISTER.items()
        if set(places.findall(row["en"])) != set(places.findall(row["vi"]))
    ]
    assert unlike == []


def test_every_word_that_the_program_names_is_there() -> None:
    named = set(re.findall(r'words\(\s*"([^"{]+)"', CODE))
    assert len(named) > 40
    assert named - set(REGISTER) == set()


@pytest.mark.parametrize("code", [c.value for c in Code])
def test_every_kind_of_finding_has_a_name(code: str) -> None:
    assert f"finding.{code}" in REGISTER


def test_every_source_of_money_has_a_name() -> None:
    assert [s for s in FUNDING_SOURCES.names if f"source.{s}" not in REGISTER] == []


def test_a_note_keeps_its_names_and_figures() -> None:
    note = "Bắc Ninh: amounts by year and source come to 1,500,000 VND, the sums that its tasks state to 1,000,000; "
    note += "`vnplans findings` tells where they differ (parts_mismatch) or where only parts are stated."
    assert Words("en").note(note) == note
    assert Words("vi").note(note).startswith("Bắc Ninh: số tiền theo năm và nguồn là 1.500.000 đồng")


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        (
            "Bắc Ninh: 1.2 is Tổng lượng phát thải, 0.90 by rule: total emissions; next: 13.2.2 Bình quân (0.85), but per: none against head.",
            "Bắc Ninh: 1.2 là Tổng lượng phát thải, 0.90 theo quy tắc của danh mục; kế tiếp: 13.2.2 Bình quân (0.85), nhưng đo điều khác",
        ),
        (
            "Huế: 2.31 is Tỷ lệ che phủ, 0.99 by words: che phủ, rừng; the same name: 15.1.1; next: 7.3 Tiêu hao (0.9), but also sơ cấp.",
            "Huế: 2.31 là Tỷ lệ che phủ, 0.99 theo từ ngữ: che phủ, rừng; cùng tên: 15.1.1; kế tiếp: 7.3 Tiêu hao (0.9), nhưng còn nói về sơ cấp",
        ),
    ],
)
def test_the_reason_of_a_national_code_has_no_english_in_it(english: str, vietnamese: str) -> None:
    assert Words("en").note(english) == english
    assert Words("vi").note(english).removesuffix(".") == vietnamese


def test_notes_of_one_kind_are_not_repeated_for_each_document() -> None:
    notes = [f"Tỉnh {n}: {n} task(s) that repeat another are counted once." for n in range(1, 6)]
    assert len(Words("en").notes(notes)) == 5
    shown = Words("vi").notes(notes, 2)
    assert shown[:2] == tuple(
        f"Tỉnh {n}: {n} nhiệm vụ lặp lại nhiệm vụ khác chỉ được tính một lần." for n in (1, 2)
    )
    assert shown[2].startswith("3 ")


@pytest.mark.parametrize(
    ("lang", "value", "shown"),
    [
        ("en", 9797920000000, "9,797.9"),
        ("vi", 9797920000000, "9.797,9"),
        ("en", 50_000_000, "0.05"),
        ("vi", 0, "0"),
    ],
)
def test_money_is_written_as_the_language_does(lang: str, value: int, shown: str) -> None:
    assert Words(lang).billion(value) == shown
    assert Words("vi").number(Decimal("1234.50")) == "1.234,5"


@pytest.mark.parametrize(
    ("note", "begins"),
    [
        (
            "A is left out: B changes it (--with-amended takes both).",
            "A không được tính: B sửa đổi văn bản này",
        ),
        (
            "A is left out: B replaces it (--with-amended takes both).",
            "A không được tính: B thay thế văn bản này",
        ),
        (
            "A is left out: B changes or replaces it (--with-amended takes both).",
            "A không được tính: B sửa đổi hoặc thay thế",
        ),
        (
            "B is left out: it changes A in part (--with-amended takes both).",
            "B không được tính: văn bản này chỉ sửa đổi một phần A",
        ),
        ("A is an earlier version: B replaces it.", "A là bản trước: B thay thế văn bản này"),
    ],
)
def test_notes_on_versions(note: str, begins: str) -> None:
    assert Words("vi").note(note).startswith(begins)
