"""Headers to roles, by the register."""

from __future__ import annotations

import pytest

from normalize.header_units import unit_in
from normalize.headers import UNMAPPED, header_phrases, header_roles, match_header, years_in
from normalize.registers import rows
from normalize.text import fold


@pytest.mark.parametrize(
    ("leaf", "parents", "role", "unit"),
    [
        ("STT", (), "number", None),
        ("Tên hành động/miệm vụ", (), "title", None),
        ("Cơ quan chủ trì, theo dõi/phối hợp thực hiện", (), "lead_support", None),
        ("Kinh phí thực hiện (tỷ VND)", (), "budget", "tỷ VND"),
        ("Mức giám phát thải KNK đến năm 2030 (nghìn tCO2)", (), "ghg", "nghìn tCO2"),
        ("Tổng vốn", ("Dự kiến Kinh phí (triệu đồng), nguồn kinh phí",), "budget", "triệu đồng"),
        ("Nguồn khác", ("Dự kiến Kinh phí (triệu đồng), nguồn kinh phí",), "funding_mark", "triệu đồng"),
        ("2011", ("Kinh phí",), "budget", None),
        ("Năm 2030", (), "value", None),
        ("Thời gian hoàn thành trình sản phẩm", (), "due", None),
        ("Người thực hiện & kết quả", (), "lead", None),
        ("Cấp trình/ phê duyệt", (), "approver", None),
        ("Sản phẩm/kết quả dự kiến đạt được", (), "product", None),
        ("Cơ quan, đơn vị phụ trách chính", (), "lead", None),
        ("CƠ QUAN CHỦ TRÌ", (), "lead", None),
        ("Ghi chú", (), "note", None),
        ("Thời gian tổ chức thực hiện", (), "period", None),
        ("Thời gian, lộ trình thực hiện", (), "period", None),
        ("Chủ trì thực hiện các nội dung", (), "lead", None),
        ("Mục tiêu, nội dung chính", (), "target", None),
        ("Đơn vị, cơ quan chủ trì", (), "lead", None),
    ],
)
def test_headers_are_read(leaf: str, parents: tuple[str, ...], role: str, unit: str | None) -> None:
    found = match_header(leaf, parents)
    assert (found.role, found.unit) == (role, unit)


def test_every_phrase_of_the_register_is_read_as_its_role() -> None:
    for role, phrase in header_phrases().values():
        found = match_header(phrase)
        assert found.role == role, phrase
        assert found.score == pytest.approx(1.0), phrase


def test_the_register_is_sorted_and_names_known_roles() -> None:
    keys = [(r["role"], r["phrase"]) for r in rows("headers")]
    assert keys == sorted(keys)
    assert {role for role, _ in keys} <= set(header_roles())
    assert len({fold(phrase) for _, phrase in keys}) == len(keys), "two phrases that fold alike"


def test_an_unknown_header_names_the_nearest_roles() -> None:
    found = match_header("Blah blah")
    assert found.role == UNMAPPED
    assert len(found.nearest) == 3


def test_a_taught_header_wins() -> None:
    assert match_header("Ai làm", (), {"Ai làm": "lead"}).role == "lead"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Kinh phí (tỷ đồng)", "tỷ đồng"),
        ("ĐVT: triệu đồng", "triệu đồng"),
        ("(Đơn vị tính: Nghìn đồng)", "Nghìn đồng"),
        ("Nhiệm vụ (theo QĐ 12)", None),
        ("Diện tích (ha)", "ha"),
        ("Kinh phí (trđ)", "trđ"),
        ("Kinh phí (tr. đồng)", "tr. đồng"),
        ("Kinh phí (1000đ)", "1000đ"),
    ],
)
def test_units_in_headers(text: str, unit: str | None) -> None:
    assert unit_in(text) == unit


@pytest.mark.parametrize(
    ("text", "span"),
    [("Năm 2025", (None, 2025)), ("Giai đoạn 2021 - 2025", (2021, 2025)), ("Kinh phí", (None, None))],
)
def test_years_in_headers(text: str, span: tuple[int | None, int | None]) -> None:
    assert years_in(text) == span
