"""The comparison of indicators as a researcher sees it: on a screen of 100 columns, as CSV, of three plans."""

from __future__ import annotations

import csv
import os
import shutil
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

import vnplans
from schema.compare.by import Side
from schema.compare.indicators import by_indicators
from schema.contract.records import DocumentRecords
from schema.database.opening import open_database
from schema.load.renaming import renamed
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from tests.samples.sides import said, side, value
from vnplans.cli import main
from vnplans.cli.side_by_side import print_comparison

FOREST, POWER = "Tỷ lệ che phủ rừng", "Công suất điện mặt trời"


def shown(a: Side, b: Side) -> list[str]:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    with redirect_stdout(out):
        print_comparison(by_indicators(a, b))
    return out.getvalue().splitlines()


def test_a_screen_of_a_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((100, 40)))
    monkeypatch.setenv("TERM", "dumb")
    here = side(
        "Cao Bằng",
        said(FOREST, value(53, year=2020), value(55), page=3),
        said(POWER, value(135, unit="MW", dimension="power")),
        said("Số chợ đạt chuẩn " + "an toàn thực phẩm " * 12, value(7)),
    )
    there = side(
        "Bắc Ninh",
        said("Độ che phủ rừng", value(5, direction="increase", baseline="current"), page=4),
        said(POWER, value(2, unit="GW", dimension="power")),
    )
    lines = shown(here, there)
    assert max(map(len, lines)) <= 100
    text = " ".join(" ".join(lines).split())
    for words in (
        f"{FOREST} (p. 3)", "Độ che phủ rừng (p. 4)", "likeness", "· 2030: to 55 %", "increase by 5 %", "no: level",
        "= 2000 MW", "yes, after conversion", "2 pairs.", "only in Cao Bằng", "2030: to 7 %",
    ):  # fmt: skip
        assert words in text


def test_of_several_plans_of_a_side_each_name_has_its_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((100, 40)))
    there = side(
        "b", said(FOREST, value()), said(FOREST, value(60), document_id="c"), said("Xe buýt điện", value())
    )
    text = " ".join(" ".join(shown(side("a", said(FOREST, value(), page=2)), there)).split())
    for words in (f"{FOREST} (b)", f"{FOREST} (c)", f"{FOREST} (p. 2)", "document", "2 pairs."):
        assert words in text


def third(number: str, province: str, low: int) -> DocumentRecords:
    records = cao_bang(
        number=f"{number}/KH-UBND", province_code=province, province_code_now=province, issued_on=date(2023, 10, 7),
        sha256=number[0] * 64, source_file=f"{number}.pdf", issuer_raw="UBND",
    )  # fmt: skip
    target = replace(records.targets[0], low=Decimal(low))
    return renamed(replace(records, targets=(target,)), f"plan-{number}")


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = str(tmp_path / "plans.sqlite")
    opened = open_database(path)
    for records in (cao_bang(), third("342", "27", 61), third("77", "14", 40)):
        store(opened, records, AGENCIES)
    opened.dispose()
    return path


def test_of_three_plans_each_two_are_compared(database: str, tmp_path: Path) -> None:
    frame = vnplans.compare("Cao Bằng", "Bắc Ninh", "Sơn La", db=database, by="indicators")
    assert list(zip(frame["side_a"], frame["side_b"], strict=True)) == [
        ("Cao Bằng", "Bắc Ninh"),
        ("Cao Bằng", "Sơn La"),
        ("Bắc Ninh", "Sơn La"),
    ]
    path = tmp_path / "pairs.csv"
    with redirect_stdout(StringIO()), pytest.raises(SystemExit, match="0"):
        main(
            (
                "compare",
                "Cao Bằng",
                "Bắc Ninh",
                "Sơn La",
                "--by",
                "indicators",
                "--csv",
                str(path),
                "--db",
                database,
            )
        )
    with path.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(r["side_a"], r["side_b"], r["comparable"]) for r in rows] == [
        (a, b, "yes") for a, b in zip(frame["side_a"], frame["side_b"], strict=True)
    ]


def test_an_indicator_is_shown_with_to_and_by(database: str) -> None:
    shown_record = vnplans.show("cao-bang-337-qd-ubnd-2018:i1", db=database)
    assert shown_record["values"]["value"].tolist() == ["2030: to > 60 %"]
