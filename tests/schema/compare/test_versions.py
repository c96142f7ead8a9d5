"""Two versions of one plan: the later one counts, unless the earlier is asked for by its own name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, select, update

from schema.compare.naming import TODAY
from schema.compare.sides import headings
from schema.compare.versions import documents_meant
from schema.contract.records import DocumentRecord
from schema.database.models import documents, metadata
from schema.database.opening import open_database
from schema.errors import AmbiguousDocument, DocumentNotFound
from schema.load.renaming import renamed
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang

OLD, NEW, FAR = "cao-bang-337-qd-ubnd-2018", "cao-bang-9-qd-ubnd-2020", "bac-giang-5-kh-ubnd-2024"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    store(opened, cao_bang(), AGENCIES)
    later = cao_bang(
        number="9/QĐ-UBND", issued_on=date(2020, 1, 2), sha256="b" * 64, title="Sửa đổi Quyết định 337"
    )
    store(opened, renamed(later, NEW), AGENCIES)
    far = cao_bang(
        number="5/KH-UBND",
        issued_on=date(2024, 1, 2),
        sha256="c" * 64,
        province_code="24",
        province_code_now="24",
    )
    store(opened, renamed(far, FAR), AGENCIES)
    with opened.begin() as connection:
        connection.execute(update(documents).where(documents.c.document_id == NEW).values(amends_id=OLD))
    yield opened
    opened.dispose()


def meant(engine: Engine, *wanted: str, with_amended: bool = False) -> tuple[list[str], tuple[str, ...]]:
    with engine.connect() as connection:
        found, notes = documents_meant(connection, wanted, with_amended=with_amended)
    return [d.document_id for d in found], notes


def test_a_province_means_the_later_version(engine: Engine) -> None:
    found, notes = meant(engine, "Cao Bằng")
    assert found == [NEW]
    assert notes == (f"{OLD} is left out: {NEW} changes or replaces it (--with-amended takes both).",)


def test_all_documents_are_the_latest_of_each(engine: Engine) -> None:
    assert meant(engine)[0] == [FAR, NEW]
    assert meant(engine, with_amended=True) == ([FAR, OLD, NEW], ())


@pytest.mark.parametrize("name", [OLD, "337/QĐ-UBND"])
def test_an_earlier_version_is_taken_where_it_is_asked_for(engine: Engine, name: str) -> None:
    found, notes = meant(engine, name, FAR)
    assert found == [OLD, FAR]
    assert notes == (f"{OLD} is an earlier version: {NEW} changes or replaces it.",)


def changed(engine: Engine, how: str | None, *, smaller: bool) -> None:
    """The later version does this to the earlier one, and holds less than that where wanted."""
    with engine.begin() as connection:
        own = documents.c.document_id == NEW
        connection.execute(update(documents).where(own).values(amendment=how))
        if smaller:
            tasks = metadata.tables["tasks"]
            last = select(tasks.c.task_id).where(tasks.c.document_id == NEW).order_by(tasks.c.position.desc())
            gone = connection.scalars(last).first()
            for name in ("task_agencies", "task_products", "task_budgets", "task_funding", "tasks"):
                model = metadata.tables[name]
                connection.execute(delete(model).where(model.c.task_id == gone))


@pytest.mark.parametrize(
    ("how", "smaller", "counted", "says"),
    [
        pytest.param("replaces", False, NEW, f"{OLD} is left out: {NEW} replaces it", id="replaced"),
        pytest.param("replaces", True, NEW, f"{OLD} is left out: {NEW} replaces it", id="replaced-by-less"),
        pytest.param("changes", False, NEW, f"{OLD} is left out: {NEW} changes it", id="printed-anew"),
        pytest.param("changes", True, OLD, f"{NEW} is left out: it changes {OLD} in part", id="changed-in-part"),
        pytest.param(None, True, NEW, f"{OLD} is left out: {NEW} changes or replaces it", id="not-known"),
    ],
)  # fmt: skip
def test_two_versions_are_counted_once(
    engine: Engine, how: str | None, smaller: bool, counted: str, says: str
) -> None:
    changed(engine, how, smaller=smaller)
    found, notes = meant(engine)
    assert found == [FAR, counted]
    assert notes == (f"{says} (--with-amended takes both).",)
    assert meant(engine, "Cao Bằng", FAR)[0] == [counted, FAR]


def test_two_plans_that_are_no_versions_are_asked_about(engine: Engine) -> None:
    other = cao_bang(number="11/KH-UBND", issued_on=date(2021, 1, 2), sha256="d" * 64)
    store(engine, renamed(other, "cao-bang-11-kh-ubnd-2021"), AGENCIES)
    with pytest.raises(AmbiguousDocument, match=f"fits 2 documents: cao-bang-11-kh-ubnd-2021 .*; {NEW}"):
        meant(engine, "Cao Bằng")
    with pytest.raises(AmbiguousDocument, match="fits 3 documents"):
        meant(engine, "Cao Bằng", with_amended=True)


def test_a_province_of_today_is_found_where_none_printed_it(engine: Engine) -> None:
    with engine.connect() as connection:
        found, _ = documents_meant(connection, ("Bắc Ninh",), TODAY)
        assert [d.document_id for d in found] == [FAR]
        with pytest.raises(DocumentNotFound):
            documents_meant(connection, ("Bắc Ninh",))


def test_headings_say_as_much_as_tells_the_sides_apart() -> None:
    one = DocumentRecord(
        document_id="1", sha256="0" * 64, number="337/QĐ-UBND", province_code="04", issued_on=date(2018, 1, 1)
    )
    other = replace(one, document_id="2", number="9/QĐ-UBND")
    twin = replace(one, document_id="3")
    far = replace(one, document_id="4", province_code="24")
    national = replace(one, document_id="5", province_code=None, number=None)
    assert headings([one, far, national]) == ("Cao Bằng", "Bắc Giang", "5")
    assert headings([one, other, far]) == ("Cao Bằng 337/QĐ-UBND", "Cao Bằng 9/QĐ-UBND", "Bắc Giang")
    assert headings([one, twin, far]) == ("1", "3", "Bắc Giang")
    assert headings([one, far], TODAY) == ("Cao Bằng", "Bắc Ninh")
