"""Names of bodies and provinces on a day."""

from __future__ import annotations

from datetime import date

import pytest

from schema.compare.bodies import by_agencies
from schema.compare.naming import PRINTED, TODAY, BodyNames, Day, day_of, province_on
from schema.contract.records import AgencyRecord, DocumentRecord
from schema.errors import UnknownChoice
from tests.samples.beside import BOTH, FARMS, LAND, REGISTER, body, plan, task

NEW = AgencyRecord(agency_id="new", name="New", valid_from=date(2025, 3, 1))


@pytest.mark.parametrize(
    ("agency_id", "day", "expected"),
    [
        pytest.param(FARMS, TODAY, "Sở Nông nghiệp và Môi trường", id="today"),
        pytest.param(FARMS, PRINTED, "as printed", id="printed"),
        pytest.param(FARMS, date(2025, 2, 28), "Sở Nông nghiệp", id="its-last-day"),
        pytest.param(FARMS, date(2025, 3, 1), "Sở Nông nghiệp và Môi trường", id="its-successors-first"),
        pytest.param(
            BOTH, date(2024, 1, 1), "Sở Nông nghiệp và Môi trường", id="of-several-before-it-keeps-its-name"
        ),
        pytest.param("so-y-te", date(2024, 1, 1), "Sở Y tế", id="unchanged"),
        pytest.param("unknown", TODAY, "as printed", id="not-registered"),
        pytest.param(None, TODAY, "as printed", id="no-id"),
    ],
)
def test_a_body_on_a_day(agency_id: str | None, day: Day, expected: str) -> None:
    assert BodyNames(REGISTER, day).name(agency_id, "as printed") == expected


def test_the_only_predecessor_is_known() -> None:
    old = AgencyRecord(agency_id="old", name="Old", successor_id="new", valid_to=date(2025, 2, 28))
    assert BodyNames((old, NEW), date(2024, 1, 1)).name("new", "") == "Old"


def test_an_end_without_a_date_counts_for_today_only() -> None:
    old = AgencyRecord(agency_id="old", name="Old", successor_id="later")
    later = AgencyRecord(agency_id="later", name="Later")
    assert BodyNames((old, later), date(2024, 1, 1)).name("old", "") == "Old"
    assert BodyNames((old, later), TODAY).name("old", "") == "Later"


def test_successors_that_lead_in_a_circle_end() -> None:
    one = AgencyRecord(agency_id="1", name="One", successor_id="2")
    two = AgencyRecord(agency_id="2", name="Two", successor_id="1")
    assert BodyNames((one, two)).name("1", "") in ("One", "Two")


def test_bodies_of_two_times_share_a_row_under_the_names_of_one_day() -> None:
    def names(day: Day) -> list[tuple[object, ...]]:
        one = plan("A", task("1"), task("2"), bodies=[body("1", FARMS), body("2", LAND)], day=day)
        two = plan("B", task("3"), bodies=[body("3", BOTH), body("3", "Hội Nông dân", "support")], day=day)
        return [(r["agency"], r["lead_a"], r["lead_b"]) for r in by_agencies([one, two]).dicts()]

    assert names(TODAY) == [("Sở Nông nghiệp và Môi trường", 2, 1), ("Hội Nông dân", 0, 0)]
    assert ("Sở Tài nguyên", 1, 0) in names(PRINTED) and ("Sở Nông nghiệp và Môi trường", 0, 1) in names(
        PRINTED
    )


@pytest.mark.parametrize(
    ("code", "issued", "day", "expected"),
    [
        pytest.param("24", date(2024, 1, 1), PRINTED, "Bắc Giang", id="printed"),
        pytest.param("24", date(2024, 1, 1), TODAY, "Bắc Ninh", id="joined-since"),
        pytest.param("24", date(2024, 1, 1), date(2025, 6, 30), "Bắc Giang", id="last-day"),
        pytest.param("24", date(2024, 1, 1), date(2025, 7, 1), "Bắc Ninh", id="first-day"),
        pytest.param("24", date(2025, 8, 1), date(2020, 1, 1), "Bắc Ninh", id="several-before"),
        pytest.param("04", date(2018, 1, 1), TODAY, "Cao Bằng", id="unchanged"),
        pytest.param(None, date(2018, 1, 1), TODAY, None, id="no-province"),
    ],
)
def test_a_province_on_a_day(code: str | None, issued: date, day: Day, expected: str | None) -> None:
    document = DocumentRecord(document_id="d", sha256="0" * 64, province_code=code, issued_on=issued)
    assert province_on(document, day) == expected


def test_days_are_read_and_others_refused() -> None:
    assert (day_of("printed"), day_of("today"), day_of("2025-07-01")) == (PRINTED, TODAY, date(2025, 7, 1))
    with pytest.raises(UnknownChoice, match="yesterday"):
        day_of("yesterday")
