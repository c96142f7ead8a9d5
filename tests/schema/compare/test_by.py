"""Comparison: what is counted, once, and what stands beside what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine

from schema.compare.by import WAYS, Comparison, Side, compare, read_side
from schema.compare.counts import leads, money, today
from schema.compare.indicators import comparable, target_text
from schema.compare.tasks import nearest, score, term_weights, worded
from schema.contract.records import AgencyRecord, DocumentRecords, Finding, TargetRecord, TaskRecord
from schema.database.opening import open_database
from schema.errors import DocumentNotFound, UnknownFormat
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
        return compare(connection, a, b, by)


def dicts(found: Comparison) -> list[dict[str, object]]:
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


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
    with engine.connect() as connection:
        found = read_side(connection, wanted)
    assert [d.document_id for d in found.documents] == ["cao-bang-337-qd-ubnd-2018"]
    assert {t.document_id for t in found.tasks} == {"cao-bang-337-qd-ubnd-2018"}


def test_a_code_means_the_province_of_the_documents_date(engine: Engine) -> None:
    with engine.connect() as connection:
        assert read_side(connection, "27").documents[0].document_id == OTHER
        with pytest.raises(DocumentNotFound):
            read_side(connection, "24")  # Bắc Giang's in 2023


def test_unknown_sides_and_ways_are_named(engine: Engine) -> None:
    with pytest.raises(DocumentNotFound):
        compared(engine, "themes", "Hà Giang")
    with pytest.raises(UnknownFormat):
        compared(engine, "colours")


def test_themes_count_duplicates_once(engine: Engine) -> None:
    rows = {r["theme"]: r for r in dicts(compared(engine, "themes"))}
    assert set(rows) == {"forestry", "transport", "total"}
    forestry = rows["forestry"]
    assert (forestry["tasks_a"], forestry["budget_vnd_a"]) == (1, 10_000_000_000)
    assert forestry["leads_a"] == "Sở Công Thương 1; Sở Kế hoạch và Đầu tư 1"
    assert (forestry["tasks_b"], forestry["budget_vnd_b"]) == (1, None)
    assert (rows["total"]["tasks_a"], rows["total"]["tasks_b"]) == (1, 2)


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
    with engine.connect() as connection:
        side = read_side(connection, "Cao Bằng")
    assert leads(side.tasks, side) == "Sở Công Thương 1; Sở Kế hoạch và Đầu tư 1"
    assert leads((), side) is None


def test_tasks_stand_beside_their_nearest(engine: Engine) -> None:
    rows = dicts(compared(engine, "tasks"))
    assert [r["side"] for r in rows] == ["Cao Bằng", "Cao Bằng", "Bắc Ninh", "Bắc Ninh"]
    first = rows[0]
    assert (first["title_a"], first["title_b"], first["near"]) == (
        "Trồng rừng phòng hộ đầu nguồn", "Trồng mới rừng phòng hộ", "near",
    )  # fmt: skip
    assert first["common_words"] == "rừng phòng hộ, trồng"
    bus = rows[3]
    assert (bus["title_b"], bus["title_a"], bus["near"]) == ("Xe buýt xanh", None, "far")


def test_nearness_counts_rare_words_and_a_common_theme() -> None:
    def made(title: str, theme: str) -> TaskRecord:
        return replace(task(title), theme=theme)

    one = worded(made("Áp dụng than sinh học trong canh tác ngô", "agriculture"))
    alike = worded(made("Than sinh học cho đất trồng mía", "agriculture"))
    other = worded(made("Áp dụng phần mềm quản lý", "science_digital"))
    weights = term_weights([one, alike, other])
    assert score(one, one, weights) == pytest.approx(100)
    assert score(one, alike, weights) > 2 * score(one, other, weights)
    assert score(one, alike, weights) == pytest.approx(score(alike, one, weights))
    assert nearest(one, [other, alike], weights)[0] is alike
    assert nearest(one, [], weights) == (None, 0.0)


def test_indicators_stand_side_by_side_with_a_word_on_comparability(engine: Engine) -> None:
    (row,) = dicts(compared(engine, "indicators"))
    assert (row["targets_a"], row["targets_b"]) == ("2030: to > 60 %", "2025: to 60-62 %")
    assert (row["matched_by"], row["comparable"]) == ("name 100%", "no: other year")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param({"unit": "MW"}, {"unit": "MW"}, "yes", id="same"),
        pytest.param({"unit": "MW"}, {"unit": "GW"}, "yes, after conversion", id="converted"),
        pytest.param({"unit": "MW"}, {"unit": "ha"}, "no: other unit", id="unit"),
        pytest.param({"direction": "reduce"}, {}, "no: level against change", id="level"),
        pytest.param(
            {"direction": "reduce", "baseline": "BAU"}, {"direction": "reduce"}, "no: other baseline", id="baseline"
        ),
        pytest.param({"year": 2025}, {}, "no: other year", id="year"),
    ],
)  # fmt: skip
def test_a_pair_says_whether_it_may_be_compared_and_why_not(
    one: dict[str, object], other: dict[str, object], expected: str
) -> None:
    common = {"year": 2030, "low": Decimal(5), "high": Decimal(5), "unit": "%", "direction": "reach"}
    made = [
        TargetRecord(target_id="t", indicator_id="i", **{**common, **own})  # type: ignore[arg-type]
        for own in (one, other)
    ]
    assert comparable([made[0]], [made[1]]) == expected


def test_indicators_with_one_national_code_are_a_pair_whatever_their_names(engine: Engine) -> None:
    records = cao_bang()
    coded = replace(records.indicators[0], name="Che phủ rừng toàn tỉnh", national_code="0206")
    store(engine, replace(records, indicators=(coded,)), AGENCIES)
    other = bac_ninh()
    coded = replace(other.indicators[0], name="Tỷ lệ rừng", national_code="0206")
    store(engine, replace(other, indicators=(coded,)), AGENCIES)
    (row,) = dicts(compared(engine, "indicators"))
    assert (row["national_code"], row["matched_by"]) == ("0206", "national code")


def test_why_an_indicator_has_its_code_is_told_and_what_is_near_is_noted(engine: Engine) -> None:
    records = cao_bang()
    coded = replace(records.indicators[0], national_code="2.31")
    why = Finding(
        finding_id="f",
        document_id=coded.document_id,
        record_table="indicators",
        record_id=coded.indicator_id,
        field="national_code",
        code="national_code",
        severity="warning",
        message="2.31 is Tỷ lệ che phủ rừng; next: …: check.",
    )
    store(engine, replace(records, indicators=(coded,), findings=(*records.findings, why)), AGENCIES)
    store(engine, bac_ninh(), AGENCIES)
    found = compared(engine, "indicators")
    row = next(r for r in dicts(found) if r["national_code"])
    assert (row["national_name"], row["national_why"]) == ("Tỷ lệ che phủ rừng", why.message)
    assert f"Cao Bằng: {why.message}" in found.notes


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param({"year": 2030, "comparator": "=", "low": 7, "high": 7, "unit": "%"}, "2030: 7 %", id="point"),
        pytest.param(
            {"year_start": 2021, "year": 2030, "comparator": "range", "low": 1, "high": 2}, "2021-2030: 1-2",
            id="range",
        ),
        pytest.param({"comparator": "<=", "high": 5, "unit": "ha"}, "<= 5 ha", id="bound-without-year"),
        pytest.param(
            {"year": 2030, "low": 11, "direction": "reduce", "baseline": "BAU", "subject": "KNK"},
            "2030: KNK reduce by 11 against BAU", id="all",
        ),
    ],
)  # fmt: skip
def test_target_in_words(target: dict[str, object], expected: str) -> None:
    numbers = {k: Decimal(v) if k in ("low", "high") else v for k, v in target.items()}  # type: ignore[arg-type]
    assert target_text(TargetRecord(target_id="t", indicator_id="i", **numbers)) == expected  # type: ignore[arg-type]


def test_bodies_are_counted_under_their_names_of_today(engine: Engine) -> None:
    merged = (
        replace(AGENCIES[0], successor_id="so-tai-chinh"),
        *AGENCIES[1:],
        AgencyRecord(agency_id="so-tai-chinh", name="Sở Tài chính", level="province"),
    )
    store(engine, cao_bang(), merged)
    rows = {r["agency"]: r for r in dicts(compared(engine, "agencies"))}
    assert set(rows) == {"Sở Tài chính", "Sở Công Thương"}
    assert (rows["Sở Tài chính"]["lead_a"], rows["Sở Tài chính"]["printed_a"]) == (1, "Sở Kế hoạch và Đầu tư")


def test_successors_that_lead_in_a_circle_end() -> None:
    one = AgencyRecord(agency_id="1", name="One", successor_id="2")
    two = AgencyRecord(agency_id="2", name="Two", successor_id="1")
    assert today("1", {"1": one, "2": two}) in ("One", "Two")
    assert today(None, {}) is None


def test_funding_counts_tasks_by_source(engine: Engine) -> None:
    rows = {r["source"]: r for r in dicts(compared(engine, "funding"))}
    assert (rows["oda"]["tasks_a"], rows["state_budget"]["tasks_b"]) == (1, 1)
    assert (rows["(not stated)"]["tasks_a"], rows["(not stated)"]["tasks_b"]) == (0, 1)
