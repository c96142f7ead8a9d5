"""Comparisons on the terminal: a table a measure for more than two sides, totals below, indicators and tasks two by two."""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO

import pytest

from schema.compare.by import Comparison
from schema.compare.periods import by_periods
from schema.compare.themes import by_themes
from tests.samples.beside import body, plan, task
from vnplans.cli import main
from vnplans.cli.side_by_side import print_comparison

A = plan("Cao Bằng", task("1", theme="energy", budget_vnd=2_000_000_000, start=2024, end=2025))
B = plan("Bắc Ninh", task("1", theme="water"))
C = plan("Sơn La", task("1", theme="energy", start=2025, end=2025))


def printed(found: Comparison) -> list[str]:
    out = StringIO()
    with redirect_stdout(out):
        print_comparison(found)
    return [" ".join(line.split()) for line in out.getvalue().splitlines()]


def test_two_sides_stand_in_one_table() -> None:
    lines = printed(by_themes([A, B]))
    assert lines[0] == "themes: Cao Bằng and Bắc Ninh"
    assert "Energy 1 2 0" in lines
    assert lines[lines.index("totals") + 1] == "name tasks budget, tỷ VND"
    assert lines[-3:-1] == ["Cao Bằng 1 2", "Bắc Ninh 1"]


def test_more_sides_have_a_table_a_measure() -> None:
    lines = printed(by_themes([A, B, C]))
    assert "theme Cao Bằng Bắc Ninh Sơn La" in lines
    assert "Energy 1 0 1" in lines and "Energy 2" in lines
    assert [line for line in lines if line.startswith("themes: ")] == ["themes: tasks", "themes: budget"]
    assert sum("Budgets are sums" in line for line in lines) == 1


def test_many_sides_have_a_line_each() -> None:
    others = [plan(f"P{n}", task("1", theme="energy", budget_vnd=n * 10**9)) for n in range(1, 6)]
    lines = printed(by_themes([A, B, *others]))
    assert lines[1] == "energy water" and "Bắc Ninh 0 1" in lines and "P3 1 0" in lines
    assert lines[lines.index("themes: budget") + 1] == "energy, tỷ VND" and "P3 3" in lines
    led = plan("P9", task("1", theme="energy"), bodies=[body("1", "so-y-te")])
    assert any(
        line.startswith("Not shown of so many documents: leads")
        for line in printed(by_themes([A, B, *others, led]))
    )


def test_a_time_line_of_three() -> None:
    lines = printed(by_periods([A, B, C]))
    assert lines[lines.index("periods: running") + 1] == "year Cao Bằng Bắc Ninh Sơn La"
    assert "2025 1 0 1" in lines


def test_nothing_in_any_side_says_so() -> None:
    assert printed(by_periods([B, B, B]))[0] == "periods: none"


def test_one_name_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(("compare", "Cao Bằng"))
    assert "two documents or more" in capsys.readouterr().err
