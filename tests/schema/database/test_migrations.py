"""Opening databases: new, older, current, too new, and what is no database."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, MetaData, create_engine, inspect, text

from schema.contract.records import Finding
from schema.database.migrations import HEAD
from schema.database.models import metadata
from schema.database.opening import database_url, migrate, open_database
from schema.database.owner import version_of
from schema.database.views import drop_views
from schema.errors import DatabaseTooNew, DatabaseUnreachable
from schema.load.store import remove, store
from tests.samples.files import ROOT
from tests.samples.records import AGENCIES, cao_bang

VERSIONS = ROOT / "schema" / "database" / "migrations" / "versions"


def migrated(path: Path, revision: str) -> None:
    """A database as an earlier version left it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrate(connection, revision)
    engine.dispose()


def taken_back(path: Path, revision: str) -> None:
    """A database of today taken back to an earlier version, with its rows; no reference is followed on the way."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        drop_views(connection)
        settings = Config()
        settings.set_main_option("script_location", str(VERSIONS.parent))
        settings.attributes["connection"] = connection
        command.downgrade(settings, revision)
    engine.dispose()


def _held_at_the_end(engine: Engine, table: str) -> tuple[int, int]:
    """References of a table that are held when a transaction ends, and those that delete with their row."""
    with engine.connect() as connection:
        query = text("SELECT sql FROM sqlite_master WHERE name = :table")
        made = str(connection.execute(query, {"table": table}).scalar_one())
    return made.count("DEFERRABLE INITIALLY DEFERRED"), made.count("ON DELETE CASCADE")


def shape(engine: Engine) -> dict[str, object]:
    """Tables with columns, types, keys and indexes."""
    meta = MetaData()
    meta.reflect(engine)
    inspector = inspect(engine)
    return {
        name: (
            [(c.name, str(c.type), c.nullable, c.primary_key) for c in table.columns],
            sorted((k["constrained_columns"], k["referred_table"]) for k in inspector.get_foreign_keys(name)),
            _held_at_the_end(engine, name),
            sorted((i["name"] or "", i["column_names"]) for i in inspector.get_indexes(name)),
        )
        for name, table in meta.tables.items()
        if name != "alembic_version"
    }


def test_head_is_the_newest_step() -> None:
    assert sorted(p.name[:4] for p in VERSIONS.glob("0*.py"))[-1] == HEAD


@pytest.mark.parametrize("step", sorted(VERSIONS.glob("0*.py")), ids=lambda p: p.stem)
def test_a_step_takes_only_column_types_from_schema(step: Path) -> None:
    """A later change of the models or records must not alter the tables that an earlier step makes."""
    tree = ast.parse(step.read_text("utf-8"))
    imported = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    taken = {m.rpartition(".")[2] for m in imported if m.split(".")[0] == "schema"}
    assert taken <= {"column_types", "references"}


def test_migrations_end_in_the_tables_of_the_models(tmp_path: Path) -> None:
    migrated(tmp_path / "old.sqlite", HEAD)
    stepped = create_engine(f"sqlite:///{tmp_path / 'old.sqlite'}")
    made = open_database(str(tmp_path / "new.sqlite"))
    assert shape(stepped) == shape(made)
    stepped.dispose()
    made.dispose()


def test_an_older_database_is_brought_up_to_date_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    migrated(path, "0001")
    old = create_engine(f"sqlite:///{path}")
    with old.begin() as connection:
        connection.execute(text("INSERT INTO agencies (agency_id, name) VALUES ('a', 'Sở A')"))
    old.dispose()
    engine = open_database(str(path))
    with engine.connect() as connection:
        assert version_of(connection) == HEAD
        assert connection.execute(text("SELECT name FROM agencies")).scalar() == "Sở A"
        assert connection.execute(text("SELECT count(*) FROM v_tasks_wide")).scalar() == 0
    assert store(engine, cao_bang(), AGENCIES).document_id == "cao-bang-337-qd-ubnd-2018"
    engine.dispose()


def test_files_of_an_older_database_are_known_by_their_document(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    engine = open_database(str(path))
    store(engine, cao_bang(), AGENCIES)
    engine.dispose()
    taken_back(path, "0003")
    engine = open_database(str(path))
    with engine.connect() as connection:
        query = text("SELECT own_id, number, issued_on, sketch FROM file_identities")
        assert tuple(connection.execute(query).one()) == (
            "cao-bang-337-qd-ubnd-2018", "337 qđ ubnd", "2018-03-27", "",
        )  # fmt: skip
    assert store(engine, cao_bang(sha256="b" * 64), AGENCIES).outcome == "kept"
    engine.dispose()


SEVERAL = "Several lines; their sum was taken."
RECODED = [
    pytest.param([("documents", "d", "number", "row_truncated", "No number.")], ["d!number!head_missing"], id="head"),
    pytest.param([("cells", "d:t1", "x0", "row_truncated", "Off.")], ["d:t1!x0!place_wrong"], id="box"),
    pytest.param([("tables", "d:t1", "n_rows", "row_truncated", "Row 16.")], ["d:t1!n_rows!row_truncated"], id="row"),
    pytest.param([("documents", "d", "status", "appendix_unread", "Scan.")], ["d!status!ocr_missing"], id="ocr"),
    pytest.param([("documents", "d", "pages", "appendix_unread", "None.")], ["d!pages!appendix_unread"], id="appendix"),
    pytest.param(
        [("tables", "d:t1", "caption", "cell_shifted", "A."), ("tables", "d:t1", "caption", "cell_shifted", "B.")],
        ["d:t1!caption!line_missing", "d:t1!caption!line_missing~2"], id="lines",
    ),
    pytest.param([("cells", "d:t1", "role", "cell_shifted", "A.")], ["d:t1!role!cell_shifted"], id="cell"),
    pytest.param(
        [("tasks", "d:1", "budget_vnd", "number_ambiguous", SEVERAL), ("tasks", "d:1", "budget_vnd", "number_ambiguous", "42,280")],
        ["d:1!budget_vnd!several_values", "d:1!budget_vnd!number_ambiguous"], id="the-second-counts-as-the-first",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("found", "expected"), RECODED)
def test_a_decision_on_a_finding_survives_the_parting_of_codes(
    tmp_path: Path, found: list[tuple[str, str, str, str, str]], expected: list[str]
) -> None:
    path = tmp_path / "old.sqlite"
    migrated(path, "0004")
    old = create_engine(f"sqlite:///{path}")
    ids: list[str] = []
    with old.begin() as connection:
        connection.execute(text("INSERT INTO documents (document_id, doc_type, source_file, sha256, media_type, text_source, status, pipeline_version) VALUES ('d', 'plan', 'f', 'a', 'm', 'markup', 'ok', '1')"))  # fmt: skip
        for table, record, field, code, message in found:
            stem = f"{record}!{field}!{code}"
            ids.append(stem if stem not in ids else f"{stem}~2")
            connection.execute(
                text("INSERT INTO findings VALUES (:id, 'd', :t, :r, :f, :c, 'warning', :m, NULL, NULL, 1, 'accepted')"),
                {"id": ids[-1], "t": table, "r": record, "f": field, "c": code, "m": message},
            )  # fmt: skip
    old.dispose()
    engine = open_database(str(path))
    with engine.connect() as connection:
        kept = {f.message: f for f in connection.execute(text("SELECT * FROM findings"))}
    engine.dispose()
    stored = [kept[message] for *_, message in found]
    assert [(f.finding_id, f.status) for f in stored] == [(i, "accepted") for i in expected]
    assert [f.code for f in stored] == [i.rpartition("!")[2].partition("~")[0] for i in expected]


def test_an_accepted_finding_stays_accepted_when_the_document_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    document = cao_bang().document.document_id
    finding = Finding(
        finding_id=f"{document}!number!head_missing", document_id=document, record_table="documents", record_id=document,
        field="number", code="head_missing", severity="warning", message="No number.",
    )  # fmt: skip
    records = replace(cao_bang(), findings=(finding,))
    engine = open_database(str(path))
    store(engine, records, AGENCIES)
    with engine.begin() as connection:
        connection.execute(text("UPDATE findings SET status = 'accepted'"))
    engine.dispose()
    taken_back(path, "0004")
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT code FROM findings")).scalar() == "row_truncated"
    engine.dispose()
    engine = open_database(str(path))
    store(engine, records, AGENCIES)
    with engine.connect() as connection:
        query = text("SELECT finding_id, code, status FROM findings")
        assert [tuple(row) for row in connection.execute(query)] == [
            (finding.finding_id, "head_missing", "accepted")
        ]
    engine.dispose()


@pytest.mark.parametrize("revision", ["0006", "0007", "0008"])
def test_no_row_is_lost_on_the_way_up(tmp_path: Path, revision: str) -> None:
    """A table that is made anew would take with it every row that refers to it."""
    path = tmp_path / "old.sqlite"
    engine = open_database(str(path))
    store(engine, cao_bang(), AGENCIES)
    before = _counts(engine)
    engine.dispose()
    taken_back(path, revision)
    engine = open_database(str(path))
    after = _counts(engine)
    engine.dispose()
    assert before["targets"] > 0 and before["task_agencies"] > 0
    made_since = ("observations", "file_records")
    assert {t: n for t, n in after.items() if t not in made_since} == {
        t: n for t, n in before.items() if t not in made_since
    }


def test_old_corrections_are_changes_and_provinces_keep_their_names(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    engine = open_database(str(path))
    store(engine, cao_bang(), AGENCIES)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO corrections (correction_id, record_table, record_id, field, action) VALUES ('c', 'tasks', 't', 'title', 'change')")
        )  # fmt: skip
    engine.dispose()
    taken_back(path, "0008")
    engine = open_database(str(path))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT action FROM corrections")).scalar_one() == "change"
        query = text("SELECT province, amends_id FROM documents")
        assert tuple(connection.execute(query).one()) == ("Cao Bằng", None)
    engine.dispose()


def test_what_a_removed_document_was_amended_by_names_it_no_more(tmp_path: Path) -> None:
    engine = open_database(str(tmp_path / "plans.sqlite"))
    store(engine, cao_bang(), AGENCIES)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO documents (document_id, doc_type, sha256, text_source, status, amends_id) VALUES ('d', 'plan', 'a', 'markup', 'ok', 'cao-bang-337-qd-ubnd-2018')")
        )  # fmt: skip
    remove(engine, "cao-bang-337-qd-ubnd-2018")
    with engine.connect() as connection:
        assert tuple(connection.execute(text("SELECT document_id, amends_id FROM documents")).one()) == (
            "d",
            None,
        )
    engine.dispose()


def _counts(engine: Engine) -> dict[str, int]:
    """Rows of each table of the contract."""
    with engine.connect() as connection:
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in metadata.tables
        }


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plans.sqlite"
    open_database(str(path)).dispose()
    before = path.read_bytes()
    open_database(str(path)).dispose()
    assert path.read_bytes() == before


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "plans.sqlite"
    engine = open_database(str(path))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(DatabaseTooNew, match="9999"):
        open_database(str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("sqlite:////no/such/folder/plans.sqlite", id="no-folder"),
        pytest.param("nonsense://x", id="unknown-scheme"),
        pytest.param("postgresql://nobody@127.0.0.1:1/none", id="no-server"),
    ],
)
def test_what_cannot_be_opened_is_named(url: str) -> None:
    with pytest.raises(DatabaseUnreachable) as told:
        open_database(url)
    assert "\n" not in str(told.value)
    assert told.value.hint


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, " * 100)
    with pytest.raises(DatabaseUnreachable):
        open_database(str(path))
    assert path.read_text() == "not a database, " * 100


def test_who_only_asks_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreachable, match="no such database"):
        open_database(str(tmp_path / "plans.sqlite"), create=False)
    assert not (tmp_path / "plans.sqlite").exists()


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("plans.sqlite", "sqlite:///plans.sqlite"),
        ("sqlite:///x.db", "sqlite:///x.db"),
        ("postgresql://me@host/db", "postgresql+psycopg://me@host/db"),
        ("postgres://me@host/db", "postgresql+psycopg://me@host/db"),
        ("postgresql+psycopg://me@host/db", "postgresql+psycopg://me@host/db"),
    ],
)
def test_urls(given: str, url: str) -> None:
    assert database_url(given) == url


def test_a_password_is_not_shown() -> None:
    with pytest.raises(DatabaseUnreachable) as told:
        open_database("postgresql://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value)
