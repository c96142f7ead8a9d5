"""Ids: readable, stable, unique within a document."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.contract.ids import (
    IdRegister,
    child_id,
    clause_id,
    document_id,
    finding_id,
    label,
    place_slug,
    row_id,
    slug,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Cao Bằng", "cao-bang", id="province"),
        pytest.param("337/QĐ-UBND", "337-qd-ubnd", id="number"),
        pytest.param("Đắk Lắk", "dak-lak", id="d-with-stroke"),
        pytest.param("  Bà Rịa – Vũng Tàu ", "ba-ria-vung-tau", id="dash"),
        pytest.param("…", "", id="nothing-left"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Tỉnh Cao Bằng", "cao-bang", id="province-with-kind"),
        pytest.param("Thành phố Hồ Chí Minh", "ho-chi-minh", id="city"),
        pytest.param("Bộ Kế hoạch và Đầu tư", "bo-ke-hoach-va-dau-tu", id="ministry"),
    ],
)
def test_place_slug(name: str, expected: str) -> None:
    assert place_slug(name) == expected


@pytest.mark.parametrize(
    ("owner", "number", "issued_on", "title", "expected"),
    [
        pytest.param(
            "Cao Bằng", "337/QĐ-UBND", date(2018, 4, 4), None, "cao-bang-337-qd-ubnd-2018", id="contract"
        ),
        pytest.param("Cao Bằng", "337/QĐ-UBND", None, None, "cao-bang-337-qd-ubnd", id="no-date"),
        pytest.param(
            "Bắc Ninh", None, date(2023, 1, 1), "Kế hoạch hành động tăng trưởng xanh của tỉnh Bắc Ninh",
            "bac-ninh-ke-hoach-hanh-dong-tang-truong-xanh-cua-2023", id="no-number",
        ),
        pytest.param(None, None, None, None, "document", id="nothing"),
    ],
)  # fmt: skip
def test_document_id(
    owner: str | None, number: str | None, issued_on: date | None, title: str | None, expected: str
) -> None:
    assert document_id(owner, number, issued_on, title) == expected


@pytest.mark.parametrize(
    ("path", "number", "expected"),
    [
        pytest.param(["A"], "1", "d:t1:A:1", id="group"),
        pytest.param(["1"], "1.1", "d:t1:1.1", id="decimal-repeats-its-group"),
        pytest.param(["C", "C 5"], "11.6", "d:t1:C:C5:11.6", id="subgroup"),
        pytest.param(["A"], None, "d:t1:A:p7", id="no-number"),
        pytest.param([], "(1)", "d:t1:1", id="brackets"),
        pytest.param(["I"], "…", "d:t1:I:p7", id="number-without-letters"),
    ],
)
def test_row_id(path: list[str], number: str | None, expected: str) -> None:
    assert row_id("d:t1", path, number, 7) == expected


def test_other_ids() -> None:
    assert clause_id("d", "I.2.c") == "d:c:I.2.c"
    assert child_id("d:t1:A:1", "v", 2) == "d:t1:A:1:v2"
    assert finding_id("d:t1:A:1", "budget_vnd", "outlier") == "d:t1:A:1!budget_vnd!outlier"
    assert finding_id("d", None, "page_failed") == "d!!page_failed"


def test_clashes_are_numbered() -> None:
    ids = IdRegister()
    assert [ids.unique("x") for _ in range(3)] == ["x", "x~2", "x~3"]


@given(st.lists(st.sampled_from(["x", "y", "x~2", "x~3", "x~2~2"]), max_size=30))
def test_ids_are_unique_whatever_is_wanted(wanted: list[str]) -> None:
    ids = IdRegister()
    given_out = [ids.unique(w) for w in wanted]
    assert len(set(given_out)) == len(given_out)


@given(st.text(max_size=40))
def test_a_label_holds_no_separator_of_ids(text: str) -> None:
    assert not set(label(text)) & set(":!~/ ")
