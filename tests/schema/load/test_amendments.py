"""A plan and the one that changes it are linked, whichever is stored first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords, ProvenanceRecord
from schema.database.models import documents
from schema.database.opening import open_database
from schema.errors import WrongValue
from schema.load.corrections import Change, correct, revoke
from schema.load.renaming import renamed
from schema.load.store import remove, store
from tests.samples.records import AGENCIES, cao_bang

OLD, NEW = "cao-bang-337-qd-ubnd-2018", "cao-bang-9-qd-ubnd-2020"
SAYS = "Quyết định số 337/QĐ-UBND ngày 27/3/2018"


def later(says: str = SAYS, **head: object) -> DocumentRecords:
    """A decision of 2020 that changes another one."""
    given = {
        "number": "9/QĐ-UBND",
        "issued_on": date(2020, 1, 2),
        "sha256": "b" * 64,
        "title": "Sửa đổi",
        **head,
    }
    records = renamed(cao_bang(**given), NEW)
    cited = replace(records.legal_references[0], relation="mention", number="337/QĐ-UBND", raw=says,
                    issued_on=date(2018, 3, 27), act_id="337-qd-ubnd-cao-bang-2018")  # fmt: skip
    place = ProvenanceRecord(
        record_table="documents",
        record_id=NEW,
        field="amends_id",
        part=0,
        raw=says,
        rule="amends.title",
        page=1,
    )
    return replace(records, legal_references=(cited,), provenance=(*records.provenance, place))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    yield opened
    opened.dispose()


def links(engine: Engine) -> dict[str, str | None]:
    with engine.connect() as connection:
        rows = connection.execute(select(documents.c.document_id, documents.c.amends_id)).all()
    return {row[0]: row[1] for row in rows}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["old-first", "new-first"])
def test_in_any_order(engine: Engine, order: Sequence[int]) -> None:
    for n in order:
        store(engine, (cao_bang(), later())[n], AGENCIES)
    assert links(engine) == {OLD: None, NEW: OLD}


@pytest.mark.parametrize(
    ("says", "head"),
    [
        pytest.param("Quyết định số 337/QĐ-UBND ngày 28/3/2018", {}, id="another-date"),
        pytest.param("Quyết định số 337/QĐ-UBND năm 2017", {}, id="another-year"),
        pytest.param("Kế hoạch số 337/KH-UBND ngày 27/3/2018", {}, id="another-type"),
        pytest.param(SAYS, {"province_code": "14", "province_code_now": "14"}, id="another-province"),
        pytest.param(SAYS, {"issued_on": date(2017, 1, 1)}, id="earlier-than-what-it-changes"),
        pytest.param("Kế hoạch hành động", {}, id="no-number"),
    ],
)
def test_another_act_is_not_linked(engine: Engine, says: str, head: dict[str, object]) -> None:
    for records in (cao_bang(), later(says, **head)):
        store(engine, records, AGENCIES)
    assert links(engine)[NEW] is None


@pytest.mark.parametrize(
    "says", ["Quyết định số 337/QĐ-UBND", "QĐ số 0337/QĐ-UBND năm 2018", "337 / QĐ-UBND ngày 27/3/2018"]
)
def test_as_it_may_be_printed(engine: Engine, says: str) -> None:
    for records in (later(says), cao_bang()):
        store(engine, records, AGENCIES)
    assert links(engine)[NEW] == OLD


def test_a_link_goes_with_its_document_and_comes_back(engine: Engine) -> None:
    for records in (cao_bang(), later()):
        store(engine, records, AGENCIES)
    remove(engine, OLD)
    assert links(engine) == {NEW: None}
    store(engine, cao_bang(), AGENCIES)
    store(engine, later(), AGENCIES)
    assert links(engine)[NEW] == OLD


def test_from_a_file_to_the_link(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "later.md"
    file.write_text(
        "ỦY BAN NHÂN DÂN TỈNH CAO BẰNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 9/QĐ-UBND\n\n"
        "Cao Bằng, ngày 02 tháng 01 năm 2020\n\nQUYẾT ĐỊNH\n\nVề việc ban hành Kế hoạch tăng trưởng xanh\n\n"
        "Điều 1. Ban hành Kế hoạch tăng trưởng xanh.\n\n"
        f"Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế {SAYS} của UBND tỉnh.\n",
        "utf-8",
    )
    records = build_records(read_document(file))
    traced = [
        ((p.raw or "")[p.char_start : p.char_end], p.rule)
        for p in records.provenance
        if p.field == "amends_id"
    ]
    assert traced == [(SAYS, "amends.effect")]
    records = replace(records, document=replace(records.document, issuer_id=None))
    for each in (records, cao_bang()):
        store(engine, each, AGENCIES)
    assert links(engine) == {OLD: None, NEW: OLD}


def says(engine: Engine, value: str | None, field: str = "amends_id") -> str:
    return correct(engine, Change(NEW, field, value, author="Lan")).correction_id


def test_a_person_takes_a_wrong_link_away_for_good_and_back(engine: Engine) -> None:
    for records in (cao_bang(), later()):
        store(engine, records, AGENCIES)
    said = says(engine, None)
    assert links(engine)[NEW] is None
    store(engine, later(title="Sửa đổi, bổ sung"), AGENCIES)
    assert links(engine)[NEW] is None
    revoke(engine, said)
    assert links(engine)[NEW] == OLD


def test_a_person_states_a_link_that_no_words_state(engine: Engine) -> None:
    for records in (cao_bang(), later("Kế hoạch hành động")):
        store(engine, records, AGENCIES)
    says(engine, OLD)
    says(engine, "replaces", "amendment")
    assert links(engine)[NEW] == OLD
    store(engine, later("Kế hoạch hành động", title="Sửa đổi, bổ sung"), AGENCIES)
    assert links(engine)[NEW] == OLD
    remove(engine, OLD)
    assert links(engine) == {NEW: None}
    store(engine, cao_bang(), AGENCIES)
    assert links(engine)[NEW] == OLD
    with engine.connect() as connection:
        query = select(documents.c.amendment).where(documents.c.document_id == NEW)
        assert connection.scalar(query) == "replaces"


@pytest.mark.parametrize("value", [NEW, "no-such-document"])
def test_no_link_to_itself_or_to_nothing(engine: Engine, value: str) -> None:
    store(engine, later(), AGENCIES)
    with pytest.raises(WrongValue, match="no id of another document"):
        says(engine, value)
