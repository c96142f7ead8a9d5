"""Quantities: the table of printed cells, the registers both ways, what any text must bear, and the speed."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.notes import Code, Severity
from normalize.quantities.find import Quantity, find_quantities
from normalize.quantities.units import Unit, units
from normalize.quantities.words import comparators, contexts, neighbours
from normalize.registers import Row, rows
from normalize.text import clean
from tests.samples.clock import assert_within
from tests.samples.files import ROOT
from tests.samples.printed_numbers import printed

CELLS = ROOT / "tests" / "cells" / "quantities.tsv"
DATA = ROOT / "normalize" / "data"


def cells(path: Path) -> list[tuple[str, str]]:
    """The lines of a table of cells: text, expected reading."""
    lines = path.read_text("utf-8").split("\n")[1:]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line]


def shown(found: tuple[Quantity, ...]) -> str:
    """Quantities in the way of the table."""
    return "; ".join(
        f"{q.comparator} {plain(q.low)}..{plain(q.high)} {q.unit or '?'}{'!' if doubted(q) else ''}"
        for q in found
    )


def plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f") if value else "0"


def doubted(q: Quantity) -> bool:
    return any(n.severity is not Severity.INFO for n in q.notes)


@pytest.mark.parametrize(("text", "expected"), cells(CELLS), ids=lambda x: str(x)[:40])
def test_printed_cell(text: str, expected: str) -> None:
    assert shown(find_quantities(text)) == expected


def test_the_table_is_large_enough() -> None:
    assert sum(expected.count("..") for _, expected in cells(CELLS)) >= 200


@pytest.mark.parametrize(("text", "expected"), cells(CELLS), ids=lambda x: str(x)[:40])
def test_composition_case_and_spaces_change_nothing(text: str, expected: str) -> None:
    assert shown(find_quantities(unicodedata.normalize("NFD", text))) == expected
    assert shown(find_quantities(f"  {text.replace(' ', '  ')}\n")) == expected


@pytest.mark.parametrize(("text", "expected"), cells(CELLS), ids=lambda x: str(x)[:40])
def test_spans_hold_what_is_raw(text: str, expected: str) -> None:
    for q in find_quantities(text):
        assert clean(text)[q.start : q.end] == q.raw
        assert any(c.isdigit() for c in q.raw) or q.rule in ("multiple", "words")
    del expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("38,51", "tỷ VND", "= 38510000000..38510000000 VND"),
        ("2024", "tỷ VND", "= 2024000000000..2024000000000 VND"),
        ("10 tỷ", "triệu đồng", "= 10000000000..10000000000 VND"),
        ("5-8", "%", "range 5..8 %"),
        ("≥ 95", "%", ">= 95.. %"),
        ("40 nghìn", "ha", "= 40000..40000 ha"),
        ("6,69", "nghìn tCO2", "= 6690..6690 tCO2e"),
        ("20", "parsec", "= 20..20 ?!"),
        ("20 xã", "%", "= 20..20 xã"),
    ],
)
def test_the_column_s_unit_serves_a_number_without_one(text: str, unit: str, expected: str) -> None:
    assert shown(find_quantities(text, default_unit=unit)) == expected


def test_an_unknown_noun_is_reported_not_passed_on() -> None:
    (got,) = find_quantities("Hỗ trợ 4 quạt công nghiệp")
    assert got.low == 4
    assert got.unit is None and got.dimension is None
    assert [(n.code, n.found) for n in got.notes] == [(Code.UNIT_UNKNOWN, "quạt")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tăng 9, 3 - 9,7%", Code.NUMBER_MALFORMED),
        ("đạt 20 6,05 nghìn tỷ đồng", Code.NUMBER_MALFORMED),
        ("từ 24 - 11%", Code.NUMBER_MALFORMED),
        ("42,280 tỷ", Code.NUMBER_AMBIGUOUS),
        ("20.0000ha", Code.NUMBER_MALFORMED),
    ],
)
def test_a_doubtful_number_says_so(text: str, code: Code) -> None:
    notes = [n for q in find_quantities(text) for n in q.notes]
    assert code in {n.code for n in notes if n.severity is Severity.WARNING}


def test_each_bounding_word_reads_its_example() -> None:
    for row in rows("comparators"):
        found = find_quantities(f"Tỷ lệ {row['example']}")
        assert [q.comparator for q in found] == [row["comparator"]], row
        assert row["phrase"] in found[0].raw.lower() or row["place"] == "after", row
    assert set(comparators()) == {"before", "after"}


def test_each_context_word_keeps_its_example_from_being_a_quantity() -> None:
    for row in rows("number_context"):
        assert find_quantities(f"Thực hiện {row['example']} của tỉnh") == (), row
        assert row["kind"] in contexts()[row["word"]]


@pytest.mark.parametrize("row", rows("number_neighbours"), ids=lambda row: f"{row['kind']} {row['word']}")
def test_each_word_beside_a_number_does_to_its_example_what_its_kind_says(row: Row) -> None:
    assert row["word"] in neighbours(row["kind"]) and row["word"] in row["example"]
    found = find_quantities(f"Thực hiện {row['example']}")
    numbers = [q.low if q.low is not None else q.high for q in found]
    unknown = [n for q in found for n in q.notes if n.code is Code.UNIT_UNKNOWN]
    assert numbers == ([] if row["kind"] == "function" else [20]), found
    assert not unknown, found
    comparator = {"difference": "=", "filler": ">"}.get(row["kind"])
    assert comparator is None or [q.comparator for q in found] == [comparator]


@given(
    st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False),
    st.sampled_from([u for u in units() if u.unit == u.canonical and u.dimension not in ("time", "level")]),
)
def test_reading_undoes_writing(value: Decimal, unit: Unit) -> None:

    (got,) = find_quantities(f"đạt {printed(value)} {unit.aliases[0]}")
    assert (got.low, got.high, got.unit, got.comparator) == (value, value, unit.unit, "=")


_PIECES = st.sampled_from(
    [
        "1",
        "20",
        "2.500",
        "3,5",
        "2020",
        " ",
        "-",
        "đến",
        "%",
        "tỷ",
        "triệu",
        "ha",
        "/",
        "từ",
        "trở lên",
        ",",
        ".",
        "(",
        "năm",
        "a",
        "1",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(_PIECES, max_size=300).map("".join)))
def test_any_text_is_read_in_time(text: str) -> None:
    assert_quick(text)


@pytest.mark.parametrize(
    "unit",
    ["1", "9.", "1,", "1 ", "1-", "12/", "(1) ", "1.000 ", "từ 1 đến ", "a1", "tỷ ", "1 tỷ ", "5% ", "gấp ", "20 xã trở ", " ", "ngày 1 ", "<sub>2</sub>", "m2/", "2020-", "1:11", "một hai "],
)  # fmt: skip
def test_long_texts_are_read_in_time(unit: str) -> None:
    assert_quick((unit * 10_000)[:10_000])


def assert_quick(text: str) -> None:
    """At most 50 ms for 10,000 characters, of the process's own time; the best of five runs."""
    find_quantities("1 ha")
    assert_within(0.05, lambda: find_quantities(text))


def test_speed() -> None:
    texts = [text for text, expected in cells(CELLS) if expected]
    find_quantities("1 ha")
    found = sum(len(find_quantities(text)) for text in texts)
    assert_within(found / 20_000, lambda: [find_quantities(text) for text in texts])
