"""On a terminal of 80 columns: no line is wider, no id is broken, long answers go through a pager."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from vnplans.cli import pager
from vnplans.cli.pager import paged
from vnplans.cli.table import TableOptions, print_table

IDS = [f"cao-bang-337-qd-ubnd-2018:t2:{n}" for n in range(3)]
ROWS = [
    (i, "Trồng rừng phòng hộ đầu nguồn và ven sông " * 6, "Sở Công Thương", None, 5_000_000_000) for i in IDS
]
NAMES = ("task_id", "title", "lead", "period", "budget_vnd")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "10")
    monkeypatch.setenv("TERM", "dumb")
    return Terminal()


def test_rows_that_do_not_fit_side_by_side_take_few_lines(terminal: Terminal) -> None:
    with redirect_stdout(terminal):
        print_table(NAMES, ROWS)
    lines = terminal.getvalue().splitlines()
    assert max(len(line) for line in lines) <= 80
    assert [line.split()[0] for line in lines if line and not line.startswith(" ")] == IDS
    assert len(lines) <= 6 * len(ROWS) + 1
    assert "budget, tỷ VND: 5" in terminal.getvalue()
    assert "period" not in terminal.getvalue()


def test_one_row_alone_has_a_line_for_each_field(terminal: Terminal) -> None:
    with redirect_stdout(terminal):
        print_table(NAMES, ROWS[:1], TableOptions(say_empty=True))
    assert "lead            Sở Công Thương\n" in terminal.getvalue()


def test_rules_stand_only_where_nothing_else_parts_the_rows(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    with redirect_stdout(terminal):
        print_table(NAMES, ROWS, TableOptions(side_by_side=True))
    assert sum(set(line) == {"─"} for line in terminal.getvalue().splitlines()) == 1
    with redirect_stdout(terminal):
        print_table(NAMES[1:], [r[1:] for r in ROWS], TableOptions(side_by_side=True))
    assert (
        sum(set(line) == {"─"} for line in terminal.getvalue().splitlines()) == 1 + 1 + 2
    )  # the first table, then a head and two between three rows


def test_rows_of_one_line_have_no_rules_between_them(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    rows = [(f"Sở {n}", n, "tên cũ") for n in range(9)]
    long = ("Trung tâm Khuyến công và Tư vấn phát triển công nghiệp", 1, "tên cũ " * 9)
    with redirect_stdout(terminal):
        print_table(("agency", "lead", "printed"), [*rows, long, *rows], TableOptions(side_by_side=True))
    assert (
        sum(set(line) == {"─"} for line in terminal.getvalue().splitlines()) == 3
    )  # the head's, and round the long row


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A pager that writes down what it was shown."""
    seen = tmp_path / "seen.txt"
    program = tmp_path / "pager"
    program.write_text(f"#!/bin/sh\ncat > {seen}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGER", str(program))
    monkeypatch.setenv("TERM", "xterm")
    return seen


@pytest.mark.parametrize(
    ("command", "lines", "is_paged"),
    [
        pytest.param("show", 50, True, id="long"),
        pytest.param("show", 5, False, id="fits-on-the-screen"),
        pytest.param("ingest", 50, False, id="tells-what-it-does"),
    ],
)
def test_a_long_answer_goes_through_the_pager(
    terminal: Terminal,
    reader: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    lines: int,
    is_paged: bool,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    with redirect_stdout(terminal), paged([command, "x"]):
        assert sys.stdout.isatty()
        print("Trồng rừng\n" * lines, end="")
    assert reader.exists() == is_paged
    shown = reader.read_text("utf-8") if is_paged else terminal.getvalue()
    assert shown == "Trồng rừng\n" * lines


@pytest.mark.parametrize("named", ["cat", "", "/no/such/pager"])
def test_nothing_is_paged_where_nobody_wants_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("PAGER", named)
    with redirect_stdout(terminal), paged(["show"]):
        print("line\n" * 50, end="")
    assert terminal.getvalue() == "line\n" * 50


def test_what_was_printed_before_an_error_is_shown(terminal: Terminal, reader: Path) -> None:
    with pytest.raises(SystemExit), redirect_stdout(terminal), paged(["findings"]):
        print("line\n" * 50, end="")
        raise SystemExit(1)
    assert reader.read_text() == "line\n" * 50


def test_a_pipe_gets_everything_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setenv("PAGER", "less")
    monkeypatch.setenv("TERM", "xterm")
    with redirect_stdout(pipe), paged(["show"]):
        assert sys.stdout is pipe


def test_less_keeps_styles_and_ends_where_all_fits() -> None:
    assert pager._LESS[:2] == ("less", "-RFX")
    assert os.environ.get("VNPLANS_WAIT") is None
