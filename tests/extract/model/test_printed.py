"""What is read from a text keeps its own place in the print: a phrase that stands twice has two."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.indicators.read import read_indicators
from extract.layout.lines import text_line
from extract.model import Box, Cell, Clause, Column, Doubt, Fragment, Place, Table, Word, doubts_of
from extract.model.printed import Printed, printed, printed_lines
from extract.tasks.prose_titles import clause_field
from normalize.targets.read import read_targets
from schema.contract.records import ProvenanceRecord
from tests.samples.tables import records

TWICE = "Năm 2025 tỷ lệ thu gom rác đô thị đạt 80%, ở nông thôn: đạt 80%."


def fragments(*texts: str) -> tuple[Fragment, ...]:
    """Each text on a page of its own."""
    return tuple(
        Fragment(t, Place(page=k, box=Box(50, 100 * k, 300, 100 * k + 12))) for k, t in enumerate(texts, 1)
    )


def shown(part: Printed) -> str | None:
    """The printed letters at the place of a text."""
    joined = " ".join(f.text for f in part.fragments)
    return joined[slice(*part.span)] if part.span else None


@pytest.mark.parametrize(
    ("text", "parts", "start", "end", "at"),
    [
        ("đạt 80% và đạt 80%", ("- đạt 80% và đạt 80%",), 11, 18, "đạt 80%"),
        ("rừng và đất rừng", ("c) rừng và", "đất rừng"), 12, 16, "rừng"),
        ("quan trắc tự động", ("quan tr", "ắc tự động"), 0, 9, "quan tr ắc"),
        ("đạt 80%", ("khác",), 0, 7, None),
        ("", ("đạt 80%",), 0, 0, None),
    ],
    ids=["second_of_two", "over_two_parts", "word_broken", "other_text", "empty"],
)
def test_a_part_of_a_text_has_its_own_place(
    text: str, parts: tuple[str, ...], start: int, end: int, at: str | None
) -> None:
    part = printed(text, fragments(*parts)).part(start, end)
    assert part.text == text[start:end]
    assert shown(part) == at


def test_the_second_of_two_equal_lines_stands_behind_the_first() -> None:
    first, second = printed_lines(["đạt 80%", "đạt 80%"], fragments("- đạt 80%", "- đạt 80%"))
    assert [f.place.page for p in (first, second) for f in p.fragments] == [1, 2]
    assert [shown(p) for p in (first, second)] == ["đạt 80%", "đạt 80%"]


def test_a_target_has_the_span_of_its_own_words() -> None:
    reading = read_targets(TWICE)
    assert [TWICE[t.start : t.end] for t in reading.targets] == [t.raw for t in reading.targets]
    assert [t.raw for t in reading.targets][1] == "đạt 80%"
    assert reading.targets[1].start == TWICE.rindex("đạt 80%")


def places(found: tuple[ProvenanceRecord, ...]) -> list[tuple[int | None, str]]:
    """Start and letters of the places of targets."""
    own = [p for p in found if p.record_table == "targets"]
    return [(p.char_start, (p.raw or "")[p.char_start : p.char_end]) for p in own]


def test_two_targets_of_the_same_words_have_two_places(tmp_path: Path) -> None:
    body = f"I. MỤC TIÊU\n\n1. {TWICE}\n"
    found = records(tmp_path, [["1", "Trồng rừng phòng hộ", "Sở Xây dựng", "2022", "5"]], body=body)
    (first, second) = places(found.provenance)
    assert first[0] == len("1. ")
    assert "đạt 80%" in first[1]
    assert second[1] == "đạt 80%"
    assert second[0] == len("1. ") + TWICE.rindex("đạt 80%")


def test_the_same_words_on_two_pages_have_two_boxes() -> None:
    parts = fragments("1. Năm 2025 tỷ lệ thu gom rác đô thị đạt 80%, ở nông thôn:", "đạt 80%.")
    above = Clause("I", "I.", 0, "MỤC TIÊU", "MỤC TIÊU", None, fragments("I. MỤC TIÊU"))
    clause = Clause("I.1", "1.", 1, None, TWICE, "I", parts)
    (indicator,) = read_indicators((above, clause), (), ())
    touched = [
        [f.place.page for f in at.fragments if at.span and _touches(at, f)] for at in indicator.targets_at
    ]
    assert touched == [[1], [2]]


def _touches(at: Printed, fragment: Fragment) -> bool:
    start = 0
    for part in at.fragments:
        if part is fragment and at.span:
            return at.span[0] < start + len(part.text) and at.span[1] > start
        start += len(part.text) + 1
    return False


def test_a_value_of_a_table_stands_in_its_own_cell() -> None:
    texts = [("TT", "Chỉ tiêu", "2025", "2030"), ("1", "Tỷ lệ che phủ rừng", "80%", "80%")]
    cells = tuple(
        Cell(r, c, 1, 1, text, (Fragment(text, Place(page=1, box=Box(100 * c, 50 * r, 100 * c + 90, 50 * r + 12))),))
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    )  # fmt: skip
    columns = (
        Column(0, "number", "TT"),
        Column(1, "indicator", "Chỉ tiêu"),
        Column(2, "value", "2025", year=2025),
        Column(3, "value", "2030", year=2030),
    )
    table = Table(1, None, None, "indicators", None, 2, 4, cells, (0,), columns, (), 1, 1, "test", 1.0)
    (indicator,) = read_indicators((), (table,), ())
    boxes = [at.fragments[0].place.box for at in indicator.targets_at]
    assert [box.x0 for box in boxes if box] == [200, 300]


def test_a_title_that_stands_twice_in_its_clause_has_the_place_it_was_read_from() -> None:
    text = "Trồng rừng. Chủ trì: Sở Xây dựng. Trồng rừng"
    clause = Clause("1", "1.", 0, None, text, None, fragments(f"1. {text}"))
    field = clause_field("title", clause, text.rindex("Trồng"), "Trồng rừng")
    assert field.offset == len("1. ") + text.rindex("Trồng")


def words(*texts: tuple[str, float]) -> list[Word]:
    return [Word(t, Box(50 * k, 0, 50 * k + 40, 10), 10, confidence=c) for k, (t, c) in enumerate(texts)]


def test_the_doubt_of_a_word_is_at_its_own_place() -> None:
    """``an`` is a word of its own here, and stands in ``ban`` before."""
    line = words(("ban", 1.0), ("hành", 1.0), ("an", 0.5))
    assert doubts_of(line, "ban hành an") == (Doubt(9, 11, 0.5),)
    assert text_line(line, 1).doubts == (Doubt(9, 11, 0.5),)


def test_a_word_that_is_not_where_it_should_be_is_not_looked_for() -> None:
    with pytest.raises(ValueError, match="does not stand"):
        doubts_of(words(("an", 0.5)), "ban hành an")
