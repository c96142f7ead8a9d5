"""Party committees and unions of a body that stands right behind them, and sets of bodies that serve one."""

from __future__ import annotations

import pytest

from normalize.agencies.read import parse_agencies
from normalize.notes import Code


def _raws(text: str) -> list[str]:
    return [m.raw for m in parse_agencies(text, default_role="lead")]


@pytest.mark.parametrize(
    "text", ["Đảng ủy HĐND tỉnh", "Đảng ủy Hội đồng nhân dân tỉnh", "Đảng ủy HĐND thành phố"]
)
def test_the_party_committee_of_the_council_is_one_body(text: str) -> None:
    found = parse_agencies(text, default_role="lead")
    assert [m.agency_id for m in found] == ["dang-uy-hoi-dong-nhan-dan-tinh"]


@pytest.mark.parametrize(
    "text",
    ["Đảng ủy Sở Y tế", "Đảng ủy Trường Chính trị tỉnh", "Công đoàn Sở Công Thương", "Đoàn Thanh niên Công an tỉnh"],
)  # fmt: skip
def test_one_of_a_named_body_is_not_that_of_the_commune(text: str) -> None:
    found = parse_agencies(f"{text}; Sở Tài chính", default_role="lead")
    assert [m.raw for m in found] == [text, "Sở Tài chính"]
    assert found[0].agency_id is None
    assert any(n.code is Code.AGENCY_UNKNOWN for n in found[0].notes)


@pytest.mark.parametrize(
    "text",
    ["Đảng ủy, HĐND xã", "Công đoàn, Sở Công Thương", "Đoàn Thanh niên Hội Liên hiệp Phụ nữ xã", "Đảng ủy - UBND xã"],
)  # fmt: skip
def test_two_bodies_stay_two(text: str) -> None:
    assert len(_raws(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Các cơ quan tham mưu, giúp việc Tỉnh ủy",
        "Các cơ quan chuyên trách tham mưu, giúp việc của Thành ủy",
        "Các đơn vị giúp việc Ban Chỉ đạo",
    ],
)
def test_whom_a_set_serves_is_of_the_set(text: str) -> None:
    found = parse_agencies(f"{text}; Sở Nội vụ", default_role="support")
    assert [(m.raw, m.is_open_set) for m in found] == [(text, True), ("Sở Nội vụ", False)]


def test_whom_a_set_advises_is_none_of_it() -> None:
    assert _raws("Các sở, ngành tham mưu UBND tỉnh") == ["Các sở, ngành"]
