"""A file that was read before with the same settings by the same program is left alone; any other is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import vnplans
from extract.cache import programs
from schema.errors import UnknownRole
from tests.samples.tiny_plans import tiny_plan
from vnplans.cli import main
from vnplans.intake import unchanged
from vnplans.intake.results import FileResult


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(tiny_plan(7), "utf-8")
    return path


@pytest.fixture
def ingest(plan: Path, tmp_path: Path) -> Callable[..., FileResult]:
    def again(**settings: object) -> FileResult:
        (found,) = vnplans.ingest(plan, db=str(tmp_path / "x.sqlite"), jobs=0, **settings)  # type: ignore[arg-type]
        return found

    return again


def test_the_same_file_is_not_read_twice(
    ingest: Callable[..., FileResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ingest()
    monkeypatch.setattr("vnplans.intake.run.answer", None)  # whoever reads now fails
    second = ingest()
    assert (second.outcome, second.error, second.ending.value) == ("unchanged", None, "unchanged")
    assert (second.document_id, second.tasks, second.findings) == (
        first.document_id,
        first.tasks,
        first.findings,
    )
    assert second.seconds == 0


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"number": "8/KH-UBND"}, id="head"),
        pytest.param({"headers": {"Thời gian": "due"}}, id="header"),
        pytest.param({"scan_effort": "thorough"}, id="effort-for-scans"),
        pytest.param({"reread": True}, id="asked-for"),
    ],
)
def test_other_settings_read_it_again(ingest: Callable[..., FileResult], settings: dict[str, object]) -> None:
    ingest()
    assert ingest(**settings).outcome != "unchanged"
    assert (ingest().outcome == "unchanged") == ("reread" in settings)


def test_the_effort_for_scans_is_one_of_three(ingest: Callable[..., FileResult]) -> None:
    with pytest.raises(ValueError, match="slow"):
        ingest(scan_effort="slow")


def test_time_and_memory_decide_nothing(ingest: Callable[..., FileResult]) -> None:
    ingest()
    assert ingest(seconds=10.0, megabytes=2000).outcome == "unchanged"


def test_another_program_reads_it_again(
    ingest: Callable[..., FileResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest()
    monkeypatch.setattr(unchanged, "program", lambda: "0.2.0 of tomorrow")
    assert ingest().outcome == "replaced"
    assert ingest().outcome == "unchanged"


def test_a_file_that_was_altered_or_removed_is_read(
    ingest: Callable[..., FileResult], plan: Path, tmp_path: Path
) -> None:
    first = ingest()
    plan.write_text(tiny_plan(7, task="Trồng rừng"), "utf-8")
    assert ingest().outcome != "unchanged"
    vnplans.remove(str(first.document_id), db=str(tmp_path / "x.sqlite"))
    assert ingest().outcome == "added"


def test_one_that_waits_for_ocr_is_read_again(ingest: Callable[..., FileResult], tmp_path: Path) -> None:
    import sqlite3

    ingest()
    with sqlite3.connect(tmp_path / "x.sqlite") as connection:
        connection.execute("UPDATE documents SET status = 'needs_ocr'")
    assert ingest().outcome == "replaced"


def test_the_run_says_so(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        with pytest.raises(SystemExit) as ended:
            main(["ingest", str(plan), "--db", str(tmp_path / "x.sqlite"), "--jobs", "0"])
        assert ended.value.code == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 file: 1 unchanged"


def test_the_program_is_known_by_its_code_and_registers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "rule.py").write_text("x = 1\n")
    monkeypatch.setattr(programs, "_folders", lambda _: [tmp_path])
    before = programs.code_of.__wrapped__("rules")
    assert programs.code_of.__wrapped__("rules") == before
    (tmp_path / "words.csv").write_text("word\n")
    assert programs.code_of.__wrapped__("rules") != before


@pytest.mark.parametrize("role", ["note", "basis", "nonsense"])
def test_no_header_is_taught_to_a_role_that_leads_nowhere(
    ingest: Callable[..., FileResult], role: str
) -> None:
    with pytest.raises(UnknownRole, match=role) as refused:
        ingest(headers={"Ghi chú": role})
    assert "budget" in refused.value.hint
    assert f" {role}," not in refused.value.hint
