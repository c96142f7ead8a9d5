"""Time cells: the table, the phrases both ways, durations, and the gold of the supplied documents."""

from __future__ import annotations

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.notes import Code, Severity
from normalize.periods.durations import parse_duration
from normalize.periods.phrases import Period
from normalize.periods.read import looks_like_period, parse_period
from normalize.registers import rows
from normalize.text import clean
from tests.samples.clock import assert_within
from tests.samples.files import ROOT

CELLS = ROOT / "tests" / "cells" / "periods.tsv"
SHARED = ROOT.parent / "shared"


def cells() -> list[tuple[str, str]]:
    lines = CELLS.read_text("utf-8").split("\n")[1:]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line]


def shown(found: tuple[Period, ...]) -> str:
    return "; ".join(
        f"{p.start or ''}..{p.end or ''}{'+' if p.open_ended else ''} {p.recurrence or '-'} {p.rule}"
        + ("!" if any(n.severity is not Severity.INFO for n in p.notes) else "")
        for p in found
    )


@pytest.mark.parametrize(("text", "expected"), cells(), ids=lambda x: str(x)[:40])
def test_printed_cell(text: str, expected: str) -> None:
    assert shown(parse_period(text)) == expected


def test_the_table_is_large_enough() -> None:
    assert len(cells()) >= 100


@pytest.mark.parametrize(("text", "expected"), cells(), ids=lambda x: str(x)[:40])
def test_composition_case_and_spaces_change_nothing(text: str, expected: str) -> None:
    assert shown(parse_period(unicodedata.normalize("NFD", text))) == expected
    assert shown(parse_period(text.upper())) == expected
    assert shown(parse_period(f"\n {text.replace(' ', '  ')} ")) == expected


@pytest.mark.parametrize(("text", "expected"), cells(), ids=lambda x: str(x)[:40])
def test_spans_hold_what_is_raw(text: str, expected: str) -> None:
    found = parse_period(text)
    assert all(clean(text)[p.start_char : p.end_char] == p.raw for p in found)
    assert len(found) == expected.count("..")


def test_an_empty_cell_has_no_period() -> None:
    assert parse_period("") == parse_period(" - ") == ()


def test_what_cannot_be_read_is_kept_and_flagged() -> None:
    (got,) = parse_period("Kỳ họp thứ nhất Quốc hội khóa XVI")
    assert (got.start, got.end, got.recurrence) == (None, None, None)
    assert got.raw == "Kỳ họp thứ nhất Quốc hội khóa XVI"
    assert [(n.code, n.severity) for n in got.notes] == [(Code.PERIOD_UNPARSED, Severity.WARNING)]


def test_a_period_that_runs_backwards_says_so() -> None:
    (got,) = parse_period("2030-2026")
    assert [n.code for n in got.notes] == [Code.PERIOD_INVERTED]


def test_a_quarter_without_a_year_beside_a_dated_one_is_a_doubt() -> None:
    found = parse_period("Năm 2025 và Quý I")
    assert [n.code for p in found for n in p.notes] == [Code.PERIOD_UNPARSED]


@pytest.mark.parametrize(
    ("text", "precision"),
    [("15/3/2026", "day"), ("Tháng 3/2026", "month"), ("Quý I/2026", "quarter"), ("6 tháng đầu năm 2026", "half"), ("2026-2030", "year"), ("Hằng năm", "none")],
)  # fmt: skip
def test_precision(text: str, precision: str) -> None:
    assert parse_period(text)[0].precision == precision


def test_each_phrase_reads_its_example() -> None:
    rules = {
        "from": "from",
        "before": "before",
        "vision": "vision",
        "onward": None,
        "event": "event",
        "recur": None,
    }
    keys = [(r["kind"], r["phrase"]) for r in rows("period_phrases")]
    assert keys == sorted(keys)
    for row in rows("period_phrases"):
        found = parse_period(row["example"])
        assert found, row
        if row["kind"] == "recur":
            assert [p.recurrence for p in found] == [row["value"]], row
        elif row["kind"] in ("onward", "now"):
            assert found[0].open_ended, row
        elif rules.get(row["kind"]):
            assert rules[row["kind"]] in {p.rule for p in found} or found[0].rule in ("range", "duration"), (
                row
            )
        elif row["kind"] != "event":
            assert found[0].start or found[0].end or found[0].recurrence or found[0].notes, row


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("2017-2020", True),
        ("2017-sau 2025", True),
        ("2018-\n2025", True),
        ("Hàng năm", True),
        ("Quý I/2027", True),
        ("01/3/2018 - 05/3/2018", True),
        ("- Giai đoạn 2026-2030", True),
        ("2024", True),
        ("10 tỷ", False),
        ("2.500 tỷ", False),
        ("100 triệu", False),
        ("38,51", False),
        ("x", False),
        ("", False),
        ("Cộng đồng", False),
        ("Đề án giai đoạn 2026-2030", False),
        ("01/2022/QĐ-TTg", False),
        ("5%", False),
        ("Sở Xây dựng", False),
    ],
)
def test_a_cell_that_is_a_period_and_nothing_else(text: str, whole: bool) -> None:
    assert looks_like_period(text) is whole


@pytest.mark.parametrize(
    ("text", "days", "unit", "comparator"),
    [
        ("≤ 10 ngày", 10, "day", "<="),
        ("≥ 20 ngày Dự kiến 23/7/2018 – 14/8/2018", 20, "day", ">="),
        ("≤ 3 ngày làm việc", 3, "working_day", "<="),
        ("04/6/2018-15/6/2018 ≤ 10 (ngày làm việc)", 10, "working_day", "<="),
        ("7 ngày làm việc sau khi công bố kết quả", 7, "working_day", "="),
        ("18 tháng", 540, "month", "="),
        ("trong vòng 15 ngày", 15, "day", "<="),
        ("không quá 2 tuần", 14, "week", "<="),
        ("48 giờ", None, "hour", "="),
        ("2017-2020", None, None, "="),
        ("6 tháng đầu năm 2026", None, None, "="),
        ("trước ngày 25/4/2018", None, None, "="),
    ],
)
def test_duration(text: str, days: int | None, unit: str | None, comparator: str) -> None:
    got = parse_duration(text)
    assert (got.days, got.unit, got.comparator) == (days, unit, comparator)


@given(st.dates(date(1946, 1, 1), date(2099, 12, 31)), st.dates(date(1946, 1, 1), date(2099, 12, 31)))
def test_reading_undoes_writing(one: date, other: date) -> None:
    first, last = sorted((one, other))
    (got,) = parse_period(f"{first.day:02d}/{first.month}/{first.year} - {last.day}/{last.month}/{last.year}")
    assert (got.start, got.end) == (first, last)
    (got,) = parse_period(f"ngày {one.day} tháng {one.month} năm {one.year}")
    assert (got.start, got.end) == (one, one)


@given(st.integers(1950, 2098), st.integers(1, 40))
def test_years_are_whole_and_inclusive(year: int, length: int) -> None:
    (got,) = parse_period(f"Giai đoạn {year}-{min(year + length, 2100)}")
    assert got.start == date(year, 1, 1)
    assert got.end == date(min(year + length, 2100), 12, 31)


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = parse_period(text)
    assert all(p.raw in clean(text) for p in found)


@pytest.mark.parametrize(
    "unit", ["1", "2020-", "1/", "tháng 1 ", "quý 1, ", "từ ", "2020 ", "(", "năm ", "1/2020 ", "i/", " "]
)
def test_long_texts_are_read_in_time(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    assert_within(0.05, lambda: (parse_period(text), looks_like_period(text), parse_duration(text)))


def gold_times() -> list[tuple[str, dict[str, object]]]:
    out = []
    for name in ("qd-844", "nq-116", "scan-kg-239", "scan-bg-2668"):
        path = SHARED / "gold" / f"{name}.json"
        if path.is_file():
            out += [
                (t["time_raw"], t) for t in json.loads(path.read_text("utf-8"))["tasks"] if t.get("time_raw")
            ]
    return out


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="../shared/gold is absent")
def test_the_gold_s_time_cells() -> None:
    right = flagged = 0
    times = gold_times()
    for raw, task in times:
        got = parse_period(raw)[0]
        want = task.get("period")
        span = [iso(got.start), iso(got.end)] + ([True] if got.open_ended else [])
        ok = span == [None, None] if want is None else span == want
        recurrence = task.get("recurrence")
        alternatives = task.get("recurrence_alt")
        ok &= not recurrence or got.recurrence in {
            recurrence,
            *(alternatives if isinstance(alternatives, list) else []),
        }
        right += ok
        flagged += ok and any(n.severity is not Severity.INFO for n in got.notes)
    assert len(times) > 80
    assert right / len(times) >= 0.99
    assert flagged / len(times) <= 0.03


@pytest.mark.skipif(not (SHARED / "plans").is_dir(), reason="../shared/plans is absent")
def test_the_gold_of_bac_ninh_s_text() -> None:
    text = (SHARED / "plans" / "bac-ninh-342-kh-ubnd-2023.txt").read_text("utf-8")
    tail = text[text.rindex("PHỤ LỤC 1:") :]
    printed = [line for line in tail.split("\n") if line.startswith("\t") and looks_like_period(line)]
    tasks = json.loads((SHARED / "gold" / "bac_ninh.json").read_text("utf-8"))["tasks"]
    assert len(printed) == 2 * len(tasks)
    right = 0
    for task, period, due in zip(tasks, printed[::2], printed[1::2], strict=True):
        start, end = task["period"][:2]
        got, late = parse_period(period)[0], parse_period(due)[0]
        assert got.start and got.end
        right += (got.start.year, got.end.year) == (start, end)
        if task.get("due_recurrence"):
            right += late.recurrence == task["due_recurrence"]
        else:
            right += [d.year for d in (late.start, late.end) if d] == task["due"]
    assert right == 2 * len(tasks)
