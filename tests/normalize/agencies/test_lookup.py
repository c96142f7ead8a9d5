"""The register of bodies, both ways: each form is read as its row, each row's example is read by it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.agencies.read import parse_agencies
from normalize.agency_names.index import forms_of
from normalize.agency_names.lookup import find_agency
from normalize.agency_names.register import (
    LEVELS,
    Agency,
    RegisterRow,
    agencies,
    by_id,
    register,
    successor,
)
from normalize.notes import Code
from normalize.registers import rows
from tests.samples.clock import assert_within
from tests.samples.files import ROOT

ROWS = register()
KINDS = {"state", "local_class", "party", "organisation", "justice", "press", "enterprise", "ad_hoc"}


def day_of(agency: Agency) -> date | None:
    """A day on which the row is valid, before that of its successor; None where nothing limits it."""
    after = by_id().get(agency.successor_id or "")
    before = after.valid_from - timedelta(days=1) if after is not None and after.valid_from else None
    return agency.valid_to or agency.valid_from or before


def level_of(row: RegisterRow) -> str:
    """The document's level at which a name without a level means this row."""
    return "centre" if row.kind == "local_class" else row.agency.level


def ids(row: RegisterRow) -> str:
    return row.agency.agency_id


# ---- the data ---------------------------------------------------------------------------------------------------
def test_register_is_about_as_large_as_it_should_be() -> None:
    assert len(ROWS) >= 300


def test_ids_are_unique_and_sorted() -> None:
    numbers = [row.agency.agency_id for row in ROWS]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_row_is_well_formed(row: RegisterRow) -> None:
    agency = row.agency
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", agency.agency_id)
    assert agency.name and agency.name_en and row.source
    assert agency.level in LEVELS
    assert row.kind in KINDS
    assert row.own_name in ("", "province", "any", "dash")
    assert agency.valid_from is None or agency.valid_to is None or agency.valid_from <= agency.valid_to
    assert all(form == unicodedata.normalize("NFC", form).strip() for form in forms_of(row))
    assert len(set(forms_of(row))) == len(forms_of(row))


def test_successors_exist_and_lead_somewhere() -> None:
    for row in ROWS:
        seen, agency = {row.agency.agency_id}, row.agency
        while agency.successor_id is not None:
            assert agency.successor_id in by_id(), f"{row.agency.agency_id}: no row {agency.successor_id}"
            assert agency.successor_id not in seen, f"{row.agency.agency_id}: successors run in a circle"
            agency = by_id()[agency.successor_id]
            seen.add(agency.agency_id)


def test_no_two_rows_of_one_name_overlap() -> None:
    named: dict[tuple[str, str], list[Agency]] = defaultdict(list)
    for agency in agencies():
        named[agency.name, agency.level].append(agency)
    for same in named.values():
        for a, b in combinations(same, 2):
            starts = (a.valid_from or date.min, b.valid_from or date.min)
            ends = (a.valid_to or date.max, b.valid_to or date.max)
            assert max(starts) > min(ends), f"{a.agency_id} and {b.agency_id} overlap"


def test_an_act_is_named_only_with_a_supplied_source() -> None:
    assert [r.agency.agency_id for r in ROWS if r.agency.act and not r.source.startswith("shared/")] == []


WITH_A_PLACE = ("Thuế", "Thống kê")
"""Forms that are words of deeds too, and bodies only where a place follows or a list holds them."""


# ---- both ways --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_every_form_is_read_as_its_row(row: RegisterRow) -> None:
    for form in forms_of(row):
        if len(form) < 3:
            continue
        found = find_agency(form, on=day_of(row.agency), level=level_of(row))
        if found is None and (row.own_name == "province" or form in WITH_A_PLACE):
            found = find_agency(f"{form} Cao Bằng", on=day_of(row.agency), level=level_of(row))
        if found is None:
            pytest.fail(f"{form!r} is not read at all")
        if found.agency.agency_id != row.agency.agency_id:
            rival = next(r for r in ROWS if r.agency == found.agency)
            shared = {f.casefold() for f in forms_of(rival)} & {f.casefold() for f in forms_of(row)}
            pytest.fail(f"{form!r} is read as {rival.agency.agency_id}; forms in common: {shared}")


@pytest.mark.parametrize("row", [r for r in ROWS if r.example], ids=ids)
def test_every_example_is_read_by_its_row(row: RegisterRow) -> None:
    level = "centre" if row.agency.level == "centre" or row.kind == "local_class" else "province"
    mentions = parse_agencies(row.example, default_role="lead", on=day_of(row.agency), level=level)
    assert row.agency.agency_id in {m.agency_id for m in mentions}


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_a_whole_name_raises_no_doubt(row: RegisterRow) -> None:
    found = find_agency(row.agency.name, on=day_of(row.agency), level=level_of(row))
    assert found is not None
    assert found.notes == ()
    assert found.rule in ("alias", "alias_with_place")


def test_abbreviations_are_in_names() -> None:
    names = (
        " ".join(form for row in ROWS for form in forms_of(row)).lower().replace(",", "").replace(" -", "")
    )
    words = names.replace(" và", "")
    for row in rows("agency_abbreviations"):
        assert row["phrase"].replace(" và", "") in words, f"no name holds {row['phrase']!r}"


# ---- look-up ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "level", "agency_id", "name"),
    [
        (
            "Sở NN&PTNT",
            None,
            "so-nong-nghiep-va-phat-trien-nong-thon",
            "Sở Nông nghiệp và Phát triển nông thôn",
        ),
        (
            "Sở NNPTNT",
            None,
            "so-nong-nghiep-va-phat-trien-nong-thon",
            "Sở Nông nghiệp và Phát triển nông thôn",
        ),
        (
            "Sở NNN&PTNT",
            None,
            "so-nong-nghiep-va-phat-trien-nong-thon",
            "Sở Nông nghiệp và Phát triển nông thôn",
        ),
        ("sở tài chính", None, "so-tai-chinh", "Sở Tài chính"),
        ("STC", None, "so-tai-chinh", "Sở Tài chính"),
        ("Sở Xây dựng tỉnh Cao Bằng", None, "so-xay-dung", "Sở Xây dựng"),
        ("Đài PT-TH tỉnh", None, "dai-phat-thanh-va-truyen-hinh-tinh", "Đài Phát thanh và Truyền hình tỉnh"),
        ("Điện lực Cao Bằng", None, "dien-luc-tinh", "Điện lực Cao Bằng"),
        ("Báo Bắc Ninh", None, "bao-tinh", "Báo Bắc Ninh"),
        ("Chủ tịch UBND tỉnh", None, "uy-ban-nhan-dan-tinh", "Ủy ban nhân dân tỉnh"),
        ("ỦY BAN NHÂN DÂN TỈNH CAO BẰNG", None, "uy-ban-nhan-dan-tinh", "Ủy ban nhân dân tỉnh"),
        ("UBND", "province", "uy-ban-nhan-dan-tinh", "Ủy ban nhân dân tỉnh"),
        ("UBND", "centre", "uy-ban-nhan-dan-cap-tinh", "Ủy ban nhân dân cấp tỉnh"),
        ("UBND các huyện, thị xã, thành phố", None, "uy-ban-nhan-dan-cap-huyen", "Ủy ban nhân dân cấp huyện"),
        ("UBND TP. Cao Bằng", None, "uy-ban-nhan-dan-cap-huyen", "Ủy ban nhân dân thành phố Cao Bằng"),
        ("Hội LHPN Việt Nam", None, "hoi-lien-hiep-phu-nu-viet-nam", "Hội Liên hiệp Phụ nữ Việt Nam"),
        ("Hội Liên hiệp Phụ nữ", None, "hoi-lien-hiep-phu-nu-tinh", "Hội Liên hiệp Phụ nữ tỉnh"),
    ],
)
def test_find_agency(text: str, level: str | None, agency_id: str, name: str) -> None:
    found = find_agency(text, on=date(2020, 1, 1), level=level)
    assert found is not None
    assert (found.agency.agency_id, found.name) == (agency_id, name)


@pytest.mark.parametrize(
    "text", ["", "   ", "xin chào", "Sở Tài chính, Sở Xây dựng", "Sở Thiên văn", "Các sở, ngành"]
)
def test_find_agency_finds_nothing(text: str) -> None:
    assert find_agency(text) is None


def test_short_form_is_read_as_of_the_day() -> None:
    before, after = (find_agency("Sở Nông nghiệp", on=d) for d in (date(2018, 4, 4), date(2025, 9, 1)))
    assert before is not None and after is not None
    assert before.agency.agency_id == "so-nong-nghiep-va-phat-trien-nong-thon"
    assert after.agency.agency_id == "so-nong-nghiep-va-moi-truong"


def test_repair_is_said() -> None:
    found = find_agency("Sở NN&PTNN")
    assert found is not None
    assert [n.code for n in found.notes] == [Code.TEXT_REPAIRED]


def test_two_names_alike_are_not_guessed_between() -> None:
    assert find_agency("Sở KH&ĐN") is None  # as near to KH&ĐT as to KH&CN
    assert find_agency("Sở TNNMT") is None  # as near to TNMT as to NNMT


# ---- successors -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("agency_id", "on", "heir"),
    [
        ("so-ke-hoach-va-dau-tu", date(2018, 1, 1), "so-ke-hoach-va-dau-tu"),
        ("so-ke-hoach-va-dau-tu", date(2025, 2, 28), "so-ke-hoach-va-dau-tu"),
        ("so-ke-hoach-va-dau-tu", date(2025, 3, 1), "so-tai-chinh"),
        ("so-tai-nguyen-va-moi-truong", date(2026, 1, 1), "so-nong-nghiep-va-moi-truong"),
        ("so-thuy-san", date(2026, 1, 1), "so-nong-nghiep-va-moi-truong"),
        ("so-giao-thong-van-tai", date(2026, 1, 1), "so-xay-dung"),
        ("so-thong-tin-va-truyen-thong", date(2026, 1, 1), "so-khoa-hoc-va-cong-nghe"),
        ("so-lao-dong-thuong-binh-va-xa-hoi", date(2026, 1, 1), "so-noi-vu"),
        ("bo-ke-hoach-va-dau-tu", date(2026, 1, 1), "bo-tai-chinh"),
        ("bo-giao-thong-van-tai", date(2026, 1, 1), "bo-xay-dung"),
        ("uy-ban-nhan-dan-cap-huyen", date(2025, 6, 30), "uy-ban-nhan-dan-cap-huyen"),
        ("uy-ban-nhan-dan-cap-huyen", date(2025, 7, 1), "uy-ban-nhan-dan-cap-xa"),
        ("so-tai-chinh", date(2026, 1, 1), "so-tai-chinh"),
    ],
)
def test_successor(agency_id: str, on: date, heir: str) -> None:
    found = successor(agency_id, on)
    assert found is not None and found.agency_id == heir


def test_successor_of_nothing() -> None:
    assert successor("no-such-body", date(2026, 1, 1)) is None


@given(st.sampled_from(agencies()), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_a_successor_has_not_ended(agency: Agency, on: date) -> None:
    heir = successor(agency.agency_id, on)
    assert heir is None or heir.valid_to is None or heir.valid_to >= on - timedelta(days=1)


# ---- robustness -------------------------------------------------------------------------------------------------
@given(st.text(max_size=120))
def test_find_agency_never_raises(text: str) -> None:
    found = find_agency(text)
    assert found is None or found.agency in agencies()


def test_find_agency_is_quick_on_long_text() -> None:
    find_agency("Sở Tài chính")
    assert find_agency("Sở " * 3_000) is None
    assert_within(0.05, lambda: find_agency("Sở " * 3_000))


@pytest.mark.skipif(
    not (ROOT.parent / "shared/refdata/ministry_variants.csv").exists(),
    reason="../shared/refdata/ministry_variants.csv is absent",
)
def test_harvested_variants_of_ministries_are_read() -> None:
    lines = (ROOT.parent / "shared/refdata/ministry_variants.csv").read_text("utf-8")
    for line in lines.splitlines()[1:]:
        variant = line.rsplit(",", 1)[0].strip('"')
        mentions = parse_agencies(variant, default_role="lead", level="centre")
        assert len(mentions) == 1 and mentions[0].agency_id, variant
