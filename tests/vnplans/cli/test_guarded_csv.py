"""A CSV for people holds no text that a spreadsheet would run, unless that is asked for; numbers stay numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.compare.frames import Comparison
from schema.export.formulas import unguarded
from vnplans.cli.compare import write_comparisons
from vnplans.cli.output import write_csv

FOUND = Comparison(
    "tasks", ("A", "B"), ("title_a", "cut_a"), (("- Trồng rừng", -3), ("=1+1", None), ("-3", 2))
)


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8-sig").splitlines()


def test_a_comparison_is_guarded(tmp_path: Path) -> None:
    (path,) = write_comparisons(tmp_path / "tasks.csv", (FOUND,))
    assert lines(path) == ["title_a,cut_a", "'- Trồng rừng,-3", "'=1+1,", "-3,2"]


def test_or_as_printed_where_that_is_asked_for(tmp_path: Path) -> None:
    (path,) = write_comparisons(tmp_path / "tasks.csv", (FOUND,), guard=False)
    assert lines(path) == ["title_a,cut_a", "- Trồng rừng,-3", "=1+1,", "-3,2"]


@pytest.mark.parametrize("text", ["@x", "+ Xe buýt", "＝1", " -a"])
def test_nothing_is_lost(tmp_path: Path, text: str) -> None:
    write_csv(tmp_path / "a.csv", ("title",), ((text,),))
    assert unguarded(lines(tmp_path / "a.csv")[1]) == text
