"""Sums decide between readings of a doubtful figure: confirmed, changed, or left and doubted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.model import Document, Grid, GridCell
from normalize.notes import Code, warning
from schema.assemble import build_records
from schema.contract.records import DocumentRecords
from tests.samples.tables import document, group, task, with_cell

Row = list[str]
PLAN: list[Row] = [
    group("I", "NÔNG NGHIỆP", "300"), task(0, "1", "100"), task(1, "2", "200"),
    group("II", "NĂNG LƯỢNG", "50"), task(2, "1", "20"), task(3, "2", "30"),
    ["", "Tổng cộng", "", "", "350"],
]  # fmt: skip
AMOUNT = 4


def read_doubtfully(plan: Document, doubts: dict[int, tuple[str, str]]) -> Document:
    """The plan with the amounts of some rows (0-based, below the header) as read, and as the other reading has them."""

    def doubted(cell: GridCell) -> GridCell:
        if cell.column != AMOUNT or cell.row - 1 not in doubts:
            return cell
        read, other = doubts[cell.row - 1]
        note = warning(Code.NUMBER_AMBIGUOUS, "Two readings. Look at the page.", expected=other, found=read)
        part = replace(cell.fragment, text=read, confidence=0.5, notes=(note,))
        return replace(cell, text=read, fragment=part, lines=(read,))

    blocks = tuple(
        replace(b, cells=tuple(doubted(c) for c in b.cells)) if isinstance(b, Grid) else b
        for b in plan.blocks
    )
    return replace(plan, blocks=blocks)


def amounts(found: DocumentRecords) -> list[str | None]:
    return [t.budget_raw for t in found.tasks]


def loud(found: DocumentRecords) -> set[tuple[str, str | None]]:
    """Code and field of findings above info on tasks' money."""
    return {(f.code, f.field) for f in found.findings if f.severity != "info" and f.field == "budget_vnd"}


def test_a_figure_with_which_the_sum_holds_is_beyond_doubt(tmp_path: Path) -> None:
    found = build_records(read_doubtfully(document(tmp_path, PLAN), {1: ("100", "700")}))
    assert amounts(found) == ["100", "200", "20", "30"]
    assert not loud(found)
    [told] = [f for f in found.findings if f.code == "number_ambiguous" and f.field == "budget_vnd"]
    assert "group I" in told.message
    assert {told.expected, told.found} == {"100", "700"}


def test_a_figure_read_unsurely_is_vouched_for_by_its_sum(tmp_path: Path) -> None:
    plan = with_cell(document(tmp_path, PLAN), "200", confidence=0.4)
    found = build_records(plan)
    assert not loud(found)
    [told] = [f for f in found.findings if f.code == "ocr_low_confidence"]
    assert (told.severity, told.found) == ("info", "200")
    assert "group I" in told.message


def test_the_other_reading_is_taken_where_only_it_makes_the_sum_hold(tmp_path: Path) -> None:
    found = build_records(read_doubtfully(document(tmp_path, PLAN), {1: ("700", "100")}))
    assert amounts(found) == ["100", "200", "20", "30"]
    assert loud(found) == {("number_ambiguous", "budget_vnd")}
    [told] = [f for f in found.findings if f.code == "number_ambiguous" and f.field == "budget_vnd"]
    assert (told.expected, told.found) == ("100", "700")


def test_a_misread_sum_is_put_right_by_its_rows(tmp_path: Path) -> None:
    found = build_records(read_doubtfully(document(tmp_path, PLAN), {0: ("800", "300")}))
    assert not [f for f in found.findings if f.code == "sum_mismatch"]
    assert amounts(found) == ["100", "200", "20", "30"]


@pytest.mark.parametrize(
    "doubts",
    [
        pytest.param({1: ("700", "400")}, id="no-reading-adds-up"),
        pytest.param({1: ("150", "100"), 2: ("250", "200")}, id="two-changes-would-do-it"),
        pytest.param({1: ("101", "100"), 2: ("200", "199")}, id="either-would-do-it"),
    ],
)
def test_what_the_sums_do_not_decide_stays_as_read_and_doubted(
    doubts: dict[int, tuple[str, str]], tmp_path: Path
) -> None:
    found = build_records(read_doubtfully(document(tmp_path, PLAN), doubts))
    as_read = {row: read for row, (read, _) in doubts.items()}
    assert amounts(found)[:2] == [as_read.get(1, "100"), as_read.get(2, "200")]
    assert ("sum_mismatch", "budget_vnd") in loud(found)
    assert ("number_ambiguous", "budget_vnd") in loud(found)


def test_a_figure_read_surely_is_never_changed(tmp_path: Path) -> None:
    rows = [list(r) for r in PLAN]
    rows[1][AMOUNT] = "700"
    found = build_records(document(tmp_path, rows))
    assert amounts(found)[0] == "700"
    assert ("sum_mismatch", "budget_vnd") in loud(found)
