"""The Python API: quick to import, frames with types, the verbs as functions."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import vnplans
from schema.database.opening import open_database
from schema.errors import AmbiguousDocument, DocumentNotFound, UnknownFormat
from schema.load.renaming import renamed
from schema.load.store import store
from tests.samples.files import ROOT, corpus_file
from tests.samples.records import AGENCIES, cao_bang
from vnplans.listing import Listing

FIRST = "cao-bang-337-qd-ubnd-2018:t1:A:1"


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = str(tmp_path / "plans.sqlite")
    engine = open_database(path)
    store(engine, cao_bang(), AGENCIES)
    engine.dispose()
    return path


def test_importing_the_face_imports_nothing_heavy() -> None:
    code = "import sys, vnplans.cli; print([m for m in ('pandas', 'sqlalchemy', 'pdfplumber', 'rich.table') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_every_name_is_there_and_no_other() -> None:
    for name in vnplans.__all__:
        assert getattr(vnplans, name) is not None
    with pytest.raises(AttributeError):
        vnplans.nonsense  # noqa: B018


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        pytest.param([1, None], "Int64", id="whole-with-gap"),
        pytest.param([True, None], "boolean", id="boolean"),
        pytest.param([Decimal("1.5"), None], "float64", id="decimal"),
        pytest.param([1.5, 2], "float64", id="mixed"),
        pytest.param([date(2018, 1, 1), None], "datetime64[ns]", id="date"),
        pytest.param(["a", None], "object", id="text"),
        pytest.param([None, None], "object", id="nothing"),
        pytest.param([10**20], "float64", id="beyond-64-bits"),
    ],
)
def test_frames_have_types(values: list[object], dtype: str) -> None:
    frame = Listing(("x",), tuple((v,) for v in values)).frame()  # type: ignore[arg-type]
    assert str(frame["x"].dtype) == dtype
    assert list(frame["x"].isna()) == [v is None for v in values]


def test_status_show_findings(db: str) -> None:
    assert list(vnplans.status(db)["province"]) == ["Cao Bằng"]
    shown = vnplans.show("Cao Bằng", db)
    assert {"record", "files", "tasks", "indicators", "national_codes", "findings"} == set(shown)
    assert shown["tasks"]["lead"].iloc[0] == "Sở Kế hoạch và Đầu tư; Sở Công Thương"
    record = vnplans.show(FIRST, db)
    assert (
        dict(zip(record["record"]["field"], record["record"]["value"], strict=True))["budget_raw"] == "10 tỷ"
    )
    assert list(record["provenance"]["raw"]) == ["10 tỷ"]
    assert list(vnplans.findings(db=db, severity="warning")["code"]) == ["unit_conflict"]
    assert vnplans.findings(db=db, severity="error").empty


def test_compare_gives_a_frame_that_knows_its_sides(db: str) -> None:
    frame = vnplans.compare("Cao Bằng", "cao-bang", db=db, by="themes")
    assert isinstance(frame, pd.DataFrame)
    assert frame.attrs["sides"] == ("Cao Bằng", "Cao Bằng")
    assert frame["budget_vnd_a"].tolist() == [10_000_000_000]
    assert [row["budget_vnd"] for row in frame.attrs["totals"]] == [10_000_000_000, 10_000_000_000]
    with pytest.raises(UnknownFormat):
        vnplans.compare("Cao Bằng", "Cao Bằng", db=db, by="colours")


def test_export_correct_revoke_remove(db: str, tmp_path: Path) -> None:
    made = vnplans.correct(FIRST, "priority", "high", db, reason="seen in print", author="me")
    written = vnplans.export(tmp_path / "out", db)
    tasks = pd.read_csv(next(p for p in written if p.name == "tasks_wide.csv"))
    assert tasks["priority"].iloc[0] == "high"
    assert list(vnplans.corrections(db=db)["author"]) == ["me"]
    vnplans.revoke(made.correction_id, db)
    assert vnplans.remove("337/QĐ-UBND", db) == "cao-bang-337-qd-ubnd-2018"
    assert vnplans.status(db).empty


def test_a_province_with_two_documents_is_ambiguous_where_one_is_meant(db: str) -> None:
    engine = open_database(db)
    other = cao_bang(number="338/QĐ-UBND", sha256="7" * 64)
    store(engine, renamed(other, "cao-bang-338-qd-ubnd-2018"), AGENCIES)
    engine.dispose()
    with pytest.raises(AmbiguousDocument, match=r"cao-bang-337-qd-ubnd-2018 \(Phê .*cao-bang-338-qd"):
        vnplans.show("Cao Bằng", db)
    with pytest.raises(AmbiguousDocument):
        vnplans.compare("Cao Bằng", "337/QĐ-UBND", db=db)
    assert vnplans.compare("338/QĐ-UBND", "337/QĐ-UBND", db=db)["tasks_a"].tolist() == [1]
    with pytest.raises(DocumentNotFound):
        vnplans.remove("Hà Giang", db)


def test_references_are_counted_once_an_act(db: str) -> None:
    counted = vnplans.references(db=db, count=True)
    assert list(counted["act"]) == ["1393/QĐ-TTg"]
    assert list(vnplans.references("Cao Bằng", db)["relation"]) == ["basis"]


@pytest.mark.parametrize(
    ("kind", "text", "column", "expected"),
    [
        pytest.param("agency", "Sở KH&ĐT", "agency", "Sở Kế hoạch và Đầu tư", id="agency"),
        pytest.param("quantity", "trên 60%", "low", 60, id="quantity"),
        pytest.param("period", "2018-2025", "end", pd.Timestamp(2025, 12, 31), id="period"),
        pytest.param("funding", "ODA", "source", "oda", id="funding"),
    ],
)
def test_explain(kind: str, text: str, column: str, expected: object) -> None:
    assert vnplans.explain(kind, text)[column].iloc[0] == expected
    assert vnplans.explain(kind, "").empty


def test_registers() -> None:
    assert len(vnplans.provinces(date(2018, 1, 1))) == 63
    assert len(vnplans.provinces(date(2026, 1, 1))) == 34
    assert "so-cong-thuong" in set(vnplans.agencies()["agency_id"])
    assert "%" in set(vnplans.units()["unit"])


def test_the_bodies_of_the_register_are_all_loadable(tmp_path: Path) -> None:
    db = str(tmp_path / "plans.sqlite")
    (result,) = vnplans.ingest(corpus_file("bac-ninh", ".txt"), db=db, jobs=0)
    assert result.error is None
    vnplans.export(tmp_path / "out", db)
    exported = pd.read_csv(tmp_path / "out" / "agencies.csv")
    assert set(exported["agency_id"]) == set(vnplans.agencies()["agency_id"])
