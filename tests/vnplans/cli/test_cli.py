"""The command line as a person and a script meet it."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

import vnplans
from docs.pages.commands import commands_doc, help_texts
from tests.samples.files import CORPUS, ROOT, corpus_file
from vnplans.cli import main

PROGRAM = [sys.executable, "-m", "vnplans.cli"]
PLANS = (corpus_file("cao-bang", ".md"), corpus_file("bac-ninh", ".txt"))
SECONDS_FOR_HELP = 0.3


@dataclass(frozen=True)
class Done:
    """What a command printed and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def here(*arguments: str, db: Path) -> Done:
    """Runs a command in this process: quick, for what needs no process of its own."""
    out, err = StringIO(), StringIO()
    code: object = 0
    with redirect_stdout(out), redirect_stderr(err), pytest.MonkeyPatch.context() as patch:
        patch.setenv("VNPLANS_DB", str(db))
        try:
            main(arguments)
        except SystemExit as ended:
            code = ended.code
    return Done(int(str(code or 0)), out.getvalue(), err.getvalue())


def run(
    *arguments: str, cwd: Path | None = None, db: Path | None = None, width: int = 200
) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": str(width)}
    surroundings.pop("VNPLANS_DB", None)
    if db is not None:
        surroundings["VNPLANS_DB"] = str(db)
    return subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=surroundings
    )


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with both plans; nobody writes to it."""
    path = tmp_path_factory.mktemp("cli") / "plans.sqlite"
    vnplans.ingest(*PLANS, db=str(path), jobs=0)
    return path


def test_help_answers_at_once() -> None:
    """Processor time, which a busy machine does not stretch as it does the clock's."""

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert run("--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(5)) < SECONDS_FOR_HELP


def test_no_command_is_cut_in_the_list_of_80_columns() -> None:
    listed = run("--help", width=80).stdout.partition("Commands:")[2].splitlines()
    told = [line for line in listed if line.strip()]
    assert len(told) == len(help_texts())
    assert [line for line in told if "..." in line or not line.endswith(".") or len(line) > 80] == []


@pytest.mark.parametrize("command", help_texts())
def test_every_help_says_what_it_does_and_shows_an_example(command: str) -> None:
    told = help_texts()[command]
    assert "Example:" in told
    assert f"vnplans {command}" in told.split("Example:")[1]
    if command not in ("inspect", "explain", "agencies", "units", "provinces", "diff"):
        assert "--db" in told
    if command not in ("inspect", "review"):
        assert "--json" in told


def test_the_page_of_commands_is_what_help_prints() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert page == commands_doc(), "run: python -m docs.pages.commands"


@pytest.mark.parametrize("command", help_texts())
def test_every_command_is_a_function_of_the_same_name(command: str) -> None:
    assert callable(getattr(vnplans, command.replace("-", "_")))


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("show", "Cao Bằng"),
        ("show", "Cao Bằng", "--sources"),
        ("findings",),
        ("findings", "Bắc Ninh", "--count"),
        ("compare", "Cao Bằng", "Bắc Ninh"),
        ("compare", "Cao Bằng", "Bắc Ninh", "--by", "tasks"),
        ("compare", "Cao Bằng", "Bắc Ninh", "--by", "indicators"),
        ("compare", "Cao Bằng", "Bắc Ninh", "--by", "gaps", "--theme", "Năng lượng"),
        ("compare", "--by", "periods", "--year", "2020", "--with-amended", "--as-of", "2025-02-28"),
        ("compare", "--by", "agencies", "--lead", "Sở Công Thương", "--agency-as-of", "printed"),
        ("references", "--count"),
        ("corrections",),
        ("explain", "quantity", "giảm từ 11 - 24%"),
        ("provinces", "--date", "2018-04-04"),
    ],
    ids=" ".join,
)
def test_json_is_json_and_a_table_is_for_people(database: Path, arguments: tuple[str, ...]) -> None:
    script = here(*arguments, "--json", db=database)
    assert script.returncode == 0, script.stderr
    assert isinstance(json.loads(script.stdout), list | dict)
    person = here(*arguments, db=database)
    assert (person.returncode, person.stderr) == (0, "")
    assert person.stdout.strip()


def test_status_counts_what_is_there(database: Path) -> None:
    rows = {r["province"]: r for r in json.loads(here("status", "--json", db=database).stdout)}
    assert {(name, r["tasks"], r["status"]) for name, r in rows.items()} == {
        ("Cao Bằng", 74, "ok"), ("Bắc Ninh", 28, "ok"),
    }  # fmt: skip


def test_a_record_is_shown_with_where_it_was_read(database: Path) -> None:
    shown = json.loads(here("show", "cao-bang-337-qd-ubnd-2018:t1:A:1", "--json", db=database).stdout)
    assert shown["record"]["group_number"] == "A"
    assert {"title", "budget_vnd"} <= {p["field"] for p in shown["provenance"]}


def test_compare_writes_csv_that_excel_opens(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "themes.csv"
    done = here("compare", "Cao Bằng", "Bắc Ninh", "--csv", str(path), db=database)
    assert done.returncode == 0
    lines = path.read_text("utf-8-sig").splitlines()
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert lines[0].startswith("theme,name_en,name_vi,tasks_a,budget_vnd_a,leads_a,tasks_b")
    assert not any(line.startswith(("total", "Total")) for line in lines)
    totals = (tmp_path / "themes.totals.csv").read_text("utf-8-sig").splitlines()
    assert totals[0] == "side,name,document_id,tasks,budget_vnd"
    assert totals[1].startswith("a,Cao Bằng,cao-bang-337-qd-ubnd-2018,73,")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("show", "no-such-document"), 21, id="unknown-document"),
        pytest.param(("compare", "Cao Bằng", "Hà Giang"), 21, id="unknown-province"),
        pytest.param(("compare", "--theme", "colours"), 47, id="unknown-theme"),
        pytest.param(("compare", "--as-of", "yesterday"), 47, id="unknown-day"),
        pytest.param(("remove", "no-such-document"), 21, id="remove-unknown"),
        pytest.param(("ingest", "no-such-file.pdf"), 11, id="missing-file"),
        pytest.param(("diff", "nowhere", "nowhere"), 11, id="diff-without-exports"),
        pytest.param(
            ("correct", "cao-bang-337-qd-ubnd-2018:t1:A:1", "budget_raw", "1"), 27, id="printed-text"
        ),
        pytest.param(("correct", "cao-bang-337-qd-ubnd-2018:t1:A:1", "budget_vnd", "x"), 27, id="no-number"),
        pytest.param(("correct", "--revoke", "nothing"), 28, id="unknown-correction"),
        pytest.param(("status", "--db", "nonsense://x"), 23, id="wrong-url"),
        pytest.param(("status", "--db", "nowhere.sqlite"), 23, id="no-database"),
    ],
)
def test_an_error_is_one_line_with_a_hint(
    database: Path, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    copy = tmp_path / "plans.sqlite"
    shutil.copy(database, copy)
    before = copy.read_bytes()
    done = run(*arguments, cwd=tmp_path, db=copy)
    assert done.returncode == code, done.stderr
    assert re.fullmatch(r"error: [^\n]+ hint: [^\n]+\n", done.stderr)
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        pytest.param("Bac Nin", "Did you mean Bắc Ninh?", id="province"),
        pytest.param("337/QD-UBN", "Did you mean 337/QĐ-UBND?", id="number"),
        pytest.param("Hà Giang", "hint: `vnplans status`", id="nothing-like-it"),
    ],
)
def test_a_misspelt_document_is_guessed(database: Path, asked: str, meant: str) -> None:
    done = here("compare", "Cao Bằng", asked, db=database)
    assert done.returncode == 21 and meant in done.stderr


@pytest.mark.parametrize(
    "command", [("status",), ("ingest", str(PLANS[0])), ("findings",)], ids=lambda c: c[0]
)
def test_a_database_of_another_program_is_named_and_left_alone(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "music.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE albums (id INTEGER)")
        other.commit()
    before = path.read_bytes()
    done = run(*command, cwd=tmp_path, db=path)
    assert done.returncode != 0
    assert "another program, with 1 table (albums)" in done.stderr and "Traceback" not in done.stderr
    assert path.read_bytes() == before


def test_a_limit_cuts_each_table_and_says_so(database: Path) -> None:
    whole, cut = (run("show", "Cao Bằng", *more, db=database).stdout for more in ((), ("--limit", "3")))
    assert len(cut.splitlines()) < 100 < len(whole.splitlines()) < 400
    assert "3 of 74 rows; --limit 0 shows all." in cut


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest", "x.pdf", "--issued-on", "yesterday"),
        ("ingest", "x.pdf", "--map", "no role"),
        ("ingest", "x.pdf", "y.pdf", "--number", "1"),
        ("compare", "a"),
        ("export", "out", "--format", "json"),
        ("explain", "colour", "red"),
        ("inspect", str(corpus_file("bac-ninh", ".pdf")), "--page", "999"),
        ("correct",),
        ("nonsense",),
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_without_a_traceback(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr and done.stderr.strip()
    assert list(tmp_path.iterdir()) == []


def test_of_several_files_the_good_ones_are_stored(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    done = run("ingest", str(PLANS[1]), "empty.pdf", "none.pdf", cwd=tmp_path)
    assert done.returncode == 3
    lines = done.stderr.splitlines()
    assert len(lines) == 2 and all(line.startswith("error: ") for line in lines)
    assert len(json.loads(run("status", "--json", cwd=tmp_path).stdout)) == 1


@pytest.mark.parametrize(("severity", "code"), [("error", None), ("info", 1)])
def test_findings_can_fail_a_script(database: Path, severity: str, code: int | None) -> None:
    done = here("findings", "--fail-on", severity, db=database)
    grave = json.loads(here("findings", "--severity", severity, "--json", db=database).stdout)
    assert done.returncode == (1 if grave else 0)
    assert code is None or done.returncode == code


def test_findings_are_filtered(database: Path) -> None:
    def asked(*more: str) -> list[dict[str, str]]:
        return list(json.loads(here("findings", "--json", *more, db=database).stdout))

    everything, warnings = asked(), asked("--severity", "warning")
    assert warnings == [f for f in everything if f["severity"] != "info"]
    code = warnings[0]["code"]
    assert asked("--code", code) == [f for f in everything if f["code"] == code]
    assert asked("Bắc Ninh") == [f for f in everything if f["document_id"].startswith("bac-ninh")]


def test_correct_export_diff_remove(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "plans.sqlite"
    shutil.copy(database, copy)
    record = "cao-bang-337-qd-ubnd-2018:t1:A:1"
    assert here("export", str(tmp_path / "old"), db=copy).returncode == 0
    made = here("correct", record, "budget_vnd", "5", "--author", "me", "--reason", "why", "--json", db=copy)
    assert made.returncode == 0, made.stderr
    assert here("export", str(tmp_path / "new"), db=copy).returncode == 0
    changes = json.loads(here("diff", str(tmp_path / "old"), str(tmp_path / "new"), "--json", db=copy).stdout)
    told = {(c["table"], c["record"], c["change"], c["field"], c["new"]) for c in changes}
    assert told == {
        ("tasks", record, "altered", "budget_vnd", "5"),
        ("tasks", record, "altered", "review_status", "corrected"),
    }
    (correction,) = json.loads(here("corrections", "--json", db=copy).stdout)
    assert (correction["author"], correction["new_value"]) == ("me", "5")
    assert here("correct", "--revoke", correction["correction_id"], db=copy).returncode == 0
    assert here("remove", "Cao Bằng", db=copy).returncode == 0
    assert [r["province"] for r in json.loads(here("status", "--json", db=copy).stdout)] == ["Bắc Ninh"]


def test_corrections_come_from_a_colleagues_file(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "plans.sqlite"
    shutil.copy(database, copy)
    lines = (
        "record_id,field,new_value,reason,author\n"
        "cao-bang-337-qd-ubnd-2018:t1:A:1,priority,low,checked,An\n"
        "cao-bang-337-qd-ubnd-2018:t1:A:2,lead,Sở Công Thương,checked,An\n"
    )
    (tmp_path / "mine.csv").write_text(lines, encoding="utf-8-sig")
    done = here("correct", "--from", str(tmp_path / "mine.csv"), "--json", db=copy)
    assert [c["new_value"] for c in json.loads(done.stdout)] == ["low", "Sở Công Thương"]


def test_a_closed_pipe_is_no_error(database: Path) -> None:
    command = f"{sys.executable} -m vnplans.cli show 'Cao Bằng' | head -n 1"
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "VNPLANS_DB": str(database)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=surroundings)
    assert "Traceback" not in done.stderr


def test_no_command_is_about_the_corpus_alone() -> None:
    assert CORPUS.is_dir()
    for name in ("cao-bang", "bac-ninh", "337", "342"):
        for module in (ROOT / "vnplans").glob("*.py"):
            code = re.sub(r'""".*?"""', "", module.read_text("utf-8"), flags=re.DOTALL)
            assert name not in code, f"{module.name} knows {name}"


def test_show_source_writes_pictures(tmp_path: Path) -> None:
    pdf = next(CORPUS.glob("cao-bang-2018/*2018.pdf"))
    db = tmp_path / "plans.sqlite"
    assert here("ingest", str(pdf), db=db).returncode == 0
    record = "cao-bang-337-qd-ubnd-2018:t1:A:1"
    asked = ("show", record, "--source", "--files", str(CORPUS), "--out", str(tmp_path / "out"))
    done = here(*asked, "--field", "title", "--json", db=db)
    assert done.returncode == 0, done.stderr
    (picture,) = json.loads(done.stdout)
    assert Path(picture).read_bytes().startswith(b"\x89PNG")
    elsewhere = here("show", record, "--source", "--files", str(tmp_path), "--out", str(tmp_path), db=db)
    assert elsewhere.returncode == 0, "the kept file serves"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VNPLANS_FILES", str(tmp_path / "none"))
        missing = here("show", record, "--source", "--files", str(tmp_path / "empty"), db=db)
    assert missing.returncode != 0
    assert "Traceback" not in missing.stderr
