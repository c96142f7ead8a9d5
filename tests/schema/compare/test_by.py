"""Comparison: what is counted, once, and what stands beside what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine

from schema.compare.by import MOST_TWO_BY_TWO, WAYS, Choice, Comparison, Side, choose, compare, tables
from schema.compare.filters import Filters
from schema.compare.money import money
from schema.compare.sides import read_sides
from schema.compare.themes import leads
from schema.compare.versions import documents_meant
from schema.contract.records import AgencyRecord, DocumentRecords, TaskRecord
from schema.database.opening import open_database
from schema.errors import (
    AmbiguousDocument,
    DocumentNotFound,
    TooFewDocuments,
    TooManyDocuments,
    UnknownFormat,
)
from schema.load.renaming import renamed
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang

OTHER = "bac-ninh-342-kh-ubnd-2023"


def bac_ninh() -> DocumentRecords:
    """Another province's plan: one task alike, one not, another target."""
    head = {
        "number": "342/KH-UBND", "province_code": "27", "province_code_now": "24", "issued_on": date(2023, 10, 7),
        "issuer_raw": "UBND TỈNH BẮC NINH", "sha256": "9" * 64, "source_file": "bn.pdf",
    }  # fmt: skip
    records = cao_bang(**head)
    first, second = records.tasks
    tasks = (
        replace(first, title="Trồng mới rừng phòng hộ", budget_vnd=None),
        replace(second, title="Xe buýt xanh", theme="transport", duplicate_of=None, budget_vnd=None),
    )
    target = replace(records.targets[0], year=2025, comparator="range", low=Decimal(60), high=Decimal(62))
    return renamed(replace(records, tasks=tasks, targets=(target,)), OTHER)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    store(opened, cao_bang(), AGENCIES)
    store(opened, bac_ninh(), AGENCIES)
    yield opened
    opened.dispose()


def compared(engine: Engine, by: str, a: str = "Cao Bằng", b: str = "Bắc Ninh") -> Comparison:
    with engine.connect() as connection:
        (found,) = compare(connection, (a, b), by)
    return found


def read_side(engine: Engine, wanted: str) -> Side:
    with engine.connect() as connection:
        (found,) = read_sides(connection, documents_meant(connection, (wanted,))[0])
    return found


@pytest.mark.parametrize("by", WAYS)
def test_every_way_names_its_sides_and_fills_its_columns(engine: Engine, by: str) -> None:
    found = compared(engine, by)
    assert (found.by, found.sides) == (by, ("Cao Bằng", "Bắc Ninh"))
    assert found.rows
    assert {len(row) for row in found.rows} == {len(found.columns)}


@pytest.mark.parametrize(
    "wanted",
    [
        "cao-bang-337-qd-ubnd-2018",
        "337/QĐ-UBND",
        "337 /qđ-ubnd",
        "Cao Bằng",
        "cao-bang",
        "tỉnh Cao Bằng",
        "04",
    ],
)
def test_a_side_is_found_by_what_a_person_calls_it(engine: Engine, wanted: str) -> None:
    found = read_side(engine, wanted)
    assert [d.document_id for d in found.documents] == ["cao-bang-337-qd-ubnd-2018"]
    assert {t.document_id for t in found.tasks} == {"cao-bang-337-qd-ubnd-2018"}


def test_a_code_means_the_province_of_the_documents_date(engine: Engine) -> None:
    assert read_side(engine, "27").documents[0].document_id == OTHER
    with pytest.raises(DocumentNotFound):
        read_side(engine, "24")  # Bắc Giang's in 2023


def test_unknown_sides_and_ways_are_named(engine: Engine) -> None:
    with pytest.raises(DocumentNotFound):
        compared(engine, "themes", "Hà Giang")
    with pytest.raises(UnknownFormat):
        compared(engine, "colours")


def test_themes_count_duplicates_once(engine: Engine) -> None:
    found = compared(engine, "themes")
    rows = {r["theme"]: r for r in found.dicts()}
    assert set(rows) == {"forestry", "transport"}
    forestry = rows["forestry"]
    assert (forestry["tasks_a"], forestry["budget_vnd_a"]) == (1, 10_000_000_000)
    assert forestry["leads_a"] == "Sở Công Thương 1; Sở Kế hoạch và Đầu tư 1"
    assert (forestry["tasks_b"], forestry["budget_vnd_b"]) == (1, None)
    assert [(t["name"], t["tasks"], t["budget_vnd"]) for t in found.totals.dicts()] == [
        ("Cao Bằng", 1, 10_000_000_000),
        ("Bắc Ninh", 2, None),
    ]


def side_of(*tasks: TaskRecord) -> Side:
    return Side("x", (), tasks, (), (), (), (), ())


def task(name: str, budget: int | None = None, parent: str | None = None) -> TaskRecord:
    return TaskRecord(
        task_id=name, document_id="d", position=1, title=name, budget_vnd=budget, parent_task_id=parent
    )


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        pytest.param([task("1", 5), task("2", 7)], 12, id="plain-sum"),
        pytest.param(
            [task("1", 10), task("1.1", 4, "1"), task("1.2", 6, "1")], 10, id="parts-of-a-stated-whole"
        ),
        pytest.param([task("1"), task("1.1", 4, "1"), task("1.2", 6, "1")], 10, id="whole-not-stated"),
        pytest.param(
            [task("1", 10), task("1.1", None, "1"), task("1.1.1", 3, "1.1")], 10, id="grandchildren"
        ),
        pytest.param([task("1", 0)], 0, id="zero-is-a-number"),
        pytest.param([task("1")], None, id="none-stated"),
    ],
)
def test_money_is_added_once(tasks: list[TaskRecord], expected: int | None) -> None:
    side = side_of(*tasks)
    assert money(side.counted, side) == expected


def test_the_most_frequent_leads_are_named(engine: Engine) -> None:
    side = read_side(engine, "Cao Bằng")
    assert leads(side.tasks, side) == "Sở Công Thương 1; Sở Kế hoạch và Đầu tư 1"
    assert leads((), side) is None


def test_tasks_stand_beside_their_nearest(engine: Engine) -> None:
    found = compared(engine, "tasks")
    nearest = [r for r in found.dicts() if r["rank"] == 1]
    pair = ("Trồng rừng phòng hộ đầu nguồn", "Trồng mới rừng phòng hộ", "same")
    assert [r["side"] for r in nearest if (r["title_a"], r["title_b"], r["match"]) == pair] == [
        "Cao Bằng", "Bắc Ninh",
    ]  # fmt: skip
    assert str(nearest[0]["common_words"]).startswith("bảo vệ rừng")
    assert "Of 4 tasks the nearest is the same for 2" in found.notes[-1]


def test_bodies_are_counted_under_their_names_of_today(engine: Engine) -> None:
    merged = (
        replace(AGENCIES[0], successor_id="so-tai-chinh"),
        *AGENCIES[1:],
        AgencyRecord(agency_id="so-tai-chinh", name="Sở Tài chính", level="province"),
    )
    store(engine, cao_bang(), merged)
    rows = {r["agency"]: r for r in compared(engine, "agencies").dicts()}
    assert set(rows) == {"Sở Tài chính", "Sở Công Thương"}
    assert (rows["Sở Tài chính"]["lead_a"], rows["Sở Tài chính"]["printed_a"]) == (1, "Sở Kế hoạch và Đầu tư")


def test_funding_counts_tasks_by_source(engine: Engine) -> None:
    rows = {r["source"]: r for r in compared(engine, "funding").dicts()}
    assert (rows["oda"]["tasks_a"], rows["state_budget"]["tasks_b"]) == (1, 1)
    assert (rows["(not stated)"]["tasks_a"], rows["(not stated)"]["tasks_b"]) == (0, 1)


def other_plan(number: str, **head: object) -> DocumentRecords:
    """Another plan of Cao Bằng, unless the head says otherwise."""
    records = cao_bang(number=number, sha256=number[0] * 64, source_file=f"{number[:2]}.pdf", **head)
    return renamed(records, f"plan-{number.partition('/')[0]}")


def test_any_number_of_documents_has_a_column_each(engine: Engine) -> None:
    store(engine, other_plan("55/KH-UBND", province_code="14", province_code_now="14"), AGENCIES)
    with engine.connect() as connection:
        (found,) = compare(connection, ("Sơn La", "Bắc Ninh", "Cao Bằng"), "themes")
        (every,) = compare(connection)
    assert found.sides == ("Sơn La", "Bắc Ninh", "Cao Bằng")
    forestry = next(r for r in found.dicts() if r["theme"] == "forestry")
    assert [forestry[f"tasks_{s}"] for s in "abc"] == [1, 1, 1]
    assert [(r["side"], r["name"], r["tasks"]) for r in found.tidy.dicts() if r["theme"] == "transport"] == [
        ("a", "Sơn La", 0), ("b", "Bắc Ninh", 1), ("c", "Cao Bằng", 0),
    ]  # fmt: skip
    assert set(every.sides) == set(found.sides)


def test_a_name_that_fits_two_plans_asks_which(engine: Engine) -> None:
    store(engine, other_plan("55/KH-UBND", title="Kế hoạch phòng chống ma túy"), AGENCIES)
    with pytest.raises(AmbiguousDocument) as raised:
        compared(engine, "themes")
    for words in (
        "fits 2 documents",
        "plan-55 (Kế hoạch phòng chống ma túy)",
        "cao-bang-337-qd-ubnd-2018 (Phê duyệt",
    ):
        assert words in str(raised.value)
    found = compared(engine, "themes", "337/QĐ-UBND", "plan-55")
    assert found.sides == ("Cao Bằng 337/QĐ-UBND", "Cao Bằng 55/KH-UBND")
    assert found.rows


def test_documents_are_read_once_for_all_ways(engine: Engine) -> None:
    with engine.connect() as connection:
        chosen = choose(connection, ("Cao Bằng", "Bắc Ninh"))
        each = {by: compare(connection, ("Cao Bằng", "Bắc Ninh"), by) for by in WAYS}
    assert {by: tables(chosen, by) for by in WAYS} == each


def test_a_document_that_was_read_in_part_is_told(engine: Engine) -> None:
    store(engine, cao_bang(status="partial"), AGENCIES)
    (told,) = (n for n in compared(engine, "themes").notes if "read in part" in n)
    assert told.startswith("Cao Bằng: read in part (partial)")
    assert "vnplans show cao-bang-337-qd-ubnd-2018 --coverage" in told


def test_one_document_has_nothing_beside_it(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(TooFewDocuments):
        compare(connection, ("Cao Bằng",))


def test_one_of_several_that_is_named_twice_stands_once(engine: Engine) -> None:
    names = ("Cao Bằng", "cao-bang-337-qd-ubnd-2018")
    with engine.connect() as connection:
        (found,) = compare(connection, (*names, "Bắc Ninh"))
        (beside_itself,) = compare(connection, names)
    assert len(found.totals.rows) == 2, "its tasks are counted once"
    assert [n for n in found.notes if "named more than once" in n] == [
        "cao-bang-337-qd-ubnd-2018: named more than once, stands once."
    ]
    assert len(beside_itself.totals.rows) == 2
    assert len(set(beside_itself.notes)) == len(beside_itself.notes)


def test_no_row_of_any_way_is_a_total(engine: Engine) -> None:
    for by in WAYS:
        found = compared(engine, by)
        assert not any("total" in str(cell).lower() for row in found.rows for cell in row[:1])
        assert len(found.totals.rows) in (0, 2)


@pytest.mark.parametrize("by", WAYS)
def test_filters_work_every_way(engine: Engine, by: str) -> None:
    choice = Choice(Filters(theme="Transport", lead="Sở Công Thương", year=2020), as_of="today")
    with engine.connect() as connection:
        (all_rows,) = compare(connection, ("Cao Bằng", "Bắc Ninh"), by)
        (found,) = compare(connection, ("Cao Bằng", "Bắc Ninh"), by, choice)
    assert len(found.rows) <= len(all_rows.rows)
    assert any("Only theme transport" in n for n in found.notes)
    assert any("Sở Công Thương leads" in n for n in found.notes)
    assert any("in 2020" in n for n in found.notes)
    assert "Names of provinces: today; of bodies: today." in found.notes


@pytest.mark.parametrize("by", ["tasks", "indicators", "gaps"])
def test_too_many_documents_for_tables_of_two_are_refused_before_anything_is_read(
    engine: Engine, by: str
) -> None:
    for n in range(MOST_TWO_BY_TWO - 1):
        head = {"number": f"{n + 1}/KH-UBND", "sha256": f"{n:064x}", "source_file": f"{n}.pdf"}
        store(engine, renamed(cao_bang(**head), f"cao-bang-{n + 1}-kh-ubnd-2018"), AGENCIES)
    with engine.connect() as connection:
        with pytest.raises(TooManyDocuments, match="7 would make 21 tables"):
            compare(connection, (), by)
        assert len(compare(connection, (), "themes")) == 1
        assert len(compare(connection, (OTHER, "cao-bang-337-qd-ubnd-2018"), by)) == 1
