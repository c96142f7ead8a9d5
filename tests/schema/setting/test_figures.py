"""A figure is read once: settling, building and the checks are given the same value."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from schema.assemble import build_records
from schema.setting import figures
from schema.setting.figures import EMISSIONS, MONEY, Figure, FigureReader
from tests.samples.tables import document, group, records, task

ROWS = [group("I", "Nông nghiệp", "300"), task(1, "1", "100"), task(2, "2", "200"), task(3, "3", "7 tỷ")]


def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """The texts that the parser of money is asked for, with how often."""
    asked: Counter[str] = Counter()
    parse = figures.parse_money

    def watched(text: str, **how: object) -> object:
        asked[text] += 1
        return parse(text, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(figures, "parse_money", watched)
    return asked


def test_each_figure_of_a_document_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = counted(monkeypatch)
    found = records(tmp_path, ROWS)
    assert [t.budget_vnd for t in found.tasks] == [100_000_000, 200_000_000, 7_000_000_000]
    assert asked == Counter({"300": 1, "100": 1, "200": 1, "7 tỷ": 1})


def test_a_check_sees_the_value_that_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = document(tmp_path, [group("I", "Nông nghiệp", "300"), task(1, "1", "100"), task(2, "2", "200")])
    assert not [f for f in build_records(given).findings if f.code == "sum_mismatch"]
    parse = figures._parsed

    def wrong(key: figures._Key) -> Figure:
        got = parse(key)
        return Figure(got.value * 2, *_rest(got)) if key.text == "200" and got.value is not None else got

    monkeypatch.setattr(figures, "_parsed", wrong)
    found = build_records(given)
    assert [t.budget_vnd for t in found.tasks] == [100_000_000, 400_000_000]
    (said,) = {(f.expected, f.found) for f in found.findings if f.code == "sum_mismatch"}
    assert said == ("300000000", "500000000")


def _rest(figure: Figure) -> tuple[object, ...]:
    return (figure.raw, figure.start, figure.end, figure.rule, figure.confidence, figure.notes)


def test_the_same_cell_is_the_same_reading() -> None:
    reader = FigureReader()
    first = reader.read("6,69", "nghìn tCO2", EMISSIONS, None)
    assert reader.read("6,69", "nghìn tCO2", EMISSIONS, None) is first
    assert reader.read("6,69", "tỷ đồng", MONEY, None).value == 6_690_000_000
    assert first.value == 6690


def test_a_merged_row_is_held_against_its_sum_as_it_is_stored(tmp_path: Path) -> None:
    """Two lines of one task count in the sum of their group as the task's amount does."""
    rows = [
        group("I", "Nông nghiệp", "1.050"),
        task(1, "1", "100"),
        ["", "", "", "", "900"],
        task(2, "2", "50"),
    ]
    found = records(tmp_path, rows)
    assert [t.budget_vnd for t in found.tasks] == [1_000_000_000, 50_000_000]
    assert not [f for f in found.findings if f.code == "sum_mismatch"]
