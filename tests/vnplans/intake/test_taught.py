"""A header of a stored document is mapped to a role: what it would change, what it changes, later readings, and taking it back."""

from __future__ import annotations

from pathlib import Path

import pytest

import vnplans
from schema.errors import UnknownRole, Unsigned, WrongValue
from tests.samples.tiny_plans import tiny_plan
from vnplans.cli import main
from vnplans.intake import taught
from vnplans.intake.messages import FileNotKept
from vnplans.intake.run import read_files
from vnplans.intake.taught import HeaderMap, header_effect, map_header, revoke
from vnplans.kept_files import kept_folder
from vnplans.questions.decide import Signature

OWN = "bac-ninh-7-kh-ubnd-2024"
HEADER = "Người lo việc này"
SIGNED = Signature("An", "as its cells say")
WANTED = HeaderMap(document=OWN, header=HEADER, role="lead", jobs=0)


def plan(folder: Path, words: str = "Trồng cây xanh ven đường") -> Path:
    """A plan whose column of bodies has a heading that nobody knows."""
    path = folder / "plan.md"
    path.write_text(tiny_plan(7, words).replace("Cơ quan chủ trì", f"{HEADER} (ghi rõ)"), "utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path) -> str:
    made = str(tmp_path / "x.sqlite")
    assert vnplans.ingest(plan(tmp_path), db=made, jobs=0)[0].error is None
    return made


def leads(db: str) -> list[str | None]:
    return [row or None for row in vnplans.show(OWN, db)["tasks"].get("lead", [None, None])]


def test_the_effect_is_shown_and_nothing_is_changed(db: str) -> None:
    before = vnplans.show(OWN, db)["tasks"].to_csv()
    found = header_effect(WANTED, db)
    leading = {(e.record_id, e.old, e.new) for e in found if e.field == "lead"}
    assert leading == {
        (f"{OWN}:t1:1", None, "Sở Công Thương"),
        (f"{OWN}:t1:2", None, "Sở Tài chính"),
    }
    assert ("findings", "header_unmapped") in {(e.table, e.record_id) for e in found}
    assert vnplans.show(OWN, db)["tasks"].to_csv() == before
    assert vnplans.corrections(db=db).empty


def test_a_header_that_is_not_printed_is_refused_and_the_nearest_named(db: str) -> None:
    unprinted = HeaderMap(document=OWN, header="Người làm việc", role="lead", jobs=0)
    with pytest.raises(WrongValue, match="stands over no column") as told:
        map_header(unprinted, SIGNED, db)
    assert HEADER in told.value.hint
    with pytest.raises(WrongValue):
        header_effect(unprinted, db)
    assert vnplans.corrections(db=db).empty


def test_it_is_kept_for_every_later_reading_and_taken_back(db: str, tmp_path: Path) -> None:
    made = map_header(WANTED, SIGNED, db)
    assert (made.action, made.field, made.new_value, made.author) == ("map", HEADER, "lead", "An")
    assert leads(db) == ["Sở Công Thương", "Sở Tài chính"]
    (read,) = vnplans.ingest(tmp_path / "plan.md", db=db, jobs=0, reread=True)
    assert read.error is None and leads(db) == ["Sở Công Thương", "Sở Tài chính"]
    assert vnplans.ingest(tmp_path / "plan.md", db=db, jobs=0)[0].outcome == "unchanged"
    assert vnplans.show(OWN, db)["record"].set_index("field")["value"]["source_file"] == "plan.md"
    revoke(made.correction_id, db, jobs=0)
    assert leads(db) == [None, None]
    assert vnplans.ingest(tmp_path / "plan.md", db=db, jobs=0, reread=True)[0].error is None
    assert leads(db) == [None, None]


def test_another_file_of_the_document_is_read_so_too(db: str, tmp_path: Path) -> None:
    map_header(WANTED, SIGNED, db)
    (tmp_path / "later").mkdir()
    changed = plan(tmp_path / "later", "Trồng cây xanh và hoa ven đường")
    for file in (changed, tmp_path / "plan.md"):
        assert vnplans.ingest(file, db=db, jobs=0)[0].error is None
        assert leads(db) == ["Sở Công Thương", "Sở Tài chính"]


def test_corrections_stand_in_the_effect(db: str) -> None:
    vnplans.correct(f"{OWN}:t1:1", "title", "Trồng hoa", db, reason="seen", author="An")
    assert {e.field for e in header_effect(WANTED, db) if e.table == "tasks"} == {"lead"}


@pytest.mark.parametrize(
    ("header", "role", "error"),
    [(HEADER, "leader", UnknownRole), (HEADER, "basis", UnknownRole), (" (tỷ đồng)", "lead", WrongValue)],
)
def test_no_role_and_no_header_is_refused(db: str, header: str, role: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        map_header(HeaderMap(document=OWN, header=header, role=role, jobs=0), SIGNED, db)
    assert vnplans.corrections(db=db).empty


def test_it_needs_a_name_a_reason_and_the_file(db: str) -> None:
    with pytest.raises(Unsigned):
        map_header(WANTED, Signature("An", " "), db)
    folder = kept_folder(db)
    assert folder is not None
    for path in folder.rglob("*.md"):
        path.unlink()
    with pytest.raises(FileNotKept, match=OWN):
        map_header(WANTED, SIGNED, db)
    assert vnplans.corrections(db=db).empty


def test_commands_split_join_map_and_take_back(
    db: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as end:
            main([*arguments, "--db", db])
        assert end.value.code == 0, capsys.readouterr().err
        return capsys.readouterr().out

    signed = ("--reason", "why", "--author", "An")
    assert "Sở Công Thương" in run("header-effect", OWN, HEADER, "lead"), "read in a child process"
    monkeypatch.setattr(taught, "read_files", lambda files, settings, _: read_files(files, settings, 0))
    told = run("map-header", OWN, HEADER, "lead", *signed)
    changed = [line.split() for line in told.partition("what changed")[2].splitlines()]
    assert ["tasks", "lead", "2", "altered"] in changed
    assert ["findings", "header_unmapped", "1", "→", "0"] in changed
    assert leads(db) == ["Sở Công Thương", "Sở Tài chính"]
    run("split", f"{OWN}:t1:1", "Trồng cây", "Trồng hoa", "--set", "2.lead=Sở Tài chính", *signed)
    assert leads(db) == ["Sở Công Thương", "Sở Tài chính", "Sở Tài chính"]
    run("join", f"{OWN}:added1", f"{OWN}:t1:2", "--set", "period_end=2025-12-31",
        "--set", "period_start=2025-01-01", *signed)  # fmt: skip
    run("correct", "--revoke", f"{OWN}!{HEADER}!1")
    assert leads(db)[0] is None
