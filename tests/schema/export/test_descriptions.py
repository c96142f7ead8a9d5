"""What describes an export: data package, CSV on the Web, Datasette's metadata, how a release is cited."""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from schema.database.opening import open_database
from schema.export.about import dataset, published_tables
from schema.export.content import ALL_TABLES, columns_of
from schema.export.dataset import FORMATS, export
from schema.load.store import store
from schema.version import program_version
from tests.samples.files import ROOT
from tests.samples.records import AGENCIES, cao_bang


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("export")
    engine = open_database(str(home / "plans.sqlite"))
    store(engine, cao_bang(), AGENCIES)
    export(engine, home / "all", FORMATS, release=True)
    engine.dispose()
    return home / "all"


def read(folder: Path, file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / file).read_text("utf-8"))
    return found


def test_the_data_package_names_files_types_keys_units_and_values(folder: Path) -> None:
    found = {r["name"]: r for r in read(folder, "datapackage.json")["resources"]}
    tasks = found["tasks"]["schema"]
    fields = {f["name"]: f for f in tasks["fields"]}
    assert tasks["primaryKey"] == ["task_id"]
    own = {"fields": ["duplicate_of"], "reference": {"resource": "", "fields": ["task_id"]}}
    assert own in tasks["foreignKeys"]
    kinds = {name: fields[name]["type"] for name in ("budget_vnd", "ghg_tco2e", "period_end", "open_ended")}
    assert list(kinds.values()) == ["integer", "number", "date", "boolean"]
    assert (fields["budget_vnd"]["unit"], fields["priority"]["constraints"]) == (
        "VND", {"enum": ["high", "medium", "low"]},
    )  # fmt: skip
    wide = found["tasks_wide_xlsx"]["schema"]
    assert wide["primaryKey"] == ["task_id"]
    assert {k["reference"]["resource"] for k in wide["foreignKeys"]} == {"tasks_xlsx", "documents_xlsx"}
    assert "apostrophe" in found["tasks_wide"]["formulas"]


def test_every_file_is_in_the_data_package_with_its_size_and_hash(folder: Path) -> None:
    package = read(folder, "datapackage.json")
    told = {r["path"]: (r["bytes"], r["hash"]) for r in (*package["resources"], *package["other_files"])}
    files = {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "datapackage.json"}
    assert told == {n: (len(b), f"sha256:{hashlib.sha256(b).hexdigest()}") for n, b in files.items()}


def test_the_data_package_tells_version_licence_and_the_hashes_of_its_sources(folder: Path) -> None:
    package = read(folder, "datapackage.json")
    assert (package["version"], package["licenses"][0]["name"]) == (program_version(), dataset().licence.name)
    [source] = package["sources"]
    assert (source["hash"], source["document_id"]) == (f"sha256:{'a' * 64}", "cao-bang-337-qd-ubnd-2018")


def test_every_description_says_the_same_of_rights(folder: Path) -> None:
    own = dataset().licence
    package, record = read(folder, "datapackage.json"), read(folder, "datacite.json")
    served, group = read(folder, "datasette-metadata.json"), read(folder, "csv-metadata.json")
    cited = (folder / "CITATION.cff").read_text("utf-8")
    told = (
        package["license_note"],
        record["rightsList"][1]["rights"],
        served["source"],
        group["dc:rights"]["@value"],
    )
    assert set(told) == {own.note} and own.note in cited and f"license: {own.name}" in cited
    named = (package["licenses"][0]["title"], record["rightsList"][0]["rights"], served["license"])
    assert set(named) == {own.title}
    assert "Article 15" in own.note and "confirms" in own.note
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert "Article 15, clauses 2 and 3" in readme and "confirms its licence" in readme


def test_csv_on_the_web_fits_the_files(folder: Path) -> None:
    group = read(folder, "csv-metadata.json")
    assert group["@context"][0] == "http://www.w3.org/ns/csvw"
    urls = {t["url"] for t in group["tables"]}
    assert urls == {p.name for p in folder.glob("*.csv")}
    for table in group["tables"]:
        with (folder / table["url"]).open(encoding="utf-8-sig", newline="") as file:
            head = next(csv.reader(file))
        assert [c["name"] for c in table["tableSchema"]["columns"]] == head
        for key in table["tableSchema"].get("foreignKeys", []):
            assert key["reference"]["resource"] in urls and key["columnReference"] in head


def test_a_release_tells_how_it_is_cited_and_nothing_else_does(folder: Path, tmp_path: Path) -> None:
    record = read(folder, "datacite.json")
    assert {"titles", "creators", "publisher", "publicationYear", "types", "version"} <= record.keys()
    assert record["types"]["resourceTypeGeneral"] == "Dataset"
    assert record["relatedItems"][0]["publicationYear"] == "2018"
    cff = (folder / "CITATION.cff").read_text("utf-8")
    assert "type: dataset" in cff and f'version: "{program_version()}"' in cff
    engine = open_database(str(tmp_path / "plans.sqlite"))
    assert not {"datacite.json", "CITATION.cff"} & {p.name for p in export(engine, tmp_path / "plain")}
    engine.dispose()


def test_every_table_is_published_under_a_title_and_with_columns_that_it_has() -> None:
    assert set(published_tables()) == set(ALL_TABLES)
    for table in ALL_TABLES:
        published = published_tables()[table]
        names = {c.name for c in columns_of(table)}
        assert {*published.facets, *published.search, *filter(None, [published.label])} <= names, table


def test_the_sqlite_file_has_keys_references_views_and_finds_words_without_marks(folder: Path) -> None:
    file = sqlite3.connect(folder / "vnplans.db")
    assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [r[5] for r in file.execute("PRAGMA table_info(task_agencies)")][:3] == [1, 2, 3]
    query = "SELECT task_id FROM tasks_wide WHERE rowid IN (SELECT rowid FROM tasks_wide_fts WHERE tasks_wide_fts MATCH ?)"
    for words in (
        "trong rung",
        "TRỒNG RỪNG",
        "tro\u0302\u0300ng",
        "đầu",
        "dau",
        "so ke hoach va dau tu",
        "Sở Kế hoạch và Đầu tư",
    ):
        assert len(file.execute(query, [words]).fetchall()) == 1, words
    assert file.execute(query, ["đuong"]).fetchall() == []
    assert file.execute("SELECT province, low FROM v_indicators_wide").fetchall() == [("Cao Bằng", 60)]
    assert file.execute("SELECT province_code, tasks, budget_vnd FROM v_provinces").fetchall() == [
        ("04", 1, 10_000_000_000)
    ]
    assert file.execute("SELECT count(*) FROM v_tasks_wide").fetchone() == (2,)
    file.close()


def test_the_page_names_the_datasette_that_the_tests_ask() -> None:
    page = (ROOT / "docs" / "how-to" / "serve-and-open.md").read_text("utf-8")
    [pinned] = re.findall(r"datasette==(\d+\.\d+)\.\d+", page)
    assert importlib.metadata.version("datasette").startswith(f"{pinned}.")


def test_datasettes_questions_are_answered(folder: Path) -> None:
    metadata = read(folder, "datasette-metadata.json")["databases"]["vnplans"]
    file = sqlite3.connect(folder / "vnplans.db")
    for name, query in metadata["queries"].items():
        assert file.execute(query["sql"], {"year": 2030, "body": "Sở"}).fetchall(), name
    file.close()
